// Two processes' news desks over one store: one request for both, the same answer; and what happens without the store.
import { afterEach, beforeEach, expect, test } from "vitest";
import { extract, extractFragment } from "../../src/articles/extract.ts";
import { parseFeed } from "../../src/articles/feed.ts";
import { createFetcher, type Fetcher } from "../../src/articles/fetch.ts";
import { type NewsSite, startNewsSite } from "../../src/demo-news/site.ts";
import { StoreError } from "../../src/errors.ts";
import { createFeedDesk, type FeedDesk } from "../../src/guild/feed-desk.ts";
import { createLog } from "../../src/log.ts";
import { type Installation, openStore } from "../../src/store/store.ts";
import { shareDesk } from "../../src/work/shared-desk.ts";

let site: NewsSite;
let store: Installation;
let fetcher: Fetcher;
let asked: string[];
let time: number;
const now = () => time;
beforeEach(async () => {
	time = Date.now();
	site = await startNewsSite({ now });
	store = await openStore("sqlite::memory:", { now });
	asked = [];
	fetcher = createFetcher({ now, allowPrivate: (_, port) => port === site.port });
});
afterEach(async () => {
	await Promise.all([site.close(), store.close(), fetcher.close()]);
});

const told: string[] = [];
function desk(over: Installation = store, fetched = fetcher.fetch): FeedDesk {
	const own = createFeedDesk({
		fetcher: {
			...fetcher,
			fetch: (url, options) => {
				asked.push(url);
				return fetched(url, options);
			},
		},
		reader: {
			parseFeed: async (bytes, hints) => parseFeed(bytes, hints),
			extract: async (html, options) => extract(html, options),
			extractFragment: async (html, options) => extractFragment(html, options),
		},
		now,
		spacing: 0,
	});
	return shareDesk(own, { store: over, now, log: createLog("silent"), seen: (url) => void told.push(url) });
}

test("whoever asks, at once or later, one request serves all while it is fresh, with the same answer", async () => {
	const [one, two, three] = [desk(), desk(), desk()];
	const both = await Promise.all([one, two, one, two].map((each) => each.feed(site.feedUrl, 60_000, true)));
	const later = await three.feed(site.feedUrl, 60_000, true);
	expect(asked).toEqual([site.feedUrl]);
	for (const read of [...both, later]) expect(read).toEqual(both[0]);
	expect(both[0]).toMatchObject({ status: "ok", outcome: { status: "ok", bytes: new Uint8Array() } });
	time += 61_000;
	await two.feed(site.feedUrl, 60_000, true);
	await one.feed(site.feedUrl, 60_000, true);
	await one.feed(site.feedUrl, 0);
	expect(asked).toHaveLength(3);
});

test("pages are read once, too; one that is wanted anew comes with its HTML; failures serve who asks for them", async () => {
	const [one, two] = [desk(), desk()];
	const link = `${site.url}/`;
	const first = await one.page(link, 120_000);
	const second = await two.page(link, 120_000);
	expect(asked).toEqual([link]);
	expect(second).toEqual({ ...first, html: "" });
	expect(await two.page(link)).toMatchObject({ html: expect.stringContaining("<html") });
	const missing = `${site.url}/gibt-es-nicht`;
	const failed = await one.feed(missing, 60_000, true);
	expect(failed.status).toBe("failed");
	expect(await two.feed(missing, 60_000, true)).toEqual(failed);
	expect(asked).toHaveLength(3);
	await two.feed(missing, 60_000);
	expect(asked).toHaveLength(4);
});

test("without the store each reads for itself", async () => {
	const broken: Installation = { ...store, get: () => Promise.reject(new StoreError("away")) };
	const [one, two] = [desk(broken), desk(broken)];
	for (const each of [one, two]) expect((await each.feed(site.feedUrl, 60_000)).status).toBe("ok");
	expect(asked).toHaveLength(2);
});

test("once the website has said that there is something new, nobody is served with what was read before, and one reads for all", async () => {
	const [one, two] = [desk(), desk()];
	const before = await one.feed(site.feedUrl, 60_000);
	told.length = 0;
	await two.feed(site.feedUrl, 60_000);
	expect(told, "what another has read is told of").toEqual([site.feedUrl]);
	time += 1_000;
	const entry = site.publishNext()!;
	for (const each of [one, two]) each.outdated(site.feedUrl, time);
	time += 1_000;
	const after = await Promise.all([two, one, two].map((each) => each.feed(site.feedUrl, 60_000)));
	expect(asked).toHaveLength(2);
	for (const read of after) {
		expect(read).not.toEqual(before);
		expect(read).toMatchObject({
			feed: { articles: expect.arrayContaining([expect.objectContaining({ title: entry.title })]) },
		});
	}
});

test("what was being read when the word came is not what is new", async () => {
	let answer = (): void => {};
	const slow = desk(store, async (url, options) => {
		const got = await fetcher.fetch(url, options);
		await new Promise<void>((resolve) => {
			answer = resolve;
		});
		return got;
	});
	const [old, two] = [slow.feed(site.feedUrl, 60_000), desk()];
	while (asked.length === 0) await new Promise(setImmediate);
	time += 1_000;
	two.outdated(site.feedUrl, time);
	slow.outdated(site.feedUrl, time);
	const fresh = two.feed(site.feedUrl, 60_000);
	time += 1_000;
	await new Promise((resolve) => setTimeout(resolve, 50));
	expect(asked, "one at a time").toHaveLength(1);
	answer();
	await Promise.all([old, fresh]);
	expect(asked).toHaveLength(2);
});

test("a reader that was killed holds nobody up for long", async () => {
	void desk(store, () => new Promise(() => {})).feed(site.feedUrl, 60_000);
	while (asked.length === 0) await new Promise(setImmediate);
	const others = [desk(), desk()].map((each) => each.feed(site.feedUrl, 60_000));
	await new Promise((resolve) => setTimeout(resolve, 50));
	expect(asked).toHaveLength(1);
	time += 10_000;
	for (const read of await Promise.all(others)) expect(read.status).toBe("ok");
	expect(asked).toHaveLength(2);
});
