import { CALLING, CONVINCED, NAMES_ONLY, NEEDS_CORRELATE, NO_INFINITIVE, SPOKEN_NOUNS } from "../german/cues.ts";
import {
	ADVERBS,
	AUXILIARIES,
	COMPLEMENTIZERS,
	COORDINATIONS,
	PERSONAL,
	PREPOSITIONS,
	REFLEXIVE,
} from "../german/words.ts";
import { type Clause, clausesOf } from "./clauses.ts";
import { type CueHit, cueHits } from "./cuehits.ts";
import { type Found, found, type Span, spanOf } from "./found.ts";
import { isAbstract, phraseAt } from "./phrases.ts";
import type { Item, Sentence } from "./reading.ts";
import { addresseeAfter, type Subject, subjectAfter, subjectBefore } from "./subjects.ts";

/** A sentence with its clauses; `end` is the number of its closing mark (or of items where it has none). */
export type Read = { sentence: Sentence; clauses: Clause[]; end: number };

export function readSentence(sentence: Sentence): Read {
	let end = sentence.items.length;
	while (end > 0 && /^(?:[.!?]|\.{2,})$/.test(sentence.items[end - 1]!.text)) end--;
	return { sentence, clauses: clausesOf(sentence), end };
}

/** Statements introduced by a verb of saying with the words before or behind it, and by "wie X mitteilte". */
export function sayings(read: Read, previous: Read | null): Found[] {
	const results: Found[] = [];
	const { clauses } = read;
	let busyUntil = -1;
	for (let k = 0; k < clauses.length; k++) {
		const clause = clauses[k]!;
		for (const hit of cueHits(read.sentence.items, clause, read.end).reverse()) {
			const result =
				thus(read, previous, clause, hit) ??
				asWie(read, k, hit) ??
				closing(read, k, hit) ??
				opening(read, k, hit, busyUntil);
			if (!result) continue;
			results.push(result);
			busyUntil = k;
			break;
		}
		if (busyUntil !== k) {
			const generic = convinced(read, k) ?? byNoun(read, k) ?? byMood(read, k, results);
			if (generic) {
				results.push(generic);
				busyUntil = k;
			}
		}
	}
	return results;
}

const cueSpans = (items: readonly Item[], hit: CueHit): Span[] => {
	const words = [...hit.words];
	if (hit.cue.lemma === "heißen")
		for (const i of [hit.finite + 1, hit.finite - 1]) if (items[i]?.lower === "es") words.push(i);
	if (hit.correlate >= 0 && NEEDS_CORRELATE.has(hit.cue.lemma)) words.push(hit.correlate);
	return words.sort((a, b) => a - b).map((i) => spanOf(items, i, i + 1));
};

const speakerSpan = (items: readonly Item[], subject: Subject | null): Span[] =>
	subject ? [spanOf(items, subject.start, subject.end)] : [];

/** Subject of a clause whose finite verb is known: in front of it, else behind it. */
export function subjectOf(items: readonly Item[], from: number, finite: number, to: number): Subject | null {
	const next = items[finite + 1];
	if (next && finite + 1 < to && next.kind === "word" && ["er", "wir", "ich", "man"].includes(next.lower) && !next.noun)
		return { start: finite + 1, end: finite + 2, pronoun: true, addressee: null };
	const before = finite > from ? subjectBefore(items, from, finite) : null;
	if (before && isAbstract(items, before)) {
		const after = subjectAfter(items, finite + 1, to);
		if (after && !isAbstract(items, after) && !after.pronoun) return after;
	}
	if (before && !(before.end - before.start === 1 && ["es", "das", "dies"].includes(items[before.start]!.lower))) {
		const address = addresseeAfter(items, finite + 1, to);
		return { ...before, addressee: address };
	}
	if (before && items[before.start]!.lower === "es") return null;
	return subjectAfter(items, finite + 1, to);
}

function clauseSubject(items: readonly Item[], clause: Clause, hit: CueHit, frameFrom: number): Subject | null {
	if (hit.passive) return passiveSubject(items, clause);
	if (clause.kind === "sub" || clause.kind === "relative") return verbLastSubject(items, clause);
	return subjectOf(items, clause.kind === "main" ? frameFrom : clause.from, hit.finite, clause.to);
}

/** "wurde von der Polizei berichtet": the one behind "von" or "durch". */
function passiveSubject(items: readonly Item[], clause: Clause): Subject | null {
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

/** "Dies teilte die Polizei mit": the sentence before is what was said. */
function thus(read: Read, previous: Read | null, clause: Clause, hit: CueHit): Found | null {
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

/** "Wie die Polizei mitteilte, …" and "…, wie die Polizei mitteilte, …". */
function asWie(read: Read, k: number, hit: CueHit): Found | null {
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

/** Where the words before clause `k` begin that it can claim: the sentence, or behind a semicolon or colon. */
function quoteStart(read: Read, k: number): number {
	for (let j = k; j > 0; j--) if ([";", ":"].includes(read.clauses[j]!.before)) return read.clauses[j]!.from;
	return read.clauses[0]!.from;
}

/** "…, sagte die Ministerin": verb first behind a comma or a quotation. */
function closing(read: Read, k: number, hit: CueHit): Found | null {
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

/** "hieß es in der Erklärung", "hieß es aus dem Ministerium": the place speaks. */
export function placeOf(items: readonly Item[], from: number, to: number): Span[] {
	for (let i = from; i < to - 1; i++) {
		if (!["in", "im", "aus", "bei", "beim", "von", "vom", "seitens"].includes(items[i]!.lower)) continue;
		const phrase = phraseAt(items, i + 1, to);
		if (phrase && !phrase.time) return [spanOf(items, phrase.start, phrase.end)];
	}
	return [];
}

/** Nothing but quotations (and marks) from item `from` to `to`. */
const isQuote = (items: readonly Item[], from: number, to: number): boolean => {
	let quoted = false;
	for (let i = from; i < to; i++) {
		if (items[i]!.kind === "quote") quoted = true;
		else if (items[i]!.kind !== "mark") return false;
	}
	return quoted;
};

/** Whether what begins at clause `k` can be what is said. */
function complement(read: Read, k: number, cue: { lemma: string; saying: boolean } | null): boolean {
	const { items } = read.sentence;
	const clause = read.clauses[k];
	if (!clause) return false;
	const first = items[clause.from]!;
	if (first.kind === "quote" && first.words > 2) return true;
	if (COORDINATIONS.has(first.lower) && first.lower !== "denn") return false;
	if (clause.kind === "sub") {
		if (["dass", "daß", "ob"].includes(first.lower)) return cue !== null;
		if (COMPLEMENTIZERS.has(first.lower)) return cue !== null && ASKING.has(cue.lemma);
		if (!["wenn", "falls", "sobald", "sofern", "solange", "als"].includes(first.lower)) return false;
		return (
			cue?.saying === true &&
			read.clauses.slice(k + 1).some((c) => c.kind === "main" && c.mood !== "i" && c.mood !== "")
		);
	}
	if (clause.kind === "infinitive")
		return cue !== null && !NO_INFINITIVE.has(cue.lemma) && !["um", "ohne", "anstatt", "statt"].includes(first.lower);
	if (clause.kind === "main") {
		if (clause.finite === clause.from) return false;
		if (clause.mood === "1") return true;
		return cue?.saying === true && !PERSONALLY_FINITE(items, clause);
	}
	if (
		clause.kind === "fragment" &&
		cue?.saying &&
		items.slice(clause.from, clause.to).some((item) => item.kind === "quote" && item.words > 1)
	)
		return true;
	if (clause.kind === "fragment")
		return (
			cue !== null &&
			read.clauses
				.slice(k + 1, k + 5)
				.some((c) => c.kind === "main" && (c.mood === "1" || c.mood === "2") && c.finite > c.from)
		);
	return false;
}

/** Verbs that take "wer", "wie", "welche"; behind others these begin relative clauses. */
const ASKING = new Set([
	"fragen",
	"nachfragen",
	"wissen",
	"erklären",
	"sagen",
	"verraten",
	"erläutern",
	"erfahren",
	"mitteilen",
	"bekanntgeben",
	"erzählen",
	"schildern",
	"berichten",
	"feststellen",
	"klarmachen",
	"klarstellen",
	"ankündigen",
	"darlegen",
]);

/** A second verb of the same subject without one of its own: "…, lobte aber die Pläne". */
const PERSONALLY_FINITE = (items: readonly Item[], clause: Clause): boolean =>
	clause.finite === clause.from || items[clause.from]!.readings.length > 0;

/** The number of the item where what is said ends, from clause `k` on. */
function complementEnd(read: Read, k: number, framed: boolean): number {
	const { items } = read.sentence;
	for (let m = k + 1; m < read.clauses.length; m++) {
		const clause = read.clauses[m]!;
		if (clause.before === ";") return clause.from - 1;
		const first = clause.from + (COORDINATIONS.has(items[clause.from]!.lower) ? 1 : 0);
		if (clause.kind === "main" && clause.mood === "i" && clause.finite === first) {
			// The main clause goes on behind an embedded statement; or the speaker does something else ("…, und kündigte an").
			if (!framed && first === clause.from) return clause.from - 1;
			if (framed && cueHits(items, clause, read.end).some((hit) => hit.finite === clause.finite))
				return clause.from - 1;
		}
	}
	return read.end;
}

/** "Die Ministerin sagte, …" and "Die Ministerin sagte: …": what is said follows. */
function opening(read: Read, k: number, hit: CueHit, busyUntil: number): Found | null {
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
	if (quoted && next.before === ":") {
		return found("direct", "opening", index, {
			quote: [spanOf(items, next.from, read.end)],
			cue: cueSpans(items, hit),
			frame: [spanOf(items, frameFrom, next.from)],
			speaker: speakerSpan(items, subject),
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
		const place = placeOf(items, frameFrom, clause.to);
		if (place.length > 0) subject = null;
		return found(quoted ? "direct" : "indirect", "opening", index, {
			quote: [spanOf(items, next.from, to)],
			cue: cueSpans(items, hit),
			frame: [spanOf(items, frameFrom, next.from)],
			speaker: place,
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

/** "geht aus einem Gutachten hervor": what the words are taken from speaks. */
function sourceOf(items: readonly Item[], from: number, to: number): Subject | null {
	const at = items.findIndex((item, i) => i >= from && i < to && item.lower === "aus");
	const phrase = at < 0 ? null : phraseAt(items, at + 1, to);
	return phrase && { start: phrase.start, end: phrase.end, pronoun: false, addressee: null };
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

const hasMain = (read: Read, from: number, clause: Clause): boolean =>
	read.clauses.some((c) => c.kind === "main" && c.from >= from && c.from <= clause.from);

/** Something short without a verb between frame and words: "sagte der Sprecher, Jan Muster,". */
function inserted(read: Read, m: number, subject: Subject | null): boolean {
	const clause = read.clauses[m]!;
	if (clause.kind !== "fragment" || clause.after !== ",") return false;
	if (subject && subject.end >= clause.to) return true;
	return false;
}

/** Where the frame of clause `k` begins. */
export function frameStart(read: Read, k: number, busyUntil: number): number {
	const clause = read.clauses[k]!;
	let start = clause.from;
	for (let j = k - 1; j > busyUntil; j--) {
		const c = read.clauses[j]!;
		if ([";", ":"].includes(read.clauses[j + 1]!.before)) break;
		start = c.from;
	}
	return start;
}

/** "ist überzeugt, dass", "hält es für unwahrscheinlich, dass", "war der Meinung, …". */
function convinced(read: Read, k: number): Found | null {
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

/** "Die Ankündigung des Trainers, …": a noun of saying with a clause that says it. */
function byNoun(read: Read, k: number): Found | null {
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

/** A clause in Konjunktiv I behind any clause at all: somebody must have said it. */
function byMood(read: Read, k: number, results: Found[]): Found | null {
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

export const callsWith = (lemma: string): boolean => CALLING.has(lemma);
export const isPersonal = (lower: string): boolean => PERSONAL.has(lower);
