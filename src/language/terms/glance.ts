// The first look at a text, and for nearly every comment the only one: one loop, two steps of the automaton a letter,
// nothing written down. It says which views can find anything at all.
//
// The automaton knows no gaps, so where no term's letters follow each other, no view of the same letters finds one. Two
// ways to read are followed: as it stands (ä as ae), and bare, as the look-alike view reads ä as a. A symbol before a word,
// as in "@name", is tried as a letter. Whatever else may stand for one is not judged here: then the views have to look.
import { type Automaton, ENDS } from "./automaton.ts";
import { seldomSigns } from "./drawn.ts";
import { mayBeLetter } from "./in-place.ts";
import {
	A,
	DIGIT,
	E,
	EXPANDS,
	entryAt,
	expansionOf,
	FOREIGN,
	IN_PLACE,
	isPair,
	isSeldomDoubled,
	LETTER,
	LETTERS_END,
	LOOKS_LIKE,
	MARK,
	NEWLINE,
	NOT_PROSE,
	NOTHING,
	O,
	SPACE,
	table,
	U,
	UMLAUT,
} from "./letters.ts";
import { type Alphabet, listedSymbol } from "./patterns.ts";
import {
	clear,
	isEscape,
	isLetterAt,
	isLoneAt,
	isMaskingDigit,
	isSpaceAt,
	isSpelledAt,
	note,
	SIGN,
	type Signs,
	signsOf,
} from "./signs.ts";

/** What a stretch without white space has shown so far: a symbol at a word's edge, or anything else that is no plain letter. */
const EDGE = 1;
const UNCLEAR = 2;
/** Must be looked at in any case. */
const LOOK = 4;
/** The entry of a letter that stands for itself, without the letter. */
const PLAIN = LETTER << 10;

/**
 * Reads a text once.
 * @param signs overwritten with what it shows
 * @returns how many letters were stepped over
 */
export function glance(text: string, automaton: Automaton, alphabet: Alphabet, signs: Signs): number {
	const { next, width } = automaton;
	const mask = ~(width - 1);
	/** Of both ways to read: where the automaton stands (its lowest bits: a term ended), whether a term ended, the last letter. */
	let row = 0;
	let ended = 0;
	let last = 0;
	let bareRow = 0;
	let bareEnded = 0;
	let bareLast = 0;
	let run = 0;
	let chunk = -1;
	let shown = 0;
	/** Whether the stretch has been noted as a look-alike: more of the same changes nothing. */
	let marked = false;
	let inWord = false;
	let letters = 0;
	clear(signs);
	for (let index = 0; index < text.length; index++) {
		let entry = table[text.charCodeAt(index)]!;
		// Nearly every character: a plain letter, no repetition, and both ways to read stand at the same place.
		const letter = entry - PLAIN;
		if (letter >>> 0 < 32 && letter !== last && letter !== bareLast && row === bareRow) {
			row = next[(row & mask) + letter]!;
			bareRow = row;
			ended |= row;
			bareEnded |= row;
			run = 1;
			last = letter;
			bareLast = letter;
			inWord = true;
			letters++;
			continue;
		}
		if (entry === 0 || isPair(entry)) entry = entryAt(text, index);
		if (entry < LETTERS_END) {
			const first = entry & 31;
			const same = row === bareRow;
			row = next[(row & mask) + first]!;
			ended |= row;
			// Nearly always both ways to read stand at the same place.
			bareRow = same ? row : next[(bareRow & mask) + first]!;
			bareEnded |= bareRow;
			if (first === last && inWord) {
				if (++run === 3 || (run === 2 && isSeldomDoubled(first))) {
					signs.run = true;
					shown |= LOOK;
				}
			} else if (first === last && isLoneAt(text, index)) {
				if (++run === 3) {
					signs.run = true;
					shown |= LOOK;
				}
			} else run = 1;
			// What the look-alike view may take for a stretched word: "öoo", "oö".
			if (first === bareLast && inWord && (bareLast !== last || entry >> 10 === UMLAUT)) shown |= LOOK;
			last = first;
			bareLast = first;
			inWord = true;
			letters++;
			const second = (entry >> 5) & 31;
			if (second !== 0) {
				row = next[(row & mask) + second]!;
				ended |= row;
				run = second === last ? run + 1 : 1;
				// "sß"
				if (run > 2) shown |= LOOK;
				last = second;
				letters++;
				if (entry >> 10 === UMLAUT) {
					chunk = note(signs, chunk, index, SIGN.umlaut);
					shown |= UNCLEAR;
				} else {
					bareRow = next[(bareRow & mask) + second]!;
					bareEnded |= bareRow;
					bareLast = second;
				}
			}
			continue;
		}
		const kind = entry >> 10;
		if (kind === SPACE || kind === NEWLINE) {
			if (shown >= (EDGE | UNCLEAR) || (bareEnded & ENDS.plain) !== 0) close(signs, chunk, text, index, shown);
			inWord = false;
			chunk = -1;
			shown = 0;
			marked = false;
			bareEnded = 0;
		} else if (kind === DIGIT) {
			if (!marked && (inWord || isLetterAt(text, index + 1) || isSpelledAt(text, index))) {
				// Any letter may be meant: "Schw0chtel".
				const mask = inWord && isMaskingDigit(text, index) ? SIGN.mask : 0;
				chunk = note(signs, chunk, index, SIGN.lookalike | mask);
				marked = true;
			}
			shown |= reads(text, index, automaton, bareRow, inWord ? bareLast : 0, shown);
			inWord = false;
		} else if (kind === NOTHING) {
			if (index + 1 < text.length && text.codePointAt(index)! > 0xffff) index++;
		} else if (kind === MARK) {
			// A decomposed umlaut: the mark U+0308 makes ä of a, which is two letters when folded.
			if (inWord && text.charCodeAt(index) === 0x308 && (last === A || last === O || last === U)) {
				row = next[(row & mask) + E]!;
				ended |= row;
				last = E;
				letters++;
				chunk = note(signs, chunk, index, SIGN.umlaut);
				shown |= UNCLEAR;
			}
		} else if (kind === FOREIGN || kind === EXPANDS) {
			const point = isPair(table[text.charCodeAt(index)]!) ? text.codePointAt(index)! : text.charCodeAt(index);
			if (kind === FOREIGN) {
				if ((entry & LOOKS_LIKE) !== 0) {
					if (!marked) chunk = note(signs, chunk, index, SIGN.lookalike);
					marked = true;
					shown |= UNCLEAR;
				}
				const listed = listedSymbol(alphabet, point);
				const symbol = listed > automaton.alphabet ? 0 : listed;
				row = next[(row & mask) + symbol]!;
				ended |= row;
				bareRow = next[(bareRow & mask) + symbol]!;
				bareEnded |= bareRow;
				letters++;
			} else {
				for (const symbol of expansionOf(point)) {
					row = next[(row & mask) + symbol]!;
					ended |= row;
					bareRow = next[(bareRow & mask) + symbol]!;
					bareEnded |= bareRow;
					letters++;
				}
				shown |= LOOK;
			}
			last = 0;
			bareLast = 0;
			inWord = true;
			if (point > 0xffff) index++;
		} else {
			// Punctuation, symbols, emoji.
			if ((entry & (LOOKS_LIKE | IN_PLACE | NOT_PROSE)) !== 0) {
				const kinds = signsOf(entry, text, index, inWord);
				if (kinds !== 0) chunk = note(signs, chunk, index, kinds);
				if ((kinds & SIGN.edge) !== 0) shown |= EDGE;
				if ((entry & LOOKS_LIKE) !== 0) shown |= UNCLEAR;
				else if ((entry & IN_PLACE) !== 0)
					shown |= reads(text, index, automaton, bareRow, inWord ? bareLast : 0, shown);
			}
			if (isPair(table[text.charCodeAt(index)]!) && text.codePointAt(index)! > 0xffff) index++;
			else {
				const kinds = seldomSigns(text, index);
				if (kinds !== 0) chunk = note(signs, chunk, index, kinds);
				if ((kinds & SIGN.lookalike) !== 0) shown |= LOOK;
			}
			inWord &&= isEscape(text, index);
		}
	}
	if (shown >= (EDGE | UNCLEAR) || (bareEnded & ENDS.plain) !== 0) close(signs, chunk, text, text.length, shown);
	signs.spelled = (ended & ENDS.plain) !== 0;
	if ((signs.all & SIGN.lookalike) !== 0) {
		signs.disguised = true;
		signs.everywhere = true;
	}
	if (signs.everywhere) signs.look.fill(true);
	return letters;
}

/** What a digit or symbol shows of its stretch. Only beside an edge does it matter by itself which letters it stands for. */
function reads(text: string, index: number, automaton: Automaton, row: number, last: number, shown: number): number {
	if ((shown & EDGE) === 0) return UNCLEAR;
	return mayBeLetter(text, index, automaton, row, last) ? LOOK : 0;
}

/**
 * Notes that a stretch that ends here must be looked at: with all others where it may be stretched, since then all are read
 * so, and where it is one letter by itself, which may be part of any.
 */
function close(signs: Signs, chunk: number, text: string, end: number, shown: number): void {
	if (chunk >= 0 && (shown & (EDGE | LOOK)) === (EDGE | LOOK)) signs.kinds[chunk]! |= SIGN.phrase;
	if (shown >= (EDGE | UNCLEAR)) signs.everywhere = true;
	else if (chunk >= 0) signs.look[chunk] = true;
	else if (end > 1 && !isSpaceAt(text, end - 2)) return;
	else signs.everywhere = true;
	signs.disguised = true;
}
