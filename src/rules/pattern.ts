// Patterns that admins write. RE2 only: its time grows linearly with the text, whatever the pattern (facts: V8 hangs on
// "(a+)+$"). What RE2 does not know (backreferences, look-around) is refused when the configuration is read.
import { RE2JS } from "re2js";
import { compose } from "./composed.ts";

/** A compiled pattern: every place where it matches, longest stretch of work bounded by the text's length. */
export interface Pattern {
	/** Instructions; each may be looked at once for each character. */
	readonly size: number;
	/** @returns [start, end) pairs in UTF-16 code units, at most `most` of them */
	find(text: string, most: number): readonly (readonly [number, number])[];
}

/** So many instructions a pattern may compile to; "\w{1000}" alone has 1,000 and costs 44 ms on a long comment. */
const LARGEST = 2000;
const LETTER = "[\\p{L}\\p{N}_]";

/** Why a pattern is refused. */
export class PatternError extends Error {}

/**
 * Compiles a pattern.
 * @param wholeWord the match must stand alone; `\b` cannot do that, it takes ä and ß for gaps between words
 * @throws PatternError where RE2 does not take it, where it matches the empty text, or where it is too large
 */
export function compilePattern(written: string, caseSensitive: boolean, wholeWord: boolean): Pattern {
	const source = written.normalize("NFC");
	const whole = wholeWord ? `(?:^|[^\\p{L}\\p{N}_])(${source})(?:$|[^\\p{L}\\p{N}_])` : `(${source})`;
	let compiled: RE2JS;
	try {
		// Alone first, so that a stray bracket cannot escape from the group around it.
		RE2JS.compile(source, RE2JS.CASE_INSENSITIVE);
		compiled = RE2JS.compile(whole, caseSensitive ? 0 : RE2JS.CASE_INSENSITIVE);
	} catch (error) {
		throw new PatternError(error instanceof Error ? error.message : String(error));
	}
	if (RE2JS.compile(source).matcher("").find())
		throw new PatternError("matches the empty text / trifft auch auf nichts zu");
	if (compiled.programSize() > LARGEST)
		throw new PatternError(`too large (${compiled.programSize()} > ${LARGEST}) / zu groß`);
	return {
		size: compiled.programSize(),
		find(written, most) {
			const composed = compose(written);
			const text = composed?.text ?? written;
			const matcher = compiled.matcher(text);
			const found: [number, number][] = [];
			for (let from = 0; found.length < most && from <= text.length && matcher.find(from); ) {
				const start = matcher.start(1);
				const end = matcher.end(1);
				found.push(composed && end > start ? [composed.from[start]!, composed.to[end - 1]!] : [start, end]);
				from = Math.max(end, start + 1);
			}
			return found;
		},
	};
}

/** What `\b` and `\w` do to German, where a pattern uses them: worth a refusal, since the rule would silently miss. */
export function asciiOnly(source: string): string | null {
	const match = /(?<!\\)(?:\\\\)*\\([bBwW])/.exec(source);
	return match ? `\\${match[1]}` : null;
}

/** How a letter of a word is written in patterns. */
export const WORD_LETTER = LETTER;
