// Dates as feeds write them, German ones first: "10.03.2025" is the tenth of March, "Mo, 10 Mär 2025 … MEZ" is a date.
import { knownZone, utc, type Wall, wallToUtc } from "./time-zone.ts";

// biome-ignore format: a table
const MONTHS: Readonly<Record<string, number>> = {
	jan: 1, jän: 1, feb: 2, mär: 3, mrz: 3, mar: 3, mae: 3, apr: 4, mai: 5, may: 5, jun: 6, jul: 7, aug: 8, sep: 9,
	okt: 10, oct: 10, nov: 11, dez: 12, dec: 12,
};
// biome-ignore format: a table
/** Minutes east of Greenwich. Names that mean several zones (IST, BST in Asia) are left out: an unknown zone is unknown. */
const ZONES: Readonly<Record<string, number>> = {
	ut: 0, utc: 0, gmt: 0, z: 0, wet: 0, west: 60, bst: 60, mez: 60, cet: 60, met: 60, mesz: 120, cest: 120, mest: 120,
	eet: 120, eest: 180, msk: 180, oez: 120, oesz: 180, est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360,
	pst: -480, pdt: -420, jst: 540, aest: 600, aedt: 660,
};

/**
 * Reads a date of a feed or a page.
 * @param value RFC 822/2822, ISO 8601/RFC 3339 and their German relatives ("Mo, 10 Mär 2025 09:30:00 MEZ",
 *   "10. März 2025, 9.30 Uhr", "10.03.2025"), Unix seconds or milliseconds
 * @param options.zone IANA zone of a date that names none, default Europe/Berlin
 * @returns milliseconds since 1970 in UTC, null where it is no date. A zone it does not know counts as none.
 */
export function parseDate(value: string, options: { zone?: string } = {}): number | null {
	const text = value
		.slice(0, 200)
		.replace(/[\u200e\u200f\ufeff]/g, "")
		.replace(/\s+/g, " ")
		.trim()
		.toLowerCase();
	if (text === "") return null;
	const unix = unixTime(text);
	if (unix !== null) return unix;
	const day = readDay(text);
	if (!day) return null;
	const time = readTime(day.rest);
	if (!time) return null;
	const wall: Wall = { ...day, ...time };
	if (!valid(wall)) return null;
	const offset = readZone(time.rest);
	const zone = typeof offset === "string" ? offset : (options.zone ?? "Europe/Berlin");
	return typeof offset === "number" ? utc(wall) - offset * 60_000 : wallToUtc(wall, zone);
}

/** Seconds since 1970, ten digits (2001 to 2286), or milliseconds, thirteen. */
function unixTime(text: string): number | null {
	if (/^\d{10}$/.test(text)) return Number(text) * 1000;
	if (/^\d{13}$/.test(text)) return Number(text);
	return null;
}

interface Day {
	year: number;
	month: number;
	day: number;
	rest: string;
}

function readDay(text: string): Day | null {
	let match = /^(\d{4})-?(\d{2})-?(\d{2})(?!\d)(.*)$/.exec(text);
	if (match) return { year: +match[1]!, month: +match[2]!, day: +match[3]!, rest: match[4]! };
	match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)(.*)$/.exec(text);
	if (match) return { year: +match[1]!, month: +match[2]!, day: +match[3]!, rest: match[4]! };
	match = /^(\d{4})-(\d{2})()$/.exec(text);
	if (match) return { year: +match[1]!, month: +match[2]!, day: 1, rest: "" };
	const named = withoutWeekday(text);
	match = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?!\d)(.*)$/.exec(named);
	if (match) return { day: +match[1]!, month: +match[2]!, year: fullYear(match[3]!), rest: match[4]! };
	match = /^(\d{1,2})(?:\.|st|nd|rd|th)?[ -]?(\p{L}{3,9})\.?,?[ -]'?(\d{4}|\d{2})(?!\d)(.*)$/u.exec(named);
	if (match) return withMonth(match[2]!, +match[1]!, match[3]!, match[4]!);
	// "March 10, 2025", "Mon Mar 10 09:30:00 2025"
	match = /^(\p{L}{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)(.*)$/u.exec(named);
	if (match) return withMonth(match[1]!, +match[2]!, match[3]!, match[4]!);
	match = /^(\p{L}{3,9})\.? (\d{1,2}) (\d{1,2}:\d{2}(?::\d{2})?)(?: ([a-z+\-:0-9]{1,9}))? (\d{4})$/u.exec(named);
	if (match) return withMonth(match[1]!, +match[2]!, match[5]!, ` ${match[3]} ${match[4] ?? ""}`);
	match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)(.*)$/.exec(named);
	// With slashes both orders are in use; only one that can be no other way is read.
	if (match && (+match[1]! > 12 || match[1] === match[2]))
		return { day: +match[1]!, month: +match[2]!, year: +match[3]!, rest: match[4]! };
	return null;
}

/** Whatever the language: a word before the day that is no month, or that a comma follows. */
function withoutWeekday(text: string): string {
	const weekday = /^(?:am )?(\p{L}{2,10})\.?(,?) ?(?=\d|den \d|\p{L}{3,9}\.? \d)/u.exec(text);
	const isWeekday = weekday && (weekday[2] === "," || !Object.hasOwn(MONTHS, weekday[1]!.slice(0, 3)));
	return (isWeekday ? text.slice(weekday[0].length) : text).replace(/^den /, "");
}

function withMonth(name: string, day: number, year: string, rest: string): Day | null {
	const month = MONTHS[name.slice(0, 3)];
	return month === undefined ? null : { day, month, year: fullYear(year), rest };
}

/** RFC 2822 section 4.3: two digits below 50 are 20xx. */
function fullYear(year: string): number {
	if (year.length !== 2) return Number(year);
	return Number(year) < 50 ? 2000 + Number(year) : 1900 + Number(year);
}

type Time = Pick<Wall, "hour" | "minute" | "second" | "millisecond"> & { rest: string };

function readTime(text: string): Time | null {
	const rest = text.replace(/^\s*(?:t(?=\d)|,|-|–|\||um|at|gegen)*\s*(?:um |at )?/, "");
	const match =
		/^(\d{1,2})[:.](\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(?:(uhr|am|pm|a\.m\.|p\.m\.)(?!\p{L}))?(.*)$/u.exec(rest);
	const hourOnly = match ? null : /^(\d{1,2})\s?(uhr|am|pm)(?!\p{L})(.*)$/u.exec(rest);
	const compact = match || hourOnly ? null : /^(\d{2})(\d{2})(\d{2})?(?!\d)(.*)$/.exec(rest);
	if (match) {
		const half = match[5]?.replaceAll(".", "");
		return {
			hour: twelve(+match[1]!, half),
			minute: +match[2]!,
			second: +(match[3] ?? 0),
			millisecond: match[4] ? Math.floor(Number(`0.${match[4]}`) * 1000) : 0,
			rest: match[6]!,
		};
	}
	if (hourOnly)
		return { hour: twelve(+hourOnly[1]!, hourOnly[2]), minute: 0, second: 0, millisecond: 0, rest: hourOnly[3]! };
	if (compact && /^\s*t\d/.test(text))
		return { hour: +compact[1]!, minute: +compact[2]!, second: +(compact[3] ?? 0), millisecond: 0, rest: compact[4]! };
	return { hour: 0, minute: 0, second: 0, millisecond: 0, rest };
}

function twelve(hour: number, half: string | undefined): number {
	if (half === "pm" && hour < 12) return hour + 12;
	return half === "am" && hour === 12 ? 0 : hour;
}

/** @returns minutes east of Greenwich, the name of an IANA zone, or null where no known zone is named */
function readZone(text: string): number | string | null {
	const rest = text.replace(/^[\s,(]+|[\s)]+$/g, "");
	if (rest === "") return null;
	const numeric = /^(?:gmt|utc|ut)?\s?([+\-−])(\d{1,2}):?(\d{2})?(?!\d)/.exec(rest);
	if (numeric) {
		const minutes = +numeric[2]! * 60 + +(numeric[3] ?? 0);
		return minutes > 14 * 60 ? null : numeric[1] === "+" ? minutes : -minutes;
	}
	const name = /^[a-z]+(?:\/[a-z_+-]+\d*)*/.exec(rest)?.[0];
	if (name === undefined) return null;
	if (name === "etc/gmt" || name === "etc/utc") return 0;
	if (name.includes("/")) return knownZone(name) ? name : null;
	return Object.hasOwn(ZONES, name) ? ZONES[name]! : null;
}

function valid(wall: Wall): boolean {
	if (wall.year < 1900 || wall.year > 9999 || wall.month < 1 || wall.month > 12 || wall.day < 1) return false;
	if (wall.hour > 24 || wall.minute > 59 || wall.second > 60) return false;
	if (wall.hour === 24 && (wall.minute > 0 || wall.second > 0)) return false;
	return wall.day <= new Date(Date.UTC(wall.year, wall.month, 0)).getUTCDate();
}
