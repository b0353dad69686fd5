// Which three letters follow each other in listed words, to leave out second looks that cannot find anything: every other
// German comment has an umlaut that might be decoration ("Hürensohn"), many begin with "@name".
import { A, entryAt, firstOf, kindOf, LETTER, UMLAUT } from "./letters.ts";

const LETTERS = 27;

/** A bit for three letters, (first × 27 + second) × 27 + third: whether a pattern has them in this order. */
export type Triples = Uint8Array;

/**
 * Looks up all letters of all patterns with their neighbours; at a pattern's edge any neighbour will do.
 * @param more those of other patterns, taken over
 */
export function triplesOf(patterns: readonly { readonly symbols: Uint8Array }[], more?: Triples): Triples {
	const known = more?.slice() ?? new Uint8Array(((LETTERS ** 3) >> 3) + 1);
	const all = Array.from({ length: LETTERS }, (_, letter) => letter);
	for (const { symbols } of patterns) {
		for (let index = 0; index < symbols.length; index++) {
			const middle = symbols[index]!;
			if (middle >= LETTERS) continue;
			const before = neighbours(symbols[index - 1], all);
			const after = neighbours(symbols[index + 1], all);
			for (const left of before) for (const right of after) add(known, left, middle, right);
		}
	}
	return known;
}

function add(known: Triples, first: number, second: number, third: number): void {
	const place = (first * LETTERS + second) * LETTERS + third;
	known[place >> 3]! |= 1 << (place & 7);
}

function has(known: Triples, first: number, second: number, third: number): boolean {
	const place = (first * LETTERS + second) * LETTERS + third;
	return ((known[place >> 3]! >> (place & 7)) & 1) === 1;
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
		if (has(known, firstOf(before), firstOf(entry), firstOf(after))) return true;
	}
	return false;
}

/** Whether the "@" at an index may stand for a listed word's first letter; true where what follows are no plain letters. */
export function mayBeginWithAt(text: string, index: number, known: Triples): boolean {
	const first = index + 1 < text.length ? entryAt(text, index + 1) : 0;
	const second = index + 2 < text.length ? entryAt(text, index + 2) : 0;
	if (first === 0 || second === 0 || !isPlain(first) || !isPlain(second)) return true;
	return has(known, A, firstOf(first), firstOf(second));
}

/** A letter of its own, or the end of the word (0), beside which only patterns that end there have anything. */
function isPlain(entry: number): boolean {
	return entry === 0 || (kindOf(entry) === LETTER && entry >> 5 === LETTER << 5);
}
