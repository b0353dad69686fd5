// The time on a wall somewhere to UTC and back, daylight saving included.

/** A date and time as they stand on a wall; month and day from 1. */
export interface Wall {
	year: number;
	month: number;
	day: number;
	hour: number;
	minute: number;
	second: number;
	millisecond: number;
}

/** The wall of Greenwich. */
export function utc(wall: Wall): number {
	return Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second, wall.millisecond);
}

const formatters = new Map<string, Intl.DateTimeFormat | null>();

function formatter(zone: string): Intl.DateTimeFormat | null {
	let known = formatters.get(zone);
	if (known === undefined) {
		if (formatters.size > 100) formatters.clear();
		try {
			known = new Intl.DateTimeFormat("en-US", {
				timeZone: zone,
				calendar: "gregory",
				numberingSystem: "latn",
				hourCycle: "h23",
				year: "numeric",
				month: "numeric",
				day: "numeric",
				hour: "numeric",
				minute: "numeric",
				second: "numeric",
				era: "short",
			});
		} catch {
			known = null;
		}
		formatters.set(zone, known);
	}
	return known;
}

/** Whether the name is a time zone of the IANA data base. */
export function knownZone(zone: string): boolean {
	return formatter(zone) !== null;
}

/**
 * A clock on a wall to UTC, daylight saving included. An hour that happens twice in autumn is taken the first time, one
 * that does not happen in spring is moved on by the missing hour, as RFC 5545 section 3.3.5 has it.
 */
export function wallToUtc(wall: Wall, zone: string): number {
	const local = utc(wall);
	const known = formatter(zone) ? zone : "Europe/Berlin";
	const before = local - offsetAt(local - 86_400_000, known);
	const after = local - offsetAt(local + 86_400_000, known);
	const beforeHolds = offsetAt(before, known) === local - before;
	const afterHolds = offsetAt(after, known) === local - after;
	if (beforeHolds && afterHolds) return Math.min(before, after);
	return beforeHolds ? before : afterHolds ? after : before;
}

/** Milliseconds east of Greenwich at an instant. */
function offsetAt(instant: number, zone: string): number {
	const parts: Record<string, number> = {};
	for (const part of formatter(zone)!.formatToParts(instant)) parts[part.type] = Number(part.value);
	const wall = Date.UTC(parts.year!, parts.month! - 1, parts.day!, parts.hour!, parts.minute!, parts.second!);
	return wall - Math.floor(instant / 1000) * 1000;
}
