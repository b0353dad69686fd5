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

function desk(over: Installation = store): FeedDesk {
	const own = createFeedDesk({
		fetcher: {
			...fetcher,
			fetch: (url, options) => {
				asked.push(url);
				return fetcher.fetch(url, options);
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
	return shareDesk(own, { store: over, now, log: createLog("silent") });
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
