import { describe, expect, test } from "vitest";
import { failure } from "../../src/articles/fetch-result.ts";
import {
	afterPoll,
	newPollState,
	type PollOutcome,
	type PollState,
	pollStateSchema,
	validators,
} from "../../src/articles/poll.ts";
import { afterStart, nextCheck, rhythm, spaced } from "../../src/articles/schedule.ts";
import { sayLoose } from "../../src/texts.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const url = "https://bote.example/feed/";
const now = Date.UTC(2026, 10, 22, 12);
const about = { now, interval: 10 * MINUTE, name: "Der Bote" };
const ok = (more: object = {}): PollOutcome => ({
	status: "ok",
	url,
	bytes: new Uint8Array(),
	contentType: null,
	charset: null,
	etag: '"a-gzip"',
	lastModified: "gestern",
	maxAge: null,
	hash: "h1",
	...more,
});
const same: PollOutcome = { status: "notModified", url, etag: null, lastModified: null, maxAge: null };
const failed = (...args: Parameters<typeof failure>): PollOutcome => failure(...args);
const unreadable: PollOutcome = { status: "unreadable", text: { de: "kaputt", en: "broken" }, params: {} };
const run = (outcomes: [PollOutcome, number?][], state: PollState = newPollState(url)) => {
	let time = now;
	const notices: string[] = [];
	let last = afterPoll(state, outcomes[0]![0], { ...about, now: time });
	for (const [index, [outcome, later]] of outcomes.entries()) {
		time += later ?? 10 * MINUTE;
		if (index > 0) last = afterPoll(last.state, outcome, { ...about, now: time });
		notices.push(...last.notices.map((notice) => notice.kind));
		expect(pollStateSchema.parse(JSON.parse(JSON.stringify(last.state)))).toEqual(last.state);
	}
	return { ...last, notices, time };
};

describe("validators", () => {
	test("both are sent; a 304 without them keeps the old, a 200 without them drops them", () => {
		const first = run([[ok()]]);
		expect(validators(first.state)).toEqual({ etag: '"a-gzip"', lastModified: "gestern" });
		expect(first.read).toBe(true);
		const second = run([[same]], first.state);
		expect(second.read).toBe(false);
		expect(validators(second.state)).toEqual({ etag: '"a-gzip"', lastModified: "gestern" });
		expect(validators(run([[ok({ etag: null, lastModified: null, hash: "h2" })]], first.state).state)).toEqual({
			etag: null,
			lastModified: null,
		});
	});

	test("the -gzip trap: the same body again although asked, so the suffix goes, then Last-Modified", () => {
		const sent = (n: number) => validators(run(Array.from({ length: n }, () => [ok()])).state);
		expect(sent(2)).toEqual({ etag: '"a"', lastModified: "gestern" });
		expect(sent(3)).toEqual({ etag: '"a"', lastModified: null });
		expect(sent(4)).toEqual({ etag: '"a-gzip"', lastModified: "gestern" });
		expect(run([[ok()], [ok()]]).read).toBe(false);
		expect(validators(run([[ok()], [ok({ hash: "h2" })]]).state)).toEqual({
			etag: '"a-gzip"',
			lastModified: "gestern",
		});
	});
});

describe("failures", () => {
	test("case 12: 410 stops and says so; the reason of the website is with it", () => {
		const { state, planned, notices } = run([[ok()], [failed("gone", { host: "bote.example" }, "410")]]);
		expect({ stopped: state.stopped, planned, notices }).toEqual({
			stopped: true,
			planned: null,
			notices: ["stopped"],
		});
	});

	test("case 12: Cloudflare is named plainly and at once, and the feed goes on", () => {
		const { notices, state, planned } = afterPoll(
			newPollState(url),
			failed("cloudflare", { host: "bote.example" }),
			about,
		);
		expect(notices.map(({ cause }) => sayLoose("de", cause!.text, cause!.params))).toEqual([
			"Die Website blockiert Bots (Cloudflare). Bitte bote.example, Wortmeldung den Abruf zu erlauben.",
		]);
		expect(state.stopped).toBe(false);
		expect(planned).not.toBeNull();
	});

	test("a hiccup is not told, a failure that lasts is told once, and its end", () => {
		const down = failed("http", { host: "x", code: 500 }, "500");
		expect(run([[down], [down]]).notices).toEqual([]);
		expect(
			run([
				[down, 1],
				[down, 1],
				[down, 1],
				[down, 1],
			]).notices,
		).toEqual([]);
		const long = run([[ok()], [down], [unreadable], [down], [down], [failed("timeout", { host: "x", n: 20 })]]);
		expect(long.notices).toEqual(["failing"]);
		expect(run([[ok()]], long.state).notices).toEqual(["recovered"]);
		expect(long.state).toMatchObject({ failures: 5, etag: '"a-gzip"', bodyHash: "h1", stopped: false });
	});

	test("even a year of 404 stops nothing, it is asked once a day", () => {
		const { state, planned, time } = run(
			Array.from({ length: 300 }, () => [failed("notFound", { host: "x" }, "404"), 24 * HOUR]),
		);
		expect(state.stopped).toBe(false);
		expect(planned!.at - time).toBeLessThanOrEqual(24 * HOUR + 2 * MINUTE);
	});

	test("Retry-After belongs to the feed that got it", () => {
		const { planned } = afterPoll(
			newPollState(url),
			failed("rateLimited", { host: "x", code: 429 }, "429", 3 * HOUR),
			about,
		);
		expect(planned).toMatchObject({ because: "retryAfter" });
		expect(planned!.at - now).toBeGreaterThanOrEqual(3 * HOUR);
	});
});

test("a permanent redirect is adopted after three successes in a row, a passing one never", () => {
	const there = { permanentUrl: "https://neu.example/feed/" };
	expect(run([[ok(there)], [ok(there)]]).state.url).toBe(url);
	const moved = run([[ok(there)], [{ ...same, ...there } as PollOutcome], [ok(there)]]);
	expect(moved.state.url).toBe("https://neu.example/feed/");
	expect(moved.notices).toEqual(["moved"]);
	expect(run([[ok(there)], [ok(there)], [ok()], [ok(there)]]).state.url).toBe(url);
	expect(run([[ok(there)], [ok(there)], [unreadable], [ok(there)]]).state.url).toBe(url);
	expect(run([[ok(there)], [ok(there)], [ok({ permanentUrl: "https://dritte.example/" })]]).state.url).toBe(url);
});

describe("when", () => {
	const at = (more: object) => {
		const planned = nextCheck({ now, url, interval: 10 * MINUTE, ...more });
		return [planned.because, Math.floor((planned.at - now) / MINUTE)] as const;
	};
	test("the longest wish counts, capped, drifting at most a tenth or two minutes", () => {
		const wishes: [object, string, number][] = [
			[{}, "interval", 10],
			[{ ttl: 5 * MINUTE }, "interval", 10],
			[{ ttl: 30 * MINUTE }, "ttl", 30],
			[{ ttl: 1e12 }, "ttl", 60],
			[{ maxAge: 45 * MINUTE, ttl: 30 * MINUTE }, "maxAge", 45],
			[{ retryAfter: 1e12 }, "retryAfter", 24 * 60],
			[{ failures: 1 }, "interval", 10],
			[{ failures: 3 }, "backOff", 20],
			[{ failures: 6 }, "backOff", 160],
			[{ failures: 60 }, "backOff", 24 * 60],
		];
		for (const [more, because, minutes] of wishes) {
			const [why, wait] = at(more);
			expect(why).toBe(because);
			expect(wait).toBeGreaterThanOrEqual(minutes);
			expect(wait).toBeLessThanOrEqual(minutes + Math.min(minutes / 10, 2));
		}
	});

	test("a thousand feeds do not all come at once, and each always at the same place", () => {
		const start = (n: number) => afterStart(null, `${url}${n}`, now);
		const minutes = new Map<number, number>();
		for (let n = 0; n < 1000; n++) {
			const second = Math.floor((start(n) - now) / 10_000);
			minutes.set(second, (minutes.get(second) ?? 0) + 1);
			expect(start(n)).toBe(start(n));
		}
		expect([...minutes.keys()].sort()).toEqual([0, 1, 2, 3, 4, 5]);
		expect(Math.max(...minutes.values())).toBeLessThan(230);
		expect(afterStart(now + 5, url, now)).toBe(now + 5);
		expect(afterStart(now - 5, url, now)).toBeGreaterThanOrEqual(now);
	});

	test("one host is asked one after the other, others meanwhile", () => {
		const due = ["https://a.example/1", "https://a.example/2", "https://b.example/1", "https://a.example/3"].map(
			(address) => ({ url: address }),
		);
		expect(spaced(due, now, new Map([["a.example", now - 500]])).map((one) => [one.url, one.at - now])).toEqual([
			["https://b.example/1", 0],
			["https://a.example/1", 1500],
			["https://a.example/2", 3500],
			["https://a.example/3", 5500],
		]);
	});

	test("how often a feed deserves to be read", () => {
		expect(rhythm([], now)).toBe(24 * HOUR);
		expect(rhythm([now - 8 * 24 * HOUR], now)).toBe(24 * HOUR);
		expect(
			rhythm(
				Array.from({ length: 42 }, (_, n) => now - n * 4 * HOUR),
				now,
			),
		).toBe(2 * HOUR);
		expect(rhythm(Array(5000).fill(now), now)).toBe(5 * MINUTE);
		expect(rhythm([now + HOUR], now)).toBe(24 * HOUR);
	});
});
