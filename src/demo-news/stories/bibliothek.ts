import type { Story } from "../story.ts";

export const bibliothek: Story = {
	slug: "bibliothek-oeffnet-sonntags",
	title: "Stadtbibliothek öffnet probeweise auch sonntags",
	teaser:
		"Von Januar an ist die Ahlenbrücker Stadtbibliothek an Sonntagen von 13 bis 18 Uhr geöffnet, ganz ohne Fachpersonal. Der Versuch ist auf ein Jahr angelegt.",
	author: "Tilo Marquardt",
	category: "Kultur",
	body: `
Die Stadtbibliothek in Ahlenbrück öffnet vom 10. Januar an auch sonntags. Von 13 bis 18 Uhr können Besucherinnen und Besucher Bücher ausleihen, lesen und arbeiten. Fachpersonal ist dann nicht im Haus, stattdessen achtet ein Sicherheitsdienst auf die Räume.

Der Versuch ist auf ein Jahr befristet und kostet 54.000 Euro. Zwei Drittel davon übernimmt die Landesstiftung Lesen und Lernen. „Sonntag ist der Tag, an dem Familien Zeit haben. Ausgerechnet dann waren wir bisher zu“, sagte die Leiterin der Bibliothek, Fenja Petersen.

Vorbild ist die Bibliothek in Hessleben, die seit drei Jahren sonntags öffnet. Dort kommen nach Angaben der Stadt Hessleben an einem Sonntag im Schnitt 310 Menschen, etwa so viele wie an einem Samstag. Petersen rechnet in Ahlenbrück mit 150 bis 200 Gästen.

## Vorbehalte der Gewerkschaft

Die Gewerkschaft Öffentliche Dienste sieht das Vorhaben mit Vorbehalten. Sekretär Malte Reimers sagte, Sonntagsarbeit dürfe nicht durch die Hintertür eingeführt werden. Solange tatsächlich niemand aus der Belegschaft eingesetzt werde, habe man nichts einzuwenden. Petersen versicherte, das bleibe auch so.

Ausleihe und Rückgabe laufen am Sonntag über Automaten. Wer Hilfe braucht, kann eine Telefonnummer anrufen, unter der Ehrenamtliche des Fördervereins antworten. 26 Freiwillige haben sich dafür gemeldet, wie der Vereinsvorsitzende Arndt Gillmann berichtete. Für Kinder soll es einmal im Monat eine Vorlesestunde geben.

Im vergangenen Jahr zählte die Bibliothek 71.400 Besuche, sieben Prozent mehr als im Jahr davor. Die Zahl der Ausleihen ging zugleich leicht zurück. Das Haus werde immer mehr zum Treffpunkt, sagte Petersen.
`,
	related: ["hallenbad-sanierung-wird-teurer"],
	picture: { colours: ["#553c9a", "#d6bcfa"], alt: "Lesesaal der Stadtbibliothek Ahlenbrück" },
};
