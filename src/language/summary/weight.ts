// How much of the article a sentence says: the words that several sentences share, the title's words, the place.
import { type KnownLanguage, words } from "../stems.ts";
import type { Prose } from "./prose.ts";

/** A sentence's worth and its content stems, for telling repetitions. */
export interface Weighed {
	readonly score: number;
	readonly stems: ReadonlySet<string>;
	readonly words: number;
}

/** Sentences longer or shorter than these words count less. */
const LONG = 50;
const SHORT = 14;
/** How often a word counts at most, and how much long sentences gain from having more words. */
const MOST = 8;
const GAIN = 0.4;

/**
 * Centroid scores (Radev et al. 2004, simplified: words of at least two sentences, each counted once a sentence) with the
 * position and the overlap with the title.
 */
export function weigh(list: readonly Prose[], title: string, language: KnownLanguage): Weighed[] {
	const sets = list.map((sentence) => {
		const all = words(sentence.text, language);
		return { stems: new Set(all.filter((word) => !word.stopword).map((word) => word.stem)), count: all.length };
	});
	const frequency = new Map<string, number>();
	for (const { stems } of sets) for (const stem of stems) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
	const heading = new Set(
		words(title, language)
			.filter((word) => !word.stopword)
			.map((word) => word.stem),
	);
	const raw = sets.map(({ stems }) => {
		let total = 0;
		for (const stem of stems) {
			const times = frequency.get(stem)!;
			if (times > 1) total += Math.min(times, MOST);
		}
		return total / Math.max(SHORT, stems.size) ** GAIN;
	});
	const most = Math.max(...raw, 1e-9);
	return sets.map(({ stems, count }, i) => {
		const shared = heading.size ? [...stems].filter((stem) => heading.has(stem)).length / heading.size : 0;
		const place = 1 / (1 + 0.5 * i);
		const length = count > LONG ? LONG / count : count < SHORT ? count / SHORT : 1;
		return { score: (0.5 * (raw[i]! / most) + 0.7 * place + 0.25 * shared) * length, stems, words: count };
	});
}
