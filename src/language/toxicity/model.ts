import { LETTER_PLACES, PLACES } from "./features.ts";

/** The weights as they are shipped, with what is needed to read them. */
export interface ToxicityModel {
	/** Whose data it was trained on, under which licence, and what was changed. */
	readonly notice: string;
	readonly bias: number;
	/** What is taken off the margin of a comment that names a person, a party or a group, whichever. */
	readonly spared: number;
	/** The margin whose score is .5. */
	readonly threshold: number;
	/** How fast the score rises with the margin. */
	readonly slope: number;
	/** The scores from which on a comment is among the highest 1, 5, 10, 20 percent, as cross-validated. */
	readonly top: readonly { readonly percent: number; readonly score: number }[];
	/** The greatest weight of each table: letters, words. */
	readonly greatest: readonly [letters: number, words: number];
	/** One byte for each feature, see `weightOf`. */
	readonly weights: Int8Array;
}

/** The weight of a feature. Bytes hold signed square roots: most weights are small, and small ones need the finer steps. */
export function weightOf({ weights, greatest }: Pick<ToxicityModel, "weights" | "greatest">, place: number): number {
	const byte = weights[place]!;
	return (byte * Math.abs(byte) * greatest[place < LETTER_PLACES ? 0 : 1]) / 16_129;
}

/** Weights as bytes, and the greatest of each table. */
export function pack(weights: Float32Array): Pick<ToxicityModel, "weights" | "greatest"> {
	const greatest: [number, number] = [0, 0];
	const table = (place: number): 0 | 1 => (place < LETTER_PLACES ? 0 : 1);
	for (let place = 0; place < PLACES; place++)
		greatest[table(place)] = Math.max(greatest[table(place)], Math.abs(weights[place]!));
	const packed = new Int8Array(PLACES);
	for (let place = 0; place < PLACES; place++) {
		const share = weights[place]! / (greatest[table(place)] || 1);
		packed[place] = Math.sign(share) * Math.round(127 * Math.sqrt(Math.abs(share)));
	}
	return { weights: packed, greatest };
}

/** 0 to 1: .5 at the threshold. */
export function scoreOf({ threshold, slope }: Pick<ToxicityModel, "threshold" | "slope">, margin: number): number {
	return 1 / (1 + Math.exp(-slope * (margin - threshold)));
}

/** The file: a line of JSON, then the bytes. */
export function writeModel({ weights, ...header }: ToxicityModel): Uint8Array {
	const line = new TextEncoder().encode(`${JSON.stringify(header)}\n`);
	const file = new Uint8Array(line.length + weights.length);
	file.set(line);
	file.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), line.length);
	return file;
}

/** @throws Error where the file was not written by `writeModel` for these features */
export function readModel(file: Uint8Array): ToxicityModel {
	const end = file.indexOf(10);
	const weights = file.subarray(end + 1);
	if (end < 0 || weights.length !== PLACES)
		throw new Error(
			`the toxicity weights do not fit: ${weights.length} instead of ${PLACES}; run scripts/train-toxicity.ts`,
		);
	const header = JSON.parse(new TextDecoder().decode(file.subarray(0, end)));
	return { ...header, weights: new Int8Array(weights.buffer, weights.byteOffset, weights.length) };
}
