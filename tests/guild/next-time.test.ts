import fc from "fast-check";
import { expect, test } from "vitest";
import { nextTime } from "../../src/guild/next-time.ts";

const ZONES = ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"];
const HOUR = 3_600_000;

const shown = (at: number, timeZone: string) =>
	new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);

test("the next time is within a day, never before, and shows on the clock unless the clocks changed over it", () => {
	fc.assert(
		fc.property(
			fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2027, 0) }),
			fc.integer({ min: 0, max: 23 }),
			fc.integer({ min: 0, max: 59 }),
			fc.constantFrom(...ZONES),
			(from, hour, minute, zone) => {
				const clock = `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
				const at = nextTime(from, clock, zone);
				expect(at).toBeGreaterThanOrEqual(from);
				expect(at - from).toBeLessThanOrEqual(25 * HOUR + 60_000);
				if (shown(at, zone) !== clock) {
					// Left out by the change to summer time: then the hour around it does not show it either.
					for (let near = at - 2 * HOUR; near < at + 2 * HOUR; near += 15 * 60_000)
						if (near >= from) expect(shown(near, zone)).not.toBe(clock);
				}
			},
		),
		{ numRuns: 300 },
	);
	// In Berlin 2:30 does not exist on 29 March 2026.
	expect(shown(nextTime(Date.UTC(2026, 2, 29, 0, 10), "02:30", "Europe/Berlin"), "Europe/Berlin")).toBe("03:30");
	expect(nextTime(Date.UTC(2026, 0, 5, 12), "13:00", "Europe/Berlin")).toBe(Date.UTC(2026, 0, 5, 12));
});
