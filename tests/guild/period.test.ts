// Days of a calendar somewhere, with the clocks changing in between.
import { expect, test } from "vitest";
import { ticks } from "../../src/guild/chart.ts";
import { dayAt, dayIndex, periodOf, readPeriod, slices } from "../../src/guild/period.ts";

const HOUR = 3_600_000;
const ZONE = "Europe/Berlin";

test("days have 23 to 25 hours, and every instant lies in the day its calendar says", () => {
	const spring = periodOf("2026-03-30", 3, ZONE);
	expect(spring.days.map(({ key }) => key)).toEqual(["2026-03-28", "2026-03-29", "2026-03-30"]);
	expect((spring.days[2]!.start - spring.days[1]!.start) / HOUR).toBe(23);
	const autumn = periodOf("2026-10-26", 3, ZONE);
	expect((autumn.days[2]!.start - autumn.days[1]!.start) / HOUR).toBe(25);
	for (const period of [spring, autumn, periodOf("2027-01-02", 4, "Pacific/Auckland")])
		for (let at = period.from - 5 * HOUR; at < period.to + 5 * HOUR; at += HOUR / 2)
			expect(period.days[dayIndex(period, at)]?.key ?? null).toBe(
				at >= period.from && at < period.to ? dayAt(at, period.timeZone) : null,
			);
});

test("a time asked for is read, and cut into days, weeks or months without losing one", () => {
	const now = Date.parse("2026-11-22T23:30:00Z");
	expect(
		readPeriod({ days: 7 }, now, ZONE)
			.days.map(({ key }) => key)
			.at(-1),
	).toBe("2026-11-23");
	const asked = readPeriod({ from: "24.12.2025", to: "2026-01-02" }, now, ZONE);
	expect([asked.days.length, asked.days[0]!.key]).toEqual([10, "2025-12-24"]);
	for (const [days, kind, most] of [
		[7, "day", 7],
		[90, "week", 14],
		[1_000, "month", 34],
	] as const) {
		const cut = slices(periodOf("2026-11-22", days, ZONE));
		expect(cut[0]!.kind).toBe(kind);
		expect(cut.length).toBeLessThanOrEqual(most);
		expect(cut.flatMap(({ range: [from, to] }) => Array.from({ length: to - from }, (_, i) => from + i))).toEqual(
			Array.from({ length: days }, (_, i) => i),
		);
	}
});

test("an axis ends at or above what it shows, in few round steps", () => {
	for (const n of [0, 1, 2, 3, 9, 10, 11, 99, 340, 4_999, 1e6]) {
		const { step, steps } = ticks(n, 4);
		expect(step * steps).toBeGreaterThanOrEqual(n);
		expect(step * (steps - 1)).toBeLessThan(Math.max(1, n));
		expect(steps).toBeLessThanOrEqual(5);
		expect(Number.isInteger(step)).toBe(true);
	}
});
