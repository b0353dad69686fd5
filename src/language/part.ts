/** A piece of an article: its words, and where they stand as `[start, end)` in UTF-16 code units, in order. */
export type Part = { text: string; spans: [number, number][] };

/**
 * The part that stands at these spans. Spans are sorted, trimmed of white space, and joined where only white space lies
 * between them; pieces are joined by " … " in the text. Null where nothing but white space is left.
 */
export function partAt(text: string, spans: readonly (readonly [number, number])[]): Part | null {
	const joined: [number, number][] = [];
	for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0])) {
		let start = Math.max(0, from);
		let end = Math.min(text.length, to);
		while (start < end && isSpace(text.charCodeAt(start))) start++;
		while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
		if (start >= end) continue;
		const last = joined.at(-1);
		if (last && text.slice(last[1], start).trim() === "") last[1] = Math.max(last[1], end);
		else joined.push([start, end]);
	}
	if (joined.length === 0) return null;
	return { text: joined.map(([start, end]) => text.slice(start, end)).join(" … "), spans: joined };
}

/** White space as articles have it, the no-break spaces included. */
export const isSpace = (code: number): boolean =>
	code === 32 ||
	(code >= 9 && code <= 13) ||
	code === 0xa0 ||
	code === 0x202f ||
	code === 0x2009 ||
	code === 0x2028 ||
	code === 0x2029 ||
	code === 0xfeff;
