// One feed read once: what it brought is compared with what it ever showed, and committed with everything that follows.
import type { Article, ParsedFeed } from "../articles/article.ts";
import { type Changes, changes, withOlder } from "../articles/changes.ts";
import type { FeedState } from "../articles/feed-state.ts";
import { filterArticle } from "../articles/filter.ts";
import { afterPoll, type PollOutcome } from "../articles/poll.ts";
import { type Change, put } from "../store/store.ts";
import { defineTexts, type Text } from "../texts.ts";
import {
	articleOf,
	isGone,
	keyBeside,
	newRecord,
	recordOf,
	returnOf,
	withdrawalOf,
	withEdit,
} from "./feed-arrivals.ts";
import { type Decided, decisionsOf, sentence, traced } from "./feed-trace.ts";
import type { Guild } from "./guild.ts";
import {
	type ArticleRecord,
	articleKey,
	articleRecord,
	dueRecord,
	type FeedRecord,
	feedKey,
	feedRecord,
	linkKey,
	linkRecord,
	seenKey,
	seenRecord,
	wantedKey,
	wantedRecord,
} from "./records.ts";

const texts = defineTexts({
	de: {
		twin: "Nicht gepostet: Derselbe Artikel steht schon in diesem Kanal (aus einem anderen Feed oder von Hand).",
		due: "Zum Posten vorgemerkt.",
		edited: "Der Beitrag wird aktualisiert.",
		withdrawn: "Die Seite meldet, dass es den Artikel nicht mehr gibt: Er wird als zurückgezogen markiert.",
		returned: "Wieder auf der Website: nicht länger als zurückgezogen markiert.",
		gap: "Der Feed {feed} zeigt weniger Artikel, als seit dem letzten Abruf erschienen sind, und ältere gibt die Website nicht her. Wahrscheinlich fehlen welche. Lass ihn mit `/feed bearbeiten` öfter lesen; einzelne Artikel bringst du mit `/artikel veröffentlichen`.",
	},
	en: {
		twin: "Not posted: the same article is already in this channel (from another feed or by hand).",
		due: "Noted for posting.",
		edited: "The post is being updated.",
		withdrawn: "The page says that the article no longer exists: it is being marked as withdrawn.",
		returned: "Back on the website: no longer marked as withdrawn.",
		gap: "The feed {feed} shows fewer articles than have appeared since it was last read, and the website does not give older ones. Some are probably missing. Have it read more often with `/feed edit`; bring single articles with `/article publish`.",
	},
});

/** So many older pages are read to fill a gap. */
const MOST_OLDER_PAGES = 5;
/** When the page of an article without a text is tried again. */
const FIRST_TEXT_RETRY = 5 * 60_000;

/** Reads one feed now and commits what it brought: new articles owe their post from then on. */
export async function pollFeed(guild: Guild, id: string): Promise<void> {
	const before = await guild.store.get(feedRecord, feedKey(id));
	if (!before || before.paused) return;
	// Asked for by hand: not out of what another guild read a moment ago.
	const freshFor = before.poll.next === 0 ? 0 : before.interval / 2;
	const read = await guild.desk.feed(before.poll.url, freshFor, true);
	if (read.status === "failed") {
		guild.log.warn({ guild: guild.id, feed: id, reason: read.reason }, "feed could not be read");
		const lastError = sentence(guild.now(), read.text, read.params);
		await commit(guild, id, read, (feed) => ({ ...feed, lastError }));
		return;
	}
	const state = (await guild.store.get(seenRecord, seenKey(id))) ?? null;
	const { found, feed } = await compared(guild, before, state, read.feed);
	const brought = await bring(guild, before, found, feed);
	const title = feed.title || before.title;
	await commit(guild, id, read, (record) => ({ ...record, title, lastError: null }), {
		found,
		brought,
		ttl: feed.ttl,
		reading: before.poll.next,
	});
}

/** The comparison, with older pages where the window has moved past everything that was known. */
async function compared(
	guild: Guild,
	before: FeedRecord,
	state: FeedState | null,
	read: ParsedFeed,
): Promise<{ found: Changes; feed: ParsedFeed }> {
	const options = { now: guild.now(), first: before.postNewest };
	let feed = read;
	let found = changes(state, feed, options);
	for (let page = 0; found.gap?.older && page < MOST_OLDER_PAGES; page++) {
		const older = await guild.desk.feed(found.gap.older, 0);
		if (older.status === "failed") break;
		feed = withOlder(feed, older.feed);
		found = changes(state, feed, options);
	}
	return { found, feed };
}

/** What was read of the articles that are new, changed or gone. */
interface Brought {
	readonly fresh: readonly Article[];
	readonly changed: readonly Article[];
	readonly gone: readonly string[];
	readonly returned: readonly string[];
}

async function bring(guild: Guild, { id }: FeedRecord, found: Changes, feed: ParsedFeed): Promise<Brought> {
	const now = guild.now();
	const known = await Promise.all(
		found.changed.map(async (change) => ({ change, is: await recordOf(guild, id, change.item.key) })),
	);
	const gone = await Promise.all(
		found.gone.map(async ({ key, link }) => {
			const record = await recordOf(guild, id, key);
			return record && record.withdrawnAt === null && (await isGone(guild, record.article.link || link)) ? [key] : [];
		}),
	);
	return {
		fresh: await Promise.all(found.fresh.map((item) => articleOf(guild, item, feed.title, now))),
		changed: await Promise.all(
			// Only those that are here; their page may have been read before it changed.
			known.flatMap(({ change, is }) => (is ? [articleOf(guild, change.item, feed.title, is.foundAt, 0)] : [])),
		),
		gone: gone.flat(),
		returned: found.returned,
	};
}

interface Successful {
	readonly found: Changes;
	readonly brought: Brought;
	readonly ttl: number | null;
	/** What `next` was when the reading began. */
	readonly reading: number | null;
}

function commit(
	guild: Guild,
	id: string,
	read: { outcome: PollOutcome; at: number },
	change: (feed: FeedRecord) => FeedRecord,
	success?: Successful,
): Promise<void> {
	return guild.run(async () => {
		const feed = await guild.store.get(feedRecord, feedKey(id));
		if (!feed) return;
		const now = guild.now();
		const name = feed.title || feed.url;
		const { state, notices } = afterPoll(feed.poll, read.outcome, {
			// From when it was really read: guilds that share a feed come to share their times.
			now: read.at,
			interval: feed.interval,
			name,
			ttl: success?.ttl ?? null,
		});
		const told = notices.map(({ text, params, cause }) => ({
			problem: sentence(now, text, params),
			cause: cause ? sentence(now, cause.text, cause.params) : null,
		}));
		if (success?.found.gap) told.push({ problem: sentence(now, texts.gap as Text, { feed: name }), cause: null });
		// Made due anew while it was being read: then once more.
		const again = success && success.reading !== feed.poll.next;
		const owed = success ? await consequences(guild, feed, success, now) : [];
		await guild.store.commit([
			put(feedRecord, feedKey(id), {
				...change(feed),
				poll: again ? { ...state, next: feed.poll.next } : state,
				notices: [
					...feed.notices,
					...told.map((notice, index) => ({ id: `${now.toString(36)}${index}`, attemptedAt: null, ...notice })),
				],
			}),
			...(success ? [put(seenRecord, seenKey(id), success.found.state)] : []),
			...owed,
		]);
	});
}

/** Decided on what the store holds now, since articles may have been posted while pages were read. */
async function consequences(guild: Guild, feed: FeedRecord, success: Successful, now: number): Promise<Change[]> {
	const { found, brought } = success;
	const decided: Decided[] = decisionsOf(found.trace);
	const owed: Change[] = [];
	const note = ({ key, title, link }: Pick<Article, "key" | "title" | "link">, text: Text, params = {}) =>
		decided.push({ key, title, link, decision: sentence(now, text, params) });
	const taken = new Set<string>();
	for (const [index, article] of brought.fresh.entries()) {
		const beside = await twinOf(guild, feed, article, taken);
		if (beside === null) {
			note(article, texts.twin);
			continue;
		}
		const filtered = filterArticle(feed.options.filters ?? undefined, article);
		for (const { text, params } of filtered.because) note(article, text, params);
		if (!filtered.passed) continue;
		// Articles of the same second keep the order of the feed.
		const about = { feedId: feed.id, channel: feed.channel, now: now + index };
		const record = newRecord({ ...article, key: beside }, about);
		owed.push(...owe(record), ...linked(guild, record), ...wanting(record, now));
		note(article, texts.due);
	}
	const touch = async (key: string, text: Text, how: (record: ArticleRecord) => ArticleRecord | null) => {
		const before = await recordOf(guild, feed.id, key);
		const after = before && how(before);
		if (!after) return;
		owed.push(...owe(after), ...linked(guild, after));
		note({ ...after.article, key }, text);
	};
	for (const article of brought.changed)
		await touch(article.key, texts.edited, (record) => withEdit(record, article, now));
	for (const key of brought.gone) await touch(key, texts.withdrawn, (record) => withdrawalOf(record, now));
	for (const key of brought.returned) await touch(key, texts.returned, (record) => returnOf(record, now));
	return [...owed, ...(await traced(guild, feed.id, decided))];
}

/**
 * The key for a new article's record: its own, or one beside it where another channel has the same article.
 * @returns null where this channel has it already
 */
async function twinOf(guild: Guild, feed: FeedRecord, article: Article, taken: Set<string>): Promise<string | null> {
	const channel = channelKey(guild, feed.channel);
	const link = linkKey(article.link, channel);
	if (link && (taken.has(link) || (await guild.store.get(linkRecord, link)))) return null;
	if (link) taken.add(link);
	const known = await guild.store.get(articleRecord, articleKey(article.key));
	if (!known) return article.key;
	if (channelKey(guild, known.channel) === channel) return null;
	const beside = keyBeside(article.key, feed.id);
	return (await guild.store.get(articleRecord, articleKey(beside))) ? null : beside;
}

/** A channel's id, or the name that it is configured with while there is none. */
export function channelKey(guild: Guild, channel: string): string {
	return guild.platform.channel(channel)?.id ?? channel.toLowerCase();
}

/** The address under which an article is known in its channel. */
export function linked(guild: Guild, record: ArticleRecord): Change[] {
	const key = linkKey(record.article.link, channelKey(guild, record.channel));
	return key ? [put(linkRecord, key, { article: record.article.key })] : [];
}

/** An article with the step that it owes. */
export function owe(record: ArticleRecord): Change[] {
	const { key } = record.article;
	return [put(articleRecord, articleKey(key), record), put(dueRecord, `due/${key}`, { article: key })];
}

/** An article without a text is asked for again later. */
function wanting({ article }: ArticleRecord, now: number): Change[] {
	if (article.text !== "" || article.link === "") return [];
	return [
		put(wantedRecord, wantedKey(article.key), { article: article.key, tries: 1, nextTry: now + FIRST_TEXT_RETRY }),
	];
}
