// The first view: the text folded (NFKC, case, accents, zero-width), ä as ae, ß as ss. One loop over the comment, which
// also notes whether the dearer views have anything to look at.

import {
	A,
	DIGIT,
	E,
	EXPANDS,
	entryAt,
	expansionOf,
	FOREIGN,
	IN_PLACE,
	LETTER,
	LETTERS_END,
	LOOKS_LIKE,
	MARK,
	NEWLINE,
	NOT_PROSE,
	NOTHING,
	O,
	SOFT,
	SPACE,
	table,
	U,
	UMLAUT,
} from "./letters.ts";
import { type Alphabet, listedSymbol } from "./patterns.ts";
import { GAP, type Stream, widen } from "./stream.ts";

/** What a stretch without white space contains that other views must look at. */
export const SIGN = {
	/** ä, ö or ü: perhaps only decoration ("Hürensohn"). */
	umlaut: 1,
	/** A digit, symbol or letter of another script in a letter's place. */
	lookalike: 2,
	/** A symbol inside a word: perhaps in the place of letters. */
	mask: 4,
	/** A symbol at a word's edge, as in "@name": only the word itself may be one in disguise, no phrase around it. */
	edge: 8,
} as const;

/** Where the dearer views have something to look at: one entry for each stretch without white space that shows a sign. */
export interface Signs {
	/** The place of the first sign in the stretch, in order. */
	readonly at: number[];
	/** Which signs the stretch shows. */
	readonly kinds: number[];
	/** All kinds together. */
	all: number;
	/** Whether three of a letter stand in a row anywhere. */
	run: boolean;
}

/**
 * Folds a text into a stream.
 * @param stream with room for four letters a character
 * @param signs emptied and written
 */
export function fold(text: string, alphabet: Alphabet, stream: Stream, signs: Signs): void {
	const { symbol, from, to, gap } = stream;
	let length = 0;
	let chunk = -1;
	signs.at.length = 0;
	signs.kinds.length = 0;
	signs.all = 0;
	signs.run = false;
	let pending: number = GAP.hard;
	let last = 0;
	let run = 0;
	for (let index = 0; index < text.length; index++) {
		let entry = table[text.charCodeAt(index)]!;
		if (entry === 0 || entry >= LETTERS_END) entry = entryAt(text, index);
		const kind = entry >> 10;
		if (entry < LETTERS_END) {
			const first = entry & 31;
			symbol[length] = first;
			from[length] = index;
			to[length] = index + 1;
			gap[length] = pending;
			if (first === last && pending === 0) {
				if (++run === 3) signs.run = true;
			} else run = 1;
			last = first;
			pending = 0;
			length++;
			const second = (entry >> 5) & 31;
			if (second !== 0) {
				symbol[length] = second;
				from[length] = index;
				to[length] = index + 1;
				gap[length] = 0;
				run = second === last ? run + 1 : 1;
				last = second;
				length++;
				if (kind === UMLAUT) chunk = note(signs, chunk, index, SIGN.umlaut);
			}
		} else if (kind === SPACE) {
			pending = widen(pending, GAP.space);
			chunk = -1;
		} else if (kind === NEWLINE) {
			chunk = -1;
			pending = widen(widen(pending, GAP.space), GAP.space);
		} else if (kind === DIGIT) {
			if (pending === 0 || isLetterAt(text, index + 1) || isSpelledAt(text, index))
				chunk = note(signs, chunk, index, SIGN.lookalike);
			pending = GAP.hard;
		} else if (kind === NOTHING) {
			if (index + 1 < text.length && text.codePointAt(index)! > 0xffff) index++;
		} else if (kind === MARK) {
			if (length === 0 || pending !== 0) continue;
			to[length - 1] = index + 1;
			const before = symbol[length - 1]!;
			// A decomposed umlaut: the mark U+0308 makes ä of a, which is two letters here.
			if (text.charCodeAt(index) === 0x308 && (before === A || before === O || before === U)) {
				symbol[length] = E;
				from[length] = from[length - 1]!;
				to[length] = index + 1;
				gap[length] = 0;
				last = E;
				length++;
				chunk = note(signs, chunk, index, SIGN.umlaut);
			}
		} else if (kind === FOREIGN || kind === EXPANDS) {
			const point = text.codePointAt(index)!;
			const size = point > 0xffff ? 2 : 1;
			if (kind === FOREIGN && (entry & LOOKS_LIKE) !== 0) chunk = note(signs, chunk, index, SIGN.lookalike);
			const letters = kind === EXPANDS ? expansionOf(point) : [listedSymbol(alphabet, point)];
			for (const letter of letters) {
				symbol[length] = letter;
				from[length] = index;
				to[length] = index + size;
				gap[length] = pending;
				pending = 0;
				length++;
			}
			last = 0;
			index += size - 1;
		} else {
			// Punctuation, symbols, emoji.
			if ((entry & (LOOKS_LIKE | IN_PLACE | NOT_PROSE)) !== 0) {
				const shown = signsOf(entry, text, index, pending);
				if (shown !== 0) chunk = note(signs, chunk, index, shown);
			}
			const wide = text.codePointAt(index)! > 0xffff ? 1 : 0;
			index += wide;
			pending = widen(pending, GAP.soft);
		}
	}
	gap[length] = GAP.hard;
	stream.length = length;
}

/** Adds a sign to its stretch, which begins with the first one; the stretch's number. */
function note(signs: Signs, chunk: number, index: number, kind: number): number {
	if (chunk >= 0) {
		// What follows in "@name_1" makes no more of it.
		if (signs.kinds[chunk] === SIGN.edge) return chunk;
		signs.kinds[chunk]! |= kind;
		signs.all |= kind;
		return chunk;
	}
	signs.all |= kind;
	signs.kinds.push(kind);
	return signs.at.push(index) - 1;
}

/** What a symbol may mean where it stands: `!` and `(` are letters only before letters, other signs also at a word's end. */
function signsOf(entry: number, text: string, index: number, pending: number): number {
	let signs = 0;
	if ((entry & LOOKS_LIKE) !== 0) signs |= SIGN.lookalike;
	if ((entry & NOT_PROSE) !== 0 && pending === 0 && (text[index] === "*" || isInside(text, index))) signs |= SIGN.mask;
	if ((entry & IN_PLACE) !== 0) {
		const opens = pending !== 0;
		const before = isLetterAt(text, index + 1);
		// Within a word a phrase may be in disguise ("h@lt die …"); at its edge only the word ("!diot", "Trott€").
		if (!opens && (before || "$€£".includes(text[index]!))) signs |= SIGN.lookalike;
		else if (opens ? before && text[index] !== "(" : !"!(+".includes(text[index]!)) signs |= SIGN.edge;
	}
	return signs;
}

/** Whether a letter follows within four symbols. */
function isInside(text: string, index: number): boolean {
	for (let next = index + 1; next < text.length && next <= index + 8; next++) {
		const kind = entryAt(text, next) >> 10;
		if (kind === LETTER || kind === UMLAUT) return true;
		if (kind !== SOFT && kind !== NOTHING) return false;
	}
	return false;
}

/** Whether a single letter stands beside a character, one sign away: "1 d", "d.1". */
function isSpelledAt(text: string, index: number): boolean {
	if (isLetterAt(text, index + 2) && !isLetterAt(text, index + 3)) return true;
	return index >= 2 && isLetterAt(text, index - 2) && !(index >= 3 && isLetterAt(text, index - 3));
}

function isLetterAt(text: string, index: number): boolean {
	if (index >= text.length) return false;
	const kind = entryAt(text, index) >> 10;
	return kind === LETTER || kind === UMLAUT;
}
