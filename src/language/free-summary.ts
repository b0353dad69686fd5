// Whether a summary that a model wrote may be shown: it must be in the article, with its sources. Pure; in doubt it says no.
import { likeness } from "./evidence/match.ts";
import { namesOf } from "./evidence/names.ts";
import type { Quantity } from "./evidence/numbers.ts";
import { numbersOf, type Reading, read, type Term } from "./evidence/reading.ts";
import { languageOf } from "./languages/detect.ts";
import { quotationsOf } from "./quotes.ts";
import { paragraphs, sentences } from "./sentences.ts";
import { type Statement, statements } from "./statements.ts";
import { foldMarks, type KnownLanguage } from "./stems.ts";
import { isHedged, type KnownClaim, knownClaims, namesSpeaker, repeats, sharesCue } from "./summary/claims.ts";

export { freeSummaryPrompt, type Prompt } from "./summary/prompt.ts";

/** What is wrong with a free summary, and the piece of it that is. */
export interface FreeSummaryFault {
	kind: "empty" | "long" | "form" | "number" | "name" | "quotation" | "unsupported" | "source" | "hedge";
	text: string;
}

export interface FreeSummaryOptions {
	/** By default found from the article's function words, German in doubt. */
	language?: KnownLanguage;
	/** The most sentences, 12 by default. */
	sentences?: number;
}

const SHARE = 0.6;

/**
 * Checks a model's summary against its article: every number, name and quotation must be in the article, every sentence
 * must be about what the article says, and what the article attributes must keep its source and its hedge.
 * @returns the faults; none means it may be shown, otherwise the extractive summary is
 */
export function checkFreeSummary(article: string, free: string, options: FreeSummaryOptions = {}): FreeSummaryFault[] {
	const language = options.language ?? languageOf(article) ?? "de";
	const text = free.trim();
	if (!/\p{L}/u.test(text)) return [{ kind: "empty", text: "" }];
	if (text.length > Math.max(600, article.length)) return [{ kind: "long", text: text.slice(0, 80) }];
	const own = sentences(text, language).map((sentence) => read(sentence, language));
	const faults: FreeSummaryFault[] = [];
	if (own.length > (options.sentences ?? 12)) faults.push({ kind: "long", text: own.at(-1)!.text });
	const form = /^\s*(?:[-*#>•]|\d+[.)]\s|```)|https?:\/\/|<@|<#|@everyone|@here|\[[^\]]*\]\(/mu.exec(text);
	if (form) faults.push({ kind: "form", text: form[0].trim() });

	const source = sentences(article, language).map((sentence) => read(sentence, language));
	const vocabulary = new Map<string, Term>();
	for (const { terms } of source) for (const term of terms) vocabulary.set(term.plain, term);
	const known = memoised((term) => [...vocabulary.values()].some((other) => likeness(term, other) >= 0.7));
	const numbers = source.flatMap((reading) => numbersOf(reading, language));
	const claims = knownClaims(statements(article, { language }), language);
	const attributed = statements(text, { language, title: false });

	for (const [i, reading] of own.entries()) {
		for (const number of numbersOf(reading, language))
			if (!numbers.some((other) => sameNumber(number, other))) faults.push({ kind: "number", text: number.text });
		faults.push(...foreignNames(reading, article, vocabulary, language));
		const content = reading.terms.filter((term) => !term.word.stopword && !/^\d/.test(term.plain));
		const met = content.filter(known).length;
		if (content.length === 0 || met < SHARE * content.length) faults.push({ kind: "unsupported", text: reading.text });
		faults.push(...lostSources(reading, own[i - 1], own[i + 1], source, claims, attributed, language));
	}
	return [...faults, ...foreignQuotations(article, text)];
}

function memoised(test: (term: Term) => boolean): (term: Term) => boolean {
	const answers = new Map<string, boolean>();
	return (term) => {
		const known = answers.get(term.plain);
		if (known !== undefined) return known;
		const answer = test(term);
		answers.set(term.plain, answer);
		return answer;
	};
}

/** The same value of the same kind, and counted the same where both say what they count. */
const sameNumber = (a: Quantity, b: Quantity): boolean =>
	a.value === b.value &&
	(a.unit === b.unit || a.unit === "bare" || b.unit === "bare" || (a.unit !== "money" && b.unit === "count"));

/** Names and words with digits or inner capitals that the article does not have, as a whole and in this order. */
function foreignNames(
	reading: Reading,
	article: string,
	vocabulary: ReadonlyMap<string, Term>,
	language: KnownLanguage,
): FreeSummaryFault[] {
	const faults: FreeSummaryFault[] = [];
	const bare = (plain: string): string => plain.replace(/['’]?s$/, "");
	const has = (term: Term): boolean =>
		vocabulary.has(term.plain) ||
		vocabulary.has(bare(term.plain)) ||
		vocabulary.has(`${term.plain}s`) ||
		[...vocabulary.values()].some((other) => other.word.stem === term.word.stem);
	const folded = ` ${foldMarks(article).replace(/[^\p{L}\p{N}]+/gu, " ")} `;
	for (const name of namesOf(reading, language)) {
		const terms = reading.terms.slice(name.first, name.last + 1);
		if (terms.length === 1 && SOURCE_NOUN.test(terms[0]!.plain)) continue;
		const phrase = terms
			.map((term, i) => (i === terms.length - 1 ? bare(term.plain) : term.plain))
			.join(" ")
			.replace(/[^\p{L}\p{N}]+/gu, " ");
		const whole =
			terms.length === 1 ? has(terms[0]!) || beginsLower(terms[0]!, vocabulary) : folded.includes(` ${phrase}`);
		if (!whole) faults.push({ kind: "name", text: name.text });
	}
	for (const term of reading.terms) {
		const shaped = /\p{L}.*\d|\d.*\p{L}|^\p{Lu}{2,}|\p{Ll}\p{Lu}/u.test(term.word.text);
		if (
			shaped &&
			!vocabulary.has(term.plain) &&
			!vocabulary.has(bare(term.plain)) &&
			!/^\d+-?\p{Ll}+$/u.test(term.word.text) &&
			!faults.some((fault) => fault.text.includes(term.word.text))
		)
			faults.push({ kind: "name", text: term.word.text });
	}
	return faults;
}

/** "Nach Angaben der Stadt": the words of attribution themselves name nobody. */
const SOURCE_NOUN =
	/^(?:angaben?|informationen?|aussagen?|worten?|berichten?|medienberichten?|einschätzung|einschätzungen|ansicht|auffassung|meinung|darstellung|erkenntnissen?|recherchen|schätzungen?|sicht|willen)$/u;

/** A capital at the beginning of a sentence tells nothing: the article may have the word in another form. */
const beginsLower = (term: Term, vocabulary: ReadonlyMap<string, Term>): boolean =>
	term.word.start === 0 && [...vocabulary.values()].some((other) => likeness(term, other) >= 0.7);

/** Statements of the article that a sentence repeats without their source, or without the hedge they have there. */
function lostSources(
	reading: Reading,
	before: Reading | undefined,
	after: Reading | undefined,
	source: readonly Reading[],
	claims: readonly KnownClaim[],
	attributed: readonly Statement[],
	language: KnownLanguage,
): FreeSummaryFault[] {
	const here = attributed.filter(({ quote }) =>
		quote.spans.some(([start, end]) => start < reading.end && end > reading.start),
	);
	// "Sie sagte, …" leans on the sentence before, and "Das teilte der Kreis mit." carries the source of the one before it.
	const near = [...reading.terms];
	if (before && LEANS.test(reading.text)) near.push(...before.terms);
	const closed = after !== undefined && /^(?:das|dies|so|this|that)\s/iu.test(after.text);
	if (closed) near.push(...after.terms);
	const faults: FreeSummaryFault[] = [];
	const repeated = claims.filter((claim) => repeats(reading, claim));
	for (const claim of repeated) {
		const said = claim.statement.kind === "reported" || here.length > 0 || closed || sharesCue(claim, reading);
		const kept = said && namesSpeaker(claim, near);
		// The same said elsewhere in the article's own voice needs no source.
		const plain = source.some((other) => !covers(claim, other) && saysItself(reading, other, claims));
		if (!kept && !plain) {
			faults.push({ kind: "source", text: reading.text });
			break;
		}
	}
	const origin = closest(reading, source);
	if (origin && isHedged(origin.text, language) && !isHedged(reading.text, language) && here.length === 0)
		faults.push({ kind: "hedge", text: reading.text });
	return faults;
}

const LEANS = /^(?:es|dies|das|diese[rs]?|it|this)\s|(?<!\p{L})(?:er|sie|he|she|they)(?!\p{L})/iu;

const covers = ({ statement }: KnownClaim, sentence: Reading): boolean =>
	statement.quote.spans.some(([start, end]) => start < sentence.end && end > sentence.start);

/** Whether a sentence of the article that no statement touches says what the summary's sentence says. */
const saysItself = (reading: Reading, sentence: Reading, claims: readonly KnownClaim[]): boolean =>
	overlap(reading, sentence) >= 0.75 && !claims.some((claim) => covers(claim, sentence));

/** The sentence of the article that shares most with one of the summary, if that is most of it. */
function closest(reading: Reading, source: readonly Reading[]): Reading | null {
	let best: Reading | null = null;
	let most = 0.5;
	for (const sentence of source) {
		const value = overlap(reading, sentence);
		if (value > most) {
			best = sentence;
			most = value;
		}
	}
	return best;
}

function overlap(reading: Reading, sentence: Reading): number {
	const content = reading.terms.filter((term) => !term.word.stopword);
	if (content.length === 0) return 0;
	return content.filter((term) => sentence.terms.some((other) => likeness(term, other) >= 0.7)).length / content.length;
}

/** Quotations of three words and more, or in a sentence of speech, that the article does not have word for word. */
function foreignQuotations(article: string, text: string): FreeSummaryFault[] {
	const flat = plainText(article);
	return paragraphs(text).flatMap(({ start, end }) =>
		quotationsOf(text, start, end).flatMap((quotation): FreeSummaryFault[] => {
			const whole = text.slice(quotation.start, quotation.end);
			return quotation.closed && flat.includes(plainText(whole)) ? [] : [{ kind: "quotation", text: whole }];
		}),
	);
}

const plainText = (text: string): string =>
	text
		.normalize("NFKC")
		.replace(/[„“”‟"»«‚‘’‛›‹']/g, "")
		.replace(/\s+/g, " ")
		.replace(/[.,!?]+(?= ?$)/, "")
		.trim();
