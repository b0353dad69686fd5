import fc from "fast-check";
import { expect, test } from "vitest";
import { mayNotReport, misused, newReporter, notMisused, type Reporter, reported } from "../../src/cases/report.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const LIMITS = { perHour: 3, perDay: 5 };
const MISUSE = { warnAt: 2, suspendAt: 2, within: 90 * DAY, suspendFor: 30 * DAY };

test("in no hour and no day more is reported than allowed, and whoever waits as told may go on", () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: 0, max: 3 * HOUR }), { maxLength: 60 }), (waits) => {
			let reporter = newReporter();
			let now = 1_000_000_000_000;
			const taken: number[] = [];
			for (const [number, wait] of waits.entries()) {
				now += wait;
				const obstacle = mayNotReport(reporter, LIMITS, now);
				if (obstacle) {
					expect(obstacle.until).toBeGreaterThan(now);
					expect(mayNotReport(reporter, LIMITS, obstacle.until)).toBeNull();
					continue;
				}
				reporter = reported(reporter, number + 1, now);
				taken.push(now);
			}
			for (const at of taken) {
				expect(taken.filter((other) => other > at - HOUR && other <= at).length).toBeLessThanOrEqual(LIMITS.perHour);
				expect(taken.filter((other) => other > at - DAY && other <= at).length).toBeLessThanOrEqual(LIMITS.perDay);
			}
			expect(reporter.reports).toHaveLength(taken.length);
		}),
	);
});

test("nobody is suspended who was not warned before, and only for what they reported after that", () => {
	fc.assert(
		fc.property(fc.array(fc.record({ age: fc.nat(100), wait: fc.nat(20) }), { maxLength: 40 }), (marks) => {
			let reporter: Reporter = newReporter();
			let now = 1_000_000_000_000;
			for (const [index, { age, wait }] of marks.entries()) {
				now += wait * DAY;
				const before = reporter;
				const result = misused(reporter, { number: index + 1, at: now - age * DAY }, MISUSE, now);
				reporter = result.reporter;
				if (result.step !== "suspended") continue;
				expect(before.warnedAt).not.toBeNull();
				const since = reporter.misused.filter(({ at }) => at > before.warnedAt!);
				expect(since.length).toBeGreaterThanOrEqual(MISUSE.suspendAt);
				expect(reporter.suspendedUntil).toBe(now + MISUSE.suspendFor);
				expect(notMisused(reporter, index + 1).suspendedUntil).toBeNull();
			}
		}),
	);
});
