import { CONVINCED } from "../german/cues.ts";
import { AUXILIARIES, COORDINATIONS } from "../german/words.ts";
import type { Clause } from "./clauses.ts";
import { complement, complementEnd, frameStart } from "./complement.ts";
import { type Found, found, type Span, spanOf } from "./found.ts";
import type { Read } from "./read.ts";
import type { Item } from "./reading.ts";
import { speakerSpan, subjectOf } from "./roles.ts";

/** "ist überzeugt, dass", "hält es für unwahrscheinlich, dass", "war der Meinung, …". */
export function convinced(read: Read, k: number): Found | null {
	const { items, index } = read.sentence;
	const clause = read.clauses[k]!;
	if (clause.kind !== "main" || clause.after !== "," || clause.finite < 0) return null;
	const next = read.clauses[k + 1];
	if (!next || !complement(read, k + 1, { lemma: "sein", saying: false })) return null;
	let word = -1;
	for (let i = clause.from; i < clause.to; i++) if (CONVINCED.has(items[i]!.lower) && i !== clause.finite) word = i;
	if (word < 0 || word < clause.to - 3) return null;
	const verb = items[clause.finite]!.lower;
	if (
		!/^(?:ist|sind|war|waren|sei|zeigt|zeigte|zeigten|zeigen|hält|halten|hielt|hielten|gibt|gab|gaben|geben|äußerte|äußerten|bleibt|scheint)$/.test(
			verb,
		)
	)
		return null;
	const frameFrom = frameStart(read, k, -1);
	const subject = subjectOf(items, frameFrom, clause.finite, clause.to);
	if (!subject || ["es", "das", "dies"].includes(items[subject.start]!.lower)) return null;
	const to = complementEnd(read, k + 1, true);
	return found("indirect", "convinced", index, {
		quote: [spanOf(items, next.from, to)],
		cue: cuePieces(items, clause, word),
		frame: [spanOf(items, frameFrom, next.from)],
		speaker: speakerSpan(items, subject),
	});
}

function cuePieces(items: readonly Item[], clause: Clause, word: number): Span[] {
	const spans: Span[] = [spanOf(items, clause.finite, clause.finite + 1)];
	for (let i = clause.finite + 1; i < word; i++)
		if (["sich", "es", "für"].includes(items[i]!.lower)) spans.push(spanOf(items, i, i + 1));
	spans.push(spanOf(items, word, word + 1));
	return spans;
}

/** A clause in Konjunktiv I behind any clause at all: somebody must have said it. */
export function byMood(read: Read, k: number, results: Found[]): Found | null {
	const { items, index } = read.sentence;
	const clause = read.clauses[k]!;
	const next = read.clauses[k + 1];
	if (
		!next ||
		clause.after !== "," ||
		clause.kind !== "main" ||
		clause.mood !== "i" ||
		clause.finite === 0 ||
		results.length > 0
	)
		return null;
	const konjunktiv =
		next.kind === "main" && next.mood === "1" && next.finite > next.from && !COORDINATIONS.has(items[next.from]!.lower);
	const that =
		next.kind === "sub" && ["dass", "daß", "ob", "weil", "da"].includes(items[next.from]!.lower) && next.mood === "1";
	if (!konjunktiv && !that) return null;
	const frameFrom = frameStart(read, k, -1);
	const subject = subjectOf(items, frameFrom, clause.finite, clause.to);
	if (!subject || AUXILIARIES.get(items[clause.finite]!.lower)?.lemma === "sein") return null;
	const participle = items[clause.to - 1]!;
	const cue: Span[] = [spanOf(items, clause.finite, clause.finite + 1)];
	if (AUXILIARIES.has(items[clause.finite]!.lower) && participle.readings.length > 0)
		cue.push(spanOf(items, clause.to - 1, clause.to));
	return found("indirect", "mood", index, {
		quote: [spanOf(items, next.from, complementEnd(read, k + 1, true))],
		cue,
		frame: [spanOf(items, frameFrom, next.from)],
		speaker: speakerSpan(items, subject),
	});
}
