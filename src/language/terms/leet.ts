// Digits and symbols in the place of letters. Numbers stay numbers: a digit is only read as a letter inside a word of at
// least two letters, and never where four digits stand together ("1488er", see chunks.ts).
import { DIGIT, EXPANDS, entryAt, FOREIGN, kindOf, LETTER, UMLAUT } from "./letters.ts";
import { inPlaceOf } from "./lookalikes.ts";

/** 0: by the neighbours; 1 and 2: the first or second letter that a symbol may stand for. */
export type Reading = 0 | 1 | 2;
export const READINGS: readonly Reading[] = [0, 1, 2];

/** Set in what `leetAt` returns where the symbol has two readings. */
export const TWO_READINGS = 32;

/**
 * The letter (1–26) that a digit or symbol stands for, perhaps with `TWO_READINGS`; 0 where it is just itself.
 * @param end where its chunk ends
 * @param joined whether nothing stands between it and the letter before
 * @param last the letter before it in its window, 0 where there is none
 */
export function leetAt(
	text: string,
	index: number,
	end: number,
	digit: boolean,
	reading: Reading,
	joined: boolean,
	last: number,
): number {
	const unit = text.charCodeAt(index);
	const readings = inPlaceOf(unit);
	if (readings === 0) return 0;
	// At a word's end "!" is punctuation ("Idiot!"), where "€" and "$" are letters ("Fotz€").
	if (!digit && (!joined || isPunctuation(unit)) && !isWordAt(text, index + 1, end)) return 0;
	if (digit && !touchesLetter(text, index)) return 0;
	const usual = readings >> 5;
	const other = readings & 31;
	if (usual === other) return usual;
	if (reading > 0) return TWO_READINGS | (reading === 1 ? usual : other);
	// 1 as i or l: between consonants more likely the vowel.
	return TWO_READINGS | (usual === I && (isVowelAfter(text, index, end) || isVowel(last)) ? other : usual);
}

/** What ends words and clauses: ! ( + ¡ */
function isPunctuation(unit: number): boolean {
	return unit === 33 || unit === 40 || unit === 43 || unit === 161;
}

const I = 9;
const VOWELS = (1 << 1) | (1 << 5) | (1 << 9) | (1 << 15) | (1 << 21);
const READ_AS_VOWEL = "aeiouäöüAEIOUÄÖÜ034@€";

function isVowel(letter: number): boolean {
	return letter < 32 && ((VOWELS >> letter) & 1) === 1;
}

/** Whether the next character that is no gap is a vowel or stands for one. */
function isVowelAfter(text: string, index: number, end: number): boolean {
	let next = index + 1;
	while (next < end && next < index + 4 && !isWordAt(text, next, end)) next++;
	return next < end && READ_AS_VOWEL.includes(text[next]!);
}

/** Whether a run of digits has a letter or sign beside it, or is one digit in a word spelled out; "90/Die" has neither. */
function touchesLetter(text: string, index: number): boolean {
	let first = index;
	let last = index;
	while (first > 0 && kindOf(entryAt(text, first - 1)) === DIGIT && index - first < 4) first--;
	while (last + 1 < text.length && kindOf(entryAt(text, last + 1)) === DIGIT && last - index < 4) last++;
	return first === last || isWordAt(text, first - 1, text.length) || isWordAt(text, last + 1, text.length);
}

function isWordAt(text: string, index: number, end: number): boolean {
	if (index < 0 || index >= end) return false;
	const kind = kindOf(entryAt(text, index));
	return (
		kind === LETTER ||
		kind === UMLAUT ||
		kind === DIGIT ||
		kind === FOREIGN ||
		kind === EXPANDS ||
		inPlaceOf(text.charCodeAt(index)) !== 0
	);
}
