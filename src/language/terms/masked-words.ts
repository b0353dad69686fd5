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
import { isEscape, isMaskingDigit, isSpaceAt, SIGN, type Signs } from "./signs.ts";

/** A symbol in the place of a letter. */
export const MASK = -1;
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

/**
 * Hands over the words of a text that have a mask after their first letter, in order.
 * @param take gets the same object each time, filled anew
 */
export function eachMaskedWord(
	text: string,
	{ at, kinds }: Signs,
	alphabet: Alphabet,
	take: (word: MaskedWord) => void,
): void {
	const word: MaskedWord = { elements: [], from: [], to: [] };
	for (let number = 0; number < at.length; number++) {
		if ((kinds[number]! & SIGN.mask) === 0) continue;
		let start = at[number]!;
		while (start > 0 && !isSpaceAt(text, start - 1)) start--;
		wordsFrom(text, start, alphabet, word, take);
	}
}

/** The masked words of one stretch without white space. */
function wordsFrom(
	text: string,
	start: number,
	alphabet: Alphabet,
	word: MaskedWord,
	take: (word: MaskedWord) => void,
): void {
	let masked = false;
	cut(word, 0);
	for (let index = start; index <= text.length; index++) {
		const entry = index < text.length ? entryAt(text, index) : SPACE << 10;
		const kind = kindOf(entry);
		if (kind === LETTER || kind === UMLAUT) {
			append(word, firstOf(entry), index, index + 1);
			if (secondOf(entry) > 0) append(word, secondOf(entry), index, index + 1);
			continue;
		}
		const point = index < text.length ? text.codePointAt(index)! : 32;
		const size = point > 0xffff ? 2 : 1;
		if (isEscape(text, index)) continue;
		const within = word.elements.length > 0 && index + 1 < text.length;
		if (within && kind === DIGIT && isMaskingDigit(text, index)) {
			append(word, MASK, index, index + 1);
			masked = true;
			continue;
		}
		if (kind === FOREIGN) append(word, listedSymbol(alphabet, point), index, index + size);
		else if (kind === EXPANDS) {
			for (const symbol of expansionOf(point)) append(word, symbol, index, index + size);
		} else if (kind === SPACE || kind === NEWLINE || kind === DIGIT || (kind === SOFT && (entry & NOT_PROSE) === 0)) {
			if (masked && trim(word)) take(word);
			if (kind === SPACE || kind === NEWLINE) return;
			cut(word, 0);
			masked = false;
		} else if (kind === SOFT && word.elements.length > 0) {
			append(word, point === 42 ? STAR : MASK, index, index + size);
			masked = true;
		}
		index += size - 1;
	}
}

function append({ elements, from, to }: MaskedWord, element: number, start: number, end: number): void {
	if (elements.length > LONGEST_WORD) return;
	elements.push(element);
	from.push(start);
	to.push(end);
}

function cut({ elements, from, to }: MaskedWord, length: number): void {
	while (elements.length > length) {
		elements.pop();
		from.pop();
		to.pop();
	}
}

/** Takes masks off a word's end, unless they are stars after four letters ("Hurens***"); whether it is a masked word. */
function trim(word: MaskedWord): boolean {
	const { elements } = word;
	if (elements.length > LONGEST_WORD) return false;
	let end = elements.length;
	let onlyStars = true;
	for (; end > 0 && elements[end - 1]! < 0; end--) onlyStars &&= elements[end - 1] === STAR;
	if (!(onlyStars && elements.length - end >= 2 && end >= 4)) cut(word, end);
	let stars = 0;
	let others = 0;
	for (const element of elements) {
		if (element === STAR) stars++;
		else if (element < 0) others++;
	}
	// More symbols than that are decoration between the letters, which the folded view reads across.
	return others <= MOST_SYMBOLS && stars + others > 0 && stars <= (elements.length + 1) / 2;
}
