// Patterns for rules that leave quoted and reported words alone (`quoted: outside`, see quotation.ts). AutoMod knows no
// quotations, but a text without any quotation mark in which the writer speaks of themselves or to somebody in the same
// sentence quotes nobody. AutoMod's patterns are Rust regular expressions: no look-around.
import { LONGEST_PATTERN, type NativeTerm } from "./auto-mod-terms.ts";

/** No mark with which quotation.ts begins to look for quotations. */
const FREE = '[^„“»«‚›">]';
/** Where words end; within a sentence; and a stretch within one. */
const EDGE = "[\\s.,!?;:]";
const GAP = "[ ,:]";
const STRETCH = '[^„“»«‚›">.!?\\n\\r]{0,99}';
/** Words of quotation.ts's OWN that show who speaks to whom. */
const PERSON = "(?:du|dich|dir|ihr|euch|ich|you)";
const IS_PERSON = new RegExp(`(?<!\\p{L})${PERSON}(?!\\p{L})`, "u");

const END = `(?:${EDGE}${FREE}*)?$`;
/** The most frequent of the endings that terms/endings.ts knows. */
const ENDINGS = { de: "(?:e[nrs]?|n|s|in(?:nen)?)?", en: "(?:e[drs]|s|ing)?" };
/** For terms that address somebody themselves ("ich bring dich um"). */
const BARE = `(?i)^(?:${FREE}*${EDGE})?(?:`;
/** For all others: somebody is spoken to before, in the same sentence. */
const SPOKEN = `(?i)^(?:${FREE}*${EDGE})?${PERSON}${GAP}(?:${STRETCH}${GAP})?(?:`;

/** Terms as patterns, each pattern with the terms that it holds. */
export interface NativePattern {
	readonly pattern: string;
	readonly terms: readonly NativeTerm[];
}

/**
 * Packs terms into patterns in their order; those share one that begin and end alike.
 * @param terms those that no harmless word contains
 * @param most patterns
 */
export function packPatterns(terms: readonly NativeTerm[], most: number): NativePattern[] {
	const packed: { start: string; body: string; end: string; terms: NativeTerm[] }[] = [];
	for (const term of terms) {
		const body = bodyOf(term.keyword);
		if (body === null || term.ended) continue;
		const start = IS_PERSON.test(term.keyword) ? BARE : SPOKEN;
		const inflected = term.endings !== null && !term.keyword.includes(" ");
		const end = `)${inflected ? ENDINGS[term.endings!] : ""}${END}`;
		const fits = packed.find(
			(one) =>
				one.start === start && one.end === end && lengthOf({ ...one, body: `${one.body}|${body}` }) <= LONGEST_PATTERN,
		);
		if (fits) {
			fits.body += `|${body}`;
			fits.terms.push(term);
		} else if (packed.length < most && lengthOf({ start, body, end }) <= LONGEST_PATTERN)
			packed.push({ start, body, end, terms: [term] });
	}
	return packed.map(({ start, body, end, terms }) => ({ pattern: start + body + end, terms }));
}

function lengthOf({ start, body, end }: { start: string; body: string; end: string }): number {
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
