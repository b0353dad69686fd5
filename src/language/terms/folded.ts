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
	LOOKS_LIKE,
	MARK,
	NEWLINE,
	NOT_PROSE,
	NOTHING,
	O,
	SPACE,
	U,
	UMLAUT,
} from "./letters.ts";
import type { Alphabet } from "./patterns.ts";
import { GAP, type Stream, widen } from "./stream.ts";

/** What a text contains that other views must look at. */
export const SIGN = {
	/** ä, ö or ü: perhaps only decoration ("Hürensohn"). */
	umlaut: 1,
	/** A letter of another script that looks like one of ours. */
	lookalike: 2,
	/** A digit or symbol beside a letter: perhaps in a letter's place. */
	leet: 4,
	/** Three of a letter in a row. */
	run: 8,
	/** A symbol inside a word: perhaps in the place of letters. */
	mask: 16,
} as const;

/**
 * Folds a text into a stream.
 * @param stream with room for four letters a character
 * @returns which signs the text shows
 */
export function fold(text: string, alphabet: Alphabet, stream: Stream): number {
	const { symbol, from, to, gap } = stream;
	let length = 0;
	let signs = 0;
	let pending: number = GAP.hard;
	let last = 0;
	let run = 0;
	for (let index = 0; index < text.length; index++) {
		const entry = entryAt(text, index);
		const kind = entry >> 10;
		if (kind === LETTER || kind === UMLAUT) {
			const first = entry & 31;
			symbol[length] = first;
			from[length] = index;
			to[length] = index + 1;
			gap[length] = pending;
			if (first === last && pending === 0) {
				if (++run === 3) signs |= SIGN.run;
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
				if (kind === UMLAUT) signs |= SIGN.umlaut;
			}
		} else if (kind === SPACE) {
			pending = widen(pending, GAP.space);
		} else if (kind === NEWLINE) {
			pending = widen(widen(pending, GAP.space), GAP.space);
		} else if (kind === DIGIT) {
			if (pending === 0 || isLetterAt(text, index + 1) || isSpelledAt(text, index)) signs |= SIGN.leet;
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
				signs |= SIGN.umlaut;
			}
		} else if (kind === FOREIGN || kind === EXPANDS) {
			const point = text.codePointAt(index)!;
			const size = point > 0xffff ? 2 : 1;
			if (kind === FOREIGN && (entry & LOOKS_LIKE) !== 0) signs |= SIGN.lookalike;
			const letters = kind === EXPANDS ? expansionOf(point) : [alphabet.get(point) ?? 0];
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
			if ((entry & (LOOKS_LIKE | IN_PLACE | NOT_PROSE)) !== 0) signs |= signsOf(entry, text, index, pending);
			const wide = text.codePointAt(index)! > 0xffff ? 1 : 0;
			index += wide;
			pending = widen(pending, GAP.soft);
		}
	}
	gap[length] = GAP.hard;
	stream.length = length;
	return signs;
}

/** What a symbol may mean where it stands: `!` and `(` are letters only before letters, other signs also at a word's end. */
function signsOf(entry: number, text: string, index: number, pending: number): number {
	let signs = 0;
	if ((entry & LOOKS_LIKE) !== 0) signs |= SIGN.lookalike;
	if ((entry & NOT_PROSE) !== 0 && pending === 0) signs |= SIGN.mask;
	if ((entry & IN_PLACE) !== 0 && (isLetterAt(text, index + 1) || (pending === 0 && !"!(+".includes(text[index]!))))
		signs |= SIGN.leet;
	return signs;
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
