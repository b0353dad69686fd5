import type { Story } from "../story.ts";

export const feuerwehr: Story = {
	slug: "feuerwehr-waechst-wieder",
	title: "Freiwillige Feuerwehr wächst zum ersten Mal seit zwölf Jahren",
	teaser:
		"31 Eintritte, 18 Austritte: Die Ahlenbrücker Feuerwehr hat wieder mehr Mitglieder. Der Stadtbrandmeister führt das auf die Kinderfeuerwehr zurück und auf eine Regel, die abgeschafft wurde.",
	author: "Henrike Dallmann",
	category: "Lokales",
	body: `
Die Freiwillige Feuerwehr Ahlenbrück hat erstmals seit zwölf Jahren wieder mehr Mitglieder. Zum Jahresende zählen die fünf Ortswehren 287 Aktive, 13 mehr als im Jahr zuvor. 31 Eintritten stehen 18 Austritte gegenüber. Diese Zahlen stellte Stadtbrandmeister Jens Wübbena am Freitag in der Jahresversammlung vor.

Wübbena führte den Zuwachs vor allem auf die Kinderfeuerwehr zurück, die 2016 gegründet worden war. „Die Ersten von damals sind jetzt 18 und fahren mit raus“, sagte er. Neun der Neuen seien auf diesem Weg gekommen.

Außerdem hat die Stadt im vergangenen Jahr eine Regel abgeschafft, nach der Aktive im Stadtgebiet wohnen mussten. Nun genügt es, dort zu arbeiten. Acht Beschäftigte der Papierfabrik Harlander sind seither eingetreten. Sie stehen tagsüber zur Verfügung, wenn viele andere nicht am Ort sind.

## 214 Einsätze im Jahr

Die Wehren rückten in diesem Jahr bis Ende Oktober zu 214 Einsätzen aus, davon 58 Brände. In 39 Fällen lösten Rauchmelder oder Brandmeldeanlagen falschen Alarm aus. Die vorgeschriebene Frist von zehn Minuten bis zum Eintreffen wurde nach Angaben der Stadt in 91 Prozent der Fälle eingehalten.

Sorgen bereitet Wübbena die Ausstattung. Das Löschfahrzeug in Nordlanne ist 27 Jahre alt. Die Stadt will es 2028 ersetzen, die Kosten werden auf 520.000 Euro geschätzt. „Das Fahrzeug ist älter als die meisten, die darin sitzen“, sagte Wübbena. Ordnungsdezernent Lars Bevern entgegnete, man habe den Kauf bereits um ein Jahr vorgezogen; die Lieferzeit betrage derzeit 22 Monate.

Frauen machen 17 Prozent der Aktiven aus. Mit Wiebke Janßen führt in Lütjenau erstmals eine Frau eine Ortswehr. Sie wurde mit 34 von 36 Stimmen gewählt.
`,
	related: ["bericht-harlander-prueft-verkauf"],
	picture: { colours: ["#9b2c2c", "#fbd38d"], alt: "Ein Löschfahrzeug vor dem Gerätehaus in Nordlanne" },
};
