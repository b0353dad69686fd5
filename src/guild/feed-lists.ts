// Lists of feeds in and out, as every feed reader understands them (OPML).
import { type ListedFeed, readOpml, writeOpml } from "../articles/opml.ts";
import { UserError } from "../errors.ts";
import { addFeed, feedId } from "./feed-admin.ts";
import { feeds } from "./feeds.ts";
import type { Guild } from "./guild.ts";

/** The feeds of a guild as an OPML document, each in a folder named after its channel. */
export async function exportFeeds(guild: Guild): Promise<string> {
	const listed: ListedFeed[] = (await feeds(guild)).map(({ poll, url, title, channel }) => ({
		url: poll.url,
		title: title || url,
		link: "",
		folders: [guild.platform.channel(channel)?.name ?? channel],
	}));
	return writeOpml(listed, guild.platform.guildName());
}

export interface Imported {
	readonly added: readonly string[];
	readonly known: readonly string[];
	/** Those that are one too many. */
	readonly left: readonly string[];
}

/**
 * Adds the feeds of a list.
 * @param address where the list is to be had
 * @param channel where they appear, except those in a folder that bears the name of a channel
 * @throws UserError where there is no such list
 */
export async function importFeeds(guild: Guild, address: string, channel: string, by: string): Promise<Imported> {
	const read = await guild.desk.file(address);
	if (read.status === "failed") throw new UserError(read.text, read.params);
	const present = new Set((await feeds(guild)).map(({ id }) => id));
	const result = { added: [] as string[], known: [] as string[], left: [] as string[] };
	for (const feed of readOpml(read.bytes)) {
		const title = feed.title || feed.url;
		if (present.has(feedId(feed.url))) {
			result.known.push(title);
			continue;
		}
		if (present.size >= guild.feedLimits.perGuild) {
			result.left.push(title);
			continue;
		}
		const folder = feed.folders
			.map((name) => guild.platform.channel(name))
			.find((one) => one && takesArticles(one.kind));
		await addFeed(guild, {
			url: feed.url,
			channel: folder?.id ?? channel,
			source: "command",
			interval: guild.feedInterval,
			postNewest: 1,
			title: feed.title,
			addedBy: by,
		});
		present.add(feedId(feed.url));
		result.added.push(title);
	}
	if (result.added.length > 0) guild.wake();
	return result;
}

const takesArticles = (kind: string): boolean => kind === "text" || kind === "announcement" || kind === "forum";
