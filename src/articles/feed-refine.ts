// What a feed says in the form in which it is used: plain titles, absolute links, dates as times, keys.
import type { FeedFormat, FeedItem, ParsedFeed } from "./article.ts";
import { parseDate } from "./dates.ts";
import type { RawFeed, RawItem } from "./feed-items.ts";
import { withoutCut, withoutFooter } from "./footer.ts";
import { shortHash } from "./hash.ts";
import { contentHash, keysOf, strongKeys } from "./identity.ts";
import { decodeEntities, plainText } from "./plain-text.ts";
import { canonicalUrl, httpUrl } from "./url.ts";

export interface FeedHints {
	contentType?: string | null;
	/** The address the feed came from: relative links are relative to it. */
	url?: string;
	/** IANA zone of dates that name none; default Europe/Berlin. */
	zone?: string;
}

/** @param repairs what had to be done to read it */
export function refine(raw: RawFeed, format: FeedFormat, repairs: string[], hints: FeedHints): ParsedFeed {
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
