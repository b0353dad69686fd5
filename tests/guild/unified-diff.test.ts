// Whatever two texts are, the difference turns one into the other, and is no longer than it must be.
import fc from "fast-check";
import { expect, test } from "vitest";
import { diffLines, unifiedDiff } from "../../src/guild/unified-diff.ts";

const line = fc.constantFrom("a", "b", "c", "", "  - x", "@@ -1,2 +3 @@", "--- a", "\\ No newline");
const lines = fc.array(line, { maxLength: 30 });
const split = (text: string) => (text === "" ? [] : text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n"));

/** What `patch` does, checking every line it passes. */
function patched(before: string, diff: string): string[] {
	const old = split(before);
	const out: string[] = [];
	let at = 0;
	const rows = diff.split("\n").slice(2, -1);
	for (let row = 0; row < rows.length; ) {
		const [, from, less, , more] = /^@@ -(\d+),(\d+) \+(\d+),(\d+) @@$/.exec(rows[row++]!)!.map(Number);
		const begin = less === 0 ? from! : from! - 1;
		while (at < begin) out.push(old[at++]!);
		for (let a = 0, b = 0; a < less! || b < more!; row++) {
			const kind = rows[row]![0]!;
			const text = rows[row]!.slice(1);
			expect([" ", "-", "+"]).toContain(kind);
			if (kind !== "+") expect(old[at++]).toBe(text);
			if (kind !== "-") out.push(text);
			if (kind !== "+") a++;
			if (kind !== "-") b++;
		}
	}
	return [...out, ...old.slice(at)];
}

/** The length of the longest common subsequence, the plain way. */
function common(a: readonly string[], b: readonly string[]): number {
	let row = new Array<number>(b.length + 1).fill(0);
	for (const one of a) {
		const next = [0];
		for (let j = 0; j < b.length; j++) next.push(one === b[j] ? row[j]! + 1 : Math.max(row[j + 1]!, next[j]!));
		row = next;
	}
	return row.at(-1)!;
}

test("a difference applied gives the new text, taken back the old one, and nothing shorter would do", () => {
	fc.assert(
		fc.property(lines, lines, (a, b) => {
			const found = diffLines(a, b);
			expect(found.filter(({ kind }) => kind !== "+").map(({ text }) => text)).toEqual(a);
			expect(found.filter(({ kind }) => kind !== "-").map(({ text }) => text)).toEqual(b);
			expect(found.filter(({ kind }) => kind === " ")).toHaveLength(common(a, b));
			const [before, after] = [a.join("\n"), b.join("\n")];
			const diff = unifiedDiff(before, after, ["vorher", "nachher"]);
			if (split(before).join("\n") === split(after).join("\n") && split(before).length === split(after).length)
				expect(diff).toBe("");
			else expect(patched(before, diff)).toEqual(split(after));
		}),
		{ numRuns: 2000 },
	);
});

test("ends of lines make no difference; the form is the one editors know", () => {
	expect(unifiedDiff("a\r\nb\r\n", "a\nb", ["x", "y"])).toBe("");
	expect(unifiedDiff("1\n2\n3\n4\n5\n6\n", "1\n2\n3\n4\nfünf\n6\n", ["alt", "neu"])).toBe(
		"--- alt\n+++ neu\n@@ -2,5 +2,5 @@\n 2\n 3\n 4\n-5\n+fünf\n 6\n",
	);
	expect(unifiedDiff("", "neu\n", ["alt", "neu"])).toBe("--- alt\n+++ neu\n@@ -0,0 +1,1 @@\n+neu\n");
});

test("texts with nothing in common, as large as may be uploaded, cost no seconds", () => {
	const before = Array.from({ length: 100_000 }, (_, index) => `a${index % 7}`);
	const after = Array.from({ length: 100_000 }, (_, index) => `b${index % 5}`);
	const started = performance.now();
	const found = diffLines(before, after);
	expect(performance.now() - started).toBeLessThan(1_500);
	expect(found).toHaveLength(200_000);
});
