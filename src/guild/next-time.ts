// The next time that a clock somewhere shows a certain time.
import { wallToUtc } from "../articles/time-zone.ts";
import { dayOf } from "./wall-day.ts";

/**
 * @param after milliseconds since 1970
 * @param clock a time of day such as "22:00"
 * @param timeZone an IANA time zone
 * @returns the first time (ms) at or after `after` at which the clock shows that time; where the clocks are set forward
 *   over it, as much later
 */
export function nextTime(after: number, clock: string, timeZone: string): number {
	const [year = 0, month = 1, day = 1] = dayOf(after, timeZone).day.split("-").map(Number);
	const [hour = 0, minute = 0] = clock.split(":").map(Number);
	const on = (days: number) =>
		wallToUtc({ year, month, day: day + days, hour, minute, second: 0, millisecond: 0 }, timeZone);
	const today = on(0);
	return today >= after ? today : on(1);
}
