import type { Story } from "../story.ts";

export const papierfabrik: Story = {
	slug: "bericht-harlander-prueft-verkauf",
	title: "Bericht: Papierhersteller Harlander prüft Verkauf des Werks",
	teaser:
		"Das Fachblatt „Papier und Märkte“ meldet, Harlander spreche mit zwei Interessenten über das Werk in Ahlenbrück. Das Unternehmen spricht von Spekulationen, der Betriebsrat verlangt Klarheit.",
	author: "Henrike Dallmann",
	category: "Wirtschaft",
	body: `
Der Papierhersteller Harlander prüft offenbar den Verkauf seines Werks in Ahlenbrück. Das berichtete das Fachblatt „Papier und Märkte“ am Donnerstag unter Berufung auf zwei mit den Überlegungen vertraute Personen. Demnach führt das Unternehmen seit dem Sommer Gespräche mit zwei Interessenten.

Dem Bericht zufolge könnte das Werk zwischen 35 und 40 Millionen Euro einbringen. Einer der Interessenten sei ein Finanzinvestor, der andere ein Mitbewerber aus Skandinavien. Eine Entscheidung werde nicht vor dem Frühjahr erwartet, schrieb das Blatt.

Harlander wollte die Angaben nicht bestätigen. „Zu Spekulationen äußern wir uns nicht. Das Werk Ahlenbrück ist ausgelastet und arbeitet profitabel“, erklärte Unternehmenssprecherin Karina Böttger auf Anfrage. Ob es Gespräche gibt, ließ sie offen.

## Betriebsrat fordert Auskunft

In dem Werk arbeiten nach Unternehmensangaben 412 Menschen. Der Betriebsratsvorsitzende Manfred Seidel sagte, die Belegschaft habe aus der Presse von den Überlegungen erfahren. Er habe die Geschäftsführung um ein Gespräch in der kommenden Woche gebeten. „Wer ein Werk verkauft, verkauft keine Maschinen, sondern Arbeitsplätze“, fügte Seidel hinzu.

Bürgermeisterin Annegret Hollweg teilte mit, sie stehe in Kontakt mit dem Unternehmen. Ihr sei versichert worden, dass es keinen Beschluss gebe. Die Stadt habe vor zwei Jahren die Zufahrt zum Werk für 3,2 Millionen Euro ausgebaut und erwarte, dass der Standort erhalten bleibe.

Harlander hatte das Werk 1998 übernommen. Im vergangenen Geschäftsjahr erzielte die gesamte Gruppe nach eigenen Angaben einen Umsatz von 286 Millionen Euro, ein Rückgang um vier Prozent. Wie das Fachblatt weiter berichtete, will das Unternehmen das Geld aus einem Verkauf für den Bau einer Anlage für Verpackungspapier nutzen. Auch dazu äußerte sich Harlander nicht.
`,
	related: ["hallenbad-sanierung-wird-teurer"],
	picture: { colours: ["#744210", "#f6e05e"], alt: "Papierrollen in der Halle eines Werks" },
};
