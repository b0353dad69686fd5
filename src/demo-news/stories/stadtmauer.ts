import type { Story } from "../story.ts";

export const stadtmauer: Story = {
	slug: "bauarbeiter-finden-stadtmauer",
	title: "Bauarbeiter finden Rest der alten Stadtmauer",
	teaser:
		"Beim Kanalbau in der Gerbergasse ist ein Mauerstück aus dem 14. Jahrhundert zum Vorschein gekommen. Es ist älter als alles, was von der Ahlenbrücker Stadtmauer bekannt war.",
	author: "Dr. Imke Sander",
	category: "Kultur",
	body: `
Beim Bau eines Abwasserkanals in der Gerbergasse sind Bauarbeiter auf einen Rest der mittelalterlichen Stadtmauer gestoßen. Das Mauerstück ist 7,40 Meter lang und bis zu 1,60 Meter hoch. Die Kreisarchäologie datiert es in das 14. Jahrhundert.

„Wir wussten aus Urkunden, dass es hier eine Mauer gab. Gesehen hatte sie seit mindestens 300 Jahren niemand“, sagte Kreisarchäologin Dr. Swantje Mohr bei einem Ortstermin am Dienstag. Bisher waren von der Befestigung nur Abschnitte aus dem 16. Jahrhundert bekannt. Das Alter leitet Mohr aus Keramikscherben in der Baugrube und aus dem Mörtel ab. Eine Holzprobe werde noch untersucht, das Ergebnis liege in etwa acht Wochen vor.

## Baustelle ruht zwei Wochen

Die Arbeiten in der Gerbergasse sind bis zum 11. Dezember unterbrochen. Die Stadtwerke rechnen mit Mehrkosten von 85.000 Euro. Betriebsleiter Uwe Hinrichs sagte, der Kanal lasse sich um das Mauerstück herumführen. Der Anschluss von 22 Häusern verzögere sich dadurch bis in den Februar.

Was mit dem Fund geschieht, ist offen. Mohr schlug vor, ein Stück der Mauer unter einer Glasplatte sichtbar zu lassen. Der Heimatverein bot an, sich mit 10.000 Euro zu beteiligen. Sein Vorsitzender Eilert Wessels nannte die Entdeckung einen Glücksfall für die Stadtgeschichte.

Baudezernentin Marlene Voss reagierte zurückhaltend. Sie freue sich über den Fund, erklärte sie, müsse aber an die Anwohner denken. Eine Glasplatte in einer befahrenen Gasse sei teuer und im Winter rutschig. Der Bauausschuss berät im Januar.

Wer sich die Mauer ansehen möchte, hat dazu am Samstag Gelegenheit. Die Kreisarchäologie bietet zwischen 11 und 15 Uhr kostenlose Führungen an.
`,
	related: ["bibliothek-oeffnet-sonntags"],
	picture: { colours: ["#7b341e", "#edc9a3"], alt: "Das freigelegte Mauerstück in der Gerbergasse" },
};
