import { NEEDS_CORRELATE } from "../german/cues.ts";
import { genderOfFirstName, ROLE } from "../german/people.ts";
import { COORDINATIONS } from "../german/words.ts";
import type { Clause } from "./clauses.ts";
import type { CueHit } from "./cuehits.ts";
import { sortOf } from "./entities.ts";
import { type Span, spanOf } from "./found.ts";
import { isAbstract, phraseAt } from "./phrases.ts";
import type { Item } from "./reading.ts";
import { addresseeAfter, type Subject, subjectAfter, subjectBefore } from "./subjects.ts";

export const cueSpans = (items: readonly Item[], hit: CueHit): Span[] => {
	const words = [...hit.words];
	if (hit.cue.lemma === "heißen")
		for (const i of [hit.finite + 1, hit.finite - 1]) if (items[i]?.lower === "es") words.push(i);
	if (hit.correlate >= 0 && NEEDS_CORRELATE.has(hit.cue.lemma)) words.push(hit.correlate);
	return words.sort((a, b) => a - b).map((i) => spanOf(items, i, i + 1));
};

export const speakerSpan = (items: readonly Item[], subject: Subject | null): Span[] =>
	subject ? [spanOf(items, subject.start, subject.end)] : [];

/** Subject of a clause whose finite verb is known: in front of it, else behind it. */
export function subjectOf(items: readonly Item[], from: number, finite: number, to: number): Subject | null {
	const next = items[finite + 1];
	if (next && finite + 1 < to && next.kind === "word" && ["er", "wir", "ich", "man"].includes(next.lower) && !next.noun)
		return { start: finite + 1, end: finite + 2, pronoun: true, addressee: null };
	const before = finite > from ? subjectBefore(items, from, finite) : null;
	if (before && (isAbstract(items, before) || isObject(items, before))) {
		const after = subjectAfter(items, finite + 1, to);
		if (after && !after.pronoun && (isAbstract(items, before) ? !isAbstract(items, after) : isSomebody(items, after)))
			return after;
	}
	if (before && !(before.end - before.start === 1 && ["es", "das", "dies"].includes(items[before.start]!.lower))) {
		const address = addresseeAfter(items, finite + 1, to);
		return { ...before, addressee: address };
	}
	if (before && items[before.start]!.lower === "es") return null;
	return subjectAfter(items, finite + 1, to);
}

/** "Eine Maut lehnte der Minister ab": a thing with "eine" or "ein" may be the object. */
const isObject = (items: readonly Item[], { start, end }: Subject): boolean =>
	/^(?:ein|eine)$/.test(items[start]!.lower) && !isSomebody(items, { start, end });

function isSomebody(items: readonly Item[], { start, end }: { start: number; end: number }): boolean {
	const noun = items.slice(start, end).find((item) => item.noun);
	if (noun === undefined || noun.kind !== "word") return noun !== undefined;
	return ROLE.test(noun.lower) || sortOf(noun.lower) !== "" || genderOfFirstName(noun.text) !== "?";
}

export function clauseSubject(items: readonly Item[], clause: Clause, hit: CueHit, frameFrom: number): Subject | null {
	if (hit.passive) return passiveSubject(items, clause);
	if (clause.kind === "sub" || clause.kind === "relative") return verbLastSubject(items, clause);
	return subjectOf(items, clause.kind === "main" ? frameFrom : clause.from, hit.finite, clause.to);
}

/** "wurde von der Polizei berichtet": the one behind "von" or "durch". */
export function passiveSubject(items: readonly Item[], clause: Clause): Subject | null {
	for (let i = clause.from; i < clause.to - 1; i++) {
		if (!["von", "vom", "seitens", "durch"].includes(items[i]!.lower)) continue;
		const phrase = phraseAt(items, i + 1, clause.to);
		if (phrase && !phrase.time)
			return { start: phrase.start, end: phrase.end, pronoun: phrase.pronoun, addressee: null };
	}
	return null;
}

export function verbLastSubject(items: readonly Item[], clause: Clause): Subject | null {
	let from = clause.from;
	while (from < clause.to && COORDINATIONS.has(items[from]!.lower)) from++;
	if (clause.kind === "relative" && ["der", "die", "das", "welcher", "welche"].includes(items[from]!.lower)) {
		const inner = subjectAfter(items, from + 1, clause.to);
		if (inner && items[from]!.lower !== "der") return inner;
		return { start: from, end: from + 1, pronoun: true, addressee: null };
	}
	const subject = subjectAfter(items, from + 1, clause.to);
	return subject && subject.end <= clause.to
		? subject
		: subject && { ...subject, end: Math.min(subject.end, clause.to) };
}

/** "geht aus einem Gutachten hervor": what the words are taken from speaks. */
export function sourceOf(items: readonly Item[], from: number, to: number): Subject | null {
	const at = items.findIndex((item, i) => i >= from && i < to && item.lower === "aus");
	const phrase = at < 0 ? null : phraseAt(items, at + 1, to);
	return phrase && { start: phrase.start, end: phrase.end, pronoun: false, addressee: null };
}

/** "hieß es in der Erklärung", "hieß es aus dem Ministerium": the place speaks. */
export function placeOf(items: readonly Item[], from: number, to: number): Span[] {
	for (let i = from; i < to - 1; i++) {
		if (!["in", "im", "aus", "bei", "beim", "von", "vom", "seitens"].includes(items[i]!.lower)) continue;
		const phrase = phraseAt(items, i + 1, to);
		if (phrase && !phrase.time) return [spanOf(items, phrase.start, phrase.end)];
	}
	return [];
}
