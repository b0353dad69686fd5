import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDate } from "../../src/articles/dates.ts";

const iso = (value: string, zone?: string) => {
	const time = parseDate(value, zone ? { zone } : {});
	return time === null ? null : new Date(time).toISOString();
};

// Case 9 of feeds.md: German dates, dates without a zone, dates that are none.
test.each([
	["10.03.2025", "2025-03-09T23:00:00.000Z"],
	["10.03.2025 09:30", "2025-03-10T08:30:00.000Z"],
	["10.3.25, 9.30 Uhr", "2025-03-10T08:30:00.000Z"],
	["10. März 2025", "2025-03-09T23:00:00.000Z"],
	["Montag, 10. März 2025 um 09:30 Uhr", "2025-03-10T08:30:00.000Z"],
	["Mo, 10 Mär 2025 09:30:00 MEZ", "2025-03-10T08:30:00.000Z"],
	["Mo., 10. Mrz. 2025 09:30:00 +0100", "2025-03-10T08:30:00.000Z"],
	["Do, 10 Jul 2025 09:30:00 MESZ", "2025-07-10T07:30:00.000Z"],
	["10 Jänner 2025", "2025-01-09T23:00:00.000Z"],
	["Sa, 31 Dez 2025 24:00:00 CET", "2025-12-31T23:00:00.000Z"],
	["Di, 14 Okt 2025 08:00:00 CEST", "2025-10-14T06:00:00.000Z"],
	["Mon, 10 Mar 2025 09:30:00 GMT", "2025-03-10T09:30:00.000Z"],
	["Mon, 10 Mar 2025 09:30 +0530", "2025-03-10T04:00:00.000Z"],
	["Mon, 10 Mar 25 09:30:00 EST", "2025-03-10T14:30:00.000Z"],
	["10 Mar 98 09:30:00 Z", "1998-03-10T09:30:00.000Z"],
	["Mon, 10 Mar 2025 09:30:00 GMT-01:01", "2025-03-10T10:31:00.000Z"],
	["2025-03-10T09:30:00Z", "2025-03-10T09:30:00.000Z"],
	["2025-03-10T09:30:00.123456+01:00", "2025-03-10T08:30:00.123Z"],
	["2025-03-10t09:30:00z", "2025-03-10T09:30:00.000Z"],
	["2025-03-10 09:30:00", "2025-03-10T08:30:00.000Z"],
	["20250310T093000Z", "2025-03-10T09:30:00.000Z"],
	["2025-03-10", "2025-03-09T23:00:00.000Z"],
	["2025-03", "2025-02-28T23:00:00.000Z"],
	["2025/03/10 09:30", "2025-03-10T08:30:00.000Z"],
	["March 10, 2025 9:30 pm", "2025-03-10T20:30:00.000Z"],
	["Mon Mar 10 09:30:00 UTC 2025", "2025-03-10T09:30:00.000Z"],
	["13/03/2025", "2025-03-12T23:00:00.000Z"],
	["2025-03-10 09:30:00 Europe/London", "2025-03-10T09:30:00.000Z"],
	["2025-07-10 09:30:00 America/New_York", "2025-07-10T13:30:00.000Z"],
	["2025-03-10 09:30:00 Etc/GMT", "2025-03-10T09:30:00.000Z"],
	["1741599000", "2025-03-10T09:30:00.000Z"],
	["1741599000123", "2025-03-10T09:30:00.123Z"],
	["1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000Z"],
	["9999-12-31T23:59:59Z", "9999-12-31T23:59:59.000Z"],
	["  Mon,\n 10 Mar 2025\t09:30:00 +0000 ", "2025-03-10T09:30:00.000Z"],
	// An unknown zone is no zone, not Greenwich.
	["Mon, 10 Mar 2025 09:30:00 XYZ", "2025-03-10T08:30:00.000Z"],
	["2025-03-10 09:30:00 Mond/Krater", "2025-03-10T08:30:00.000Z"],
])("%s", (value, expected) => {
	expect(iso(value)).toBe(expected);
});

test.each([
	"",
	"0000-00-00 00:00:00",
	"0000-00-00T00:00:00Z",
	"31.02.2025",
	"10.13.2025",
	"03/10/2025",
	"gestern",
	"vor 3 Stunden",
	"2025",
	"10",
	"Mo, 10 Foo 2025",
	"2025-03-10T25:00:00Z",
	"2025-03-10T24:01:00Z",
	"10:30 Uhr",
	"Invalid Date",
	"NaN",
])("%s is no date", (value) => {
	expect(parseDate(value)).toBeNull();
});

describe("a date without a zone is the feed's", () => {
	test.each([
		["2025-03-10 09:30", "America/New_York", "2025-03-10T13:30:00.000Z"],
		["2025-01-10 09:30", "America/New_York", "2025-01-10T14:30:00.000Z"],
		["2025-07-10 09:30", "Europe/Zurich", "2025-07-10T07:30:00.000Z"],
		["2025-07-10 09:30", "Asia/Kathmandu", "2025-07-10T03:45:00.000Z"],
		["2025-07-10 09:30", "Nirgendwo/Land", "2025-07-10T07:30:00.000Z"],
	])("%s in %s", (value, zone, expected) => {
		expect(iso(value, zone)).toBe(expected);
	});

	// The clocks go forward on 30 March and back on 26 October 2025.
	test.each([
		["30.03.2025 01:59", "2025-03-30T00:59:00.000Z"],
		["30.03.2025 02:30", "2025-03-30T01:30:00.000Z"],
		["30.03.2025 03:00", "2025-03-30T01:00:00.000Z"],
		["26.10.2025 01:59", "2025-10-25T23:59:00.000Z"],
		["26.10.2025 02:30", "2025-10-26T00:30:00.000Z"],
		["26.10.2025 03:00", "2025-10-26T02:00:00.000Z"],
	])("daylight saving: %s", (value, expected) => {
		expect(iso(value)).toBe(expected);
	});
});

test("every instant written in any of the usual ways is read back", () => {
	const english = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
	const german = ["Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"];
	const two = (value: number) => String(value).padStart(2, "0");
	const local = new Intl.DateTimeFormat("de-DE", { dateStyle: "full", timeStyle: "medium", timeZone: "Europe/Berlin" });
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
			const time = seconds * 1000;
			const date = new Date(time);
			const clock = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
			const day = two(date.getUTCDate());
			const year = date.getUTCFullYear();
			expect(parseDate(date.toISOString())).toBe(time);
			expect(parseDate(date.toUTCString())).toBe(time);
			expect(parseDate(`${day}.${two(date.getUTCMonth() + 1)}.${year} ${clock} UTC`)).toBe(time);
			for (const names of [english, german])
				expect(parseDate(`${day} ${names[date.getUTCMonth()]} ${year} ${clock} +0000`)).toBe(time);
			// In the hour that happens twice, the wall clock cannot say which is meant.
			const read = parseDate(local.format(time))!;
			expect([time, time - 3_600_000]).toContain(read);
		}),
	);
});

test("nothing that looks like a date makes it throw or answer nonsense", () => {
	const piece = fc.constantFrom(
		"10",
		"2025",
		".",
		"-",
		"/",
		" ",
		"Mär",
		"März",
		"T",
		":",
		"Uhr",
		"+01:00",
		"MEZ",
		"Z",
		",",
		"99",
		"0",
	);
	const value = fc.oneof(
		fc.string(),
		fc.array(piece, { maxLength: 12 }).map((parts) => parts.join("")),
	);
	fc.assert(
		fc.property(value, (text) => {
			const time = parseDate(text);
			expect(time === null || Number.isFinite(time)).toBe(true);
		}),
		{ numRuns: 2000 },
	);
});
