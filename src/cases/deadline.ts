// Until when somebody may object: calendar months, as German law counts them (§§ 187, 188 BGB). The day of the decision
// does not count, the last day counts whole; where a month has no such day, its last one ends it.

export const OBJECTION_MONTHS = 6;

/**
 * The end of the time to object.
 * @param decidedAt milliseconds since 1970
 * @param timeZone in which the day of the decision and the end of the last day are found
 * @returns the first moment after it, in milliseconds since 1970
 */
export function objectUntil(decidedAt: number, timeZone = "Europe/Berlin", months = OBJECTION_MONTHS): number {
	const { year, month, day } = dateAt(decidedAt, timeZone);
	const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
	const dayAfter = Date.UTC(year, month - 1 + months, Math.min(day, last) + 1);
	// The offset at that midnight: the one a wall clock there shows. Twice, since the first guess may lie beyond a change.
	let guess = dayAfter - offsetAt(dayAfter, timeZone);
	guess = dayAfter - offsetAt(guess, timeZone);
	return guess;
}

function dateAt(at: number, timeZone: string): { year: number; month: number; day: number } {
	const wall = new Date(at + offsetAt(at, timeZone));
	return { year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate() };
}

/** How far a zone's wall clock is ahead of UTC, in milliseconds. */
function offsetAt(at: number, timeZone: string): number {
	const parts = new Intl.DateTimeFormat("en-US", {
		timeZone,
		hourCycle: "h23",
		year: "numeric",
		month: "numeric",
		day: "numeric",
		hour: "numeric",
		minute: "numeric",
		second: "numeric",
	}).formatToParts(at);
	const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
	const wall = Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second"));
	return wall - Math.floor(at / 1000) * 1000;
}
