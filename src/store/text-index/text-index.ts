// Full-text search over what is in a store, kept by the store itself where it can: terms go in, keys come out. What a term
// is (stems, folding) is the caller's business; here they are runs of letters and digits.

/** What can be found. */
export interface TextDocument {
	readonly key: string;
	/** What it belongs to, for filtering. */
	readonly group: string;
	/** Milliseconds since 1970. */
	readonly at: number;
	readonly title: readonly string[];
	readonly body: readonly string[];
	readonly names: readonly string[];
}

/** Terms in this order, side by side. */
export type Phrase = readonly string[];

/** Each `wanted` and `unwanted` is a list of alternatives. */
export interface TextQuery {
	/** Whether all wanted must occur, or one of them suffices. */
	readonly all: boolean;
	readonly wanted: readonly (readonly Phrase[])[];
	readonly unwanted: readonly (readonly Phrase[])[];
}

export interface TextFilters {
	readonly group?: string | null;
	/** Part of a name, in any case. */
	readonly name?: string | null;
	/** Milliseconds since 1970, `until` exclusive. */
	readonly from?: number | null;
	readonly until?: number | null;
}

/** The index of one scope; nothing of another can be found in it. Every method rejects when the store is broken. */
export interface TextIndex {
	/** Whether it lasts as long as the records do. */
	readonly persistent: boolean;
	/** What `setVersion` said last; null for an index that was never finished. */
	version(): Promise<number | null>;
	setVersion(version: number): Promise<void>;
	/** Puts each in the place of the one with its key. */
	put(documents: readonly TextDocument[]): Promise<void>;
	remove(keys: readonly string[]): Promise<void>;
	/** Best first, terms in the title counting six times as much; without a query the newest first. */
	match(query: TextQuery | null, filters: TextFilters, limit: number): Promise<{ key: string; at: number }[]>;
	/** Terms that contain this one and are longer, the most frequent first. Those of removed documents may be among them. */
	wider(term: string, limit: number): Promise<string[]>;
	/** Names that contain this part, those in most documents first. */
	names(part: string, limit: number): Promise<{ name: string; documents: number }[]>;
	/** Empties it, and its version. */
	forget(): Promise<void>;
}

/** What an adapter has that keeps indexes beside its records. */
export interface TextIndexes {
	/** @param scope the beginning of the keys it belongs to */
	of(scope: string): TextIndex;
	/** Empties all, when the records were replaced. */
	forgetAll(): Promise<void>;
}

export const foldName = (name: string): string =>
	name
		.toLowerCase()
		.replace(/[\s\0]+/g, " ")
		.trim();

/** What no document holds. */
const NOTHING = "x".repeat(120);

/** A term as queries may hold it, whatever was typed: nothing in it is an operator of any store. */
export const bareTerm = (term: string): string => term.replace(/[^\p{L}\p{N}]/gu, "") || NOTHING;
