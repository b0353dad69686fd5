// Tells the bus what happened, in Discord's words.
import { type Fields, isoTime } from "../fields.ts";
import { channelJson, threadJson, threadMemberJson } from "../json/channel.ts";
import { messageEventJson } from "../json/message.ts";
import { memberJson, userJson } from "../json/people.ts";
import type { Channel, Guild, Member, Message, World } from "../world.ts";

export function announceMessage(world: World, t: "MESSAGE_CREATE" | "MESSAGE_UPDATE", message: Message): void {
	const hidden = message.ephemeralFor;
	world.bus.emit({
		t,
		guildId: message.guildId,
		channelId: message.channelId,
		...(hidden === null ? {} : { only: [hidden, message.authorId] }),
		data: (viewer) => messageEventJson(world, message, viewer),
	});
}

export function announceDeletion(world: World, channel: Channel, message: Message): void {
	const data = { id: message.id, channel_id: channel.id, ...guildOf(channel) };
	const only = message.ephemeralFor === null ? {} : { only: [message.ephemeralFor, message.authorId] };
	world.bus.emit({ t: "MESSAGE_DELETE", guildId: channel.guildId, channelId: channel.id, ...only, data: () => data });
}

export function announceChannel(
	world: World,
	t: "CHANNEL_CREATE" | "CHANNEL_UPDATE" | "CHANNEL_DELETE",
	channel: Channel,
): void {
	world.bus.emit({
		t,
		guildId: channel.guildId,
		channelId: channel.id,
		...(channel.guildId === null ? { only: channel.recipients } : {}),
		data: (viewer) => channelJson(world, channel, viewer.userId),
	});
}

export function announceThread(world: World, t: "THREAD_CREATE" | "THREAD_UPDATE", thread: Channel): void {
	world.bus.emit({
		t,
		guildId: thread.guildId,
		channelId: thread.id,
		data: (viewer) => ({
			...threadJson(world, thread, viewer.userId),
			...(t === "THREAD_CREATE" ? { newly_created: true } : {}),
		}),
	});
}

/** Somebody joined or left a thread. Without the members intent a bot learns it of itself only (see visibility.ts). */
export function announceThreadMembers(world: World, thread: Channel, added: string[], removed: string[]): void {
	world.bus.emit({
		t: "THREAD_MEMBERS_UPDATE",
		guildId: thread.guildId,
		channelId: thread.id,
		data: () => ({
			id: thread.id,
			guild_id: thread.guildId,
			member_count: Math.min(50, thread.thread!.members.size),
			added_members: added.map((id) => ({ ...threadMemberJson(world, thread, id, true), presence: null })),
			removed_member_ids: removed,
		}),
	});
}

export function announceMember(world: World, guild: Guild, member: Member): void {
	world.bus.emit({
		t: "GUILD_MEMBER_UPDATE",
		guildId: guild.id,
		channelId: null,
		data: () => ({ ...memberJson(world, member), guild_id: guild.id }),
	});
}

export function announceArrival(world: World, guild: Guild, member: Member): void {
	world.bus.emit({
		t: "GUILD_MEMBER_ADD",
		guildId: guild.id,
		channelId: null,
		data: () => ({ ...memberJson(world, member), guild_id: guild.id }),
	});
}

/** A plain guild event about a user: a departure, a ban, an unban. */
export function announceUser(
	world: World,
	t: "GUILD_MEMBER_REMOVE" | "GUILD_BAN_ADD" | "GUILD_BAN_REMOVE",
	guild: Guild,
	userId: string,
	permission?: bigint,
): void {
	const user = userJson(world.users.get(userId)!);
	world.bus.emit({
		t,
		guildId: guild.id,
		channelId: null,
		...(permission === undefined ? {} : { permission }),
		data: () => ({ guild_id: guild.id, user }),
	});
}

export function announceTyping(world: World, channel: Channel, userId: string): void {
	const guild = world.guilds.get(channel.guildId ?? "");
	const member = guild?.members.get(userId);
	const at = Math.floor(world.clock.now() / 1000);
	world.bus.emit({
		t: "TYPING_START",
		guildId: channel.guildId,
		channelId: channel.id,
		data: () => ({
			channel_id: channel.id,
			user_id: userId,
			timestamp: at,
			...guildOf(channel),
			...(member ? { member: memberJson(world, member) } : {}),
		}),
	});
}

export function announcePins(world: World, channel: Channel): void {
	world.bus.emit({
		t: "CHANNEL_PINS_UPDATE",
		guildId: channel.guildId,
		channelId: channel.id,
		data: () => ({
			channel_id: channel.id,
			...guildOf(channel),
			last_pin_timestamp: channel.lastPinAt === null ? null : isoTime(channel.lastPinAt),
		}),
	});
}

/** `guild_id`, where the channel is in a guild. */
export function guildOf(channel: Channel): Fields {
	return channel.guildId ? { guild_id: channel.guildId } : {};
}
