// Finds listed terms in a text, in every view, with where they stand in the original.
import { ENDS } from "./automaton.ts";
import { cutIntoChunks } from "./chunks.ts";
import { type Comparing, compare } from "./compare.ts";
import { type Compiled, compile, compileWith, type TermPart } from "./compiled.ts";
import type { TermList } from "./entry.ts";
import { fold } from "./folded.ts";
import { type Found, resultOf, type TermHit, type TermView } from "./found.ts";
import { glance } from "./glance.ts";
import { READINGS } from "./leet.ts";
import { lookalike } from "./lookalike-view.ts";
import { findMaskedPhrases } from "./masked-phrases.ts";
import { findMasked } from "./masked-view.ts";
import { makeRoom, newScratch, type Scratch } from "./scratch.ts";
import { merge, SIGN, type Signs } from "./signs.ts";
import { type Stream, squeeze } from "./stream.ts";
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
	/** What was made of the lists, for `addTerms`. */
	readonly compiled: Compiled;
	readonly scratch: Scratch;
}

const NONE: readonly TermHit[] = [];

/** Compiles lists into one matcher. No lists, or empty ones, match nothing. */
export function compileTerms(lists: readonly TermList[]): TermMatcher {
	return new Scanner(compile(lists), newScratch());
}

/**
 * A matcher that finds the terms of one more list: the same as compiling all lists anew, but what was compiled is shared.
 * @param shared stays as it is; both matchers may be used side by side
 * @param list its `allow` excuses the terms of all lists
 */
export function addTerms(shared: TermMatcher, list: TermList): TermMatcher {
	return new Scanner(compileWith(shared.compiled, list), shared.scratch);
}

// A class because its scratch buffers are private state with a lifetime: they are reused from one comment to the next.
class Scanner implements TermMatcher {
	readonly compiled: Compiled;
	readonly scratch: Scratch;
	readonly size: number;
	readonly categories: ReadonlySet<string>;
	readonly lists: ReadonlySet<string>;
	readonly #comparing: Comparing;
	#hits: Found[] = [];
	#excuses: Found[] = [];

	constructor(compiled: Compiled, scratch: Scratch) {
		this.compiled = compiled;
		this.scratch = scratch;
		this.#comparing = { endings: compiled.endings, work: 0 };
		this.size = compiled.size;
		this.categories = new Set(compiled.categories.keys());
		this.lists = new Set(compiled.lists);
	}

	get work(): number {
		return this.#comparing.work;
	}

	scan(text: string, everything = false): readonly TermHit[] {
		this.#comparing.work = 0;
		const { alphabet, triples, told } = this.compiled;
		if (this.compiled.parts.length === 0 || text === "") return NONE;
		const signs = this.#glance(text);
		if (everything) {
			signs.spelled = true;
			signs.disguised = true;
			signs.look.fill(true);
		}
		const { spelled, run, disguised, all } = signs;
		if (!spelled && !run && !disguised && (all & SIGN.mask) === 0) return NONE;
		if (this.#hits.length > 0) this.#hits = [];
		if (this.#excuses.length > 0) this.#excuses = [];
		makeRoom(this.scratch, text.length * 4 + 1);
		const stream = this.scratch.text;
		if (spelled || run) {
			fold(text, alphabet, stream);
			if (spelled) this.#run(stream, "folded", false);
			if (run) this.#stretched(stream);
		}
		if (disguised && (all & ~SIGN.mask) !== 0) {
			const windows = windowsOf(text, signs, triples);
			if (windows.length > 0) this.#lookalikes(text, windows, stream);
		}
		if ((all & SIGN.mask) !== 0) this.#masked(text, signs);
		return this.#hits.length === 0 ? NONE : resultOf(text, this.#hits, this.#excuses, told);
	}

	#glance(text: string): Signs {
		const { parts, alphabet } = this.compiled;
		const { signs, more } = this.scratch;
		this.#comparing.work += glance(text, parts[0]!.automaton, alphabet, signs);
		for (let part = 1; part < parts.length; part++) {
			this.#comparing.work += glance(text, parts[part]!.automaton, alphabet, more);
			merge(signs, more);
		}
		return signs;
	}

	#lookalikes(text: string, windows: readonly Window[], stream: Stream): void {
		const { chunks } = this.scratch;
		cutIntoChunks(text, windows, chunks);
		for (const reading of READINGS) {
			const { run, twoReadings } = lookalike(text, chunks, this.compiled.alphabet, stream, reading);
			this.#run(stream, "lookalike", false);
			if (run) this.#stretched(stream);
			if (!twoReadings) break;
		}
	}

	#stretched(stream: Stream): void {
		const { squeezed } = this.scratch;
		squeeze(stream, squeezed);
		this.#run(squeezed, "stretched", true);
	}

	#masked(text: string, signs: Signs): void {
		const { parts, alphabet, endings } = this.compiled;
		for (const { fits, work } of [
			findMasked(text, signs, alphabet, parts, endings),
			findMaskedPhrases(text, signs, parts, endings),
		]) {
			this.#comparing.work += work;
			for (const { pattern, start, end } of fits)
				this.#hits.push({ entry: pattern.entry, list: pattern.list, view: "masked", start, end });
		}
	}

	#run(stream: Stream, view: TermView, squeezed: boolean): void {
		const { parts } = this.compiled;
		const { symbol, length } = stream;
		this.#comparing.work += length * parts.length;
		if (parts.length > 1) {
			this.#runAll(stream, view, squeezed);
			return;
		}
		const { next, width, shift } = parts[0]!.automaton;
		const mask = ~(width - 1);
		const kind = squeezed ? ENDS.squeezed : ENDS.plain;
		let row = 0;
		for (let index = 0; index < length; index++) {
			const reached = next[row + symbol[index]!]!;
			row = reached & mask;
			if (reached & kind) this.#ends(parts[0]!, stream, index, row >> shift, view, squeezed);
		}
	}

	/** Letter by letter, so that what ends first is found first, whichever part has it. */
	#runAll(stream: Stream, view: TermView, squeezed: boolean): void {
		const { parts } = this.compiled;
		const { symbol, length } = stream;
		const rows = new Int32Array(parts.length);
		const kind = squeezed ? ENDS.squeezed : ENDS.plain;
		for (let index = 0; index < length; index++) {
			const letter = symbol[index]!;
			for (let number = 0; number < parts.length; number++) {
				const part = parts[number]!;
				const { next, width, shift, alphabet } = part.automaton;
				// A letter that only another part lists is none here.
				const reached = next[rows[number]! + (letter > alphabet ? 0 : letter)]!;
				rows[number] = reached & ~(width - 1);
				if (reached & kind) this.#ends(part, stream, index, reached >> shift, view, squeezed);
			}
		}
	}

	/** Looks at every pattern that ends at a letter. */
	#ends(
		{ automaton, patterns }: TermPart,
		stream: Stream,
		index: number,
		ending: number,
		view: TermView,
		squeezed: boolean,
	): void {
		const { first, more, shorter } = automaton;
		for (let state = ending; state !== 0; state = shorter[state]!) {
			for (let number = first[state]!; number >= 0; number = more[number]!) {
				const pattern = patterns[number]!;
				if (squeezed ? !pattern.squeezed : !pattern.plain) continue;
				const found = compare(pattern, stream, index, view, squeezed, this.#comparing);
				if (found !== null) (pattern.excuses === null ? this.#hits : this.#excuses).push(found);
			}
		}
	}
}
