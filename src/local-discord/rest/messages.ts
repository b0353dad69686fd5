// Messages of a channel.
import { channelFor, isWritable, may, messageFor, needInChannel } from "../access.ts";
import { announceMessage, announcePins, announceTyping } from "../acts/announce.ts";
import { AuditAction, recordAudit } from "../acts/audit.ts";
import { insertMessage } from "../acts/insert.ts";
import { bulkDelete, deleteMessage, editMessage, isSystem, writeMessage } from "../acts/messages.ts";
import { addReaction, removeReaction } from "../acts/reactions.ts";
import { systemMessage } from "../acts/system-message.ts";
import { messageContext, storeUploads } from "../acts/uploads.ts";
import type { Viewer } from "../bus.ts";
import { refuse } from "../discord-error.ts";
import { isoTime, stringsOf } from "../fields.ts";
import { formError } from "../form.ts";
import { messageJson } from "../json/message.ts";
import { MessageFlag, readMessage } from "../limits/message.ts";
import { Permission } from "../permissions.ts";
import { isSnowflake } from "../snowflake.ts";
import { type Channel, ChannelType, type Message, type World } from "../world.ts";
import { type Call, NOTHING, ok, queryNumber, type Route } from "./route.ts";

const C = "/channels/:channel_id";
const M = `${C}/messages/:message_id`;

/** The calling bot, with content only where its application has the intent. */
export function viewerOf(call: Pick<Call, "world" | "userId">): Viewer {
	return { userId: call.userId, content: call.world.application.privileged.content };
}

export const messageRoutes: readonly Route[] = [
	{
		method: "GET",
		path: `${C}/messages`,
		operation: "list_messages",
		run: (call) => {
			const channel = channelFor(call.world, call.params.channel_id!, call.userId);
			if (!isWritable(channel.type)) throw refuse(50024);
			const page = may(call.world, channel, call.userId, Permission.READ_MESSAGE_HISTORY)
				? pageOf(channel.messages, call.query)
				: [];
			return ok(page.map((message) => messageJson(call.world, message, viewerOf(call))));
		},
	},
	{
		method: "GET",
		path: M,
		operation: "get_message",
		run: (call) => {
			const channel = channelFor(call.world, call.params.channel_id!, call.userId);
			needInChannel(call.world, channel, call.userId, Permission.READ_MESSAGE_HISTORY);
			const message = messageFor(call.world, channel, call.params.message_id!, call.userId);
			return ok(messageJson(call.world, message, viewerOf(call)));
		},
	},
	{
		method: "POST",
		path: `${C}/messages`,
		operation: "create_message",
		limit: [5, 5],
		run: (call) => {
			const uploads = storeUploads(call.world, call.uploads);
			const channelId = call.params.channel_id!;
			const body = readMessage(call.body, messageContext(call.world, channelId, uploads, "message"));
			const message = writeMessage(call.world, channelId, call.userId, body, uploads);
			return ok(messageJson(call.world, message, viewerOf(call)));
		},
	},
	{
		method: "PATCH",
		path: M,
		operation: "update_message",
		limit: [5, 5],
		run: (call) => {
			const channel = channelFor(call.world, call.params.channel_id!, call.userId);
			const message = messageFor(call.world, channel, call.params.message_id!, call.userId);
			const uploads = storeUploads(call.world, call.uploads);
			const body = readMessage(call.body, messageContext(call.world, channel.id, uploads, "message", message.flags));
			editMessage(call.world, channel, message, call.userId, body, uploads);
			return ok(messageJson(call.world, message, viewerOf(call)));
		},
	},
	{
		method: "DELETE",
		path: M,
		operation: "delete_message",
		limit: [5, 1],
		run: ({ world, params, userId, reason }) => {
			deleteMessage(world, params.channel_id!, params.message_id!, userId, reason);
			return NOTHING;
		},
	},
	{
		method: "POST",
		path: `${C}/messages/bulk-delete`,
		operation: "bulk_delete_messages",
		limit: [1, 1],
		run: ({ world, params, body, userId, reason }) => {
			const ids = stringsOf(body.messages);
			for (const [index, id] of ids.entries())
				if (!isSnowflake(id))
					throw formError(["messages", index], "NUMBER_TYPE_COERCE", `Value "${id}" is not snowflake.`);
			bulkDelete(world, params.channel_id!, ids, userId, reason);
			return NOTHING;
		},
	},
	{
		method: "POST",
		path: `${M}/crosspost`,
		operation: "crosspost_message",
		limit: [10, 3600],
		run: (call) => ok(messageJson(call.world, crosspost(call), viewerOf(call))),
	},
	{
		method: "POST",
		path: `${C}/typing`,
		operation: "trigger_typing_indicator",
		limit: [5, 5],
		run: ({ world, params, userId }) => {
			announceTyping(world, channelFor(world, params.channel_id!, userId), userId);
			return NOTHING;
		},
	},
	{
		method: "PUT",
		path: `${M}/reactions/:emoji/@me`,
		operation: "add_my_message_reaction",
		limit: [1, 0.25],
		run: ({ world, params, userId }) => {
			addReaction(world, params.channel_id!, params.message_id!, params.emoji!, userId);
			return NOTHING;
		},
	},
	{
		method: "DELETE",
		path: `${M}/reactions/:emoji/@me`,
		operation: "delete_my_message_reaction",
		limit: [1, 0.25],
		run: ({ world, params, userId }) => {
			removeReaction(world, params.channel_id!, params.message_id!, params.emoji!, userId, userId);
			return NOTHING;
		},
	},
	{
		method: "DELETE",
		path: `${M}/reactions/:emoji/:user_id`,
		operation: "delete_user_message_reaction",
		limit: [1, 0.25],
		run: ({ world, params, userId }) => {
			removeReaction(world, params.channel_id!, params.message_id!, params.emoji!, params.user_id!, userId);
			return NOTHING;
		},
	},
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

/** One page, newest first: right after the anchor for `after`, right before it for `before`, half and half for `around`. */
export function pageOf(messages: readonly Message[], query: URLSearchParams): Message[] {
	const raw = query.get("limit");
	const limit = raw === null ? 50 : Number(raw);
	if (!Number.isInteger(limit) || limit < 1 || limit > 100)
		throw formError(["limit"], "NUMBER_TYPE_MAX", "int value should be less than or equal to 100.");
	const indexOf = (id: string) => firstAtOrAfter(messages, id);
	const after = query.get("after");
	const before = query.get("before");
	const around = query.get("around");
	let from = Math.max(0, messages.length - limit);
	let to = messages.length;
	if (around) {
		const middle = indexOf(around);
		from = Math.max(0, middle - Math.floor(limit / 2));
		to = from + limit;
	} else if (before) {
		to = indexOf(before);
		from = Math.max(0, to - limit);
	} else if (after) {
		from = indexOf(after);
		if (messages[from]?.id === after) from++;
		to = from + limit;
	}
	return messages.slice(from, to).reverse();
}

/** Ids ascend, so the place is found by halving. */
function firstAtOrAfter(messages: readonly Message[], id: string): number {
	const wanted = isSnowflake(id) ? BigInt(id) : 0n;
	let low = 0;
	let high = messages.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (BigInt(messages[middle]!.id) < wanted) low = middle + 1;
		else high = middle;
	}
	return low;
}

function crosspost(call: Call): Message {
	const channel = channelFor(call.world, call.params.channel_id!, call.userId);
	if (channel.type !== ChannelType.announcement) throw refuse(50024);
	const message = messageFor(call.world, channel, call.params.message_id!, call.userId);
	needInChannel(
		call.world,
		channel,
		call.userId,
		message.authorId === call.userId ? Permission.SEND_MESSAGES : Permission.MANAGE_MESSAGES,
	);
	if (isSystem(message.type)) throw refuse(50068);
	if ((message.flags & MessageFlag.crossposted) !== 0) throw refuse(40033);
	message.flags |= MessageFlag.crossposted;
	announceMessage(call.world, "MESSAGE_UPDATE", message);
	return message;
}

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
