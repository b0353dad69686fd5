// The newspaper's RSS feed, as WordPress writes it.
import { createHash } from "node:crypto";
import { type Entry, escapeHtml, pathOf, SITE } from "./entry.ts";
import { paragraphsOf } from "./story.ts";

/** WordPress' "posts_per_rss". */
const WINDOW = 10;

/**
 * @param entries newest first, none of them withdrawn
 * @param options.page 1 is the newest; null where there is no such page
 * @param options.excerpts without `content:encoded`, as with WordPress' setting "Auszug"
 */
export function renderFeed(
	entries: readonly Entry[],
	origin: string,
	options: { page: number; excerpts: boolean },
): string | null {
	const start = (options.page - 1) * WINDOW;
	const shown = entries.slice(start, start + WINDOW);
	if (shown.length === 0 && options.page > 1) return null;
	const built = Math.max(0, ...entries.map((entry) => entry.modified));
	return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:wfw="http://wellformedweb.org/CommentAPI/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:atom="http://www.w3.org/2005/Atom"
	xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"
	xmlns:slash="http://purl.org/rss/1.0/modules/slash/"
	xmlns:media="http://search.yahoo.com/mrss/">
<channel>
	<title>${SITE.name}</title>
	<atom:link href="${origin}/feed/" rel="self" type="application/rss+xml" />
	<link>${origin}/</link>
	<description>${SITE.claim}</description>
	<lastBuildDate>${rfc822(built)}</lastBuildDate>
	<language>de</language>
	<sy:updatePeriod>hourly</sy:updatePeriod>
	<sy:updateFrequency>1</sy:updateFrequency>
	<generator>https://wordpress.org/?v=6.8</generator>
${shown.map((entry) => renderItem(entry, origin, options.excerpts)).join("\n")}
</channel>
</rss>
`;
}

function renderItem(entry: Entry, origin: string, excerpts: boolean): string {
	const url = `${origin}${pathOf(entry)}`;
	const footer = `<p>Der Beitrag <a href="${url}">${escapeHtml(entry.title)}</a> erschien zuerst auf <a href="${origin}">${SITE.name}</a>.</p>`;
	const content = `${renderBody(entry)}\n${footer}`;
	return `	<item>
		<title>${escapeHtml(entry.title)}</title>
		<link>${url}</link>
		<comments>${url}#respond</comments>
		<dc:creator><![CDATA[${entry.author}]]></dc:creator>
		<pubDate>${rfc822(entry.published)}</pubDate>
		<category><![CDATA[${entry.category}]]></category>
		<guid isPermaLink="false">${origin}/?p=${entry.id}</guid>
		<description><![CDATA[<p>${escapeHtml(entry.teaser)} [&#8230;]</p>\n${footer}]]></description>
${excerpts ? "" : `		<content:encoded><![CDATA[${content}]]></content:encoded>\n`}		<media:content url="${origin}/bilder/${entry.slug}.png" medium="image" type="image/png" />
		<wfw:commentRss>${url}feed/</wfw:commentRss>
		<slash:comments>0</slash:comments>
	</item>`;
}

/** The text as HTML: paragraphs and headings. */
export function renderBody(entry: Entry): string {
	return paragraphsOf(entry)
		.map((line) => (line.startsWith("## ") ? `<h2>${escapeHtml(line.slice(3))}</h2>` : `<p>${escapeHtml(line)}</p>`))
		.join("\n");
}

/**
 * As WordPress: the newest change, and an MD5. Both must match for a 304. Here the hash is of more than the date, which
 * counts only seconds.
 */
export function validatorsOf(entries: readonly Entry[]): { etag: string; lastModified: string } {
	const lastModified = new Date(Math.max(0, ...entries.map((entry) => entry.modified))).toUTCString();
	return {
		lastModified,
		etag: `"${createHash("md5")
			.update(entries.map((entry) => `${entry.id}:${entry.modified}`).join())
			.digest("hex")}"`,
	};
}

function rfc822(time: number): string {
	return new Date(time).toUTCString().replace("GMT", "+0000");
}
