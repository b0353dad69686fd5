import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseFeed } from "../../src/articles/feed.ts";

const entry = (n: number) =>
	`<item><title>Titel ${n} über das Wetter</title><link>https://blatt.example/2026/artikel-${n}/</link><dc:creator><![CDATA[Ina Lühr]]></dc:creator><pubDate>Mon, 10 Mar 2025 09:30:00 +0000</pubDate><guid isPermaLink="false">https://blatt.example/?p=${n}</guid><description><![CDATA[<p>Kurz ${n} [&#8230;]</p>]]></description><content:encoded><![CDATA[<p>Lang &amp; breit ${n}</p>]]></content:encoded></item>\n`;
const atomEntry = (n: number) =>
	`<entry><id>tag:blatt.example,2026:${n}</id><title type="html">Titel ${n} über das Wetter</title><link rel="alternate" href="https://blatt.example/2026/artikel-${n}/"/><author><name>Ina Lühr</name></author><updated>2025-03-10T09:30:00Z</updated><content type="html">&lt;p&gt;Lang ${n}&lt;/p&gt;</content></entry>\n`;
const entries = (make: (n: number) => string) => Array.from({ length: 6 }, (_, n) => make(n)).join("");
const RSS = `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">\n<channel>\n<title>Blatt</title><link>https://blatt.example/</link>\n${entries(entry)}</channel></rss>`;
const ATOM = `<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n<title>Blatt</title><link href="https://blatt.example/"/>\n${entries(atomEntry)}</feed>`;

const intact = (document: string) =>
	parseFeed(Buffer.from(document)).articles.filter(
		(article) =>
			/^Titel \d über das Wetter$/.test(article.title) &&
			/^https:\/\/blatt\.example\/2026\/artikel-\d\/$/.test(article.link),
	).length;

test("undamaged: all six, without repair", () => {
	for (const document of [RSS, ATOM]) {
		expect(intact(document)).toBe(6);
		expect(parseFeed(Buffer.from(document)).repairs).toEqual([]);
	}
});

describe("one damage, wherever it is, costs one entry at most", () => {
	// The parser alone loses the whole document for one "<" in every second place.
	test.each<[string, (text: string, at: number) => string]>([
		["a stray <", (text, at) => `${text.slice(0, at)}<${text.slice(at)}`],
		["a stray &", (text, at) => `${text.slice(0, at)}&${text.slice(at)}`],
		["a stray tag", (text, at) => `${text.slice(0, at)}<b>${text.slice(at)}`],
		["an end of CDATA", (text, at) => `${text.slice(0, at)}]]>${text.slice(at)}`],
		["a control character", (text, at) => `${text.slice(0, at)}\u0001${text.slice(at)}`],
		["a stray quotation mark", (text, at) => `${text.slice(0, at)}"${text.slice(at)}`],
		["an opened comment", (text, at) => `${text.slice(0, at)}<!--${text.slice(at)}`],
		["opened CDATA", (text, at) => `${text.slice(0, at)}<![CDATA[${text.slice(at)}`],
		["a lost character", (text, at) => text.slice(0, at) + text.slice(at + 1)],
	])("%s", (_, damage) => {
		fc.assert(
			fc.property(fc.constantFrom(RSS, ATOM), fc.nat(10_000), (document, place) => {
				expect(intact(damage(document, place % document.length))).toBeGreaterThanOrEqual(5);
			}),
			{ numRuns: 300 },
		);
	});
});

test("cut off anywhere, every entry that arrived complete is there", () => {
	fc.assert(
		fc.property(fc.constantFrom(RSS, ATOM), fc.nat(10_000), (document, place) => {
			const cut = document.slice(0, place % document.length);
			const complete = cut.split(/<\/(?:item|entry)>/).length - 1;
			if (complete > 0) expect(intact(cut)).toBeGreaterThanOrEqual(complete);
		}),
		{ numRuns: 300 },
	);
});
