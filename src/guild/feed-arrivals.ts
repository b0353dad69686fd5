// What a feed brings, made into records: new articles with what they owe, changed ones, withdrawn ones.
import type { Article, FeedItem } from "../articles/article.ts";
import { type Extracted, textSource, toArticle } from "../articles/read.ts";
import type { Guild } from "./guild.ts";
import { type ArticleNote, type ArticleRecord, articleKey, articleRecord } from "./records.ts";

/** Guilds that read the same feed read its new pages one after the other. */
const PAGE_FRESH_FOR = 120_000;

/** The article of an entry, its text from the feed or from the page; without a text where neither can be read now. */
export async function articleOf(
	guild: Guild,
	item: FeedItem,
	feedTitle: string,
	firstSeen: number,
	freshFor = PAGE_FRESH_FOR,
): Promise<Article> {
	const source = textSource(item);
	let extracted: Extracted | null = null;
	if (source.from === "page") {
		const read = await guild.desk.page(source.url, freshFor);
		if (read.status === "ok") extracted = read.page;
		else
			guild.log.warn({ guild: guild.id, article: item.key, reason: read.reason }, "article's page could not be read");
	} else if (source.from === "feed") {
		extracted = await guild.desk.fragment(source.html, item.link).catch((error) => {
			guild.log.warn({ guild: guild.id, article: item.key, err: error }, "article's text could not be read");
			return null;
		});
	}
	return toArticle(item, { extracted, feedTitle, firstSeen });
}

/** A new article that owes its post. */
export function newRecord(
	article: Article,
	about: { feedId: string; channel: string; now: number; postedBy?: string },
): ArticleRecord {
	return {
		article,
		feedId: about.feedId,
		state: "due",
		foundAt: about.now,
		channel: about.channel,
		channelId: null,
		messageId: null,
		threadId: null,
		threadName: null,
		attemptedAt: null,
		tries: 0,
		nextTry: 0,
		problem: null,
		postedAt: null,
		crosspost: null,
		editedAt: null,
		shownEdit: null,
		notes: [],
		withdrawnAt: null,
		postedBy: about.postedBy ?? null,
	};
}

/**
 * The record that a feed's article has here, under its own key or, where another feed had that key first, under one made
 * with the feed's; null where it was never to be posted.
 */
export async function recordOf(guild: Guild, feedId: string, key: string): Promise<ArticleRecord | null> {
	const own = await guild.store.get(articleRecord, articleKey(keyBeside(key, feedId)));
	if (own) return own;
	const found = await guild.store.get(articleRecord, articleKey(key));
	return found && (found.feedId === feedId || found.feedId === "") ? found : null;
}

/** The key of an article whose plain key is taken by another feed's. */
export const keyBeside = (key: string, feedId: string): string => `${key}${feedId}`;

/**
 * A record as the website has it now.
 * @param read the article read anew; without a text where that could not be had
 * @returns null where a reader of the post would see no difference
 */
export function withEdit(before: ArticleRecord, read: Article, at: number): ArticleRecord | null {
	const old = before.article;
	const unread = read.text === "";
	const article: Article = {
		...read,
		key: old.key,
		text: unread ? old.text : read.text,
		paragraphs: unread ? old.paragraphs : read.paragraphs,
		image: read.image ?? old.image,
		author: read.author ?? old.author,
	};
	const seen = ({ title, link, teaser, paragraphs }: Article) => [title, link, teaser, ...paragraphs].map(spaceless);
	if (seen(article).join("\n") === seen(old).join("\n")) return null;
	return changed({ ...before, article }, at, notesOf(old, article, at));
}

function notesOf(before: Article, after: Article, at: number): ArticleNote[] {
	const notes: ArticleNote[] = [];
	if (before.title !== after.title)
		notes.push({ at, kind: "title", from: before.title, to: after.title, paragraphs: 0 });
	const known = new Set(before.paragraphs.map(spaceless));
	const fresh = after.paragraphs.filter((paragraph) => !known.has(spaceless(paragraph))).length;
	const differs =
		before.teaser !== after.teaser ||
		before.paragraphs.map(spaceless).join() !== after.paragraphs.map(spaceless).join();
	// A text that could not be read until now is no change of it.
	if (differs && before.text !== "")
		notes.push({ at: at + notes.length, kind: "text", from: "", to: "", paragraphs: fresh });
	return notes;
}

const spaceless = (paragraph: string): string => paragraph.replace(/\s+/g, " ").trim();

/** A record whose post and thread are to show a change; one that is not posted yet simply is as it is now. */
function changed(record: ArticleRecord, at: number, notes: readonly ArticleNote[]): ArticleRecord {
	if (record.state === "due" || record.state === "skipped") return record;
	// A change is worth a try at once, whatever an earlier one waited for.
	return { ...record, editedAt: at, notes: [...record.notes, ...notes], tries: 0, nextTry: 0 };
}

/** Whether an article that disappeared from the middle of its feed is gone from the website too. */
export async function isGone(guild: Guild, link: string): Promise<boolean> {
	const page = await guild.desk.page(link);
	return page.status === "failed" && (page.reason === "gone" || page.reason === "notFound");
}

/** An article that the website took back; null where that is known or it never was to be seen. */
export function withdrawalOf(before: ArticleRecord, at: number): ArticleRecord | null {
	if (before.withdrawnAt !== null || before.state === "skipped") return null;
	if (before.state === "due") return { ...before, state: "skipped", withdrawnAt: at };
	return changed({ ...before, withdrawnAt: at }, at, [note(at, "withdrawn")]);
}

/** A withdrawn article that is in the feed again; null where it was not withdrawn. */
export function returnOf(before: ArticleRecord, at: number): ArticleRecord | null {
	if (before.withdrawnAt === null) return null;
	// Taken back before it was posted: now it is due as if nothing had been.
	if (before.state === "skipped" && before.messageId === null) return { ...before, state: "due", withdrawnAt: null };
	return changed({ ...before, withdrawnAt: null }, at, [note(at, "returned")]);
}

function note(at: number, kind: "withdrawn" | "returned"): ArticleNote {
	return { at, kind, from: "", to: "", paragraphs: 0 };
}
