// When an article may be posted: not in the quiet hours, not more than so many an hour. Pure; what waits is never dropped.
import type { FeedOptions } from "./records.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY_MINUTES = 1_440;

export interface Hold {
	readonly reason: "quietHours" | "perHour";
	/** Milliseconds since 1970. */
	readonly until: number;
}

/**
 * What keeps a feed's next article from being posted now.
 * @param posted when its articles were posted, in milliseconds since 1970
 * @returns null where nothing does
 */
export function holdOf(
	options: Pick<FeedOptions, "quietHours" | "perHour">,
	posted: readonly number[],
	now: number,
): Hold | null {
	const { quietHours, perHour } = options;
	const quiet = quietHours ? quietFor(quietHours, now) : 0;
	if (quiet > 0) return { reason: "quietHours", until: now + quiet };
	const recent = lastHour(posted, now);
	if (perHour !== null && recent.length >= perHour)
		return { reason: "perHour", until: recent[recent.length - perHour]! + HOUR };
	return null;
}

/** Those of the last hour, oldest first. */
export function lastHour(posted: readonly number[], now: number): number[] {
	return posted.filter((at) => at > now - HOUR && at <= now).sort((a, b) => a - b);
}

/** Milliseconds until the quiet hours end; 0 outside of them. Where both ends are the same there are none. */
function quietFor({ from, to, timeZone }: NonNullable<FeedOptions["quietHours"]>, now: number): number {
	const clock = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hour12: false });
	const minute = minutes(clock.format(now));
	const start = minutes(from);
	const end = minutes(to);
	const quiet = start <= end ? start <= minute && minute < end : minute >= start || minute < end;
	if (!quiet) return 0;
	// A change of the clocks in between is noticed when this time has come: then it is asked again.
	return ((end - minute + DAY_MINUTES) % DAY_MINUTES) * MINUTE - (now % MINUTE);
}

function minutes(clock: string): number {
	const [hours = 0, rest = 0] = clock.split(":").map(Number);
	return (hours % 24) * 60 + rest;
}
