// Spans of whole days somewhere: what statistics are asked for, and how they are cut for a picture.
import { wallToUtc } from "../articles/time-zone.ts";
import { UserError } from "../errors.ts";
import { text } from "../texts.ts";

/** A day of a calendar, and when it begins (ms since 1970). */
export interface Day {
	/** As "2026-11-22". */
	readonly key: string;
	readonly start: number;
}

export interface Period {
	/** At least one, in order, without gaps. */
	readonly days: readonly Day[];
	/** Begins with the first day and ends before the day after the last one (ms). */
	readonly from: number;
	readonly to: number;
	readonly timeZone: string;
}

/** Days, weeks (from Monday) or months, so that at most about sixty bars stand side by side. */
export interface Slice {
	readonly kind: "day" | "week" | "month";
	/** The first day of the slice that lies in the period. */
	readonly first: Day;
	/** Numbers of its days within the period: [from, to). */
	readonly range: readonly [number, number];
}

const MOST_DAYS = 3 * 366;
const DAY_MS = 86_400_000;

const UNREADABLE = text(
	"Das verstehe ich nicht als Datum: „{given}“. Schreib es so: 24.12.2026 oder 2026-12-24.",
	"I cannot read this as a date: “{given}”. Write it as 2026-12-24 or 24.12.2026.",
);
const ORDER = text(
	"Der Zeitraum endet, bevor er anfängt. Gib bei „von“ das frühere Datum an.",
	"The period ends before it begins. Give the earlier date under “from”.",
);
const FUTURE = text("Der Zeitraum liegt in der Zukunft.", "The period lies in the future.");
const TOO_LONG = text("Höchstens drei Jahre auf einmal.", "At most three years at a time.");

const formatters = new Map<string, Intl.DateTimeFormat>();

/** The day of an instant somewhere, as "2026-11-22". @param at milliseconds since 1970 */
export function dayAt(at: number, timeZone: string): string {
	let formatter = formatters.get(timeZone);
	if (!formatter) {
		// Sweden writes dates as ISO 8601 does.
		formatter = new Intl.DateTimeFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
		formatters.set(timeZone, formatter);
	}
	return formatter.format(at);
}

/** @param last the last day, as "2026-11-22" @param count how many days it has */
export function periodOf(last: string, count: number, timeZone: string): Period {
	const end = Date.parse(`${last}T00:00:00Z`);
	const keys = Array.from({ length: count + 1 }, (_, i) => new Date(end + (i + 1 - count) * DAY_MS).toISOString());
	const days = keys.map((iso) => {
		const [year, month, day] = iso.slice(0, 10).split("-").map(Number) as [number, number, number];
		const wall = { year, month, day, hour: 0, minute: 0, second: 0, millisecond: 0 };
		return { key: iso.slice(0, 10), start: wallToUtc(wall, timeZone) };
	});
	return { days: days.slice(0, count), from: days[0]!.start, to: days[count]!.start, timeZone };
}

/** What was asked for: days back from today, or from one date to another, both included. */
export interface Asked {
	readonly days?: number;
	readonly from?: string;
	readonly to?: string;
}

/** @param now milliseconds since 1970 @throws UserError where a date cannot be read, or the order is wrong */
export function readPeriod({ days = 30, from, to }: Asked, now: number, timeZone: string): Period {
	const today = dayAt(now, timeZone);
	const last = to === undefined ? today : readDate(to);
	const first = from === undefined ? null : readDate(from);
	if (first !== null && first > today) throw new UserError(FUTURE);
	const end = to !== undefined && last < today ? last : today;
	if (first === null) return periodOf(end, days, timeZone);
	if (first > end) throw new UserError(ORDER);
	const count = Math.round((Date.parse(end) - Date.parse(first)) / DAY_MS) + 1;
	if (count > MOST_DAYS) throw new UserError(TOO_LONG);
	return periodOf(end, count, timeZone);
}

function readDate(given: string): string {
	const german = /^\s*(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\s*$/.exec(given);
	const iso = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(given);
	const [year, month, day] = german ? [german[3], german[2], german[1]] : iso ? iso.slice(1) : [];
	const key = year ? `${year}-${month!.padStart(2, "0")}-${day!.padStart(2, "0")}` : "";
	const date = new Date(`${key}T00:00:00Z`);
	// The 31st of February is read as some day in March.
	if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== key)
		throw new UserError(UNREADABLE, { given: given.replace(/[`*_<>@|~\\]/g, "").slice(0, 40) });
	return key;
}

/** The number of the day that an instant lies in; -1 outside the period. */
export function dayIndex({ days, from, to }: Period, at: number): number {
	if (at < from || at >= to) return -1;
	let [low, high] = [0, days.length - 1];
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if (days[middle]!.start <= at) low = middle;
		else high = middle - 1;
	}
	return low;
}

/** The period in slices for a picture. */
export function slices({ days }: Period): Slice[] {
	const kind = days.length <= 45 ? "day" : days.length <= 400 ? "week" : "month";
	const nameOf = ({ key }: Day): string => {
		if (kind === "day") return key;
		if (kind === "month") return key.slice(0, 7);
		const at = Date.parse(key);
		return String(at - ((new Date(at).getUTCDay() + 6) % 7) * DAY_MS);
	};
	const found: Slice[] = [];
	for (const [index, day] of days.entries()) {
		const last = found.at(-1);
		if (last && nameOf(last.first) === nameOf(day))
			found[found.length - 1] = { ...last, range: [last.range[0], index + 1] };
		else found.push({ kind, first: day, range: [index, index + 1] });
	}
	return found;
}
