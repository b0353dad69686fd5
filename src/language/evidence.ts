// Where an article bears on a claim: what it says for it, what it says otherwise, or that it says nothing.
import { type Claim, type Difference, type Judgement, judge, type Reason, readClaim } from "./evidence/judge.ts";
import { likeness } from "./evidence/match.ts";
import { type Reading, read, type Term } from "./evidence/reading.ts";
import { languageOf } from "./languages/detect.ts";
import { paragraphs, sentences } from "./sentences.ts";
import type { KnownLanguage } from "./stems.ts";

/** A passage, verbatim: `text === article.slice(start, end)`, UTF-16 offsets. `score` is the covered share of the claim. */
export interface Passage {
	text: string;
	start: number;
	end: number;
	score: number;
	/** What stands in the claim and what in the article instead. */
	differs?: { claim: string; article: string }[];
}

export interface Evidence {
	verdict: "supported" | "contradicted" | "absent";
	/** Why it is contradicted. */
	reason?: Reason;
	/** Best first; empty where nothing bears on the claim. */
	passages: Passage[];
}

export interface EvidenceOptions {
	/** By default found from the article's function words, German in doubt. */
	language?: KnownLanguage;
	/** The most passages to return, 3 by default. */
	limit?: number;
}

/** How much of a claim a passage must cover to speak for it, and to speak against it. */
const SUPPORTS = 0.55;
const CONTRADICTS = 0.55;
const CANDIDATES = 16;
const CLAIM_LIMIT = 1_000;

/**
 * What an article says of a claim in a member's words. Lexical: German stems and roots, compounds split, synonyms from a
 * hand-written list, numbers and names aligned, negation noticed. It finds where something is written; it does not reason.
 * @param article with or without its title as the first line
 * @param claim at most 1,000 characters are read
 */
export function evidence(article: string, claim: string, options: EvidenceOptions = {}): Evidence {
	const language = options.language ?? languageOf(article) ?? "de";
	const asked = readClaim(claim.slice(0, CLAIM_LIMIT), language);
	if (asked.content.length === 0) return { verdict: "absent", passages: [] };
	const judged = judgements(article, asked, language);
	return decide(judged, options.limit ?? 3);
}

/** What several articles say of a claim; `articles` best first, empty where none bears on it. */
export interface ArchiveEvidence {
	verdict: Evidence["verdict"];
	reason?: Reason;
	articles: (Evidence & { id: string })[];
}

/**
 * What an archive says of a claim: each article is judged by itself, the best passage of all decides.
 * @param articles their texts with any ids; where there are many, let the full-text search choose the likely ones first
 */
export function evidenceInArchive(
	articles: readonly { id: string; text: string }[],
	claim: string,
	options: EvidenceOptions = {},
): ArchiveEvidence {
	const found = articles
		.map(({ id, text }) => ({ id, ...evidence(text, claim, options) }))
		.filter(({ passages }) => passages.length > 0)
		.sort((a, b) => b.passages[0]!.score - a.passages[0]!.score);
	const best = found[0];
	if (!best) return { verdict: "absent", articles: [] };
	return { verdict: best.verdict, ...(best.reason && { reason: best.reason }), articles: found };
}

interface Judged extends Judgement {
	readonly text: string;
	readonly start: number;
	readonly end: number;
}

function judgements(article: string, claim: Claim, language: KnownLanguage): Judged[] {
	const list = readings(article, language);
	const vocabulary = new Map<string, Term>();
	for (const { reading } of list)
		for (const term of reading.terms) if (!vocabulary.has(term.plain)) vocabulary.set(term.plain, term);
	// Which words of the article meet which word of the claim is asked once per distinct word, so long articles stay cheap.
	const meets = claim.content.map(({ term, weight }) => {
		const met = new Map<string, number>();
		for (const [plain, other] of vocabulary) {
			const value = likeness(term, other);
			if (value >= 0.5) met.set(plain, value * weight);
		}
		return met;
	});
	const known = (term: Term): boolean => {
		const index = claim.content.findIndex((item) => item.term === term);
		return index >= 0 && meets[index]!.size > 0;
	};
	const heading = list.find(({ title }) => title)?.reading.terms ?? [];
	const topic = (term: Term): boolean => heading.some((other) => likeness(term, other) >= 0.8);
	const rough = list.map(({ reading }) => {
		let total = 0;
		const plains = new Set(reading.terms.map((term) => term.plain));
		for (const met of meets) {
			let best = 0;
			if (met.size < plains.size)
				for (const [plain, value] of met) best = plains.has(plain) ? Math.max(best, value) : best;
			else for (const plain of plains) best = Math.max(best, met.get(plain) ?? 0);
			total += best;
		}
		return total;
	});
	const best = rough
		.map((value, index) => ({ value, index }))
		.filter(({ value }) => value > 0)
		.sort((a, b) => b.value - a.value || a.index - b.index)
		.slice(0, CANDIDATES);
	return best.flatMap(({ index }) => {
		const { reading, title } = list[index]!;
		const before = earlier(list, index);
		const judged = [shaped(judge(claim, reading, before, topic, known, language), reading, title)];
		const next = list[index + 1];
		if (next && !next.first && pointsBack(next.reading)) {
			const end = next.reading.end;
			const both = read({ text: article.slice(reading.start, end), start: reading.start, end }, language, true);
			judged.push(shaped(judge(claim, both, before, topic, known, language), both, title));
		}
		return judged;
	});
}

/** Up to three sentences before one in its paragraph, nearest first. */
function earlier(list: readonly Place[], index: number): Reading[] {
	const found: Reading[] = [];
	for (let i = index; i > 0 && found.length < 3 && !list[i]!.first; i--) found.push(list[i - 1]!.reading);
	return found;
}

const shaped = (judgement: Judgement, reading: Reading, title: boolean): Judged => ({
	...judgement,
	score: title ? judgement.score * 0.9 : judgement.score,
	text: reading.text,
	start: reading.start,
	end: reading.end,
});

/** A short sentence that denies or confirms the one before: "Brandt bestritt das." */
const pointsBack = (reading: Reading): boolean =>
	reading.terms.length <= 9 &&
	reading.terms.some((term) => /^(?:das|dies|vorwurf|vorwürfe|darstellung|this|that)$/.test(term.word.folded)) &&
	reading.terms.some((term) => term.places.some((place) => place.strong && place.sign === -1));

interface Place {
	readonly reading: Reading;
	/** It begins a paragraph, so nothing before it belongs to it. */
	readonly first: boolean;
	readonly title: boolean;
}

function readings(article: string, language: KnownLanguage): Place[] {
	const starts = new Set<number>();
	const titles = new Set<number>();
	for (const [index, paragraph] of paragraphs(article).entries()) {
		starts.add(paragraph.start);
		if (index === 0 && !/[.!?…]["“”»«]?$/.test(paragraph.text)) titles.add(paragraph.start);
	}
	return sentences(article, language).map((sentence) => ({
		reading: read(sentence, language),
		first: starts.has(sentence.start),
		title: titles.has(sentence.start),
	}));
}

function decide(judged: readonly Judged[], limit: number): Evidence {
	const sorted = judged.toSorted((a, b) => b.score - a.score || a.start - b.start);
	const pro = sorted.find(({ reason, score }) => reason === null && score >= SUPPORTS);
	const contra = sorted.find(({ reason, score }) => reason !== null && score >= CONTRADICTS);
	if (!pro && !contra) return { verdict: "absent", passages: [] };
	const supported = pro !== undefined && (!contra || pro.score >= contra.score - 0.05);
	const reason = supported ? undefined : contra!.reason!;
	const chosen = supported ? pro : contra!;
	const fitting = sorted.filter(
		(item) =>
			item !== chosen &&
			!overlap(item, chosen) &&
			(item.reason === null) === supported &&
			item.score >= (supported ? SUPPORTS : CONTRADICTS),
	);
	const passages = [chosen, ...fitting].slice(0, Math.max(1, limit)).map(passage);
	return supported ? { verdict: "supported", passages } : { verdict: "contradicted", reason, passages };
}

const overlap = (a: Judged, b: Judged): boolean => a.start < b.end && b.start < a.end;

function passage({ text, start, end, score, differs }: Judged): Passage {
	const rounded = Math.round(score * 1000) / 1000;
	return differs.length
		? { text, start, end, score: rounded, differs: differs.map((item: Difference) => ({ ...item })) }
		: { text, start, end, score: rounded };
}
