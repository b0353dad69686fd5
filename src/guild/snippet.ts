// The part of a text that shows why it was found, its hits in bold. Pure.
import { type KnownLanguage, type Word, words } from "../language/stems.ts";
import { plain } from "./markdown.ts";

/** Letters before the first hit, so that it does not hang in the air. */
const LEAD = 50;

/**
 * @param isHit whether a word is one that was searched for
 * @param room letters of the text to show; the markdown around hits comes on top
 * @returns Discord markdown; the beginning of the text where nothing in it is a hit
 */
export function snippet(text: string, language: KnownLanguage, isHit: (word: string) => boolean, room: number): string {
	const flat = text.replace(/\s+/g, " ").trim();
	const all = words(flat, language);
	const hits = all.filter(({ text: word }) => isHit(word));
	const from = hits.length ? startFor(flat, all, bestHit(hits, room), room) : 0;
	const to = endFor(flat, all, from + room);
	const shown = hits.filter(({ start, end }) => start >= from && end <= to);
	let result = from > 0 ? "… " : "";
	let at = from;
	for (const { start, end } of shown) {
		result += `${plain(flat.slice(at, start))}**${plain(flat.slice(start, end))}**`;
		at = end;
	}
	result += plain(flat.slice(at, to));
	return to < flat.length ? `${result.trimEnd()} …` : result;
}

/** The hit from which a window of this size holds the most different hits. */
function bestHit(hits: readonly Word[], room: number): Word {
	let best = hits[0]!;
	let most = 0;
	let last = 0;
	const inside = new Map<string, number>();
	for (const [first, hit] of hits.entries()) {
		while (last < hits.length && hits[last]!.end <= hit.start + room - LEAD) {
			inside.set(hits[last]!.stem, (inside.get(hits[last]!.stem) ?? 0) + 1);
			last++;
		}
		if (inside.size > most) {
			most = inside.size;
			best = hit;
		}
		if (last > first) {
			const left = (inside.get(hit.stem) ?? 1) - 1;
			if (left > 0) inside.set(hit.stem, left);
			else inside.delete(hit.stem);
		} else last = first + 1;
	}
	return best;
}

/** The beginning of the sentence where that is near, else of a word before the hit. */
function startFor(text: string, all: readonly Word[], hit: Word, room: number): number {
	const earliest = Math.max(0, Math.min(hit.start - LEAD, text.length - room));
	if (earliest === 0) return 0;
	const sentence = text.slice(earliest, hit.start).search(/(?<=[.!?…]["“”»«]? )\p{Lu}/u);
	if (sentence >= 0) return earliest + sentence;
	return all.find(({ start }) => start >= earliest)?.start ?? earliest;
}

/** The end of the text, or of the last word that fits. */
function endFor(text: string, all: readonly Word[], limit: number): number {
	if (limit >= text.length) return text.length;
	const last = all.findLast(({ end }) => end <= limit);
	return last ? last.end : limit;
}
