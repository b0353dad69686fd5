import type { Story } from "../story.ts";

export const tempo30: Story = {
	slug: "stadtrat-beschliesst-tempo-30",
	title: "Stadtrat beschließt Tempo 30 in der Innenstadt",
	teaser:
		"Innerhalb des Altstadtrings gilt von Februar an Tempo 30. Der Rat stimmte mit 19 zu 14 Stimmen dafür. Händler erwarten weniger Lärm, ein Ratsherr spricht von Symbolpolitik.",
	author: "Tilo Marquardt",
	category: "Politik",
	body: `
In der Ahlenbrücker Innenstadt gilt vom 1. Februar an Tempo 30. Das hat der Stadtrat am Montagabend nach zweistündiger Debatte beschlossen. 19 Mitglieder stimmten für den Antrag, 14 dagegen, zwei enthielten sich.

Die Regelung betrifft alle Straßen innerhalb des Altstadtrings, insgesamt 6,8 Kilometer. Ausgenommen bleibt die Hafenstraße, weil sie als Umleitungsstrecke der Landesstraße dient. Für neue Schilder rechnet die Verwaltung mit Kosten von 47.000 Euro.

Bürgermeisterin Annegret Hollweg nannte den Beschluss einen Gewinn für alle, die in der Stadt wohnen. „Wir haben im vergangenen Jahr innerhalb des Rings 61 Unfälle gezählt, bei 23 davon wurden Menschen verletzt. Das sind 23 zu viel“, sagte sie. Eine Auswertung solle nach zwölf Monaten vorliegen.

## Widerspruch aus zwei Fraktionen

Gegen den Antrag sprach unter anderem der Ratsherr Volker Stamm. Er bezeichnete Tempo 30 als Symbolpolitik. Auf den meisten Straßen komme man tagsüber ohnehin nicht schneller voran, erklärte Stamm; nachts dagegen werde der Verkehr nun ohne Not gebremst. Seine Fraktion hatte vorgeschlagen, die Regelung auf die Zeit von 6 bis 20 Uhr zu beschränken. Dieser Antrag scheiterte mit 15 zu 18 Stimmen bei zwei Enthaltungen.

Die Werbegemeinschaft der Innenstadthändler begrüßte die Entscheidung. Ihre Sprecherin Nele Osterkamp teilte mit, in einer Umfrage unter 84 Betrieben hätten sich 52 für Tempo 30 ausgesprochen. Viele hofften auf weniger Lärm vor den Cafés.

Die Polizei kündigte an, in den ersten vier Wochen vor allem zu informieren. „Wer in dieser Zeit zu schnell fährt, bekommt ein Gespräch und einen Handzettel, danach einen Bescheid“, sagte Hauptkommissar Dirk Lohse. Eine zusätzliche Messanlage sei nicht geplant.
`,
	related: ["hallenbad-sanierung-wird-teurer", "nachtbus-verbindet-vier-doerfer"],
	picture: { colours: ["#c53030", "#feb2b2"], alt: "Ein Tempo-30-Schild vor dem Altstadtring" },
};
