import { expect, test } from "vitest";
import { rungReached, validStrikes } from "../../src/cases/strikes.ts";

const strike = (at: number, expiresAt: number | null, revoked = false) => ({ case: 1, at, expiresAt, revoked });

test("expired and revoked strikes stay on record and do not count", () => {
	expect(validStrikes([strike(0, 10), strike(0, null), strike(0, 99, true), strike(0, 20)], 10)).toBe(2);
});

test("a rung is reached once, the highest where several are, and never by standing above it", () => {
	const ladder = [{ at: 3 }, { at: 5 }, { at: 8 }];
	expect(rungReached(ladder, 2, 3)).toEqual({ at: 3 });
	expect(rungReached(ladder, 3, 4)).toBeNull();
	expect(rungReached(ladder, 1, 9)).toEqual({ at: 8 });
	expect(rungReached(ladder, 4, 4)).toBeNull();
	expect(rungReached([], 0, 9)).toBeNull();
});
