import { describe, expect, test } from "vitest";
import { articleSchema, type FeedItem } from "../../src/articles/article.ts";
import { parseFeed } from "../../src/articles/feed.ts";
import { filterArticle, filterSchema } from "../../src/articles/filter.ts";
import { readOpml, writeOpml } from "../../src/articles/opml.ts";
import { textSource, toArticle } from "../../src/articles/read.ts";
import { UserError } from "../../src/errors.ts";
import { sayLoose } from "../../src/texts.ts";

const long = "Der Deich bei Süderwarft hat in der Nacht gehalten, obwohl das Wasser höher stand als je zuvor. ".repeat(
	12,
);
const footer = `<p>Der Beitrag <a href="https://bote.example/deich/">Deich hält</a> erschien zuerst auf <a href="https://bote.example">Der Bote</a>.</p>`;
const entry = (description: string, content = "", more = ""): FeedItem =>
	parseFeed(
		Buffer.from(
			`<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Der Bote</title><item><title>Deich hält</title><link>https://bote.example/deich/</link><description><![CDATA[${description}]]></description>${content && `<content:encoded><![CDATA[${content}]]></content:encoded>`}${more}</item></channel></rss>`,
		),
	).articles[0]!;
const about = { extracted: null, feedTitle: "Der Bote", firstSeen: Date.UTC(2026, 10, 22) };

describe("where the text comes from", () => {
	test.each<[string, FeedItem, string]>([
		["the feed has it all", entry("Kurz", `<p>${long}</p>${footer}`), "feed"],
		["the feed has it all in its description", entry(`<p>${long}</p><p>${long}</p>`), "feed"],
		["an excerpt", entry(`Kurz [&#8230;]`), "page"],
		["a long excerpt that says it goes on", entry("Kurz", `<p>${long} [&#8230;]</p>${footer}`), "page"],
		["a long excerpt with a link", entry("Kurz", `<p>${long}</p><p><a href="x">Weiterlesen &rarr;</a></p>`), "page"],
		["a short content", entry("Kurz", "<p>Nur ein Satz.</p>"), "page"],
		["nothing", { ...entry(""), link: "" }, "nothing"],
		["a short content and no page", { ...entry("", "<p>Nur ein Satz.</p>"), link: "" }, "feed"],
	])("%s", (_, item, from) => {
		expect(textSource(item).from).toBe(from);
	});
});

describe("the article", () => {
	test("from what extraction found: footer cut, related kept, page's image where the feed has none", () => {
		const extracted = {
			paragraphs: ["Erster Absatz.", "Zweiter Absatz.", "Der Beitrag Deich hält erschien zuerst auf Der Bote."],
			byline: "Ina Lühr",
			site: "Bote online",
			image: "https://bote.example/bild.jpg",
			related: [{ title: "Sturm", url: "https://bote.example/sturm/" }],
		};
		const article = toArticle(
			entry(`Kurz [&#8230;]${footer}`, "", "<pubDate>Sun, 01 Jan 2040 10:00:00 GMT</pubDate>"),
			{ ...about, extracted },
		);
		expect(articleSchema.parse(article)).toEqual(article);
		expect(article).toMatchObject({
			title: "Deich hält",
			teaser: "Kurz …",
			text: "Erster Absatz.\n\nZweiter Absatz.",
			paragraphs: ["Erster Absatz.", "Zweiter Absatz."],
			author: "Ina Lühr",
			publisher: "Bote online",
			image: "https://bote.example/bild.jpg",
			published: about.firstSeen,
			related: extracted.related,
		});
	});

	test("from the feed alone where extraction failed; the date of change stands in for a missing date", () => {
		const item = {
			...entry("Kurz", `<p>Eins.</p><p>Zwei.</p><p>Weiterlesen</p>${footer}`),
			updated: 5,
			published: null,
		};
		expect(toArticle(item, about)).toMatchObject({
			paragraphs: ["Eins.", "Zwei."],
			published: 5,
			publisher: "Der Bote",
		});
		expect(toArticle(entry("Nur der Teaser."), about)).toMatchObject({
			text: "",
			teaser: "Nur der Teaser.",
			published: null,
		});
	});

	test("its hash follows what a reader sees, not dates or counters", () => {
		const hash = (text: string, more: Partial<FeedItem> = {}) =>
			toArticle({ ...entry("T", `<p>${text}</p>`), ...more }, about).hash;
		expect(hash("Fünf Kommentare: 7 Kommentare", { published: 1 })).toBe(
			hash("Fünf  Kommentare: 9 Kommentare", { published: 2 }),
		);
		expect(hash("Eins")).not.toBe(hash("Zwei"));
		expect(hash("Eins")).not.toBe(hash("Eins", { title: "Anders" }));
	});
});

describe("filters explain themselves", () => {
	const article = {
		title: "Landtagswahl: Große Straße gesperrt",
		teaser: "Kurz.",
		text: "Die Stadt wählt.",
		categories: ["Politik", "Lokales"],
		author: "Ina Lühr",
	};
	const judge = (filter: object) => {
		const { passed, because } = filterArticle(filterSchema.parse(filter), article);
		return [passed, ...because.map(({ text, params }) => sayLoose("de", text, params))];
	};
	test.each([
		[{}, true, "Kein Filter gesetzt."],
		[{ any: [{ category: "politik" }] }, true, "Filter bestanden: Die Rubrik enthält „politik“."],
		[{ any: [{ category: "Pol*" }, { title: "Sport" }] }, true, "Filter bestanden: Die Rubrik enthält „Pol*“."],
		[
			{ any: [{ category: "Sport" }, { title: ["Oper", "Ballett"] }] },
			false,
			"Nicht gepostet: Keine der Bedingungen trifft zu (gesucht: Sport / Oper / Ballett).",
		],
		[
			{ all: [{ title: "Wahl" }] },
			false,
			"Nicht gepostet: Die Überschrift enthält „Wahl“ nicht (alle müssen zutreffen).",
		],
		[{ all: [{ title: "*wahl" }, { author: "ina lühr" }] }, true, "Filter bestanden: Die Überschrift enthält „*wahl“."],
		[
			{ all: [{ author: "Ina" }] },
			false,
			"Nicht gepostet: Die Autorenzeile enthält „Ina“ nicht (alle müssen zutreffen).",
		],
		[
			{ not: [{ text: "GROSSE STRASSE" }] },
			false,
			"Nicht gepostet: Der Text enthält „GROSSE STRASSE“ (ausgeschlossen).",
		],
		[{ not: [{ title: "Anzeige" }] }, true, "Filter bestanden: nichts Ausgeschlossenes gefunden."],
		[
			{ all: [{ title: "(a+)+$" }] },
			false,
			"Nicht gepostet: Die Überschrift enthält „(a+)+$“ nicht (alle müssen zutreffen).",
		],
	])("%o", (filter, passed, reason) => {
		expect(judge(filter)).toEqual([passed, reason]);
	});

	test("every reason that stops an article is named, and what is no filter is refused", () => {
		expect(judge({ not: [{ category: "Politik" }], all: [{ title: "Sport" }] })).toHaveLength(3);
		for (const bad of [
			{ any: [{}] },
			{ any: [{ title: "a", text: "b" }] },
			{ some: [] },
			{ any: [{ title: "" }] },
			{ any: [{ titel: "x" }] },
		])
			expect(filterSchema.safeParse(bad).success, JSON.stringify(bad)).toBe(false);
	});
});

describe("OPML", () => {
	test("what is written is read back, with folders and special characters", () => {
		const feeds = [
			{
				url: "https://bote.example/feed/?a=1&b=2",
				title: "Der „Bote“ & <Söhne>",
				link: "https://bote.example/",
				folders: ["Region", "Küste"],
			},
			{ url: "https://kurier.example/rss", title: "Kurier", link: "", folders: [] },
			{ url: "https://wacht.example/rss", title: "Wacht", link: "", folders: ["Region"] },
		];
		const read = readOpml(Buffer.from(writeOpml(feeds, "Meine Feeds")));
		expect(read.sort((a, b) => a.url.localeCompare(b.url))).toEqual(feeds);
	});

	test("each address once, only http(s), latin-1, junk in front", () => {
		const opml = `\ufeff\n<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE opml><opml version="1.1"><body><outline title="Übersee"><outline text="A" xmlUrl="https://a.example/rss"/><outline text="A2" xmlURL="https://a.example/rss"/><outline text="X" xmlUrl="javascript:alert(1)"/></outline></body></opml>`;
		expect(readOpml(Buffer.from(opml, "latin1"))).toMatchObject([
			{ url: "https://a.example/rss", folders: ["Übersee"] },
		]);
	});

	test.each([
		["<html></html>", "keine OPML-Liste"],
		["", "keine OPML-Liste"],
		["<opml version='2.0'><body><outline text='leer'/></body></opml>", "kein einziger Feed"],
		[`<opml><body>${"<outline text='x'>".repeat(100)}</body></opml>`, "zu groß"],
		[
			`<opml><body>${Array.from({ length: 501 }, (_, n) => `<outline xmlUrl="https://a.example/${n}"/>`).join("")}</body></opml>`,
			"zu groß",
		],
	])("%#: says what is wrong", (text, words) => {
		expect(() => readOpml(Buffer.from(text))).toThrow(UserError);
		expect(() => readOpml(Buffer.from(text))).toThrow(words);
	});
});
