// Training with what a score needs beside weights: where the threshold lies. It comes from a cross-validation inside the
// examples it is trained on, so that no comment is judged by a number it took part in.
import { pack, scoreOf, type ToxicityModel, weightOf } from "../../src/language/toxicity/model.ts";
import { type Example, randomFrom, SETTINGS, type Settings, shuffle, train } from "./linear.ts";

export const FOLDS = 5;
/** The share of benign comments that the threshold flags. */
const FLAGGED = 0.18;

export type Model = Omit<ToxicityModel, "notice" | "top">;

/** A model as it would ship: bytes, threshold and slope. */
export function learnModel(examples: readonly Example[], names: number, settings: Settings = SETTINGS): Model {
	const { spared } = settings;
	const margins = crossValidate(examples, (rest) => ({ ...quantised(rest, names, settings), spared }), marginByBytes);
	const benign = margins.filter((_, k) => !examples[k]!.offensive).sort((a, b) => b - a);
	const threshold = benign[Math.round(benign.length * FLAGGED)]!;
	return { ...quantised(examples, names, settings), spared, threshold, slope: slopeOf(margins, examples) };
}

/** Scores of examples by models that have not seen them: example k belongs to fold k mod 5. */
export function scoresOf(examples: readonly Example[], names: number, settings: Settings = SETTINGS): Float64Array {
	return crossValidate(
		examples,
		(rest) => learnModel(rest, names, settings),
		(model, example) => (example.places.length === 0 ? 0 : scoreOf(model, marginByBytes(model, example))),
	);
}

/** The same with the examples dealt out to the folds in another order; scores in the order of the examples. */
export function shuffledScores(examples: readonly Example[], names: number, seed: number): Float64Array {
	const order = Int32Array.from(examples.keys());
	shuffle(order, randomFrom(seed));
	const shuffled = scoresOf(
		[...order].map((k) => examples[k]!),
		names,
	);
	const scores = new Float64Array(examples.length);
	for (const [place, k] of order.entries()) scores[k] = shuffled[place]!;
	return scores;
}

function crossValidate<M>(
	examples: readonly Example[],
	learn: (rest: readonly Example[]) => M,
	answer: (model: M, example: Example) => number,
): Float64Array {
	const answers = new Float64Array(examples.length);
	for (let fold = 0; fold < FOLDS; fold++) {
		const model = learn(examples.filter((_, k) => k % FOLDS !== fold));
		for (let k = fold; k < examples.length; k += FOLDS) answers[k] = answer(model, examples[k]!);
	}
	return answers;
}

type Quantised = Pick<ToxicityModel, "bias" | "weights" | "greatest">;

function quantised(examples: readonly Example[], names: number, settings: Settings): Quantised {
	const { weights, bias } = train(examples, names, settings);
	return { bias, ...pack(weights) };
}

function marginByBytes(model: Quantised & Pick<Model, "spared">, { places, values, names }: Example): number {
	let margin = model.bias - (names.length > 0 ? model.spared : 0);
	for (let at = 0; at < places.length; at++) margin += weightOf(model, places[at]!) * values[at]!;
	return margin;
}

/** The slope of a logistic regression on the margin (Platt 1999), by Newton's method. */
function slopeOf(margins: Float64Array, examples: readonly Example[]): number {
	let slope = 1;
	let offset = 0;
	for (let round = 0; round < 30; round++) {
		let [g0, g1, h00, h01, h11] = [0, 0, 1e-9, 0, 1e-9];
		for (const [k, margin] of margins.entries()) {
			const p = 1 / (1 + Math.exp(-(slope * margin + offset)));
			const error = p - (examples[k]!.offensive ? 1 : 0);
			const spread = p * (1 - p);
			g0 += error;
			g1 += error * margin;
			h00 += spread;
			h01 += spread * margin;
			h11 += spread * margin * margin;
		}
		const determinant = h00 * h11 - h01 * h01;
		offset -= (h11 * g0 - h01 * g1) / determinant;
		slope -= (h00 * g1 - h01 * g0) / determinant;
	}
	return slope;
}
