import { SPOKEN_NOUNS } from "../german/cues.ts";
import { complementEnd, frameStart } from "./complement.ts";
import { type Found, found, type Span, spanOf } from "./found.ts";
import { phraseAt } from "./phrases.ts";
import type { Read } from "./read.ts";
import type { Item } from "./reading.ts";
import { speakerSpan, subjectOf } from "./roles.ts";

/** "Die Ankündigung des Trainers, …": a noun of saying with a clause that says it. */
export function byNoun(read: Read, k: number): Found | null {
	const { items, index } = read.sentence;
	const clause = read.clauses[k]!;
	if (clause.after !== "," && clause.after !== ":") return null;
	const next = read.clauses[k + 1];
	if (
		!next ||
		!(
			next.kind === "infinitive" ||
			(next.kind === "sub" && ["dass", "daß", "ob"].includes(items[next.from]!.lower)) ||
			(next.kind === "main" && next.mood === "1" && next.finite > next.from)
		)
	)
		return null;
	for (let i = clause.to - 1; i >= clause.from; i--) {
		const item = items[i]!;
		if (!item.noun || !isSpokenNoun(item.lower)) continue;
		// Only the phrase next to the comma: the noun, with its attribute.
		const start = phraseStart(items, i, clause.from);
		const phrase = phraseAt(items, start, clause.to, true);
		if (
			!phrase ||
			phrase.end <
				clause.to - (clause.finite >= 0 && clause.kind !== "main" ? 2 : 1) - (clause.finite === clause.to - 1 ? 1 : 0)
		) {
			const rest = items.slice(i + 1, clause.to);
			if (rest.some((r) => r.noun) && !(phrase && phrase.end >= clause.to - 3)) return null;
		}
		const framed = clause.kind === "main";
		const to = complementEnd(read, k + 1, framed);
		const frameFrom = frameStart(read, k, -1);
		const possessor = attributeOf(items, i, phrase ? phrase.end : clause.to);
		const verbSubject =
			clause.finite >= 0 && clause.kind === "main" ? subjectOf(items, frameFrom, clause.finite, clause.to) : null;
		const own = verbSubject && verbSubject.start <= i && i < verbSubject.end ? null : verbSubject;
		const phrased: Span[] = phrase ? [spanOf(items, phrase.start, Math.min(clause.to, phrase.end))] : [];
		const speaker: Span[] = possessor ? phrased : own ? speakerSpan(items, own) : phrased;
		return found("indirect", "noun", index, {
			quote: [spanOf(items, next.from, to)],
			cue: [spanOf(items, start, i + 1)],
			frame: [spanOf(items, frameFrom, next.from)],
			speaker,
		});
	}
	return null;
}

const isSpokenNoun = (lower: string): boolean => SPOKEN_NOUNS.has(lower);

function phraseStart(items: readonly Item[], noun: number, from: number): number {
	let start = noun;
	while (
		start > from &&
		items[start - 1]!.kind === "word" &&
		!items[start - 1]!.noun &&
		(phraseAt(items, start - 1, noun + 1)?.head === noun || start - 1 === noun)
	)
		start--;
	return start;
}

/** "die Kritik der Opposition", "die Hoffnung von Anwohnern": who stands behind the noun; "seine" before it. */
function attributeOf(items: readonly Item[], noun: number, to: number): Span[] | null {
	const after = items[noun + 1];
	if (after && noun + 1 < to) {
		const at = ["von", "vom", "durch", "seitens"].includes(after.lower) ? noun + 2 : noun + 1;
		const phrase = phraseAt(items, at, to, false);
		if (
			phrase &&
			!phrase.time &&
			(at > noun + 1 || ["der", "des", "eines", "einer", "seiner", "ihrer", "seines", "ihres"].includes(phrase.article))
		)
			return [spanOf(items, phrase.start, Math.min(to, phrase.end))];
	}
	return null;
}
