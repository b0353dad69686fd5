// What the page knows of the world, seen by one person.
import { may } from "../access.ts";
import { type Fields, fieldsOf, isoTime, isoTimeOrNull, listOf } from "../fields.ts";
import { channelsOf } from "../json/guild.ts";
import { commandsFor } from "../people/commands.ts";
import { canView, guildPermissions, has, highestRole, isTimedOut, Permission } from "../permissions.ts";
import { commandJson } from "../rest/commands.ts";
import { type Channel, ChannelType, type Guild, type User, type World } from "../world.ts";

/** GET /local/state */
export function stateFor(world: World, userId: string): Fields {
	return {
		me: personJson(world, world.users.get(userId)!),
		botId: world.application.id,
		people: peopleJson(world),
		guilds: [...world.guilds.values()]
			.filter((guild) => guild.members.has(userId))
			.map((guild) => guildState(world, guild, userId)),
		otherGuilds: [...world.guilds.values()]
			.filter((guild) => !guild.members.has(userId))
			.map((guild) => ({ id: guild.id, name: guild.name, banned: guild.bans.has(userId) })),
		dms: [...world.channels.values()]
			.filter((channel) => channel.type === ChannelType.dm && channel.recipients.includes(userId))
			.map((channel) => dmState(world, channel, userId)),
		clock: world.clock.now(),
	};
}

/** Everybody one can be or meet. */
export function peopleJson(world: World): Fields[] {
	return [...world.users.values()].map((user) => personJson(world, user));
}

function personJson(world: World, user: User): Fields {
	return {
		id: user.id,
		username: user.username,
		displayName: user.displayName ?? user.username,
		avatarColor: user.avatarColor,
		bot: user.bot,
		locale: user.locale,
		dmsClosed: user.dmsClosed,
		roleLabel: roleLabel(world, user),
	};
}

/** The name of a person's highest role in the first guild they are in. */
function roleLabel(world: World, user: User): string | null {
	if (user.bot) return "Bot";
	for (const guild of world.guilds.values()) {
		if (!guild.members.has(user.id)) continue;
		const { id } = highestRole(guild, user.id);
		return id === guild.id ? null : (guild.roles.get(id)?.name ?? null);
	}
	return null;
}

function guildState(world: World, guild: Guild, userId: string): Fields {
	const channels = channelsOf(world, guild);
	const anywhere = channels.find((channel) => channel.type === ChannelType.text && canView(world, channel, userId));
	return {
		id: guild.id,
		name: guild.name,
		ownerId: guild.ownerId,
		roles: [...guild.roles.values()].map((role) => ({
			id: role.id,
			name: role.name,
			color: role.color,
			position: role.position,
			hoist: role.hoist,
			mentionable: role.mentionable,
		})),
		channels: channels
			.filter((channel) => !channel.thread)
			.sort((a, b) => a.position - b.position)
			.map((channel) => channelState(world, channel, userId)),
		threads: channels
			.filter((channel) => channel.thread && canView(world, channel, userId))
			.map((channel) => threadState(world, channel, userId)),
		members: [...guild.members.values()].map((member) => ({
			userId: member.userId,
			nick: member.nick,
			roles: member.roles,
			joinedAt: isoTime(member.joinedAt),
			timedOutUntil: isTimedOut(world, member) ? isoTimeOrNull(member.timedOutUntil) : null,
		})),
		bans: has(guildPermissions(world, guild, userId), Permission.BAN_MEMBERS)
			? [...guild.bans].map(([id, reason]) => ({ userId: id, reason }))
			: [],
		commands: anywhere ? commandsFor(world, anywhere, userId).map((command) => commandState(world, command)) : [],
	};
}

export function channelState(world: World, channel: Channel, userId: string): Fields {
	return {
		id: channel.id,
		type: channel.type,
		name: channel.name,
		topic: channel.topic,
		parentId: channel.parentId,
		position: channel.position,
		slowmode: channel.slowmode,
		lastMessageId: channel.lastMessageId,
		tags: channel.tags.map((tag) => ({ id: tag.id, name: tag.name })),
		canView: canView(world, channel, userId),
		canSend: may(world, channel, userId, Permission.SEND_MESSAGES),
	};
}

export function threadState(world: World, channel: Channel, userId: string): Fields {
	const thread = channel.thread!;
	const manager = may(world, channel, userId, Permission.MANAGE_THREADS);
	return {
		id: channel.id,
		type: channel.type,
		parentId: channel.parentId,
		name: channel.name,
		ownerId: thread.ownerId,
		slowmode: channel.slowmode,
		archived: thread.archived,
		locked: thread.locked,
		messageCount: thread.messageCount,
		lastMessageId: channel.lastMessageId,
		createdAt: isoTime(thread.createdAt),
		appliedTags: [...thread.appliedTags],
		canView: true,
		canSend:
			may(world, channel, userId, Permission.SEND_MESSAGES_IN_THREADS) &&
			(!thread.locked || (manager && !thread.archived)),
	};
}

function dmState(world: World, channel: Channel, userId: string): Fields {
	const other = world.users.get(channel.recipients.find((id) => id !== userId) ?? "");
	return {
		id: channel.id,
		type: channel.type,
		recipientId: other?.id ?? null,
		recipients: channel.recipients.filter((id) => id !== userId),
		parentId: null,
		position: 0,
		name: other?.displayName ?? other?.username ?? "?",
		lastMessageId: channel.lastMessageId,
		canView: true,
		canSend: true,
	};
}

function commandState(world: World, command: Parameters<typeof commandJson>[1]): Fields {
	const json = commandJson(world, command, true);
	const german = fieldsOf(json.name_localizations).de ?? json.name;
	return { ...json, nameLocalized: { de: german }, options: listOf(json.options) };
}
