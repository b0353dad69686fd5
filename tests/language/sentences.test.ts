import { describe, expect, it } from "vitest";
import { paragraphs, sentences } from "../../src/language/sentences.ts";

const split = (text: string, language?: "de" | "en") => sentences(text, language).map((sentence) => sentence.text);

describe("sentences", () => {
	it.each([
		[["Der Zug hält um 8.30 Uhr.", "Er fährt weiter."]],
		[["Am 3. Mai beginnt das Fest.", "Am 14. und 15. Juni folgt der Lauf."]],
		[["Die Halle kostet ca. 1.200.000 Euro, d. h. mehr als geplant.", "Dr. H. Muster zahlt."]],
		[["Kaiser Otto IV. liegt hier.", "Der 2. Bürgermeister sprach."]],
		[
			[
				"Er verlor den umkämpften 2. Sitz im Rat.",
				"Das war die 22. „Nacht der Lichter“ am Haff.",
				"Heute läuft die 296. Folge.",
			],
		],
		[["Das war am 22.", "„Wir sangen“, sagte er.", "Er wurde 3.", "Danach schlief er."]],
		[["1. Der Rat tagt.", "2. Der Rat isst die 1.000. Suppe."]],
		[["Es gab Brot, Käse, Wein usw.", "Die Gäste blieben lange."]],
		[["„Wirklich?“, fragte sie.", "„Ja!“ rief er."]],
		[["Sie sagte: „Das reicht.“", "Danach ging sie."]],
		[["Das war 2019.", "Die Brücke stand noch."]],
		[["Er lief los …", "Niemand folgte ihm!", "Warum nicht?"]],
		[["Die Seite heißt boote.example und gehört ver.di nicht."]],
		[["Das Zitat lautet: „Ich […] Bleibe hier“, so steht es da."]],
	])("%#", (wanted) => {
		expect(split(wanted.join(" "))).toEqual(wanted);
	});

	it("knows English abbreviations and that a number with a stop ends a sentence there", () => {
		const wanted = ["Mr. J. Roe left the U.S. in May.", "He paid $5.", "Dr. Holt stayed."];
		expect(split(wanted.join(" "), "en")).toEqual(wanted);
	});

	it("gives places in UTF-16 code units", () => {
		const text = "Ein 😀 lacht.  Noch eins.";
		expect(sentences(text)).toEqual([
			{ text: "Ein 😀 lacht.", start: 0, end: 13 },
			{ text: "Noch eins.", start: 15, end: 25 },
		]);
	});
});

describe("paragraphs", () => {
	it("ends them at empty lines, after complete lines and short ones, not in hard-wrapped text", () => {
		const wrapped =
			"Der Rat der Stadt hat in seiner gestrigen Sitzung beschlossen, den\nalten Hafen zu erweitern und die Mole zu erneuern.";
		expect(paragraphs(`Überschrift\n${wrapped}\nNeuer Absatz.\r\n\r\n \nLetzter.`).map((p) => p.text)).toEqual([
			"Überschrift",
			wrapped,
			"Neuer Absatz.",
			"Letzter.",
		]);
	});
});
