// The guild's Platform over discord.js. Every call can be repeated without harm.
import {
	ChannelType,
	type Client,
	DiscordAPIError,
	type Guild as DiscordGuild,
	type GuildBasedChannel,
	type GuildMember,
	type Message,
	PermissionFlagsBits,
	Routes,
	SnowflakeUtil,
	type TextBasedChannel,
} from "discord.js";
import { type ChannelInfo, type OpenThread, type Platform, Refusal, type Send, type Sent } from "../guild/platform.ts";
import type { View } from "../guild/view.ts";
import { autoModPlatform } from "./auto-mod.ts";
import type { Background } from "./background.ts";
import { commentOf } from "./comment.ts";
import { postToForum, updatePost } from "./forum.ts";
import { handMethods } from "./hand.ts";
import { history } from "./history.ts";
import { carries } from "./marker.ts";
import { memberInfo, outranks } from "./members.ts";
import { missingRights } from "./permissions.ts";
import { postedOf } from "./posted.ts";
import { recentComments } from "./recent-comments.ts";
import { isGone, refusalOf } from "./refusal.ts";
import { render, threadTitle } from "./render.ts";
import { setupPlatform } from "./setup.ts";
import { archiveOldest, isTooManyThreads } from "./thread-room.ts";
import { editAs, postAs } from "./webhooks.ts";

/** Channels that can be named in the configuration; categories and voice channels of the same name are not meant. */
const TAKES_POSTS: ReadonlySet<ChannelType> = new Set([
	ChannelType.GuildText,
	ChannelType.GuildAnnouncement,
	ChannelType.GuildForum,
	ChannelType.GuildMedia,
]);

/** Discord allows 28 days from now; a minute of slack for clocks that differ. */
const LONGEST_TIMEOUT_MS = 28 * 86_400_000 - 60_000;

/**
 * @param client a discord.js client that is logged in
 * @param guildId the guild that this platform acts in
 * @param now milliseconds since 1970
 * @param background when Discord may be asked what nobody waits for
 */
export function discordPlatform(
	client: Client<true>,
	guildId: string,
	now: () => number,
	background: Background,
): Platform {
	const guild = (): DiscordGuild => {
		const found = client.guilds.cache.get(guildId);
		if (!found) throw new Refusal("transient", 0, `guild ${guildId} is not available`);
		return found;
	};
	const textChannel = async (channelId: string): Promise<TextBasedChannel> => {
		const channel = await client.channels.fetch(channelId);
		if (!channel?.isTextBased()) throw new Refusal("gone", 10003, `channel ${channelId} takes no messages`);
		return channel;
	};
	const member = (userId: string): Promise<GuildMember> => guild().members.fetch(userId);

	/** The member, after checking that the bot outranks them: Discord answers only "50013" for that. */
	const lowerMember = async (userId: string): Promise<GuildMember> => {
		const target = await member(userId);
		if (!target.manageable) throw new Refusal("higherRank", 50013, "Rang zu hoch / rank too high");
		return target;
	};

	const platform: Platform = {
		autoMod: autoModPlatform(guild, background),
		setup: setupPlatform(guild),
		...handMethods(client, guild, now),
		deleteMessage: ({ channelId, messageId }, reason) =>
			quietly(() => client.rest.delete(Routes.channelMessage(channelId, messageId), { reason })),
		timeoutMember: ({ userId, until }, reason) =>
			refused(async () => {
				const end = until === null ? null : Math.min(until, now() + LONGEST_TIMEOUT_MS);
				if (end !== null && end <= now()) return;
				const target = await lowerMember(userId);
				if (target.permissions.has(PermissionFlagsBits.Administrator)) {
					throw new Refusal(
						"higherRank",
						50013,
						"Administratoren können keinen Timeout bekommen / administrators cannot be timed out",
					);
				}
				await target.disableCommunicationUntil(end, reason);
			}),
		kickMember: ({ userId }, reason) => quietly(async () => (await lowerMember(userId)).kick(reason)),
		banMember: ({ userId, deleteSeconds }, reason) =>
			refused(async () => {
				const target = await member(userId).catch((error) => (isGone(error) ? null : Promise.reject(error)));
				if (target && !target.manageable) throw new Refusal("higherRank", 50013, "Rang zu hoch / rank too high");
				await guild().bans.create(userId, { reason, deleteMessageSeconds: deleteSeconds });
			}),
		unbanMember: ({ userId }, reason) => quietly(() => guild().bans.remove(userId, reason)),
		addRole: ({ userId, roleId }, reason) =>
			refused(async () => {
				await (await member(userId)).roles.add(roleId, reason);
			}),
		removeRole: ({ userId, roleId }, reason) =>
			quietly(async () => (await member(userId)).roles.remove(roleId, reason)),
		setSlowMode: ({ channelId, seconds }, reason) =>
			refused(async () => {
				const channel = await client.channels.fetch(channelId);
				if (!channel || !("setRateLimitPerUser" in channel)) throw new Refusal("gone", 10003, "channel gone");
				await channel.setRateLimitPerUser(seconds, reason);
			}),
		lockThread: ({ channelId, locked }, reason) =>
			refused(async () => {
				const channel = await client.channels.fetch(channelId);
				if (!channel?.isThread()) throw new Refusal("gone", 10003, "thread gone");
				await channel.edit({ locked, archived: locked, reason });
			}),
		reply: ({ channelId, messageId, text }) =>
			refused(async () => {
				const channel = await textChannel(channelId);
				if (!channel.isSendable()) throw new Refusal("missingPermission", 50013, "cannot write there");
				// The nonce holds for minutes only: what a crash left undecided is looked for.
				const later = await channel.messages.fetch({ after: messageId, limit: 100, cache: false });
				const own = (message: Message) => message.author.id === client.user.id;
				if (later.some((message) => own(message) && message.reference?.messageId === messageId)) return;
				await channel.send({
					content: text.slice(0, 2000),
					reply: { messageReference: messageId, failIfNotExists: false },
					allowedMentions: { parse: [], repliedUser: false },
					nonce: `r${messageId}`.slice(0, 25),
					enforceNonce: true,
				});
			}),

		send: (send) => refused(() => sendOnce(send)),
		edit: ({ channelId, messageId }, view) =>
			refused(async () => {
				const channel = await textChannel(channelId);
				await channel.messages.edit(messageId, withoutFlags(view));
			}),
		openThread: (open) => refused(() => openThread(open)),
		postToForum: (post) => refused(() => postToForum(client, guild(), post)),
		updatePost: (threadId, view, state) => refused(() => updatePost(client, threadId, withoutFlags(view), state)),
		renameThread: (threadId, title) =>
			refused(async () => {
				const thread = await client.channels.fetch(threadId);
				if (!thread?.isThread()) throw new Refusal("gone", 10003, "thread gone");
				const wanted = threadTitle(title);
				if (thread.name === wanted) return;
				const closed = thread.archived && thread.locked;
				await thread.edit({ name: wanted, ...(thread.archived ? { archived: false } : {}) });
				if (closed) await thread.setArchived(true);
			}),
		crosspost: ({ channelId, messageId }) =>
			refused(async () => {
				const channel = await textChannel(channelId);
				if (channel.type !== ChannelType.GuildAnnouncement) return;
				await channel.messages.crosspost(messageId).catch((error) => {
					if (!(error instanceof DiscordAPIError && error.code === 40033)) throw error;
				});
			}),
		history: (channelId, readerId, limit) =>
			refused(async () => {
				const channel = await textChannel(channelId);
				if (channel.isDMBased() || channel.guildId !== guildId) throw new Refusal("gone", 10003, "not of this guild");
				return history(channel, readerId, limit);
			}),
		recentComments: (channelId, limit) => refused(async () => recentComments(await textChannel(channelId), limit)),
		revisionOf: (channelId, messageId) =>
			refused(async () => {
				try {
					const channel = await textChannel(channelId);
					const message = await channel.messages.fetch({ message: messageId, force: true });
					return message.inGuild() ? commentOf(message).revision : null;
				} catch (error) {
					if (isGone(error) || (error instanceof Refusal && error.reason === "gone")) return null;
					throw error;
				}
			}),
		posted: (channelId, messageId) =>
			refused(async () => {
				try {
					const channel = await textChannel(channelId);
					const message = await channel.messages.fetch({ message: messageId, force: true });
					return message.inGuild() ? await postedOf(message) : null;
				} catch (error) {
					if (isGone(error) || (error instanceof Refusal && error.reason === "gone")) return null;
					throw error;
				}
			}),
		postAs: (post) => refused(() => postAs(client, post)),
		editAs: (comment, text) => refused(() => editAs(client, comment, text)),
		react: ({ channelId, messageId }, emoji) =>
			refused(async () => {
				const channel = await textChannel(channelId);
				await channel.messages.react(messageId, emoji);
			}),
		maySee: (userId, channelId) =>
			refused(async () => {
				const [channel, person] = await Promise.all([client.channels.fetch(channelId), member(userId)]);
				if (!channel || channel.isDMBased()) return false;
				return channel.permissionsFor(person)?.has(PermissionFlagsBits.ViewChannel) ?? false;
			}),
		place: (channelId) =>
			refused(async () => {
				const channel = await client.channels.fetch(channelId).catch((error) => {
					if (isGone(error)) return null;
					throw error;
				});
				return channel && !channel.isDMBased() && channel.guildId === guildId ? info(channel) : null;
			}),
		member: (userId) => refused(() => memberInfo(guild(), userId)),
		outranks: (userId, otherId) => refused(() => outranks(guild(), userId, otherId)),
		channels: () => [...guild().channels.cache.values()].map((channel) => info(channel)),
		channel(idOrName) {
			const wanted = idOrName.replace(/^<?#|>$/g, "").toLowerCase();
			const all = guild().channels.cache;
			const found =
				all.get(wanted) ??
				all.find((channel) => TAKES_POSTS.has(channel.type) && channel.name.toLowerCase() === wanted);
			return found ? info(found) : null;
		},
		role(idOrName) {
			const wanted = idOrName.replace(/^<?@&?|>$/g, "").toLowerCase();
			const roles = guild().roles.cache;
			return (roles.get(wanted) ?? roles.find(({ name }) => name.toLowerCase() === wanted))?.id ?? null;
		},
		roleName: (roleId) => guild().roles.cache.get(roleId)?.name ?? null,
		isMentionable: (roleId) => guild().roles.cache.get(roleId)?.mentionable ?? false,
		guildName: () => guild().name,
		messageUrl: (channelId, messageId) => `https://discord.com/channels/${guildId}/${channelId}/${messageId}`,
	};
	return platform;

	async function sendOnce({ to, view, nonce, attemptedAt, marker }: Send): Promise<Sent> {
		const channel =
			"userId" in to ? await (await client.users.fetch(to.userId)).createDM() : await textChannel(to.channelId);
		if (!channel.isSendable()) throw new Refusal("missingPermission", 50013, "cannot write there");
		if (attemptedAt !== null) {
			const sent = await findOwn(channel, attemptedAt, marker);
			if (sent) return sent;
		}
		const message = await whileOpen<Message>(channel, () =>
			channel.send({ ...sendable(view), nonce, enforceNonce: true }),
		);
		return { channelId: message.channelId, messageId: message.id };
	}

	/** What is closed and locked does not open by itself for a message; it is opened for this one. */
	async function whileOpen<T>(channel: TextBasedChannel, write: () => Promise<T>): Promise<T> {
		if (!channel.isThread() || !channel.archived || !channel.locked) return write();
		await channel.setArchived(false);
		const written = await write();
		await channel.setArchived(true);
		return written;
	}

	/** Looks through the messages since a first try for one of the bot's own that carries the marker in a button. */
	async function findOwn(channel: TextBasedChannel, since: number, marker: string): Promise<Sent | null> {
		let after = String(SnowflakeUtil.generate({ timestamp: Math.max(0, since - 60_000) }));
		for (let page = 0; page < 20; page++) {
			const messages = await channel.messages.fetch({ after, limit: 100, cache: false });
			for (const message of messages.values()) {
				if (message.author.id === client.user.id && carries(message, marker)) {
					return { channelId: message.channelId, messageId: message.id };
				}
			}
			if (messages.size < 100) return null;
			after = [...messages.keys()].reduce((a, b) => (BigInt(a) > BigInt(b) ? a : b));
		}
		return null;
	}

	async function openThread(open: OpenThread, mayMakeRoom = true): Promise<string> {
		const { channelId, messageId, title, archiveAfter } = open;
		const channel = await client.channels.fetch(channelId);
		if (channel?.type !== ChannelType.GuildText && channel?.type !== ChannelType.GuildAnnouncement) {
			throw new Refusal("gone", 10003, `channel ${channelId} has no threads`);
		}
		try {
			const thread = await channel.threads.create({
				startMessage: messageId,
				name: threadTitle(title),
				autoArchiveDuration: archiveAfter,
			});
			return thread.id;
		} catch (error) {
			if (mayMakeRoom && isTooManyThreads(error) && (await archiveOldest(client, guild())))
				return openThread(open, false);
			const exists =
				(error instanceof DiscordAPIError && error.code === 160004) ||
				(error as { code?: unknown })?.code === "MessageExistingThread";
			if (!exists) throw error;
			return messageId;
		}
	}

	function info(channel: GuildBasedChannel): ChannelInfo {
		const me = guild().members.me;
		return {
			id: channel.id,
			name: channel.name,
			kind: kindOf(channel.type),
			parentId: channel.isThread() ? channel.parentId : null,
			categoryId: channel.isThread() ? (channel.parent?.parentId ?? null) : channel.parentId,
			missing: me ? missingRights(channel, me) : [],
			thread: channel.isThread()
				? {
						locked: channel.locked ?? false,
						archived: channel.archived ?? false,
						createdAt: channel.createdTimestamp ?? 0,
						slowMode: channel.rateLimitPerUser ?? 0,
					}
				: null,
		};
	}
}

function kindOf(type: ChannelType): ChannelInfo["kind"] {
	if (type === ChannelType.GuildText) return "text";
	if (type === ChannelType.GuildAnnouncement) return "announcement";
	if (type === ChannelType.GuildForum || type === ChannelType.GuildMedia) return "forum";
	const threads = [ChannelType.PublicThread, ChannelType.PrivateThread, ChannelType.AnnouncementThread];
	return threads.includes(type) ? "thread" : "other";
}

/** discord.js types the flags of a new message more narrowly than those of a message. */
function sendable(view: View) {
	const { flags, ...rest } = render(view);
	return { ...rest, ...(flags === undefined ? {} : { flags: flags as 4096 }) };
}

function withoutFlags(view: View) {
	const { flags: _flags, ...rest } = render(view);
	return rest;
}

async function refused<T>(call: () => Promise<T>): Promise<T> {
	try {
		return await call();
	} catch (error) {
		throw refusalOf(error);
	}
}

/** Like `refused`, for calls whose thing may be gone already: then what was wanted is so. */
async function quietly(call: () => Promise<unknown>): Promise<void> {
	try {
		await call();
	} catch (error) {
		if (!isGone(error)) throw refusalOf(error);
	}
}
