import { german } from "./languages/de.ts";
import type { Language } from "./languages/language.ts";

/** A word (with the full stop that belongs to it: "Dr.", "3."), a number or one mark, as `[start, end)` of the text. */
export type Token = { text: string; lower: string; start: number; end: number; kind: "word" | "number" | "mark" };

// One alternative a kind: numbers with their separators, words with inner hyphens, apostrophes, dots and slashes, marks.
const PATTERN =
	/(?<number>\p{N}+(?:[.,:]\p{N}+)*(?:-[\p{L}\p{N}][\p{L}\p{N}-]*|[%°]|\p{L}+)?)|(?<word>[\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:(?:[-‐‑&+@_]|['’](?=\p{L})|\.(?=\p{Ll}\p{L}|\p{N})|\/(?=\p{L}))[\p{L}\p{M}\p{N}]+)*-?)|(?<mark>\.{2,}|''|[^\s])/gu;

/**
 * Cuts a stretch of text into tokens. A full stop belongs to its word where it does not end a sentence.
 * @param from,to the stretch, by default the whole text; offsets stay those of the text
 */
export function tokensOf(text: string, from = 0, to = text.length, language: Language = german): Token[] {
	const tokens: Token[] = [];
	const stretch = text.slice(from, to);
	for (const match of stretch.matchAll(PATTERN)) {
		const start = from + match.index;
		const kind = match.groups!.number !== undefined ? "number" : match.groups!.word !== undefined ? "word" : "mark";
		if (match[0] === "." && tokens.length > 0 && tokens.at(-1)!.end === start) {
			const previous = tokens.at(-1)!;
			if (keepsStop(previous, tokens.at(-2), text, start + 1, to, language)) {
				previous.text += ".";
				previous.lower += ".";
				previous.end++;
				continue;
			}
		}
		tokens.push({ text: match[0], lower: match[0].toLowerCase(), start, end: start + match[0].length, kind });
	}
	return tokens;
}

const NEXT = /\s*([\p{L}\p{N}][\p{L}\p{M}\p{N}]*)?/uy;

const QUOTED = /[^\S\n]*[„“”"»«‚‘]\p{Lu}/uy;

function keepsStop(
	token: Token,
	before: Token | undefined,
	text: string,
	at: number,
	to: number,
	language: Language,
): boolean {
	NEXT.lastIndex = at;
	const match = NEXT.exec(text);
	const next = match && NEXT.lastIndex <= to ? (match[1] ?? "") : "";
	const gap = match !== null && match[0].length > next.length;
	const lineEnds = match?.[0].includes("\n\n") ?? false;
	const starts = language.starters.has(next.toLowerCase()) && /^\p{Lu}/u.test(next);
	if (token.kind === "mark" || lineEnds) return false;
	if (token.kind === "number") {
		if (!/^\p{N}{1,3}(?:\.\p{N}{3})*$/u.test(token.text) || !gap || language.beforeOrdinal.size === 0) return false;
		if (language.months.has(next.toLowerCase())) return true;
		if (/^\p{Ll}/u.test(next)) return true;
		// A number that opens the paragraph counts its lines or a thing: "1. Der Rat tagt", "296. Folge".
		if (before === undefined || /^[.!?]$/.test(before.text)) return next !== "";
		const agrees = language.beforeOrdinal.has(before.lower) || /^\p{Ll}.*e[nrms]?$/u.test(before.text);
		if (!agrees) return false;
		if (next !== "") return !starts;
		// "die 22. „Nacht der Lichter“"; but "Das war am 22. „Wir …“" ends.
		QUOTED.lastIndex = at;
		return !language.beforeDay.has(before.lower) && QUOTED.test(text);
	}
	if (language.abbreviations.has(token.lower))
		return !(language.closingAbbreviations.has(token.lower) && (starts || next === ""));
	if (/^\p{Lu}$/u.test(token.text)) return next !== "" && !starts;
	if (/^\p{Ll}$/u.test(token.text)) return true;
	if (/^[IVX]{1,5}$/.test(token.text)) return gap && next !== "" && !starts;
	return false;
}
