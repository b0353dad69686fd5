// "Meintest du …?": the word of a list that somebody probably meant. PURE.
import { germanFor } from "./german-words.ts";

/** The word of a list that was probably meant: the one that a German word stands for, or the nearest; or undefined. */
export function meantBy(word: string, words: readonly string[]): string | undefined {
	return germanFor(word, words) ?? nearest(word, words);
}

/**
 * The nearest of the words, or undefined where none is near: at most one slip (a letter wrong, missing, too many, two
 * swapped) for every three letters.
 */
export function nearest(word: string, words: readonly string[]): string | undefined {
	const wanted = fold(word);
	let best: string | undefined;
	let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
	for (const candidate of words) {
		const distance = slips(wanted, fold(candidate), least);
		if (distance < least) [best, least] = [candidate, distance];
	}
	return best;
}

function fold(word: string): string {
	return word
		.slice(0, 60)
		.normalize("NFKD")
		.replace(/[\p{M}\s_-]/gu, "")
		.toLowerCase();
}

/** Optimal string alignment distance (Damerau–Levenshtein without overlapping swaps), given up at `limit`. */
function slips(a: string, b: string, limit: number): number {
	if (Math.abs(a.length - b.length) >= limit) return limit;
	let before: number[] = [];
	let row = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1] ? 0 : 1;
			let least = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + same);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1);
			next.push(least);
		}
		[before, row] = [row, next];
	}
	return Math.min(limit, row[b.length]!);
}
