import { MEDIA } from "../german/cues.ts";
import {
	ADVERBS,
	AUXILIARIES,
	COORDINATIONS,
	PERSONAL,
	PREPOSITIONS,
	REFLEXIVE,
	SUBJUNCTIONS,
	TIME_NOUNS,
} from "../german/words.ts";
import type { Span } from "./found.ts";
import { type Phrase, phraseAt } from "./phrases.ts";
import type { Item } from "./reading.ts";

/** The subject of a clause and, where one is named, whom it speaks to, as item numbers `[start, end)`. */
export type Subject = { start: number; end: number; pronoun: boolean; addressee: Span | null };

const FOCUS = new Set([
	"auch",
	"selbst",
	"sogar",
	"nur",
	"doch",
	"aber",
	"und",
	"allein",
	"so",
	"denn",
	"sowohl",
	"bereits",
	"schon",
	"dagegen",
	"zudem",
	"außerdem",
	"oder",
	"sowie",
	"lediglich",
	"vor",
	"allem",
	"nun",
	"insbesondere",
	"besonders",
]);

/**
 * The subject before the finite verb: what stands from `from` to `verb`, if it is one phrase that can be a subject. Its
 * apposition belongs to it, a relative clause does not.
 */
export function subjectBefore(items: readonly Item[], from: number, verb: number): Subject | null {
	let at = from;
	while (
		at < verb - 1 &&
		FOCUS.has(items[at]!.lower) &&
		!(items[at]!.lower === "vor" && items[at + 1]!.lower !== "allem")
	)
		at++;
	const first = items[at];
	if (!first || at >= verb) return null;
	if (first.kind === "word" && !first.noun) {
		if (PREPOSITIONS.has(first.lower) || SUBJUNCTIONS.has(first.lower)) return null;
		if (ADVERBS.has(first.lower) && !first.noun && !nounAfterNumberWord(items, at)) return null;
		if (first.lower === "es" || first.lower === "das" || first.lower === "dies")
			return at + 1 === verb
				? { start: at, end: at + 1, pronoun: true, addressee: null }
				: subjectPhrase(items, at, verb);
	}
	return subjectPhrase(items, at, verb);
}

const nounAfterNumberWord = (items: readonly Item[], at: number): boolean =>
	["etwa", "rund", "mehr", "fast", "knapp", "ganz", "weniger"].includes(items[at]!.lower);

function subjectPhrase(items: readonly Item[], at: number, verb: number): Subject | null {
	const start = ADVERBS.has(items[at]!.lower) && !items[at]!.noun ? at + 1 : at;
	const phrase = phraseAt(items, start, verb, true);
	if (!phrase || phrase.time || !phrase.nominative) return null;
	if (items[phrase.head]!.kind === "quote" && phrase.article === "" && phrase.end !== verb) return null;
	const end = withApposition(items, phrase, verb);
	return { start: phrase.start, end, pronoun: phrase.pronoun, addressee: null };
}

/** The end of a phrase with ", Jan Muster," or ", Direktorin der Behörde," behind it. */
export function withApposition(items: readonly Item[], phrase: Phrase, to: number): number {
	if (phrase.pronoun || items[phrase.end]?.text !== "," || phrase.end + 1 >= to) return phrase.end;
	const inner = phraseAt(items, phrase.end + 1, to, true);
	if (!inner || inner.pronoun || inner.time) return phrase.end;
	const next = items[inner.end];
	const closes = inner.end >= to || next?.text === "," || next?.text === "." || next?.text === ":";
	if (!closes) return phrase.end;
	return inner.end;
}

const LONGEST = 40;

/** The subject behind the finite verb, from item `from` on: pronoun, or first phrase that can be one outside prepositions. */
export function subjectAfter(items: readonly Item[], from: number, to: number): Subject | null {
	let addressee: Span | null = null;
	let at = from;
	const limit = Math.min(to, from + LONGEST);
	while (at < limit) {
		const item = items[at]!;
		if (item.kind === "mark") {
			if (item.text === ",") return null;
			at++;
			continue;
		}
		if (item.kind === "word" && !item.noun) {
			if (REFLEXIVE.has(item.lower)) {
				at++;
				continue;
			}
			if (PERSONAL.has(item.lower) && !(item.lower === "ihr" && phraseAt(items, at, limit)?.pronoun === false))
				return { start: at, end: at + 1, pronoun: true, addressee };
			if (item.lower === "so" || item.lower === "es") {
				at++;
				continue;
			}
			if (PREPOSITIONS.has(item.lower) && !(item.lower === "laut" && !items[at + 1])) {
				const inner = phraseAt(items, at + 1, to);
				if (inner && ["gegenüber", "zu"].includes(item.lower) && addressee === null && !inner.time)
					addressee = [inner.start, inner.end];
				at = inner ? Math.max(inner.end, at + 1) : at + 1;
				continue;
			}
			if (
				ADVERBS.has(item.lower) ||
				SUBJUNCTIONS.has(item.lower) ||
				COORDINATIONS.has(item.lower) ||
				AUXILIARIES.has(item.lower)
			) {
				at++;
				continue;
			}
		}
		const phrase = phraseAt(items, at, to);
		if (!phrase) {
			at++;
			continue;
		}
		if (phrase.time || TIME_NOUNS.has(items[phrase.head]!.lower)) {
			at = phrase.core;
			continue;
		}
		const toMedium =
			phrase.article === "der" && MEDIA.has(items[phrase.head]!.lower) && hasSubject(items, phrase.core, to);
		if (!phrase.nominative || toMedium) {
			addressee ??= [phrase.start, toMedium ? phrase.core : phrase.end];
			at = toMedium ? phrase.core : phrase.end;
			continue;
		}
		return {
			start: phrase.start,
			end: withApposition(items, phrase, items.length),
			pronoun: phrase.pronoun,
			addressee,
		};
	}
	return null;
}

function hasSubject(items: readonly Item[], from: number, to: number): boolean {
	const phrase = phraseAt(items, from, to);
	return phrase?.nominative === true && !phrase.time;
}

/** The addressee in the middle of a clause whose subject stands before the verb: "sagte der Zeitung", "sagte Reportern". */
export function addresseeAfter(items: readonly Item[], from: number, to: number): Span | null {
	const first = items[from];
	if (!first || from >= to) return null;
	if (first.lower === "gegenüber") {
		const inner = phraseAt(items, from + 1, to);
		return inner && !inner.time ? [inner.start, inner.end] : null;
	}
	const phrase = phraseAt(items, from, to);
	if (!phrase || phrase.time || phrase.pronoun) return null;
	if (
		["dem", "der", "den", "einem", "einer"].includes(phrase.article) ||
		(phrase.article === "" && /n$/.test(items[phrase.head]!.lower) && phrase.core === phrase.start + 1)
	)
		return [phrase.start, phrase.end];
	return null;
}
