import { CALLING } from "../german/cues.ts";
import type { Clause } from "./clauses.ts";
import { frameStart } from "./complement.ts";
import { cueHits } from "./cuehits.ts";
import { type Found, found, type Span, spanOf } from "./found.ts";
import type { Read } from "./read.ts";
import type { Item } from "./reading.ts";
import { subjectOf, verbLastSubject } from "./roles.ts";
import { type Subject, subjectBefore } from "./subjects.ts";

/** Direct quotations that no clause rule has claimed, inside other statements and in sentences of their own. */
export function quotations(read: Read, others: Found[]): Found[] {
	const { items, index } = read.sentence;
	const results: Found[] = [];
	for (let i = 0; i < items.length; i++) {
		const item = items[i]!;
		if (item.kind !== "quote" || item.words === 0) continue;
		const span: Span = [item.start, item.end];
		const holder = others
			.filter((other) => other.quote.some(([from, to]) => from <= span[0] && span[1] <= to))
			.sort((a, b) => lengthOf(a.quote) - lengthOf(b.quote))[0];
		if (holder) {
			if (holder.kind === "direct" || isName(items, i)) continue;
			if (item.words >= 2)
				results.push({
					...found("direct", "nested", index, { quote: [span] }),
					cue: holder.cue,
					frame: holder.frame,
					speaker: holder.speaker,
					addressee: holder.addressee,
				});
			continue;
		}
		const result = afterColon(read, i) ?? embedded(read, i);
		if (result) results.push(result);
	}
	return results;
}

/** "das Magazin „Lupe“", "der Film „Morgen“": a quotation right behind a noun is a name unless it is long. */
export function isName(items: readonly Item[], i: number): boolean {
	return behindNoun(items, i) || (items[i]!.words <= 4 && allNames(items[i]!.text));
}

function behindNoun(items: readonly Item[], i: number): boolean {
	const previous = items[i - 1];
	if (/^(?:sogenannt|genannt)/u.test(previous?.lower ?? "")) return true;
	return items[i]!.words <= 5 && previous?.kind === "word" && previous.noun && /^["„“»«‚]\p{Lu}/u.test(items[i]!.text);
}

/** "„Hotel Bergblick“", "„Aurora 7“": nothing but capitals and numbers. */
const allNames = (text: string): boolean =>
	(text.match(/[\p{L}\p{N}]+/gu) ?? []).every((word) => /^[\p{Lu}\p{N}]/u.test(word));

/** "Den Unmut brachte die Sprecherin zum Ausdruck: „…“" */
function afterColon(read: Read, i: number): Found | null {
	const { items, index } = read.sentence;
	if (items[i - 1]?.text !== ":" || items[i]!.words < 2) return null;
	const own = read.clauses.findIndex((c) => c.to === i - 1);
	if (own < 0) return null;
	const begin = frameStart(read, own, -1);
	const framing = read.clauses.filter((c) => begin <= c.from && c.from < i && c.finite >= 0);
	const clause =
		framing.findLast((c) => cueHits(items, c, i).length > 0) ??
		framing.findLast((c) => c.kind === "main") ??
		framing.at(-1);
	const hit = clause && cueHits(items, clause, i)[0];
	const finite = hit?.finite ?? clause?.finite ?? -1;
	const subject =
		clause && finite >= 0 ? framedSubject(items, clause, framing, begin, finite, i) : verbless(items, begin, i - 1);
	let to = i + 1;
	while (to < read.end && items[to]!.kind !== "word") to++;
	return found("direct", "colon", index, {
		quote: [spanOf(items, i, to)],
		cue: hit
			? hit.words.map((w): Span => spanOf(items, w, w + 1))
			: finite >= 0
				? [spanOf(items, finite, finite + 1)]
				: [],
		frame: [spanOf(items, begin, i)],
		speaker: subject ? [spanOf(items, subject.start, subject.end)] : [],
	});
}

/** Verbs whose one-word quotation is a judgement even where it is a noun: "nannte ihn einen „Träumer“". */
const JUDGING = new Set([
	"nennen",
	"bezeichnen",
	"vorwerfen",
	"sprechen",
	"bewerten",
	"werten",
	"kritisieren",
	"verurteilen",
]);

/** "nannte den Plan „mutlos“", "sprach von einem „Fehler“", "warnte vor „Panik“" */
function embedded(read: Read, i: number): Found | null {
	const { items, index } = read.sentence;
	const clause = read.clauses.find((c) => c.from <= i && i < c.to);
	if (!clause || behindNoun(items, i)) return null;
	for (const hit of cueHits(items, clause, read.end)) {
		const calls = CALLING.has(hit.cue.lemma);
		if (!calls && items[i]!.words < 5) continue;
		if (isName(items, i) && !JUDGING.has(hit.cue.lemma)) continue;
		if (hit.finite > i && clause.kind === "main" && !calls) continue;
		const subject = subjectOf(items, clause.from, hit.finite, clause.to);
		if (!subject || (subject.start <= i && i < subject.end)) continue;
		const words = [...hit.words];
		const marker = items
			.slice(clause.from, i)
			.findLastIndex((item) => item.lower === "als" || item.lower === "von" || item.lower === "vor");
		if (marker >= 0 && i - (clause.from + marker) <= 5) words.push(clause.from + marker);
		const frame: Span[] = [];
		if (i > 0) frame.push(spanOf(items, read.clauses[0]!.from, i));
		if (i + 1 < read.end) frame.push(spanOf(items, i + 1, read.end));
		return found("direct", "embedded", index, {
			quote: [spanOf(items, i, i + 1)],
			cue: words.sort((a, b) => a - b).map((w): Span => spanOf(items, w, w + 1)),
			frame,
			speaker: [spanOf(items, subject.start, subject.end)],
		});
	}
	return null;
}

const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, [from, to]) => sum + to - from, 0);

function framedSubject(
	items: readonly Item[],
	clause: Clause,
	framing: readonly Clause[],
	begin: number,
	finite: number,
	i: number,
): Subject | null {
	if (clause.kind !== "main") return verbLastSubject(items, clause);
	const from = clause === framing[0] || framing[0]!.kind !== "main" ? begin : clause.from;
	return subjectOf(items, from, finite, Math.max(clause.to, i - 1));
}

/** "Die Ministerin wörtlich: „…“", "Jan Muster, Leiter der Behörde: „…“" */
function verbless(items: readonly Item[], from: number, to: number): Subject | null {
	return subjectBefore(items, from, to);
}
