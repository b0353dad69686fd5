import { NAMES_ONLY, REPORTS } from "../german/cues.ts";
import { frameStart } from "./complement.ts";
import { cueHits } from "./cuehits.ts";
import type { Found, Span } from "./found.ts";
import { found } from "./found.ts";
import { isAbstract } from "./phrases.ts";
import { isName } from "./quotations.ts";
import type { Read } from "./read.ts";
import { speakerSpan, subjectOf } from "./roles.ts";

type Own = { read: Read; found: Found[] };

/** Who speaks on; `silent` where none of his words were given, so that a quotation alone is not his for sure. */
type Floor = { speaker: Span[]; sentence: number; direct: boolean; silent?: boolean };

/** How many sentences without a statement of its own a speaker keeps the floor. */
const FLOOR = 2;

/**
 * Adds what runs on without a cue: sentences in Konjunktiv after an attributed one, and quotations that stand alone.
 * @param sentences the article's sentences in order with the statements found in each
 * @returns all statements in the order of their quotes
 */
export function chains(sentences: Own[]): Found[] {
	const results: Found[] = [];
	let floor: Floor | null = null;
	let running: Found | null = null;
	for (const { read, found: own } of sentences) {
		const { index } = read.sentence;
		const lone = loneQuote(read);
		const mood = mainMood(read);
		const near = floor !== null && !floor.silent && index - floor.sentence <= FLOOR;
		if (own.length === 0 && lone && near && lone.words >= 4) {
			const result = found("direct", "lone", index, { quote: [[lone.start, lone.end]], speaker: floor!.speaker });
			results.push(result);
			floor = { ...floor!, sentence: index };
			running = null;
			continue;
		}
		const runsOn =
			own.every((o) => o.rule === "nested" || o.sentence !== index || withinSpeech(read, o)) &&
			floor !== null &&
			(mood === "1" ? index - floor.sentence <= FLOOR + 1 : mood === "2" && index - floor.sentence <= 1);
		if (runsOn) {
			const span: Span = [read.sentence.start, read.sentence.end];
			if (running && running.sentence === index - 1) {
				running.quote = [[running.quote[0]![0], span[1]]];
				running.sentence = index;
			} else {
				running = found("freeIndirect", "chain", index, { quote: [span], speaker: floor!.speaker });
				results.push(running);
			}
			read.sentence.items.forEach((item, i) => {
				if (item.kind !== "quote" || item.words < 2 || isName(read.sentence.items, i)) return;
				results.push(found("direct", "nested", index, { quote: [[item.start, item.end]], speaker: floor!.speaker }));
			});
			results.push(...own);
			floor = { ...floor!, sentence: index };
			continue;
		}
		const hearsay = own.length === 0 ? alleged(read) : null;
		const follows = floor !== null && index - floor.sentence <= 1;
		if (hearsay === "past" || (hearsay === "open" && follows && !floor!.direct)) {
			const span: Span = [read.sentence.start, read.sentence.end];
			results.push(found("freeIndirect", "alleged", index, { quote: [span], speaker: follows ? floor!.speaker : [] }));
			if (follows) floor = { ...floor!, sentence: index };
			running = null;
			continue;
		}
		running = null;
		results.push(...own);
		const last = own.filter((o) => o.rule !== "nested").at(-1);
		if (last) floor = { speaker: last.speaker, sentence: index, direct: last.kind === "direct" };
		else if (own.length === 0) floor = floorFrom(read) ?? floor;
	}
	return results.sort((a, b) => a.quote[0]![0] - b.quote[0]![0] || b.quote.at(-1)![1] - a.quote.at(-1)![1]);
}

/** Whether a statement of the sentence is told by whoever has the floor: "Ihr sei versichert worden, …". */
function withinSpeech(read: Read, own: Found): boolean {
	if (own.cue.length === 0 || own.speaker.length > 0 || !["opening", "mood", "convinced", "nouns"].includes(own.rule))
		return false;
	const { items } = read.sentence;
	const at = own.cue[0]![0];
	const clause = read.clauses.find((c) => items[c.from]!.start <= at && at < items[c.to - 1]!.end);
	return clause !== undefined && own.quote.some(([, to]) => to > at) && clause.kind === "main" && clause.mood === "1";
}

/** "Die Ministerin nannte den Plan einen Fehler.": no words of hers, but she has the floor for what runs on. */
function floorFrom(read: Read): Floor | null {
	const { items, index } = read.sentence;
	for (const [k, clause] of read.clauses.entries()) {
		if (clause.kind !== "main" || clause.mood !== "i") continue;
		for (const hit of cueHits(items, clause, read.end)) {
			if (hit.passive || !(hit.cue.saying || REPORTS.has(hit.cue.lemma) || NAMES_ONLY.has(hit.cue.lemma))) continue;
			const subject = subjectOf(items, frameStart(read, k, -1), hit.finite, clause.to);
			if (!subject || subject.pronoun || isAbstract(items, subject)) continue;
			return { speaker: speakerSpan(items, subject), sentence: index, direct: false, silent: true };
		}
	}
	return null;
}

/** The sentence's one quotation, where it holds nothing else. */
function loneQuote(read: Read): { start: number; end: number; words: number } | null {
	const { items } = read.sentence;
	const quotes = items.filter((item) => item.kind === "quote");
	if (quotes.length === 0 || items.some((item) => item.kind !== "quote" && item.kind !== "mark")) return null;
	return {
		start: quotes[0]!.start,
		end: quotes.at(-1)!.end,
		words: quotes.reduce((sum, quote) => sum + quote.words, 0),
	};
}

/** The mood of the sentence's main clauses: "1" before "2" before "i". */
function mainMood(read: Read): "1" | "2" | "i" {
	let mood: "1" | "2" | "i" = "i";
	for (const clause of read.clauses) {
		if (clause.kind !== "main") continue;
		if (clause.mood === "1") return "1";
		if (clause.mood === "2") mood = "2";
	}
	return mood;
}

/**
 * "Der Täter soll geflohen sein." ("past"): a claim somebody made. "Die Halle soll wachsen." ("open"): as likely a plan,
 * a claim only right behind an attributed one.
 */
function alleged(read: Read): "past" | "open" | null {
	const { items } = read.sentence;
	const clause = read.clauses.find(
		(c) => c.kind === "main" && c.finite >= 0 && /^(?:soll|sollen)$/.test(items[c.finite]!.lower),
	);
	if (!clause) return null;
	for (let i = clause.finite + 2; i < read.end; i++) {
		const ends = /^(?:haben|sein|worden)$/.test(items[i]!.lower);
		if (ends && items[i - 1]!.readings.some((reading) => reading.form === "participle")) return "past";
	}
	return "open";
}
