import type { Story } from "../story.ts";

export const faehre: Story = {
	slug: "faehre-faellt-bis-ostern-aus",
	title: "Fähre über die Lanne fällt bis Ostern aus",
	teaser:
		"Ein Riss im Antriebsgehäuse legt die Fähre zwischen Ahlenbrück und Nordlanne still. Das Ersatzteil muss gegossen werden. Pendler müssen einen Umweg von 17 Kilometern fahren.",
	author: "Sönke Friedrichs",
	category: "Verkehr",
	body: `
Die Fähre „Gesine“ zwischen Ahlenbrück und Nordlanne bleibt voraussichtlich bis Ostern außer Betrieb. Bei einer Routineprüfung haben Techniker am Freitag einen Riss im Gehäuse des Antriebs entdeckt. Das teilte die Lanne-Fährgesellschaft am Samstag mit.

Der Riss sei etwa elf Zentimeter lang, hieß es in der Mitteilung. Eine Gefahr für Fahrgäste habe zu keinem Zeitpunkt bestanden. Ein Weiterbetrieb komme dennoch nicht infrage. „Wir fahren erst wieder, wenn der Sachverständige unterschrieben hat“, sagte Betriebsleiterin Ulrike Thoms.

Das Gehäuse stammt aus dem Jahr 1986 und wird nicht mehr hergestellt. Eine Gießerei in Hessleben soll es nachbauen. Thoms zufolge dauert allein das Gießen und Aushärten neun Wochen, hinzu kommen Bearbeitung und Abnahme. Die Kosten bezifferte sie auf rund 190.000 Euro.

## Umweg von 17 Kilometern

Mit der „Gesine“ setzen nach Angaben der Gesellschaft an Werktagen im Schnitt 640 Fahrzeuge über. Wer jetzt auf die andere Seite will, muss die Brücke bei Wehrauen nehmen. Das bedeutet einen Umweg von 17 Kilometern. Für Fußgänger und Radfahrer richtet der Landkreis vom kommenden Mittwoch an einen Kleinbus ein, der werktags zwischen 6 und 19 Uhr im Halbstundentakt verkehrt.

Nordlannes Ortsvorsteher Hauke Renken forderte, den Bus auch am Wochenende fahren zu lassen. Viele Beschäftigte des Krankenhauses arbeiteten im Schichtdienst, sagte er. Der Landkreis teilte dazu mit, man prüfe eine Ausweitung, könne sie aber nicht zusagen, weil Fahrpersonal fehle.

Zuletzt war die Fähre 2019 für längere Zeit ausgefallen. Damals dauerte die Reparatur sechs Wochen.
`,
	related: ["bericht-zuschuss-lannebruecke", "nachtbus-verbindet-vier-doerfer"],
	picture: { colours: ["#2c7a7b", "#81e6d9"], alt: "Die Fähre Gesine am Anleger in Nordlanne" },
};
