import {
	ADVERBS,
	AUXILIARIES,
	COORDINATIONS,
	NOMINATIVE,
	OBLIQUE,
	PREPOSITIONS,
	RELATIVES,
	SUBJUNCTIONS,
} from "../german/words.ts";
import { isAdjective } from "./phrases.ts";
import type { Item, Sentence } from "./reading.ts";

/** A piece of a sentence between commas, colons, semicolons and dashes, as item numbers `[from, to)`. */
export type Clause = {
	from: number;
	to: number;
	/** The mark before it and after it ("" at the ends of the sentence). */
	before: string;
	after: string;
	kind: "main" | "sub" | "relative" | "infinitive" | "fragment";
	/** The number of the finite verb, or -1. */
	finite: number;
	mood: "i" | "1" | "2" | "";
};

const SEPARATORS = new Set([",", ";", ":", "–", "—", "-", "…", "/"]);
const ENDS = /^(?:[.!?]|\.{2,})$/;

/** Cuts a sentence into clauses. */
export function clausesOf({ items }: Sentence): Clause[] {
	const clauses: Clause[] = [];
	let from = 0;
	let before = "";
	for (let i = 0; i <= items.length; i++) {
		const item = items[i];
		const ends = !item || ENDS.test(item.text);
		if (!ends && !(item.kind === "mark" && SEPARATORS.has(item.text))) continue;
		if (i > from) clauses.push(clause(items, from, i, before, ends ? "" : item.text));
		from = i + 1;
		before = item?.text ?? "";
	}
	return clauses;
}

function clause(items: readonly Item[], from: number, to: number, before: string, after: string): Clause {
	let start = from;
	while (start < to && COORDINATIONS.has(items[start]!.lower)) start++;
	const first = items[start];
	const opener = first?.lower ?? "";
	const second = items[start + 1]?.lower ?? "";
	const sub =
		(SUBJUNCTIONS.has(opener) && !(PREPOSITIONS.has(opener) && opener !== "bis" && opener !== "seit")) ||
		(ADVERBS.has(opener) && second === "dass");
	const relative =
		before === "," &&
		(RELATIVES.has(opener) ||
			(PREPOSITIONS.has(opener) &&
				RELATIVES.has(second) &&
				["dem", "den", "der", "die", "das", "denen", "deren", "dessen"].includes(second)));
	const last = lastVerb(items, from, to);
	if (sub || relative) {
		const finite = last;
		if (finite >= 0 && (sub || finite >= to - 3))
			return { from, to, before, after, kind: sub ? "sub" : "relative", finite, mood: moodOf(items[finite]!) };
	}
	const finite = firstVerb(items, from, to);
	if (finite >= 0) return { from, to, before, after, kind: "main", finite, mood: moodOf(items[finite]!) };
	const infinitive = hasInfinitive(items, from, to);
	return { from, to, before, after, kind: infinitive ? "infinitive" : sub ? "sub" : "fragment", finite: -1, mood: "" };
}

export function hasInfinitive(items: readonly Item[], from: number, to: number): boolean {
	for (let i = from; i < to; i++) {
		const item = items[i]!;
		if (item.readings.some((reading) => reading.form === "zu")) return true;
		if (
			item.lower === "zu" &&
			items[i + 1] &&
			i + 1 < to &&
			!items[i + 1]!.noun &&
			/(?:en|ern|eln|un|in)$/.test(items[i + 1]!.lower) &&
			!isAdjectiveUse(items, i + 1, to)
		)
			return true;
	}
	return false;
}

const isAdjectiveUse = (items: readonly Item[], i: number, to: number): boolean =>
	i + 1 < to && items[i + 1]!.noun && isAdjective(items[i]) && !items[i]!.readings.length;

/** The mood of a finite form; "2" also where Konjunktiv I equals the indicative cannot be told. */
export function moodOf(item: Item): "i" | "1" | "2" {
	const auxiliary = AUXILIARIES.get(item.lower);
	if (auxiliary) return auxiliary.mood;
	let mood: "i" | "1" | "2" = "i";
	for (const reading of item.readings) {
		if (reading.form === "first") mood = "1";
		else if (reading.form === "present" || reading.form === "past") return "i";
		else if (reading.form === "second" && mood !== "1") mood = "2";
	}
	return mood;
}

const finiteForm = (item: Item): boolean =>
	item.kind === "word" &&
	(AUXILIARIES.has(item.lower) ||
		item.readings.some(
			(reading) => reading.form !== "participle" && reading.form !== "infinitive" && reading.form !== "zu",
		)) &&
	!item.noun &&
	!BLOCKED.has(item.lower);

/** Forms that are far more often something else. */
const BLOCKED = new Set([
	"laut",
	"weiter",
	"heute",
	"reise",
	"gegen",
	"würden.",
	"ende",
	"dank",
	"statt",
	"seien.",
	"folgende",
	"bereite",
	"offene",
]);

/** An attribute before a noun ("der geforderte Rücktritt", "die genannte Zahl") is no finite verb. */
function attributive(items: readonly Item[], i: number, to: number): boolean {
	const next = items[i + 1];
	const previous = items[i - 1];
	if (!next || i + 1 >= to || !previous) return false;
	if (AUXILIARIES.has(items[i]!.lower)) return false;
	const opened =
		previous.kind === "word" &&
		!previous.noun &&
		(NOMINATIVE.has(previous.lower) ||
			OBLIQUE.has(previous.lower) ||
			PREPOSITIONS.has(previous.lower) ||
			(isAdjective(previous) && !finiteForm(previous)));
	return opened && (next.noun || isAdjective(next)) && /(?:e|en|er|es|em)$/.test(items[i]!.lower);
}

function firstVerb(items: readonly Item[], from: number, to: number): number {
	let found = -1;
	for (let i = from; i < to; i++) {
		const item = items[i]!;
		if (!finiteForm(item) || attributive(items, i, to)) continue;
		if (AUXILIARIES.has(item.lower)) {
			// "werden", "haben" at the end are infinitives when a finite verb stood before.
			if (found < 0 || !plainlyFinite(items[found]!)) return i;
			return found;
		}
		// Infinitives ("zu sagen") and participles are told from finite forms by what else stands in the clause.
		if (items[i - 1]?.lower === "zu") continue;
		if (found < 0) found = i;
	}
	return found;
}

/** Not to be mistaken for an infinitive or a participle. */
const plainlyFinite = (item: Item): boolean =>
	!item.readings.some((reading) => reading.form === "participle" || reading.form === "infinitive");

function lastVerb(items: readonly Item[], from: number, to: number): number {
	for (let i = to - 1; i >= from; i--) {
		const item = items[i]!;
		if (finiteForm(item) && !attributive(items, i, to) && items[i - 1]?.lower !== "zu") return i;
	}
	return -1;
}
