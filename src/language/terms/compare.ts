// Whether a listed term stands where its letters follow each other: the automaton knows no gaps, here they are judged.
import { LONGEST_ENDING, packEnding } from "./endings.ts";
import type { Found, TermView } from "./found.ts";
import type { Pattern } from "./patterns.ts";
import { GAP, type Stream } from "./stream.ts";

/** What comparing needs besides a pattern and a place. */
export interface Comparing {
	/** By list, the endings that its words take. */
	readonly endings: readonly ReadonlySet<number>[];
	/** Grows by the letters that were compared. */
	work: number;
}

const R = 18;

/**
 * Compares a pattern with the letters that end at one of a stream.
 * @param squeezed whether the stream's runs of a letter are
 * @returns what it covers; of a pattern that excuses, as much as it excuses; null where it does not fit
 */
export function compare(
	pattern: Pattern,
	stream: Stream,
	last: number,
	view: TermView,
	squeezed: boolean,
	comparing: Comparing,
): Found | null {
	const { gap, run } = stream;
	const length = pattern.symbols.length;
	const begin = last - length + 1;
	comparing.work += length;
	let extra = 0;
	let widest = 0;
	for (let offset = 0; offset < length; offset++) {
		if (squeezed && run[begin + offset]! < pattern.runs[offset]!) return null;
		const between = offset === 0 ? 0 : gap[begin + offset]!;
		if (between === 0) continue;
		if (between === GAP.hard) return null;
		if (pattern.breaks?.[offset]) continue;
		extra++;
		if (between > widest) widest = between;
	}
	const opens = gap[begin]! > 0;
	// Broken apart, the beginning of a word must end as a word does: "Juden-Schweine".
	const ending = pattern.endings || (extra > 0 && pattern.mode === "prefix");
	const tail = gap[last + 1]! > 0 ? last : ending ? endOfWord(stream, last, pattern.list, comparing) : -1;
	const closes = tail >= 0;
	if (extra === 0) {
		if (!opens && (pattern.mode === "exact" || pattern.mode === "prefix")) return null;
		if (!closes && (pattern.mode === "exact" || pattern.mode === "suffix")) return null;
	} else {
		// Within a compound only where nothing but a sign breaks the word ("Riesenarsch-loch").
		const within = widest === GAP.soft && length > 6 && (pattern.mode === "suffix" || pattern.mode === "anywhere");
		if (!closes || !(opens || within)) return null;
		// Read across gaps: letter by letter, or a word broken once or twice and not too short for chance.
		const spelled = extra >= 2 && length < 2 * (extra + 1);
		// "Spastik in den Beinen" is no "Spastikinder".
		if (!spelled && extra > 1 && widest === GAP.space && pattern.mode === "prefix") return null;
		if (!spelled && (widest >= GAP.wide || length < (widest === GAP.soft ? 4 : 5))) return null;
		// "Huren söhne" is one, "Fett sauer" is two words.
		if (!spelled && widest === GAP.space && (tail - last > 2 || (tail > last && stream.symbol[tail] === R)))
			return null;
	}
	const found = {
		entry: pattern.entry,
		list: pattern.list,
		view: extra > 0 && view === "folded" ? ("joined" as const) : view,
		start: stream.from[begin]!,
		end: stream.to[closes ? tail : last]!,
	};
	return pattern.excuses === null ? found : wholeWords(found, stream, begin, last, pattern);
}

/** The last letter of the word whose rest is one of its language's endings; -1 where the rest is something else. */
function endOfWord({ gap, symbol }: Stream, last: number, list: number, comparing: Comparing): number {
	const start = last + 1;
	let end = start;
	while (gap[end] === 0 && end - start <= LONGEST_ENDING) end++;
	comparing.work += end - start;
	if (end - start > LONGEST_ENDING) return -1;
	return comparing.endings[list]!.has(packEnding(symbol, start, end)) ? end - 1 : -1;
}

/** What an excuse with an open end covers: "Marsch*" the whole of "Marschmusik". At most sixty letters to each side. */
function wholeWords(found: Found, { gap, from, to }: Stream, begin: number, last: number, { mode }: Pattern): Found {
	let first = begin;
	let end = last;
	if (mode === "suffix" || mode === "anywhere") while (gap[first] === 0 && begin - first < 60) first--;
	if (mode === "prefix" || mode === "anywhere") while (gap[end + 1] === 0 && end - last < 60) end++;
	return { ...found, start: Math.min(found.start, from[first]!), end: Math.max(found.end, to[end]!) };
}
