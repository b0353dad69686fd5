import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changes } from "../../src/articles/changes.ts";
import { discoverFeeds } from "../../src/articles/discover.ts";
import { parseFeed } from "../../src/articles/feed.ts";
import { createFetcher, type FetchKind } from "../../src/articles/fetch.ts";
import { toArticle } from "../../src/articles/read.ts";
import { type NewsSite, startNewsSite } from "../../src/demo-news/site.ts";
import { PUBLISHED, UPCOMING } from "../../src/demo-news/stories.ts";
import { paragraphsOf } from "../../src/demo-news/story.ts";

let clock = Date.UTC(2026, 10, 22, 12);
let site: NewsSite;
const fetcher = createFetcher({ allowPrivate: (host, port) => host === "127.0.0.1" && port === site.port });
const get = async (
	path: string,
	kind: FetchKind = "page",
	known: { etag?: string | null; lastModified?: string | null } = {},
) => {
	const result = await fetcher.fetch(new URL(path, site.url).href, { kind, ...known });
	return { ...result, body: result.status === "ok" ? Buffer.from(result.bytes).toString() : "" };
};
const feed = async (path = "/feed/") => {
	const result = await get(path, "feed");
	if (result.status !== "ok") throw new Error(JSON.stringify(result));
	return { result, feed: parseFeed(result.bytes, { url: result.url, contentType: result.contentType }) };
};

beforeAll(async () => {
	site = await startNewsSite({ now: () => clock });
});
afterAll(async () => {
	await fetcher.close();
	await site.close();
});

test("the stories: long enough to discuss, each with a source that is named, nothing linked that is not there", () => {
	const all = [...PUBLISHED, ...UPCOMING];
	expect(PUBLISHED.length).toBeGreaterThanOrEqual(8);
	expect(new Set(all.map((story) => story.slug)).size).toBe(all.length);
	for (const story of all) {
		const words = paragraphsOf(story).join(" ").split(/\s+/).length;
		expect(words, story.slug).toBeGreaterThanOrEqual(230);
		expect(words, story.slug).toBeLessThanOrEqual(500);
		expect(story.body, story.slug).toMatch(/„[^“]{20,}“/);
		expect(story.body.match(/„/g)!.length, story.slug).toBe(story.body.match(/“/g)!.length);
		for (const slug of story.related)
			expect(
				all.some((other) => other.slug === slug),
				slug,
			).toBe(true);
	}
});

test("its feed is read without repair, with the full text, pictures and post numbers", async () => {
	const { feed: parsed } = await feed();
	expect(parsed).toMatchObject({
		title: "Ahlenbrücker Bote",
		format: "rss",
		repairs: [],
		older: `${site.url}/feed/?paged=2`,
	});
	expect(parsed.articles.map((article) => article.title)).toEqual(PUBLISHED.map((story) => story.title));
	for (const [index, article] of parsed.articles.entries()) {
		const story = PUBLISHED[index]!;
		const full = toArticle(article, { extracted: null, feedTitle: parsed.title, firstSeen: clock });
		expect(full.paragraphs).toEqual(paragraphsOf(story).map((line) => line.replace(/^## /, "")));
		expect(full).toMatchObject({ teaser: story.teaser, author: story.author, categories: [story.category] });
		expect(article.keys[0]).toMatch(/^p:/);
	}
	const picture = await get(parsed.articles[0]!.image!, "image");
	expect(picture).toMatchObject({ status: "ok", contentType: "image/png", maxAge: 3_600_000 });
	expect(picture.body.slice(1, 4)).toBe("PNG");
});

test("an article's page has what surrounds one: sidebar, related teasers, a form; and leads to the posts' feed alone", async () => {
	const page = await get("/hallenbad-sanierung-wird-teurer/");
	for (const part of [
		"Mehr zum Thema</strong> – ",
		"Schreibe einen Kommentar",
		"Neueste Beiträge",
		"og:image",
		"NewsArticle",
		'rel="canonical"',
	])
		expect(page.body).toContain(part);
	expect(discoverFeeds(page.body, `${site.url}/hallenbad-sanierung-wird-teurer/`).map((found) => found.url)).toEqual([
		site.feedUrl,
	]);
	expect((await get("/")).body).toContain("Sanierung des Hallenbads");
	expect(await get("/gibt-es-nicht/")).toMatchObject({ reason: "notFound" });
});

describe("what happens while one watches", () => {
	test("unchanged, published, edited, withdrawn", async () => {
		const first = await feed();
		const start = changes(null, first.feed, { now: clock });
		expect(await get("/feed/", "feed", first.result as never)).toMatchObject({ status: "notModified" });
		const only = { etag: first.result.status === "ok" ? first.result.etag : null };
		expect(await get("/feed/", "feed", only)).toMatchObject({ status: "ok" });

		clock += 60_000;
		const published = site.publishNext()!;
		expect(await get("/feed/", "feed", first.result as never)).toMatchObject({ status: "ok" });
		const second = changes(start.state, (await feed()).feed, { now: clock });
		expect(second.fresh.map((article) => article.title)).toEqual([published.title]);

		site.editArticle("stadtrat-beschliesst-tempo-30", {
			title: "Tempo 30 gilt schon ab Januar",
			slug: "tempo-30-ab-januar",
		});
		site.withdraw("faehre-faellt-bis-ostern-aus");
		const third = changes(second.state, (await feed()).feed, { now: clock });
		expect(third.fresh).toEqual([]);
		expect(third.changed).toMatchObject([
			{ title: ["Stadtrat beschließt Tempo 30 in der Innenstadt", "Tempo 30 gilt schon ab Januar"] },
		]);
		expect(third.changed[0]).not.toHaveProperty("text");
		expect(third.gone).toMatchObject([{ link: `${site.url}/faehre-faellt-bis-ostern-aus/` }]);
		expect(await get("/faehre-faellt-bis-ostern-aus/")).toMatchObject({ reason: "gone" });
		expect(await get("/stadtrat-beschliesst-tempo-30/")).toMatchObject({
			permanentUrl: `${site.url}/tempo-30-ab-januar/`,
		});
		expect(await get(`/?p=${published.id}`)).toMatchObject({ status: "ok", url: `${site.url}/${published.slug}/` });
		expect(() => site.withdraw("unbekannt")).toThrow("no article");
	});

	test("all that is to come comes once; older articles are on the next page", async () => {
		while (site.publishNext());
		expect(site.publishNext()).toBeNull();
		expect(site.articles()).toHaveLength(PUBLISHED.length + UPCOMING.length - 1);
		expect((await feed()).feed.articles).toHaveLength(10);
		expect(await get("/feed/?paged=3", "feed")).toMatchObject({ reason: "notFound" });
	});

	test("by itself, in time; excerpts where asked for; a taken port is an error", async () => {
		const lively = await startNewsSite({ now: () => clock, publishEveryMs: 20, excerpts: true });
		await expect.poll(() => lively.articles().length).toBe(PUBLISHED.length + UPCOMING.length);
		const answer = await fetch(lively.feedUrl);
		expect(await answer.text()).not.toContain("content:encoded>");
		await expect(startNewsSite({ now: () => clock, port: lively.port })).rejects.toThrow("EADDRINUSE");
		await lively.close();
	});
});
