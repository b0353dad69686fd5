import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseFeed } from "../../src/articles/feed.ts";
import { UserError } from "../../src/errors.ts";

const bytes = (text: string, encoding: BufferEncoding = "utf8") => Buffer.from(text, encoding);
const url = "https://bote.example/feed/";
const read = (text: string) => parseFeed(bytes(text), { url });
const rss = (items: string, head = "<title>Bote</title><link>https://bote.example/</link>") =>
	`<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>${head}${items}</channel></rss>`;
const item = (title: string, more = "") => `<item><title>${title}</title>${more}</item>`;
const titles = (text: string) => read(text).articles.map((article) => article.title);

test("RSS 2.0 as WordPress writes it", () => {
	const feed =
		read(`<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:media="http://search.yahoo.com/mrss/"><channel>
<title>Der Bote &amp;#8211; Nachrichten</title><atom:link href="https://bote.example/feed/" rel="self"/><atom:link rel="hub" href="https://hub.example/"/><link>https://bote.example</link><ttl>30</ttl><generator>https://wordpress.org/?v=6.8</generator>
<item><title>Deich h&#228;lt: &#8222;Alles gut&#8220;</title><link>https://bote.example/deich-haelt/?utm_source=rss&amp;utm_medium=rss&amp;a=1</link>
<dc:creator><![CDATA[Ina Lühr]]></dc:creator><pubDate>Mon, 10 Mar 2025 09:30:00 +0000</pubDate><category><![CDATA[Küste]]></category><category>Küste</category>
<guid isPermaLink="false">https://bote.example/?p=12</guid>
<description><![CDATA[<p>Der Deich bei Süderwarft hat gehalten [&#8230;]</p><p>Der Beitrag <a href="x">Deich</a> erschien zuerst auf <a href="y">Bote</a>.</p>]]></description>
<content:encoded><![CDATA[<p>Der Deich hat gehalten.</p><img src="/pixel.gif" width="1" height="1"><img src="/deich.jpg">]]></content:encoded>
<slash:comments>7</slash:comments></item></channel></rss>`);
	expect(feed).toMatchObject({
		title: "Der Bote – Nachrichten",
		link: "https://bote.example/",
		format: "rss",
		ttl: 1_800_000,
		hub: "https://hub.example/",
		self: "https://bote.example/feed/",
		older: "https://bote.example/feed/?paged=2",
		repairs: [],
	});
	expect(feed.articles).toHaveLength(1);
	expect(feed.articles[0]).toMatchObject({
		title: "Deich hält: „Alles gut“",
		link: "https://bote.example/deich-haelt/?a=1",
		published: Date.UTC(2025, 2, 10, 9, 30),
		summary: "Der Deich bei Süderwarft hat gehalten …",
		author: "Ina Lühr",
		categories: ["Küste"],
		image: "https://bote.example/deich.jpg",
		comments: 7,
	});
	expect(feed.articles[0]!.key).toMatch(/^[a-z0-9]{16}$/);
	expect(feed.articles[0]!.keys.map((key) => key[0])).toEqual(["p", "g", "l", "m"]);
});

test("RSS 0.91, 1.0 and Atom 0.3/1.0, JSON Feed, upper case, bare prefixes", () => {
	expect(titles(`<rss version="0.91"><channel><title>T</title><item><title>A</title></item></channel></rss>`)).toEqual([
		"A",
	]);
	expect(titles(`<RSS version="2.0"><CHANNEL><ITEM><TITLE>A</TITLE></ITEM></CHANNEL></RSS>`)).toEqual(["A"]);
	expect(titles(`<rss version="2.0"><channel><title>T</title></channel><item><title>A</title></item></rss>`)).toEqual([
		"A",
	]);
	const rdf = read(
		`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>T</title><link>https://bote.example/</link></channel><item rdf:about="https://bote.example/1"><title>A</title><link>https://bote.example/1</link><dc:date>2025-03-10T10:30:00+01:00</dc:date></item></rdf:RDF>`,
	);
	expect(rdf).toMatchObject({ format: "rdf", articles: [{ title: "A", published: Date.UTC(2025, 2, 10, 9, 30) }] });
	const atom =
		read(`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://bote.example/blog/"><title type="html">Bote &amp;amp; Co</title><author><name>Ina</name></author><link rel="self" href="feed"/><link rel="next" href="?page=2"/>
<entry xml:base="2025/"><id>tag:bote.example,2025:1</id><title type="text">1 &lt; 2 und &lt;b&gt;</title><link rel="replies" href="k"/><link href="a.html"/><published>2025-03-10T09:30:00Z</published><updated>2025-03-11T09:30:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hallo <b>Welt</b></p></div></content><category term="k" label="Küste"/></entry></feed>`);
	expect(atom).toMatchObject({
		title: "Bote & Co",
		format: "atom",
		self: "https://bote.example/blog/feed",
		older: "https://bote.example/blog/?page=2",
	});
	expect(atom.articles[0]).toMatchObject({
		title: "1 < 2 und <b>",
		link: "https://bote.example/blog/2025/a.html",
		published: Date.UTC(2025, 2, 10, 9, 30),
		updated: Date.UTC(2025, 2, 11, 9, 30),
		summary: "Hallo Welt",
		author: "Ina",
		categories: ["Küste"],
	});
	const json = read(
		JSON.stringify({
			version: "https://jsonfeed.org/version/1.1",
			title: "Bote",
			items: [
				{
					id: 1,
					url: "/a",
					title: "A < B",
					content_text: "Eins\n\nZwei & drei",
					date_modified: "2025-03-10T09:30:00Z",
					tags: ["Küste"],
				},
			],
		}),
	);
	expect(json.articles[0]).toMatchObject({
		title: "A < B",
		link: "https://bote.example/a",
		content: "<p>Eins</p><p>Zwei &amp; drei</p>",
		updated: Date.UTC(2025, 2, 10, 9, 30),
	});
});

describe("what feedsmith gives up is repaired", () => {
	test.each([
		["a raw < in a headline", rss(item("1 < 2") + item("B")), ["1 < 2", "B"]],
		["a tag that is none", rss(item("a <b c") + item("B")), ["a <b c", "B"]],
		["a description never closed", rss(`<item><title>A</title><description>abc</item>${item("B")}`), ["A", "B"]],
		[
			"an element never closed that swallows the next entry",
			rss(`<item><title>A</title><foo></item>${item("B")}`),
			["A", "B"],
		],
		["CDATA never closed", rss(item("<![CDATA[A") + item("B")), ["A", "B"]],
		["an entry never closed", rss(`<item><title>A</title>${item("B")}`), ["A", "B"]],
		["cut off inside an entry", rss(item("A") + item("B")).slice(0, -40), ["A"]],
		["cut off after an entry", rss(item("A")).slice(0, -16), ["A"]],
		["two documents in one", rss(item("A")) + rss(item("B")), ["A"]],
		["a warning of PHP first", `<br />\n<b>Warning</b>: include() in /x.php\n${rss(item("A"))}`, ["A"]],
		["blank lines first", `\n\n ${rss(item("A"))}`, ["A"]],
		["a byte order mark, twice", `\ufeff\ufeff${rss(item("A"))}`, ["A"]],
		["control characters", rss(item("A\u0000\u0008B")), ["AB"]],
		["letters that grow when they are made small", rss(item("İİİİİİ 1 < 2") + item("B")), ["İİİİİİ 1 < 2", "B"]],
		["bare ampersands and HTML entities", rss(item("A & B &uuml;&nbsp;C")), ["A & B ü C"]],
		[
			"a document type with parameter entities",
			`<!DOCTYPE rss [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x; <!ENTITY co "Söhne">]>${rss(item("A &co;"))}`,
			["A Söhne"],
		],
		["junk after the end", `${rss(item("A"))}<script>x</script>`, ["A"]],
		[
			"Atom with a raw <",
			`<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><author><name>I</name></author><title>1 < 2</title></entry><entry><title>B</title></entry></feed>`,
			["1 < 2", "B"],
		],
		[
			"RDF with a raw <",
			`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>T</title></channel><item><title>1 < 2</title></item><item><title>B</title></item></rdf:RDF>`,
			["1 < 2", "B"],
		],
	])("%s", (_, text, expected) => {
		expect(titles(text)).toEqual(expected);
	});

	test("links, dates, guids and HTML survive the repair", () => {
		const more = `<link>https://bote.example/a?x=1&y=2</link><guid isPermaLink="false">g1</guid><pubDate>Mo, 10 Mär 2025 10:30:00 MEZ</pubDate><description>&lt;p&gt;Hallo&lt;/p&gt;</description><content:encoded><![CDATA[<p>Voll</p>]]></content:encoded><enclosure url="/b.jpg" type="image/jpeg"/>`;
		const sound = read(rss(item("A", more))).articles[0];
		const { articles, repairs } = read(rss(item("A", more) + item("1 < 2")));
		expect(repairs).toEqual(["broken markup"]);
		expect(articles[0]).toEqual(sound);
		expect(sound).toMatchObject({
			guid: "g1",
			content: "<p>Voll</p>",
			image: "https://bote.example/b.jpg",
			published: Date.UTC(2025, 2, 10, 9, 30),
		});
	});

	test("a feed without entries is a feed", () => {
		for (const empty of [
			rss(""),
			`<rss version="2.0"><channel></channel></rss>`,
			`<rss version="2.0"/>`,
			`<feed xmlns="http://www.w3.org/2005/Atom"/>`,
			`{"version":"https://jsonfeed.org/version/1","title":"T","items":[]}`,
			'\ufeff{"version":"https://jsonfeed.org/version/1","items":[]}',
		])
			expect(read(empty).articles).toEqual([]);
	});
});

describe("encodings: case 8 of feeds.md", () => {
	const body = (label: string) =>
		`<?xml version="1.0"${label ? ` encoding="${label}"` : ""}?><rss version="2.0"><channel><title>T</title>${item("Grüße „aus“ Köln – 5 €")}</channel></rss>`;
	const cp1252 = (text: string) =>
		Buffer.from([...text].map((c) => ({ "„": 0x84, "“": 0x93, "–": 0x96, "€": 0x80 })[c] ?? c.charCodeAt(0)));
	const utf16 = (text: string, big: boolean) => (big ? bytes(text, "utf16le").swap16() : bytes(text, "utf16le"));
	const utf32 = (text: string) =>
		Buffer.concat([...text].map((c) => Buffer.from([0, 0, c.charCodeAt(0) >> 8, c.charCodeAt(0) & 255])));
	test.each([
		["windows-1252, rightly labelled", cp1252(body("windows-1252")), null],
		["windows-1252 that calls itself ISO-8859-1", cp1252(body("ISO-8859-1")), null],
		["windows-1252 that calls itself UTF-8", cp1252(body("UTF-8")), "application/rss+xml; charset=UTF-8"],
		["windows-1252 without a label", cp1252(body("")), "text/xml"],
		["windows-1252 with a label only in HTTP", cp1252(body("")), `text/xml; charset="Windows-1252"`],
		["UTF-8 that calls itself ISO-8859-1", bytes(body("ISO-8859-1")), "text/xml; charset=iso-8859-1"],
		["UTF-8 with a label nobody knows", bytes(body("utf-acht")), "text/xml; charset='klingonisch'"],
		["UTF-8 with a mark", bytes(`\ufeff${body("")}`), null],
		["UTF-8 with a mark, labelled UTF-16", bytes(`\ufeff${body("UTF-16")}`), null],
		["UTF-16 with a mark", utf16(`\ufeff${body("UTF-16")}`, false), null],
		["UTF-16 big-endian with a mark", utf16(`\ufeff${body("UTF-16")}`, true), null],
		["UTF-16 without a mark", utf16(body("UTF-16"), false), null],
		["UTF-16 big-endian without a mark", utf16(body(""), true), null],
		["UTF-32 big-endian", utf32(`\ufeff${body("")}`), null],
	])("%s", (_, document, contentType) => {
		expect(parseFeed(document, { contentType }).articles[0]!.title).toBe("Grüße „aus“ Köln – 5 €");
	});

	test("UTF-8 with single foreign bytes keeps its umlauts", () => {
		const broken = Buffer.concat([
			bytes(rss(`${item("Größe über alles")}<item><title>Übung `)),
			Buffer.from([0xe4, 0x20, 0xc3]),
			bytes("</title></item></channel></rss>"),
		]);
		expect(parseFeed(broken).articles.map((article) => article.title)).toEqual(["Größe über alles", "Übung ä Ã"]);
	});

	test("text encoded twice is left to the reader, C1 controls are read as what was meant", () => {
		expect(titles(rss(item("\u0084Zitat\u0093 \u0096 x")))).toEqual(["„Zitat“ – x"]);
	});
});

describe("links", () => {
	test.each([
		["<link>/a</link>", "https://bote.example/a"],
		["<link>a</link>", "https://bote.example/feed/a"],
		["<link>//cdn.example/a</link>", "https://cdn.example/a"],
		["<link> \n https://x.example/a \n</link>", "https://x.example/a"],
		["<link>https://x.example/a?b=1&c=2#kommentare</link>", "https://x.example/a?b=1&c=2"],
		["<link>javascript:alert(1)</link>", ""],
		["<link>https://u:p@x.example/a</link>", "https://x.example/a"],
		["<guid>https://x.example/g</guid>", "https://x.example/g"],
		['<guid isPermaLink="false">https://x.example/g</guid>', ""],
		["<guid>kein-link</guid>", ""],
		[
			"<link/><atom:link xmlns:atom='http://www.w3.org/2005/Atom' href='https://x.example/atom'/>",
			"https://x.example/atom",
		],
		["<link>https://x.example/a?utm_source=rss&amp;fbclid=9&amp;wt_mc=rss</link>", "https://x.example/a"],
	])("%s", (link, expected) => {
		expect(read(rss(item("A", link))).articles[0]!.link).toBe(expected);
	});

	test("a picture's link does not become the feed's", () => {
		expect(
			read(
				rss(
					item("A"),
					"<title>T</title><image><title>Bild</title><link>https://bild.example/</link></image><link>https://bote.example/</link>",
				),
			),
		).toMatchObject({ title: "T", link: "https://bote.example/" });
	});
});

describe("repetitions: case 4 of feeds.md", () => {
	const entry = (title: string, guid: string, link: string) =>
		item(title, `<guid isPermaLink="false">${guid}</guid><link>https://bote.example/${link}</link>`);
	test("an entry listed twice is one article; a guid used twice names neither", () => {
		const { articles } = read(
			rss(entry("Eins", "g", "eins") + entry("Zwei", "g", "zwei") + entry("Eins", "g", "eins") + item("Ohne alles")),
		);
		expect(articles.map((article) => article.title)).toEqual(["Eins", "Zwei", "Ohne alles"]);
		expect(articles[0]!.keys.some((key) => key.startsWith("g:"))).toBe(false);
		expect(articles[0]!.weakKeys.some((key) => key.startsWith("g:"))).toBe(true);
		expect(new Set(articles.map((article) => article.key)).size).toBe(3);
	});

	test("an old and a new headline of one article, side by side, are one article", () => {
		expect(titles(rss(entry("Neu", "g1", "a") + entry("Alt", "g1", "a") + entry("B", "g2", "b")))).toEqual([
			"Neu",
			"B",
		]);
	});

	test("the same guid and address on everything makes nothing disappear", () => {
		const all = Array.from({ length: 5 }, (_, n) => entry(`Artikel ${n}`, "1", "news.html")).join("");
		const { articles } = read(rss(all));
		expect(new Set(articles.map((article) => article.key)).size).toBe(5);
	});
});

describe("what is no feed is said so, in both languages", () => {
	test.each([
		["", "leer"],
		["   \n ", "leer"],
		["<!DOCTYPE html><html><head><title>x</title></head></html>", "Webseite"],
		["<html><body><rss>", "Webseite"],
		["Not found", "kein Feed"],
		["{}", "kein Feed"],
		['{"items": 3}', "kein Feed"],
		['{"title": "x"', "beschädigt"],
		["<opml version='2.0'><body/></opml>", "OPML"],
		["<sitemapindex/>", "kein Feed"],
		[rss(item("<a>".repeat(300_000))), "verschachtelt"],
		[rss(item(`<a ${"b='c' ".repeat(20_000)}>`)), "verschachtelt"],
		[rss("<item/>".repeat(250_000)), "verschachtelt"],
		["x".repeat(10_000_001), "groß"],
	])("%#", (text, words) => {
		const error = (() => {
			try {
				read(text);
			} catch (thrown) {
				return thrown;
			}
		})();
		expect(error).toBeInstanceOf(UserError);
		expect((error as UserError).message).toContain(words);
		expect((error as UserError).text.en).not.toBe((error as UserError).text.de);
	});
});

test("bombs of every kind are over in a moment", () => {
	const laugh = `<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>${rss(item("&c;".repeat(50_000)))}`;
	const bombs = [
		laugh,
		rss(item("<![CDATA[".repeat(100_000))),
		rss(item("<!--".repeat(250_000))),
		rss(item("<".repeat(1_000_000))),
		rss(item("&lt;b&gt;".repeat(100_000))),
		rss(item("x", `<description>${"&lt;p&gt;".repeat(100_000)}</description>`)),
		rss("<item>".repeat(100_000)),
		rss(`<item><title>1 < 2${"<author><b>".repeat(90_000)}`),
		rss(`<item>${"<title>".repeat(150_000)}</item>`),
		rss(`<item>${"<author><name>".repeat(90_000)}</author></item>`),
		rss(`<item>${'<link href="'.repeat(80_000)}</item>`),
		rss(`${item("A")}<item><title>`.repeat(900)),
		rss(item("A").repeat(1500)),
		`<feed xmlns="http://www.w3.org/2005/Atom">${"<entry><title type='xhtml'><div>".repeat(200)}`,
		`{"version":"https://jsonfeed.org/version/1","items":[${'{"id":"1","title":"a"},'.repeat(40_000)}{"id":"2"}]}`,
		`<!DOCTYPE rss [${"<!ENTITY x ".repeat(90_000)}`,
		`<rss version="2.0" xmlns:${"a".repeat(60_000)}="b"><channel/></rss>`,
	];
	for (const [index, bomb] of bombs.entries()) {
		const start = performance.now();
		try {
			read(bomb);
		} catch (error) {
			expect(error).toBeInstanceOf(UserError);
		}
		expect(performance.now() - start, String(index)).toBeLessThan(3000);
	}
});

test("whatever arrives, the answer is articles or a UserError", () => {
	const piece = fc.constantFrom(
		"<rss version='2.0'>",
		"<channel>",
		"<item>",
		"</item>",
		"<title>",
		"</title>",
		"<link>",
		"</link>",
		"<guid>",
		"a",
		"<",
		">",
		"&",
		"&amp;",
		"<![CDATA[",
		"]]>",
		"<!--",
		"-->",
		"</channel>",
		"</rss>",
		"<feed>",
		"<entry>",
		"</entry>",
		"</feed>",
		"<rdf:RDF>",
		'{"items":[',
		"__proto__",
		"<constructor>",
		"\u0000",
		"ä",
		"<?xml ",
		"?>",
		"<!DOCTYPE ",
		"[",
		"]>",
		"http://x.example/",
	);
	const document = fc.oneof(
		fc.array(piece, { maxLength: 60 }).map((parts) => bytes(parts.join(""))),
		fc.array(piece, { maxLength: 40 }).map((parts) => bytes(rss(parts.join("")))),
		fc.uint8Array({ maxLength: 300 }),
		fc.tuple(fc.uint8Array({ maxLength: 40 }), fc.nat(200)).map(([noise, at]) => {
			const feed = bytes(rss(item("Ä", "<link>https://x.example/1</link>").repeat(3)));
			return Buffer.concat([feed.subarray(0, at), noise, feed.subarray(at)]);
		}),
	);
	fc.assert(
		fc.property(document, (input) => {
			try {
				const feed = parseFeed(input, { url });
				for (const article of feed.articles) {
					expect(article.key).toMatch(/^[a-z0-9]+$/);
					expect(article.keys.length).toBeGreaterThan(0);
					expect(article.link === "" || /^https?:\/\//.test(article.link)).toBe(true);
					expect(article.title.isWellFormed()).toBe(true);
				}
				expect(new Set(feed.articles.map((article) => article.key)).size).toBe(feed.articles.length);
			} catch (error) {
				expect(error).toBeInstanceOf(UserError);
			}
		}),
		{ numRuns: 1500 },
	);
});
