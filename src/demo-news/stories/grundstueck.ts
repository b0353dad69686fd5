import type { Story } from "../story.ts";

export const grundstueck: Story = {
	slug: "hollweg-weist-vorwuerfe-zurueck",
	title: "Hollweg weist Vorwürfe zum Grundstücksverkauf zurück",
	teaser:
		"Der Sender Lannewelle berichtet, die Stadt habe ein Grundstück am Hafen unter Wert verkauft. Die Bürgermeisterin widerspricht und will die Gutachten offenlegen.",
	author: "Sönke Friedrichs",
	category: "Politik",
	body: `
Ahlenbrücks Bürgermeisterin Annegret Hollweg hat Vorwürfe zurückgewiesen, die Stadt habe ein Grundstück am Alten Hafen unter Wert verkauft. „Der Preis entsprach dem Gutachten, und der Rat hat ihm zugestimmt“, sagte Hollweg am Mittwoch. Sie kündigte an, beide Wertgutachten in der kommenden Woche offenzulegen.

Zuvor hatte der Regionalsender Lannewelle berichtet, das 4.300 Quadratmeter große Gelände sei im Mai für 780.000 Euro an die Projektgesellschaft Hafenblick verkauft worden. Ein internes Schreiben des Bauamts, das dem Sender nach eigenen Angaben vorliegt, habe den Wert jedoch auf 1,1 Millionen Euro geschätzt. Der Ahlenbrücker Bote kennt das Schreiben nicht.

Hollweg bestätigte, dass es eine solche Schätzung gegeben habe. Sie stamme allerdings aus dem Jahr 2021 und berücksichtige die Altlasten im Boden nicht. Für deren Beseitigung habe ein Gutachter später 340.000 Euro veranschlagt. Ziehe man diese Summe ab, komme man auf 760.000 Euro, also weniger als den Kaufpreis.

## Opposition verlangt Akteneinsicht

Der Ratsherr Cord Ellerbrock sagte, er halte die Erklärung für möglich, aber nicht für belegt. Seine Wählergemeinschaft werde Akteneinsicht beantragen. „Wenn alles stimmt, ist die Sache in zwei Stunden erledigt“, sagte Ellerbrock. Die Kommunalaufsicht des Landkreises teilte mit, ihr liege bislang keine Beschwerde vor.

Geschäftsführer der Hafenblick ist der Unternehmer Falk Terhorst. Er ließ über seinen Anwalt erklären, die Gesellschaft habe in einem offenen Verfahren das höchste von drei Angeboten abgegeben. Laut Lannewelle sollen auf dem Gelände 46 Wohnungen entstehen, ein Drittel davon mit begrenzter Miete. Der Bauantrag ist nach Auskunft der Stadt noch nicht gestellt.
`,
	related: ["stadtrat-beschliesst-tempo-30", "bericht-harlander-prueft-verkauf"],
	picture: { colours: ["#2d3748", "#cbd5e0"], alt: "Das unbebaute Gelände am Alten Hafen" },
};
