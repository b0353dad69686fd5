// The last view: words with letters left out, "Id**t". Each mask stands for one letter (of the original: ö and ß are two here), and the
// listed words that fit are looked up by walking down the trie. It only counts where it is plain enough what is meant: three
// letters and no more masks than letters; with stars, which nobody uses otherwise, the first and last letter will do.

import type { Automaton } from "./automaton.ts";
import type { TermPart } from "./compiled.ts";
import { LONGEST_ENDING, packEnding } from "./endings.ts";
import { A, E, O, S, U } from "./letters.ts";
import { eachMaskedWord, type MaskedWord, STAR } from "./masked-words.ts";
import type { Alphabet, Pattern } from "./patterns.ts";
import type { Signs } from "./signs.ts";

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
	parts: readonly TermPart[],
	endings: readonly ReadonlySet<number>[],
): { fits: readonly MaskedFit[]; work: number } {
	const walk: Walk = {
		parts,
		part: parts[0]!,
		endings,
		word: { elements: [], from: [], to: [] },
		start: 0,
		fits: [],
		steps: 0,
		budget: (text.length * STEPS_PER_LETTER + STEPS_FREE) * parts.length,
	};
	/** What was found in a word before: whoever writes one masked word often writes it again. */
	const known = new Map<string, Known>();
	eachMaskedWord(text, signs, alphabet, (word) => lookUp(walk, text, word, known));
	return { fits: walk.fits, work: walk.steps };
}

interface Known {
	readonly start: number;
	readonly fits: readonly MaskedFit[];
	readonly steps: number;
}

/** Adds what fits a word to the walk's fits. */
function lookUp(walk: Walk, text: string, word: MaskedWord, known: Map<string, Known>): void {
	walk.word = word;
	const last = word.elements.length - 1;
	const before = walk.fits.length;
	const place = word.from[0]!;
	const written = text.slice(place, word.to[last]!);
	const same = known.get(written);
	if (same !== undefined) {
		walk.steps += same.steps;
		if (walk.steps > walk.budget) throw new MaskBudgetError();
		const moved = place - same.start;
		for (const { pattern, start, end } of same.fits)
			walk.fits.push({ pattern, start: start + moved, end: end + moved });
		return;
	}
	const started = walk.steps;
	// The longest fit begins with the word; what fits inside it as well adds nothing.
	for (walk.start = 0; walk.start < last && walk.fits.length === before; walk.start++)
		if (word.elements[walk.start]! > 0 && (walk.start === 0 || word.elements[walk.start + 1]! > 0))
			for (walk.part of walk.parts) descend(walk, 0, walk.start, 0, 0, 0);
	known.set(written, { start: place, fits: walk.fits.slice(before), steps: walk.steps - started });
}

interface Walk {
	readonly parts: readonly TermPart[];
	/** The one that is walked. */
	part: TermPart;
	readonly endings: readonly ReadonlySet<number>[];
	word: MaskedWord;
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
		const below = childOf(walk.part.automaton, row, element);
		if (below > 0) descend(walk, below, index + 1, visible + 1, masks, stars);
		return;
	}
	if (masks > (elements.length + 1) / 2) return;
	const star = element === STAR ? 1 : 0;
	walk.steps += 4;
	eachChild(walk.part.automaton, row, (below) => descend(walk, below, index + 1, visible, masks + 1, stars + star));
}

/**
 * Hands over what one letter may lead to in the trie.
 * @param take a row, and by how many of the trie's letters it is farther: ä, ö, ü and ß are two
 */
export function eachChild(automaton: Automaton, row: number, take: (below: number, letters: 1 | 2) => void): void {
	const { children, next, width } = automaton;
	for (let block = 0; block < width; block += 32) {
		for (let left = children[(row + block) >> 5]!; left !== 0; left &= left - 1) {
			const symbol = block + 31 - Math.clz32(left & -left);
			const below = next[row + symbol]! & ~(width - 1);
			take(below, 1);
			const second = symbol === S ? S : symbol === A || symbol === O || symbol === U ? E : 0;
			const double = second === 0 ? 0 : childOf(automaton, below, second);
			if (double > 0) take(double, 2);
		}
	}
}

/** The row of a state's child in the trie; 0 where it has none. */
export function childOf({ next, width, children, alphabet }: Automaton, row: number, symbol: number): number {
	if (symbol > alphabet) return 0;
	const place = row + symbol;
	return (children[place >> 5]! >>> (place & 31)) & 1 ? next[place]! & ~(width - 1) : 0;
}

/** Notes the patterns that end in a state, if the elements read so far count as a mask of them. */
function accept(walk: Walk, row: number, index: number, visible: number, masks: number, stars: number): void {
	const starred = stars === masks && walk.word.elements[index - 1]! > 0;
	if (starred ? visible < 2 || masks > visible + 1 : visible < 3 || masks > visible) return;
	const { word, start } = walk;
	const { automaton, patterns } = walk.part;
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
