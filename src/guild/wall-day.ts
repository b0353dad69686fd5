// Days and times as they stand on a wall somewhere.
import { wallToUtc } from "../articles/time-zone.ts";

/** The day ("2026-11-22") and time ("08:00") at an instant (ms since 1970). */
export function dayOf(instant: number, timeZone: string): { readonly day: string; readonly clock: string } {
	// Swedish writes dates as ISO 8601 does.
	const parts = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" }).format(instant);
	const [day = "", clock = ""] = parts.split(" ");
	return { day, clock };
}

/** When (ms) the day began in which an instant lies. */
export function startOfDay(instant: number, timeZone: string): number {
	const [year = 0, month = 1, day = 1] = dayOf(instant, timeZone).day.split("-").map(Number);
	return wallToUtc({ year, month, day, hour: 0, minute: 0, second: 0, millisecond: 0 }, timeZone);
}
