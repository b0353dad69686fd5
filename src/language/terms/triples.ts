// Which three letters follow each other in listed words, to leave out second looks that cannot find anything: every other
// German comment has an umlaut that might be decoration ("Hürensohn"), many begin with "@name".
import { A, entryAt, firstOf, kindOf, LETTER, UMLAUT } from "./letters.ts";

const LETTERS = 27;

/** By three letters, (first × 27 + second) × 27 + third: whether a pattern has them in this order. */
export type Triples = Uint8Array;

/** Looks up all letters of all patterns with their neighbours; at a pattern's edge any neighbour will do. */
export function triplesOf(patterns: readonly { readonly symbols: Uint8Array }[]): Triples {
	const known = new Uint8Array(LETTERS ** 3);
	const all = Array.from({ length: LETTERS }, (_, letter) => letter);
	for (const { symbols } of patterns) {
		for (let index = 0; index < symbols.length; index++) {
			const middle = symbols[index]!;
			if (middle >= LETTERS) continue;
			const before = neighbours(symbols[index - 1], all);
			const after = neighbours(symbols[index + 1], all);
			for (const left of before) for (const right of after) known[(left * LETTERS + middle) * LETTERS + right] = 1;
		}
	}
	return known;
}

function neighbours(symbol: number | undefined, all: readonly number[]): readonly number[] {
	return symbol === undefined || symbol >= LETTERS ? all : [symbol];
}

/** Whether a stretch of a text has an umlaut that may be decoration; true also where its neighbours are no plain letters. */
export function mayHide(text: string, start: number, end: number, known: Triples): boolean {
	for (let index = start; index < end; index++) {
		const entry = entryAt(text, index);
		const kind = kindOf(entry);
		if (kind === LETTER) continue;
		if (kind !== UMLAUT) return true;
		const before = index > start ? entryAt(text, index - 1) : 0;
		const after = index + 1 < end ? entryAt(text, index + 1) : 0;
		if (!isPlain(before) || !isPlain(after)) return true;
		if (known[(firstOf(before) * LETTERS + firstOf(entry)) * LETTERS + firstOf(after)] === 1) return true;
	}
	return false;
}

/** Whether the "@" at an index may stand for a listed word's first letter; true where what follows are no plain letters. */
export function mayBeginWithAt(text: string, index: number, known: Triples): boolean {
	const first = index + 1 < text.length ? entryAt(text, index + 1) : 0;
	const second = index + 2 < text.length ? entryAt(text, index + 2) : 0;
	if (first === 0 || second === 0 || !isPlain(first) || !isPlain(second)) return true;
	return known[(A * LETTERS + firstOf(first)) * LETTERS + firstOf(second)] === 1;
}

/** A letter of its own, or the end of the word (0), beside which only patterns that end there have anything. */
function isPlain(entry: number): boolean {
	return entry === 0 || (kindOf(entry) === LETTER && entry >> 5 === LETTER << 5);
}
