// How offensive a comment probably is, to order the review queue or to flag for a person. It never decides: the highest
// twentieth is about 19 in 20 offensive, but irony, contempt without hard words and what depends on the comment answered
// are beyond it, and it wrongs people.

import { scoreOf, type ToxicityModel, weightOf } from "./toxicity/model.ts";
import { shippedModel } from "./toxicity/shipped.ts";
import { vectorOf } from "./toxicity/vector.ts";
import { wordsOf } from "./toxicity/words.ts";

/** A word that raised the score; UTF-16 code units, end exclusive. */
export interface ToxicityPart {
	readonly text: string;
	readonly start: number;
	readonly end: number;
	/** Its share of everything that raised the score, 0 to 1. */
	readonly weight: number;
}

export interface Toxicity {
	/** 0 to 1; .5 is the threshold of the figures that scripts/train-toxicity.ts prints. No probability. */
	readonly score: number;
	/** What drove the score, heaviest first; none where nothing did. */
	readonly parts: readonly ToxicityPart[];
}

const PARTS = 6;
const LEAST_SHARE = 0.05;
/** Raising the odds by less than a third is no reason. */
const LEAST_ODDS = Math.log(4 / 3);

/**
 * Scores a comment by a small linear model over runs of letters, words and their neighbours. Quotations, links, mentions
 * and the names of persons, parties and groups are left out beforehand. Whom a comment names changes nothing; that it names
 * somebody lowers its score a little, since benign comments about people were suspected too often. Never throws for any text; linear in its length.
 */
export function toxicity(text: string, model: ToxicityModel = shippedModel()): Toxicity {
	const words = wordsOf(text);
	const { places, first, second, values } = vectorOf(words);
	const byWord = new Float64Array(words.length);
	let margin = model.bias - (words.some(({ named }) => named !== undefined) ? model.spared : 0);
	for (let at = 0; at < places.length; at++) {
		const weight = weightOf(model, places[at]!) * values[at]!;
		margin += weight;
		byWord[first[at]!]! += weight / 2;
		byWord[second[at]!]! += weight / 2;
	}
	if (places.length === 0) return { score: 0, parts: [] };
	return { score: scoreOf(model, margin), parts: partsOf(text, words, byWord, LEAST_ODDS / model.slope) };
}

function partsOf(
	text: string,
	words: readonly { readonly start: number; readonly end: number }[],
	byWord: Float64Array,
	least: number,
): readonly ToxicityPart[] {
	const spans = new Map<number, { start: number; end: number; weight: number }>();
	for (const [index, { start, end }] of words.entries()) {
		const span = spans.get(start) ?? { start, end, weight: 0 };
		span.weight += byWord[index]!;
		spans.set(start, span);
	}
	const raising = [...spans.values()].filter(({ weight }) => weight > 0);
	const total = raising.reduce((sum, { weight }) => sum + weight, 0);
	return raising
		.filter(({ weight }) => weight >= Math.max(least, total * LEAST_SHARE))
		.map(({ start, end, weight }) => ({ text: text.slice(start, end), start, end, weight: weight / total }))
		.sort((a, b) => b.weight - a.weight || a.start - b.start)
		.slice(0, PARTS);
}
