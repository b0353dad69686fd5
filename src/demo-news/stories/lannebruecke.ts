import type { Story } from "../story.ts";

export const lannebruecke: Story = {
	slug: "bericht-zuschuss-lannebruecke",
	title: "Land will Neubau der Lannebrücke mitbezahlen",
	teaser:
		"Das Verkehrsministerium hat einen Zuschuss für die Brücke bei Wehrauen zugesagt. Wie hoch er ausfällt, ist umstritten: Eine Zeitung nennt eine deutlich niedrigere Summe als der Landkreis.",
	author: "Sönke Friedrichs",
	category: "Verkehr",
	body: `
Das Land beteiligt sich am Neubau der Lannebrücke bei Wehrauen. Das bestätigte ein Sprecher des Verkehrsministeriums am Montag dem Ahlenbrücker Boten. Zur Höhe des Zuschusses machte er keine Angaben. Der Bescheid werde bis zum Jahresende verschickt.

Landrätin Birgit Aumann sprach von einer Zusage über 18 Millionen Euro. Diese Zahl habe ihr Verkehrsminister Konrad Ebeling am Freitag am Telefon genannt. „Damit sind wir bei 60 Prozent der Kosten, und der Landkreis kann bauen“, sagte Aumann.

Die „Hesslebener Zeitung“ berichtete dagegen unter Berufung auf einen Vermerk aus dem Ministerium, es seien lediglich 13,5 Millionen Euro vorgesehen. Der Rest solle als zinsloses Darlehen gewährt werden. Der Sprecher des Ministeriums wollte den Bericht nicht kommentieren. Aumann erklärte, von einem Darlehen wisse sie nichts.

## Brücke seit drei Jahren eingeschränkt

Die Brücke aus dem Jahr 1961 darf seit 2023 nur noch von Fahrzeugen bis 7,5 Tonnen befahren werden. Schwerere Lastwagen müssen über Hessleben fahren, ein Umweg von 34 Kilometern. Der Neubau soll nach der jüngsten Schätzung 30 Millionen Euro kosten. Vor fünf Jahren war noch von 22 Millionen Euro die Rede gewesen.

Seit dem Ausfall der Fähre „Gesine“ ist die Brücke der einzige Weg über die Lanne im Umkreis. Zählungen des Landkreises zufolge fahren derzeit 9.800 Fahrzeuge am Tag darüber, rund 600 mehr als im Oktober.

Die Industrie- und Handelskammer Lannetal drängte auf einen raschen Baubeginn. Jeder Monat koste die Betriebe der Region nach einer eigenen Berechnung 240.000 Euro, teilte Verkehrsreferent Hinrich Claasen mit. Im günstigsten Fall beginnen die Arbeiten im Herbst 2027. Sie sollen zweieinhalb Jahre dauern.
`,
	related: ["faehre-faellt-bis-ostern-aus", "nachtbus-verbindet-vier-doerfer"],
	picture: { colours: ["#4a5568", "#63b3ed"], alt: "Die Lannebrücke bei Wehrauen" },
};
