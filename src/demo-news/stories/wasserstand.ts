import type { Story } from "../story.ts";

export const wasserstand: Story = {
	slug: "studie-lanne-fuehrt-weniger-wasser",
	title: "Studie: Die Lanne führt im Sommer ein Fünftel weniger Wasser",
	teaser:
		"Forschende der Hochschule Wehrauen haben Pegeldaten aus 50 Jahren ausgewertet. Im Sommer fließt deutlich weniger Wasser durch Ahlenbrück. Für den Winter zeigt sich kein klarer Trend.",
	author: "Dr. Imke Sander",
	category: "Umwelt",
	body: `
Durch die Lanne fließt in den Sommermonaten im Schnitt 21 Prozent weniger Wasser als noch vor 50 Jahren. Das ist das Ergebnis einer Studie der Hochschule Wehrauen, die am Mittwoch vorgestellt wurde. Ausgewertet wurden die Daten von sieben Pegeln zwischen der Quelle und der Mündung.

Am Pegel Ahlenbrück sank der mittlere Abfluss von Juni bis August demnach von 14,2 auf 11,2 Kubikmeter in der Sekunde. Verglichen wurden die Jahre 1976 bis 1985 mit den Jahren 2016 bis 2025. „Der Rückgang ist an allen sieben Pegeln zu sehen, er ist also kein Messfehler“, sagte die Hydrologin Professorin Jutta Wienholt, die die Untersuchung geleitet hat.

## Mehrere Ursachen

Als Hauptursache nennt die Studie die höhere Verdunstung. Die Sommer seien im Einzugsgebiet um 1,9 Grad wärmer geworden. Hinzu komme, dass Landwirtschaft und Betriebe mehr Grundwasser entnähmen. Wie groß dieser zweite Anteil sei, lasse sich mit den vorhandenen Daten nicht sicher bestimmen, räumte Wienholt ein.

Für die Wintermonate fanden die Forschenden keinen eindeutigen Trend. Die Werte schwankten stark, hieß es. Von einer Zunahme der Winterhochwasser könne man nach derzeitigem Stand nicht sprechen.

Der Wasserverband Lannetal erklärte, die Versorgung mit Trinkwasser sei gesichert. Verbandsvorsteher Gero Althoff kündigte aber an, die Genehmigungen für Feldberegnung zu überprüfen. Derzeit sind nach seinen Angaben 212 Brunnen zugelassen. Der Kreislandwirt Bernd Kohlmann warnte vor pauschalen Verboten: Viele Höfe hätten bereits in sparsame Tropfbewässerung investiert.

Die Hochschule will die Messungen fortsetzen. Der Landkreis beteiligt sich daran mit 75.000 Euro im Jahr, zunächst bis 2029.
`,
	related: ["faehre-faellt-bis-ostern-aus"],
	picture: { colours: ["#276749", "#9ae6b4"], alt: "Niedrigwasser an der Lanne bei Ahlenbrück" },
};
