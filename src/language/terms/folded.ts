// The first view: the text folded (NFKC, case, accents, zero-width), ä as ae, ß as ss. Only written where `glance` saw that
// there is something to find.
import {
	A,
	DIGIT,
	E,
	EXPANDS,
	entryAt,
	expansionOf,
	FOREIGN,
	LETTERS_END,
	MARK,
	NEWLINE,
	NOTHING,
	O,
	SPACE,
	table,
	U,
} from "./letters.ts";
import { type Alphabet, listedSymbol } from "./patterns.ts";
import { GAP, type Stream, widen } from "./stream.ts";

/**
 * Folds a text into a stream. What is a letter here must be one for `glance` too.
 * @param stream with room for four letters a character
 */
export function fold(text: string, alphabet: Alphabet, stream: Stream): void {
	const { symbol, from, to, gap } = stream;
	let length = 0;
	let pending: number = GAP.hard;
	for (let index = 0; index < text.length; index++) {
		let entry = table[text.charCodeAt(index)]!;
		if (entry === 0 || entry >= LETTERS_END) entry = entryAt(text, index);
		const kind = entry >> 10;
		if (entry < LETTERS_END) {
			symbol[length] = entry & 31;
			from[length] = index;
			to[length] = index + 1;
			gap[length] = pending;
			pending = 0;
			length++;
			const second = (entry >> 5) & 31;
			if (second !== 0) {
				symbol[length] = second;
				from[length] = index;
				to[length] = index + 1;
				gap[length] = 0;
				length++;
			}
		} else if (kind === SPACE) {
			pending = widen(pending, GAP.space);
		} else if (kind === NEWLINE) {
			// A word may be broken over two lines, no more.
			pending = widen(pending, GAP.space);
		} else if (kind === DIGIT) {
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
				length++;
			}
		} else if (kind === FOREIGN || kind === EXPANDS) {
			const point = text.codePointAt(index)!;
			const size = point > 0xffff ? 2 : 1;
			const letters = kind === EXPANDS ? expansionOf(point) : [listedSymbol(alphabet, point)];
			for (const letter of letters) {
				symbol[length] = letter;
				from[length] = index;
				to[length] = index + size;
				gap[length] = pending;
				pending = 0;
				length++;
			}
			index += size - 1;
		} else {
			// Punctuation, symbols, emoji.
			if (text.codePointAt(index)! > 0xffff) index++;
			pending = widen(pending, GAP.soft);
		}
	}
	gap[length] = GAP.hard;
	stream.length = length;
}
