// A linear SVM with the log-count ratios of naive Bayes (Wang and Manning 2012, "Baselines and Bigrams"), trained by dual
// coordinate descent (Hsieh et al. 2008, "A Dual Coordinate Descent Method for Large-scale Linear SVM"). Deterministic.
import { PLACES } from "../../src/language/toxicity/features.ts";

/** A comment as the trainer sees it. */
export interface Example {
	/** Distinct features, rising. */
	readonly places: Int32Array;
	/** 1 + log(times) each, the whole of length 1. */
	readonly values: Float32Array;
	readonly offensive: boolean;
	/** The names a benign comment must not be suspected for; known to the trainer only. */
	readonly names: readonly number[];
}

export interface Linear {
	readonly weights: Float32Array;
	readonly bias: number;
}

export interface Settings {
	readonly cost: number;
	readonly offensiveCost: number;
	/** How much dearer an error is on a benign comment that names somebody. */
	readonly namedCost: number;
	/** What the margin of a comment that names somebody is lowered by, whoever it is. */
	readonly spared: number;
	/** Weight of the names while training; they are thrown away afterwards, and with them what they explained. */
	readonly absorb: number;
	readonly smoothing: number;
	/** Features in fewer comments are left out. */
	readonly least: number;
	readonly rounds: number;
	readonly length: number;
}

export const SETTINGS: Settings = {
	cost: 0.1,
	offensiveCost: 1.5,
	namedCost: 1.4,
	spared: 0.06,
	absorb: 3,
	smoothing: 0.5,
	least: 2,
	rounds: 12,
	length: 0.2,
};

/** Trains on examples. `names` is how many names there are. */
export function train(examples: readonly Example[], names: number, settings: Settings = SETTINGS): Linear {
	const scale = scaleOf(examples, settings);
	const scaled = examples.map(({ places, values }) =>
		values.map((value, k) => value * scale[places[k]!]! * settings.length),
	);
	const weights = new Float32Array(PLACES);
	const nameWeights = new Float32Array(names);
	const { absorb } = settings;
	let bias = 0;
	const alpha = new Float64Array(examples.length);
	const order = Int32Array.from(examples.keys());
	const norm = scaled.map(
		(values, k) =>
			1 + values.reduce((sum, value) => sum + value * value, 0) + absorb * absorb * examples[k]!.names.length,
	);
	const random = randomFrom(7);
	for (let round = 0; round < settings.rounds; round++) {
		shuffle(order, random);
		for (const k of order) {
			const { places, offensive, names: named } = examples[k]!;
			const values = scaled[k]!;
			const sign = offensive ? 1 : -1;
			let margin = bias;
			for (let at = 0; at < places.length; at++) margin += weights[places[at]!]! * values[at]!;
			for (const name of named) margin += nameWeights[name]! * absorb;
			const cost = settings.cost * (offensive ? settings.offensiveCost : named.length > 0 ? settings.namedCost : 1);
			const slack = 1 / (2 * cost);
			const next = Math.max(0, alpha[k]! - (sign * margin - 1 + slack * alpha[k]!) / (norm[k]! + slack));
			const step = (next - alpha[k]!) * sign;
			if (step === 0) continue;
			alpha[k] = next;
			for (let at = 0; at < places.length; at++) weights[places[at]!]! += step * values[at]!;
			for (const name of named) nameWeights[name]! += step * absorb;
			bias += step;
		}
	}
	for (let place = 0; place < PLACES; place++) weights[place]! *= scale[place]! * settings.length;
	return { weights, bias };
}

export function marginOf({ weights, bias }: Linear, { places, values }: Example): number {
	let margin = bias;
	for (let at = 0; at < places.length; at++) margin += weights[places[at]!]! * values[at]!;
	return margin;
}

/** idf times the absolute log-count ratio; 0 for features that are too rare. */
function scaleOf(examples: readonly Example[], { smoothing, least }: Settings): Float32Array {
	const offensive = new Float32Array(PLACES);
	const benign = new Float32Array(PLACES);
	let offensiveComments = 0;
	for (const example of examples) {
		if (example.offensive) offensiveComments++;
		const counts = example.offensive ? offensive : benign;
		for (const place of example.places) counts[place]!++;
	}
	const benignComments = examples.length - offensiveComments;
	const scale = new Float32Array(PLACES);
	for (let place = 0; place < PLACES; place++) {
		const count = offensive[place]! + benign[place]!;
		if (count < least) continue;
		const idf = Math.log((1 + examples.length) / (1 + count)) + 1;
		const bad = (offensive[place]! + smoothing) / (offensiveComments + smoothing);
		const good = (benign[place]! + smoothing) / (benignComments + smoothing);
		scale[place] = idf * Math.abs(Math.log(bad / good));
	}
	return scale;
}

/** Shuffles in place (Fisher and Yates). */
export function shuffle(order: Int32Array, random: () => number): void {
	for (let k = order.length - 1; k > 0; k--) {
		const other = Math.floor(random() * (k + 1));
		[order[k], order[other]] = [order[other]!, order[k]!];
	}
}

/** Mulberry32: numbers from 0 to 1 (exclusive), the same for the same seed. */
export function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let bits = Math.imul(state ^ (state >>> 15), 1 | state);
		bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
		return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
	};
}
