import { type Found, found, type Span, spanOf } from "./found.ts";
import { phraseAt } from "./phrases.ts";
import type { Read } from "./read.ts";
import type { Item } from "./reading.ts";
import { subjectOf } from "./roles.ts";

/**
 * "zitieren" turns the roles round: whom the medium quotes is the speaker. "Die Agentur zitierte einen Helfer mit den
 * Worten: …", "„…“, zitiert das Blatt den Trainer.", "wird in der Zeitung mit den Worten zitiert, …".
 */
export function citing(read: Read): Found | null {
	const { items, index } = read.sentence;
	const at = items.findIndex((item, i) => i < read.end && /^zitier(?:t|te|ten|en)$/.test(item.lower));
	if (at < 0) return null;
	const clause = read.clauses.find((c) => c.from <= at && at < c.to);
	if (!clause || clause.finite < 0) return null;
	const passive = clause.finite !== at && /^(?:wird|wurde|werden|wurden)$/.test(items[clause.finite]!.lower);
	const quote = quoteOf(read, clause.from, clause.to, at);
	if (!quote) return null;
	const speaker = passive
		? subjectPhrase(items, clause.from, clause.finite, clause.to)
		: objectPhrase(items, at, clause.to, subjectPhrase(items, clause.from, at, clause.to));
	if (!speaker) return null;
	const medium = passive
		? mediumPhrase(items, clause.from, clause.to)
		: subjectPhrase(items, clause.from, at, clause.to);
	const words = passive ? [clause.finite, at].sort((a, b) => a - b) : [at];
	const phrase = items.findIndex(
		(item, i) =>
			i > clause.from &&
			i < clause.to &&
			item.lower === "mit" &&
			/^(?:worten|satz|worte)$/.test(items[i + 2]?.lower ?? ""),
	);
	if (phrase > 0) words.push(phrase, phrase + 1, phrase + 2);
	return found(quote.direct ? "direct" : "indirect", "citing", index, {
		quote: quote.spans,
		cue: words.sort((a, b) => a - b).map((i): Span => spanOf(items, i, i + 1)),
		frame: [quote.frame],
		speaker: [spanOf(items, ...speaker)],
		via: medium && (medium[0] !== speaker[0] || medium[1] !== speaker[1]) ? [[spanOf(items, ...medium)]] : [],
	});
}

function quoteOf(
	read: Read,
	from: number,
	to: number,
	at: number,
): { spans: Span[]; frame: Span; direct: boolean } | null {
	const { items } = read.sentence;
	const first = read.clauses[0]!.from;
	const isQuoted = (i: number, j: number) =>
		items.slice(i, j).every((item) => item.kind === "quote" || item.kind === "mark");
	// Before the verb: "„…“, zitiert das Blatt …"
	if (from === at && from > first) {
		return {
			spans: [spanOf(items, first, from - 1)],
			frame: spanOf(items, from - 1, read.end),
			direct: isQuoted(first, from - 1),
		};
	}
	if (items[from]!.kind === "quote" && items[from]!.words > 2 && at === from + 1)
		return { spans: [spanOf(items, from, from + 1)], frame: spanOf(items, from + 1, read.end), direct: true };
	// Behind it, after a comma or a colon; never in the middle ("vor den Ausschuss zitiert").
	if (to + 1 < read.end && [",", ":"].includes(items[to]!.text)) {
		const direct = isQuoted(to + 1, read.end);
		const clause = read.clauses.find((c) => c.from === to + 1);
		if (
			!direct &&
			!(clause && (clause.mood === "1" || clause.mood === "2" || ["dass", "ob"].includes(items[clause.from]!.lower)))
		)
			return null;
		return { spans: [spanOf(items, to + 1, read.end)], frame: spanOf(items, first, to + 1), direct };
	}
	return null;
}

function subjectPhrase(items: readonly Item[], from: number, verb: number, to: number): [number, number] | null {
	const subject = subjectOf(items, from, verb, to);
	return subject ? [subject.start, subject.end] : null;
}

/** The object behind the verb: the first phrase that is not the subject and has no preposition. */
function objectPhrase(
	items: readonly Item[],
	verb: number,
	to: number,
	subject: [number, number] | null,
): [number, number] | null {
	for (let i = verb + 1; i < to; i++) {
		if (subject && subject[0] <= i && i < subject[1]) continue;
		const item = items[i]!;
		if (["mit", "in", "im", "am", "aus", "nach"].includes(item.lower)) {
			const inner = phraseAt(items, i + 1, to);
			i = inner ? inner.end - 1 : i;
			continue;
		}
		const phrase = phraseAt(items, i, to);
		if (phrase && !phrase.time && !phrase.pronoun) return [phrase.start, phrase.end];
		if (phrase) i = phrase.end - 1;
	}
	return null;
}

function mediumPhrase(items: readonly Item[], from: number, to: number): [number, number] | null {
	for (let i = from; i < to - 1; i++) {
		if (!["von", "vom", "in", "im", "bei"].includes(items[i]!.lower)) continue;
		const phrase = phraseAt(items, i + 1, to);
		if (phrase && !phrase.time) return [phrase.start, phrase.end];
	}
	return null;
}
