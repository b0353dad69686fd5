// The stretches of a text that look like something else than they are: only these are read a second time.

import { isSpaceAt, SIGN, type Signs } from "./signs.ts";
import { mayBeginWithAt, mayHide, type Triples } from "./triples.ts";

/** How many words to each side of a disguised one are read with it, for terms of several words. */
const AROUND = 3;

/** A stretch of a text, UTF-16 code units, end exclusive. */
export interface Window {
	start: number;
	end: number;
	/** Whether it is one word with nothing but an umlaut, so that no digit or symbol stands for a letter. */
	readonly onlyUmlauts: boolean;
	/** Whether something may be found in it. */
	look: boolean;
}

/** The stretches to read again, by the signs that folding found; in order, none within another. */
export function windowsOf(text: string, { at, kinds, look: looks }: Signs, known: Triples): readonly Window[] {
	const windows: Window[] = [];
	const ahead: WordEnds = { text, ends: [], first: 0, seen: 0 };
	let left = false;
	for (let number = 0; number < at.length; number++) {
		const place = at[number]!;
		const kind = kinds[number]!;
		const look = looks[number]!;
		if ((kind & (SIGN.umlaut | SIGN.edge | SIGN.lookalike)) === 0) continue;
		if (kind === SIGN.edge && text[place] === "@" && !mayBeginWithAt(text, place, known)) continue;
		// "so ein @r5ch": what may be a letter of a term may be one of a term of several words.
		const wide = (kind & (SIGN.lookalike | SIGN.phrase)) !== 0;
		const inside = windows[windows.length - 1];
		if (inside !== undefined && place < inside.end && !wide) {
			inside.look ||= look;
			continue;
		}
		// A word with an umlaut before it may be part of the phrase in disguise: "häng d1ch auf".
		let behind = windows.length - 1;
		if (wide) while (behind >= 0 && windows[behind]!.onlyUmlauts) behind--;
		const before = windows[behind];
		const start = startOf(text, place, wide ? AROUND : 0, before?.end ?? 0);
		const end = endOf(ahead, place, wide ? AROUND : 0);
		const onlyUmlauts = kind === SIGN.umlaut || kind === (SIGN.umlaut | SIGN.mask);
		if (onlyUmlauts && !mayHide(text, start, end, known)) continue;
		while (windows.length - 1 > behind && windows.at(-1)!.end > start) windows.pop();
		const last = windows.at(-1);
		if (last !== undefined && start <= last.end && !last.onlyUmlauts && !onlyUmlauts) {
			last.end = Math.max(end, last.end);
			last.look ||= look;
		} else windows.push({ start, end: Math.max(end, start), onlyUmlauts, look });
		left ||= !look;
	}
	return left ? windows.filter(({ look }) => look) : windows;
}

function startOf(text: string, place: number, words: number, least: number): number {
	let left = words;
	let start = place;
	for (; start > least; start--) {
		if (!isSpaceAt(text, start - 1)) continue;
		// The same as in endOf.
		if (start - 2 >= least && (start - 3 < least || isSpaceAt(text, start - 3)) && !isSpaceAt(text, start - 2))
			continue;
		if (left-- === 0) break;
	}
	return Math.max(start, least);
}

/** Where words end, found as they are asked for: forwards only, so that each character is looked at once. */
interface WordEnds {
	readonly text: string;
	readonly ends: number[];
	/** The first of the ends that is still ahead, and how far the text has been looked through. */
	first: number;
	seen: number;
}

/** @param place never before the one that was asked for last */
function endOf(ahead: WordEnds, place: number, words: number): number {
	const { text, ends } = ahead;
	let { first } = ahead;
	while (first < ends.length && ends[first]! < place) first++;
	ahead.first = first;
	let seen = Math.max(ahead.seen, place);
	for (let missing = first + words + 1 - ends.length; missing > 0 && seen < text.length; seen++) {
		if (!isSpaceAt(text, seen)) continue;
		// Letters spelled out one by one count as one word.
		if (seen + 2 >= text.length || isSpaceAt(text, seen + 2)) continue;
		ends.push(seen);
		missing--;
	}
	ahead.seen = seen;
	return first + words < ends.length ? ends[first + words]! : text.length;
}
