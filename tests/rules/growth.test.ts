// The work of matching grows with the text and not faster, whatever is written: counted in steps, not in time.
import fc from "fast-check";
import { expect, test } from "vitest";
import { compileTerms, readTerm } from "../../src/language/terms.ts";
import { isAimedAtNobody } from "../../src/rules/aim.ts";
import { findLinks } from "../../src/rules/links.ts";
import { decodePercent } from "../../src/rules/percent.ts";
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

const trick = fc.oneof(
	{
		weight: 3,
		arbitrary: fc.constantFrom(..."Hurensohn Idiot Arschloch Froschfresser Kacke halt die Fresse du".split(" ")),
	},
	{ weight: 4, arbitrary: fc.constantFrom(..." aeioäöüßsnlrtdg013457!|@$€*_.-(#\n\u0308\u0301\u200bіоа𝖆🅰ſﬃ") },
	fc.constantFrom(
		"@name",
		"@anna_12",
		"|LBR|",
		"(so",
		"ö @",
		"sß",
		"i d i o t",
		"h ö r e",
		"@h ü r e n s o h n",
		" 1d10t ",
	),
	fc.string({ unit: "binary", maxLength: 2 }),
);

test("the first look leaves out nothing that the views find", () => {
	fc.assert(
		fc.property(fc.array(trick, { minLength: 1, maxLength: 12 }), (pieces) => {
			const text = pieces.join("");
			expect(hitsOf(text, false)).toEqual(hitsOf(text, true));
		}),
		{
			numRuns: 3000,
			examples: [[["Fröschfresßeŕ"]], [["ößßßß @rßchl0ch"]], [["@Hürensohn ", "ö"]], [["Hör", "e@nsohn"]]],
		},
	);
});

function hitsOf(text: string, everything: boolean): unknown {
	try {
		return defaultTerms.scan(text, everything);
	} catch (error) {
		return String(error);
	}
}

test("hidden links, percent escapes and whom a word is aimed at take no longer a letter in a longer comment", () => {
	const pieces = [
		"discord . gg / ",
		"a[.]",
		"a(punkt)b ",
		"%49",
		"%",
		"mich ",
		"ich bin so ein ",
		"kein Idiot ",
		"a.b.de ",
		"[](",
		"Idiot-",
	];
	for (const piece of pieces) {
		const cost = (length: number) => {
			const text = piece.repeat(Math.ceil(length / piece.length));
			const times = Array.from({ length: 9 }, () => {
				const { user, system } = process.cpuUsage();
				findLinks(text);
				decodePercent(text);
				for (let start = 0; start < text.length; start += 50) isAimedAtNobody(text, start, start + 5);
				const after = process.cpuUsage();
				return after.user + after.system - user - system;
			});
			return Math.min(...times);
		};
		cost(2000);
		// Four times the text: sixteen times the time would be quadratic.
		expect(cost(16_000), piece).toBeLessThan(8 * cost(4000) + 3000);
	}
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
