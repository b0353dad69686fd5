// What a second look reads together: the chunks of its windows, and in which of them digits may stand for letters.
import {
	DIGIT,
	EXPANDS,
	entryAt,
	FOREIGN,
	kindOf,
	LETTER,
	LETTERS_END,
	NOTHING,
	SOFT,
	table,
	UMLAUT,
} from "./letters.ts";
import { isSpaceAt } from "./signs.ts";
import type { Window } from "./windows.ts";

/** Stretches of a text in order, the same index in each list being one chunk. White space between them is in none. */
export interface Chunks {
	/** UTF-16 code units, end exclusive. */
	readonly start: Int32Array;
	readonly end: Int32Array;
	/** Whether digits and symbols may stand for letters: `NOT_ASKED` until `mayBeLeet` is. */
	readonly leet: Uint8Array;
	/** 1 for the first of its window: nothing is read across its beginning. */
	readonly opens: Uint8Array;
	length: number;
}

const NOT_ASKED = 2;

/** Room for so many chunks. */
export function newChunks(capacity: number): Chunks {
	return {
		start: new Int32Array(capacity),
		end: new Int32Array(capacity),
		leet: new Uint8Array(capacity),
		opens: new Uint8Array(capacity),
		length: 0,
	};
}

/**
 * Cuts windows into chunks: without white space, or single characters with single spaces between them.
 * @param chunks overwritten; with room for as many as the text has characters
 */
export function cutIntoChunks(text: string, windows: readonly Window[], chunks: Chunks): void {
	chunks.length = 0;
	for (const window of windows) {
		if (window.onlyUmlauts) {
			add(chunks, window.start, window.end, 0, 1);
			continue;
		}
		let opens = 1;
		for (let index = window.start; index < window.end; ) {
			if (isSpaceAt(text, index)) {
				index++;
				continue;
			}
			const end = Math.min(endOf(text, index), window.end);
			add(chunks, index, end, NOT_ASKED, opens);
			opens = 0;
			index = end;
		}
	}
}

function add(chunks: Chunks, start: number, end: number, leet: number, opens: number): void {
	const { length } = chunks;
	chunks.start[length] = start;
	chunks.end[length] = end;
	chunks.leet[length] = leet;
	chunks.opens[length] = opens;
	chunks.length = length + 1;
}

function endOf(text: string, start: number): number {
	let end = start;
	while (end < text.length && !isSpaceAt(text, end)) end++;
	while (end - start === 1 || (end - 2 >= start && isSpaceAt(text, end - 2))) {
		if (end + 1 >= text.length || isSpaceAt(text, end + 1)) break;
		if (end + 2 < text.length && !isSpaceAt(text, end + 2)) {
			// The last letter may have a comma or full stop behind it.
			const last = end + 3 >= text.length || isSpaceAt(text, end + 3);
			return last && kindOf(entryAt(text, end + 2)) === SOFT ? end + 3 : end;
		}
		end += 2;
	}
	return end;
}

/** Whether digits and symbols may stand for letters in a chunk. */
export function mayBeLeet(text: string, { start, end, leet }: Chunks, chunk: number): boolean {
	if (leet[chunk] === NOT_ASKED) leet[chunk] = isLeet(text, start[chunk]!, end[chunk]!) ? 1 : 0;
	return leet[chunk] === 1;
}

/** Two letters at least, and never four digits in a row. */
function isLeet(text: string, start: number, end: number): boolean {
	let letters = 0;
	let digits = 0;
	for (let index = start; index < end; index++) {
		let entry = table[text.charCodeAt(index)]!;
		if (entry === 0 || entry >= LETTERS_END) entry = entryAt(text, index);
		const kind = kindOf(entry);
		if (kind === DIGIT) {
			if (++digits > 3) return false;
		} else {
			if (kind === LETTER || kind === UMLAUT || kind === FOREIGN || kind === EXPANDS) letters++;
			if (kind !== NOTHING) digits = 0;
		}
	}
	return letters >= 2 && !isCode(text.slice(start, end));
}

/** Part numbers, as "A55-H0L3": short groups of capitals and digits with hyphens, not letter by letter. */
function isCode(chunk: string): boolean {
	return (
		/^\P{L}*[A-Z0-9]{1,4}(?:-[A-Z0-9]{1,4})+[^\p{L}\p{N}]*$/u.test(chunk) &&
		/[A-Z0-9]{2}/.test(chunk) &&
		/\d/.test(chunk)
	);
}
