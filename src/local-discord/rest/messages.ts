// Messages of a channel.
import { channelFor, isWritable, may, messageFor, needInChannel } from "../access.ts";
import { announceMessage, announceTyping } from "../acts/announce.ts";
import { bulkDelete, deleteMessage } from "../acts/deletions.ts";
import { editMessage, writeMessage } from "../acts/messages.ts";
import { addReaction, removeReaction } from "../acts/reactions.ts";
import { isSystem } from "../acts/system-message.ts";
import { messageContext, storeUploads } from "../acts/uploads.ts";
import { refuse } from "../discord-error.ts";
import { stringsOf } from "../fields.ts";
import { formError } from "../form.ts";
import { messageJson } from "../json/message.ts";
import { MessageFlag, readMessage } from "../limits/message.ts";
import { Permission } from "../permissions.ts";
import { isSnowflake } from "../snowflake.ts";
import { ChannelType, type Message } from "../world.ts";
import { pageOf } from "./history.ts";
import { type Call, NOTHING, ok, type Route } from "./route.ts";
import { viewerOf } from "./viewer.ts";

const C = "/channels/:channel_id";
const M = `${C}/messages/:message_id`;

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
];

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
