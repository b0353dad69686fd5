// The last view: words with letters left out, "Id**t". Each mask stands for one letter (of the original: ö and ß are two here), and the
// listed words that fit are looked up by walking down the trie. It only counts where it is plain enough what is meant: three
// letters and no more masks than letters; with stars, which nobody uses otherwise, the first and last letter will do.

import type { Automaton } from "./automaton.ts";
import { LONGEST_ENDING, packEnding } from "./endings.ts";
import { SIGN, type Signs } from "./folded.ts";
import {
	A,
	DIGIT,
	E,
	EXPANDS,
	entryAt,
	expansionOf,
	FOREIGN,
	firstOf,
	kindOf,
	LETTER,
	NEWLINE,
	NOT_PROSE,
	O,
	S,
	SOFT,
	SPACE,
	secondOf,
	U,
	UMLAUT,
} from "./letters.ts";
import { type Alphabet, listedSymbol, type Pattern } from "./patterns.ts";

const MASK = -1;
const STAR = -2;
/** A longer stretch without white space is no word. */
const LONGEST_WORD = 40;
/** So many symbols other than stars may stand for letters in one word. */
const MOST_SYMBOLS = 3;
/** Below, a wildcard walk goes on; beyond, the comment is a person's. */
const STEPS_PER_LETTER = 8;
const STEPS_FREE = 2000;

/** Thrown where looking up masked words would take longer than a comment may. */
export class MaskBudgetError extends Error {
	constructor() {
		super("more masked words than can be looked up");
		this.name = "MaskBudgetError";
	}
}

interface Word {
	readonly elements: number[];
	readonly from: number[];
	readonly to: number[];
}

/** A pattern that fits some elements of a word. */
export interface MaskedFit {
	readonly pattern: Pattern;
	readonly start: number;
	readonly end: number;
}

/**
 * @returns what fits, and how many steps it took
 * @throws MaskBudgetError
 */
export function findMasked(
	text: string,
	signs: Signs,
	alphabet: Alphabet,
	automaton: Automaton,
	patterns: readonly Pattern[],
	endings: readonly ReadonlySet<number>[],
): { fits: readonly MaskedFit[]; work: number } {
	const walk: Walk = {
		automaton,
		patterns,
		endings,
		word: { elements: [], from: [], to: [] },
		start: 0,
		fits: [],
		steps: 0,
		budget: text.length * STEPS_PER_LETTER + STEPS_FREE,
	};
	for (const word of maskedWords(text, signs, alphabet)) {
		walk.word = word;
		const last = word.elements.length - 1;
		const before = walk.fits.length;
		// The longest fit begins with the word; what fits inside it as well adds nothing.
		for (walk.start = 0; walk.start < last && walk.fits.length === before; walk.start++)
			if (word.elements[walk.start]! > 0 && (walk.start === 0 || word.elements[walk.start + 1]! > 0))
				descend(walk, 0, walk.start, 0, 0, 0);
	}
	return { fits: walk.fits, work: walk.steps };
}

interface Walk {
	readonly automaton: Automaton;
	readonly patterns: readonly Pattern[];
	readonly endings: readonly ReadonlySet<number>[];
	word: Word;
	start: number;
	readonly fits: MaskedFit[];
	steps: number;
	readonly budget: number;
}

/** Goes on from a state (as a row) with the word's element at an index. */
function descend(walk: Walk, row: number, index: number, visible: number, masks: number, stars: number): void {
	if (++walk.steps > walk.budget) throw new MaskBudgetError();
	const { elements } = walk.word;
	if (masks > 0) accept(walk, row, index, visible, masks, stars);
	if (index === elements.length) return;
	const element = elements[index]!;
	if (element >= 0) {
		const below = childOf(walk.automaton, row, element);
		if (below > 0) descend(walk, below, index + 1, visible + 1, masks, stars);
		return;
	}
	if (masks > (elements.length + 1) / 2) return;
	const star = element === STAR ? 1 : 0;
	walk.steps += 4;
	for (let symbol = 1; symbol <= walk.automaton.alphabet; symbol++) {
		const below = childOf(walk.automaton, row, symbol);
		if (below === 0) continue;
		descend(walk, below, index + 1, visible, masks + 1, stars + star);
		// One letter in the original, two here: ä, ö, ü, ß.
		const second = symbol === S ? S : symbol === A || symbol === O || symbol === U ? E : 0;
		const double = second === 0 ? 0 : childOf(walk.automaton, below, second);
		if (double > 0) descend(walk, double, index + 1, visible, masks + 1, stars + star);
	}
}

/** The row of a state's child in the trie; 0 where it has none. Only a child is one letter deeper. */
function childOf({ next, width, shift, depth }: Automaton, row: number, symbol: number): number {
	const reached = next[row + symbol]! & ~(width - 1);
	return reached !== 0 && depth[reached >> shift] === depth[row >> shift]! + 1 ? reached : 0;
}

/** Notes the patterns that end in a state, if the elements read so far count as a mask of them. */
function accept(walk: Walk, row: number, index: number, visible: number, masks: number, stars: number): void {
	const starred = stars === masks && walk.word.elements[index - 1]! > 0;
	if (starred ? visible < 2 || masks > visible + 1 : visible < 3 || masks > visible) return;
	const { automaton, patterns, word, start } = walk;
	const opens = start === 0;
	for (let number = automaton.first[row >> automaton.shift]!; number >= 0; number = automaton.more[number]!) {
		const pattern = patterns[number]!;
		if (!pattern.plain || pattern.breaks !== null || pattern.excuses !== null) continue;
		const { mode } = pattern;
		if (!opens && (mode === "exact" || mode === "prefix")) continue;
		const rest = word.elements.slice(index);
		const open = mode === "prefix" || mode === "anywhere";
		if (rest.length > 0 && !open) {
			if (!pattern.endings || rest.length > LONGEST_ENDING || rest.some((element) => element < 1)) continue;
			if (!walk.endings[pattern.list]!.has(packEnding(rest, 0, rest.length))) continue;
		}
		const last = open ? index - 1 : word.elements.length - 1;
		walk.fits.push({ pattern, start: word.from[start]!, end: word.to[last]! });
	}
}

/** The words of a text that have a mask after their first letter. */
function* maskedWords(text: string, { at, kinds }: Signs, alphabet: Alphabet): Generator<Word> {
	for (const [number, place] of at.entries()) {
		if ((kinds[number]! & SIGN.mask) === 0) continue;
		let start = place;
		while (start > 0 && !isSpace(text, start - 1)) start--;
		yield* wordsFrom(text, start, alphabet);
	}
}

function isSpace(text: string, index: number): boolean {
	const kind = kindOf(entryAt(text, index));
	return kind === SPACE || kind === NEWLINE;
}

/** The masked words of one stretch without white space. */
function* wordsFrom(text: string, start: number, alphabet: Alphabet): Generator<Word> {
	let word: Word = { elements: [], from: [], to: [] };
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

function append({ elements, from, to }: Word, element: number, start: number, end: number): void {
	if (elements.length > LONGEST_WORD) return;
	elements.push(element);
	from.push(start);
	to.push(end);
}

/** Takes masks off a word's end, unless they are stars after four letters ("Hurens***"); whether it is a masked word. */
function trim({ elements, from, to }: Word): boolean {
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
