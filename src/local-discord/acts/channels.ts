// Making, changing and deleting channels of a guild.
import { channelFor, needInChannel, needInGuild } from "../access.ts";
import { refuse } from "../discord-error.ts";
import { type Fields, fieldsOf, listOf, textOf } from "../fields.ts";
import { Form } from "../form.ts";
import { guildChannelJson } from "../json/channel.ts";
import { channelPermissions, guildPermissions, has, Permission, readBits } from "../permissions.ts";
import { isSnowflake } from "../snowflake.ts";
import { type Channel, ChannelType, type ForumTag, type Guild, type Overwrite, type World } from "../world.ts";
import { announceChannel } from "./announce.ts";
import { AuditAction, changesBetween, recordAudit } from "./audit.ts";

const MAKEABLE = [0, 2, 4, 5, 13, 15, 16] as const;
export const ARCHIVE_MINUTES = [60, 1440, 4320, 10080] as const;

/** An empty channel with Discord's defaults; not yet in the world. */
export function blankChannel(id: string, type: number, guildId: string | null, name: string): Channel {
	return {
		id,
		type,
		guildId,
		name,
		topic: null,
		parentId: null,
		position: 0,
		overwrites: new Map(),
		nsfw: false,
		slowmode: 0,
		defaultAutoArchive: null,
		tags: [],
		flags: 0,
		lastMessageId: null,
		lastPinAt: null,
		messages: [],
		ephemerals: [],
		thread: null,
		recipients: [],
		lastWrote: new Map(),
	};
}

/** Makes a channel for somebody with MANAGE_CHANNELS. */
export function createChannel(world: World, guild: Guild, byId: string, body: Fields, reason: string | null): Channel {
	needInGuild(world, guild, byId, Permission.MANAGE_CHANNELS);
	if (guild.channels.size >= 500 && countChannels(world, guild) >= 500) throw refuse(30013);
	const form = new Form();
	const name = form.text(["name"], body.name, { min: 1, max: 100, required: true }) ?? "";
	const type = form.choice<number>(["type"], body.type, MAKEABLE) ?? 0;
	const channel = blankChannel(world.nextId(), type, guild.id, channelName(type, name));
	channel.position = countChannels(world, guild);
	const parentId = textOf(body.parent_id);
	readSettings(world, form, channel, body);
	form.done();
	if (parentId && !body.permission_overwrites) copyOverwrites(world.channels.get(parentId), channel);
	if (body.permission_overwrites) setOverwrites(world, guild, channel, byId, body.permission_overwrites);
	addChannelToGuild(world, guild, channel);
	recordAudit(world, guild, { action: AuditAction.channelCreate, by: byId, target: channel.id, reason });
	return channel;
}

/** Puts a channel into the state and tells everyone. */
export function addChannelToGuild(world: World, guild: Guild, channel: Channel): void {
	world.channels.set(channel.id, channel);
	guild.channels.add(channel.id);
	announceChannel(world, "CHANNEL_CREATE", channel);
}

/** Changes a guild channel (not a thread: see threads.ts). */
export function updateChannel(
	world: World,
	channelId: string,
	byId: string,
	body: Fields,
	reason: string | null,
): Channel {
	const channel = channelFor(world, channelId, byId);
	const guild = world.guilds.get(channel.guildId ?? "");
	if (!guild) throw refuse(50003);
	needInChannel(world, channel, byId, Permission.MANAGE_CHANNELS);
	const form = new Form();
	const before = guildChannelJson(channel);
	const name = form.text(["name"], body.name, { min: 1, max: 100 });
	readSettings(world, form, channel, body);
	form.done();
	if (name !== undefined) channel.name = channelName(channel.type, name);
	if (Array.isArray(body.permission_overwrites)) setOverwrites(world, guild, channel, byId, body.permission_overwrites);
	announceChannel(world, "CHANNEL_UPDATE", channel);
	recordAudit(world, guild, {
		action: AuditAction.channelUpdate,
		by: byId,
		target: channel.id,
		reason,
		changes: changesBetween(before, guildChannelJson(channel)),
	});
	return channel;
}

/** Deletes a channel and, without a word about them, its threads. Children of a category stay. */
export function deleteChannel(world: World, channelId: string, byId: string, reason: string | null): Channel {
	const channel = channelFor(world, channelId, byId);
	const guild = world.guilds.get(channel.guildId ?? "");
	if (!guild) throw refuse(50003);
	needInChannel(world, channel, byId, Permission.MANAGE_CHANNELS);
	announceChannel(world, "CHANNEL_DELETE", channel);
	for (const id of [...guild.channels]) {
		const child = world.channels.get(id);
		if (child?.parentId !== channel.id) continue;
		if (child.thread) forgetChannel(world, guild, child);
		else child.parentId = null;
	}
	forgetChannel(world, guild, channel);
	recordAudit(world, guild, { action: AuditAction.channelDelete, by: byId, target: channel.id, reason });
	return channel;
}

/** Removes a channel or thread and its messages from the state, without a word. */
export function forgetChannel(world: World, guild: Guild, channel: Channel): void {
	for (const message of [...channel.messages, ...channel.ephemerals]) {
		world.messages.delete(message.id);
		for (const file of message.attachments) world.attachments.delete(file.id);
	}
	for (const webhook of world.webhooks.values())
		if (webhook.channelId === channel.id) world.webhooks.delete(webhook.id);
	world.channels.delete(channel.id);
	guild.channels.delete(channel.id);
}

/** Sets one overwrite. @throws DiscordError 50013 where the giver lacks MANAGE_ROLES or the bits themselves */
export function putOverwrite(
	world: World,
	channelId: string,
	byId: string,
	targetId: string,
	body: Fields,
	reason: string | null,
): void {
	const channel = channelFor(world, channelId, byId);
	const guild = world.guilds.get(channel.guildId ?? "");
	if (!guild) throw refuse(50003);
	needInChannel(world, channel, byId, Permission.MANAGE_ROLES);
	const overwrite = readOverwrite({ ...body, id: targetId });
	needOwnBits(world, guild, channel, byId, overwrite);
	const action = channel.overwrites.has(targetId) ? AuditAction.overwriteUpdate : AuditAction.overwriteCreate;
	channel.overwrites.set(targetId, overwrite);
	announceChannel(world, "CHANNEL_UPDATE", channel);
	recordAudit(world, guild, {
		action,
		by: byId,
		target: channel.id,
		reason,
		options: { id: targetId, type: String(overwrite.type) },
	});
}

export function deleteOverwrite(
	world: World,
	channelId: string,
	byId: string,
	targetId: string,
	reason: string | null,
): void {
	const channel = channelFor(world, channelId, byId);
	const guild = world.guilds.get(channel.guildId ?? "");
	if (!guild) throw refuse(50003);
	needInChannel(world, channel, byId, Permission.MANAGE_ROLES);
	const overwrite = channel.overwrites.get(targetId);
	if (!overwrite) return;
	channel.overwrites.delete(targetId);
	announceChannel(world, "CHANNEL_UPDATE", channel);
	recordAudit(world, guild, {
		action: AuditAction.overwriteDelete,
		by: byId,
		target: channel.id,
		reason,
		options: { id: targetId, type: String(overwrite.type) },
	});
}

function readSettings(world: World, form: Form, channel: Channel, body: Fields): void {
	const isForum = channel.type === ChannelType.forum || channel.type === ChannelType.media;
	const topic = form.text(["topic"], body.topic, { max: isForum ? 4096 : 1024 });
	const slowmode = form.integer(["rate_limit_per_user"], body.rate_limit_per_user, { min: 0, max: 21_600 });
	const archive = form.choice<number>(
		["default_auto_archive_duration"],
		body.default_auto_archive_duration,
		ARCHIVE_MINUTES,
	);
	const position = form.integer(["position"], body.position, { min: 0, max: 10_000 });
	const tags = body.available_tags === undefined ? undefined : readTags(world, form, body.available_tags);
	if (!form.clean) return;
	if (body.topic !== undefined) channel.topic = topic || null;
	if (slowmode !== undefined) channel.slowmode = slowmode;
	if (body.default_auto_archive_duration !== undefined) channel.defaultAutoArchive = archive ?? null;
	if (position !== undefined) channel.position = position;
	if (typeof body.nsfw === "boolean") channel.nsfw = body.nsfw;
	if (typeof body.flags === "number") channel.flags = body.flags & ((1 << 4) | (1 << 15));
	if (body.parent_id === null) channel.parentId = null;
	if (isSnowflake(body.parent_id)) {
		if (world.channels.get(body.parent_id)?.type !== ChannelType.category)
			form.add(["parent_id"], "CHANNEL_PARENT_INVALID_TYPE", "Not a category");
		else channel.parentId = body.parent_id;
	}
	if (tags) channel.tags = tags;
	const switchable = [ChannelType.text, ChannelType.announcement] as number[];
	if (typeof body.type === "number" && switchable.includes(body.type) && switchable.includes(channel.type))
		channel.type = body.type;
}

function readTags(world: World, form: Form, value: unknown): ForumTag[] {
	const list = form.list(["available_tags"], value, { max: 20 }) ?? [];
	const names = new Set<string>();
	return list.map((entry, index) => {
		const tag = fieldsOf(entry);
		const name = form.text(["available_tags", index, "name"], tag.name, { max: 20, required: true }) ?? "";
		if (names.has(name)) form.add(["available_tags"], "DUPLICATE_TAG_NAMES", "Tags must have unique names");
		names.add(name);
		return {
			id: isSnowflake(tag.id) ? tag.id : world.nextId(),
			name,
			moderated: tag.moderated === true,
			emojiId: textOf(tag.emoji_id) || null,
			emojiName: textOf(tag.emoji_name) || null,
		};
	});
}

function setOverwrites(world: World, guild: Guild, channel: Channel, byId: string, value: unknown): void {
	const next = listOf(value).map(readOverwrite);
	for (const overwrite of next) needOwnBits(world, guild, channel, byId, overwrite);
	channel.overwrites.clear();
	for (const overwrite of next) channel.overwrites.set(overwrite.id, overwrite);
}

function readOverwrite(value: Fields): Overwrite {
	const bits = (raw: unknown) => readBits(raw) ?? 0n;
	return { id: textOf(value.id), type: value.type === 1 ? 1 : 0, allow: bits(value.allow), deny: bits(value.deny) };
}

/** Only permissions one has oneself can be given or denied, unless MANAGE_ROLES is an own overwrite of the channel. */
function needOwnBits(world: World, guild: Guild, channel: Channel, byId: string, overwrite: Overwrite): void {
	const own = world.channels.has(channel.id)
		? channelPermissions(world, channel, byId)
		: guildPermissions(world, guild, byId);
	if (!has(own, overwrite.allow | overwrite.deny)) throw refuse(50013);
}

function copyOverwrites(from: Channel | undefined, to: Channel): void {
	for (const overwrite of from?.overwrites.values() ?? []) to.overwrites.set(overwrite.id, { ...overwrite });
}

function countChannels(world: World, guild: Guild): number {
	let count = 0;
	for (const id of guild.channels) if (!world.channels.get(id)?.thread) count++;
	return count;
}

function channelName(type: number, name: string): string {
	const plain: number[] = [ChannelType.voice, ChannelType.category];
	return plain.includes(type) ? name : name.trim().toLowerCase().replace(/\s+/g, "-");
}
