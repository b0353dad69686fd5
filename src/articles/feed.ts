// A feed's bytes to articles: RSS 0.9x/1.0/2.0, Atom, JSON Feed. feedsmith parses; what it refuses is mended first.
import { parseAtomFeed, parseJsonFeed, parseRdfFeed, parseRssFeed } from "feedsmith";
import { UserError } from "../errors.ts";
import { defineTexts } from "../texts.ts";
import type { FeedFormat, ParsedFeed } from "./article.ts";
import { decodeBytes } from "./decode.ts";
import { fromAtom, fromJson, fromRdf, fromRss, type RawFeed } from "./feed-items.ts";
import { type FeedHints, refine } from "./feed-refine.ts";
import { rebuild } from "./feed-repair.ts";
import { shapeOf, tidy } from "./feed-shape.ts";

export type { FeedItem, ParsedFeed } from "./article.ts";
export type { FeedHints } from "./feed-refine.ts";

const texts = defineTexts({
	de: {
		empty: "Der Feed ist leer: Unter der Adresse kam nichts an. Prüf die Adresse im Browser.",
		webPage:
			"Unter der Adresse liegt eine Webseite, kein Feed. Gib die Adresse der Seite bei `/feed hinzufügen` an, dann suche ich ihre Feeds.",
		noFeed: "Das ist kein Feed, den ich lesen kann (RSS, Atom oder JSON Feed). Prüf die Adresse im Browser.",
		tooLarge:
			"Der Feed ist mit {size} MB zu groß; ich lese höchstens {limit} MB. Frag die Website nach einem kürzeren Feed.",
		tooComplex:
			"Der Feed ist so verschachtelt oder aufgebläht, wie es kein echter Feed ist; ich lese ihn nicht. Melde das der Website.",
		broken: "Der Feed ist beschädigt und ließ sich auch nicht reparieren ({detail}). Melde das der Website.",
		opml: "Das ist eine OPML-Liste, kein Feed. Lies sie mit `/feed opml` ein.",
	},
	en: {
		empty: "The feed is empty: nothing arrived from this address. Check the address in a browser.",
		webPage:
			"There is a web page at this address, not a feed. Give the page's address to `/feed add` and I will look for its feeds.",
		noFeed: "This is not a feed I can read (RSS, Atom or JSON Feed). Check the address in a browser.",
		tooLarge: "At {size} MB the feed is too large; I read {limit} MB at most. Ask the website for a shorter feed.",
		tooComplex: "The feed is nested or bloated as no real feed is; I will not read it. Report this to the website.",
		broken: "The feed is damaged and could not be repaired ({detail}). Report this to the website.",
		opml: "This is an OPML list, not a feed. Import it with `/feed opml`.",
	},
});

/** Far above every real feed: the largest seen hold some thousand elements and a few MB. */
const LIMITS = { bytes: 10_000_000, depth: 256, elements: 200_000, tag: 65_536, items: 1000 };

/**
 * Reads a feed.
 * @param bytes the document as it came over the wire, decompressed
 * @returns its articles in the document's order, repetitions removed, at most 1,000
 * @throws UserError saying what is wrong and what to do, in German and English
 */
export function parseFeed(bytes: Uint8Array, hints: FeedHints = {}): ParsedFeed {
	if (bytes.length > LIMITS.bytes)
		throw new UserError(texts.tooLarge, { size: Math.ceil(bytes.length / 1e6), limit: LIMITS.bytes / 1e6 });
	const { text } = decodeBytes(bytes, hints.contentType);
	if (text.trim() === "") throw new UserError(texts.empty);
	const { format, raw, repairs } = /^\s*\{/.test(text) ? readJson(text) : readXml(text);
	return refine(raw, format, repairs, hints);
}

interface Read {
	format: FeedFormat;
	raw: RawFeed;
	repairs: string[];
}

function readJson(text: string): Read {
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch (error) {
		throw new UserError(texts.broken, { detail: "JSON" }, { cause: error });
	}
	const version = (json as { version?: unknown }).version;
	const isFeed = typeof version === "string" && version.includes("jsonfeed.org");
	if (!isFeed && !Array.isArray((json as { items?: unknown }).items)) throw new UserError(texts.noFeed);
	try {
		return { format: "json", raw: fromJson(parseJsonFeed(json, { maxItems: LIMITS.items })), repairs: [] };
	} catch (error) {
		// feedsmith has no word for a feed without entries.
		if (isFeed && ((json as { items?: unknown[] }).items ?? []).length === 0)
			return {
				format: "json",
				raw: { ...NOTHING, title: String((json as { title?: unknown }).title ?? "") },
				repairs: [],
			};
		throw new UserError(texts.noFeed, {}, { cause: error });
	}
}

function readXml(document: string): Read {
	const { text, repairs } = tidy(document);
	const shape = shapeOf(text, LIMITS);
	if (shape.depth > LIMITS.depth || shape.elements > LIMITS.elements || shape.longestTag > LIMITS.tag)
		throw new UserError(texts.tooComplex);
	const format = FORMATS[shape.root] ?? formatByEntries(shape.root, text);
	if (format === undefined) throw new UserError(notAFeed(shape.root, text));
	const first = attempt(format, text);
	// An element that was never closed swallows the entries after it without an error: count.
	if (first && (first.items.length >= Math.min(shape.items, LIMITS.items) || shape.items === 0))
		return { format, raw: first, repairs };
	const rebuilt = rebuild(text);
	const second = attempt(format, rebuilt.whole) ?? together(rebuilt.single.slice(0, LIMITS.items), format);
	const best = (second?.items.length ?? -1) >= (first?.items.length ?? -1) ? second : first;
	if (best && (best.items.length > 0 || shape.items === 0)) {
		return { format, raw: best, repairs: best === first ? repairs : [...repairs, ...rebuilt.repairs] };
	}
	if (shape.items === 0) return { format, raw: NOTHING, repairs };
	throw new UserError(texts.broken, { detail: "XML" });
}

const FORMATS: Readonly<Record<string, FeedFormat>> = { rss: "rss", feed: "atom", rdf: "rdf" };

/** Where the root element itself is damaged, its entries tell. */
function formatByEntries(root: string, text: string): FeedFormat | undefined {
	if (root === "html" || root === "opml") return undefined;
	if (/<channel[\s>]/i.test(text) && /<item[\s>]/i.test(text))
		return /<item\s[^>]{0,20}rdf:about/i.test(text) ? "rdf" : "rss";
	return /<entry[\s>]/i.test(text) && /<updated[\s>]/i.test(text) ? "atom" : undefined;
}

const NOTHING: RawFeed = {
	title: "",
	link: null,
	base: null,
	ttl: null,
	hub: null,
	self: null,
	older: null,
	generator: "",
	author: null,
	items: [],
};

function notAFeed(root: string, text: string) {
	if (root === "opml") return texts.opml;
	return root === "html" || /<html[\s>]/i.test(text.slice(0, 4096)) || /^<!doctype html/i.test(text)
		? texts.webPage
		: texts.noFeed;
}

function attempt(format: FeedFormat, text: string): RawFeed | null {
	const options = { maxItems: LIMITS.items };
	try {
		if (format === "rss") return fromRss(parseRssFeed(text, options));
		if (format === "atom") return fromAtom(parseAtomFeed(text, options));
		return fromRdf(parseRdfFeed(text, options));
	} catch {
		return null;
	}
}

/** The entries that can be read one by one, where the document as a whole cannot. */
function together(singles: string[], format: FeedFormat): RawFeed | null {
	const read = singles.map((text) => attempt(format, text)).filter((feed) => feed !== null);
	return read[0] ? { ...read[0], items: read.flatMap((feed) => feed.items) } : null;
}
