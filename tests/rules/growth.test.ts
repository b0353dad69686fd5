// The work of matching grows with the text and not faster, whatever is written: counted in steps, not in time.
import fc from "fast-check";
import { expect, test } from "vitest";
import { compileTerms, readTerm } from "../../src/language/terms.ts";
import { defaultTerms } from "./default-terms.ts";

const piece = fc.oneof(
	fc.stringMatching(/^[a-eis1!*. ]{1,12}$/),
	fc.constantFrom(
		"Idiot ",
		"i d i o t ",
		"1d10t",
		"*",
		"ä",
		"ſ",
		"і",
		"a\u0300",
		"Arsch",
		"loch",
		"schei",
		"\u{1d586}",
		"🅰",
		"|",
		"@",
		"\n",
		"halt die ",
		"„",
	),
	fc.string({ unit: "binary", maxLength: 6 }),
);

function work(text: string): number {
	try {
		defaultTerms.scan(text);
	} catch {
		// Beyond the budget of masked words: the work until then counts.
	}
	return defaultTerms.work;
}

test("twice the text takes twice the steps at most, and never more than 120 a character", () => {
	fc.assert(
		fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
			const unit = `${pieces.join("")} `;
			const short = unit.repeat(Math.ceil(2000 / unit.length));
			const [one, two] = [work(short), work(short + short)];
			expect(two).toBeLessThanOrEqual(2.2 * one + 4000);
			expect(two).toBeLessThanOrEqual(120 * 2 * short.length);
		}),
		{ numRuns: 400 },
	);
});

test("any text can be scanned, and every hit lies within it", () => {
	fc.assert(
		fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
			for (const { start, end } of defaultTerms.scan(text))
				expect(start >= 0 && start < end && end <= text.length).toBe(true);
		}),
		{ numRuns: 1000 },
	);
});

test("an empty list matches nothing", () => {
	expect(compileTerms([]).scan("Du Idiot")).toEqual([]);
	expect(compileTerms([{ name: "leer", language: "de", allow: [], entries: [] }]).scan("Du Idiot")).toEqual([]);
});

test("letters of other scripts can be listed, and modes and allowed words are kept", () => {
	const matcher = compileTerms([
		{
			name: "eigene",
			language: "de",
			allow: ["Marschmusik"],
			entries: ["дурак", "*marsch*", "=Sau", "Kuh*", "*vieh"].map((word) => ({
				...readTerm(word),
				category: "x",
				allow: word === "Kuh*" ? ["Kuhstall*"] : [],
			})),
		},
	]);
	const found = (text: string) => matcher.scan(text).map(({ term }) => term);
	expect(found("Ты ДУРАК!")).toEqual(["дурак"]);
	expect(found("Abmarsch, Marschmusik")).toEqual(["marsch"]);
	expect(found("Sau, Sauen, sauer, Wildsau")).toEqual(["Sau"]);
	expect(found("Kuhhandel, Kuhstallfest, Seekuh, Mistvieh, Viehzucht")).toEqual(["Kuh", "vieh"]);
});
