// Searching a guild's messages. https://docs.discord.com/developers/resources/message#search-guild-messages
import { guildFor, may } from "../access.ts";
import { refuse } from "../discord-error.ts";
import { textOf } from "../fields.ts";
import { threadJson } from "../json/channel.ts";
import { channelsOf } from "../json/guild.ts";
import { messageJson } from "../json/message.ts";
import { Permission } from "../permissions.ts";
import type { Message } from "../world.ts";
import { type Call, ok, queryNumber, querySnowflake, type Reply, type Route } from "./route.ts";
import { viewerOf } from "./viewer.ts";

export const searchRoutes: readonly Route[] = [
	{ method: "GET", path: "/guilds/:guild_id/messages/search", operation: "guild_search", limit: [10, 10], run: search },
];

function search(call: Call): Reply {
	const { world, params, userId, query } = call;
	const guild = guildFor(world, params.guild_id!, userId);
	if (!world.application.privileged.content) throw refuse(50001);
	const limit = queryNumber(query, "limit", 25, 1, 25);
	const offset = queryNumber(query, "offset", 0, 0, 9975);
	const places = query.getAll("channel_id");
	const channels = channelsOf(world, guild).filter(
		(channel) =>
			(places.length === 0 || places.includes(channel.id)) &&
			may(world, channel, userId, Permission.VIEW_CHANNEL | Permission.READ_MESSAGE_HISTORY),
	);
	const found = channels.flatMap((channel) => channel.messages.filter((message) => fits(message, query)));
	found.sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1));
	if (query.get("sort_order") === "asc") found.reverse();
	const page = found.slice(offset, offset + limit);
	const threads = new Set(page.map((message) => message.channelId));
	return ok({
		messages: page.map((message) => [{ ...messageJson(world, message, viewerOf(call)), hit: true }]),
		doing_deep_historical_index: false,
		total_results: found.length,
		documents_indexed: null,
		threads: channels
			.filter((channel) => channel.thread && threads.has(channel.id))
			.map((channel) => threadJson(world, channel, userId)),
		members: [],
	});
}

function fits(message: Message, query: URLSearchParams): boolean {
	const content = query.get("content")?.toLowerCase();
	const authors = query.getAll("author_id");
	const hosts = query.getAll("link_hostname");
	const has = query.getAll("has");
	const after = querySnowflake(query, "min_id");
	const before = querySnowflake(query, "max_id");
	const text = message.content.toLowerCase();
	if (content && !content.split(/\s+/).every((word) => text.includes(word))) return false;
	if (authors.length > 0 && !authors.includes(message.authorId)) return false;
	if (after !== null && BigInt(message.id) <= after) return false;
	if (before !== null && BigInt(message.id) >= before) return false;
	if (hosts.length > 0 && !hosts.some((host) => linksOf(message).some((link) => hostOf(link) === host))) return false;
	const present: Readonly<Record<string, boolean>> = {
		link: linksOf(message).length > 0,
		embed: message.embeds.length > 0,
		file: message.attachments.length > 0,
		poll: message.poll !== null,
	};
	return has.every((thing) => (thing.startsWith("-") ? !present[thing.slice(1)] : (present[thing] ?? false)));
}

function linksOf(message: Message): string[] {
	const inText = message.content.match(/https?:\/\/[^\s<>)]+/g) ?? [];
	return [...inText, ...message.embeds.map((embed) => textOf(embed.url)).filter((url) => url !== "")];
}

function hostOf(link: string): string {
	try {
		return new URL(link).hostname;
	} catch {
		return "";
	}
}
