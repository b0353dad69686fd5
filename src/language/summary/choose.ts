// Chooses sentences: the most said in the room there is, each with the sentences it leans on.
import type { Leaning } from "./leaning.ts";
import type { Prose } from "./prose.ts";
import type { Weighed } from "./weight.ts";

/** The sentence with all it leans on, directly and through others, or null where that cannot be had. */
function closure(start: number, needs: readonly Leaning[], most: number): number[] | null {
	const group = new Set([start]);
	const open = [start];
	while (open.length) {
		const own = needs[open.pop()!];
		if (own === undefined || own === "never") return null;
		for (const next of own) {
			if (group.has(next)) continue;
			group.add(next);
			open.push(next);
			if (group.size > most) return null;
		}
	}
	return [...group].sort((a, b) => a - b);
}

/**
 * The numbers of the chosen sentences in the article's order.
 * Greedy: the group with the best score a sentence comes first, less what earlier ones already say.
 */
export function choose(
	list: readonly Prose[],
	weights: readonly Weighed[],
	needs: readonly Leaning[],
	limits: { sentences: number; characters: number },
): number[] {
	const groups = list
		.map((_, i) => closure(i, needs, Math.min(limits.sentences, 12)))
		.filter((group) => group !== null);
	const chosen = new Set<number>();
	const said = new Map<string, number>();
	let characters = 0;
	for (;;) {
		let best: number[] | null = null;
		let bestScore = 0;
		for (const group of groups) {
			const fresh = group.filter((i) => !chosen.has(i));
			if (fresh.length === 0 || chosen.size + fresh.length > limits.sentences) continue;
			const length = fresh.reduce((sum, i) => sum + list[i]!.text.length + (chosen.size || sum ? 1 : 0), 0);
			if (characters + length > limits.characters) continue;
			const score =
				fresh.reduce((sum, i) => sum + weights[i]!.score * (1 - REPEATED * repeated(weights[i]!, said)), 0) /
				fresh.length ** TOGETHER;
			if (score > bestScore) {
				best = fresh;
				bestScore = score;
			}
		}
		if (!best) break;
		for (const i of best) {
			characters += list[i]!.text.length + (chosen.size ? 1 : 0);
			chosen.add(i);
			for (const stem of weights[i]!.stems) said.set(stem, 1);
		}
	}
	return [...chosen].sort((a, b) => a - b);
}

/** Below 1 a sentence and its source, taken together, are not held to the worth of the better of the two. */
const TOGETHER = 0.6;
/** How much of a sentence's worth is lost where all its words have been said. */
const REPEATED = 0.8;

function repeated({ stems }: Weighed, said: ReadonlyMap<string, number>): number {
	if (said.size === 0 || stems.size === 0) return 0;
	let count = 0;
	for (const stem of stems) if (said.has(stem)) count++;
	return count / stems.size;
}
