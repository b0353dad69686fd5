import { existsSync, readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeBytes } from "../../src/articles/decode.ts";
import { discoverFeeds, wellKnownFeeds } from "../../src/articles/discover.ts";

const page = (head: string, body = "") =>
	`<!DOCTYPE html><html><head><title>Seite</title>${head}</head><body>${body}</body></html>`;
const feed = (href: string, title = "Bote » Feed", type = "application/rss+xml") =>
	`<link rel="alternate" type="${type}" title="${title}" href="${href}">`;
const urls = (html: string, url = "https://bote.example/2026/11/deich/") =>
	discoverFeeds(html, url).map((found) => found.url);

test("case 14: an article of a German WordPress offers its posts, never its comments", () => {
	const html = page(
		`${feed("https://bote.example/feed/", "Bote &raquo; Feed")}${feed("https://bote.example/comments/feed/", "Bote &raquo; Kommentar-Feed")}${feed("https://bote.example/2026/11/deich/feed/", "Bote &raquo; Deich h&auml;lt Kommentar-Feed")}
		<link rel="alternate" type="application/json" href="https://bote.example/wp-json/wp/v2/posts/12"><link rel="alternate" type="application/json+oembed" href="https://bote.example/wp-json/oembed/1.0/embed?url=x"><meta property="og:type" content="article">`,
		`<a href="/comments/feed/">Kommentare (RSS)</a>`,
	);
	expect(discoverFeeds(html, "https://bote.example/2026/11/deich/")).toEqual([
		{ url: "https://bote.example/feed/", title: "Bote » Feed", format: "rss", kind: "site" },
	]);
});

test.each([
	["https://bote.example/comments/feed/", "Feed"],
	["https://bote.example/feed/?feed=comments-rss2", "x"],
	["https://bote.example/?feed=rss2&p=12", "x"],
	["https://bote.example/?feed=comments-rss2", "x"],
	["https://bote.example/2026/11/anderer-artikel/feed/", "Bote » Anderer Artikel"],
	["https://bote.example/2026/11/deich/feed/atom/", "x"],
	["https://bote.example/kommentare.xml", "x"],
	["https://bote.example/rss/neu", "Alle Kommentare"],
	["https://bote.example/rss/neu", "Comments on Deich"],
	["https://bote.example/rss/neu", "RSS zu den Kommentaren dieses Artikels"],
])("%s (%s) is a comments feed", (url, title) => {
	expect(urls(page(feed(url, title)))).toEqual([]);
});

test("a page that is an article by its own word: its feed is its comments', a section's feed is not", () => {
	const article = `<link rel="shortlink" href="https://bote.example/?p=12">`;
	expect(urls(page(`${article}${feed("/deich/feed/", "Deich")}`), "https://bote.example/deich/")).toEqual([]);
	expect(urls(page(feed("/deich/feed/", "Deich")), "https://bote.example/deich/")).toEqual([
		"https://bote.example/deich/feed/",
	]);
	expect(
		discoverFeeds(
			page(feed("/category/kommentare/feed/", "Bote » Kommentare Kategorie-Feed")),
			"https://bote.example/category/kommentare/",
		),
	).toMatchObject([{ kind: "section" }]);
});

describe("a list to choose from", () => {
	test("site before section before other hosts, RSS before Atom, each once; base, //host and relative links", () => {
		const html = page(
			`<base href="https://bote.example/sub/">${feed("//feeds.example/x/rss.xml", "Fremd")}${feed("/category/sport/feed/", "Sport")}${feed("atom.xml", "Atom", "application/atom+xml")}${feed("/feed/")}${feed("/feed")}${feed("/feed.json", "JSON", "application/feed+json")}`,
		);
		expect(discoverFeeds(html, "https://bote.example/a/").map(({ url, format, kind }) => [url, format, kind])).toEqual([
			["https://bote.example/feed/", "rss", "site"],
			["https://bote.example/sub/atom.xml", "atom", "site"],
			["https://bote.example/feed.json", "json", "site"],
			["https://bote.example/category/sport/feed/", "rss", "section"],
			["https://feeds.example/x/rss.xml", "rss", "site"],
		]);
	});

	test("links in the text count where there are none in the head; scripts, templates and shares do not", () => {
		const body = `<script>document.write('<link rel="alternate" type="application/rss+xml" href="/js">')</script><a href="/rss.xml"><svg></svg>RSS-Feed</a><a href="https://teilen.example/dialog/feed?u=x">Teilen</a><a href="/feedback/">Feedback</a><a href="/rss-feeds.html">Übersicht</a>`;
		expect(discoverFeeds(page("", body), "https://bote.example/")).toEqual([
			{ url: "https://bote.example/rss.xml", title: "RSS-Feed", format: "rss", kind: "site" },
		]);
	});

	test("attributes in any order, case and quotes", () => {
		expect(urls(page(`<LINK HREF=/feed/?a=1&amp;b=2 TYPE='application/rss+xml' REL="feed alternate">`))).toEqual([
			"https://bote.example/feed/?a=1&b=2",
		]);
		expect(urls(page(feed("javascript:alert(1)")))).toEqual([]);
	});

	test("platforms with a fixed place", () => {
		expect(urls("", "https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv")).toEqual([
			"https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrstuv",
		]);
		expect(urls("", "https://github.com/bote/druck/issues")).toEqual(["https://github.com/bote/druck/releases.atom"]);
	});

	test("well-known paths where a page names none", () => {
		const guesses = wellKnownFeeds("https://www.bote.example/sport/tabelle.html").map((guess) => guess.url);
		expect(guesses).toContain("https://www.bote.example/feed/");
		expect(guesses).toContain("https://www.bote.example/sport/feed/");
		expect(wellKnownFeeds("kein link")).toEqual([]);
	});
});

const corpus = new URL("../../../shared/corpora/pages/html/", import.meta.url);
test.skipIf(!existsSync(corpus))(
	"264 real German pages: no comments feed, and a feed wherever the page names another (needs ../shared)",
	() => {
		let offered = 0;
		let missed = 0;
		for (const file of readdirSync(corpus)) {
			const html = decodeBytes(gunzipSync(readFileSync(new URL(file, corpus)))).text;
			const url =
				/rel=["']?canonical["']?[^>]*href=["'](https?:[^"']+)/i.exec(html)?.[1] ?? "https://seite.example/a/b";
			const found = discoverFeeds(html, url);
			for (const candidate of found)
				expect(`${candidate.url} ${candidate.title}`).not.toMatch(/comments?\/feed|kommentar-feed|comments-rss/i);
			const advertised = [...html.matchAll(/<link[^>]+application\/(?:rss|atom)\+xml[^>]*>/gi)].some(
				([tag]) => !/komment|comment/i.test(tag),
			);
			if (advertised) found.length > 0 ? offered++ : missed++;
		}
		expect(offered).toBeGreaterThan(100);
		expect(missed).toBeLessThanOrEqual(4);
	},
);

test("hostile pages are read in a moment", () => {
	fc.assert(fc.property(fc.string({ unit: "binary" }), (html) => void discoverFeeds(html, "https://bote.example/")));
	for (const piece of [
		"<link rel=alternate type=application/rss+xml href=/",
		"<a href=/feed>",
		"<base href=",
		"<script>",
		"<link ",
		'<a href="feed" '.repeat(3),
	]) {
		const start = performance.now();
		discoverFeeds(piece.repeat(1_000_000 / piece.length), "https://bote.example/");
		expect(performance.now() - start).toBeLessThan(3000);
	}
});
