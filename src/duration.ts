// Spans of time as people write and read them: "10 Minuten", "2 Tage", "30s", "1 Std. 30 Min.", "1,5 h". PURE.
import { z } from "zod";
import type { Language } from "./texts.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

// A month has 30 days and a year 365: the spans are for deadlines and retention, not for calendars.
const UNITS: ReadonlyArray<[ms: number, words: string]> = [
	[SECOND, "s sek sekunde sekunden sec secs second seconds"],
	[MINUTE, "m min mins minute minuten minutes"],
	[HOUR, "h std stunde stunden hr hrs hour hours"],
	[DAY, "d tag tage tagen day days"],
	[7 * DAY, "w woche wochen week weeks"],
	[30 * DAY, "monat monate monaten month months"],
	[365 * DAY, "jahr jahre jahren year years"],
];
const MS = new Map(UNITS.flatMap(([ms, words]) => words.split(" ").map((word): [string, number] => [word, ms])));
const PART = /(?:und |and )?(\d{1,9}(?:[.,]\d{1,3})?|eine[nmr]?|ein|an?|one) ?([a-z]{1,9})\.?(?:,? |$)?/y;

/**
 * Reads a span of time in German or English.
 * @param span one or several numbers with their units, larger units first
 * @returns milliseconds, or null where it is no span ("10", "bald", "5 Minuten 2 Tage")
 */
export function parseDuration(span: string): number | null {
	const text = span.trim().toLowerCase().replace(/\s+/g, " ");
	if (text === "" || text.length > 100) return null;
	let total = 0;
	let smallest = Number.POSITIVE_INFINITY;
	for (PART.lastIndex = 0; PART.lastIndex < text.length; ) {
		const part = PART.exec(text);
		const unit = part ? MS.get(part[2]!) : undefined;
		if (!part || unit === undefined || unit >= smallest) return null;
		const count = /\d/.test(part[1]!) ? Number(part[1]!.replace(",", ".")) : 1;
		total += count * unit;
		smallest = unit;
	}
	return Math.round(total);
}

const WORDS = {
	de: [
		[DAY, "Tag", "Tage"],
		[HOUR, "Stunde", "Stunden"],
		[MINUTE, "Minute", "Minuten"],
		[SECOND, "Sekunde", "Sekunden"],
	],
	en: [
		[DAY, "day", "days"],
		[HOUR, "hour", "hours"],
		[MINUTE, "minute", "minutes"],
		[SECOND, "second", "seconds"],
	],
} as const satisfies Record<Language, unknown>;

/**
 * Says a span of time: "1 Stunde 30 Minuten".
 * @param ms milliseconds, rounded to whole seconds
 * @param parts how many units at most; with 1, "3 Tage" is said of 3 days and 5 hours
 */
export function sayDuration(ms: number, language: Language, parts = 4): string {
	let left = Math.max(0, Math.round(ms / SECOND) * SECOND);
	const said: string[] = [];
	for (const [unit, one, many] of WORDS[language]) {
		const count = Math.floor(left / unit);
		if (count === 0 || said.length === parts) continue;
		said.push(`${count} ${count === 1 ? one : many}`);
		left -= count * unit;
	}
	return said.join(" ") || `0 ${WORDS[language][3][2]}`;
}

/** As much as editors can check: a number or "eine" before a word. */
const BEGINS = "^\\s*(?:\\d|[Ee][Ii][Nn]|[Aa][Nn]? |[Oo][Nn][Ee]|[Uu][Nn][Dd] |[Aa][Nn][Dd] ).*[A-Za-z]";

/**
 * A zod schema for a span of time in the configuration; its output is milliseconds.
 * @param bounds in ms, both inclusive
 */
export function duration(bounds: { min?: number; max?: number } = {}) {
	const { min = SECOND, max = 3650 * DAY } = bounds;
	return z
		.string(
			"hier gehört eine Zeitspanne mit Einheit hin wie „10 Minuten“ / a span of time with its unit belongs here, such as “10 minutes”",
		)
		.meta({ examples: ["10 Minuten"], pattern: BEGINS })
		.transform((span, context) => {
			const ms = parseDuration(span);
			if (ms !== null && ms >= min && ms <= max) return ms;
			const message =
				ms === null
					? "keine Zeitspanne wie „10 Minuten“, „30 s“ oder „2 Tage“ / not a span of time such as “10 Minuten”, “30 s” or “2 days”"
					: `mindestens ${sayDuration(min, "de")}, höchstens ${sayDuration(max, "de")}, da steht „${span.trim()}“ / at least ${sayDuration(min, "en")}, at most ${sayDuration(max, "en")}, there is “${span.trim()}”`;
			context.addIssue({ code: "custom", message });
			return z.NEVER;
		});
}

/** A span in both languages, for texts that carry both. @param ms milliseconds */
export function sayDurations(ms: number): { readonly de: string; readonly en: string } {
	return { de: sayDuration(ms, "de"), en: sayDuration(ms, "en") };
}
