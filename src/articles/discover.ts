// Feeds that a web page offers, to choose from. Feeds of comments are never among them.
import { type Page, type PageLink, pathOf, readPage } from "./page-links.ts";
import { plainText } from "./plain-text.ts";
import { canonicalUrl, hostOf, httpUrl, linkIdentity } from "./url.ts";

export interface FeedCandidate {
	url: string;
	title: string;
	format: "rss" | "atom" | "json" | "unknown";
	/** "site": everything; "section": a category, an author, a tag; "guess": a well-known path, to be tried. */
	kind: "site" | "section" | "guess";
}

/**
 * @param html a page; only its markup is read, no script
 * @param pageUrl where the page came from, after redirects
 * @returns the feeds it names, best first: the whole website before sections, those in the head before links in the text
 */
export function discoverFeeds(html: string, pageUrl: string): FeedCandidate[] {
	const page = readPage(html.slice(0, 4_000_000), pageUrl);
	const found = new Map<string, FeedCandidate & { rank: number }>();
	const add = (candidate: FeedCandidate, rank: number) => {
		const id = linkIdentity(candidate.url) ?? candidate.url;
		if (!found.has(id)) found.set(id, { ...candidate, rank: rank + rankOf(candidate) });
	};
	for (const link of page.links) {
		const url = httpUrl(link.href, page.base);
		if (!url || !isFeedLink(link, url)) continue;
		const foreign = !related(hostOf(url), page.host);
		if (isCommentFeed(url, link.title) || isArticleFeed(url, page) || (foreign && !link.inHead)) continue;
		const title = plainText(link.title).slice(0, 150) || hostOf(url);
		add(
			{ url, title, format: formatOf(link.type, url), kind: kindOf(url, title) },
			(link.inHead ? 0 : 32) + (foreign ? 64 : 0),
		);
	}
	for (const candidate of platformFeeds(pageUrl)) add(candidate, 0);
	return [...found.values()]
		.sort((a, b) => a.rank - b.rank)
		.slice(0, 25)
		.map(({ rank: _, ...candidate }) => candidate);
}

/** One host is the other's, or both belong to one ("www.", "rss.", "blog."). */
function related(one: string, other: string): boolean {
	return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
}

/**
 * Where feeds usually are, for a page that names none. To be tried one by one, without following redirects to a page.
 * @param pageUrl any page of the website
 */
export function wellKnownFeeds(pageUrl: string): FeedCandidate[] {
	const page = httpUrl(pageUrl);
	if (page === null) return [];
	const paths = [
		"/feed/",
		"/rss",
		"/rss.xml",
		"/feed.xml",
		"/atom.xml",
		"/index.xml",
		"/feed.json",
		"/feed/rss/",
		"/rss/news.xml",
		"/index.rdf",
	];
	const section = new URL("./feed/", page).pathname;
	return [...new Set([...paths, ...(section === "/feed/" ? [] : [section])])].map((path) => ({
		url: new URL(path, page).href,
		title: hostOf(page),
		format: "unknown",
		kind: "guess",
	}));
}

const FEED_TYPE = /^(?:application|text)\/(?:rss|atom|rdf|feed)\+(?:xml|json)\b/;

function isFeedLink(link: PageLink, url: string): boolean {
	if (/\/wp-json\/|oembed|\/opensearch|\.(?:css|js|png|jpe?g|svg|html?|pdf)(?:[?#]|$)/i.test(url)) return false;
	if (FEED_TYPE.test(link.type)) return true;
	const looks = /(?:^|[/.?&=_-])(?:feeds?|rss2?|atom|rdf)(?:[/.?&=_-]|$)|\.(?:rss|rdf|atom)(?:[?#]|$)/i.test(
		pathOf(url),
	);
	if (link.inHead) return looks && /^(?:$|text\/xml|application\/(?:xml|json))/.test(link.type);
	return looks && !/\bfeedback\b/i.test(url);
}

/** By address or title, in the languages that WordPress speaks around here. */
function isCommentFeed(url: string, title: string): boolean {
	const address =
		/(?:^|[/._-])(?:comments?|kommentare?|reacties|replies)(?:[/._-]|$)|feed=comments|[?&]withcomments|commentsrss|wfw:comment/i;
	// "Kommentar" is also what a newspaper calls its opinion pages.
	if (/\/(?:category|kategorie|ressort|rubrik|meinung)\//i.test(url) && !/comments?\//i.test(url))
		return /Kommentar-?Feed/i.test(title);
	if (address.test(pathOf(url))) return true;
	if (/[?&](?:p|page_id|attachment_id)=\d/.test(url)) return true;
	return /kommentar(?:-?feed|en?\b)|\bcomments?\b|reacties|commentaires|comentarios|commenti\b|komentarze|antworten auf/i.test(
		title,
	);
}

/** WordPress' feed of one article ("/2025/03/headline/feed/") holds its comments, whatever it calls itself. */
function isArticleFeed(url: string, page: Page): boolean {
	const path = pathOf(url);
	if (!/\/(?:feed|rss2?|atom|rdf)(?:\/(?:rss2?|atom|rdf))?\/?$/.test(path) || hostOf(url) !== page.host) return false;
	const owner = path.replace(/\/(?:feed|rss2?|atom|rdf)(?:\/(?:rss2?|atom|rdf))?\/?$/, "");
	if (owner === "" || SECTION.test(`${owner}/`)) return false;
	if (/\/\d{4}\/\d{2}\/(?:\d{2}\/)?[^/]+$/.test(owner)) return true;
	return page.isArticle && page.path.replace(/\/$/, "") === owner;
}

const SECTION =
	/\/(?:category|kategorie|tag|tags|thema|themen|schlagwort|author|autor|autoren|ressort|rubrik|topic|topics|section)\//i;

function kindOf(url: string, title: string): FeedCandidate["kind"] {
	const path = `${pathOf(url)}/`;
	if (SECTION.test(path) || /Kategorie-Feed|Schlagwort-Feed|Beiträge von|Autor/i.test(title)) return "section";
	const owner = path.replace(
		/\/(?:feeds?|rss2?|atom|rdf|index|news|rss\d?\.xml|feed\.xml|atom\.xml|index\.(?:xml|rdf|rss)|feed\.json)(?=[/?])/g,
		"",
	);
	return owner.split(/[/?]/).filter(Boolean).length > 1 ? "section" : "site";
}

function formatOf(type: string, url: string): FeedCandidate["format"] {
	if (type.includes("atom") || /\batom\b/.test(pathOf(url))) return "atom";
	if (type.includes("json")) return "json";
	return type.includes("rss") || type.includes("rdf") || /\brss/.test(pathOf(url)) ? "rss" : "unknown";
}

function rankOf(candidate: FeedCandidate): number {
	return (
		{ site: 0, section: 8, guess: 16 }[candidate.kind] + { rss: 0, atom: 1, json: 2, unknown: 3 }[candidate.format]
	);
}

/** Platforms whose feeds have a fixed place and are not always named by their pages. */
function platformFeeds(pageUrl: string): FeedCandidate[] {
	const url = URL.parse(canonicalUrl(pageUrl) ?? "");
	if (!url) return [];
	const channel = /^\/channel\/(UC[\w-]{22})/.exec(url.pathname)?.[1];
	if (/(?:^|\.)youtube\.com$/.test(url.hostname) && channel)
		return [platform(`https://www.youtube.com/feeds/videos.xml?channel_id=${channel}`, "YouTube")];
	const repository = /^\/([\w.-]+\/[\w.-]+)/.exec(url.pathname)?.[1];
	if (url.hostname === "github.com" && repository)
		return [platform(`https://github.com/${repository}/releases.atom`, `${repository}: Releases`)];
	return [];
}

function platform(url: string, title: string): FeedCandidate {
	return { url, title, format: "atom", kind: "site" };
}
