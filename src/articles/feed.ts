// A feed's bytes to articles: RSS 0.9x/1.0/2.0, Atom, JSON Feed. feedsmith parses; what it refuses is mended first.
import { parseAtomFeed, parseJsonFeed, parseRdfFeed, parseRssFeed } from "feedsmith";
import { UserError } from "../errors.ts";
import { defineTexts } from "../texts.ts";
import type { FeedFormat, FeedItem, ParsedFeed } from "./article.ts";
import { parseDate } from "./dates.ts";
import { decodeBytes } from "./decode.ts";
import { fromAtom, fromJson, fromRdf, fromRss, type RawFeed, type RawItem } from "./feed-items.ts";
import { rebuild, shapeOf, tidy } from "./feed-repair.ts";
import { withoutCut, withoutFooter } from "./footer.ts";
import { shortHash } from "./hash.ts";
import { contentHash, keysOf, strongKeys } from "./identity.ts";
import { decodeEntities, plainText } from "./plain-text.ts";
import { canonicalUrl, httpUrl } from "./url.ts";

export type { FeedItem, ParsedFeed } from "./article.ts";

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

export interface FeedHints {
	contentType?: string | null;
	/** The address the feed came from: relative links are relative to it. */
	url?: string;
	/** IANA zone of dates that name none; default Europe/Berlin. */
	zone?: string;
}

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
	const format = FORMATS[shape.root];
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

function refine(raw: RawFeed, format: FeedFormat, repairs: string[], hints: FeedHints): ParsedFeed {
	const feedUrl = hints.url ?? httpUrl(raw.self);
	const base = httpUrl(raw.base, feedUrl) ?? feedUrl ?? httpUrl(raw.link);
	const link = httpUrl(raw.link, base) ?? "";
	const drafts = raw.items.map((item) =>
		refineItem(item, { base: base ?? link, home: link, author: raw.author, zone: hints.zone }),
	);
	const { keys } = strongKeys(drafts.map((draft) => ({ keys: draft.keys, title: draft.title })));
	const articles = drafts.flatMap((draft, index): FeedItem[] => {
		const own = keys[index];
		if (!own) return [];
		const weakKeys = draft.keys.filter((key) => !own.includes(key));
		return [{ ...draft, keys: own, weakKeys, key: shortHash(own[0]!) }];
	});
	return {
		title: plainText(raw.title),
		link,
		format,
		ttl: raw.ttl === null ? null : raw.ttl * 60_000,
		hub: httpUrl(raw.hub, base),
		self: httpUrl(raw.self, base),
		older: httpUrl(raw.older, base) ?? wordpressPage(raw.generator, feedUrl),
		repairs,
		articles,
	};
}

/** WordPress serves older articles under the same address with `paged`. */
function wordpressPage(generator: string, feedUrl: string | null | undefined): string | null {
	if (!/wordpress/i.test(generator) || !feedUrl) return null;
	const url = new URL(feedUrl);
	const page = Number(url.searchParams.get("paged") ?? 1);
	url.searchParams.set("paged", String((Number.isInteger(page) && page > 0 ? page : 1) + 1));
	return url.href;
}

interface Context {
	base: string;
	home: string;
	author: string | null;
	zone: string | undefined;
}

function refineItem(raw: RawItem, context: Context): FeedItem {
	const base = httpUrl(raw.base, context.base) ?? context.base;
	const guidAsLink = raw.guidIsLink && /^https?:\/\//i.test(raw.guid ?? "") ? raw.guid : null;
	const link = canonicalUrl(raw.link, base) ?? canonicalUrl(guidAsLink) ?? "";
	// feedsmith has decoded once; what is text by declaration may only be decoded again, not read as HTML.
	const title =
		raw.titleIsText && !/<(\w+)[^>]{0,200}>[^<]*<\/\1>/.test(raw.title)
			? plainText(decodeEntities(raw.title).replaceAll("<", "&lt;"))
			: plainText(raw.title);
	const content = raw.contentIsText && raw.content ? asHtml(raw.content) : raw.content;
	const summaryText = withoutFooter(plainText(raw.summary));
	const contentText = content ? withoutFooter(plainText(content)) : "";
	// A description as long as an article is the article.
	const isFull = content === "" && summaryText.length > 1200;
	const summary = clip(isFull || summaryText === "" ? contentText || summaryText : summaryText);
	const text = contentText || summaryText;
	const categories = [...new Set(raw.categories.map((category) => plainText(category)).filter(Boolean))];
	return {
		key: "",
		keys: keysOf({ guid: raw.guid, link, title, text, home: context.home }),
		weakKeys: [],
		guid: raw.guid,
		title: title || clip(text, 100),
		link,
		published: date(raw.published, context.zone),
		updated: date(raw.updated, context.zone),
		summary,
		content: isFull ? raw.summary : content,
		author: plainText(raw.author ?? "") || plainText(context.author ?? "") || null,
		categories: categories.slice(0, 50),
		image: firstImage(raw.images, content || raw.summary, base),
		comments: raw.comments,
		hash: contentHash("", summaryText, contentText),
	};
}

function date(value: string | null, zone: string | undefined): number | null {
	return value === null ? null : parseDate(value, { zone });
}

function asHtml(text: string): string {
	return text
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		.split(/\n\s*\n/)
		.map((paragraph) => `<p>${paragraph}</p>`)
		.join("");
}

/** A teaser: whole words, at most `length` characters. */
function clip(text: string, length = 500): string {
	const tidy = withoutCut(text);
	if (tidy.length <= length) return tidy;
	const cut = tidy.slice(0, length);
	return `${cut
		.slice(0, Math.max(cut.lastIndexOf(" "), length - 40))
		.replace(/[\ud800-\udbff]$/, "")
		.trimEnd()} …`;
}

function firstImage(candidates: string[], html: string, base: string): string | null {
	for (const candidate of candidates) {
		const url = httpUrl(candidate, base);
		if (url) return url;
	}
	// Counting pixels and smileys are images too.
	for (const match of html.slice(0, 100_000).matchAll(/<img\s([^<>]{0,3000})>/gi)) {
		const tag = match[1]!;
		if (/\b(?:width|height)\s*=\s*["']?[01]["'\s]/i.test(`${tag} `)) continue;
		const source = /(?:^|\s)(?:data-src|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(tag);
		const url = httpUrl(source?.[1] ?? source?.[2] ?? source?.[3], base);
		if (
			url &&
			!/\/(?:smilies|emoji)\/|s\.w\.org|gravatar\.com|\/pixel|feedburner\.com|vgwort\.de|vg\d+\.met/i.test(url)
		)
			return url;
	}
	return null;
}
