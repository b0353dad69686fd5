import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Part } from "../../src/language/part.ts";
import { paragraphs, sentences } from "../../src/language/sentences.ts";
import { statements } from "../../src/language/statements.ts";
import { PASSAGES } from "../fixtures/statements/passages.ts";

const PIECES = [
	"sagte",
	"teilte",
	"mit",
	",",
	":",
	".",
	"„",
	"“",
	"”",
	'"',
	"»",
	"«",
	"‚",
	"‘",
	"(",
	")",
	"–",
	"\n\n",
	"\n",
	"der",
	"die",
	"nach Angaben",
	"laut",
	"zufolge",
	"so",
	"wie",
	"dass",
	"sei",
	"Meier",
	"die Polizei",
	"Dies",
	"zu",
	"habe",
	"hieß es in",
	"unter Berufung auf",
	"zitierte",
	"\u{1F600}",
	"\uD800",
	"\u0000",
	"1.",
	"z. B.",
	" ",
];
const hostile = fc.oneof(
	fc.string({ unit: "binary", maxLength: 300 }),
	fc.array(fc.constantFrom(...PIECES), { maxLength: 120 }).map((pieces) => pieces.join(" ")),
	fc.tuple(fc.constantFrom(...PASSAGES), fc.nat(), fc.nat()).map(([passage, a, b]) => {
		const [from, to] = [a % (passage.text.length + 1), b % (passage.text.length + 1)].sort((x, y) => x - y) as [
			number,
			number,
		];
		return passage.text.slice(0, from) + passage.text.slice(to);
	}),
);

function check(part: Part, text: string): void {
	let at = 0;
	for (const [start, end] of part.spans) {
		expect(start).toBeGreaterThanOrEqual(at);
		expect(end).toBeGreaterThan(start);
		at = end;
	}
	expect(at).toBeLessThanOrEqual(text.length);
	expect(part.text).toBe(part.spans.map(([start, end]) => text.slice(start, end)).join(" … "));
}

describe("hostile input", () => {
	it("gives parts that stand in the text, in order, the same every time", () => {
		fc.assert(
			fc.property(hostile, fc.constantFrom("de" as const, "en" as const), fc.boolean(), (text, language, title) => {
				const found = statements(text, { language, title });
				for (const statement of found) {
					for (const part of [
						statement.quote,
						statement.cue,
						statement.frame,
						statement.speaker,
						statement.addressee,
						...statement.via,
					])
						if (part) check(part, text);
				}
				const starts = found.map((statement) => statement.quote.spans[0]![0]);
				expect(starts).toEqual([...starts].sort((a, b) => a - b));
				expect(statements(text, { language, title })).toEqual(found);
			}),
			{ numRuns: 400 },
		);
	});

	it("gives sentences and paragraphs that cover the text in order without gaps of words", () => {
		fc.assert(
			fc.property(hostile, (text) => {
				for (const stretches of [sentences(text), paragraphs(text), sentences(text, "en")]) {
					let at = 0;
					for (const { start, end, text: words } of stretches) {
						expect(words).toBe(text.slice(start, end));
						expect(start).toBeGreaterThanOrEqual(at);
						expect(text.slice(at, start)).not.toMatch(/[\p{L}\p{N}]/u);
						at = end;
					}
					expect(text.slice(at)).not.toMatch(/[\p{L}\p{N}]/u);
				}
			}),
			{ numRuns: 300 },
		);
	});

	const running = PASSAGES.filter((passage) => !passage.language)
		.map((passage) => passage.text)
		.join("\n\n");
	it.each([
		["articles", `${running}\n\n`],
		["one endless sentence", "und die Frau sagte, der Mann habe „nie“ gelogen, "],
		["opened marks", "„Wer („ sagte, es sei ‚so da.\n\n"],
		["speakers", "Er sagte, Jan Muster sei da. "],
		["stops", "a. 1. "],
	])("looks things up in proportion to the length: %s", (_, piece) => {
		const times = Math.ceil(12_000 / piece.length);
		const small = lookups(piece.repeat(times));
		const large = lookups(piece.repeat(times * 8));
		expect(small).toBeGreaterThan(1000);
		expect(large / small).toBeLessThan(9.5);
	});
});

/** The work done, counted in look-ups of sets and maps: every rule makes some at every step. */
function lookups(text: string): number {
	const prototypes = [Set.prototype, Map.prototype] as { has: (value: unknown) => boolean }[];
	const originals = prototypes.map((prototype) => prototype.has);
	let count = 0;
	prototypes.forEach((prototype, i) => {
		prototype.has = function (this: unknown, value: unknown) {
			count++;
			return originals[i]!.call(this as never, value);
		};
	});
	try {
		statements(text, { language: "de" });
	} finally {
		prototypes.forEach((prototype, i) => {
			prototype.has = originals[i]!;
		});
	}
	return count;
}
