// From an entry of a feed, and the page where that is needed, to the article that is posted and asked about.
import type { Article, FeedItem, Related } from "./article.ts";
import { isCut, withoutCut, withoutFooter } from "./footer.ts";
import { contentHash } from "./identity.ts";
import { plainParagraphs, plainText } from "./plain-text.ts";
import { canonicalUrl, hostOf } from "./url.ts";

/** What extraction finds in a page or in the HTML of an entry (extract.ts); every part may be missing. */
export interface Extracted {
	title?: string | null;
	byline?: string | null;
	/** ISO 8601, or milliseconds. */
	published?: string | number | null;
	site?: string | null;
	canonical?: string | null;
	paragraphs: readonly string[];
	related?: readonly Related[];
	image?: string | null;
}

/** Text of an entry that is at least so long is the article, not its teaser. */
const FULL_TEXT = 900;
/**
 * Where an article's text is to be had: in the feed itself, where it carries the whole, otherwise on the page.
 * @returns `html` for extractFragment, or the address of the page for extract; "nothing" where there is neither
 */
export function textSource(
	item: FeedItem,
): { from: "feed"; html: string } | { from: "page"; url: string } | { from: "nothing" } {
	const text = item.content === "" ? "" : withoutFooter(plainText(item.content));
	if (text.length >= FULL_TEXT && !isCut(text)) return { from: "feed", html: item.content };
	if (item.link) return { from: "page", url: item.link };
	return item.content ? { from: "feed", html: item.content } : { from: "nothing" };
}

/**
 * @param item as `changes()` returned it, with the key under which the article is known
 * @param about.extracted what extraction found, null where it failed or there was nothing to extract
 * @param about.feedTitle the feed's title: the publisher where the page names none
 * @param about.firstSeen milliseconds since 1970; no article is published later
 */
export function toArticle(
	item: FeedItem,
	about: { extracted: Extracted | null; feedTitle: string; firstSeen: number },
): Article {
	const { extracted } = about;
	const fallback = item.content ? plainParagraphs(item.content) : [];
	const found = extracted && extracted.paragraphs.length > 0 ? [...extracted.paragraphs] : fallback;
	const paragraphs = withoutFooterParagraphs(found);
	const teaser = item.summary || clipTeaser(paragraphs[0] ?? "");
	const title = item.title || extracted?.title || teaser.slice(0, 100) || hostOf(item.link);
	const time = item.published ?? item.updated ?? timeOf(extracted?.published);
	return {
		key: item.key,
		keys: item.keys,
		title,
		link: item.link || (canonicalUrl(extracted?.canonical) ?? ""),
		published: time === null ? null : Math.min(time, about.firstSeen),
		updated: item.updated,
		teaser,
		text: paragraphs.join("\n\n"),
		paragraphs,
		author: item.author ?? extracted?.byline ?? null,
		publisher: extracted?.site || about.feedTitle || hostOf(item.link) || null,
		categories: item.categories,
		image: item.image ?? extracted?.image ?? null,
		related: [...(extracted?.related ?? [])],
		hash: contentHash(title, teaser, paragraphs.join("\n")),
	};
}

function withoutFooterParagraphs(paragraphs: readonly string[]): string[] {
	const kept = [...paragraphs];
	for (let last = kept.at(-1); last !== undefined; last = kept.at(-1)) {
		const rest = withoutFooter(last).trim();
		if (rest !== "" && rest !== last) {
			kept[kept.length - 1] = rest;
			break;
		}
		if (rest !== "" && !(last.length < 140 && withoutCut(last) === "")) break;
		kept.pop();
	}
	return kept;
}

function clipTeaser(text: string): string {
	if (text.length <= 300) return text;
	const cut = text.slice(0, 300);
	return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 200)).trimEnd()} …`;
}

function timeOf(published: string | number | null | undefined): number | null {
	if (typeof published === "number") return published;
	const time = Date.parse(published ?? "");
	return Number.isNaN(time) ? null : time;
}
