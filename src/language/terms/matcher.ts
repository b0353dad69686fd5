// Finds listed terms in a text, in every view, with where they stand in the original.
import { compileAround } from "./around.ts";
import { type Automaton, buildAutomaton } from "./automaton.ts";
import { cutIntoChunks, newChunks } from "./chunks.ts";
import { type Comparing, compare } from "./compare.ts";
import { endingsOf } from "./endings.ts";
import type { TermEntry, TermList } from "./entry.ts";
import { fold } from "./folded.ts";
import { type Found, resultOf, type TermHit, type TermView, type Told } from "./found.ts";
import { glance } from "./glance.ts";
import { READINGS } from "./leet.ts";
import { lookalike } from "./lookalike-view.ts";
import { findMaskedPhrases } from "./masked-phrases.ts";
import { findMasked } from "./masked-view.ts";
import { type Alphabet, type Pattern, patternsOf } from "./patterns.ts";
import { newSigns, SIGN, type Signs } from "./signs.ts";
import { newStream, type Stream, squeeze } from "./stream.ts";
import { type Triples, triplesOf } from "./triples.ts";
import { type Window, windowsOf } from "./windows.ts";

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
	readonly #patterns: readonly Pattern[];
	readonly #automaton: Automaton;
	readonly #comparing: Comparing;
	readonly #alphabet: Alphabet;
	readonly #triples: Triples;
	/** By entry. */
	readonly #told: readonly Told[];
	#text = newStream(2048);
	#squeezed = newStream(2048);
	#chunks = newChunks(2048);
	readonly #signs = newSigns();
	#hits: Found[] = [];
	#excuses: Found[] = [];

	constructor(
		lists: readonly TermList[],
		entries: readonly (readonly [TermEntry, number])[],
		patterns: readonly Pattern[],
		automaton: Automaton,
		endings: readonly ReadonlySet<number>[],
		alphabet: Alphabet,
	) {
		this.#patterns = patterns;
		this.#automaton = automaton;
		this.#comparing = { endings, work: 0 };
		this.#alphabet = alphabet;
		this.#triples = triplesOf(patterns);
		this.size = entries.length;
		this.categories = new Set(entries.map(([{ category }]) => category));
		this.lists = new Set(lists.map(({ name }) => name));
		const numbers = new Map([...this.categories].map((category, number) => [category, number]));
		this.#told = entries.map(([entry, list]) => ({
			entry,
			list: lists[list]!.name,
			category: numbers.get(entry.category)!,
			around: entry.around ? compileAround(entry.around) : null,
		}));
	}

	get work(): number {
		return this.#comparing.work;
	}

	scan(text: string, everything = false): readonly TermHit[] {
		this.#comparing.work = 0;
		if (this.#patterns.length === 0 || text === "") return NONE;
		const signs = this.#signs;
		this.#comparing.work += glance(text, this.#automaton, this.#alphabet, signs);
		if (everything) {
			signs.spelled = true;
			signs.disguised = true;
			signs.look.fill(true);
		}
		const { spelled, run, disguised, all } = signs;
		if (!spelled && !run && !disguised && (all & SIGN.mask) === 0) return NONE;
		if (this.#hits.length > 0) this.#hits = [];
		if (this.#excuses.length > 0) this.#excuses = [];
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
		return this.#hits.length === 0 ? NONE : resultOf(text, this.#hits, this.#excuses, this.#told);
	}

	#makeRoom(letters: number): void {
		if (this.#text.symbol.length > letters) return;
		this.#text = newStream(letters * 2);
		this.#squeezed = newStream(letters * 2);
		this.#chunks = newChunks(letters * 2);
	}

	#lookalikes(text: string, windows: readonly Window[], stream: Stream): void {
		const chunks = this.#chunks;
		cutIntoChunks(text, windows, chunks);
		for (const reading of READINGS) {
			const { run, twoReadings } = lookalike(text, chunks, this.#alphabet, stream, reading);
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
		const { endings } = this.#comparing;
		for (const { fits, work } of [
			findMasked(text, signs, this.#alphabet, this.#automaton, this.#patterns, endings),
			findMaskedPhrases(text, signs, this.#automaton, this.#patterns, endings),
		]) {
			this.#comparing.work += work;
			for (const { pattern, start, end } of fits)
				this.#hits.push({ entry: pattern.entry, list: pattern.list, view: "masked", start, end });
		}
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
		this.#comparing.work += length;
	}

	/** Looks at every pattern that ends at a letter. */
	#ends(stream: Stream, index: number, ending: number, view: TermView, squeezed: boolean): void {
		const { first, more, shorter } = this.#automaton;
		for (let state = ending; state !== 0; state = shorter[state]!) {
			for (let number = first[state]!; number >= 0; number = more[number]!) {
				const pattern = this.#patterns[number]!;
				if (squeezed ? !pattern.squeezed : !pattern.plain) continue;
				const found = compare(pattern, stream, index, view, squeezed, this.#comparing);
				if (found !== null) (pattern.excuses === null ? this.#hits : this.#excuses).push(found);
			}
		}
	}
}
