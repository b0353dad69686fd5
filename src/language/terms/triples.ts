// Whether the dots on ä, ö, ü may hide a listed word ("Hürensohn"). Every other German comment has an umlaut; most of them
// stand between letters that no listed word has there, and need no second look.
import { entryAt, firstOf, kindOf, LETTER, UMLAUT } from "./letters.ts";

const VOWELS = [1, 15, 21];
const LETTERS = 27;

/** By three letters, (before × 27 + vowel) × 27 + after: whether a pattern has them in this order. */
export type HiddenVowels = Uint8Array;

/** Looks up a, o, u and their neighbours in all patterns; at a pattern's edge any neighbour will do. */
export function hiddenVowels(patterns: readonly { readonly symbols: Uint8Array }[]): HiddenVowels {
	const known = new Uint8Array(LETTERS ** 3);
	const all = Array.from({ length: LETTERS }, (_, letter) => letter);
	for (const { symbols } of patterns) {
		for (let index = 0; index < symbols.length; index++) {
			const vowel = symbols[index]!;
			if (!VOWELS.includes(vowel)) continue;
			const before = neighbours(symbols[index - 1], all);
			const after = neighbours(symbols[index + 1], all);
			for (const left of before) for (const right of after) known[(left * LETTERS + vowel) * LETTERS + right] = 1;
		}
	}
	return known;
}

function neighbours(symbol: number | undefined, all: readonly number[]): readonly number[] {
	return symbol === undefined || symbol >= LETTERS ? all : [symbol];
}

/** Whether a stretch of a text has an umlaut that may be decoration; true also where its neighbours are no plain letters. */
export function mayHide(text: string, start: number, end: number, known: HiddenVowels): boolean {
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

/** A letter of its own, or the end of the word (0), beside which only patterns that end there have anything. */
function isPlain(entry: number): boolean {
	return entry === 0 || (kindOf(entry) === LETTER && entry >> 5 === LETTER << 5);
}
