// The training file of GermEval 2018 (../shared/corpora/offensive), turned into examples. Nothing of its text leaves here.
import { readFileSync } from "node:fs";
import { namesIn } from "../../src/language/toxicity/names.ts";
import { vectorOf } from "../../src/language/toxicity/vector.ts";
import { wordsOf } from "../../src/language/toxicity/words.ts";
import type { Example } from "./linear.ts";

export const CORPUS = new URL("../../../shared/corpora/offensive/germeval2018.training.txt", import.meta.url);

/** The examples in the file's order, and how many names occur in them. @throws Error where a line has no label */
export function readExamples(): { examples: readonly Example[]; names: number } {
	const names = new Map<string, number>();
	const examples = readFileSync(CORPUS, "utf8")
		.split("\n")
		.filter((line) => line.trim() !== "")
		.map((line, index) => {
			const [text = "", label = ""] = line.split("\t").map((cell) => cell.trim());
			if (label !== "OFFENSE" && label !== "OTHER") throw new Error(`line ${index + 1} has no label`);
			return exampleOf(text.replace(/ *\|LBR\| */g, "\n"), label === "OFFENSE", names);
		});
	return { examples, names: names.size };
}

function exampleOf(text: string, offensive: boolean, names: Map<string, number>): Example {
	const words = wordsOf(text);
	const named = new Set<number>();
	for (const word of words)
		for (const name of word.named ? namesIn(word.named) : []) {
			if (!names.has(name)) names.set(name, names.size);
			named.add(names.get(name)!);
		}
	const { places, values } = vectorOf(words);
	const sums = new Map<number, number>();
	for (let at = 0; at < places.length; at++) sums.set(places[at]!, (sums.get(places[at]!) ?? 0) + values[at]!);
	const sorted = Int32Array.from(sums.keys()).sort();
	return {
		places: sorted,
		values: Float32Array.from(sorted, (place) => sums.get(place)!),
		offensive,
		names: [...named],
	};
}
