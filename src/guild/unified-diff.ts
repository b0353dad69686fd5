// The difference of two texts, line by line, in the unified form that editors and `patch` read. After E. Myers, "An O(ND)
// Difference Algorithm and Its Variations" (1986), with a bound: texts that have too little in common are shown as one
// replaced by the other.

/** A line of the old text that went, of the new one that came, or of both. */
export interface DiffLine {
	readonly kind: " " | "-" | "+";
	readonly text: string;
}

/** Beyond so many lines that differ the search would take seconds and megabytes, and nobody reads them one by one. */
const MOST_EDITS = 1_500;
const CONTEXT = 3;

/** @returns every line of both texts in order; without the "+" it is the old text, without the "-" the new one */
export function diffLines(before: readonly string[], after: readonly string[]): DiffLine[] {
	let head = 0;
	while (head < before.length && head < after.length && before[head] === after[head]) head++;
	let tail = 0;
	const most = Math.min(before.length, after.length) - head;
	while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
	const same = (lines: readonly string[]): DiffLine[] => lines.map((text) => ({ kind: " ", text }));
	const a = before.slice(head, before.length - tail);
	const b = after.slice(head, after.length - tail);
	return [...same(before.slice(0, head)), ...middle(a, b), ...same(before.slice(before.length - tail))];
}

function middle(a: readonly string[], b: readonly string[]): DiffLine[] {
	const trace = search(a, b);
	if (trace === null)
		return [...a.map((text) => ({ kind: "-" as const, text })), ...b.map((text) => ({ kind: "+" as const, text }))];
	const lines: DiffLine[] = [];
	let [x, y] = [a.length, b.length];
	for (let edits = trace.length - 1; edits > 0; edits--) {
		const reach = trace[edits - 1]!;
		const k = x - y;
		const down = goesDown(reach, k, edits);
		const from = down ? k + 1 : k - 1;
		const fromX = reach[from + edits]!;
		// Along the diagonal back to where the edit ended.
		for (const end = down ? fromX : fromX + 1; x > end; y--) lines.push({ kind: " ", text: a[--x]! });
		if (down) lines.push({ kind: "+", text: b[--y]! });
		else lines.push({ kind: "-", text: a[--x]! });
	}
	while (x > 0) lines.push({ kind: " ", text: a[--x]! });
	return lines.reverse();
}

/** Whether the furthest path to a diagonal came from the one above it, by a line that was added. */
function goesDown(reach: Int32Array, k: number, edits: number): boolean {
	return k === -edits || (k !== edits && reach[k - 1 + edits]! < reach[k + 1 + edits]!);
}

/**
 * How far each diagonal gets with 0, 1, 2 … edits; null beyond the bound.
 * Entry d holds x for the diagonals -(d+1) … d+1, at index diagonal + d + 1.
 */
function search(a: readonly string[], b: readonly string[]): Int32Array[] | null {
	const trace: Int32Array[] = [];
	for (let edits = 0; edits <= Math.min(a.length + b.length, MOST_EDITS); edits++) {
		const before = trace[edits - 1];
		const reach = new Int32Array(2 * edits + 3).fill(-1);
		for (let k = -edits; k <= edits; k += 2) {
			let x = 0;
			if (before) x = goesDown(before, k, edits) ? before[k + 1 + edits]! : before[k - 1 + edits]! + 1;
			while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
			reach[k + edits + 1] = x;
			if (x >= a.length && x - k >= b.length) {
				trace.push(reach);
				return trace;
			}
		}
		trace.push(reach);
	}
	return null;
}

/**
 * @param names of both texts, for the two first lines
 * @returns "" where the texts are the same; ends of lines ("\r\n") and a missing last one make no difference
 */
export function unifiedDiff(before: string, after: string, names: readonly [string, string]): string {
	const lines = diffLines(linesOf(before), linesOf(after));
	const shown = lines.map(() => false);
	for (const [index, { kind }] of lines.entries())
		if (kind !== " ") shown.fill(true, Math.max(0, index - CONTEXT), index + CONTEXT + 1);
	const out: string[] = [];
	let [old, fresh] = [1, 1];
	for (let index = 0; index < lines.length; ) {
		let end = index;
		while (end < lines.length && shown[end]) end++;
		const hunk = lines.slice(index, end);
		const count = (kind: "-" | "+") => hunk.filter((line) => line.kind === " " || line.kind === kind).length;
		if (hunk.length > 0) {
			// An empty side is named by the line before it.
			const range = (start: number, n: number) => `${n === 0 ? start - 1 : start},${n}`;
			out.push(`@@ -${range(old, count("-"))} +${range(fresh, count("+"))} @@`);
			for (const { kind, text } of hunk) out.push(kind + text);
		}
		old += count("-");
		fresh += count("+");
		for (index = end; index < lines.length && !shown[index]; index++) {
			old++;
			fresh++;
		}
	}
	return out.length === 0 ? "" : [`--- ${names[0]}`, `+++ ${names[1]}`, ...out, ""].join("\n");
}

function linesOf(text: string): string[] {
	if (text === "") return [];
	return text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n");
}
