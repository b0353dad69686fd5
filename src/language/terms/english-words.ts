// bad-words as a source of English words. Only its list is used: its own matching knows neither umlauts nor compounds
// (facts: "Scheiße" is found but not cleaned, "Hurensohn" is not, 6 ms a comment at 5,000 words).
import { Filter } from "bad-words";

/** The words of bad-words that consist of letters; spellings with digits or symbols are what the matcher's views find. */
export const ENGLISH_WORDS: readonly string[] = [
	...new Set(
		new Filter().list
			.map((word) =>
				word
					.replace(/[*;(]+/g, "")
					.trim()
					.toLowerCase(),
			)
			.filter((word) => /^[a-z]+(?:[ -][a-z]{2,})*$/.test(word) && word.length > 2),
	),
].sort();
