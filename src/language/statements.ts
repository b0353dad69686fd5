import { languageOf } from "./languages/detect.ts";
import { type Part, partAt } from "./part.ts";
import { findEnglish } from "./statements/english.ts";
import { findStatements } from "./statements/find.ts";
import type { Found, Kind } from "./statements/found.ts";

/** One attributed statement of an article. Parts hold spans in UTF-16 code units of the text. */
export type Statement = {
	kind: Kind;
	quote: Part;
	cue: Part | null;
	frame: Part | null;
	speaker: Part | null;
	addressee: Part | null;
	/** Who the speaker is, resolved through the article ("er", "die Zeitung"); null where that stays open. */
	name: string | null;
	/** The second hands it came through. */
	via: Part[];
};

/**
 * Finds who says what in an article, by rules of German grammar.
 * @param text the article, paragraphs separated by line breaks
 * @param options title: whether the first line is the title (left out; by default the text decides); language: by default
 *   the text decides; a text in neither language has no statements
 * @returns the statements in the order of their quotes
 */
export function statements(text: string, options: { title?: boolean; language?: "de" | "en" } = {}): Statement[] {
	const language = options.language ?? languageOf(text);
	if (language === null) return [];
	const { results, names } = language === "de" ? findStatements(text, options.title) : findEnglish(text, options.title);
	return results
		.map((result) => statementOf(text, result, names.get(result) ?? null))
		.filter((statement) => statement !== null);
}

function statementOf(text: string, result: Found, name: string | null): Statement | null {
	const quote = partAt(text, result.quote);
	if (!quote) return null;
	const speaker = partAt(text, result.speaker);
	return {
		kind: result.kind,
		quote,
		cue: partAt(text, result.cue),
		frame: partAt(text, result.frame),
		speaker,
		addressee: partAt(text, result.addressee),
		name,
		via: result.via.map((spans) => partAt(text, spans)).filter((part) => part !== null),
	};
}
