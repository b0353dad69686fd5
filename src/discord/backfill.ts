// Reads back what was written and edited, and of what was recommended also what was deleted, while nobody listened. Discord repeats events to a connection that resumes; to a
// new one (every start, every lost session) it does not.
import {
	type Client,
	type Guild as DiscordGuild,
	type GuildTextBasedChannel,
	type Message,
	PermissionFlagsBits,
} from "discord.js";
import { StoreError } from "../errors.ts";
import { goneMeanwhile } from "../guild/comment-gone.ts";
import type { Guild } from "../guild/guild.ts";
import { Refusal } from "../guild/platform.ts";
import { snowflakeAt } from "../guild/progress.ts";
import type { Background } from "./background.ts";
import { isGone, refusalOf } from "./refusal.ts";

const HOUR = 3_600_000;
/** What is older is history: to punish it now would surprise everybody. */
const LONGEST_BACK = 24 * HOUR;
/** Edits of older comments are found only while the bot listens. */
const EDITS_BACK = 6 * HOUR;
const MOST_MESSAGES = 1_000;
const PAGE = 100;
/** Threads that were archived meanwhile are in no list; those that were written in last are looked at. */
const MOST_ARCHIVED = 50;

export interface Reader {
	/** Takes a message that was missed; does nothing the second time. Does not throw. */
	judge(message: Message<true>, isEdit: boolean): Promise<void>;
	stopping(): boolean;
	/** When Discord may be asked. */
	readonly background: Background;
}

/**
 * Takes from each channel what came after the last message that was judged, oldest first, and what was edited since.
 * At most a day and a thousand messages a channel.
 * @returns false where something is still to be read: a channel that Discord does not answer for, or a shutdown
 * @throws StoreError
 */
export async function backfill(client: Client, guild: Guild, reader: Reader): Promise<boolean> {
	await guild.progress.load();
	const server = client.guilds.cache.get(guild.id);
	if (!server?.available) return false;
	let complete = true;
	let count = 0;
	for await (const channel of channelsOf(server, guild, reader)) {
		if (reader.stopping()) return false;
		if (!guild.progress.isBehind(channel.id)) continue;
		try {
			for (const message of await missedIn(channel, guild, reader)) {
				if (reader.stopping()) return false;
				await reader.judge(message, BigInt(message.id) <= guild.progress.judgedUpTo(channel.id));
				count++;
			}
			if (reader.stopping()) return false;
			guild.progress.caughtUp(channel.id);
		} catch (error) {
			if (error instanceof StoreError) throw error;
			if (refusalOf(error).final) continue;
			complete = false;
			guild.log.warn({ guild: guild.id, channel: channel.id, err: error }, "channel could not be read back");
		}
	}
	try {
		await goneMeanwhile(guild);
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		complete = false;
		guild.log.warn({ guild: guild.id, err: error }, "recommended comments could not be looked up");
	}
	if (complete) guild.progress.allCaughtUp();
	if (count > 0) guild.log.info({ guild: guild.id, comments: count }, "read back what was missed");
	return complete;
}

async function* channelsOf(
	server: DiscordGuild,
	guild: Guild,
	{ background }: Reader,
): AsyncGenerator<GuildTextBasedChannel> {
	const listed = [...server.channels.cache.values()].filter((channel) => channel.isTextBased());
	yield* listed;
	const known = new Set(listed.map(({ id }) => id));
	const lately = guild.progress.marked(snowflakeAt(guild.now() - 3 * LONGEST_BACK)).filter((id) => !known.has(id));
	for (const id of lately.slice(0, MOST_ARCHIVED)) {
		const channel = await background
			.run("comments", () => server.channels.fetch(id))
			.catch((error) => {
				if (isGone(error) || refusalOf(error).final) return null;
				guild.log.warn({ guild: guild.id, channel: id, err: error }, "thread could not be looked up");
				return null;
			});
		if (channel?.isTextBased()) yield channel;
	}
}

/** @returns oldest first; nothing where the bot may not read */
async function missedIn(channel: GuildTextBasedChannel, guild: Guild, reader: Reader): Promise<Message<true>[]> {
	const me = channel.client.user.id;
	const rights = channel.permissionsFor(me);
	// Discord would answer with an empty list and no error.
	if (!rights?.has([PermissionFlagsBits.ViewChannel, PermissionFlagsBits.ReadMessageHistory])) return [];
	const now = guild.now();
	const judged = guild.progress.judgedUpTo(channel.id);
	const edits = guild.progress.editsSince();
	// What was written before the bot was (again) invited is none of its business either.
	const earliest = Math.max(now - LONGEST_BACK, channel.guild.joinedTimestamp ?? 0);
	const oldest = largest(snowflakeAt(earliest), smallest(judged, snowflakeAt(now - EDITS_BACK)));
	if (channel.lastMessageId === null || BigInt(channel.lastMessageId) <= oldest) return [];
	const found: Message<true>[] = [];
	let before: string | undefined;
	for (let read = 0; read < MOST_MESSAGES && !reader.stopping(); read += PAGE) {
		const page = await reader.background.run("comments", () =>
			channel.messages.fetch({ limit: PAGE, cache: false, ...(before ? { before } : {}) }),
		);
		if (!page) break;
		for (const message of page.values()) {
			before = before === undefined || BigInt(message.id) < BigInt(before) ? message.id : before;
			if (BigInt(message.id) <= oldest || message.author.id === me) continue;
			if (BigInt(message.id) > judged || (message.editedTimestamp ?? 0) > edits) found.push(message);
		}
		if (page.size < PAGE || BigInt(before!) <= oldest) break;
	}
	return found.sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
}

const largest = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const smallest = (a: bigint, b: bigint): bigint => (a < b ? a : b);
