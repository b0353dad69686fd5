// Finds listed terms in a text, in every view, with where they stand in the original.
import { compileAround, type Fits } from "./around.ts";
import { type Automaton, buildAutomaton } from "./automaton.ts";
import { endingsOf, LONGEST_ENDING, packEnding } from "./endings.ts";
import type { TermEntry, TermList } from "./entry.ts";
import { fold } from "./folded.ts";
import { glance } from "./glance.ts";
import { lookalike, READINGS } from "./lookalike-view.ts";
import { findMasked } from "./masked-view.ts";
import { type Alphabet, type Pattern, patternsOf } from "./patterns.ts";
import { SIGN, type Signs } from "./signs.ts";
import { GAP, newStream, type Stream, squeeze } from "./stream.ts";
import { type Triples, triplesOf } from "./triples.ts";
import { type Window, windowsOf } from "./windows.ts";

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

export interface TermMatcher {
	/**
	 * All terms in a text, in the order of the text; of overlapping ones of one category only the longest.
	 * Time grows linearly with the text.
	 * @param everything whether every view looks, also where the first look says that there is nothing to find: slower, and
	 *   the same hits, as the tests prove
	 * @throws MaskBudgetError where a text consists of masked words; it goes to a person
	 */
	scan(text: string, everything?: boolean): readonly TermHit[];
	/** Letters stepped over and compared in the latest scan: what the growth tests count instead of time. */
	readonly work: number;
	/** How many terms are listed. */
	readonly size: number;
	/** The categories that the lists use. */
	readonly categories: ReadonlySet<string>;
	/** The lists' names. */
	readonly lists: ReadonlySet<string>;
}

interface Found {
	readonly entry: number;
	readonly list: number;
	readonly view: TermView;
	readonly start: number;
	readonly end: number;
}

const NONE: readonly TermHit[] = [];

/** Compiles lists into one matcher. No lists, or empty ones, match nothing. */
export function compileTerms(lists: readonly TermList[]): TermMatcher {
	const alphabet: Alphabet = new Map();
	const { patterns, entries } = patternsOf(lists, alphabet);
	const automaton = buildAutomaton(
		patterns.map(({ symbols }) => symbols),
		26 + alphabet.size,
	);
	const endings = lists.map(({ language }) => endingsOf(language));
	return new Scanner(lists, entries, patterns, automaton, endings, alphabet);
}

// A class because its scratch buffers are private state with a lifetime: they are reused from one comment to the next.
class Scanner implements TermMatcher {
	readonly size: number;
	readonly categories: ReadonlySet<string>;
	readonly lists: ReadonlySet<string>;
	work = 0;
	readonly #names: readonly string[];
	readonly #entries: readonly (readonly [TermEntry, number])[];
	readonly #patterns: readonly Pattern[];
	readonly #automaton: Automaton;
	readonly #endings: readonly ReadonlySet<number>[];
	readonly #alphabet: Alphabet;
	readonly #triples: Triples;
	/** By entry: what must stand beside it; null where nothing is asked. */
	readonly #around: readonly (Fits | null)[];
	#text = newStream(2048);
	#squeezed = newStream(2048);
	readonly #signs: Signs = {
		at: [],
		kinds: [],
		look: [],
		all: 0,
		run: false,
		spelled: false,
		everywhere: false,
		disguised: false,
	};
	#hits: Found[] = [];
	#excused: Found[] = [];

	constructor(
		lists: readonly TermList[],
		entries: readonly (readonly [TermEntry, number])[],
		patterns: readonly Pattern[],
		automaton: Automaton,
		endings: readonly ReadonlySet<number>[],
		alphabet: Alphabet,
	) {
		this.#names = lists.map(({ name }) => name);
		this.#entries = entries;
		this.#patterns = patterns;
		this.#automaton = automaton;
		this.#endings = endings;
		this.#alphabet = alphabet;
		this.#triples = triplesOf(patterns);
		this.#around = entries.map(([{ around }]) => (around ? compileAround(around) : null));
		this.size = entries.length;
		this.categories = new Set(entries.map(([{ category }]) => category));
		this.lists = new Set(this.#names);
	}

	scan(text: string, everything = false): readonly TermHit[] {
		this.work = 0;
		if (this.#patterns.length === 0 || text === "") return NONE;
		const signs = this.#signs;
		this.work = glance(text, this.#automaton, this.#alphabet, signs);
		if (everything) {
			signs.spelled = true;
			signs.disguised = true;
			signs.look.fill(true);
		}
		const { spelled, run, disguised, all } = signs;
		if (!spelled && !run && !disguised && (all & SIGN.mask) === 0) return NONE;
		if (this.#hits.length > 0) this.#hits = [];
		if (this.#excused.length > 0) this.#excused = [];
		this.#makeRoom(text.length * 4 + 1);
		const stream = this.#text;
		if (spelled || run) {
			fold(text, this.#alphabet, stream);
			if (spelled) this.#run(stream, "folded", false);
			if (run) this.#stretched(stream);
		}
		if (disguised && (all & ~SIGN.mask) !== 0) {
			const windows = windowsOf(text, signs, this.#triples);
			if (windows.length > 0) this.#lookalikes(text, windows, stream);
		}
		if ((all & SIGN.mask) !== 0) this.#masked(text, signs);
		return this.#hits.length === 0 ? NONE : this.#result(text);
	}

	#makeRoom(letters: number): void {
		if (this.#text.symbol.length > letters) return;
		this.#text = newStream(letters * 2);
		this.#squeezed = newStream(letters * 2);
	}

	#lookalikes(text: string, windows: readonly Window[], stream: Stream): void {
		for (const reading of READINGS) {
			const { run, twoReadings } = lookalike(text, windows, this.#alphabet, stream, reading);
			this.#run(stream, "lookalike", false);
			if (run) this.#stretched(stream);
			if (!twoReadings) break;
		}
	}

	#stretched(stream: Stream): void {
		squeeze(stream, this.#squeezed);
		this.#run(this.#squeezed, "stretched", true);
	}

	#masked(text: string, signs: Signs): void {
		const { fits, work } = findMasked(text, signs, this.#alphabet, this.#automaton, this.#patterns, this.#endings);
		this.work += work;
		for (const { pattern, start, end } of fits)
			this.#hits.push({ entry: pattern.entry, list: pattern.list, view: "masked", start, end });
	}

	#run(stream: Stream, view: TermView, squeezed: boolean): void {
		const { next, width, shift } = this.#automaton;
		const { symbol, length } = stream;
		const mask = ~(width - 1);
		let row = 0;
		for (let index = 0; index < length; index++) {
			const reached = next[row + symbol[index]!]!;
			row = reached & mask;
			if (reached & 1) this.#ends(stream, index, row >> shift, view, squeezed);
		}
		this.work += length;
	}

	/** Looks at every pattern that ends at a letter. */
	#ends(stream: Stream, index: number, ending: number, view: TermView, squeezed: boolean): void {
		const { first, more, shorter } = this.#automaton;
		for (let state = ending; state !== 0; state = shorter[state]!) {
			for (let number = first[state]!; number >= 0; number = more[number]!) {
				const pattern = this.#patterns[number]!;
				if (squeezed ? !pattern.squeezed : !pattern.plain) continue;
				this.#compare(pattern, stream, index, view, squeezed);
			}
		}
	}

	#compare(pattern: Pattern, stream: Stream, last: number, view: TermView, squeezed: boolean): void {
		const { gap, run } = stream;
		const length = pattern.symbols.length;
		const begin = last - length + 1;
		this.work += length;
		let extra = 0;
		let widest = 0;
		for (let offset = 0; offset < length; offset++) {
			if (squeezed && run[begin + offset]! < pattern.runs[offset]!) return;
			const between = offset === 0 ? 0 : gap[begin + offset]!;
			if (between === 0) continue;
			if (between === GAP.hard) return;
			if (pattern.breaks?.[offset]) continue;
			extra++;
			if (between > widest) widest = between;
		}
		const opens = gap[begin]! > 0;
		const tail = gap[last + 1]! > 0 ? last : pattern.endings ? this.#endOfWord(stream, last, pattern.list) : -1;
		const closes = tail >= 0;
		if (extra === 0) {
			if (!opens && (pattern.mode === "exact" || pattern.mode === "prefix")) return;
			if (!closes && (pattern.mode === "exact" || pattern.mode === "suffix")) return;
		} else {
			// Within a compound only where nothing but a sign breaks the word ("Riesenarsch-loch").
			const within = widest === GAP.soft && length > 6 && (pattern.mode === "suffix" || pattern.mode === "anywhere");
			if (!closes || !(opens || within)) return;
			// Read across gaps: letter by letter, or a word broken once or twice and not too short for chance.
			const spelled = extra >= 2 && length < 2 * (extra + 1);
			if (!spelled && (widest >= GAP.wide || length < (widest === GAP.soft ? 4 : 5))) return;
			// "Huren söhne" is one, "Fett sauer" is two words.
			if (!spelled && widest === GAP.space && (tail - last > 2 || (tail > last && stream.symbol[tail] === R))) return;
		}
		const found = {
			entry: pattern.entry,
			list: pattern.list,
			view: extra > 0 && view === "folded" ? ("joined" as const) : view,
			start: stream.from[begin]!,
			end: stream.to[closes ? tail : last]!,
		};
		if (pattern.excuses === null) this.#hits.push(found);
		else this.#excused.push(wholeWords(found, stream, begin, last, pattern));
	}

	/** The last letter of the word whose rest is one of its language's endings; -1 where the rest is something else. */
	#endOfWord(stream: Stream, last: number, list: number): number {
		const { gap, symbol } = stream;
		const start = last + 1;
		let end = start;
		while (gap[end] === 0 && end - start <= LONGEST_ENDING) end++;
		this.work += end - start;
		if (end - start > LONGEST_ENDING) return -1;
		return this.#endings[list]!.has(packEnding(symbol, start, end)) ? end - 1 : -1;
	}

	#result(text: string): TermHit[] {
		const excused = excuser(this.#excused);
		const kept = this.#hits
			.sort((a, b) => a.start - b.start || b.end - a.end)
			.filter(
				(hit) =>
					!excused(hit) && (this.#around[hit.entry]?.(text, hit.start, hit.end) ?? true) && !spansSentences(text, hit),
			);
		const reach = new Map<string, number>();
		const hits: TermHit[] = [];
		for (const { entry, list, view, start, end } of kept) {
			const { term, category } = this.#entries[entry]![0];
			if ((reach.get(category) ?? -1) >= end) continue;
			reach.set(category, end);
			hits.push({ term, list: this.#names[list]!, category, view, start, end });
		}
		return hits;
	}
}

/** Asked of hits in the order of the text: whether an excuse of the hit's entry or list covers it. */
function excuser(excuses: Found[]): (hit: Found) => boolean {
	if (excuses.length === 0) return () => false;
	excuses.sort((a, b) => a.start - b.start);
	let next = 0;
	const reach = new Map<string, number>();
	return ({ entry, list, start, end }) => {
		for (; next < excuses.length && excuses[next]!.start <= start; next++) {
			const excuse = excuses[next]!;
			const key = `${excuse.list} ${excuse.entry}`;
			reach.set(key, Math.max(excuse.end, reach.get(key) ?? 0));
		}
		return (reach.get(`${list} -1`) ?? 0) >= end || (reach.get(`${list} ${entry}`) ?? 0) >= end;
	};
}

const R = 18;

/** Whether a term of several words begins in one sentence and ends in the next: "Wie viele hast du? Null." */
function spansSentences(text: string, { view, start, end }: Found): boolean {
	if (view !== "folded") return false;
	const gaps = text.slice(start, end).match(/[^\p{L}\p{N}]*\s[^\p{L}\p{N}]*/gu);
	if (gaps === null) return false;
	const ended = gaps.filter((gap) => /^[.!]\s/.test(gap)).length;
	return gaps.some((gap) => /^\?\s/.test(gap)) || (ended > 0 && ended < gaps.length);
}

/** What an excuse with an open end covers: "Marsch*" the whole of "Marschmusik". At most sixty letters to each side. */
function wholeWords(found: Found, { gap, from, to }: Stream, begin: number, last: number, { mode }: Pattern): Found {
	let first = begin;
	let end = last;
	if (mode === "suffix" || mode === "anywhere") while (gap[first] === 0 && begin - first < 60) first--;
	if (mode === "prefix" || mode === "anywhere") while (gap[end + 1] === 0 && end - last < 60) end++;
	return { ...found, start: Math.min(found.start, from[first]!), end: Math.max(found.end, to[end]!) };
}
