import { featuresOf, type Occurrences, PLACES } from "./features.ts";
import type { Word } from "./words.ts";

/** A comment as the model sees it: which features it has, and how much each of their occurrences counts. */
export interface Vector extends Occurrences {
	/** One for each occurrence: (1 + log(times)) / times, the whole of length 1. */
	readonly values: Float64Array;
}

let times = new Uint32Array(0);

/** The features of a comment's words with sublinear frequency and length 1, so that long and short comments compare. */
export function vectorOf(words: readonly Word[]): Vector {
	if (times.length === 0) times = new Uint32Array(PLACES);
	const occurrences = featuresOf(words);
	const { places } = occurrences;
	for (const place of places) times[place]!++;
	const values = new Float64Array(places.length);
	let square = 0;
	for (let at = 0; at < places.length; at++) {
		const often = times[places[at]!]!;
		const weight = 1 + Math.log(often);
		values[at] = weight / often;
		square += (weight * weight) / often;
	}
	for (const place of places) times[place] = 0;
	const length = Math.sqrt(square) || 1;
	for (let at = 0; at < values.length; at++) values[at]! /= length;
	return { ...occurrences, values };
}
