import { AFTER_NACH, AFTER_NACH_ENDS, MEDIA } from "../german/cues.ts";
import { AUXILIARIES, PREPOSITIONS } from "../german/words.ts";
import { words } from "../languages/language.ts";
import { type Found, found, type Span, spanOf } from "./found.ts";
import { isAdjective, type Phrase, phraseAt } from "./phrases.ts";
import type { Read } from "./read.ts";
import type { Item } from "./reading.ts";
import { withApposition } from "./subjects.ts";

/** Where a source phrase stands: its items, the speaker in it, and the words that mark it. */
type Source = { from: number; to: number; speaker: Span[]; cue: number; rule: string };

/** Statements attributed by a phrase: "laut …", "nach Angaben …", "… zufolge", ", so …", "demnach". */
export function attributed(read: Read): Found[] {
	const { items, index } = read.sentence;
	const results: Found[] = [];
	for (let i = 0; i < read.end; i++) {
		const whereby = wonach(read, i);
		if (whereby) results.push(whereby);
		const source = sourceAt(read, i);
		if (!source) continue;
		source.to = withReliance(read, source.to);
		const quote = scope(read, source);
		if (quote.length === 0) continue;
		const direct = quote.every(([from, to]) => onlyQuote(items, from, to));
		results.push(
			found(direct ? "direct" : "indirect", source.rule, index, {
				quote: quote.map(([from, to]) => spanOf(items, from, to)),
				cue: [spanOf(items, source.cue, source.cue + 1)],
				frame: [spanOf(items, source.from, source.to)],
				speaker: source.speaker,
			}),
		);
		i = source.to - 1;
	}
	return results;
}

/** "Ein Bericht der Agentur, wonach die Brücke einstürzte, …": the phrase before the comma speaks. */
function wonach(read: Read, i: number): Found | null {
	const { items, index } = read.sentence;
	if (items[i]!.lower !== "wonach" || items[i - 1]?.text !== ",") return null;
	const clause = read.clauses.find((c) => c.from === i);
	const before = read.clauses.find((c) => c.to === i - 1);
	if (!clause || !before || clause.to <= i + 1) return null;
	let speaker: Span[] = [];
	for (let start = before.from; start < before.to && speaker.length === 0; start++) {
		const phrase = phraseAt(items, start, before.to, true);
		if (phrase && phrase.end === before.to && !phrase.pronoun && !phrase.time)
			speaker = [spanOf(items, phrase.start, phrase.end)];
	}
	if (speaker.length === 0) return null;
	return found("indirect", "wonach", index, {
		quote: [spanOf(items, i + 1, clause.to)],
		cue: [spanOf(items, i, i + 1)],
		frame: [spanOf(items, read.clauses[0]!.from, i + 1)],
		speaker,
	});
}

/** "…, die sich auf Ermittler beruft," belongs to the source before it. */
function withReliance(read: Read, to: number): number {
	const { items } = read.sentence;
	const clause = read.clauses.find((c) => c.from === to + 1);
	if (clause?.kind !== "relative" || items[to]?.text !== ",") return to;
	const relies = items
		.slice(clause.from, clause.to)
		.some((item) => /^(?:beruft|berief|stützt|stützte|bezieht|bezog|stammen)$/.test(item.lower));
	return relies ? Math.min(read.end, clause.to + 1) : to;
}

function onlyQuote(items: readonly Item[], from: number, to: number): boolean {
	let quoted = false;
	for (let i = from; i < to; i++) {
		if (items[i]!.kind === "quote") quoted = true;
		else if (items[i]!.kind !== "mark") return false;
	}
	return quoted;
}

function sourceAt(read: Read, i: number): Source | null {
	const { items } = read.sentence;
	const item = items[i]!;
	if (item.kind !== "word") return null;
	const previous = items[i - 1]?.lower ?? "";
	if (item.lower === "laut" || item.lower === "gemäß") {
		if (previous === "so" || previous === "zu" || items[i + 1]?.kind === "mark") return null;
		const phrase = sourcePhrase(read, i);
		if (
			!phrase ||
			(phrase.pronoun && !isRelative(items, i + 1)) ||
			(item.lower === "gemäß" && !isSourceNoun(items, phrase) && !isMedium(items, phrase))
		)
			return null;
		const to = phrase.pronoun ? phrase.end : withSource(items, phrase, read.end);
		return { from: i, to, speaker: [spanOf(items, phrase.start, to)], cue: i, rule: "laut" };
	}
	if (item.lower === "nach" && isSourceAt(items, i - 1) && !isSourceAfter(read, i)) {
		// "Seiner Meinung nach": behind its noun.
		const start = phraseBefore(items, i);
		if (start < 0 || (start > 0 && PREPOSITIONS.has(items[start - 1]!.lower))) return null;
		return { from: start, to: i + 1, speaker: [spanOf(items, start, i)], cue: i, rule: "nach" };
	}
	if (item.lower === "nach" && !isTimeBefore(items, i)) {
		const phrase = sourcePhrase(read, i);
		if (!phrase) return null;
		if (phrase.pronoun)
			return isRelative(items, i + 1) && sourceNearby(items, i)
				? { from: i, to: phrase.end, speaker: [spanOf(items, phrase.start, phrase.end)], cue: i, rule: "nach" }
				: null;
		if (!isSourceNoun(items, phrase) || seeks(items, read)) return null;
		if (["dem", "der", "den"].includes(phrase.article) && items[i - 1]?.noun) return null;
		const to = withSource(items, phrase, read.end);
		return { from: i, to, speaker: [spanOf(items, phrase.start, to)], cue: i, rule: "nach" };
	}
	if (item.lower === "aus" && /^(?:sicht|perspektive|warte)$/.test(items[i + 1]?.lower ?? "")) {
		const phrase = phraseAt(items, i + 1, read.end);
		if (phrase && phrase.end > phrase.core)
			return { from: i, to: phrase.end, speaker: [spanOf(items, phrase.start, phrase.end)], cue: i, rule: "nach" };
	}
	if (item.lower === "zufolge") {
		const start = phraseBefore(items, i);
		if (start < 0) return null;
		return { from: start, to: i + 1, speaker: [spanOf(items, start, i)], cue: i, rule: "zufolge" };
	}
	if (item.lower === "so") return soSource(read, i);
	if (
		item.lower === "demnach" &&
		(i === 0 || items[i - 1]!.kind === "mark" || i === 1 || items[i - 1]!.readings.length > 0)
	) {
		return { from: i, to: i + 1, speaker: [spanOf(items, i, i + 1)], cue: i, rule: "demnach" };
	}
	return null;
}

/** The phrase behind "laut" or "nach": wide where the finite verb ends it, as at the beginning of the sentence. */
function sourcePhrase(read: Read, i: number): Phrase | null {
	const { items } = read.sentence;
	const clause = read.clauses.find((c) => c.from <= i && i < c.to);
	if (clause && clause.from === i && clause.kind === "main" && clause.finite > i) {
		const wide = phraseAt(items, i + 1, clause.finite, true);
		if (wide && wide.end === clause.finite) return wide;
	}
	return phraseAt(items, i + 1, read.end, false);
}

const isRelative = (items: readonly Item[], i: number): boolean =>
	/^(?:dem|der|denen|deren|dessen|welche[mnr])$/.test(items[i]?.lower ?? "") && items[i - 2]?.text === ",";
const sourceNearby = (items: readonly Item[], i: number): boolean =>
	items
		.slice(Math.max(0, i - 10), i)
		.some(
			(_, j, near) =>
				isSourceAt(near, j) ||
				/(?:gesetz|regelung|plan|pläne|vertrag|abkommen|vorschlag|entwurf|studien?)$/.test(near[j]!.lower),
		);
const isSourceAt = (items: readonly Item[], i: number): boolean => {
	const word = items[i]?.lower ?? "";
	return items[i]?.noun === true && (AFTER_NACH.has(word) || AFTER_NACH_ENDS.some((end) => word.endsWith(end)));
};
function isSourceAfter(read: Read, i: number): boolean {
	const phrase = phraseAt(read.sentence.items, i + 1, read.end);
	return phrase !== null && isSourceNoun(read.sentence.items, phrase);
}

const isMedium = (items: readonly Item[], phrase: Phrase): boolean =>
	MEDIA.has(items[phrase.head]!.lower) || /zeitung$/.test(items[phrase.head]!.lower);

const isTimeBefore = (items: readonly Item[], i: number): boolean =>
	/^(?:tag|tage|woche|wochen|monate|jahre|stunden|kurz|bald|gleich|erst|suche|suchte|suchten|sucht|suchen|fragt|fragte|fragten)$/.test(
		items[i - 1]?.lower ?? "",
	);

const seeks = (items: readonly Item[], read: Read): boolean =>
	items
		.slice(0, read.end)
		.some((item) => /^(?:such(?:t|te|ten|en)|forsch(?:t|te|ten|en)|verlang(?:t|te|ten|en))$/.test(item.lower));

function isSourceNoun(items: readonly Item[], phrase: Phrase): boolean {
	for (let i = phrase.head; i < phrase.core; i++) {
		const word = items[i]!.lower;
		if (AFTER_NACH.has(word) || AFTER_NACH_ENDS.some((end) => word.endsWith(end))) return true;
	}
	return false;
}

/** The end of the source phrase with its apposition. */
function withSource(items: readonly Item[], phrase: Phrase, to: number): number {
	if (phrase.end >= to - 1) return phrase.end;
	const end = withApposition(items, phrase, to);
	// "laut Jan Muster, dem Leiter …, sei": the apposition must be closed by a comma.
	return end < to && end !== phrase.end && items[end]?.text === "," ? end : phrase.end;
}

const FARTHEST = 14;

/**
 * The first item of the phrase that ends right before item `i`, or -1: from its article if it has one, else the noun of
 * source with the adjectives before it, else as far as it goes.
 */
function phraseBefore(items: readonly Item[], i: number): number {
	let article = -1;
	let source = -1;
	let any = -1;
	for (let start = i - 1; start >= Math.max(0, i - FARTHEST); start--) {
		const item = items[start]!;
		if (
			item.kind === "mark" ||
			(item.kind === "word" && (AUXILIARIES.has(item.lower) || (item.readings.length > 0 && !isAdjective(item))))
		)
			break;
		const phrase = phraseAt(items, start, i, false);
		if (!phrase || phrase.end !== i || phrase.pronoun) continue;
		if (DATIVE.has(phrase.article)) article = start;
		else if (
			phrase.article === "" &&
			isSourceAt(items, phrase.head) &&
			(item.readings.length === 0 || start === phrase.head)
		)
			source = start;
		else if (phrase.article === "" && item.readings.length === 0) any = start;
		else if (phrase.article === "der" && article < 0) any = start;
	}
	// "Hahns Angaben zufolge"
	if (source > 0 && any === source - 1 && /..s$/u.test(items[any]!.text) && items[any]!.noun) return any;
	return article >= 0 ? article : source >= 0 ? source : any;
}

const DATIVE = words(
	"dem den einem einer seinen ihren seinem ihrem seiner ihrer diesem diesen dieser dessen deren unseren unserer meiner",
);

/** ", so die Ministerin": a phrase and no verb. */
function soSource(read: Read, i: number): Source | null {
	const { items } = read.sentence;
	const clause = read.clauses.find((c) => c.from === i);
	if (!clause || ![",", "–", "—", "-"].includes(clause.before) || clause.finite >= 0) {
		if (!(items[i - 1]?.kind === "quote")) return null;
	}
	const phrase = phraseAt(items, i + 1, read.end, true);
	if (
		!phrase ||
		phrase.time ||
		!phrase.nominative ||
		(phrase.pronoun && !/^(?:er|sie)$/.test(items[phrase.head]!.lower))
	)
		return null;
	const core = phraseAt(items, i + 1, read.end, false)!;
	const speakerEnd = withSourceLoose(items, core, read.end);
	let to = Math.max(speakerEnd, clause?.to ?? speakerEnd);
	const last = read.clauses.at(-1)!;
	if (
		clause &&
		last !== clause &&
		to >= clause.to &&
		read.clauses.every((c) => c.from <= clause.from || c.kind === "relative" || c.to <= speakerEnd)
	)
		to = read.end;
	const from = items[i - 1]?.text === "," ? i - 1 : i;
	return { from, to, speaker: [spanOf(items, core.start, speakerEnd)], cue: i, rule: "so" };
}

const withSourceLoose = (items: readonly Item[], phrase: Phrase, to: number): number =>
	Math.min(to, withApposition(items, phrase, to));

/** What a source phrase covers: the clause it stands in and what hangs on it, without the phrase, as item ranges. */
function scope(read: Read, source: Source): [number, number][] {
	const { items } = read.sentence;
	const own = read.clauses.findIndex((clause) => clause.from <= source.cue && source.cue < clause.to);
	const clause = read.clauses[Math.max(0, own)]!;
	let start = read.clauses[0]!.from;
	let end = read.end;
	if (clause.kind === "relative" || (clause.kind === "sub" && own > 0 && source.rule !== "so")) {
		start = clause.from;
		end = clause.to;
	} else {
		for (let j = own; j > 0; j--) {
			const c = read.clauses[j]!;
			if (c.before === ";" || c.before === ":") {
				start = c.from;
				break;
			}
		}
		const next = read.clauses.findIndex((c, j) => j > own && c.before === ";");
		if (next > 0) end = read.clauses[next]!.from - 1;
	}
	const ranges: [number, number][] = [];
	const before = trim(items, start, source.from);
	const after = trim(items, source.to, end);
	if (before) ranges.push(before);
	if (after) ranges.push(after);
	return ranges;
}

function trim(items: readonly Item[], from: number, to: number): [number, number] | null {
	let start = from;
	let end = to;
	while (start < end && items[start]!.kind === "mark" && /^[,;:–—-]$/.test(items[start]!.text)) start++;
	while (end > start && items[end - 1]!.kind === "mark" && /^[,;:–—-]$/.test(items[end - 1]!.text)) end--;
	return end > start && !(end - start === 1 && items[start]!.kind === "mark") ? [start, end] : null;
}
