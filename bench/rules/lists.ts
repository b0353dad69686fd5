// Term lists of any size for the benchmark.
import { readTerm, type TermList } from "../../src/language/terms.ts";

/** The lists with one term a category, so that rules still find the categories they ask for. */
export function emptied(lists: readonly TermList[]): TermList[] {
	return lists.map((list) => ({
		...list,
		entries: list.entries.filter(
			({ category }, index, all) => all.findIndex((one) => one.category === category) === index,
		),
	}));
}

/** Made-up German compounds. */
export function made(size: number): TermList {
	const syllables =
		"sch bren tal wer kon lam ti fu gro pel dra mis zu ker nat lo bei stra ven hul ga rit po schwa tem no fri dus el ak".split(
			" ",
		);
	const words = new Set<string>();
	let seed = 7;
	const next = (below: number) => {
		seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((seed / 2 ** 32) * below);
	};
	while (words.size < size)
		words.add(Array.from({ length: 3 + next(3) }, () => syllables[next(syllables.length)]).join(""));
	return {
		name: "made-up",
		language: "de",
		allow: [],
		entries: [...words].map((word) => ({ ...readTerm(word), category: "insult", allow: [] })),
	};
}
