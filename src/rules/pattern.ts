// Patterns that admins write. RE2 only: its time grows linearly with the text, whatever the pattern (facts: V8 hangs on
// "(a+)+$"). What RE2 does not know (backreferences, look-around) is refused when the configuration is read.
import { RE2JS } from "re2js";
import { messageOf } from "../errors.ts";
import { type Text, text } from "../texts.ts";
import { asRead, asWritten } from "./composed.ts";

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
export class PatternError extends Error {
	readonly problem: Text;
	readonly params: Readonly<Record<string, string | number>>;

	constructor(problem: Text, params: Readonly<Record<string, string | number>> = {}) {
		super(String(problem.en));
		this.problem = problem;
		this.params = params;
	}
}

const NOTHING = text(
	"Das Muster trifft auch auf nichts zu, also auf jeden Kommentar. Etwas muss dastehen: „+“ statt „*“ oder „?“.",
	"The pattern matches nothing at all as well, that is every comment. Something must be there: “+” instead of “*” or “?”.",
);
const TOO_LARGE = text(
	"Das Muster ist zu groß ({size} Schritte, höchstens {most}): Wiederholungen wie {900} kürzen oder Wörter als ownTerms schreiben.",
	"The pattern is too large ({size} steps, {most} at most): shorten repetitions such as {900}, or write words as ownTerms.",
);
const CONTROL = text(
	"Das Muster enthält ein Steuerzeichen, das niemand schreibt. In doppelten Anführungszeichen wird aus „\\b“ ein solches: Nimm einfache.",
	"The pattern contains a control character that nobody writes. In double quotes “\\b” becomes one: use single quotes.",
);
const NO_PATTERN = text("Das Muster geht nicht: {why}", "The pattern does not work: {why}");

/** What RE2 says, by the beginning of its words, and what that means; {input} is where it stopped. */
const REASONS: readonly (readonly [RegExp, Text])[] = [
	[
		/^(?:invalid or unsupported Perl syntax|invalid named capture)/,
		text(
			"Das Muster geht nicht: „{input}“ gibt es hier nicht (Vorausschau, Rückschau und Namen in Klammern).",
			"The pattern does not work: there is no “{input}” here (look-ahead, look-behind, names in brackets).",
		),
	],
	[
		/^missing closing|^unexpected \)/,
		text(
			"Das Muster geht nicht: In „{input}“ gehört zu einer Klammer keine zweite. Ist das Zeichen selbst gemeint, kommt „\\“ davor.",
			"The pattern does not work: in “{input}” a bracket has no partner. If the sign itself is meant, write “\\” before it.",
		),
	],
	[
		/^missing argument to repetition|^invalid nested repetition/,
		text(
			"Das Muster geht nicht: Vor „{input}“ fehlt, was sich wiederholen soll. „Beliebig viele Zeichen“ heißt „.*“.",
			"The pattern does not work: what is to be repeated is missing before “{input}”. “Any characters” is “.*”.",
		),
	],
	[
		/^invalid escape sequence|^trailing backslash/,
		text(
			"Das Muster geht nicht: „{input}“ gibt es hier nicht; Rückbezüge (\\1) kann kein Muster. Der Schrägstrich selbst heißt „\\\\“.",
			"The pattern does not work: there is no “{input}” here; no pattern has backreferences (\\1). The backslash itself is “\\\\”.",
		),
	],
	[
		/^invalid repeat count/,
		text(
			"Das Muster geht nicht: „{input}“ wiederholt zu oft (höchstens 1.000-mal) oder verkehrt herum.",
			"The pattern does not work: “{input}” repeats too often (1,000 times at most) or the wrong way round.",
		),
	],
	[
		/^invalid character class/,
		text(
			"Das Muster geht nicht: „{input}“ ist keine Zeichenklasse. Von–bis steht in der Reihenfolge des Alphabets: [a-z].",
			"The pattern does not work: “{input}” is no class of characters. From–to stands in the order of the alphabet: [a-z].",
		),
	],
];

function refusal(error: unknown): PatternError {
	const { error: said, input } = error as { error?: string; input?: string | null };
	const found = REASONS.find(([reason]) => reason.test(said ?? ""));
	if (found) return new PatternError(found[1], { input: (input ?? "\\").replace(/^\(\?i\)/, "").slice(0, 60) });
	return new PatternError(NO_PATTERN, { why: messageOf(error).slice(0, 200) });
}

/**
 * Compiles a pattern.
 * @param wholeWord the match must stand alone; `\b` cannot do that, it takes ä and ß for gaps between words
 * It is tried on the text as it is read, without emphasis and invisible signs, unless it names such signs itself.
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
		throw refusal(error);
	}
	if (/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(source)) throw new PatternError(CONTROL);
	if (RE2JS.compile(source).matcher("").find()) throw new PatternError(NOTHING);
	if (compiled.programSize() > LARGEST)
		throw new PatternError(TOO_LARGE, { size: compiled.programSize(), most: LARGEST });
	const read = namesSigns(source) ? asWritten : asRead;
	return {
		size: compiled.programSize(),
		find(written, most) {
			const composed = read(written);
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

/** Whether a pattern is about signs that a reader does not see: it is then tried on the text as it was written. */
function namesSigns(source: string): boolean {
	return /[_~`\p{Default_Ignorable_Code_Point}]|\\[*|x]|\\p\{?C|\[[^\]]*[*|]/u.test(source.replaceAll(LETTER, ""));
}

/** What `\b` and `\w` do to German, where a pattern uses them: worth a refusal, since the rule would silently miss. */
export function asciiOnly(source: string): string | null {
	const match = /(?<!\\)(?:\\\\)*\\([bBwW])/.exec(source);
	return match ? `\\${match[1]}` : null;
}

/** How a letter of a word is written in patterns. */
export const WORD_LETTER = LETTER;
