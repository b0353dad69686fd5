// What to say about a value that does not fit, in German and English.
import type { z } from "zod";
import { both, type Said } from "./problem.ts";
import { meantBy } from "./spelling.ts";
import { defineTexts } from "./texts.ts";

type Issue = z.core.$ZodIssue;

/** A message and, where there is one, what to write instead. */
export interface Advice {
	message: Said;
	suggestion?: Said;
}

const TEXTS = defineTexts({
	de: {
		unknownKey: "unbekannter Schlüssel „{key}“",
		meant: "Meintest du „{word}“?",
		allowedKeys: "Hier gibt es: {words}",
		missing: "der Schlüssel „{key}“ fehlt",
		kind: "hier gehört {expected} hin, da steht {actual}",
		empty: "hier fehlt der Wert, {expected}",
		elsewhere: "„{key}“ gehört unter „{place}“",
		needsOptions: "„{word}“ braucht weitere Angaben: {word}: …",
		quote: 'In Anführungszeichen setzen: "{text}"',
		switch: "Schreibe {word}",
		brackets: "In eckige Klammern setzen: [{text}]",
		dashes: "Vor jeden Eintrag gehört „- “",
		several: "Mehrere gehören unter all: (alle) oder any: (eine genügt)",
		inside: "Schreibe {text}",
		decimal: "Zahlen mit Punkt schreiben, 0.5 statt 0,5; ein Komma trennt hier zwei Angaben",
		value: "„{value}“ ist hier nicht möglich, sondern nur: {words}",
		onlyValue: "hier ist nur möglich: {words}",
		numberSmall: "mindestens {limit}, da steht {value}",
		numberBig: "höchstens {limit}, da steht {value}",
		textEmpty: "darf nicht leer sein",
		textSmall: "mindestens {limit} Zeichen",
		textBig: "höchstens {limit} Zeichen",
		listSmall: { one: "mindestens {n} Eintrag", other: "mindestens {n} Einträge" },
		listBig: { one: "höchstens {n} Eintrag", other: "höchstens {n} Einträge" },
		multiple: "muss ein Vielfaches von {limit} sein",
		url: "keine vollständige Adresse wie https://zeitung.example/feed",
		form: "hat nicht die richtige Form",
	},
	en: {
		unknownKey: 'unknown key "{key}"',
		meant: 'Did you mean "{word}"?',
		allowedKeys: "There are: {words}",
		missing: 'the key "{key}" is missing',
		kind: "{expected} belongs here, there is {actual}",
		empty: "the value is missing here, {expected}",
		elsewhere: '"{key}" belongs under "{place}"',
		needsOptions: '"{word}" needs more: {word}: …',
		quote: 'Put it in quotes: "{text}"',
		switch: "Write {word}",
		brackets: "Put it in square brackets: [{text}]",
		dashes: 'Put "- " before each entry',
		several: "Several belong under all: (all of them) or any: (one is enough)",
		inside: "Write {text}",
		decimal: "Write numbers with a point, 0.5 and not 0,5; a comma separates two entries here",
		value: '"{value}" is not possible here, only: {words}',
		onlyValue: "only possible here: {words}",
		numberSmall: "at least {limit}, there is {value}",
		numberBig: "at most {limit}, there is {value}",
		textEmpty: "must not be empty",
		textSmall: "at least {limit} characters",
		textBig: "at most {limit} characters",
		listSmall: { one: "at least {n} entry", other: "at least {n} entries" },
		listBig: { one: "at most {n} entry", other: "at most {n} entries" },
		multiple: "must be a multiple of {limit}",
		url: "not a complete address such as https://zeitung.example/feed",
		form: "does not have the right form",
	},
});

const KINDS: Readonly<Record<string, Said>> = {
	string: { de: "ein Text", en: "a text" },
	number: { de: "eine Zahl", en: "a number" },
	int: { de: "eine ganze Zahl", en: "a whole number" },
	boolean: { de: "true oder false", en: "true or false" },
	array: { de: "eine Liste", en: "a list" },
	object: { de: "ein Block mit Schlüsseln", en: "a mapping with keys" },
	record: { de: "ein Block mit Schlüsseln", en: "a mapping with keys" },
	null: { de: "nichts", en: "nothing" },
};
const YES = /^(?:ja|yes|on|an|wahr|y|j|1)$/i;
const NO = /^(?:nein|no|off|aus|falsch|n|0)$/i;

/** @param place where the key would be right, if it is not here */
function unknownKey(
	key: string,
	meant: string | undefined,
	keys: readonly string[],
	place: string | undefined,
): Advice {
	const message = both(TEXTS.unknownKey, { key });
	if (place !== undefined) return { message, suggestion: both(TEXTS.elsewhere, { key, place }) };
	if (meant !== undefined) return { message, suggestion: both(TEXTS.meant, { word: meant }) };
	if (/^\d/.test(key)) return { message, suggestion: both(TEXTS.decimal) };
	if (keys.length === 0) return { message };
	return { message, suggestion: both(TEXTS.allowedKeys, { words: listed(keys) }) };
}

function missingKey(key: string): Advice {
	return { message: both(TEXTS.missing, { key }) };
}

/**
 * @param source the value's own letters in the file
 * @param keys that a mapping could have in its place
 */
function value(issue: Issue, value: unknown, source: string, keys: readonly string[]): Advice {
	switch (issue.code) {
		case "invalid_type":
			return wrongKind(issue.expected, value, source, keys);
		case "invalid_value":
			return wrongValue(issue.values.map(String), value, keys);
		case "invalid_union":
			return wrongValue(((issue as { options?: unknown[] }).options ?? []).map(String), value, []);
		case "too_small":
		case "too_big": {
			const small = issue.code === "too_small";
			const limit = Number(small ? issue.minimum : issue.maximum);
			if (issue.origin === "string")
				return { message: both(!small ? TEXTS.textBig : limit === 1 ? TEXTS.textEmpty : TEXTS.textSmall, { limit }) };
			if (issue.origin === "array" || issue.origin === "set" || issue.origin === "map")
				return { message: both(small ? TEXTS.listSmall : TEXTS.listBig, { n: limit }) };
			return { message: both(small ? TEXTS.numberSmall : TEXTS.numberBig, { limit, value: source.slice(0, 60) }) };
		}
		case "not_multiple_of":
			return { message: both(TEXTS.multiple, { limit: issue.divisor }) };
		case "invalid_format":
			return { message: both(issue.format === "url" ? TEXTS.url : TEXTS.form) };
		default:
			return { message: both(TEXTS.form) };
	}
}

/** A wording with what stands in the file in place of {value}. */
function withValue({ de, en }: Said, source: string): Said {
	const value = source.replace(/^(["'])(.*)\1$/s, "$2").slice(0, 60);
	return { de: de.replace("{value}", () => value), en: en.replace("{value}", () => value) };
}

/** What makes a value of another kind fit. */
function mended(kinds: string[], value: unknown, source: string, keys: readonly string[]): Said | undefined {
	const isText = typeof value === "string" || typeof value === "number";
	const number = /^-?\d+(?:[.,]\d+)?/.exec(String(value))?.[0].replace(",", ".");
	const short = source.length <= 60 && !/[\n{}[\]]/.test(source);
	if (kinds.includes("string") && (typeof value === "number" || typeof value === "boolean"))
		return both(TEXTS.quote, { text: source });
	if (kinds.includes("boolean") && (YES.test(String(value)) || NO.test(String(value))))
		return both(TEXTS.switch, { word: String(YES.test(String(value))) });
	if (kinds.some((kind) => kind === "number" || kind === "int") && typeof value === "string" && number)
		return both(TEXTS.switch, { word: number });
	if (kinds.includes("array") && isText && short) return both(TEXTS.brackets, { text: source });
	if (kinds.includes("array") && typeof value === "object") return both(TEXTS.dashes);
	if (!kinds.includes("object")) return undefined;
	if (Array.isArray(value) && keys.includes("all")) return both(TEXTS.several);
	if (keys.length === 1 && isText && short) return both(TEXTS.inside, { text: `{ ${keys[0]}: ${source} }` });
	return keys.length > 0 ? both(TEXTS.allowedKeys, { words: listed(keys) }) : undefined;
}

function wrongKind(expected: string, value: unknown, source: string, keys: readonly string[]): Advice {
	const kinds = expected.split("|").filter((kind) => kind !== "null" && KINDS[kind]);
	const wanted: Said = {
		de: kinds.map((kind) => KINDS[kind]!.de).join(" oder ") || expected,
		en: kinds.map((kind) => KINDS[kind]!.en).join(" or ") || expected,
	};
	if (value === null || value === undefined) {
		const message = eachLanguage(TEXTS.empty, { expected: wanted });
		return { message };
	}
	const actual = KINDS[Array.isArray(value) ? "array" : typeof value] ?? { de: "etwas anderes", en: "something else" };
	const message = eachLanguage(TEXTS.kind, { expected: wanted, actual });
	const suggestion = mended(kinds, value, source, keys);
	return { message, ...(suggestion && { suggestion }) };
}

function wrongValue(words: string[], value: unknown, keys: readonly string[]): Advice {
	if (typeof value !== "string") return { message: both(TEXTS.onlyValue, { words: listed(words) }) };
	const message = both(TEXTS.value, { value: value.slice(0, 60), words: listed(words) });
	if (keys.includes(value)) return { message, suggestion: both(TEXTS.needsOptions, { word: value }) };
	const suggestion = meant(value, [...words, ...keys]);
	return suggestion === undefined ? { message } : { message, suggestion };
}

/** What to suggest for a word that none of the possible ones is; undefined where none is near. */
function meant(word: string, words: readonly string[]): Said | undefined {
	const found = meantBy(word, words);
	return found === undefined ? undefined : both(TEXTS.meant, { word: found });
}

function eachLanguage(text: Parameters<typeof both>[0], params: Record<string, Said>): Said {
	const in1 = (language: "de" | "en") =>
		both(text, Object.fromEntries(Object.entries(params).map(([key, said]) => [key, said[language]])))[language];
	return { de: in1("de"), en: in1("en") };
}

function listed(words: readonly string[]): string {
	return words.length <= 40 ? words.join(", ") : `${words.slice(0, 40).join(", ")} …`;
}

export const messageFor = { unknownKey, missingKey, value, withValue, meant };
