import { CUES, type Cue } from "../german/cues.ts";
import { type Form, formsOf, type Reading, readingsOf } from "../german/forms.ts";
import {
	ADVERBS,
	AUXILIARIES,
	COORDINATIONS,
	NOMINATIVE,
	OBLIQUE,
	PREPOSITIONS,
	PRONOUNS,
	SUBJUNCTIONS,
} from "../german/words.ts";
import { german } from "../languages/de.ts";
import type { Language } from "../languages/language.ts";
import { type Quotation, quotationsOf } from "../quotes.ts";
import { type Token, tokensOf } from "../tokens.ts";

/**
 * One item of a sentence as the rules see it: a word, a number, a mark, or a whole quotation or parenthesis, which count as
 * one item so that no rule looks into them by mistake.
 */
export type Item = Omit<Token, "kind"> & {
	kind: Token["kind"] | "quote" | "paren";
	/** Words inside, for quotations and parentheses; 1 otherwise. */
	words: number;
	/** Written with a capital and not only for beginning the sentence: a noun or a name. */
	noun: boolean;
	readings: readonly Reading[];
	cues: readonly CueReading[];
};

export type CueReading = { cue: Cue; form: Form; plural: boolean; joined: boolean };

/** One sentence with its clauses' borders. `paragraph` counts paragraphs, `index` the sentences of the article. */
export type Sentence = { items: Item[]; start: number; end: number; paragraph: number; index: number };

const cueForms = new Map<string, CueReading[]>();
for (const cue of CUES) {
	for (const [form, kind, plural] of formsOf(cue.stem)) {
		const put = (key: string, joined: boolean) => {
			const list = cueForms.get(key);
			if (list) list.push({ cue, form: kind, plural, joined });
			else cueForms.set(key, [{ cue, form: kind, plural, joined }]);
		};
		if (kind === "participle" && cue.prefix.length >= 4) put(form, false);
		if (kind === "zu") {
			if (cue.prefix) put(cue.prefix + form, true);
		} else if (!cue.prefix) put(form, true);
		else {
			put(cue.prefix + form, true);
			if (kind !== "participle" && kind !== "infinitive") put(form, false);
		}
	}
}

const NONE: readonly never[] = [];

/** A sentence is cut after so many items, so that no text without full stops makes the rules slow. */
const LONGEST = 400;

/** Reads one paragraph into sentences. */
export function readParagraph(
	text: string,
	start: number,
	end: number,
	paragraph: number,
	index: number,
	language: Language = german,
): Sentence[] {
	const quotations = quotationsOf(text, start, end).filter((quotation) => quotation.depth === 0);
	const items = itemsOf(text, start, end, quotations, language);
	const sentences: Sentence[] = [];
	let from = 0;
	for (let i = 0; i < items.length; i++) {
		if (!endsSentence(items, i, text) && i - from < LONGEST) continue;
		sentences.push(sentenceOf(items.slice(from, i + 1), paragraph, index + sentences.length));
		from = i + 1;
	}
	if (from < items.length) sentences.push(sentenceOf(items.slice(from), paragraph, index + sentences.length));
	return sentences;
}

function itemsOf(text: string, start: number, end: number, quotations: Quotation[], language: Language): Item[] {
	const items: Item[] = [];
	let at = start;
	for (const quotation of quotations) {
		if (quotation.start < at) continue;
		pushTokens(items, text, at, quotation.start, language);
		items.push(bundle(text, quotation.start, quotation.end, "quote"));
		at = quotation.end;
	}
	pushTokens(items, text, at, end, language);
	return foldParentheses(items, text);
}

function pushTokens(items: Item[], text: string, from: number, to: number, language: Language): void {
	for (const token of tokensOf(text, from, to, language)) {
		items.push({ ...token, words: 1, noun: false, readings: NONE, cues: NONE });
	}
}

function bundle(text: string, start: number, end: number, kind: "quote" | "paren"): Item {
	const inside = text.slice(start, end);
	const words = inside.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.,-]*/gu)?.length ?? 0;
	return { text: inside, lower: "", start, end, kind, words, noun: kind === "quote", readings: NONE, cues: NONE };
}

/** Turns "( … )" inside a sentence into one item. */
function foldParentheses(items: Item[], text: string): Item[] {
	const folded: Item[] = [];
	for (let i = 0; i < items.length; i++) {
		const item = items[i]!;
		if (item.text === "(" || item.text === "[") {
			const closing = item.text === "(" ? ")" : "]";
			let j = i + 1;
			while (j < items.length && j - i < 40 && items[j]!.text !== closing && items[j]!.text !== item.text) j++;
			if (items[j]?.text === closing) {
				folded.push(bundle(text, item.start, items[j]!.end, "paren"));
				i = j;
				continue;
			}
		}
		folded.push(item);
	}
	return folded;
}

function endsSentence(items: Item[], i: number, text: string): boolean {
	const item = items[i]!;
	const next = items[i + 1];
	if (!next) return true;
	const last =
		item.kind === "quote" || item.kind === "paren"
			? text
					.slice(item.start, item.end - 1)
					.trimEnd()
					.at(-1)!
			: item.text;
	if (item.kind === "mark" || ((item.kind === "quote" || item.kind === "paren") && item.words > 1)) {
		if (!/^(?:[.!?…]|\.{2,})$/u.test(last)) return false;
		if (next.kind === "mark" && /^(?:[.,;:!?)\]–—-]|\.{2,})$/u.test(next.text)) return false;
		if (next.kind === "paren" && item.kind === "mark") return true;
		if (item.kind === "quote" && next.kind === "word" && /^\p{Ll}/u.test(next.text)) return false;
		return (
			!(next.kind === "word" && /^\p{Ll}/u.test(next.text) && last !== ".") &&
			!(next.kind === "word" && /^\p{Ll}/u.test(next.text))
		);
	}
	return false;
}

function sentenceOf(items: Item[], paragraph: number, index: number): Sentence {
	items.forEach((item, i) => {
		if (item.kind !== "word") return;
		const capital = isCapital(item.text);
		const first = i === 0 || /^[:„“"»«–]$/u.test(items[i - 1]!.text) || items[i - 1]!.kind === "quote";
		item.noun = capital && !(first && (isFunctionWord(item.lower) || isOpener(items, i)));
		if (!capital || (first && !item.noun)) {
			item.readings = readingsOf(item.lower);
			item.cues = isFunctionWord(item.lower) ? NONE : (cueForms.get(item.lower) ?? NONE);
		} else if (first && cueForms.has(item.lower) && i + 1 < items.length) {
			// "Sagte …" at the beginning: hardly ever a verb in news, so it stays a noun unless a verb is all it can be.
			item.noun = true;
		}
	});
	items.forEach((item, i) => {
		if (item.kind === "word" && !item.noun && item.readings.length === 0) item.readings = guess(items, i);
	});
	return { items, start: items[0]!.start, end: items.at(-1)!.end, paragraph, index };
}

/** An unlisted verb by its ending, behind a noun or pronoun and not before one: "trockne", "wedelte". */
function guess(items: readonly Item[], i: number): readonly Reading[] {
	const { lower } = items[i]!;
	const before = items[i - 1];
	const after = items[i + 1];
	if (!before || lower.length < 5 || isFunctionWord(lower) || !(before.noun || PRONOUNS.has(before.lower))) return NONE;
	if (after?.noun || (after && /^\p{Ll}.*(?:e|en|er|es)$/u.test(after.text) && items[i + 2]?.noun)) return NONE;
	if (/(?:te|ten)$/u.test(lower)) return [{ lemma: lower, form: "past", plural: lower.endsWith("n") }];
	return /[^aeiouäöü]e$/u.test(lower) ? [{ lemma: lower, form: "first", plural: false }] : NONE;
}

/** Written like a noun or a name: "Meier", "eBay", "al-Wahid", "ver.di", "dpa". */
const isCapital = (word: string): boolean =>
	/^\p{Lu}|\p{Ll}\p{Lu}|-\p{Lu}|\p{L}\.\p{Ll}{2}/u.test(word) || SMALL_NAMES.has(word);
const SMALL_NAMES = new Set(["dpa", "taz", "epd", "ddp", "apa", "kna", "dapd", "sid"]);

/** "Gleichzeitig …", "Kritisiert wird …": an adverb or participle that opens the sentence. */
function isOpener(items: readonly Item[], i: number): boolean {
	const { lower } = items[i]!;
	if (/(?:lich|weise|falls|mäßig|seits|bar|sam|haft|isch|elang)$/u.test(lower) || OPENERS.has(lower))
		return items[i + 1]?.noun !== true && !/^\p{Lu}/u.test(items[i + 1]?.text ?? "");
	return (
		readingsOf(lower).some((reading) => reading.form === "participle") && AUXILIARIES.has(items[i + 1]?.lower ?? "")
	);
}
const OPENERS = new Set([
	"offen",
	"fertig",
	"bekannt",
	"zuständig",
	"gleichzeitig",
	"wichtig",
	"richtig",
	"einzig",
	"häufig",
	"ständig",
	"strittig",
	"notwendig",
	"vorrangig",
	"entsprechend",
	"anders",
	"weiters",
	"besorgt",
	"konkret",
]);

/** A word that is capital only because it begins the sentence. */
export const isFunctionWord = (lower: string): boolean =>
	NOMINATIVE.has(lower) ||
	OBLIQUE.has(lower) ||
	PREPOSITIONS.has(lower) ||
	PRONOUNS.has(lower) ||
	SUBJUNCTIONS.has(lower) ||
	COORDINATIONS.has(lower) ||
	ADVERBS.has(lower) ||
	AUXILIARIES.has(lower);
