// Every parser of what others write: it ends, soon, and what it throws is an error of ours.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { extract, extractFragment } from "../../src/articles/extract.ts";
import { parseFeed } from "../../src/articles/feed.ts";
import { readOpml } from "../../src/articles/opml.ts";
import { readPage } from "../../src/articles/page-links.ts";
import { loadConfig } from "../../src/config.ts";
import { parseDuration } from "../../src/duration.ts";
import { UserError } from "../../src/errors.ts";
import { compileTerms } from "../../src/language/terms.ts";
import { termListSchema, toTermList } from "../../src/rules/term-list.ts";
import { readYaml } from "../../src/yaml.ts";
import { checkYaml } from "../../src/yaml-check.ts";
import { FUZZ_TIMEOUT, fuzz, mutations } from "./fuzz.ts";

const CONFIG = fileURLToPath(new URL("../../config/", import.meta.url));

/** Our own errors are answers. */
function mayRefuse(work: () => unknown): void {
	try {
		work();
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
	}
}

const FEEDS = [
	`<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Bote</title><link>https://bote.example/</link><item><title>Deich h&#228;lt</title><link>https://bote.example/deich/</link><guid isPermaLink="false">1</guid><pubDate>Mon, 10 Mar 2025 09:30:00 +0000</pubDate><description><![CDATA[<p>Der Deich</p>]]></description><content:encoded><![CDATA[<p>Er hat <b>gehalten</b>.</p>]]></content:encoded></item></channel></rss>`,
	`<feed xmlns="http://www.w3.org/2005/Atom"><title>Bote</title><entry><id>tag:a</id><title type="html">A &amp;amp; B</title><link rel="alternate" href="https://bote.example/a"/><updated>2025-03-10T09:30:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Text</p></div></content></entry></feed>`,
	`{"version":"https://jsonfeed.org/version/1.1","title":"Bote","items":[{"id":"1","url":"https://bote.example/1","title":"Eins","content_html":"<p>Text</p>","date_published":"2025-03-10T09:30:00Z"}]}`,
	`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>Bote</title></channel><item rdf:about="y"><title>Eins</title><link>https://bote.example/1</link></item></rdf:RDF>`,
];
const PAGES = [
	`<!doctype html><html lang="de"><head><title>Deich hält</title><meta property="og:title" content="Deich hält"><link rel="canonical" href="/deich"><link rel="alternate" type="application/rss+xml" href="/feed"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Deich hält","author":{"name":"Ina Lühr"},"datePublished":"2025-03-10"}</script></head><body><nav><a href="/">Start</a></nav><article><h1>Deich hält</h1><p>Der Deich bei Süderwarft hat in der Nacht gehalten, sagte die Gemeinde am Montag.</p><p>„Wir hatten Glück“, so die Bürgermeisterin, die am Morgen am Ufer stand und Fragen beantwortete.</p><figure><img src="d.jpg"><figcaption>Der Deich</figcaption></figure><table><tr><td>1</td></tr></table></article><aside><ul><li><a href="/x">Mehr</a></li></ul></aside></body></html>`,
	`<div><div><p>Ein Absatz, der lang genug ist, um für einen Absatz gehalten zu werden, und noch etwas mehr.</p></div></div>`,
];
const OPML = [
	`<opml version="2.0"><head><title>x</title></head><body><outline text="a"><outline type="rss" text="Bote" xmlUrl="https://bote.example/feed"/></outline></body></opml>`,
];

test(
	"feeds",
	async () => {
		const tried = await fuzz("feeds", mutations(FEEDS), (text) =>
			mayRefuse(() => parseFeed(Buffer.from(text), { url: "https://bote.example/feed" })),
		);
		expect(tried).toBeGreaterThan(0);
		const bytes = fc.uint8Array({ maxLength: 2_000 });
		await fuzz("feeds of bytes", bytes, (data) =>
			mayRefuse(() => parseFeed(data, { url: "https://bote.example/feed" })),
		);
	},
	FUZZ_TIMEOUT,
);

test(
	"pages and fragments of them",
	async () => {
		await fuzz("pages", mutations(PAGES), (html) => {
			mayRefuse(() => extract(html, { url: "https://bote.example/deich" }));
			mayRefuse(() => extractFragment(html));
			mayRefuse(() => readPage(html, "https://bote.example/deich"));
		});
	},
	FUZZ_TIMEOUT,
);

test(
	"lists of feeds",
	async () => {
		await fuzz("opml", mutations(OPML), (text) => mayRefuse(() => readOpml(Buffer.from(text))));
	},
	FUZZ_TIMEOUT,
);

test(
	"settings: problems are told, nothing is thrown",
	async () => {
		const config = await loadConfig(CONFIG);
		const shipped = await readFile(`${CONFIG}guild.yaml`, "utf8");
		const small =
			"language: de\nrules:\n  - name: r\n    clause: So nicht.\n    when: { any: [{ pattern: { pattern: 'a+b' } }, { flood: { moreThan: 5, within: 10 s } }] }\n    then: [remove, { timeout: { for: 1 Tag } }]\nstrikes: { ladder: [{ at: 2, then: [ban] }] }\nownTerms: { terms: { insult: [x] } }\n";
		await fuzz("settings", mutations([small, small, small, shipped]), (text) => {
			const { value, problems } = config.checkOwn(text, "guild.yaml");
			if (!value && problems.length === 0) throw new Error("neither a value nor a problem");
			for (const { line, column } of problems)
				if (!(line >= 1 && column >= 1)) throw new Error(`a problem nowhere: ${line}:${column}`);
		});
	},
	FUZZ_TIMEOUT,
);

test(
	"term lists",
	async () => {
		const list =
			"language: de\nterms:\n  insult:\n    - Deichkasper\n    - { text: Wattwurm, mode: word }\nallow: [Watt]\n";
		await fuzz("term lists", mutations([list]), (text) => {
			const { value } = checkYaml(termListSchema, readYaml(text, "terms/x.yaml"));
			if (!value) return;
			mayRefuse(() => compileTerms([toTermList("x", value)]));
		});
	},
	FUZZ_TIMEOUT,
);

test(
	"spans of time: a number of milliseconds, or none",
	async () => {
		const real = ["10 Minuten", "2 Tage", "30s", "1 Std. 30 Min.", "1,5 h", "eine Woche und 2 Tage"];
		await fuzz("spans", fc.oneof(mutations(real), fc.string({ unit: "binary" })), (text) => {
			const ms = parseDuration(text);
			if (ms !== null && !(ms >= 0 && Number.isFinite(ms))) throw new Error(`${text}: ${ms}`);
		});
	},
	FUZZ_TIMEOUT,
);
