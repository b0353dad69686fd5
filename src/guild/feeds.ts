// The feeds of a guild: which are due, and what is to be told of them. Nothing that failed is marked as seen.
import { put } from "../store/store.ts";
import { tellOf } from "./feed-notices.ts";
import { pollFeed } from "./feed-poll.ts";
import type { Guild } from "./guild.ts";
import { publish } from "./publish.ts";
import { type FeedRecord, feedKey, feedRecord } from "./records.ts";

/** All feeds of the guild, those that nobody looks at included. */
export async function feeds(guild: Guild): Promise<FeedRecord[]> {
	const found: FeedRecord[] = [];
	for await (const { value } of guild.store.list(feedRecord, "feed/")) found.push(value);
	return found;
}

/** Reads every feed that is due, and tells the moderators what is to be told. One that fails or is slow holds up no other. */
export async function pollFeeds(guild: Guild): Promise<void> {
	const now = guild.now();
	const due = (await feeds(guild)).filter(({ paused, poll }) => !paused && !poll.stopped && (poll.next ?? 0) <= now);
	await Promise.all(
		due.map(async ({ id }) => {
			await guild.safely("feed", id, () => guild.alone(`feed/${id}`, () => pollFeed(guild, id)));
			await guild.safely("articles", id, () => publish(guild));
		}),
	);
	for (const feed of await feeds(guild)) await guild.safely("feed notice", feed.id, () => tellOf(guild, feed));
}

/**
 * Makes every feed due at the next tick, as by `/feed jetzt` or the page of Local Discord.
 * @param since where the website has said that there is something new: when (ms since 1970). What was read after that,
 * for whomever, will do; otherwise the website is asked for this guild
 */
export async function readFeedsNow(
	guild: Guild,
	only: (feed: FeedRecord) => boolean = () => true,
	since = 0,
): Promise<void> {
	for (const known of await feeds(guild)) {
		const { id } = known;
		if (!only(known)) continue;
		await guild.run(async () => {
			const feed = await guild.store.get(feedRecord, feedKey(id));
			if (feed)
				await guild.store.commit([put(feedRecord, feedKey(id), { ...feed, poll: { ...feed.poll, next: since } })]);
		});
	}
	guild.wake();
}
