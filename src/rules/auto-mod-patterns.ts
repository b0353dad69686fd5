// Patterns for rules that leave alone what is quoted, reported, denied or aimed at nobody (`quoted: outside`, see
// quotation.ts and aim.ts), and for terms that count only beside certain words (terms/around.ts). AutoMod knows none of
// that. But a text without any quotation mark, in which a clause begins with "du" and the term, or with a term that
// addresses somebody itself ("ich bring dich um"), leaves no doubt. AutoMod's patterns are Rust regular expressions: no
// look-around.
import { compileAround } from "../language/terms.ts";
import { LONGEST_PATTERN, type NativeTerm } from "./auto-mod-terms.ts";

/** What quotation.ts begins to look for quotations at. */
const MARKS = '„“»«‚›">';
/** From the beginning of the text, or of a clause. */
const CLAUSE = `(?i)^(?:[^${MARKS}]*[.!?,;:\\n] ?)?`;
const SPOKEN_TO = "(?:du|ihr|you) ";
/** Words that change nothing about whom the term is aimed at. */
const BETWEEN = "(?:(?:bist|seid|so|ein|eine|doch|voll) ){0,4}";
/** The rest says nobody else's name for it: no comma, "!" or "?" behind which "schrieb er" could stand. */
const REST = `(?:[\\s.;:][^${MARKS},!?-]*)?[!?.]*$`;
const END = "[ !?.]*$";
/** The most frequent of the endings that terms/endings.ts knows. */
const ENDINGS = { de: "(?:e[nrs]?|n|s|in(?:nen)?)?", en: "(?:e[drs]|s|ing)?" };
/** Of quotation.ts's OWN: in such a sentence somebody speaks for themselves, or to the person. */
const ADDRESSES = /(?<!\p{L})(?:ich|wir|man|du|dich|dir|ihr|euch|we|you|your)(?!\p{L})/u;

/** Terms as patterns, each pattern with the terms that it holds. */
export interface NativePattern {
	readonly pattern: string;
	readonly terms: readonly NativeTerm[];
}

/** What stands before and behind terms in a pattern. */
interface Frame {
	readonly start: string;
	readonly end: string;
}

/**
 * Packs terms into patterns in their order; those share one that begin and end alike.
 * @param terms those that no harmless word contains
 * @param most patterns
 */
export function packPatterns(terms: readonly NativeTerm[], most: number): NativePattern[] {
	const packed: (Frame & { body: string; terms: NativeTerm[] })[] = [];
	for (const term of terms) {
		const body = bodyOf(term.keyword);
		const frame = body === null || term.ended ? null : frameOf(term);
		if (body === null || frame === null) continue;
		const alike = packed.filter(({ start, end }) => start === frame.start && end === frame.end);
		const fits = alike.find((one) => lengthOf(one, `${one.body}|${body}`) <= LONGEST_PATTERN);
		if (fits) {
			fits.body += `|${body}`;
			fits.terms.push(term);
		} else if (packed.length < most && lengthOf(frame, body) <= LONGEST_PATTERN)
			packed.push({ ...frame, body, terms: [term] });
	}
	return packed.map(({ start, body, end, terms }) => ({ pattern: start + body + end, terms }));
}

/** Null where no place that AutoMod can name is one where the term counts. */
function frameOf({ keyword, entry, endings }: NativeTerm): Frame | null {
	const word = keyword.replace(/^\*|\*$/g, "");
	const around = entry.around && compileAround(entry.around);
	const counts = (before: string) => around?.(before + word, before.length, before.length + word.length) ?? true;
	const inflected = !around && endings !== null && !keyword.includes(" ");
	const end = `)${inflected ? ENDINGS[endings] : ""}${around ? END : REST}`;
	if (ADDRESSES.test(word)) return counts("") ? { start: `${CLAUSE}(?:`, end } : null;
	if (!["du ", "ihr ", "you "].every(counts)) return null;
	return { start: `${CLAUSE}${SPOKEN_TO}${around ? "" : BETWEEN}(?:`, end };
}

function lengthOf({ start, end }: Frame, body: string): number {
	return start.length + body.length + end.length;
}

/** A keyword with its open ends as letters; null where it has a sign that would end the sentence or a quotation mark. */
function bodyOf(keyword: string): string | null {
	const open = keyword.startsWith("*");
	const close = keyword.endsWith("*");
	const word = keyword.slice(open ? 1 : 0, close ? -1 : undefined);
	if (/[^\p{L} '’-]/u.test(word)) return null;
	return `${open ? "\\pL*" : ""}${word}${close ? "\\pL*" : ""}`;
}
