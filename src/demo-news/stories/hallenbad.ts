import type { Story } from "../story.ts";

export const hallenbad: Story = {
	slug: "hallenbad-sanierung-wird-teurer",
	title: "Sanierung des Hallenbads wird 2,4 Millionen Euro teurer",
	teaser:
		"Statt 9,1 soll die Sanierung des Ahlenbrücker Hallenbads nun 11,5 Millionen Euro kosten. Grund sind Schäden am Beckenkopf. Eröffnet wird frühestens im September 2027.",
	author: "Henrike Dallmann",
	category: "Lokales",
	body: `
Die Sanierung des Hallenbads am Mühlenwehr wird deutlich teurer als geplant. Nach Angaben der Stadt Ahlenbrück steigen die Kosten von 9,1 auf 11,5 Millionen Euro. Das geht aus einer Vorlage hervor, die die Verwaltung am Dienstagabend dem Bauausschuss vorgelegt hat.

Baudezernentin Marlene Voss begründete den Anstieg mit Schäden, die erst nach dem Abbruch der alten Fliesen sichtbar geworden seien. „Der Beckenkopf ist auf einer Länge von 38 Metern durchfeuchtet. Das konnte vor dem Abbruch niemand sehen“, sagte Voss. Der Beton müsse an diesen Stellen vollständig erneuert werden.

## Eröffnung verschiebt sich um fünf Monate

Auch der Zeitplan ist nicht zu halten. Ursprünglich sollte das Bad im April 2027 wieder öffnen. Nun nennt die Verwaltung den September 2027 als frühesten Termin. Die Arbeiten hatten im März begonnen.

Kämmerer Jost Brinkmeier erklärte im Ausschuss, die Mehrkosten ließen sich im laufenden Haushalt nicht vollständig auffangen. Rund 1,6 Millionen Euro kämen aus verschobenen Straßenbauprojekten, die übrigen 800.000 Euro wolle die Stadt als Kredit aufnehmen. „Wir verschieben, wir streichen nicht“, betonte Brinkmeier.

Kritik kam aus der Opposition. Der Ratsherr Cord Ellerbrock von der Wählergemeinschaft Offenes Ahlenbrück warf der Verwaltung vor, auf ein Baugutachten verzichtet zu haben. Ein solches Gutachten hätte nach seiner Schätzung etwa 60.000 Euro gekostet. Voss wies das zurück: Es habe 2024 ein Gutachten gegeben, dabei seien jedoch nur Stichproben genommen worden.

Der Schwimmverein Lanne 08 fürchtet um seine Trainingszeiten. Die Vorsitzende Petra Uhlig sagte dem Ahlenbrücker Boten, der Verein weiche derzeit mit 140 Kindern in das Lehrschwimmbecken nach Nordlanne aus. Ein weiterer Winter dort sei „kaum zu organisieren“.

Der Rat entscheidet am 14. Dezember über die Vorlage. Eine Mehrheit gilt als wahrscheinlich, weil die beiden größten Fraktionen Zustimmung angekündigt haben.
`,
	related: ["stadtrat-beschliesst-tempo-30", "bibliothek-oeffnet-sonntags"],
	picture: { colours: ["#2b6cb0", "#90cdf4"], alt: "Das leere Becken des Hallenbads am Mühlenwehr" },
};
