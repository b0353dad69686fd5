// Asking a text index as people ask an archive: all words first, then parts of longer words, then some of the words.
import type { Phrase, TextFilters, TextIndex, TextQuery } from "../store/text-index/text-index.ts";
import type { SearchWords, Variants } from "./archive-query.ts";

export interface Filters {
	readonly feed?: string | null;
	/** Part of a speaker's name, in any case. */
	readonly speaker?: string | null;
	/** Milliseconds since 1970, `until` exclusive. */
	readonly from?: number | null;
	readonly until?: number | null;
}

/** How much of what was asked for the found articles have: all words, all in compounds and longer words too, or some. */
export type Closeness = "all" | "within" | "some";

export interface Found {
	readonly key: string;
	readonly at: number;
	readonly closeness: Closeness;
}

const MOST_WIDER = 24;
const SHORTEST_PART = 4;

/** The terms of the index that contain one of the variants. */
export async function widen(index: TextIndex, variants: Variants): Promise<string[]> {
	const parts = variants.filter((terms) => terms.length === 1 && terms[0]!.length >= SHORTEST_PART);
	const wider = await Promise.all(parts.map(([term]) => index.wider(term!, MOST_WIDER)));
	return [...new Set(wider.flat())];
}

/** Best first: those with all words before those with parts of them; without words the newest first. */
export async function findArticles(
	index: TextIndex,
	words: SearchWords,
	{ feed, speaker, from, until }: Filters,
	limit: number,
	{ any = false } = {},
): Promise<Found[]> {
	const filters: TextFilters = { group: feed, name: speaker, from, until };
	if (words.wanted.length === 0) {
		const newest = await index.match(null, filters, limit);
		return newest.map((found) => ({ ...found, closeness: "all" }));
	}
	const exact = words.wanted.map((group) => phrasesOf(group));
	const unwanted = words.unwanted.map((group) => phrasesOf(group));
	const wide = await Promise.all(
		words.wanted.map(async (group) =>
			phrasesOf(group).concat(group.length === 1 ? (await widen(index, group[0]!)).map((term) => [term]) : []),
		),
	);
	const results = new Map<string, Found>();
	const take = async (closeness: Closeness, query: TextQuery): Promise<void> => {
		for (const found of await index.match(query, filters, limit))
			if (!results.has(found.key)) results.set(found.key, { ...found, closeness });
	};
	const some = (): Promise<void> => take("some", { all: false, wanted: wide, unwanted });
	if (any) await some();
	else {
		await take("all", { all: true, wanted: exact, unwanted });
		await take("within", { all: true, wanted: wide, unwanted });
		if (results.size === 0 && wide.length > 1) await some();
	}
	return [...results.values()].slice(0, limit);
}

/** One group as its alternatives: a word in either language's stem, or a phrase in either language's stems. */
function phrasesOf(group: readonly Variants[]): Phrase[] {
	if (group.length === 1) return [...group[0]!];
	const spoken = [0, 1].map((at) => group.flatMap((variants) => variants[at] ?? variants[0] ?? []));
	return spoken[0]!.join(" ") === spoken[1]!.join(" ") ? [spoken[0]!] : spoken;
}
