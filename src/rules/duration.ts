// Spans of time as people write them in the configuration: "30 s", "5 min", "2 Stunden", "7 Tage", "4 Wochen".
import { z } from "zod";

const UNITS: Readonly<Record<string, number>> = Object.fromEntries(
	(
		[
			[1000, "s", "sek", "sekunde", "sekunden", "second", "seconds"],
			[60_000, "m", "min", "minute", "minuten", "minutes"],
			[3_600_000, "h", "std", "stunde", "stunden", "hour", "hours"],
			[86_400_000, "d", "tag", "tage", "tagen", "day", "days"],
			[604_800_000, "w", "woche", "wochen", "week", "weeks"],
		] as const
	).flatMap(([factor, ...names]) => names.map((name) => [name, factor])),
);

/** Milliseconds of a span such as "5 min" or "1,5 Stunden"; null where it is none. */
export function parseDuration(span: string): number | null {
	const match = /^\s*(\d{1,6}(?:[.,]\d{1,3})?)\s*([a-z]+)\s*$/i.exec(span);
	const factor = match && UNITS[match[2]!.toLowerCase()];
	return match && factor ? Math.round(Number(match[1]!.replace(",", ".")) * factor) : null;
}

const LARGEST = [
	[86_400_000, "Tag", "Tage", "day", "days"],
	[3_600_000, "Stunde", "Stunden", "hour", "hours"],
	[60_000, "Minute", "Minuten", "minute", "minutes"],
	[1000, "Sekunde", "Sekunden", "second", "seconds"],
] as const;

/** A span for people: "2 Stunden", "90 Sekunden"; the largest unit that divides it, whole seconds at least. */
export function sayDuration(ms: number): { readonly de: string; readonly en: string } {
	const [size, one, many, oneEn, manyEn] = LARGEST.find(([size]) => ms >= size && ms % size === 0) ?? LARGEST[3];
	const n = Math.max(1, Math.round(ms / size));
	return { de: `${n} ${n === 1 ? one : many}`, en: `${n} ${n === 1 ? oneEn : manyEn}` };
}

/** A zod schema for a span of time; the output is milliseconds. */
export function duration(bounds: { min?: number; max?: number } = {}) {
	const { min = 1000, max = 400 * 86_400_000 } = bounds;
	return z
		.string()
		.regex(/^\s*\d{1,6}(?:[.,]\d{1,3})?\s*[A-Za-z]+\s*$/, "Zeitspanne wie „5 min“ / a span such as “5 min”")
		.transform((span, context) => {
			const ms = parseDuration(span);
			if (ms === null || ms < min || ms > max) {
				const from = sayDuration(min);
				const to = sayDuration(max);
				context.addIssue({
					code: "custom",
					message:
						ms === null
							? "Einheit fehlt oder ist unbekannt: s, min, h, Tage, Wochen / unknown unit: s, min, h, days, weeks"
							: `muss zwischen ${from.de} und ${to.de} liegen / must be between ${from.en} and ${to.en}`,
				});
				return z.NEVER;
			}
			return ms;
		});
}
