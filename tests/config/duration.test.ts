import fc from "fast-check";
import { expect, test } from "vitest";
import { duration, parseDuration, sayDuration } from "../../src/duration.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test.each([
	["10 Minuten", 10 * MINUTE],
	["2 Tage", 2 * DAY],
	["30s", 30_000],
	["1 Std.", HOUR],
	["1 Std. 30 Min.", 1.5 * HOUR],
	["1h30m", 1.5 * HOUR],
	["1,5 Stunden", 1.5 * HOUR],
	["0.5 hours", HOUR / 2],
	["eine Stunde und 5 Minuten", HOUR + 5 * MINUTE],
	["nach", null],
	["ein Tag", DAY],
	["an hour", HOUR],
	["  3   Wochen ", 21 * DAY],
	["6 Monate", 180 * DAY],
	["2 Jahren", 730 * DAY],
	["0 s", 0],
	["10", null],
	["", null],
	["Minuten", null],
	["10 Parsec", null],
	["5 Minuten 2 Tage", null],
	["2 Tage 3 Tage", null],
	["-5 min", null],
	["5 min -", null],
	["1.000.000 s", null],
	["1e9 s", null],
	["5 min und", null],
])("%s", (span, ms) => {
	expect(parseDuration(span)).toBe(ms);
});

test("what is said is read back as the same span, in both languages", () => {
	expect(sayDuration(HOUR + 30 * MINUTE, "de")).toBe("1 Stunde 30 Minuten");
	expect(sayDuration(3 * DAY + 5 * HOUR, "en", 1)).toBe("3 days");
	expect(sayDuration(0, "de")).toBe("0 Sekunden");
	expect(sayDuration(400, "en")).toBe("0 seconds");
	fc.assert(
		fc.property(
			fc.integer({ min: 0, max: 4e8 }),
			fc.constantFrom("de" as const, "en" as const),
			(seconds, language) => {
				expect(parseDuration(sayDuration(seconds * 1000, language))).toBe(seconds * 1000);
			},
		),
	);
});

test("any text is a span or none, at once", () => {
	const text = fc.array(fc.constantFrom("1", "9,5", " ", "min", "m", "std.", "und", "-", "e", "tag", "\u0000", "ſ"), {
		maxLength: 200,
	});
	fc.assert(
		fc.property(text, (words) => {
			const ms = parseDuration(words.join(""));
			expect(ms === null || (Number.isSafeInteger(ms) && ms >= 0)).toBe(true);
		}),
	);
});

test("bounds are told in both languages", () => {
	const { error } = duration({ min: MINUTE, max: DAY }).safeParse("2 Tage");
	expect(error!.issues[0]!.message).toBe(
		"mindestens 1 Minute, höchstens 1 Tag, da steht „2 Tage“ / at least 1 minute, at most 1 day, there is “2 Tage”",
	);
	expect(duration().parse("1 min")).toBe(MINUTE);
});
