import { NAMES_ONLY, NEEDS_CORRELATE } from "../german/cues.ts";
import { ADVERBS, PREPOSITIONS, REFLEXIVE } from "../german/words.ts";
import type { Clause } from "./clauses.ts";
import { complement, complementEnd, frameStart, hasMain, isQuote } from "./complement.ts";
import type { CueHit } from "./cuehits.ts";
import { type Found, found, spanOf } from "./found.ts";
import { phraseAt } from "./phrases.ts";
import type { Read } from "./read.ts";
import type { Item } from "./reading.ts";
import { clauseSubject, cueSpans, placeOf, sourceOf, speakerSpan } from "./roles.ts";
import type { Subject } from "./subjects.ts";

/** "Die Ministerin sagte, …" and "Die Ministerin sagte: …": what is said follows. */
export function opening(read: Read, k: number, hit: CueHit, busyUntil: number): Found | null {
	const { items, index } = read.sentence;
	const clause = read.clauses[k]!;
	if (![",", ":"].includes(clause.after)) return null;
	const last = hit.words.at(-1)!;
	const frameFrom = frameStart(read, k, busyUntil);
	let subject = clauseSubject(items, clause, hit, frameFrom);
	let m = k + 1;
	if (last < clause.to) {
		// Behind the verb: an apposition of the subject, relative clauses, phrases without a verb.
		while (read.clauses[m] && (read.clauses[m]!.kind === "relative" || inserted(read, m, subject))) m++;
	} else m = read.clauses.findIndex((c) => c.from > last);
	const next = read.clauses[m];
	if (!next || ![",", ":"].includes(next.before)) return null;
	const quoted = isQuote(items, next.from, read.end);
	const place = hit.cue.lemma === "heißen" ? placeOf(items, frameFrom, clause.to) : null;
	if (quoted && next.before === ":") {
		return found("direct", "opening", index, {
			quote: [spanOf(items, next.from, read.end)],
			cue: cueSpans(items, hit),
			frame: [spanOf(items, frameFrom, next.from)],
			speaker: place ?? speakerSpan(items, subject),
			addressee: subject?.addressee ? [spanOf(items, ...subject.addressee)] : [],
		});
	}
	if (NAMES_ONLY.has(hit.cue.lemma) || !complement(read, m, hit.cue)) return null;
	if (next.kind === "main" && next.mood === "i" && (hit.passive || !light(items, clause, hit, subject))) return null;
	if (idle(items, clause, hit, subject)) return null;
	if (next.kind === "infinitive" && OBJECTS.has(hit.cue.lemma) && !light(items, clause, hit, subject)) return null;
	const correlate = hit.correlate >= 0;
	if (NEEDS_CORRELATE.has(hit.cue.lemma) && !correlate && next.kind !== "main") return null;
	if (
		hit.cue.lemma === "heißen" &&
		next.kind !== "main" &&
		!items.slice(clause.from, clause.to).some((item) => item.lower === "es")
	)
		return null;
	const framed =
		clause.kind === "main" || frameFrom < clause.from || clause.from === 0 ? hasMain(read, frameFrom, clause) : false;
	const to = complementEnd(read, m, framed);
	if (to <= next.from) return null;
	if (hit.cue.lemma === "hervorgehen" || (hit.cue.lemma === "ergeben" && !subject)) {
		subject = sourceOf(items, frameFrom, clause.to) ?? subject;
	}
	if (hit.cue.lemma === "heißen") {
		if (items[hit.finite - 1]?.lower === "das") return null;
		return found(quoted ? "direct" : "indirect", "opening", index, {
			quote: [spanOf(items, next.from, to)],
			cue: cueSpans(items, hit),
			frame: [spanOf(items, frameFrom, next.from)],
			speaker: place ?? [],
		});
	}
	return found(quoted ? "direct" : "indirect", "opening", index, {
		quote: [spanOf(items, next.from, to)],
		cue: cueSpans(items, hit),
		frame: [spanOf(items, frameFrom, next.from)],
		speaker: speakerSpan(items, subject),
		addressee: subject?.addressee ? [spanOf(items, ...subject.addressee)] : [],
	});
}

/** Something short without a verb between frame and words: "sagte der Sprecher, Jan Muster,". */
function inserted(read: Read, m: number, subject: Subject | null): boolean {
	const clause = read.clauses[m]!;
	if (clause.kind !== "fragment" || clause.after !== ",") return false;
	if (subject && subject.end >= clause.to) return true;
	return false;
}

/** Verbs with a thing for an object, which an infinitive behind it belongs to ("begrüßte den Schritt, … zu …"). */
const OBJECTS = new Set([
	"begrüßen",
	"loben",
	"würdigen",
	"kritisieren",
	"bestätigen",
	"begründen",
	"bedauern",
	"verurteilen",
	"zurückweisen",
	"ablehnen",
	"unterstützen",
	"nennen",
	"verteidigen",
	"wiederholen",
]);

/** Nobody in particular: "ist damit zu rechnen, dass", "es wird erwartet, dass", "niemand weiß", "als sie bemerkte, dass". */
function idle(items: readonly Item[], clause: Clause, hit: CueHit, subject: Subject | null): boolean {
	if (subject && /^(?:niemand|keiner|du|ihr)$/.test(items[subject.start]!.lower)) return true;
	if (
		!hit.cue.saying &&
		!["bekanntwerden", "hervorgehen", "ergeben"].includes(hit.cue.lemma) &&
		!subject &&
		(hit.passive || hit.words.length > 1)
	)
		return true;
	const opener = items[clause.from]!.lower;
	return (
		(!hit.cue.saying || hit.cue.lemma === "bemerken") &&
		clause.kind === "sub" &&
		/^(?:als|wenn|falls|ob|bis|sobald|damit)$/.test(opener)
	);
}

/** Whether a verb stands alone with its subject and circumstances, so that a plain clause can be what it says. */
function light(items: readonly Item[], clause: Clause, hit: CueHit, subject: Subject | null): boolean {
	for (let i = hit.finite + 1; i < clause.to; i++) {
		const item = items[i]!;
		if (hit.words.includes(i) || (subject && subject.start <= i && i < subject.end)) continue;
		if (item.kind === "mark" || ADVERBS.has(item.lower) || REFLEXIVE.has(item.lower) || item.readings.length > 0)
			continue;
		if (
			[
				"am",
				"im",
				"in",
				"vor",
				"gegenüber",
				"bei",
				"beim",
				"nach",
				"zu",
				"zum",
				"zur",
				"auf",
				"an",
				"um",
				"aus",
				"während",
				"dem",
				"der",
				"den",
				"einer",
				"einem",
				"unter",
				"seit",
			].includes(item.lower)
		) {
			const phrase = phraseAt(items, PREPOSITIONS.has(item.lower) ? i + 1 : i, clause.to);
			if (phrase) i = phrase.end - 1;
			continue;
		}
		const phrase = phraseAt(items, i, clause.to);
		if (phrase?.time) {
			i = phrase.end - 1;
			continue;
		}
		if (phrase && !phrase.article && /n$/.test(items[phrase.head]!.lower)) {
			i = phrase.end - 1;
			continue;
		}
		return false;
	}
	return true;
}
