// Term lists made ready to be looked for. The shipped lists are compiled once in a process; what a server adds is compiled
// apart and refers to them, so that its few words cost a few kilobytes and not a copy of all others.
import { compileAround } from "./around.ts";
import { type Automaton, buildAutomaton } from "./automaton.ts";
import { endingsOf } from "./endings.ts";
import type { TermEntry, TermList } from "./entry.ts";
import type { Told } from "./found.ts";
import { type Alphabet, excusesOf, type Pattern, patternsOf } from "./patterns.ts";
import { type Triples, triplesOf } from "./triples.ts";

/** Patterns that one automaton finds. Never changed, so that several compilations can have the same. */
export interface TermPart {
	readonly patterns: readonly Pattern[];
	readonly automaton: Automaton;
}

/** Everything that a matcher must know of its lists. Entries and lists are numbered through, over all parts. */
export interface Compiled {
	readonly parts: readonly TermPart[];
	readonly alphabet: Alphabet;
	/** Of all parts. */
	readonly triples: Triples;
	/** By list, the endings that its words take. */
	readonly endings: readonly ReadonlySet<number>[];
	readonly told: (entry: number) => Told;
	/** How many terms are listed. */
	readonly size: number;
	/** The categories that the lists use, with their numbers. */
	readonly categories: ReadonlyMap<string, number>;
	/** The lists' names. */
	readonly lists: readonly string[];
}

/** Compiles lists into one part. */
export function compile(lists: readonly TermList[]): Compiled {
	return append(NOTHING, lists, []);
}

/**
 * Adds a list: the same as compiling all anew, but what was compiled is shared.
 * @param list its `allow` holds for the terms of all lists
 */
export function compileWith(shared: Compiled, list: TermList): Compiled {
	return append(shared, [list], list.allow);
}

const NOTHING: Compiled = {
	parts: [],
	alphabet: new Map(),
	triples: triplesOf([]),
	endings: [],
	told: (entry) => {
		throw new RangeError(`no entry ${entry}`);
	},
	size: 0,
	categories: new Map(),
	lists: [],
};

function append(shared: Compiled, lists: readonly TermList[], allow: readonly string[]): Compiled {
	const alphabet: Alphabet = new Map(shared.alphabet);
	const { patterns, entries } = patternsOf(lists, alphabet, { entry: shared.size, list: shared.lists.length });
	for (const list of shared.lists.keys()) patterns.push(...excusesOf(allow, -1, list, alphabet));
	const names = [...shared.lists, ...lists.map(({ name }) => name)];
	const categories = numbered(shared.categories, entries);
	const told = entries.map(
		([entry, list]): Told => ({
			entry,
			list: names[list]!,
			category: categories.get(entry.category)!,
			around: entry.around ? compileAround(entry.around) : null,
		}),
	);
	const automaton = buildAutomaton(patterns, 26 + alphabet.size);
	return {
		parts: patterns.length > 0 ? [...shared.parts, { patterns, automaton }] : shared.parts,
		alphabet,
		triples: triplesOf(patterns, shared.triples),
		endings: [...shared.endings, ...lists.map(({ language }) => endingsOf(language))],
		told: (entry) => (entry < shared.size ? shared.told(entry) : told[entry - shared.size]!),
		size: shared.size + entries.length,
		categories,
		lists: names,
	};
}

function numbered(known: ReadonlyMap<string, number>, entries: readonly (readonly [TermEntry, number])[]) {
	const categories = new Map(known);
	for (const [{ category }] of entries) if (!categories.has(category)) categories.set(category, categories.size);
	return categories;
}
