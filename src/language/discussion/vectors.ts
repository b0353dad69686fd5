// Comments as weighted words: stems, compounds also by their parts, rare words heavier than those that everybody uses.
import { compoundParts, type KnownLanguage, words } from "../stems.ts";

export interface Vector {
	/** Weight by stem; empty for a comment that says nothing by itself. */
	readonly weights: ReadonlyMap<string, number>;
	/** The word as it was written, by stem; parts of compounds have none. */
	readonly forms: ReadonlyMap<string, string>;
	/** Euclidean. */
	readonly length: number;
}

/** Words of discussions about anything: they say how somebody speaks, not of what. */
const EMPTY = new Set(
	`ja nein genau stimmt richtig falsch danke bitte gut schlecht super toll echt finde find glaube denke meine meinung
	sagen sagt machen macht gehen geht kommen kommt sache ding leute mensch menschen problem frage thema punkt artikel kommentar
	beitrag jahr jahre tag heute morgen gestern immer nie leider natürlich vielleicht klar einfach halt mal schon bestimmt quatsch
	unsinn bin wäre wirklich absolut total wissen weiss weiß kennt yes no right wrong thanks please good bad great think find make
	people thing problem question article comment year day today always never just really agree`.split(/\s+/),
);
const SHORTEST = 3;
/** A part of a compound tells less than the word itself. */
const PART = 0.6;
const SHORTEST_HEAD = 4;
/** In a discussion of two comments no word is common yet. */
const SMALL = 20;

/** @param texts what people wrote themselves (own-words.ts) */
export function vectorsOf(texts: readonly string[], language: KnownLanguage): Vector[] {
	const read = texts.map((text) =>
		words(text, language).filter(
			({ stopword, folded }) =>
				!stopword && folded.length >= SHORTEST && !EMPTY.has(folded) && /\p{L}|^\d{2,}/u.test(folded),
		),
	);
	const known = new Set(read.flatMap((list) => list.map(({ stem }) => stem)));
	const entries = read.map((list) => {
		const parts = new Map<string, number>();
		const forms = new Map<string, string>();
		for (const { stem, text } of list) {
			parts.set(stem, 1);
			if (!forms.has(stem)) forms.set(stem, text);
			if (language !== "de" || stem.length < 8) continue;
			for (const part of partsOf(stem, known)) if (!parts.has(part)) parts.set(part, PART);
		}
		return { parts, forms };
	});
	const uses = new Map<string, number>();
	for (const { parts } of entries) for (const stem of parts.keys()) uses.set(stem, (uses.get(stem) ?? 0) + 1);
	const size = Math.max(SMALL, texts.length);
	return entries.map(({ parts, forms }) => {
		const weights = new Map<string, number>();
		for (const [stem, part] of parts) weights.set(stem, part * Math.log((size + 1) / uses.get(stem)!));
		const length = Math.sqrt([...weights.values()].reduce((sum, weight) => sum + weight * weight, 0));
		return { weights, forms, length };
	});
}

/** The parts of a compound where all are words of the discussion, else its last one: a Wanderfalke is a Falke. */
function partsOf(stem: string, known: ReadonlySet<string>): string[] {
	const all = compoundParts(stem, (piece) => piece !== stem && known.has(piece));
	if (all.length > 0) return all;
	for (let from = 3; from <= stem.length - SHORTEST_HEAD; from++) {
		const head = stem.slice(from);
		if (known.has(head)) return [head];
	}
	return [];
}
