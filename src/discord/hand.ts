// What moderators need to act by hand: who may do what, who is banned, what stands in a channel, how a thread is set.
import {
	type Client,
	DiscordAPIError,
	type Guild as DiscordGuild,
	type Message,
	PermissionFlagsBits,
	Routes,
	SnowflakeUtil,
} from "discord.js";
import type { Platform, Standing } from "../guild/platform.ts";
import { Refusal } from "../guild/platform.ts";
import { commentOf } from "./comment.ts";
import { findMember } from "./members.ts";
import { lackingRights } from "./permissions.ts";
import { COMMENTS } from "./posted.ts";
import { isGone, refusalOf } from "./refusal.ts";

type HandMethods = Pick<
	Platform,
	"me" | "lacking" | "sees" | "user" | "bans" | "banned" | "standing" | "threadState" | "deleteMessages"
>;

const PAGE = 100;
/** Discord deletes several at once only of the last two weeks; an hour of slack for clocks that differ. */
const BULK_AGE_MS = 14 * 86_400_000 - 3_600_000;
const MOST_BANS = 5_000;

export function handMethods(client: Client<true>, guild: () => DiscordGuild, now: () => number): HandMethods {
	const refused = async <T>(call: () => Promise<T>): Promise<T> => {
		try {
			return await call();
		} catch (error) {
			throw refusalOf(error);
		}
	};
	const deleteOne = async (channelId: string, messageId: string, reason: string): Promise<void> => {
		await client.rest.delete(Routes.channelMessage(channelId, messageId), { reason }).catch((error) => {
			if (!isGone(error)) throw error;
		});
	};
	return {
		me: () => client.user.id,
		lacking: (userId, needs) =>
			refused(async () => lackingRights(needs, (await findMember(guild(), userId))?.permissions ?? null)),
		sees: (userId, channelId) =>
			refused(async () => {
				const member = await findMember(guild(), userId);
				const channel = await client.channels.fetch(channelId).catch((error) => {
					if (isGone(error) || refusalOf(error).reason === "missingPermission") return null;
					throw error;
				});
				if (!member || !channel || channel.isDMBased() || channel.guildId !== guild().id) return false;
				const rights = [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.ReadMessageHistory];
				return channel.permissionsFor(member)?.has(rights) === true;
			}),
		user: (userId) =>
			refused(async () => {
				try {
					const { id, username, displayName, bot } = await client.users.fetch(userId);
					return { id, userName: username, displayName, isBot: bot };
				} catch (error) {
					if (isGone(error)) return null;
					throw error;
				}
			}),
		bans: () =>
			refused(async () => {
				const found: Awaited<ReturnType<Platform["bans"]>>[number][] = [];
				for (let after: string | undefined; found.length < MOST_BANS; ) {
					const page = await guild().bans.fetch({ limit: 1_000, cache: false, ...(after ? { after } : {}) });
					for (const { user, reason } of page.values())
						found.push({ id: user.id, userName: user.username, displayName: user.displayName, reason: reason ?? null });
					if (page.size < 1_000) break;
					after = found.at(-1)!.id;
				}
				return found;
			}),
		banned: (userId) =>
			refused(async () => {
				try {
					await guild().bans.fetch({ user: userId, force: true, cache: false });
					return true;
				} catch (error) {
					if (isGone(error)) return false;
					throw error;
				}
			}),
		standing: (channelId, { limit, since }) =>
			refused(async () => {
				const channel = await client.channels.fetch(channelId);
				if (!channel?.isTextBased() || channel.isDMBased()) throw new Refusal("gone", 10003, "channel gone");
				const rights = channel.permissionsFor(client.user.id);
				// Discord would answer with an empty list and no error.
				if (!rights?.has([PermissionFlagsBits.ViewChannel, PermissionFlagsBits.ReadMessageHistory]))
					throw new Refusal("missingPermission", 50013, "cannot read the history");
				const earliest =
					since === null ? 0n : SnowflakeUtil.generate({ timestamp: Math.max(since, 1_420_070_400_000) });
				const found: Standing[] = [];
				let before: string | undefined;
				for (let read = 0; read < limit; ) {
					const page = await channel.messages.fetch({
						limit: Math.min(PAGE, limit - read),
						cache: false,
						...(before ? { before } : {}),
					});
					read += page.size;
					for (const message of page.values()) {
						before = before === undefined || BigInt(message.id) < BigInt(before) ? message.id : before;
						if (BigInt(message.id) < BigInt(earliest) || !message.inGuild() || !COMMENTS.has(message.type)) continue;
						found.push(standing(message));
					}
					if (page.size < PAGE || BigInt(before!) < BigInt(earliest)) break;
				}
				return found.reverse();
			}),
		threadState: (channelId) =>
			refused(async () => {
				const channel = await client.channels.fetch(channelId).catch((error) => {
					if (isGone(error)) return null;
					throw error;
				});
				if (!channel?.isThread() || channel.guildId !== guild().id) return null;
				return { locked: channel.locked === true, slowSeconds: channel.rateLimitPerUser ?? 0 };
			}),
		deleteMessages: ({ channelId, messageIds }, reason) =>
			refused(async () => {
				const young = messageIds.filter((id) => SnowflakeUtil.timestampFrom(id) > now() - BULK_AGE_MS);
				const old = messageIds.filter((id) => !young.includes(id));
				try {
					if (young.length > 1)
						await client.rest.post(Routes.channelBulkDelete(channelId), { body: { messages: young }, reason });
					else old.unshift(...young);
				} catch (error) {
					if (!(error instanceof DiscordAPIError && Number(error.code) === 50034)) throw error;
					// This machine's clock and Discord's differ.
					old.unshift(...young);
				}
				for (const id of old) await deleteOne(channelId, id, reason);
			}),
	};
}

function standing(message: Message<true>): Standing {
	const { author } = message;
	return {
		comment: commentOf(message),
		pinned: message.pinned,
		author: {
			id: author.id,
			userName: author.username,
			displayName: message.member?.displayName ?? author.displayName,
			isBot: author.bot || message.webhookId !== null,
		},
	};
}
