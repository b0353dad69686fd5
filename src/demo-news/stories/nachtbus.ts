import type { Story } from "../story.ts";

export const nachtbus: Story = {
	slug: "nachtbus-verbindet-vier-doerfer",
	title: "Nachtbus verbindet Ahlenbrück mit vier Dörfern",
	teaser:
		"An Wochenenden fährt künftig bis halb vier ein Bus von Ahlenbrück nach Nordlanne, Lütjenau, Heidlanne und Wehrauen. Eine Fahrt kostet drei Euro.",
	author: "Tilo Marquardt",
	category: "Verkehr",
	body: `
Vom 4. Dezember an fährt in den Nächten zu Samstag und Sonntag ein Bus von Ahlenbrück in vier umliegende Orte. Die Linie N7 bedient Nordlanne, Lütjenau, Heidlanne und Wehrauen. Der Kreistag hat das Angebot am Donnerstag mit großer Mehrheit beschlossen.

Der erste Bus startet um 23.10 Uhr am Bahnhof Ahlenbrück, der letzte um 3.30 Uhr. Dazwischen fährt er alle 65 Minuten. Eine Fahrt kostet drei Euro, Monatskarten gelten ohne Aufpreis. Der Landkreis rechnet mit jährlichen Kosten von 128.000 Euro und Einnahmen von etwa 30.000 Euro.

„Wer um zwei Uhr nach Hause will, hat bisher die Wahl zwischen einem teuren Taxi und einem langen Fußweg“, sagte Landrätin Birgit Aumann. Der Nachtbus sei auch ein Beitrag zur Verkehrssicherheit.

## Anstoß kam aus dem Jugendbeirat

Vorgeschlagen hatte die Linie der Jugendbeirat des Landkreises. Dessen Vorsitzender, der 17-jährige Levin Harms, berichtete, man habe an vier Wochenenden 523 junge Leute befragt. 71 Prozent hätten angegeben, wegen des Heimwegs schon einmal auf eine Veranstaltung verzichtet zu haben.

Gegen den Antrag stimmten fünf Abgeordnete. Der Abgeordnete Rolf Deters erklärte, das Geld sei bei den Schulbussen besser angelegt, die morgens regelmäßig überfüllt seien. Aumann entgegnete, beides werde gebraucht; für die Schulbusse seien im kommenden Jahr zwei zusätzliche Fahrzeuge bestellt.

Betreiber ist das Unternehmen Lannetal-Verkehr. Geschäftsführerin Sabine Krull sagte, es sei nicht leicht gewesen, Personal für die Nachtdienste zu finden. Inzwischen hätten sich sechs Fahrerinnen und Fahrer gemeldet. Der Versuch läuft zunächst 18 Monate. Danach will der Kreistag anhand der Fahrgastzahlen entscheiden, ob es weitergeht. Als Ziel gelten 40 Fahrgäste je Nacht.
`,
	related: ["stadtrat-beschliesst-tempo-30", "faehre-faellt-bis-ostern-aus"],
	picture: { colours: ["#1a365d", "#f6ad55"], alt: "Ein Bus bei Nacht am Bahnhof Ahlenbrück" },
};
