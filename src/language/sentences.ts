import { german } from "./languages/de.ts";
import { english } from "./languages/en.ts";
import type { Language } from "./languages/language.ts";
import { isSpace } from "./part.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** A stretch of the text: `text === article.slice(start, end)`, in UTF-16 code units. */
export type Stretch = { text: string; start: number; end: number };

const LANGUAGES: Record<Language["code"], Language> = { de: german, en: english };

/**
 * The paragraphs of an article, trimmed. An empty line always ends one; a single line break does where the line before is
 * complete or short, so that hard-wrapped text stays together.
 */
export function paragraphs(text: string): Stretch[] {
	const found: Stretch[] = [];
	let start = 0;
	const push = (end: number) => {
		let from = start;
		let to = end;
		while (from < to && isSpace(text.charCodeAt(from))) from++;
		while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
		if (from < to) found.push({ text: text.slice(from, to), start: from, end: to });
		start = end;
	};
	for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1))
		if (endsParagraph(text, start, at)) push(at);
	push(text.length);
	return found;
}

const LONG_LINE = 60;

function endsParagraph(text: string, start: number, at: number): boolean {
	let next = at + 1;
	while (next < text.length && text[next] !== "\n" && isSpace(text.charCodeAt(next))) next++;
	if (next >= text.length || text[next] === "\n") return true;
	let last = at - 1;
	while (last > start && isSpace(text.charCodeAt(last))) last--;
	if ('.!?:…"“”«»'.includes(text[last] ?? ".")) return true;
	const line = at - Math.max(start, text.lastIndexOf("\n", at - 1) + 1);
	return line < LONG_LINE;
}

/**
 * The sentences of an article in order, trimmed. Abbreviations, dates, ordinals and initials do not end one; a closing mark
 * stays with its sentence, and "„Wirklich?“, fragte sie." is one sentence.
 */
export function sentences(text: string, language: Language["code"] = "de"): Stretch[] {
	return paragraphs(text).flatMap((paragraph) => sentencesIn(text, paragraph, LANGUAGES[language]));
}

/** The sentences of one paragraph. */
export function sentencesIn(text: string, paragraph: { start: number; end: number }, language: Language): Stretch[] {
	const tokens = tokensOf(text, paragraph.start, paragraph.end, language);
	const found: Stretch[] = [];
	let start = 0;
	for (let i = 0; i < tokens.length; i++) {
		const end = sentenceEnd(tokens, i);
		if (end === null) continue;
		found.push(stretch(text, tokens[start]!.start, tokens[end]!.end));
		start = end + 1;
		i = end;
	}
	if (start < tokens.length) found.push(stretch(text, tokens[start]!.start, tokens.at(-1)!.end));
	return found;
}

const stretch = (text: string, start: number, end: number): Stretch => ({ text: text.slice(start, end), start, end });

const CLOSERS = /^(?:[)\]}"”“«»’‘‹›.!?…]|''|\.{2,})$/;

/** The last token of the sentence that ends at token `i`, or null where none ends there. */
function sentenceEnd(tokens: Token[], i: number): number | null {
	const token = tokens[i]!;
	let end = i;
	if (/^(?:[.!?…]|\.{2,})$/.test(token.text)) {
		if (token.text.length > 1 || token.text === "…") if (/^[([]$/.test(tokens[i - 1]?.text ?? "")) return null;
		while (
			end + 1 < tokens.length &&
			CLOSERS.test(tokens[end + 1]!.text) &&
			tokens[end + 1]!.start === tokens[end]!.end
		)
			end++;
	} else return null;
	const next = tokens[end + 1];
	if (!next) return end;
	if (next.kind === "mark" && /^[,;:)\]–—-]$/.test(next.text)) return null;
	if (next.kind === "word" && /^\p{Ll}/u.test(next.text)) return null;
	// A mark right behind the stop ("…net", "!?") without a gap: no end, unless a capital follows ("Saurier.Der").
	if (next.start === tokens[end]!.end && !/^\p{Lu}/u.test(next.text)) return null;
	return end;
}
