// From everything that the views found to what is told: without what is excused, what lacks the neighbours it needs, and
// what lies within something longer.
import type { Fits } from "./around.ts";
import type { TermEntry } from "./entry.ts";
import { isSpaceAt } from "./signs.ts";

/**
 * In which view a term was found: as it stands (folded), across gaps ("I d i o t"), among look-alikes ("1d1ot"),
 * stretched ("Idiooot"), or with letters starred out ("Id**t").
 */
export type TermView = "folded" | "joined" | "lookalike" | "stretched" | "masked";

export interface TermHit {
	/** The entry as listed. */
	readonly term: string;
	readonly list: string;
	readonly category: string;
	readonly view: TermView;
	/** In UTF-16 code units of the text, end exclusive. */
	readonly start: number;
	readonly end: number;
}

/** Where a pattern fits: what its entry, its list and the place are. */
export interface Found {
	/** -1 for an excuse of the whole list. */
	readonly entry: number;
	readonly list: number;
	readonly view: TermView;
	readonly start: number;
	readonly end: number;
}

/** An entry as the result tells it, and what must stand beside it; null where nothing is asked. */
export interface Told {
	readonly entry: TermEntry;
	readonly list: string;
	/** The category as a number, from 0. */
	readonly category: number;
	readonly around: Fits | null;
}

/**
 * @param hits sorted in place
 * @param excuses sorted in place
 * @param told what an entry is
 * @returns in the order of the text; of overlapping ones of one category only the longest
 */
export function resultOf(text: string, hits: Found[], excuses: Found[], told: (entry: number) => Told): TermHit[] {
	const isExcused = excuser(excuses);
	inOrder(hits);
	const reach: number[] = [];
	const result: TermHit[] = [];
	for (const hit of hits) {
		const { entry, list, category, around } = told(hit.entry);
		const { view, start, end } = hit;
		// Asked first because it is cheapest; what it leaves out would not have reached farther.
		if ((reach[category] ?? -1) >= end) continue;
		if (isExcused?.(hit) || (around !== null && !around(text, start, end)) || spansSentences(text, hit)) continue;
		reach[category] = end;
		result.push({ term: entry.term, list, category: entry.category, view, start, end });
	}
	return result;
}

/** By beginning, the longer first. Mostly they come so already, one view after the other. */
function inOrder(found: Found[]): void {
	for (let index = 1; index < found.length; index++) {
		const [before, after] = [found[index - 1]!, found[index]!];
		if (before.start > after.start || (before.start === after.start && before.end < after.end)) {
			found.sort((a, b) => a.start - b.start || b.end - a.end);
			return;
		}
	}
}

/** Asked of hits in the order of the text: whether an excuse of the hit's entry or list covers it. Null where none is. */
function excuser(excuses: Found[]): ((hit: Found) => boolean) | null {
	if (excuses.length === 0) return null;
	excuses.sort((a, b) => a.start - b.start);
	let next = 0;
	/** How far excuses reach, by entry, and by list as -1, -2 … */
	const reach = new Map<number, number>();
	return ({ entry, list, start, end }) => {
		for (; next < excuses.length && excuses[next]!.start <= start; next++) {
			const excuse = excuses[next]!;
			const key = excuse.entry < 0 ? -1 - excuse.list : excuse.entry;
			reach.set(key, Math.max(excuse.end, reach.get(key) ?? 0));
		}
		return (reach.get(-1 - list) ?? 0) >= end || (reach.get(entry) ?? 0) >= end;
	};
}

/** Whether a term of several words begins in one sentence and ends in the next: "Wie viele hast du? Null." */
function spansSentences(text: string, { view, start, end }: Found): boolean {
	if (view !== "folded" || !hasSpace(text, start, end)) return false;
	const gaps = text.slice(start, end).match(/[^\p{L}\p{N}]*\s[^\p{L}\p{N}]*/gu);
	if (gaps === null) return false;
	const ended = gaps.filter((gap) => /^[.!]\s/.test(gap)).length;
	return gaps.some((gap) => /^\?\s/.test(gap)) || (ended > 0 && ended < gaps.length);
}

function hasSpace(text: string, start: number, end: number): boolean {
	for (let index = start; index < end; index++) if (isSpaceAt(text, index)) return true;
	return false;
}
