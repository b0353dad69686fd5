// Which articles of a feed a channel wants: all, any and not, over title, text, category and author. The answer says why.
import * as z from "zod";
import { defineTexts, type Text } from "../texts.ts";
import type { Article } from "./article.ts";

const wanted = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);

/** One condition: it holds where any of its words is found in its field. `*` stands for any letters: "*wahl*". */
const conditionSchema = z
	.strictObject({
		title: wanted.optional(),
		text: wanted.optional(),
		category: wanted.optional(),
		author: wanted.optional(),
	})
	.refine((condition) => Object.values(condition).filter((value) => value !== undefined).length === 1, {
		message: "genau eines von title, text, category, author / exactly one of title, text, category, author",
	});
type Condition = z.infer<typeof conditionSchema>;

export const filterSchema = z.strictObject({
	all: z.array(conditionSchema).optional(),
	any: z.array(conditionSchema).optional(),
	not: z.array(conditionSchema).optional(),
});
export type Filter = z.infer<typeof filterSchema>;

export interface FilterResult {
	passed: boolean;
	/** What decided: one sentence for each condition that stopped the article, or for what let it through. */
	because: { text: Text; params: Record<string, string> }[];
}

const texts = defineTexts({
	de: {
		noFilter: "Kein Filter gesetzt.",
		allMissing: "Nicht gepostet: {field} enthält „{words}“ nicht (alle müssen zutreffen).",
		anyMissing: "Nicht gepostet: Keine der Bedingungen trifft zu (gesucht: {words}).",
		notFound: "Nicht gepostet: {field} enthält „{words}“ (ausgeschlossen).",
		passed: "Filter bestanden: {field} enthält „{words}“.",
		passedAll: "Filter bestanden: nichts Ausgeschlossenes gefunden.",
	},
	en: {
		noFilter: "No filter set.",
		allMissing: 'Not posted: {field} does not contain "{words}" (all must apply).',
		anyMissing: "Not posted: none of the conditions applies (wanted: {words}).",
		notFound: 'Not posted: {field} contains "{words}" (excluded).',
		passed: 'Filter passed: {field} contains "{words}".',
		passedAll: "Filter passed: nothing excluded was found.",
	},
});

const fields = defineTexts({
	de: { title: "Die Überschrift", text: "Der Text", category: "Die Rubrik", author: "Die Autorenzeile" },
	en: { title: "The headline", text: "The text", category: "The category", author: "The byline" },
});
type Field = keyof typeof fields;

/**
 * @param filter as in the configuration; undefined or empty lets everything through
 * @returns whether the article is wanted, and why. Case, spaces and "ß/ss" make no difference; a word is a whole word
 *   unless `*` says otherwise; categories and authors are compared as a whole
 */
export function filterArticle(
	filter: Filter | undefined,
	article: Pick<Article, "title" | "teaser" | "text" | "categories" | "author">,
): FilterResult {
	const { all = [], any = [], not = [] } = filter ?? {};
	if (all.length + any.length + not.length === 0) return { passed: true, because: [say(texts.noFilter)] };
	const stopped = [
		...not.flatMap((condition) => {
			const hit = hits(condition, article)[0];
			return hit ? [say(texts.notFound, condition, hit)] : [];
		}),
		...all
			.filter((condition) => hits(condition, article).length === 0)
			.map((condition) => say(texts.allMissing, condition)),
	];
	const found = any.flatMap((condition) => hits(condition, article).map((hit) => say(texts.passed, condition, hit)));
	if (any.length > 0 && found.length === 0)
		stopped.push({
			text: texts.anyMissing as Text,
			params: { words: any.map((condition) => list(condition).join(" / ")).join(" / ") },
		});
	if (stopped.length > 0) return { passed: false, because: stopped };
	const why = found[0] ?? (all[0] ? say(texts.passed, all[0], hits(all[0], article)[0]) : say(texts.passedAll));
	return { passed: true, because: [why] };
}

type Because = FilterResult["because"][number];

/** A sentence about one condition; the field's name is filled in here, since it differs between the languages. */
function say(text: Text<"field" | "words"> | Text<never>, condition?: Condition, hit?: string): Because {
	if (!condition) return { text: text as Text, params: {} };
	const name = fields[fieldOf(condition)];
	const fill = (language: "de" | "en") => String(text[language]).replace("{field}", String(name[language]));
	return { text: { de: fill("de"), en: fill("en") }, params: { words: hit ?? list(condition).join(" / ") } };
}

function fieldOf(condition: Condition): Field {
	return (Object.keys(fields) as Field[]).find((field) => condition[field] !== undefined)!;
}

function list(condition: Condition): string[] {
	return [condition[fieldOf(condition)]!].flat();
}

function hits(
	condition: Condition,
	article: Pick<Article, "title" | "teaser" | "text" | "categories" | "author">,
): string[] {
	const field = fieldOf(condition);
	const whole = field === "category" || field === "author";
	const values = {
		title: [article.title],
		text: [article.title, article.teaser, article.text],
		category: article.categories,
		author: article.author ? [article.author] : [],
	}[field].map(fold);
	return list(condition).filter((word) => {
		const pattern = compile(word, whole);
		return values.some((value) => pattern.test(value));
	});
}

function fold(value: string): string {
	return value.normalize("NFKC").toLowerCase().replaceAll("ß", "ss").replace(/\s+/g, " ").trim();
}

const compiled = new Map<string, RegExp>();

/** Only letters and `*`: no pattern that could take long. */
function compile(word: string, whole: boolean): RegExp {
	const id = `${whole}:${word}`;
	let pattern = compiled.get(id);
	if (!pattern) {
		const inner = fold(word)
			.split(/\*+/)
			.map((piece) => piece.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&"))
			.join(whole ? ".*" : "[\\p{L}\\p{N}]*");
		pattern = whole ? new RegExp(`^${inner}$`, "u") : new RegExp(`(?<![\\p{L}\\p{N}])${inner}(?![\\p{L}\\p{N}])`, "u");
		if (compiled.size > 1000) compiled.clear();
		compiled.set(id, pattern);
	}
	return pattern;
}
