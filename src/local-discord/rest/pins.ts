// Pinned messages of a channel.
import { channelFor, messageFor, needInChannel } from "../access.ts";
import { announceMessage, announcePins } from "../acts/announce.ts";
import { AuditAction, recordAudit } from "../acts/audit.ts";
import { insertMessage } from "../acts/insert.ts";
import { isSystem, systemMessage } from "../acts/system-message.ts";
import { refuse } from "../discord-error.ts";
import { isoTime } from "../fields.ts";
import { messageJson } from "../json/message.ts";
import { Permission } from "../permissions.ts";
import type { Channel, World } from "../world.ts";
import { type Call, NOTHING, ok, queryNumber, type Route } from "./route.ts";
import { viewerOf } from "./viewer.ts";

const C = "/channels/:channel_id";

export const pinRoutes: readonly Route[] = [
	{
		method: "GET",
		path: `${C}/messages/pins`,
		operation: "list_pins",
		run: (call) => {
			const channel = channelFor(call.world, call.params.channel_id!, call.userId);
			const limit = queryNumber(call.query, "limit", 50, 1, 50);
			const before = Date.parse(call.query.get("before") ?? "") || Number.POSITIVE_INFINITY;
			const pinned = channel.messages
				.filter((message) => message.pinnedAt !== null && message.pinnedAt < before)
				.sort((a, b) => b.pinnedAt! - a.pinnedAt!);
			return ok({
				items: pinned.slice(0, limit).map((message) => ({
					pinned_at: isoTime(message.pinnedAt!),
					message: messageJson(call.world, message, viewerOf(call)),
				})),
				has_more: pinned.length > limit,
			});
		},
	},
	...(["PUT", "DELETE"] as const).map(
		(method): Route => ({
			method,
			path: `${C}/messages/pins/:message_id`,
			operation: method === "PUT" ? "create_pin" : "delete_pin",
			run: (call) => {
				pin(call, method === "PUT");
				return NOTHING;
			},
		}),
	),
];

function pin({ world, params, userId, reason }: Call, pinned: boolean): void {
	const channel: Channel = channelFor(world, params.channel_id!, userId);
	const message = messageFor(world, channel, params.message_id!, userId);
	if (channel.guildId) needInChannel(world, channel, userId, Permission.PIN_MESSAGES);
	if (channel.thread?.archived) throw refuse(50083);
	if (isSystem(message.type)) throw refuse(50021);
	if ((message.pinnedAt !== null) === pinned) return;
	if (pinned && channel.messages.filter((other) => other.pinnedAt !== null).length >= 250) throw refuse(30003);
	message.pinnedAt = pinned ? world.clock.now() : null;
	if (pinned) channel.lastPinAt = message.pinnedAt;
	announcePins(world, channel);
	announceMessage(world, "MESSAGE_UPDATE", message);
	const guild = guildOfChannel(world, channel);
	if (pinned)
		insertMessage(
			world,
			channel,
			systemMessage(world, channel, 6, userId, "", {
				type: 0,
				channelId: channel.id,
				messageId: message.id,
				guildId: channel.guildId,
			}),
		);
	if (guild)
		recordAudit(world, guild, {
			action: pinned ? AuditAction.messagePin : AuditAction.messageUnpin,
			by: userId,
			target: message.authorId,
			reason,
			options: { channel_id: channel.id, message_id: message.id },
		});
}

function guildOfChannel(world: World, channel: Channel) {
	return channel.guildId ? world.guilds.get(channel.guildId) : undefined;
}
