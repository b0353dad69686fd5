// Points in time as people read them, by the clock of this Discord.
import { prefs } from "./prefs.ts";
import { t } from "./texts.ts";

let ahead = 0;

/** The server's clock may be moved forward; everything relative counts from it. */
export const setClock = (now: number): void => {
	ahead = now - Date.now();
};
export const now = (): number => Date.now() + ahead;

const locale = (): string => (prefs.language === "de" ? "de-DE" : "en-GB");
const made = new Map<string, Intl.DateTimeFormat>();

function format(ms: number, options: Intl.DateTimeFormatOptions): string {
	const key = locale() + JSON.stringify(options);
	let formatter = made.get(key);
	if (!formatter) {
		formatter = new Intl.DateTimeFormat(locale(), options);
		made.set(key, formatter);
	}
	return formatter.format(ms);
}

export const clockTime = (ms: number): string => format(ms, { hour: "2-digit", minute: "2-digit" });
export const fullTime = (ms: number): string => format(ms, { dateStyle: "full", timeStyle: "short" });
export const shortTime = (ms: number): string => format(ms, { dateStyle: "medium", timeStyle: "short" });
const dayOf = (ms: number): string => format(ms, { year: "numeric", month: "2-digit", day: "2-digit" });
export const sameDay = (a: number, b: number): boolean => dayOf(a) === dayOf(b);

/** The line between two days. */
export function dayName(ms: number): string {
	if (sameDay(ms, now())) return t("today");
	if (sameDay(ms, now() - 86_400_000)) return t("yesterday");
	return format(ms, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
}

/** Beside an author: the time today, else day and time. */
export function messageTime(ms: number): string {
	if (sameDay(ms, now())) return clockTime(ms);
	return sameDay(ms, now() - 86_400_000) ? `${t("yesterday")}, ${clockTime(ms)}` : shortTime(ms);
}

const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
	["year", 31_536_000],
	["month", 2_592_000],
	["week", 604_800],
	["day", 86_400],
	["hour", 3600],
	["minute", 60],
];

export function relative(ms: number): string {
	const seconds = Math.round((ms - now()) / 1000);
	const formatter = new Intl.RelativeTimeFormat(locale(), { numeric: "auto" });
	for (const [unit, size] of UNITS) {
		if (Math.abs(seconds) >= size) return formatter.format(Math.round(seconds / size), unit);
	}
	return formatter.format(seconds, "second");
}

/** Discord's `<t:…:style>`. https://docs.discord.com/developers/reference#message-formatting-timestamp-styles */
export function styledTime(seconds: number, style: string): string {
	const ms = seconds * 1000;
	if (style === "R") return relative(ms);
	const options: Record<string, Intl.DateTimeFormatOptions> = {
		t: { timeStyle: "short" },
		T: { timeStyle: "medium" },
		d: { dateStyle: "short" },
		D: { dateStyle: "long" },
		f: { dateStyle: "long", timeStyle: "short" },
		F: { dateStyle: "full", timeStyle: "short" },
		s: { dateStyle: "short", timeStyle: "short" },
		S: { dateStyle: "short", timeStyle: "medium" },
	};
	return format(ms, options[style] ?? options.f!);
}
