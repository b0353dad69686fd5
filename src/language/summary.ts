// A summary in the article's own sentences that never shows a statement without its source.
import { languageOf } from "./languages/detect.ts";
import { statements } from "./statements.ts";
import type { KnownLanguage } from "./stems.ts";
import { choose } from "./summary/choose.ts";
import { leanings } from "./summary/leaning.ts";
import { proseOf, titleOf } from "./summary/prose.ts";
import { weigh } from "./summary/weight.ts";

/** A sentence, verbatim: `text === article.slice(start, end)`, UTF-16 offsets. */
export interface SummarySentence {
	text: string;
	start: number;
	end: number;
}

export interface SummaryOptions {
	/** The most sentences; 3 where neither a number of sentences nor of characters is given. */
	sentences?: number;
	/** The most characters of all sentences together, the spaces between them counted. */
	characters?: number;
	/** By default found from the article's function words, German in doubt. */
	language?: KnownLanguage;
	/** Whether the first line is the title; by default the text decides. */
	title?: boolean;
}

/**
 * The sentences that say most of an article, in its order. A sentence whose source, antecedent or other half of a
 * quotation stands in a neighbouring one comes together with it or not at all; titles, teasers, captions and the comment
 * form never come.
 * @returns no sentences where none is safe to show
 */
export function summary(article: string, options: SummaryOptions = {}): SummarySentence[] {
	const language = options.language ?? languageOf(article) ?? "de";
	const limit = options.sentences ?? (options.characters === undefined ? 3 : Number.POSITIVE_INFINITY);
	const room = options.characters ?? Number.POSITIVE_INFINITY;
	const list = proseOf(article, { title: options.title, language });
	if (list.length === 0 || !(limit >= 1) || !(room >= 1)) return [];
	const found = statements(article, { title: options.title, language });
	const weights = weigh(list, titleOf(article, options.title)?.text ?? "", language);
	const needs = leanings(article, list, found, language);
	return choose(list, weights, needs, { sentences: Math.floor(limit), characters: room }).map((i) => {
		const { text, start, end } = list[i]!;
		return { text, start, end };
	});
}
