// The second view: what a reader takes the text for. Look-alikes of other scripts, dots and accents on vowels, digits and
// symbols in the place of letters. Numbers stay numbers: a digit is only read as a letter inside a word of at least two
// letters, and never where four digits stand together ("1488er").

import {
	DIGIT,
	EXPANDS,
	entryAt,
	expansionOf,
	FOREIGN,
	firstOf,
	kindOf,
	LETTER,
	MARK,
	NEWLINE,
	NOTHING,
	SOFT,
	SPACE,
	secondOf,
	UMLAUT,
} from "./letters.ts";
import { LEET, LOOKALIKES } from "./lookalikes.ts";
import { type Alphabet, listedSymbol } from "./patterns.ts";
import { isSpaceAt } from "./signs.ts";
import { GAP, type Stream, widen } from "./stream.ts";
import type { Window } from "./windows.ts";

/** Symbols that end words and clauses: ! ( + ¡ */
const PUNCTUATION = new Set([33, 40, 43, 161]);

/** 0: by the neighbours; 1 and 2: the first or second letter that a symbol may stand for. */
export type Reading = 0 | 1 | 2;
export const READINGS: readonly Reading[] = [0, 1, 2];

/** What the builder came across. */
export interface LookalikeResult {
	/** Whether a symbol has two readings (1 as i or l), so that a second pass is worth it. */
	readonly twoReadings: boolean;
	/** Whether three of a letter stand in a row. */
	readonly run: boolean;
}

/**
 * Writes what some stretches of a text look like.
 * @param reading which reading a symbol with two of them gets: the likelier one beside its neighbours, or always the first
 *   or the second
 */
export function lookalike(
	text: string,
	windows: readonly Window[],
	alphabet: Alphabet,
	stream: Stream,
	reading: Reading,
): LookalikeResult {
	const writer = { stream, length: 0, pending: GAP.hard as number, last: 0, count: 0, run: false, twoReadings: false };
	for (const window of windows) {
		writer.pending = GAP.hard;
		writer.last = 0;
		if (window.onlyUmlauts) {
			write(text, window.start, window.end, false, alphabet, reading, writer);
			continue;
		}
		let index = window.start;
		while (index < window.end) {
			const kind = kindOf(entryAt(text, index));
			if (kind === SPACE || kind === NEWLINE) {
				writer.pending = widen(writer.pending, GAP.space);
				if (kind === NEWLINE) writer.pending = Math.max(GAP.wide, writer.pending);
				index++;
				continue;
			}
			const end = Math.min(chunkEnd(text, index), window.end);
			write(text, index, end, isLeet(text, index, end), alphabet, reading, writer);
			index = end;
		}
	}
	stream.gap[writer.length] = GAP.hard;
	stream.length = writer.length;
	return { twoReadings: writer.twoReadings, run: writer.run };
}

/** The end of a chunk without white space; single characters with single spaces between them are one chunk. */
function chunkEnd(text: string, start: number): number {
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

/** Whether a stretch's digits may stand for letters: two letters at least, and never four digits in a row. */
function isLeet(text: string, start: number, end: number): boolean {
	let letters = 0;
	let digits = 0;
	for (let index = start; index < end; index++) {
		const kind = kindOf(entryAt(text, index));
		if (kind === DIGIT) {
			if (++digits > 3) return false;
		} else {
			if (kind === LETTER || kind === UMLAUT || kind === FOREIGN || kind === EXPANDS) letters++;
			if (kind !== NOTHING) digits = 0;
		}
	}
	return letters >= 2;
}

interface Writer {
	stream: Stream;
	length: number;
	pending: number;
	last: number;
	count: number;
	run: boolean;
	twoReadings: boolean;
}

function push(writer: Writer, symbol: number, from: number, to: number): void {
	const { stream, length } = writer;
	stream.symbol[length] = symbol;
	stream.from[length] = from;
	stream.to[length] = to;
	stream.gap[length] = writer.pending;
	writer.count = symbol === writer.last && writer.pending === 0 ? writer.count + 1 : 1;
	if (writer.count === 3) writer.run = true;
	writer.last = symbol;
	writer.pending = 0;
	writer.length++;
}

function write(
	text: string,
	start: number,
	end: number,
	leet: boolean,
	alphabet: Alphabet,
	reading: Reading,
	writer: Writer,
): void {
	let umlaut = false;
	let sign = false;
	for (let index = start; index < end; index++) {
		const entry = entryAt(text, index);
		const point = text.codePointAt(index)!;
		const to = index + (point > 0xffff ? 2 : 1);
		switch (kindOf(entry)) {
			case LETTER:
				push(writer, firstOf(entry), index, to);
				if (secondOf(entry) > 0) push(writer, secondOf(entry), index, to);
				break;
			case UMLAUT:
				push(writer, firstOf(entry), index, to);
				// Decoration ("Hür3nsohn") or meant ("Öl4uge"): beside other disguises both are read.
				if (reading === 1 && leet) push(writer, secondOf(entry), index, to);
				umlaut = true;
				break;
			case EXPANDS:
				for (const symbol of expansionOf(point)) push(writer, symbol, index, to);
				break;
			case NOTHING:
				break;
			case MARK:
				if (writer.length > 0 && writer.pending === 0) writer.stream.to[writer.length - 1] = to;
				break;
			case FOREIGN:
				push(writer, LOOKALIKES.get(point) ?? listedSymbol(alphabet, point), index, to);
				break;
			case SPACE:
			case NEWLINE:
				writer.pending = widen(writer.pending, GAP.space);
				break;
			default: {
				const symbol =
					LOOKALIKES.get(point) ?? leetAt(text, index, end, point, kindOf(entry) === DIGIT, leet, reading, writer);
				sign ||= symbol !== undefined;
				if (symbol !== undefined) push(writer, symbol, index, to);
				else writer.pending = widen(writer.pending, kindOf(entry) === DIGIT ? GAP.hard : GAP.soft);
			}
		}
		index = to - 1;
	}
	if (umlaut && sign) writer.twoReadings = true;
}

/** The letter that a digit or symbol stands for here; undefined where it is just itself. */
function leetAt(
	text: string,
	index: number,
	end: number,
	point: number,
	digit: boolean,
	leet: boolean,
	reading: Reading,
	writer: Writer,
): number | undefined {
	const readings = LEET.get(point);
	if (readings === undefined || !leet) return undefined;
	// At a word's end "!" is punctuation ("Idiot!"), where "€" and "$" are letters ("Fotz€").
	if (!digit && PUNCTUATION.has(point) && !isWordAt(text, index + 1, end)) return undefined;
	if (!digit && writer.pending !== 0 && !isWordAt(text, index + 1, end)) return undefined;
	if (digit && !touchesLetter(text, index)) return undefined;
	const [usual, other] = readings;
	if (usual === other) return usual;
	writer.twoReadings = true;
	if (reading > 0) return readings[reading - 1];
	// 1 as i or l: between consonants more likely the vowel.
	return usual === I && (isVowelAfter(text, index, end) || VOWELS.has(writer.last)) ? other : usual;
}

const I = 9;
const VOWELS = new Set([1, 5, 9, 15, 21]);
const READ_AS_VOWEL = "aeiouäöüAEIOUÄÖÜ034@€";

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
		LEET.has(text.charCodeAt(index))
	);
}
