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
import { isAdjective, phraseAt } from "./phrases.ts";
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
		if (!ends && !(item.kind === "mark" && SEPARATORS.has(item.text) && !joins(items, i))) continue;
		if (i > from) clauses.push(clause(items, from, i, before, ends ? "" : item.text));
		from = i + 1;
		before = item?.text ?? "";
	}
	return withAppositions(items, clauses);
}

/** "Wie der Leiter des Amts, Jan Muster, mitteilte, …": the clause goes on behind the apposition. */
function withAppositions(items: readonly Item[], clauses: Clause[]): Clause[] {
	for (let k = 0; k + 2 < clauses.length; k++) {
		const open = clauses[k]!;
		const inner = clauses[k + 1]!;
		const rest = clauses[k + 2]!;
		const opener = items[open.from]!.lower;
		if (
			open.finite >= 0 ||
			!["wie", "denn", "und"].includes(opener) ||
			(opener !== "wie" && items[open.from + 1]?.lower !== "wie")
		)
			continue;
		if (inner.finite >= 0 && inner.kind !== "relative") continue;
		if (rest.finite < 0 || rest.finite < rest.to - 2 || rest.finite > rest.from + 8) continue;
		clauses.splice(k, 3, {
			...open,
			to: rest.to,
			after: rest.after,
			kind: "sub",
			finite: rest.finite,
			mood: rest.mood,
		});
	}
	return clauses;
}

/** A hyphen or slash without white space joins ("die „Bild“-Zeitung"). */
function joins(items: readonly Item[], i: number): boolean {
	const item = items[i]!;
	return ["-", "–", "/"].includes(item.text) && items[i - 1]?.end === item.start;
}

function clause(items: readonly Item[], from: number, to: number, before: string, after: string): Clause {
	let start = from;
	while (start < to && COORDINATIONS.has(items[start]!.lower)) start++;
	const first = items[start];
	const opener = first?.lower ?? "";
	const second = items[start + 1]?.lower ?? "";
	const last = lastVerb(items, from, to);
	// "während", "seit", "bis" are prepositions too: subjunctions only where the verb stands last.
	const sub =
		(SUBJUNCTIONS.has(opener) && (!PREPOSITIONS.has(opener) || last >= to - 2)) ||
		(ADVERBS.has(opener) && second === "dass");
	const relative =
		before === "," &&
		(RELATIVES.has(opener) || (PREPOSITIONS.has(opener) && RELATIVES.has(second) && !/^w/.test(second)));
	// "…, damit solle Zeit gewonnen werden": an adverb before a verb in second place.
	const adverb =
		["damit", "da", "dadurch", "seitdem", "so", "wie"].includes(opener) &&
		items[start + 1] !== undefined &&
		start + 1 < to - 1 &&
		finiteForm(items[start + 1]!) &&
		AUXILIARIES.has(second);
	const role = opener === "als" && last < to - 1 && phraseAt(items, start + 1, to)?.end === firstVerb(items, start, to);

	if (last >= 0 && sub && !adverb && !role)
		return { from, to, before, after, kind: "sub", finite: last, mood: moodOf(items[last]!) };
	if (last >= to - 3 && relative && !verbSecond(items, start, last, to)) {
		return { from, to, before, after, kind: "relative", finite: last, mood: moodOf(items[last]!) };
	}
	const finite = firstVerb(items, from, to);
	if (finite >= 0) return { from, to, before, after, kind: "main", finite, mood: moodOf(items[finite]!) };
	const infinitive = hasInfinitive(items, from, to);
	return { from, to, before, after, kind: infinitive ? "infinitive" : sub ? "sub" : "fragment", finite: -1, mood: "" };
}

/** "…, die Lage sei ernst": article and noun right before a verb that is not last, so no relative clause. */
function verbSecond(items: readonly Item[], start: number, finite: number, to: number): boolean {
	const at = PREPOSITIONS.has(items[start]!.lower) ? start + 1 : start;
	const phrase = phraseAt(items, at, finite, true);
	// "…, das bleibe so": a relative clause has its verb last.
	if (at === start && finite === at + 1 && items[at]!.lower === "das" && finite < to - 1)
		return moodOf(items[finite]!) === "1";
	if (phrase === null || phrase.pronoun || phrase.end >= to) return false;
	if (phrase.end === finite) return finite < to - 1 || moodOf(items[finite]!) === "1";
	// Another verb further back ("die Schule sei zu klein und kündigte …") changes nothing.
	const second = items[phrase.end]!;
	return (
		finiteForm(second) &&
		plainlyFinite(second) &&
		(!AUXILIARIES.has(second.lower) || moodOf(second) !== "i") &&
		phrase.end < to - 2
	);
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
		if (!finiteForm(item) || attributive(items, i, to) || items[i - 1]?.lower === "zu") continue;
		// "halten zu können", "entlassen zu werden": neither is finite.
		if (
			items[i + 1]?.lower === "zu" &&
			i + 1 < to &&
			!plainlyFinite(item) &&
			hasInfinitive(items, i + 1, Math.min(to, i + 3))
		)
			continue;
		if (!plainlyFinite(item) && !AUXILIARIES.has(item.lower) && endsInInfinitive(items, from, to)) continue;
		if (AUXILIARIES.has(item.lower)) {
			// "werden", "haben" at the end are infinitives when a finite verb stood before.
			return found >= 0 && plainlyFinite(items[found]!) ? found : i;
		}
		if (found < 0) found = i;
	}
	return found;
}

/** "…, daran beteiligt gewesen zu sein": what could be finite before it is none. */
const endsInInfinitive = (items: readonly Item[], from: number, to: number): boolean =>
	hasInfinitive(items, Math.max(from, to - 2), to);

/** Not to be mistaken for an infinitive or a participle. */
const plainlyFinite = (item: Item): boolean =>
	!item.readings.some((reading) => reading.form === "participle" || reading.form === "infinitive");

/** The finite verb of a clause with its verb at the end; an auxiliary further ahead claims a participle there. */
function lastVerb(items: readonly Item[], from: number, to: number): number {
	for (let i = to - 1; i >= from; i--) {
		const item = items[i]!;
		if (!finiteForm(item) || attributive(items, i, to) || items[i - 1]?.lower === "zu") continue;
		if (plainlyFinite(item)) return i;
		if (!AUXILIARIES.has(item.lower) && endsInInfinitive(items, from, to)) continue;
		for (let j = i - 1; j > from; j--)
			if (AUXILIARIES.has(items[j]!.lower) && items[j - 1]?.lower !== "zu" && !items[j]!.noun)
				return AUXILIARIES.has(item.lower) ? i : j;
		return i;
	}
	return -1;
}
