import { COORDINATIONS } from "../german/words.ts";
import { quoteStart } from "./complement.ts";
import type { CueHit } from "./cuehits.ts";
import { type Found, found, type Span, spanOf } from "./found.ts";
import type { Read } from "./read.ts";
import type { Item } from "./reading.ts";
import { cueSpans, passiveSubject } from "./roles.ts";
import { type Subject, subjectAfter } from "./subjects.ts";

/** "Wie die Polizei mitteilte, …" and "…, wie die Polizei mitteilte, …". */
export function asWie(read: Read, k: number, hit: CueHit): Found | null {
	const { items, index } = read.sentence;
	const clause = read.clauses[k]!;
	const at = COORDINATIONS.has(items[clause.from]!.lower) ? clause.from + 1 : clause.from;
	if (items[at]!.lower !== "wie" || clause.kind !== "sub" || clause.finite < clause.to - 2) return null;
	if (!hit.cue.saying && !HEARD.has(hit.cue.lemma)) return null;
	if (hit.cue.lemma === "heißen" && !items.slice(clause.from, clause.to).some((item) => item.lower === "es"))
		return null;
	const before = clause.from > 0 ? clause.from - 1 : 0;
	const rest: Span[] = [];
	const start = quoteStart(read, k);
	if (before > start) rest.push(spanOf(items, start, before));
	const next = clause.to + 1;
	if (next < read.end) rest.push(spanOf(items, next, read.end));
	if (rest.length === 0) return null;
	let subject = hit.passive ? passiveSubject(items, clause) : subjectAfter(items, at + 1, clause.to);
	if (subject && /^(?:erfahren|hören)$/.test(hit.cue.lemma)) subject = { ...subject, end: untilSource(items, subject) };
	const frameTo = clause.from === 0 && items[clause.to]?.text === "," ? clause.to + 1 : clause.to;
	return found("indirect", "wie", index, {
		quote: rest,
		cue: [spanOf(items, at, at + 1), ...cueSpans(items, hit)],
		frame: [spanOf(items, clause.from, frameTo)],
		speaker: subject ? [spanOf(items, subject.start, Math.min(subject.end, clause.to))] : [],
	});
}

/** Verbs of thinking and hearing that "wie" can introduce as a source. */
const HEARD = new Set([
	"erfahren",
	"hören",
	"bekanntwerden",
	"vermuten",
	"ergeben",
	"herausfinden",
	"zeigen",
	"befürchten",
	"ermitteln",
	"hervorgehen",
	"glauben",
	"annehmen",
	"schätzen",
]);

/** "wie M von X erfuhr": "von X" is no attribute of M. */
function untilSource(items: readonly Item[], subject: Subject): number {
	const at = items.findIndex((item, i) => i > subject.start && i < subject.end && /^(?:von|vom|aus)$/.test(item.lower));
	return at < 0 ? subject.end : at;
}
