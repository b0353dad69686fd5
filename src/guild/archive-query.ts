// What somebody typed into the archive's search, as groups of words; and days as people write them. Pure.
import { wallToUtc } from "../articles/time-zone.ts";
import { foldMarks, type KnownLanguage, STOPWORDS, stem, words } from "../language/stems.ts";

/** Index terms that stand for one word: its stem in each language. Each is a run of terms, since "E-Mail" is two. */
export type Variants = readonly (readonly string[])[];

export interface SearchWords {
	/** Words that must occur; a phrase is one group of several in this order. */
	readonly wanted: readonly (readonly Variants[])[];
	readonly unwanted: readonly (readonly Variants[])[];
}

const MOST_GROUPS = 12;
/** No store's index takes words of any length. */
const LONGEST = 100;
const GROUP = /(-?)(?:["„“”»«]([^"„“”»«]+)["“”»«]|(\S+))/gu;

/** The terms under which a word is found in the index: its folded stem, cut at everything but letters and digits. */
export function termsOf(word: string, language: KnownLanguage): string[] {
	return foldMarks(stem(word, language))
		.split(/[^\p{L}\p{N}]+/u)
		.filter(Boolean)
		.map((term) => (term.length > LONGEST ? [...term].slice(0, LONGEST).join("") : term));
}

/**
 * Reads "hallenbad „höhere kosten“ -freibad". Words that say nothing (der, und) are left out unless there are no others or
 * they stand in a phrase.
 */
export function readSearch(typed: string): SearchWords {
	const wanted: Variants[][] = [];
	const unwanted: Variants[][] = [];
	const empty: Variants[][] = [];
	for (const [, minus, phrase, single] of typed.slice(0, 300).matchAll(GROUP)) {
		const found = words(phrase ?? single ?? "", "de").slice(0, 8);
		if (found.length === 0) continue;
		const group = found.map(({ text }) => variantsOf(text));
		const hollow = phrase === undefined && found.every(({ folded }) => STOPWORDS.de.has(folded));
		(minus ? unwanted : hollow ? empty : wanted).push(group);
	}
	const chosen = wanted.length > 0 ? wanted : empty;
	return { wanted: chosen.slice(0, MOST_GROUPS), unwanted: unwanted.slice(0, MOST_GROUPS) };
}

function variantsOf(word: string): Variants {
	const byTerms = new Map(
		(["de", "en"] as const).map((language) => termsOf(word, language)).map((v) => [v.join(" "), v]),
	);
	return [...byTerms.values()].filter((terms) => terms.length > 0);
}

const ZONE = "Europe/Berlin";

/** A stretch of days, from the start of the first to the end of the last; ms since 1970, `until` exclusive. */
export interface Days {
	readonly from: number;
	readonly until: number;
}

/**
 * A day, month or year as people write it: 14.11.2026, 14.11., 2026-11-14, 11.2026, 2026-11, 2026, heute, gestern, today,
 * yesterday. A day without its year is the last one that has been.
 * @returns null where it is none of these, or no day of the calendar
 */
export function readDays(typed: string, now: number): Days | null {
	const text = typed.trim().toLowerCase();
	const today = dateOf(now);
	if (/^(?:heute|today)$/.test(text)) return span(today.year, today.month, today.day);
	if (/^(?:gestern|yesterday)$/.test(text)) return span(today.year, today.month, today.day - 1);
	const german = /^(\d{1,2})\.\s*(\d{1,2})\.?\s*(\d{4})?$/.exec(text);
	const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
	const month = /^(?:(\d{1,2})[./](\d{4})|(\d{4})-(\d{1,2}))$/.exec(text);
	const year = /^(\d{4})$/.exec(text);
	if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
	if (month) return monthOf(Number(month[2] ?? month[3]), Number(month[1] ?? month[4]));
	if (year) return { from: start(Number(year[1]), 1, 1), until: start(Number(year[1]) + 1, 1, 1) };
	if (!german) return null;
	const [day, number] = [Number(german[1]), Number(german[2])];
	if (german[3]) return dayOf(Number(german[3]), number, day);
	const thisYear = dayOf(today.year, number, day);
	return thisYear && thisYear.from > now ? dayOf(today.year - 1, number, day) : thisYear;
}

function dayOf(year: number, month: number, day: number): Days | null {
	const real = new Date(Date.UTC(year, month - 1, day));
	return real.getUTCMonth() === month - 1 && real.getUTCDate() === day ? span(year, month, day) : null;
}

function monthOf(year: number, month: number): Days | null {
	return month >= 1 && month <= 12 ? { from: start(year, month, 1), until: start(year, month + 1, 1) } : null;
}

const span = (year: number, month: number, day: number): Days => ({
	from: start(year, month, day),
	until: start(year, month, day + 1),
});

/** Midnight in Berlin; months and days beyond the calendar run on. */
function start(year: number, month: number, day: number): number {
	const real = new Date(Date.UTC(year, month - 1, day));
	const wall = { year: real.getUTCFullYear(), month: real.getUTCMonth() + 1, day: real.getUTCDate() };
	return wallToUtc({ ...wall, hour: 0, minute: 0, second: 0, millisecond: 0 }, ZONE);
}

const calendar = new Intl.DateTimeFormat("en-CA", {
	timeZone: ZONE,
	year: "numeric",
	month: "2-digit",
	day: "2-digit",
});

function dateOf(ms: number): { year: number; month: number; day: number } {
	const [year, month, day] = calendar.format(ms).split("-").map(Number);
	return { year: year!, month: month!, day: day! };
}
