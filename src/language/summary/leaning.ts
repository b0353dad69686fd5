// Which sentence leans on another one: for its source, for what its first word points at, for the rest of a quotation.
import { quotationsOf } from "../quotes.ts";
import { paragraphs } from "../sentences.ts";
import type { Statement } from "../statements.ts";
import type { KnownLanguage } from "../stems.ts";
import type { Prose } from "./prose.ts";

/**
 * What a sentence needs beside it to be read as the article means it: the numbers of other sentences, or `"never"` where
 * its source is too far away or unknown.
 */
export type Leaning = readonly number[] | "never";

const OPENS: Record<KnownLanguage, RegExp> = {
	de: /^(?:["„“”»«‚‘'(]\s*)*(?:er|sie|es|dies|diese[mnrs]?|das|jene[mnrs]?|dabei|damit|dadurch|demnach|danach|daraufhin|deshalb|daher|darum|deswegen|außerdem|zudem|auch|doch|aber|allerdings|dagegen|dennoch|trotzdem|jedoch|sein|seine[mnrs]?|ihr|ihre[mnrs]?|ihm|ihn|ihnen|hingegen|ferner|weiter|weiters|weiterhin|weitere|darüber|dazu|davon|dafür|daran|darauf|daraus|darin|darunter|dahinter|so|hier|dort|dann|nun|deren|dessen|beide|letztere[rs]?|andere|ebenso|gleichzeitig|zugleich|stattdessen|vielmehr|insgesamt|denn|und|oder|schließlich|somit|folglich|also|solche[rs]?|derartige|hierzu|hierbei|hierfür|dem|den|der(?=\s+(?:hat|habe|ist|war|hatte|sei)\b)|später|zuvor|vorher|inzwischen|erst|wenig später|kurz (?:darauf|danach|zuvor)|unterdessen|indes|indessen|ansonsten|sonst|lediglich|zum einen|zum anderen|einerseits|andererseits|ähnlich|anders|ein anderer|ein weiterer|eine weitere|ein zweiter|weitergehend|immerhin|nur|einer von ihnen|der genannte|genannter|erstere|vor allem|insbesondere|unter anderem|zweitens|drittens|wie|dabei|solch|derselbe|dieselbe|dasselbe)(?![\p{L}\p{N}_-])/iu,
	en: /^(?:["“”'(]\s*)*(?:he|she|it|they|this|that|these|those|his|her|their|its|but|however|also|so|then|there|thus|therefore|moreover|meanwhile|instead|both|such|and|or|yet|still|later|earlier|nevertheless|another)(?![\p{L}\p{N}_-])/iu,
};
/** Konjunktiv I of the verbs that carry reported speech: without a source in the sentence it is somebody's claim. */
const SUBJUNCTIVE =
	/(?<![\p{L}\p{N}])(?:sei|seien|habe|werde|könne|müsse|solle|wolle|dürfe|möge|gebe|gehe|stehe|komme|lasse|bleibe|halte|handele|handle|liege|bestehe|finde|führe|sehe|wisse|brauche|mache|nehme|gelte|bringe|erhalte|fehle|spreche)(?![\p{L}\p{N}])/u;
const FIRST_PERSON = /(?<![\p{L}\p{N}])ich(?![\p{L}\p{N}])/iu;
const SUPPOSED =
	/(?<![\p{L}\p{N}])(?:soll|sollen|solle|sollten|sollte|will|wollen|angeblich|mutmaßlich|offenbar|anscheinend|dürfte|dürften|würde|würden|hätte|hätten|wäre|wären|könnte|könnten|müsste|müssten)(?![\p{L}\p{N}])/u;
const PRONOUN =
	/^(?:er|sie|es|wir|ich|man|dieser|diese|dieses|der|die|das|dem|den|denen|deren|ihm|ihr|ihnen|letzterer|letztere|welcher|welche|he|she|they|it|who|this|these)$/iu;
/** "Dies teilte die Behörde mit": the source of the sentence before it. */
const CLOSES =
	/^(?:dies|das|so|this|that)\s+(?:\p{L}+\s+){0,2}?(?:teilt|gab|gibt|sagt|erklär|bericht|meld|bestätig|geht|ging|beton|schreib|schrieb|kündig|verkünd|äußer|erfuhr|begründ|wurde|hat|haben|hatte|steht|said|was|is|according)/iu;
const QUOTED_WORDS = 4;

/**
 * What each sentence leans on.
 * @param found the article's statements
 */
export function leanings(
	article: string,
	list: readonly Prose[],
	found: readonly Statement[],
	language: KnownLanguage,
): Leaning[] {
	const needs = list.map(() => new Set<number>());
	const never = new Set<number>();
	const covered: [number, number][][] = list.map(() => []);
	const sourced = new Set<number>();
	const at = (offset: number): number => locate(list, offset);
	const lean = (from: number, to: number): void => {
		if (from === to) return;
		const [low, high] = from < to ? [from, to] : [to, from];
		if (to < 0 || high - low > 1 || !list[high]!.follows) never.add(from);
		else needs[from]!.add(to);
	};

	for (const statement of found) {
		const spans = statement.quote.spans;
		for (let i = 0; i < list.length; i++) {
			if (!spans.some(([start, end]) => start < list[i]!.end && end > list[i]!.start)) continue;
			for (const span of spans) covered[i]!.push(span);
			const speaker = statement.speaker?.spans[0];
			if (!speaker) {
				never.add(i);
				continue;
			}
			const home = at(speaker[0]);
			if (home === i && !(statement.speaker && PRONOUN.test(statement.speaker.text))) sourced.add(i);
			if (home < 0) never.add(i);
			else lean(i, home);
			// A pronoun is a source only on paper: who it is stands in the sentence before.
			if (statement.speaker && PRONOUN.test(statement.speaker.text)) {
				if (home > 0) lean(i, home - 1);
				else never.add(i);
			}
		}
	}

	for (const [start, end] of quotationSpans(article)) {
		const first = at(start);
		const last = at(end - 1);
		const words = article.slice(start, end).match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
		if (first !== last) {
			for (let i = Math.max(0, Math.min(first, last)); i <= Math.max(first, last); i++) {
				if (first < 0 || last < 0 || last - first > 1) never.add(i);
				else lean(i, i === first ? last : first);
			}
		} else if (
			first >= 0 &&
			words >= QUOTED_WORDS &&
			!covered[first]!.some(([a, b]) => a < end && b > start) &&
			!sourced.has(first)
		) {
			never.add(first);
		}
	}

	list.forEach((sentence, i) => {
		if (OPENS[language].test(sentence.text)) {
			if (sentence.follows && i > 0) needs[i]!.add(i - 1);
			else never.add(i);
		}
		if (i + 1 < list.length && list[i + 1]!.follows && CLOSES.test(list[i + 1]!.text)) needs[i]!.add(i + 1);
		if (language !== "de" || sourced.has(i)) return;
		const outside = withoutQuotations(sentence.text);
		if ((SUBJUNCTIVE.test(outside) && !FIRST_PERSON.test(outside)) || SUPPOSED.test(outside))
			if (needs[i]!.size === 0) never.add(i);
	});
	return list.map((_, i) => (never.has(i) ? "never" : [...needs[i]!].sort((a, b) => a - b)));
}

const withoutQuotations = (text: string): string => text.replace(/[„“»"][^„“”»«"]*[“”«"]/gu, " ");

function quotationSpans(article: string): [number, number][] {
	return paragraphs(article).flatMap(({ start, end }) =>
		quotationsOf(article, start, end)
			.filter(({ depth }) => depth === 0)
			.map((quotation): [number, number] => [quotation.start, quotation.end]),
	);
}

/** The number of the sentence that holds an offset, or -1. */
function locate(list: readonly Prose[], offset: number): number {
	let low = 0;
	let high = list.length - 1;
	while (low <= high) {
		const middle = (low + high) >> 1;
		const { start, end } = list[middle]!;
		if (offset < start) high = middle - 1;
		else if (offset >= end) low = middle + 1;
		else return middle;
	}
	return -1;
}
