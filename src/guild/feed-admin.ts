// Feeds added, followed from the configuration and removed.

import type { ParsedFeed } from "../articles/article.ts";
import { discoverFeeds, type FeedCandidate, wellKnownFeeds } from "../articles/discover.ts";
import { shortHash } from "../articles/hash.ts";
import { newPollState } from "../articles/poll.ts";
import { canonicalUrl } from "../articles/url.ts";
import type { FeedSettings } from "../config.ts";
import { UserError } from "../errors.ts";
import { type Change, put, remove } from "../store/store.ts";
import { text } from "../texts.ts";
import type { FeedDesk } from "./feed-desk.ts";
import { feeds } from "./feeds.ts";
import type { Guild } from "./guild.ts";
import { plain } from "./markdown.ts";
import {
	type FeedOptions,
	type FeedRecord,
	feedKey,
	feedRecord,
	NO_OPTIONS,
	paceKey,
	seenKey,
	traceKey,
} from "./records.ts";

export interface NewFeed {
	readonly url: string;
	readonly channel: string;
	readonly source: FeedRecord["source"];
	readonly interval: number;
	readonly postNewest: number;
	readonly title: string;
	readonly addedBy: string | null;
	readonly options?: FeedOptions;
}

/** What an address turned out to be. */
export type Found =
	| { readonly type: "feed"; readonly url: string; readonly feed: ParsedFeed }
	| { readonly type: "choice"; readonly candidates: readonly FeedCandidate[] };

const NO_FEED = text(
	"Unter dieser Adresse habe ich keinen Feed gefunden, und die Seite nennt auch keinen. Oft heißt er /feed/ oder /rss.xml; frag sonst die Redaktion der Website.",
	"I found no feed at this address, and the page names none. It is often called /feed/ or /rss.xml; otherwise ask the website's editors.",
);
const TOO_MANY = text(
	"Mehr als {n} Feeds sind auf einem Server nicht vorgesehen. Entferne einen mit `/feed entfernen`, oder bitte den Betreiber des Bots um mehr (bot.yaml: limits.feedsPerGuild).",
	"More than {n} feeds are not allowed on one server. Remove one with `/feed remove`, or ask the bot's operator for more (bot.yaml: limits.feedsPerGuild).",
);
const KNOWN = text("Diesen Feed gibt es hier schon: {title}.", "This feed is here already: {title}.");

/** A feed read just now is good enough for a preview and for the first poll that follows. */
const FRESH_FOR = 60_000;
const MOST_GUESSES = 6;

/**
 * The feed at an address, or the feeds that the page at this address offers.
 * @throws UserError with what is wrong and what to do
 */
export async function findFeed(desk: FeedDesk, address: string): Promise<Found> {
	const url = canonicalUrl(address.trim()) ?? address.trim();
	const asFeed = await desk.feed(url, FRESH_FOR);
	if (asFeed.status === "ok") return { type: "feed", url, feed: asFeed.feed };
	if (asFeed.reason !== "unreadable") throw new UserError(asFeed.text, asFeed.params);
	const page = await desk.page(url);
	if (page.status === "failed") throw new UserError(page.text, page.params);
	const offered = discoverFeeds(page.html, page.url);
	if (offered.length > 1) return { type: "choice", candidates: offered };
	for (const candidate of [...offered, ...wellKnownFeeds(page.url).slice(0, MOST_GUESSES)]) {
		const read = await desk.feed(candidate.url, FRESH_FOR);
		if (read.status === "ok") return { type: "feed", url: candidate.url, feed: read.feed };
	}
	throw new UserError(NO_FEED);
}

/** The short name of a feed in keys and buttons. */
export const feedId = (url: string): string => shortHash(url).slice(0, 10);

/** @throws UserError where the guild has it already, or as many as it may have (those of the configuration always may) */
export function addFeed(guild: Guild, feed: NewFeed): Promise<FeedRecord> {
	const id = feedId(feed.url);
	return guild.run(async () => {
		const before = await guild.store.get(feedRecord, feedKey(id));
		if (before) throw new UserError(KNOWN, { title: plain(before.title || before.url) });
		const most = guild.feedLimits.perGuild;
		if (feed.source === "command" && (await feeds(guild)).length >= most) throw new UserError(TOO_MANY, { n: most });
		const record: FeedRecord = {
			id,
			url: feed.url,
			title: feed.title,
			channel: feed.channel,
			source: feed.source,
			interval: feed.source === "config" ? feed.interval : allowedInterval(guild, feed.interval),
			postNewest: feed.postNewest,
			options: feed.options ?? NO_OPTIONS,
			paused: false,
			poll: newPollState(feed.url),
			lastError: null,
			notices: [],
			addedAt: guild.now(),
			addedBy: feed.addedBy,
		};
		await guild.store.commit([put(feedRecord, feedKey(id), record)]);
		return record;
	});
}

/** Takes a feed away; its articles and their threads stay. @returns what was removed, null where there was none */
export function removeFeed(guild: Guild, id: string): Promise<FeedRecord | null> {
	return guild.run(async () => {
		const before = await guild.store.get(feedRecord, feedKey(id));
		if (!before) return null;
		await guild.store.commit(removal(id));
		return before;
	});
}

function removal(id: string): Change[] {
	return [feedKey, seenKey, traceKey, paceKey].map((key) => remove(key(id)));
}

/** What a server wishes, within what the operator allows; the operator's own files are not held to it. Milliseconds. */
export function allowedInterval(guild: Guild, wanted: number): number {
	return Math.min(guild.feedLimits.max, Math.max(guild.feedLimits.min, wanted));
}

/**
 * Changes a feed that was added in Discord. One that waits for its next time under an older interval is planned anew.
 * @returns null where there is none
 */
export function changeFeed(
	guild: Guild,
	id: string,
	change: Partial<Pick<FeedRecord, "channel" | "interval" | "options" | "paused">>,
): Promise<FeedRecord | null> {
	return guild.run(async () => {
		const before = await guild.store.get(feedRecord, feedKey(id));
		if (!before) return null;
		const sooner = change.interval !== undefined && before.poll.next !== null;
		const next = sooner ? Math.min(before.poll.next!, guild.now() + change.interval!) : before.poll.next;
		const record = { ...before, ...change, poll: { ...before.poll, next } };
		await guild.store.commit([put(feedRecord, feedKey(id), record)]);
		return record;
	});
}

/** Goes on reading a feed: one that was paused, and one that was stopped because the website had switched it off. */
export function resumeFeed(guild: Guild, id: string): Promise<FeedRecord | null> {
	return guild.run(async () => {
		const before = await guild.store.get(feedRecord, feedKey(id));
		if (!before) return null;
		const poll = { ...before.poll, stopped: false, told: false, failures: 0, failingSince: null, next: 0 };
		const record = { ...before, paused: false, poll };
		await guild.store.commit([put(feedRecord, feedKey(id), record)]);
		return record;
	});
}

/** Brings the feeds of the YAML into the store: new ones are added, changed ones follow, those taken out stop. */
export async function followConfiguration(guild: Guild): Promise<void> {
	const wanted = new Map(guild.config.feeds.map((feed) => [feedId(feed.url), feed]));
	const present = await feeds(guild);
	await guild.run(async () => {
		const changes = present
			.filter(({ id, source }) => source === "config" && !wanted.has(id))
			.flatMap(({ id }) => removal(id));
		for (const record of present) {
			const feed = wanted.get(record.id);
			if (!feed) continue;
			wanted.delete(record.id);
			changes.push(
				put(feedRecord, feedKey(record.id), {
					...record,
					source: "config",
					channel: feed.channel,
					interval: intervalOf(guild, feed),
					postNewest: feed.postNewest,
					options: optionsIn(feed),
				}),
			);
		}
		await guild.store.commit(changes);
	});
	for (const feed of wanted.values()) {
		await addFeed(guild, {
			url: feed.url,
			channel: feed.channel,
			source: "config",
			interval: intervalOf(guild, feed),
			postNewest: feed.postNewest,
			title: "",
			addedBy: null,
			options: optionsIn(feed),
		});
	}
}

/** As written; what a server's admins wrote, and not the operator, is held to what the operator allows. */
export function intervalOf(guild: Guild, { url, interval = guild.feedInterval }: FeedSettings): number {
	const inFile = guild.source.file.config.feeds.find((feed) => feed.url === url);
	return (inFile?.interval ?? guild.feedInterval) === interval ? interval : allowedInterval(guild, interval);
}

function optionsIn(feed: FeedSettings): FeedOptions {
	const { template } = feed;
	return {
		mode: feed.mode ?? null,
		filters: feed.filters ?? null,
		roleMention: feed.roleMention ?? null,
		quietHours: feed.quietHours ?? null,
		perHour: feed.perHour ?? null,
		template: template ? { title: template.title ?? null, text: template.text ?? null, image: template.image } : null,
		tags: feed.tags ?? null,
		comments: feed.comments ?? null,
	};
}
