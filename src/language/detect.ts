// Which language an article is in: German and English are handled, another gets a clear answer instead of nonsense.
import eld from "eld/small";

/** `other` is any language Wortmeldung has no rules for; null is "too short or too unclear to tell". */
export type Detected = "de" | "en" | "other" | null;

const LEAST_LETTERS = 20;
const SAMPLE = 6_000;

/**
 * The language of a text, by ELD's small n-gram model (https://github.com/nitotm/efficient-language-detector-js; 99.9 % on
 * German sentences and tweets).
 * @returns null below 20 letters, where every detector guesses, and where ELD has no answer
 */
export function detect(text: string): Detected {
	const plain = text
		.slice(0, SAMPLE)
		.replace(/https?:\/\/\S+|<[@#:][^>]*>|`[^`]*`/g, " ")
		.toWellFormed();
	if ((plain.match(/\p{L}/gu) ?? []).length < LEAST_LETTERS) return null;
	const { language } = eld.detect(plain);
	if (!language) return null;
	return language === "de" || language === "en" ? language : "other";
}
