import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultTerms } from "./default-terms.ts";
import { DISGUISES, INSULTS } from "./disguises.ts";

const frames: readonly (readonly [string, string])[] = [
	["", ""],
	["Ach ja, du ", ", das stimmt"],
	["So ein ", "! Typisch 2026."],
	["Liebe Redaktion, ihr seid doch selbst ", " 😀"],
	["Was der Artikel sagt: „Müllabfuhr kommt um 17:45“. ", " eben."],
];

function found(before: string, word: string, after: string): boolean {
	return defaultTerms
		.scan(before + word + after)
		.some(({ start, end }) => start < before.length + word.length && end > before.length);
}

describe("disguised insults", () => {
	test("are found at least 97 times in 100, whichever disguise, word and sentence", () => {
		const missed = new Map<string, string[]>();
		const tried = new Map<string, number>();
		fc.assert(
			fc.property(
				fc.constantFrom(...Object.keys(DISGUISES)),
				fc.constantFrom(...INSULTS),
				fc.constantFrom(...frames),
				fc.infiniteStream(fc.noBias(fc.integer({ min: 0, max: 999 }))),
				(name, word, [before, after], numbers) => {
					const disguised = DISGUISES[name]!(word, () => numbers.next().value! / 1000);
					if (disguised === null) return;
					tried.set(name, (tried.get(name) ?? 0) + 1);
					if (!found(before, disguised, after)) missed.set(name, [...(missed.get(name) ?? []), disguised]);
				},
			),
			{ numRuns: 8000 },
		);
		const all = [...tried.values()].reduce((sum, count) => sum + count, 0);
		const failed = [...missed.values()].reduce((sum, list) => sum + list.length, 0);
		expect(all).toBeGreaterThan(5000);
		expect(1 - failed / all, JSON.stringify([...missed])).toBeGreaterThanOrEqual(0.98);
		// No single disguise is a way through.
		for (const [name, list] of missed) expect(list.length / tried.get(name)!, `${name}: ${list}`).toBeLessThan(0.2);
	});

	test("tell where they stand in the original, disguise and ending included", () => {
		const cases: readonly (readonly [string, string, string])[] = [
			["Ihr seid I.d.i.o.t.e.n!", "I.d.i.o.t", "joined"],
			["Sieh an, die Vollidioten.", "Vollidioten", "folded"],
			["ein W\u0456\u0441hser mehr", "W\u0456\u0441hser", "lookalike"],
			["du Troooottel da", "Troooottel", "stretched"],
			["Sch**ßkerl!", "Sch**ßkerl", "masked"],
			["\u{1d573}\u{1d58e}er \u{1f600} Id\u200biot", "Id\u200biot", "folded"],
			["Die ARSCHLÖCHER", "ARSCHLÖCHER", "folded"],
			["Du A\u0308rsche, ihr A\u0308rsche", "ihr A\u0308rsche", "folded"],
		];
		for (const [text, letters, view] of cases) {
			const hits = defaultTerms.scan(text).filter(({ category }) => category === "insult");
			expect(hits.map((hit) => [text.slice(hit.start, hit.end), hit.view])).toContainEqual([letters, view]);
		}
	});
});
