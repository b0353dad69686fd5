// The feeds of a guild: which are due, what they bring, what is owed for it. Nothing that failed is marked as seen.
import type { Article, FeedItem } from "../articles/article.ts";
import { type Changed, changes } from "../articles/changes.ts";
import { afterPoll, type PollOutcome } from "../articles/poll.ts";
import { type Extracted, textSource, toArticle } from "../articles/read.ts";
import { put } from "../store/store.ts";
import { sayLoose, type Text } from "../texts.ts";
import type { Guild } from "./guild.ts";
import { plain } from "./markdown.ts";
import {
	type ArticleRecord,
	articleKey,
	articleRecord,
	dueRecord,
	type FeedRecord,
	feedKey,
	feedRecord,
	type Problem,
} from "./records.ts";

/** All feeds of the guild, those that nobody looks at included. */
export async function feeds(guild: Guild): Promise<FeedRecord[]> {
	const found: FeedRecord[] = [];
	for await (const { value } of guild.store.list(feedRecord, "feed/")) found.push(value);
	return found;
}

/** Reads every feed that is due, and tells the moderators what is to be told. One that fails holds up no other. */
export async function pollFeeds(guild: Guild): Promise<void> {
	const now = guild.now();
	const all = await feeds(guild);
	const due = all.filter(({ paused, poll }) => !paused && !poll.stopped && (poll.next ?? 0) <= now);
	await Promise.all(
		due.map((feed) =>
			guild.safely("feed", feed.id, () => guild.alone(`feed/${feed.id}`, () => pollFeed(guild, feed.id))),
		),
	);
	for (const { id } of await feeds(guild)) await guild.safely("feed notice", id, () => tell(guild, id));
}

/** Makes every feed due at the next tick, as by `/feed` or the page of Local Discord. */
export async function readFeedsNow(guild: Guild): Promise<void> {
	for (const { id } of await feeds(guild)) {
		await guild.run(async () => {
			const feed = await guild.store.get(feedRecord, feedKey(id));
			if (feed) await guild.store.commit([put(feedRecord, feedKey(id), { ...feed, poll: { ...feed.poll, next: 0 } })]);
		});
	}
	guild.wake();
}

/** Reads one feed now and commits what it brought: new articles owe their post from then on. */
async function pollFeed(guild: Guild, id: string): Promise<void> {
	const before = await guild.store.get(feedRecord, feedKey(id));
	if (!before || before.paused) return;
	// Asked for by hand: not out of what another guild read a moment ago.
	const freshFor = before.poll.next === 0 ? 0 : before.interval / 2;
	const read = await guild.desk.feed(before.poll.url, freshFor);
	if (read.status === "failed") {
		guild.log.warn({ guild: guild.id, feed: id, reason: read.reason }, "feed could not be read");
		const lastError = { at: guild.now(), de: read.text.de, en: read.text.en, params: { ...read.params } };
		await commitPoll(guild, id, read.outcome, null, (feed) => ({ ...feed, lastError }), []);
		return;
	}
	const now = guild.now();
	const found = changes(before.state, read.feed, { now, first: before.postNewest });
	const fresh = await Promise.all(found.fresh.map((item) => articleOf(guild, item, read.feed.title, now)));
	const edited = await Promise.all(found.changed.map((change) => editOf(guild, change, read.feed.title)));
	const owed = [...fresh.map((article) => newRecord(article, before, now)), ...edited].filter(
		(record) => record !== null,
	);
	const title = read.feed.title || before.title;
	await commitPoll(
		guild,
		id,
		read.outcome,
		read.feed.ttl,
		(feed) => ({ ...feed, title, state: found.state, lastError: null }),
		owed,
	);
}

function commitPoll(
	guild: Guild,
	id: string,
	outcome: PollOutcome,
	ttl: number | null,
	change: (feed: FeedRecord) => FeedRecord,
	owed: readonly ArticleRecord[],
): Promise<void> {
	return guild.run(async () => {
		const feed = await guild.store.get(feedRecord, feedKey(id));
		if (!feed) return;
		const now = guild.now();
		const { state, notices } = afterPoll(feed.poll, outcome, {
			now,
			interval: feed.interval,
			name: feed.title || feed.url,
			ttl,
		});
		const told = notices.map((notice, index) => ({
			id: `${now.toString(36)}${index}`,
			attemptedAt: null,
			problem: problem(now, notice.text, notice.params),
			cause: notice.cause ? problem(now, notice.cause.text, notice.cause.params) : null,
		}));
		await guild.store.commit([
			put(feedRecord, feedKey(id), { ...change(feed), poll: state, notices: [...feed.notices, ...told] }),
			...owed.flatMap(owe),
		]);
	});
}

function problem(at: number, { de, en }: Text, params: Readonly<Record<string, string | number>>): Problem {
	return { at, de, en, params: { ...params } };
}

/** Tells the moderators in the log channel; without one it stays to be read in `/feed liste`. */
async function tell(guild: Guild, id: string): Promise<void> {
	const feed = await guild.store.get(feedRecord, feedKey(id));
	const { log } = guild.channels();
	if (!feed || !log) return;
	for (const notice of feed.notices) {
		const write = (change: (notices: FeedRecord["notices"]) => FeedRecord["notices"]) =>
			guild.run(async () => {
				const now = await guild.store.get(feedRecord, feedKey(id));
				if (now) await guild.store.commit([put(feedRecord, feedKey(id), { ...now, notices: change(now.notices) })]);
			});
		if (notice.attemptedAt === null) {
			const attemptedAt = guild.now();
			await write((all) => all.map((one) => (one.id === notice.id ? { ...one, attemptedAt } : one)));
		}
		const say = ({ de, en, params }: Problem) => sayLoose(guild.language, { de, en }, escaped(params));
		const body = [notice.problem, ...(notice.cause ? [notice.cause] : [])].map(say).join("\n");
		await guild.platform.send({
			to: { channelId: log },
			view: { sections: [{ body, tone: "warning", footer: `Feed ${id} · ${notice.id}` }] },
			nonce: `f${notice.id}${id}`.slice(0, 25),
			marker: notice.id,
			attemptedAt: notice.attemptedAt,
		});
		await write((all) => all.filter((one) => one.id !== notice.id));
	}
}

function escaped(params: Readonly<Record<string, string | number>>): Record<string, string | number> {
	return Object.fromEntries(
		Object.entries(params).map(([key, value]) => [key, typeof value === "string" ? plain(value) : value]),
	);
}

/** An article with the step that it owes. */
function owe(record: ArticleRecord) {
	const { key } = record.article;
	return [put(articleRecord, articleKey(key), record), put(dueRecord, `due/${key}`, { article: key })];
}

/** The article of an entry, its text from the feed or from the page; without a text where neither can be read now. */
async function articleOf(guild: Guild, item: FeedItem, feedTitle: string, firstSeen: number): Promise<Article> {
	const source = textSource(item);
	let extracted: Extracted | null = null;
	if (source.from === "page") {
		const read = await guild.desk.page(source.url);
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

/** The record of an article that the website changed; null where it was never posted here. */
async function editOf(guild: Guild, { item }: Changed, publisher: string): Promise<ArticleRecord | null> {
	const before = await guild.store.get(articleRecord, articleKey(item.key));
	if (!before) return null;
	const article = await articleOf(guild, item, publisher, before.foundAt);
	const text = article.text || before.article.text;
	const paragraphs = article.text ? article.paragraphs : before.article.paragraphs;
	return { ...before, article: { ...article, text, paragraphs }, editedAt: guild.now(), tries: 0, nextTry: 0 };
}

function newRecord(article: Article, feed: FeedRecord, now: number): ArticleRecord {
	return {
		article,
		feedId: feed.id,
		state: "due",
		foundAt: now,
		channel: feed.channel,
		channelId: null,
		messageId: null,
		threadId: null,
		attemptedAt: null,
		tries: 0,
		nextTry: 0,
		problem: null,
		postedAt: null,
		editedAt: null,
		shownEdit: null,
	};
}
