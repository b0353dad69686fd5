// How well one word of a claim is met by one word of an article.
import { compoundParts } from "../stems.ts";
import type { Term } from "./reading.ts";

const LEAST_PART = 4;
const LONG_SENTENCE = 300;

/**
 * How far two words say the same, 0 to 1: the same stem 1, the same root .9 (.7 where the particles differ), a synonym or
 * the same scale .8, a part of a compound .6, a likely misspelling .8, the same beginning .5.
 */
export function likeness(a: Term, b: Term): number {
	if (a.plain === b.plain || a.word.stem === b.word.stem) return 1;
	let best = 0;
	if (a.lexeme.root === b.lexeme.root && a.lexeme.root.length > 2) {
		if (a.lexeme.particle === b.lexeme.particle) return 0.95;
		best = a.lexeme.particle && b.lexeme.particle ? 0.4 : 0.7;
	}
	if (a.groups.some((id) => b.groups.includes(id))) return 0.85;
	if (a.places.some(({ scale }) => b.places.some((other) => other.scale === scale))) return 0.8;
	if (a.word.stopword || b.word.stopword) return best;
	if (un(a, b) || un(b, a)) return 0.9;
	if (best) return best;
	const [short, long] = a.plain.length < b.plain.length ? [a, b] : [b, a];
	const longer = long.plain.length - short.plain.length;
	if (short.plain.length >= LEAST_PART && longer >= 3) {
		const head = short.word.stem.length >= LEAST_PART ? short.word.stem : short.plain;
		if (long.word.stem.endsWith(head) || (short.bare.length >= LEAST_PART && long.bare.endsWith(short.bare)))
			return 0.7;
		if (short.lexeme.root.length > LEAST_PART && long.word.stem.endsWith(short.lexeme.root)) return 0.7;
	}
	// What follows compares beginnings.
	if (a.plain[0] !== b.plain[0]) return 0;
	if (
		short.plain.length >= LEAST_PART &&
		longer >= 3 &&
		long.plain.startsWith(short.word.stem.length >= LEAST_PART ? short.word.stem : short.plain)
	)
		return 0.6;
	if (begins(a, b) || begins(b, a)) return 0.55;
	if (belongs(a, b) || belongs(b, a)) return 0.8;
	if (longer <= 1 && misspelt(a.plain, b.plain)) return 0.8;
	const shared = prefix(a.plain, b.plain);
	return shared >= 6 && shared >= 0.7 * Math.max(a.word.stem.length, b.word.stem.length) ? 0.5 : 0;
}

/** "Impfung" and "Impfatteste": an action's root begins a compound. */
const begins = (action: Term, whole: Term): boolean =>
	action.lexeme.root.length >= LEAST_PART &&
	/ung(?:en)?$/.test(action.plain) &&
	whole.plain.startsWith(action.lexeme.root);

/** "trestisch" and "Trestien": the adjective of a country or town. */
function belongs(a: Term, b: Term): boolean {
	const bare = /^(.{3,})isch(?:e[nmrs]?)?$/.exec(a.plain)?.[1];
	return bare !== undefined && b.capital && b.plain.startsWith(bare) && b.plain.length <= bare.length + 5;
}

/** "ungeimpft" against "geimpft". */
export const un = (a: Term, b: Term): boolean =>
	a.plain.length > 5 &&
	a.plain.startsWith("un") &&
	(a.word.stem.slice(2) === b.word.stem || a.plain.slice(2) === b.plain);

/**
 * The parts of a compound of the claim that stand apart in a sentence ("Krankenhausschließung" in "Das Krankenhaus …
 * geschlossen"): 1 where all parts are found, else 0.
 */
export function spelledApart(term: Term, sentence: readonly Term[]): number {
	if (term.plain.length < 2 * LEAST_PART || sentence.length > LONG_SENTENCE) return 0;
	const known = (piece: string): boolean =>
		sentence.some(
			(other) =>
				other.plain === piece ||
				other.word.stem === piece ||
				(piece.length >= LEAST_PART && other.word.stem.length >= LEAST_PART && piece === other.lexeme.root) ||
				rootsMeet(piece, other),
		);
	return compoundParts(term.word.stem, known).length ? 0.95 : 0;
}

/** The head of a compound as an action of a verb in the sentence: "…schliessung" and "geschlossen". */
function rootsMeet(piece: string, other: Term): boolean {
	return /ung$/.test(piece) && other.lexeme.root.length > 3 && piece.slice(0, -3).startsWith(other.lexeme.root);
}

function prefix(a: string, b: string): number {
	let i = 0;
	while (i < a.length && i < b.length && a[i] === b[i]) i++;
	return i;
}

/** One letter wrong, missing, too many or two exchanged, in words of seven letters and more. */
function misspelt(a: string, b: string): boolean {
	if (Math.min(a.length, b.length) < 7 || Math.abs(a.length - b.length) > 1) return false;
	const start = prefix(a, b);
	let end = 0;
	while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
	const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
	if (left.length <= 1 && right.length <= 1) return true;
	return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
