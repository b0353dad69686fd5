// Posting to a forum. Discord takes no nonce there: a post that may exist already is looked for before it is repeated,
// and the request itself is sent only once.
import {
	ChannelType,
	type Client,
	DiscordAPIError,
	type ForumChannel,
	type Guild,
	type MessageEditOptions,
	Routes,
} from "discord.js";
import { type ForumPost, Refusal, type Sent } from "../guild/platform.ts";
import { carries } from "./marker.ts";
import { onceOf } from "./once.ts";
import { isGone } from "./refusal.ts";
import { render, threadTitle } from "./render.ts";
import { archiveOldest, isTooManyThreads } from "./thread-room.ts";

const MOST_TAGS = 5;
/** Clocks differ. */
const SLACK_MS = 60_000;

/** @throws whatever discord.js throws, Refusal where there is no such forum */
export async function postToForum(client: Client<true>, guild: Guild, post: ForumPost): Promise<Sent> {
	const forum = await client.channels.fetch(post.channelId);
	if (forum?.type !== ChannelType.GuildForum && forum?.type !== ChannelType.GuildMedia) {
		throw new Refusal("gone", 10003, `channel ${post.channelId} is no forum`);
	}
	const there = post.attemptedAt === null ? null : await findPost(client, guild, post, post.attemptedAt);
	if (there) return there;
	const available = (forum as ForumChannel).availableTags;
	const tags = chosenTags(available, post.tags, forum.flags.has("RequireTag"));
	try {
		return await create(client, post, tags);
	} catch (error) {
		// Demanded since the bot last looked.
		const demanded = error instanceof DiscordAPIError && error.code === 40067 && available.length > 0;
		if (demanded) return create(client, post, chosenTags(available, post.tags, true));
		if (isTooManyThreads(error) && (await archiveOldest(client, guild))) return create(client, post, tags);
		throw error;
	}
}

/** As in `Platform.updatePost`. @throws whatever discord.js throws, Refusal where there is no such post */
export async function updatePost(
	client: Client<true>,
	threadId: string,
	message: MessageEditOptions,
	{ tags, instead, closed }: { tags: readonly string[]; instead: readonly string[]; closed: boolean },
): Promise<void> {
	const thread = await client.channels.fetch(threadId);
	if (!thread?.isThread()) throw new Refusal("gone", 10003, `post ${threadId} gone`);
	// Discord lets nobody edit in an archived thread (50083).
	if (thread.archived) await thread.setArchived(false);
	await thread.messages.edit(threadId, message);
	const { parent } = thread;
	if (!parent || !("availableTags" in parent)) return;
	const named = (names: readonly string[]) =>
		names.flatMap((name) => parent.availableTags.find((tag) => tag.name.toLowerCase() === name)?.id ?? []);
	const wanted = named(tags).slice(0, 1);
	const off = new Set([...named(instead), ...named(tags)]);
	const kept = thread.appliedTags.filter((id) => !off.has(id) && !wanted.includes(id));
	const applied = [...wanted, ...kept].slice(0, MOST_TAGS);
	const retag = applied.length > 0 || !parent.flags.has("RequireTag");
	await thread.edit({ ...(retag ? { appliedTags: applied } : {}), archived: closed });
}

async function create(client: Client<true>, post: ForumPost, tags: readonly string[]): Promise<Sent> {
	const { content, embeds, components, allowedMentions, flags } = render(post.view);
	const body = {
		name: threadTitle(post.title),
		auto_archive_duration: post.archiveAfter,
		applied_tags: tags,
		message: {
			content,
			embeds,
			components,
			allowed_mentions: { parse: [], roles: allowedMentions?.roles ?? [] },
			...(flags === undefined ? {} : { flags }),
		},
	};
	const thread = (await onceOf(client).post(Routes.threads(post.channelId), { body })) as { id: string };
	return { channelId: thread.id, messageId: thread.id };
}

/** The bot's own post since a first try that carries the marker, also where it has been archived meanwhile. */
async function findPost(client: Client<true>, guild: Guild, post: ForumPost, since: number): Promise<Sent | null> {
	const forum = (await client.channels.fetch(post.channelId)) as ForumChannel;
	const active = await guild.channels.fetchActiveThreads(false);
	const archived = await forum.threads.fetchArchived({ limit: 50 }, false);
	for (const thread of [...active.threads.values(), ...archived.threads.values()]) {
		if (thread.parentId !== post.channelId || thread.ownerId !== client.user.id) continue;
		if ((thread.createdTimestamp ?? 0) < since - SLACK_MS) continue;
		const starter = await thread.fetchStarterMessage().catch((error) => (isGone(error) ? null : Promise.reject(error)));
		if (starter && carries(starter, post.marker)) return { channelId: thread.id, messageId: starter.id };
	}
	return null;
}

/** The tags wanted that the forum has, in the order wanted; where it demands one and has none of them, its first free one. */
function chosenTags(available: ForumChannel["availableTags"], wanted: readonly string[], required: boolean): string[] {
	const byName = new Map(available.map((tag) => [tag.name.toLowerCase(), tag]));
	const fitting = [...new Set(wanted.flatMap((name) => byName.get(name.toLowerCase()) ?? []))];
	const fallback = required ? available.toSorted((a, b) => Number(a.moderated) - Number(b.moderated)).slice(0, 1) : [];
	return (fitting.length > 0 ? fitting : fallback).slice(0, MOST_TAGS).map(({ id }) => id);
}
