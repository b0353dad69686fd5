import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lexeme } from "../../src/language/evidence/roots.ts";
import { compoundParts, fold, foldMarks, stem, words } from "../../src/language/stems.ts";

describe("folding", () => {
	test("makes spellings of one word equal and leaves different words apart", () => {
		expect(fold("STRAẞE")).toBe(fold("Strasse"));
		expect(fold("Kranken\u00adhaus")).toBe("krankenhaus");
		expect(fold("ﬁnden")).toBe("finden");
		expect(foldMarks("Perić")).toBe("peric");
		expect(fold("schön")).not.toBe(fold("schon"));
	});
});

describe("words", () => {
	test("keep offsets, hyphens, numbers with separators", () => {
		const text = "Die EU-Kommission zahlte 1.500,50 Euro, nicht 3,2 Mio.";
		const found = words(text, "de");
		expect(found.map((word) => word.text)).toEqual([
			"Die",
			"EU-Kommission",
			"zahlte",
			"1.500,50",
			"Euro",
			"nicht",
			"3,2",
			"Mio",
		]);
		for (const word of found) expect(text.slice(word.start, word.end)).toBe(word.text);
	});
	test("never throw and always point into the text", () => {
		fc.assert(
			fc.property(
				fc.string({ unit: "binary", maxLength: 80 }),
				fc.constantFrom("de" as const, "en" as const),
				(text, language) => {
					for (const word of words(text, language)) expect(text.slice(word.start, word.end)).toBe(word.text);
				},
			),
		);
	});
});

describe("stems and roots", () => {
	test("inflected forms meet", () => {
		expect(stem("Krankenhäuser", "de")).toBe(stem("Krankenhauses", "de").replace(/es$/, ""));
		expect(stem("bridges", "en")).toBe(stem("bridge", "en"));
	});
	test.each([
		["schließt geschlossen Schließung schloss", "schliess"],
		["bestätigte Bestätigung bestätigt", "bestatig"],
		["entließ Entlassung entlassen", "entlass"],
		["gestiegen steigen stieg", "steig"],
	])("%s are one root", (forms, root) => {
		expect(forms.split(" ").map((form) => lexeme(form, "de").root)).toEqual(forms.split(" ").map(() => root));
	});
	test("separable particles are told apart from the verb", () => {
		expect(lexeme("abgelehnt", "de")).toEqual({ root: "lehn", particle: "ab" });
		expect(lexeme("zurückgewiesen", "de")).toEqual({ root: "weis", particle: "zuruck" });
		expect(lexeme("verkauft", "de").root).not.toBe(lexeme("kauft", "de").root);
	});
});

describe("compounds", () => {
	const known = (list: string) => (piece: string) => list.split(" ").includes(piece);
	test("split into words of the texts at hand, linking elements aside", () => {
		expect(compoundParts("krankenhausschliessung", known("krankenhaus schliessung"))).toEqual([
			"krankenhaus",
			"schliessung",
		]);
		expect(compoundParts("haushaltsstreit", known("haushalt streit"))).toEqual(["haushalt", "streit"]);
		expect(compoundParts("wohnungsbauforderung", known("wohnung forderung bau"))).toEqual([]);
		expect(compoundParts("streit", known("haushalt streit"))).toEqual([]);
	});
	test("stay cheap where everything could be a part", () => {
		const started = performance.now();
		compoundParts("a".repeat(60), (piece) => piece.length > 3 && piece.startsWith("aaaa") && piece.length < 9);
		expect(performance.now() - started).toBeLessThan(500);
	});
});
