// The words of a text with symbols in the place of letters, as "Id**t": what the masked view looks up.
import {
	DIGIT,
	EXPANDS,
	entryAt,
	expansionOf,
	FOREIGN,
	firstOf,
	kindOf,
	LETTER,
	NEWLINE,
	NOT_PROSE,
	SOFT,
	SPACE,
	secondOf,
	UMLAUT,
} from "./letters.ts";
import { type Alphabet, listedSymbol } from "./patterns.ts";
import { isSpaceAt, SIGN, type Signs } from "./signs.ts";

const MASK = -1;
/** A mask that nobody uses otherwise. */
export const STAR = -2;
/** A longer stretch without white space is no word. */
const LONGEST_WORD = 40;
/** So many symbols other than stars may stand for letters in one word. */
const MOST_SYMBOLS = 3;
/** A word in elements: letters (1 and more), or what stands in the place of one (below 0). */
export interface MaskedWord {
	readonly elements: number[];
	readonly from: number[];
	readonly to: number[];
}

/** The words of a text that have a mask after their first letter. */
export function* maskedWords(text: string, { at, kinds }: Signs, alphabet: Alphabet): Generator<MaskedWord> {
	for (const [number, place] of at.entries()) {
		if ((kinds[number]! & SIGN.mask) === 0) continue;
		let start = place;
		while (start > 0 && !isSpaceAt(text, start - 1)) start--;
		yield* wordsFrom(text, start, alphabet);
	}
}

/** The masked words of one stretch without white space. */
function* wordsFrom(text: string, start: number, alphabet: Alphabet): Generator<MaskedWord> {
	let word: MaskedWord = { elements: [], from: [], to: [] };
	let masked = false;
	for (let index = start; index <= text.length; index++) {
		const entry = index < text.length ? entryAt(text, index) : SPACE << 10;
		const point = index < text.length ? text.codePointAt(index)! : 32;
		const size = point > 0xffff ? 2 : 1;
		const kind = kindOf(entry);
		const symbols = symbolsOf(kind, entry, point, alphabet);
		if (symbols !== null) {
			for (const symbol of symbols) append(word, symbol, index, index + size);
		} else if (kind === SPACE || kind === NEWLINE || kind === DIGIT || (kind === SOFT && (entry & NOT_PROSE) === 0)) {
			if (masked && trim(word)) yield word;
			if (kind === SPACE || kind === NEWLINE) return;
			if (word.elements.length > 0) word = { elements: [], from: [], to: [] };
			masked = false;
		} else if (kind === SOFT && word.elements.length > 0) {
			append(word, point === 42 ? STAR : MASK, index, index + size);
			masked = true;
		}
		index += size - 1;
	}
}

function symbolsOf(kind: number, entry: number, point: number, alphabet: Alphabet): readonly number[] | null {
	if (kind === LETTER || kind === UMLAUT)
		return secondOf(entry) > 0 ? [firstOf(entry), secondOf(entry)] : [firstOf(entry)];
	if (kind === EXPANDS) return expansionOf(point);
	if (kind === FOREIGN) return [listedSymbol(alphabet, point)];
	return null;
}

function append({ elements, from, to }: MaskedWord, element: number, start: number, end: number): void {
	if (elements.length > LONGEST_WORD) return;
	elements.push(element);
	from.push(start);
	to.push(end);
}

/** Takes masks off a word's end, unless they are stars after four letters ("Hurens***"); whether it is a masked word. */
function trim({ elements, from, to }: MaskedWord): boolean {
	if (elements.length > LONGEST_WORD) return false;
	let end = elements.length;
	while (end > 0 && elements[end - 1]! < 0) end--;
	const trailing = elements.slice(end);
	const keep = trailing.length >= 2 && end >= 4 && trailing.every((element) => element === STAR);
	if (!keep) {
		elements.length = end;
		from.length = end;
		to.length = end;
	}
	let stars = 0;
	let others = 0;
	for (const element of elements) {
		if (element === STAR) stars++;
		else if (element === MASK) others++;
	}
	// More symbols than that are decoration between the letters, which the folded view reads across.
	return others <= MOST_SYMBOLS && stars + others > 0 && stars <= (elements.length + 1) / 2;
}
