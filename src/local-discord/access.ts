// "May they?", asked of the world and answered as Discord answers: unknown, no access, no permission.
import { refuse } from "./discord-error.ts";
import { channelPermissions, guildPermissions, has, Permission } from "./permissions.ts";
import { type Channel, ChannelType, type Guild, type Member, type Message, type World } from "./world.ts";

/** @throws DiscordError 10004 unknown guild, also where the user is not in it (as Discord hides foreign guilds: 50001) */
export function guildFor(world: World, guildId: string, userId: string): Guild {
	const guild = world.guilds.get(guildId);
	if (!guild) throw refuse(10004);
	if (!guild.members.has(userId)) throw refuse(50001);
	return guild;
}

/** @throws DiscordError 50013 where the user lacks the permission in the guild */
export function needInGuild(world: World, guild: Guild, userId: string, permission: bigint): void {
	if (!has(guildPermissions(world, guild, userId), permission)) throw refuse(50013);
}

/** @throws DiscordError 10003 unknown channel; 50001 where the user cannot see it */
export function channelFor(world: World, channelId: string, userId: string): Channel {
	const channel = world.channels.get(channelId);
	if (!channel) throw refuse(10003);
	if (!has(channelPermissions(world, channel, userId), Permission.VIEW_CHANNEL)) throw refuse(50001);
	return channel;
}

/** @throws DiscordError 50013 where the user lacks the permission in the channel (a thread has its parent's) */
export function needInChannel(world: World, channel: Channel, userId: string, permission: bigint): void {
	if (!has(channelPermissions(world, channel, userId), permission)) throw refuse(50013);
}

/** Whether the user has the permission in the channel. */
export function may(world: World, channel: Channel, userId: string, permission: bigint): boolean {
	return has(channelPermissions(world, channel, userId), permission);
}

/** @throws DiscordError 10008 unknown message, also for another person's ephemeral one and without read history */
export function messageFor(world: World, channel: Channel, messageId: string, userId: string): Message {
	const message = world.messages.get(messageId);
	if (!message || message.channelId !== channel.id) throw refuse(10008);
	if (message.ephemeralFor !== null && message.ephemeralFor !== userId) throw refuse(10008);
	if (message.authorId !== userId && !may(world, channel, userId, Permission.READ_MESSAGE_HISTORY)) throw refuse(10008);
	return message;
}

/** @throws DiscordError 10007 unknown member (10013 for a user that does not exist at all) */
export function memberFor(world: World, guild: Guild, userId: string): Member {
	const member = guild.members.get(userId);
	if (!member) throw refuse(world.users.has(userId) ? 10007 : 10013);
	return member;
}

const WRITABLE: readonly number[] = [
	ChannelType.text,
	ChannelType.dm,
	ChannelType.voice,
	ChannelType.announcement,
	ChannelType.announcementThread,
	ChannelType.publicThread,
	ChannelType.privateThread,
];

/** Whether messages stand in channels of this type. */
export function isWritable(type: number): boolean {
	return WRITABLE.includes(type);
}
