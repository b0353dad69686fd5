// How alike two comments are by their words.
import type { Vector } from "./vectors.ts";

/** The cosine; 0 where fewer than two words are shared, unless one of the two says hardly more than that word. */
export function cosine(a: Vector, b: Vector): number {
	const [small, large] = a.weights.size <= b.weights.size ? [a, b] : [b, a];
	let sum = 0;
	let shared = 0;
	for (const [stem, weight] of small.weights) {
		const other = large.weights.get(stem);
		if (other === undefined) continue;
		sum += weight * other;
		shared++;
	}
	if (sum === 0 || (shared === 1 && small.weights.size > 4)) return 0;
	return sum / (a.length * b.length);
}
