// Webhooks: made by a bot, written through under any name.
// https://docs.discord.com/developers/resources/webhook
import { randomBytes } from "node:crypto";
import { channelFor, guildFor, needInChannel, needInGuild } from "../access.ts";
import { AuditAction, changesBetween, recordAudit } from "../acts/audit.ts";
import { blankChannel } from "../acts/channels.ts";
import { removeMessage } from "../acts/insert.ts";
import { applyEdit, postMessage } from "../acts/messages.ts";
import { addForumPost } from "../acts/threads.ts";
import { messageContext, storeUploads } from "../acts/uploads.ts";
import { refuse } from "../discord-error.ts";
import { type Fields, textOf } from "../fields.ts";
import { Form, formError } from "../form.ts";
import { messageJson } from "../json/message.ts";
import { userJson } from "../json/people.ts";
import { readMessage } from "../limits/message.ts";
import { Permission } from "../permissions.ts";
import { type Channel, ChannelType, type Message, type Webhook, type World } from "../world.ts";
import { type Call, NOTHING, ok, type Reply, type Route } from "./route.ts";

const FORBIDDEN = /clyde|discord/i;

export const webhookRoutes: readonly Route[] = [
	{
		method: "POST",
		path: "/channels/:channel_id/webhooks",
		operation: "create_webhook",
		run: ({ world, params, userId, body, reason }) => {
			const channel = channelFor(world, params.channel_id!, userId);
			needInChannel(world, channel, userId, Permission.MANAGE_WEBHOOKS);
			if (!channel.guildId || channel.thread || channel.type === ChannelType.category) throw refuse(50024);
			const inChannel = [...world.webhooks.values()].filter((hook) => hook.channelId === channel.id);
			if (inChannel.length >= 15) throw refuse(30007);
			const webhook: Webhook = {
				id: world.nextId(),
				guildId: channel.guildId,
				channelId: channel.id,
				name: readName(body.name, true) ?? "",
				avatar: null,
				token: randomBytes(51).toString("base64url"),
				userId,
				applicationId: world.users.get(userId)?.bot ? world.application.id : null,
			};
			world.webhooks.set(webhook.id, webhook);
			announceWebhooks(world, channel);
			recordAudit(world, world.guilds.get(webhook.guildId)!, {
				action: AuditAction.webhookCreate,
				by: userId,
				target: webhook.id,
				reason,
			});
			return ok(webhookJson(world, webhook));
		},
	},
	{
		method: "GET",
		path: "/channels/:channel_id/webhooks",
		operation: "list_channel_webhooks",
		run: ({ world, params, userId }) => {
			const channel = channelFor(world, params.channel_id!, userId);
			needInChannel(world, channel, userId, Permission.MANAGE_WEBHOOKS);
			const found = [...world.webhooks.values()].filter((hook) => hook.channelId === channel.id);
			return ok(found.map((hook) => webhookJson(world, hook)));
		},
	},
	{
		method: "GET",
		path: "/guilds/:guild_id/webhooks",
		operation: "get_guild_webhooks",
		run: ({ world, params, userId }) => {
			const guild = guildFor(world, params.guild_id!, userId);
			needInGuild(world, guild, userId, Permission.MANAGE_WEBHOOKS);
			const found = [...world.webhooks.values()].filter((hook) => hook.guildId === guild.id);
			return ok(found.map((hook) => webhookJson(world, hook)));
		},
	},
	{
		method: "GET",
		path: "/webhooks/:webhook_id",
		operation: "get_webhook",
		run: (call) => ok(webhookJson(call.world, owned(call))),
	},
	{
		method: "PATCH",
		path: "/webhooks/:webhook_id",
		operation: "update_webhook",
		run: (call) => {
			const { world, userId, body } = call;
			const webhook = owned(call);
			const before = { name: webhook.name, channel_id: webhook.channelId };
			const name = readName(body.name, false);
			if (typeof body.channel_id === "string") {
				const channel = channelFor(world, body.channel_id, userId);
				needInChannel(world, channel, userId, Permission.MANAGE_WEBHOOKS);
				webhook.channelId = channel.id;
			}
			rename(call, webhook, name, before);
			return ok(webhookJson(world, webhook));
		},
	},
	{
		method: "DELETE",
		path: "/webhooks/:webhook_id",
		operation: "delete_webhook",
		run: (call) => {
			const webhook = owned(call);
			forget(call.world, webhook);
			recordAudit(call.world, call.world.guilds.get(webhook.guildId)!, {
				action: AuditAction.webhookDelete,
				by: call.userId,
				target: webhook.id,
				reason: call.reason,
			});
			return NOTHING;
		},
	},
	{
		method: "GET",
		path: "/webhooks/:webhook_id/:webhook_token",
		operation: "get_webhook_by_token",
		open: true,
		run: (call) => ok(withoutMaker(call.world, byToken(call))),
	},
	{
		method: "PATCH",
		path: "/webhooks/:webhook_id/:webhook_token",
		operation: "update_webhook_by_token",
		open: true,
		run: (call) => {
			const webhook = byToken(call);
			rename(call, webhook, readName(call.body.name, false), { name: webhook.name, channel_id: webhook.channelId });
			return ok(withoutMaker(call.world, webhook));
		},
	},
	{
		method: "DELETE",
		path: "/webhooks/:webhook_id/:webhook_token",
		operation: "delete_webhook_by_token",
		open: true,
		run: (call) => {
			forget(call.world, byToken(call));
			return NOTHING;
		},
	},
];

export function webhookJson(world: World, webhook: Webhook): Fields {
	const user = world.users.get(webhook.userId);
	return {
		id: webhook.id,
		type: 1,
		guild_id: webhook.guildId,
		channel_id: webhook.channelId,
		application_id: webhook.applicationId,
		name: webhook.name,
		avatar: webhook.avatar,
		token: webhook.token,
		url: `${world.baseUrl}/api/webhooks/${webhook.id}/${webhook.token}`,
		...(user ? { user: userJson(user) } : {}),
	};
}

/** By its token a webhook does not say who made it. */
function withoutMaker(world: World, webhook: Webhook): Fields {
	const { user: _, ...json } = webhookJson(world, webhook);
	return json;
}

/** Writes through a webhook; in a forum into `thread_id` or a new post `thread_name`. */
export function executeWebhook(call: Call): Reply {
	const { world, query, body } = call;
	const webhook = byToken(call);
	const parent = world.channels.get(webhook.channelId)!;
	const form = new Form();
	const name = form.text(["username"], body.username, { min: 1, max: 80 });
	if (name && FORBIDDEN.test(name))
		form.add(["username"], "USERNAME_INVALID_CONTAINS", 'Username cannot contain "clyde" or "discord"');
	form.url(["avatar_url"], body.avatar_url);
	const threadName = form.text(["thread_name"], body.thread_name, { max: 100 });
	form.done();
	const forum = parent.type === ChannelType.forum || parent.type === ChannelType.media;
	const threadId = query.get("thread_id");
	if (forum && !threadId && !threadName)
		throw formError(
			["thread_name"],
			"BASE_TYPE_REQUIRED",
			"Webhooks posted to forum channels must have a thread_name or thread_id",
		);
	if (threadName && (threadId || !forum))
		throw formError(["thread_name"], "BASE_TYPE_INVALID", "Webhooks can only create threads in forum channels");
	const uploads = storeUploads(world, call.uploads);
	const read = readMessage(body, messageContext(world, webhook.channelId, uploads, "webhook"));
	read.nonce = null;
	const origin = {
		authorId: webhook.id,
		webhook: { id: webhook.id, name: name ?? webhook.name, avatarUrl: textOf(body.avatar_url) || null },
		applicationId: webhook.applicationId,
	};
	let message: Message;
	if (threadName) {
		message = addForumPost(world, parent, origin, true, { ...body, name: threadName }, read, uploads, null).message;
	} else {
		const channel = threadId ? world.channels.get(threadId) : parent;
		if (!channel || (threadId && channel.parentId !== parent.id)) throw refuse(10003);
		message = postMessage(world, channel, origin, read, uploads);
	}
	return query.get("wait") === "true" ? ok(messageJson(world, message, ownViewer(webhook))) : NOTHING;
}

export function getWebhookMessage(call: Call): Reply {
	const webhook = byToken(call);
	return ok(messageJson(call.world, messageOf(call, webhook), ownViewer(webhook)));
}

export function editWebhookMessage(call: Call): Reply {
	const { world } = call;
	const webhook = byToken(call);
	const message = messageOf(call, webhook);
	const channel = world.channels.get(message.channelId)!;
	if (channel.thread?.archived) throw refuse(50083);
	const uploads = storeUploads(world, call.uploads);
	const read = readMessage(call.body, messageContext(world, channel.id, uploads, "webhook", message.flags));
	applyEdit(world, channel, message, read, uploads);
	return ok(messageJson(world, message, ownViewer(webhook)));
}

export function deleteWebhookMessage(call: Call): Reply {
	const message = messageOf(call, byToken(call));
	removeMessage(call.world, call.world.channels.get(message.channelId)!, message);
	return NOTHING;
}

function byToken({ world, params }: Call): Webhook {
	const webhook = world.webhooks.get(params.webhook_id!);
	if (!webhook) throw refuse(10015);
	if (webhook.token !== params.webhook_token) throw refuse(50027);
	return webhook;
}

function owned({ world, params, userId }: Call): Webhook {
	const webhook = world.webhooks.get(params.webhook_id!);
	if (!webhook) throw refuse(10015);
	needInChannel(
		world,
		world.channels.get(webhook.channelId) ?? blankChannel("0", 0, null, ""),
		userId,
		Permission.MANAGE_WEBHOOKS,
	);
	return webhook;
}

function messageOf({ world, params, query }: Call, webhook: Webhook): Message {
	const message = world.messages.get(params.message_id!);
	const place = query.get("thread_id") ?? webhook.channelId;
	if (!message || message.webhook?.id !== webhook.id || message.channelId !== place) throw refuse(10008);
	return message;
}

function rename(call: Call, webhook: Webhook, name: string | undefined, before: Fields): void {
	const { world, reason } = call;
	if (name) webhook.name = name;
	const changes = changesBetween(before, { name: webhook.name, channel_id: webhook.channelId });
	if (changes.length === 0) return;
	const guild = world.guilds.get(webhook.guildId)!;
	const by = call.params.webhook_token ? webhook.userId : call.userId;
	recordAudit(world, guild, { action: AuditAction.webhookUpdate, by, target: webhook.id, reason, changes });
	const channel = world.channels.get(webhook.channelId);
	if (channel) announceWebhooks(world, channel);
}

function forget(world: World, webhook: Webhook): void {
	world.webhooks.delete(webhook.id);
	const channel = world.channels.get(webhook.channelId);
	if (channel) announceWebhooks(world, channel);
}

function announceWebhooks(world: World, channel: Channel): void {
	world.bus.emit({
		t: "WEBHOOKS_UPDATE",
		guildId: channel.guildId,
		channelId: null,
		data: () => ({ guild_id: channel.guildId, channel_id: channel.id }),
	});
}

function ownViewer(webhook: Webhook): { userId: string; content: boolean } {
	return { userId: webhook.id, content: true };
}

function readName(value: unknown, required: boolean): string | undefined {
	const form = new Form();
	const name = form.text(["name"], value, { min: 1, max: 80, required });
	if (name && FORBIDDEN.test(name))
		form.add(["name"], "USERNAME_INVALID_CONTAINS", 'Username cannot contain "clyde" or "discord"');
	form.done();
	return name;
}
