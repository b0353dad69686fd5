import { CONTEMPT_CLASSES, contemptIn } from "./contempt.ts";
import type { Word } from "./words.ts";

/** Places for runs of letters (2–5 in a row inside a word, its edges marked). */
export const LETTER_PLACES = 2 ** 18;
/** Places for words, pairs of neighbours, pairs with one word between, and the classes of contempt; with the letters under 512,000 bytes. */
export const WORD_PLACES = 2 ** 18 - 13_312;
export const PLACES = LETTER_PLACES + WORD_PLACES;

const SHORTEST = 2;
const LONGEST = 5;
/** The rest of a word longer than any German one is of no interest. */
const LONGEST_WORD = 60;

/** What a comment consists of to the model: one entry for each occurrence. */
export interface Occurrences {
	/** Where the feature stands in the table of weights. */
	readonly places: readonly number[];
	/** The word the occurrence belongs to, as its index. */
	readonly first: readonly number[];
	/** The other word of a pair; the same word otherwise. */
	readonly second: readonly number[];
}

/** The features of a comment's words. Linear in their letters. */
export function featuresOf(words: readonly Word[]): Occurrences {
	const places: number[] = [];
	const first: number[] = [];
	const second: number[] = [];
	const add = (place: number, one: number, other: number): void => {
		places.push(place);
		first.push(one);
		second.push(other);
	};
	let before = START;
	let beforeThat = GAP;
	for (let index = 0; index < words.length; index++) {
		const { folded, isWord } = words[index]!;
		if (folded === "") {
			before = beforeThat = GAP;
			continue;
		}
		const marked = `^${folded.slice(0, LONGEST_WORD)}$`;
		const hash = hashOf(marked, 0, marked.length);
		add(wordPlace(hash, 1), index, index);
		if (before !== GAP) add(wordPlace(hash, before), index, Math.max(0, index - 1));
		if (beforeThat !== GAP) add(wordPlace(hash, beforeThat ^ SKIPPED), index, Math.max(0, index - 2));
		beforeThat = before;
		before = hash;
		if (!isWord) continue;
		for (let from = 0; from + SHORTEST <= marked.length; from++) {
			let run = SEED;
			const end = Math.min(marked.length, from + LONGEST);
			for (let at = from; at < end; at++) {
				run = Math.imul(run ^ marked.charCodeAt(at), PRIME);
				if (at - from + 1 >= SHORTEST) add(mix(run) % LETTER_PLACES, index, index);
			}
		}
		const contempt = contemptIn(folded);
		if (contempt === 0) continue;
		for (let kind = 0; kind < CONTEMPT_CLASSES; kind++)
			if ((contempt >> kind) & 1) add(wordPlace(kind, CONTEMPT), index, index);
		add(wordPlace(CONTEMPT_CLASSES, CONTEMPT), index, index);
	}
	return { places, first, second };
}

const SEED = 0x811c9dc5 | 0;
const PRIME = 0x01000193;
/** What stands before the first word. */
const START = 0x5bd1e995;
/** No neighbour. */
const GAP = 0;
const SKIPPED = 0x27d4eb2f;
const CONTEMPT = 0x165667b1;

/** FNV-1a over UTF-16 units (http://www.isthe.com/chongo/tech/comp/fnv/). */
function hashOf(text: string, from: number, to: number): number {
	let hash = SEED;
	for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
	return hash;
}

function wordPlace(hash: number, other: number): number {
	return LETTER_PLACES + (mix(Math.imul(hash, 0x9e3779b1) ^ mix(other)) % WORD_PLACES);
}

/** The finaliser of MurmurHash3: every bit of the input reaches every bit of the output. */
function mix(hash: number): number {
	let bits = hash;
	bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
	bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
	return (bits ^ (bits >>> 16)) >>> 0;
}
