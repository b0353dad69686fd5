// Between "/feed hinzufügen" and the click that decides: what was found waits in the store under a short name, so that
// a button can carry it and a restart does not lose it.
import { shortHash } from "../articles/hash.ts";
import { UserError } from "../errors.ts";
import { put, remove } from "../store/store.ts";
import { text } from "../texts.ts";
import { addFeed, findFeed } from "./feed-admin.ts";
import type { Guild } from "./guild.ts";
import { type FeedRecord, offerKey, offerRecord } from "./records.ts";

const TTL = 30 * 60_000;
const OVER = text(
	"Das ist zu lange her. Ruf `/feed hinzufügen` noch einmal auf.",
	"That was too long ago. Use `/feed add` again.",
);

export interface OfferedFeed {
	readonly url: string;
	readonly title: string;
}

/** @returns the short name under which the offer waits for half an hour */
export async function offerFeeds(
	guild: Guild,
	offer: { readonly channel: string; readonly by: string; readonly feeds: readonly OfferedFeed[] },
): Promise<string> {
	const id = shortHash(offer.by, offer.channel, ...offer.feeds.map(({ url }) => url), String(guild.now())).slice(0, 10);
	await guild.run(() =>
		guild.store.commit([put(offerRecord, offerKey(id), { ...offer, feeds: [...offer.feeds] }, { ttl: TTL })]),
	);
	return id;
}

/** @throws UserError where it is over */
export async function offered(guild: Guild, id: string, index: number): Promise<OfferedFeed & { channel: string }> {
	const offer = /^[0-9a-f]{10}$/.test(id) ? await guild.store.get(offerRecord, offerKey(id)) : undefined;
	const feed = offer?.feeds[index];
	if (!offer || !feed) throw new UserError(OVER);
	return { ...feed, channel: offer.channel };
}

/** Adds what was offered. @throws UserError where it is over, or cannot be added */
export async function acceptOffer(guild: Guild, id: string, index: number, by: string): Promise<FeedRecord> {
	const { url, title, channel } = await offered(guild, id, index);
	const record = await addFeed(guild, {
		url,
		channel,
		source: "command",
		interval: guild.feedInterval,
		postNewest: 1,
		title,
		addedBy: by,
	});
	await guild.write([remove(offerKey(id))]);
	guild.wake();
	return record;
}

/** Reads an offered feed for its preview. @throws UserError where it cannot be read now */
export async function readOffered(guild: Guild, url: string) {
	const found = await findFeed(guild.desk, url);
	if (found.type !== "feed") throw new UserError(OVER);
	return found.feed;
}
