// Texts in German and English. A file that speaks defines its texts with defineTexts; the types demand both languages
// and the same placeholders. A placeholder is written {name}; a plural is { one, other } and chosen by {n}.

export const LANGUAGES = ["de", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text with one wording, or one that depends on the number `n`. */
export type Wording = string | { readonly one: string; readonly other: string };

/** One text in both languages. `P` are the names of its placeholders. */
export interface Text<P extends string = string> {
	readonly de: Wording;
	readonly en: Wording;
	/** Only a type: the placeholders' names. */
	readonly placeholders?: P;
}

export type Params<P extends string> = { readonly [K in P]: string | number };

type Placeholders<W> = W extends { one: infer A; other: infer B }
	? Placeholders<A> | Placeholders<B> | "n"
	: W extends `${string}{${infer P}}${infer Rest}`
		? P | Placeholders<Rest>
		: never;

type SamePlaceholders<D, E> = [Placeholders<D>] extends [Placeholders<E>]
	? [Placeholders<E>] extends [Placeholders<D>]
		? unknown
		: { error: "English has a placeholder that German lacks"; missing: Exclude<Placeholders<E>, Placeholders<D>> }
	: { error: "German has a placeholder that English lacks"; missing: Exclude<Placeholders<D>, Placeholders<E>> };

/**
 * Defines the texts of one file.
 * @param texts the same keys in `de` and `en`; each pair must use the same placeholders (checked by the types)
 * @returns one `Text` a key
 */
export function defineTexts<
	const D extends Record<string, Wording>,
	const E extends { readonly [K in keyof D]: Wording },
>(texts: {
	de: D;
	en: E & { [K in keyof D]: SamePlaceholders<D[K], E[K]> } & { [K in Exclude<keyof E, keyof D>]: never };
}): {
	readonly [K in keyof D]: Text<Placeholders<D[K]>>;
} {
	const german: Record<string, Wording> = texts.de;
	const english = texts.en as unknown as Record<string, Wording>;
	return Object.fromEntries(Object.keys(german).map((key) => [key, { de: german[key]!, en: english[key]! }])) as never;
}

/** A pair of fixed wordings without placeholders, for definitions that carry their texts (conditions, commands). */
export function text(de: string, en: string): Text<never> {
	return { de, en };
}

/**
 * Says a text in a language.
 * @param params a value for each placeholder; numbers are written as the language writes them (1.234 / 1,234)
 */
export function say<P extends string>(
	language: Language,
	wording: Text<P>,
	...[params]: [P] extends [never] ? [] : [Params<P>]
): string {
	return fill(language, wording[language], (params ?? {}) as Record<string, string | number>);
}

/** Says a text whose placeholders are only known at run time (errors that travelled). */
export function sayLoose(language: Language, wording: Text, params: Record<string, string | number> = {}): string {
	return fill(language, wording[language], params);
}

/** A function that says texts in one language, as the commands get it. */
export type Say = <P extends string>(wording: Text<P>, ...params: [P] extends [never] ? [] : [Params<P>]) => string;

export function sayIn(language: Language): Say {
	return (wording, ...params) =>
		fill(language, wording[language], (params[0] ?? {}) as Record<string, string | number>);
}

const numbers = { de: new Intl.NumberFormat("de-DE"), en: new Intl.NumberFormat("en-GB") };
const plurals = { de: new Intl.PluralRules("de"), en: new Intl.PluralRules("en") };

function fill(language: Language, wording: Wording, params: Record<string, string | number>): string {
	const chosen =
		typeof wording === "string"
			? wording
			: plurals[language].select(Number(params.n)) === "one"
				? wording.one
				: wording.other;
	return chosen.replace(/\{(\w+)\}/g, (whole, name: string) => {
		const value = params[name];
		if (value === undefined) return whole;
		return typeof value === "number" ? numbers[language].format(value) : value;
	});
}

/**
 * The language for a locale of Discord ("de", "en-GB", "fr"): German for German, English for every other known
 * locale, the fallback where none is known.
 */
export function languageOf(locale: string | null | undefined, fallback: Language = "de"): Language {
	if (!locale) return fallback;
	return locale.toLowerCase().startsWith("de") ? "de" : "en";
}
