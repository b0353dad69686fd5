// What tells of a disguise: where the dearer views have something to look at.
import {
	entryAt,
	IN_PLACE,
	kindOf,
	LETTER,
	LETTERS_END,
	LOOKS_LIKE,
	NEWLINE,
	NOT_PROSE,
	NOTHING,
	SOFT,
	SPACE,
	table,
	UMLAUT,
} from "./letters.ts";

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
	/** Such a symbol may well be a letter of a term, perhaps of several words. */
	phrase: 16,
} as const;

/** Where the dearer views have something to look at: one entry for each stretch without white space that shows a sign. */
export interface Signs {
	/** The place of the first sign in the stretch, in order. */
	readonly at: number[];
	/** Which signs the stretch shows. */
	readonly kinds: number[];
	/** Whether the stretch must be read again: without that, no view finds anything in it. */
	readonly look: boolean[];
	/** All kinds together. */
	all: number;
	/** Whether three of a letter stand in a row anywhere. */
	run: boolean;
	/** Whether the letters of a listed term follow each other in the text, whatever stands between them. */
	spelled: boolean;
	/** Whether all stretches must be read again: one of them may be stretched, or letters that stand alone belong to any. */
	everywhere: boolean;
	/** Whether a stretch must be read again. */
	disguised: boolean;
}

/** Signs of a text that shows none. */
export function newSigns(): Signs {
	return {
		at: [],
		kinds: [],
		look: [],
		all: 0,
		run: false,
		spelled: false,
		everywhere: false,
		disguised: false,
	};
}

/** Makes signs as new. */
export function clear(signs: Signs): void {
	if (signs.at.length > 0) {
		signs.at.length = 0;
		signs.kinds.length = 0;
		signs.look.length = 0;
	}
	signs.all = 0;
	signs.run = false;
	signs.spelled = false;
	signs.everywhere = false;
	signs.disguised = false;
}

/** Adds what another look at the same text showed, with other terms: the stretches are the same. */
export function merge(signs: Signs, { kinds, look, all, run, spelled, everywhere, disguised }: Signs): void {
	for (let chunk = 0; chunk < kinds.length; chunk++) {
		signs.kinds[chunk]! |= kinds[chunk]!;
		signs.look[chunk] ||= look[chunk]!;
	}
	signs.all |= all;
	signs.run ||= run;
	signs.spelled ||= spelled;
	signs.everywhere ||= everywhere;
	signs.disguised ||= disguised;
	if (signs.everywhere) signs.look.fill(true);
}

/** Adds a sign to its stretch, which begins with the first one (-1: none yet); the stretch's number. */
export function note(signs: Signs, chunk: number, index: number, kind: number): number {
	if (chunk >= 0) {
		// What follows in "@name_1" makes no more of it.
		if (signs.kinds[chunk] === SIGN.edge) return chunk;
		signs.kinds[chunk]! |= kind;
		if ((kind & SIGN.lookalike) !== 0) signs.look[chunk] = true;
		signs.all |= kind;
		return chunk;
	}
	signs.all |= kind;
	signs.kinds.push(kind);
	signs.look.push((kind & SIGN.lookalike) !== 0);
	return signs.at.push(index) - 1;
}

/** What a symbol may mean where it stands: `!` and `(` are letters only before letters, other signs also at a word's end. */
export function signsOf(entry: number, text: string, index: number, inWord: boolean): number {
	let signs = 0;
	if ((entry & LOOKS_LIKE) !== 0) signs |= SIGN.lookalike;
	if ((entry & NOT_PROSE) !== 0 && inWord && (text[index] === "*" || isInside(text, index))) signs |= SIGN.mask;
	if ((entry & IN_PLACE) !== 0) {
		const opens = !inWord;
		const before = isLetterAt(text, index + 1);
		// Within a word a phrase may be in disguise ("h@lt die …"); at its edge only the word ("!diot", "Trott€").
		if (!opens && (before || "$€£".includes(text[index]!))) signs |= SIGN.lookalike;
		else if (opens ? before && text[index] !== "(" : !"!(+".includes(text[index]!)) signs |= SIGN.edge;
	}
	return signs;
}

/** Whether a digit may stand for any letter, as in "Schw0chtel": small letters follow, as they never do in a serial number. */
export function isMaskingDigit(text: string, index: number): boolean {
	return isSmallAt(text, index + 1) && (isSmallAt(text, index - 1) || isSmallAt(text, index + 2));
}

function isSmallAt(text: string, index: number): boolean {
	const unit = text.charCodeAt(index);
	return unit >= 97 && unit <= 122;
}

/** Whether a backslash takes markdown's meaning from the sign behind it, so that nobody sees it: "F\\*tze". */
export function isEscape(text: string, index: number): boolean {
	return text.charCodeAt(index) === 92 && index + 1 < text.length && kindOf(entryAt(text, index + 1)) === SOFT;
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
export function isSpelledAt(text: string, index: number): boolean {
	if (isLetterAt(text, index + 2) && !isLetterAt(text, index + 3)) return true;
	return index >= 2 && isLetterAt(text, index - 2) && !(index >= 3 && isLetterAt(text, index - 3));
}

/** Whether a letter and the one two characters before it stand alone: "x.x". */
export function isLoneAt(text: string, index: number): boolean {
	return (
		!isLetterAt(text, index + 1) &&
		index >= 2 &&
		isLetterAt(text, index - 2) &&
		!(index >= 3 && isLetterAt(text, index - 3))
	);
}

export function isLetterAt(text: string, index: number): boolean {
	if (index >= text.length) return false;
	let entry = table[text.charCodeAt(index)]!;
	if (entry === 0) entry = entryAt(text, index);
	return entry < LETTERS_END;
}

/** Whether a character is white space or ends a line. */
export function isSpaceAt(text: string, index: number): boolean {
	let entry = table[text.charCodeAt(index)]!;
	if (entry === 0) entry = entryAt(text, index);
	// None of them is a pair.
	const kind = entry >> 10;
	return kind === SPACE || kind === NEWLINE;
}
