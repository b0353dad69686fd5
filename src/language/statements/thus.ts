import { COMPLEMENTIZERS } from "../german/words.ts";
import type { Clause } from "./clauses.ts";
import type { CueHit } from "./cuehits.ts";
import { type Found, found, spanOf } from "./found.ts";
import type { Read } from "./read.ts";
import { cueSpans, sourceOf, speakerSpan } from "./roles.ts";
import { subjectAfter } from "./subjects.ts";

/** "Dies teilte die Polizei mit": the sentence before is what was said. */
export function thus(read: Read, previous: Read | null, clause: Clause, hit: CueHit): Found | null {
	const { items, index } = read.sentence;
	const first = items[clause.from]!;
	if (!previous || clause !== read.clauses[0] || hit.passive) return null;
	if (!["dies", "das", "dieses"].includes(first.lower) || hit.finite !== clause.from + 1 || clause.mood === "1")
		return null;
	if (!hit.cue.saying && !["hervorgehen", "ergeben", "ermitteln", "herausfinden", "zeigen"].includes(hit.cue.lemma))
		return null;
	if (read.clauses[1] && (read.clauses[1].kind === "main" || COMPLEMENTIZERS.has(items[read.clauses[1].from]!.lower)))
		return null;
	const source =
		hit.cue.lemma === "hervorgehen" || hit.cue.lemma === "ergeben" ? sourceOf(items, clause.from, clause.to) : null;
	const subject = source ?? subjectAfter(items, hit.finite + 1, clause.to);
	if (!subject) return null;
	const end = Math.max(subject.end, clause.to);
	return found("indirect", "thus", index, {
		quote: [
			[previous.sentence.start, previous.sentence.end],
			[first.start, first.end],
		],
		cue: cueSpans(items, hit),
		frame: [spanOf(items, clause.from + 1, end)],
		speaker: speakerSpan(items, subject),
		addressee: subject.addressee ? [spanOf(items, ...subject.addressee)] : [],
	});
}
