// Masked words inside listed terms of several words: "f*** dich", "dreckige J*den". Each word with a mask is read with its
// neighbours, and the trie is walked down as for single words.
import type { TermPart } from "./compiled.ts";
import { LONGEST_ENDING, packEnding } from "./endings.ts";
import {
	DIGIT,
	entryAt,
	firstOf,
	kindOf,
	LETTER,
	MARK,
	NEWLINE,
	NOT_PROSE,
	NOTHING,
	SOFT,
	SPACE,
	secondOf,
	UMLAUT,
} from "./letters.ts";
import { inPlaceOf } from "./lookalikes.ts";
import { childOf, eachChild, type MaskedFit } from "./masked-view.ts";
import { MASK, STAR } from "./masked-words.ts";
import { isEscape, isLetterAt, isSpaceAt, SIGN, type Signs } from "./signs.ts";

/** So many words before and behind the masked one are read with it. */
const BEFORE = 4;
const BEHIND = 4;
/** Longer than what a term may have. */
const MOST_ELEMENTS = 120;
/** Beyond, phrases are no longer looked for: whoever writes so much of it is found by single words. */
const STEPS_PER_LETTER = 1;
const STEPS_FREE = 2000;

/** Words in elements: letters (1 and more) and masks (below 0), and at which of them a word begins. */
interface Words {
	readonly elements: number[];
	readonly from: number[];
	readonly to: number[];
	readonly opens: boolean[];
	/** Where the words after the masked one begin. */
	behind: number;
}

interface Walk {
	/** The one that is walked. */
	part: TermPart;
	readonly endings: readonly ReadonlySet<number>[];
	words: Words;
	start: number;
	readonly fits: MaskedFit[];
	steps: number;
	readonly budget: number;
}

/**
 * @returns what fits, and how many steps it took
 */
export function findMaskedPhrases(
	text: string,
	{ at, kinds }: Signs,
	parts: readonly TermPart[],
	endings: readonly ReadonlySet<number>[],
): { fits: readonly MaskedFit[]; work: number } {
	const budget = (text.length * STEPS_PER_LETTER + STEPS_FREE) * parts.length;
	const words: Words = { elements: [], from: [], to: [], opens: [], behind: 0 };
	const walk: Walk = { part: parts[0]!, endings, words, start: 0, fits: [], steps: 0, budget };
	let done = 0;
	for (let number = 0; number < at.length; number++) {
		if ((kinds[number]! & SIGN.mask) === 0 || at[number]! < done) continue;
		if (walk.steps > budget) break;
		walk.words = wordsAround(text, at[number]!);
		const { elements, opens, to, behind } = walk.words;
		walk.steps += elements.length;
		for (walk.start = 0; walk.start < behind; walk.start++)
			if (opens[walk.start] && elements[walk.start]! > 0)
				for (walk.part of parts) descend(walk, 0, walk.start, 0, 0, 0, []);
		done = to[behind - 1] ?? 0;
	}
	return { fits: walk.fits, work: walk.steps };
}

function wordsAround(text: string, place: number): Words {
	let start = place;
	let left = BEFORE;
	for (; start > 0; start--) if (isSpaceAt(text, start - 1) && !isSpaceAt(text, start) && left-- === 0) break;
	const words: Words = { elements: [], from: [], to: [], opens: [], behind: 0 };
	let opens = true;
	let starred = false;
	let ahead = BEHIND;
	for (let index = start; index < text.length && words.elements.length < MOST_ELEMENTS; index++) {
		const entry = entryAt(text, index);
		const kind = kindOf(entry);
		if (isEscape(text, index)) continue;
		if (kind === LETTER || kind === UMLAUT) {
			push(words, firstOf(entry), index, opens);
			if (secondOf(entry) > 0) push(words, secondOf(entry), index, false);
			opens = false;
		} else if (!opens && (kind === DIGIT ? !isNumber(text, index) : isInPlace(text, index))) {
			const readings = inPlaceOf(text.charCodeAt(index));
			push(words, readings >> 5 === (readings & 31) && readings > 0 ? readings & 31 : MASK, index, false);
		} else if (kind === SOFT && (entry & NOT_PROSE) !== 0 && !opens) {
			push(words, text[index] === "*" ? STAR : MASK, index, false);
		} else if (kind === SPACE || kind === NEWLINE || (kind === SOFT && !/[.!?]/.test(text[index]!))) {
			if (!opens) trimEnd(words, starred);
			starred = opens && text[index] === "*";
			if (!opens && index > place) {
				if (words.behind === 0) words.behind = words.elements.length;
				if (ahead-- === 0) break;
			}
			opens = true;
		} else if (kind !== NOTHING && kind !== MARK) {
			// A number or the end of a sentence: nothing is read across it.
			if (index > place) break;
			clear(words);
			opens = true;
		}
	}
	if (!opens) trimEnd(words, starred);
	if (words.behind === 0) words.behind = words.elements.length;
	return words;
}

/** Whether a digit has another one beside it. */
function isNumber(text: string, index: number): boolean {
	return [text[index - 1], text[index + 1]].some((beside) => beside !== undefined && /\d/.test(beside));
}

/** Whether a sign is one that stands for a letter within a word: "dr€ckige". */
function isInPlace(text: string, index: number): boolean {
	return "@$€§".includes(text[index]!) && (isLetterAt(text, index + 1) || "$€".includes(text[index]!));
}

function push({ elements, from, to, opens }: Words, element: number, index: number, open: boolean): void {
	elements.push(element);
	from.push(index);
	to.push(index + 1);
	opens.push(open);
}

/** Symbols at a word's end are none of its letters, but several stars are: "f***"; not the last of "**so**". */
function trimEnd({ elements, from, to, opens }: Words, starred: boolean): void {
	let end = elements.length;
	while (end > 0 && elements[end - 1]! < 0) end--;
	const stars = elements.length - end;
	if (stars >= 2 && !starred && elements.slice(end).every((element) => element === STAR)) return;
	for (const list of [elements, from, to, opens]) list.length = end;
}

function clear({ elements, from, to, opens }: Words): void {
	for (const list of [elements, from, to, opens]) list.length = 0;
}

function descend(
	walk: Walk,
	row: number,
	index: number,
	depth: number,
	visible: number,
	masks: number,
	breaks: readonly number[],
): void {
	if (++walk.steps > walk.budget) return;
	const { elements, opens } = walk.words;
	if (masks > 0 && breaks.length > 0 && visible >= 4 && masks <= visible + 1) accept(walk, row, index, breaks);
	if (index === elements.length) return;
	const broken = opens[index] && depth > 0 ? [...breaks, depth] : breaks;
	const element = elements[index]!;
	if (element >= 0) {
		const below = childOf(walk.part.automaton, row, element);
		if (below > 0) descend(walk, below, index + 1, depth + 1, visible + 1, masks, broken);
		return;
	}
	if (masks > 6) return;
	eachChild(walk.part.automaton, row, (below, letters) =>
		descend(walk, below, index + 1, depth + letters, visible, masks + 1, broken),
	);
}

function accept(
	{ part: { automaton, patterns }, words, start, endings, fits }: Walk,
	row: number,
	index: number,
	breaks: readonly number[],
): void {
	const first = automaton.first[row >> automaton.shift]!;
	if (first < 0) return;
	let end = index;
	while (end < words.elements.length && !words.opens[end] && end - index <= LONGEST_ENDING) end++;
	const rest = words.elements.slice(index, end);
	for (let number = first; number >= 0; number = automaton.more[number]!) {
		const pattern = patterns[number]!;
		if (!pattern.plain || pattern.breaks === null || pattern.excuses !== null) continue;
		if (rest.length > 0) {
			if (!pattern.endings || rest.length > LONGEST_ENDING || rest.some((element) => element < 1)) continue;
			if (!endings[pattern.list]!.has(packEnding(rest, 0, rest.length))) continue;
		}
		const marked = pattern.breaks.reduce((sum, mark) => sum + mark, 0);
		if (marked !== breaks.length || breaks.some((at) => pattern.breaks![at] !== 1)) continue;
		fits.push({ pattern, start: words.from[start]!, end: words.to[end - 1]! });
	}
}
