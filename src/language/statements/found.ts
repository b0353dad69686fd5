import type { Item } from "./reading.ts";

export type Span = [number, number];
export type Kind = "direct" | "indirect" | "freeIndirect" | "reported";

/** A statement as the rules find it: spans of the text, not yet parts. `sentence` is the one its frame or quote stands in. */
export type Found = {
	kind: Kind;
	quote: Span[];
	cue: Span[];
	frame: Span[];
	speaker: Span[];
	addressee: Span[];
	via: Span[][];
	sentence: number;
	/** By which rule it was found, for reading errors. */
	rule: string;
};

export const spanOf = (items: readonly Item[], from: number, to: number): Span => [
	items[from]!.start,
	items[to - 1]!.end,
];

export const found = (kind: Kind, rule: string, sentence: number, parts: Partial<Found>): Found => ({
	kind,
	rule,
	sentence,
	quote: [],
	cue: [],
	frame: [],
	speaker: [],
	addressee: [],
	via: [],
	...parts,
});
