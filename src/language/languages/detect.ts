import { german } from "./de.ts";
import { english } from "./en.ts";
import type { Language } from "./language.ts";

/** How much of a text decides its language, in characters. */
const SAMPLE = 4000;
/** The least share of function words that running text in a language has. */
const LEAST = 0.08;

/**
 * The language of a text by its function words, or null where it is neither German nor English (or too little to tell is
 * written as null as well). Umlauts and ß count for German.
 */
export function languageOf(text: string): Language["code"] | null {
	const found =
		text
			.slice(0, SAMPLE)
			.toLowerCase()
			.match(/\p{L}+/gu) ?? [];
	if (found.length === 0) return null;
	let de = 0;
	let en = 0;
	for (const word of found) {
		if (german.signs.has(word)) de++;
		if (english.signs.has(word)) en++;
		if (/[äöüß]/.test(word)) de += 0.5;
	}
	if (Math.max(de, en) < LEAST * found.length) return null;
	return de >= en ? "de" : "en";
}
