// Whether a digit or symbol at a word's edge may be a letter of a listed term: of the names after "@" hardly any is one in
// disguise, and the automaton knows after two or three letters.
import { type Automaton, ENDS } from "./automaton.ts";
import { DIGIT, entryAt, LETTER, LOOKS_LIKE, MARK, NEWLINE, NOTHING, SOFT, SPACE } from "./letters.ts";
import { LEET } from "./lookalikes.ts";
import { isSpaceAt } from "./signs.ts";

/** So many steps are tried; beyond, the views look. */
const MOST_STEPS = 40;

let steps = 0;

/**
 * Follows every reading of a symbol and of those after it, as long as a term may go on that has the symbol in it. At most
 * `MOST_STEPS` steps.
 * @param row where the automaton stands before the symbol
 * @param last the letter directly before it, 0 where there is none
 * @returns true also where it cannot be told
 */
export function mayBeLetter(text: string, index: number, automaton: Automaton, row: number, last: number): boolean {
	const readings = LEET.get(text.charCodeAt(index));
	if (readings === undefined) return false;
	if (isStretched(text, index, readings, last)) return true;
	steps = 0;
	return (
		readOn(text, index + 1, automaton, step(automaton, row, readings[0]), 1) ||
		(readings[0] !== readings[1] && readOn(text, index + 1, automaton, step(automaton, row, readings[1]), 1))
	);
}

/** @param count how many letters there are since the symbol, with it: a state of fewer letters has forgotten it */
function readOn(text: string, from: number, automaton: Automaton, reached: number, count: number): boolean {
	let row = reached;
	let letters = count;
	for (let index = from; ; index++) {
		if (++steps > MOST_STEPS) return true;
		if (automaton.depth[row >> automaton.shift]! < letters) return false;
		if ((row & (ENDS.plain | ENDS.squeezed)) !== 0) return true;
		const entry = index < text.length ? entryAt(text, index) : SPACE << 10;
		const kind = entry >> 10;
		if (kind === LETTER) {
			row = step(automaton, row, entry & 31);
			letters++;
			const second = (entry >> 5) & 31;
			if (second === 0) continue;
			if ((row & (ENDS.plain | ENDS.squeezed)) !== 0) return true;
			row = step(automaton, row, second);
			letters++;
		} else if (kind === SPACE || kind === NEWLINE) {
			// Letters spelled out one by one belong to the word before.
			return index + 1 < text.length && (index + 2 >= text.length || isSpaceAt(text, index + 2));
		} else if (kind === DIGIT || (kind === SOFT && (entry & LOOKS_LIKE) === 0)) {
			const readings = LEET.get(text.charCodeAt(index));
			if (readings === undefined) continue;
			for (const reading of readings)
				if (readOn(text, index + 1, automaton, step(automaton, row, reading), letters + 1)) return true;
		} else if (kind !== NOTHING && kind !== MARK) return true;
	}
}

function step({ next, width }: Automaton, row: number, symbol: number): number {
	return next[(row & ~(width - 1)) + symbol]!;
}

/** Whether the symbol may make three of a letter in a row, with the letter before or the one after it. */
function isStretched(text: string, index: number, readings: readonly [number, number], last: number): boolean {
	if (last === readings[0] || last === readings[1]) return true;
	if (index + 1 >= text.length) return false;
	const entry = entryAt(text, index + 1);
	const kind = entry >> 10;
	if (kind === SPACE || kind === NEWLINE) return false;
	if (kind === LETTER) {
		const first = entry & 31;
		if (first !== readings[0] && first !== readings[1]) return false;
		if (((entry >> 5) & 31) !== 0) return true;
		if (index + 2 >= text.length) return false;
		const third = entryAt(text, index + 2);
		return third >> 10 === LETTER ? (third & 31) === first : third >> 10 !== SPACE;
	}
	if (kind !== DIGIT && kind !== SOFT) return true;
	const after = LEET.get(text.charCodeAt(index + 1));
	return after?.some((letter) => readings.includes(letter)) ?? false;
}
