import { AUXILIARIES, PREPOSITIONS } from "../german/words.ts";
import { isQuote, quoteStart } from "./complement.ts";
import type { CueHit } from "./cuehits.ts";
import { type Found, found, type Span, spanOf } from "./found.ts";
import type { Read } from "./read.ts";
import type { Item } from "./reading.ts";
import { cueSpans, passiveSubject, placeOf, speakerSpan } from "./roles.ts";
import { subjectAfter } from "./subjects.ts";

/** "…, sagte die Ministerin": verb first behind a comma or a quotation. */
export function closing(read: Read, k: number, hit: CueHit): Found | null {
	const { items, index } = read.sentence;
	const clause = read.clauses[k]!;
	let at = clause.from;
	const quoteFirst = items[at]!.kind === "quote";
	if (quoteFirst) at++;
	if (["so", "das", "dies"].includes(items[at]?.lower ?? "") && at + 1 === hit.finite) at++;
	if (hit.finite !== at || (k === 0 && !quoteFirst)) return null;
	if (!quoteFirst && ![",", "–", "—", "-", "…"].includes(clause.before)) return null;
	const start = quoteFirst ? at - 1 : quoteStart(read, k);
	if (!canClose(items, hit) || items[hit.words.at(-1)! + 1]?.lower === "nicht") return null;
	if (!quoteFirst) {
		const leading = read.clauses.filter((c) => c.from >= start && c.from < clause.from);
		const quoted =
			isQuote(items, start, clause.from - 1) ||
			items.slice(start, clause.from).some((item) => item.kind === "quote" && item.words > 2);
		const mains = leading.filter(
			(c, j) => c.kind === "main" && (leading[0]!.kind !== "sub" || j === 0 || c.finite <= c.from + 1),
		);
		const that = leading[0]?.kind === "sub" && ["dass", "ob"].includes(items[leading[0].from]!.lower);
		const next = read.clauses[k + 1];
		const interposed = next !== undefined && next.kind === "main" && next.finite === next.from;
		if (mains.length === 0 && !quoted && !that && !interposed) return null;
	}
	const subject = hit.passive ? passiveSubject(items, clause) : subjectAfter(items, at + 1, read.end);
	if (!subject && !hit.passive && hit.cue.lemma !== "heißen") return null;
	let frameEnd = Math.max(clause.to, subject ? Math.min(subject.end, read.end) : 0);
	const quotes: Span[] = [quoteFirst ? spanOf(items, start, at) : spanOf(items, start, clause.from - 1)];
	const after = read.clauses.find((c) => c.from > frameEnd - 1);
	let frameClosed = false;
	if (after && (quoteFirst || after.kind !== "relative")) {
		if (
			after.finite === after.from ||
			items[after.from]?.kind === "quote" ||
			after.kind === "infinitive" ||
			after.kind === "sub" ||
			(after.kind === "main" && after.mood !== "i")
		) {
			quotes.push(spanOf(items, after.from, read.end));
			frameClosed = true;
		}
	}
	if (!frameClosed) frameEnd = read.end;
	const direct = quoteFirst || isQuote(items, start, clause.from - 1);
	const heisst = hit.cue.lemma === "heißen" ? placeOf(items, hit.finite + 1, clause.to) : null;
	return found(direct ? "direct" : "indirect", "closing", index, {
		quote: quotes,
		cue: cueSpans(items, hit),
		frame: [spanOf(items, quoteFirst ? at : clause.from - 1, frameEnd)],
		speaker: heisst ?? speakerSpan(items, subject),
		addressee: subject?.addressee ? [spanOf(items, ...subject.addressee)] : [],
	});
}

/** Verbs that can stand first behind what was said; the others go on with the same subject ("…, fand dann Arbeit"). */
function canClose(items: readonly Item[], hit: CueHit): boolean {
	// "…, könne sie aber nicht zusagen": reported speech itself.
	if (AUXILIARIES.get(items[hit.finite]!.lower)?.mood === "1") return false;
	const after = items[hit.finite + 1]?.lower ?? "";
	if (["aber", "jedoch", "dann", "damit", "ihm", "ihr", "ihnen"].includes(after)) return false;
	if (hit.cue.lemma === "finden" && PREPOSITIONS.has(after)) return false;
	if (items[hit.finite - 1]?.lower === "das" && hit.cue.lemma === "heißen") return false;
	return (hit.cue.saying && hit.cue.lemma !== "lauten") || CLOSING.has(hit.cue.lemma);
}

const CLOSING = new Set([
	"glauben",
	"vermuten",
	"schätzen",
	"befürchten",
	"fürchten",
	"denken",
	"urteilen",
	"annehmen",
	"ergeben",
	"erhoffen",
	"erwarten",
	"wünschen",
]);
