// The next time that a clock somewhere shows a certain time.

const MINUTE = 60_000;
const DAY_MINUTES = 1_440;

/**
 * @param after milliseconds since 1970
 * @param clock a time of day such as "22:00"
 * @param timeZone an IANA time zone
 * @returns the first time (ms) at or after `after` at which the clock shows that time
 */
export function nextTime(after: number, clock: string, timeZone: string): number {
	const shown = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
	const wanted = minutes(clock);
	const from = Math.ceil(after / MINUTE) * MINUTE;
	const missing = (at: number) => (wanted - minutes(shown.format(at)) + DAY_MINUTES) % DAY_MINUTES;
	const at = from + missing(from) * MINUTE;
	// A change of the clocks in between moves it by up to an hour; a time that it leaves out comes as much later.
	const off = missing(at);
	const moved = at + (off > DAY_MINUTES / 2 ? off - DAY_MINUTES : off) * MINUTE;
	return moved < from || missing(moved) !== 0 ? at : moved;
}

function minutes(clock: string): number {
	const [hours = 0, rest = 0] = clock.split(":").map(Number);
	return hours * 60 + rest;
}
