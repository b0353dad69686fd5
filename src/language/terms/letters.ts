// How single characters fold: every code point becomes one or two letters, nothing, or a gap between words. The table is
// filled as characters turn up, so a text pays for Unicode's rules once per character, not once per comment.

import { LEET, LOOKALIKES } from "./lookalikes.ts";

/** What a character is to the matcher; packed with up to two letters into one 16-bit entry. */
export const LETTER = 1;
/** ä, ö, ü: two letters (ae) in the folded view, one (a) among look-alikes. */
export const UMLAUT = 2;
/** Zero-width, soft hyphen, direction marks, variation selectors: as if not there. */
export const NOTHING = 3;
/** A combining mark: belongs to the letter before it. */
export const MARK = 4;
export const SPACE = 5;
/** Punctuation, symbols, emoji: a gap without white space, so a word may have been broken by it. */
export const SOFT = 6;
export const DIGIT = 7;
/** A letter outside a–z; it may be listed, or look like one of ours. */
export const FOREIGN = 8;
/** One character that stands for several letters (ﬃ, ㎏) or a styled one outside the first 65,536. */
export const EXPANDS = 9;
export const NEWLINE = 10;
const PAIR = 11;

/** Entries below are letters or not looked up yet; 0 is the latter. */
export const LETTERS_END = 3 << 10;

/** The letters a–z are 1–26; 0 is a letter that no list uses. */
export const A = 1;
export const E = 5;
export const O = 15;
export const S = 19;
export const U = 21;

const SELDOM_DOUBLED = [..."hiu"].reduce((bits, letter) => bits | (1 << (letter.charCodeAt(0) - 96)), 0);

/** Whether German never or hardly ever doubles a letter (1–26): two of it are a word stretched. */
export function isSeldomDoubled(symbol: number): boolean {
	return symbol < 32 && ((SELDOM_DOUBLED >> symbol) & 1) === 1;
}

/** Bits of a `SOFT` or `FOREIGN` entry: it looks like a letter; it is used in a letter's place; it is no prose. */
export const LOOKS_LIKE = 1;
export const IN_PLACE = 2;
export const NOT_PROSE = 4;
/** What stands between words without a space in ordinary prose. */
const PROSE = new Set(".,-–—/\\:;'’‘`´\"„“”«»‹›!?()[]{}<>…|");

/** Packed entries by UTF-16 unit, 0 where not looked up yet: only for loops that ask `entryAt` where it is no letter. */
export const table = new Uint16Array(65_536);
const expansions = new Map<number, readonly number[]>();
const astral = new Map<number, number>();

/** Whether an entry of the table is half of a pair, so that only `entryAt` knows the character. */
export function isPair(entry: number): boolean {
	return entry >= PAIR << 10;
}

/** The kind of a packed entry. */
export function kindOf(entry: number): number {
	return entry >> 10;
}

/** The first letter of a packed entry (1–26). */
export function firstOf(entry: number): number {
	return entry & 31;
}

/** The second letter of a packed entry, 0 where there is none. */
export function secondOf(entry: number): number {
	return (entry >> 5) & 31;
}

/** The packed entry of the character that begins at an index of a text. */
export function entryAt(text: string, index: number): number {
	const unit = text.charCodeAt(index);
	let entry = table[unit]!;
	if (entry === 0) {
		entry = resolve(unit);
		table[unit] = entry;
	}
	if (entry >> 10 !== PAIR) return entry;
	const point = text.codePointAt(index)!;
	if (point < 65_536) return SOFT << 10;
	let known = astral.get(point);
	if (known === undefined) {
		known = resolve(point);
		astral.set(point, known);
	}
	return known;
}

/** The letters of an `EXPANDS` entry's code point. */
export function expansionOf(point: number): readonly number[] {
	return expansions.get(point) ?? [];
}

const GERMAN: Readonly<Record<string, number>> = { ä: A, ö: O, ü: U };

function resolve(point: number): number {
	if (point >= 0xd800 && point <= 0xdbff) return PAIR << 10;
	if (point >= 0xdc00 && point <= 0xdfff) return SOFT << 10;
	const character = String.fromCodePoint(point);
	if (point === 10 || point === 13) return NEWLINE << 10;
	if (/\s/u.test(character)) return SPACE << 10;
	if (
		/[\p{Cf}\u034F\u115F\u1160\u17B4\u17B5\u180B-\u180F\u3164\uFE00-\uFE0F\uFFA0\u{E0100}-\u{E01EF}]/u.test(character)
	)
		return NOTHING << 10;
	if (/\p{M}/u.test(character)) return MARK << 10;
	const folded = character.normalize("NFKC").toLowerCase().normalize("NFC");
	if (/^\p{Nd}+$/u.test(folded)) return DIGIT << 10;
	const umlaut = GERMAN[folded];
	if (umlaut !== undefined) return (UMLAUT << 10) | (E << 5) | umlaut;
	const special = SPECIAL[folded];
	const letters = special ?? base(folded);
	if (letters !== null) {
		const symbols = [...letters].map((letter) => letter.charCodeAt(0) - 96);
		if (symbols.length <= 2 && point < 65_536) return (LETTER << 10) | ((symbols[1] ?? 0) << 5) | symbols[0]!;
		expansions.set(point, symbols);
		return EXPANDS << 10;
	}
	const looks = LOOKALIKES.has(point) ? LOOKS_LIKE : 0;
	if (/\p{L}/u.test(character)) return (FOREIGN << 10) | looks;
	return (SOFT << 10) | looks | (LEET.has(point) ? IN_PLACE : 0) | (PROSE.has(character) ? 0 : NOT_PROSE);
}

const SPECIAL: Readonly<Record<string, string>> = {
	ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ħ: "h", ŧ: "t", þ: "th", ð: "d", ı: "i", ŋ: "ng", ĸ: "k", ƒ: "f",
}; // biome-ignore format: a table

/** The a–z letters under a folded character's accents; null where it is no such letter. */
function base(folded: string): string | null {
	const bare = folded.normalize("NFD").replace(/\p{M}/gu, "");
	return /^[a-z]{1,4}$/.test(bare) ? bare : null;
}
