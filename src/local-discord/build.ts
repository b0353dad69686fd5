// Building a world: people, guilds, roles, channels. For seeds and tests; everyone connected learns of it as on Discord.
import { announceChannel, announceMember } from "./acts/announce.ts";
import { addChannelToGuild, blankChannel } from "./acts/channels.ts";
import { setDmsClosed } from "./acts/dms.ts";
import { joinGuild } from "./acts/members.ts";
import { roleJson } from "./json/people.ts";
import { ALL_PERMISSIONS, EVERYONE_PERMISSIONS, type PermissionName, permissions } from "./permissions.ts";
import { snowflakeAt } from "./snowflake.ts";
import { type Channel, ChannelType, type Guild, type Member, type Role, type User, type World } from "./world.ts";

/** Names of permissions, their sum, or all of them. */
export type Rights = readonly PermissionName[] | bigint | "all";

export interface Build {
	/** @param createdAt when the account was made (milliseconds since 1970); default: three years ago */
	user(options: {
		username: string;
		displayName?: string;
		bot?: boolean;
		locale?: string;
		createdAt?: number;
		dmsClosed?: boolean;
		avatarColor?: string;
	}): User;
	/** A guild with @everyone and its owner. */
	guild(options: { name: string; ownerId: string; description?: string; locale?: string; everyone?: Rights }): Guild;
	/** A role above the others so far (or at `position`). */
	role(
		guildId: string,
		options: {
			name: string;
			permissions?: Rights;
			color?: number;
			hoist?: boolean;
			mentionable?: boolean;
			position?: number;
		},
	): Role;
	channel(
		guildId: string,
		options: {
			name: string;
			type?: keyof typeof ChannelType;
			topic?: string;
			parentId?: string;
			slowmode?: number;
			tags?: readonly string[];
			requireTag?: boolean;
			/** By role or user id. */
			overwrites?: Readonly<Record<string, { allow?: Rights; deny?: Rights }>>;
		},
	): Channel;
	/** Makes a user a member; the bot too (then its client is told of the guild). */
	member(
		guildId: string,
		userId: string,
		options?: { roles?: readonly string[]; nick?: string; joinedAt?: number },
	): Member;
	/** Adds the bot with a role of its own that has these rights. */
	bot(guildId: string, rights: Rights): Member;
	/** The id of the bot's own role in a guild. */
	botRole(guildId: string): string;
	/** Changes the rights of a role. */
	rolePermissions(guildId: string, roleId: string, rights: Rights): void;
	/** Changes what a role or person may do in a channel. */
	overwrite(channelId: string, targetId: string, change: { allow?: Rights; deny?: Rights }): void;
	/** Opens or closes somebody's direct messages. */
	closeDms(userId: string, closed?: boolean): void;
	/** Switches the privileged intents in the "portal". */
	intents(privileged: Partial<World["application"]["privileged"]>): void;
}

const COLORS = ["#5865f2", "#3ba55c", "#b5622a", "#c4457a", "#8a5cd0", "#2f8f9d", "#a83a3a", "#5f7a1f"];
const THREE_YEARS = 3 * 365 * 24 * 3_600_000;

/** @param onBotJoined told when the bot becomes a member of a guild */
export function createBuild(world: World, onBotJoined: (guildId: string) => void): Build {
	let accounts = 0;
	const guildOf = (id: string): Guild => {
		const guild = world.guilds.get(id);
		if (!guild) throw new Error(`There is no guild ${id}.`);
		return guild;
	};
	const build: Build = {
		user({ username, displayName, bot = false, locale = "de", createdAt, dmsClosed = false, avatarColor }) {
			const at = createdAt ?? world.clock.now() - THREE_YEARS;
			const user: User = {
				id: String(BigInt(snowflakeAt(at)) + BigInt(++accounts)),
				username,
				displayName: displayName ?? null,
				bot,
				avatarColor: avatarColor ?? COLORS[accounts % COLORS.length]!,
				locale,
				dmsClosed,
			};
			world.users.set(user.id, user);
			return user;
		},
		guild({ name, ownerId, description, locale = "de", everyone = EVERYONE_PERMISSIONS }) {
			const id = world.nextId();
			const guild: Guild = {
				id,
				name,
				description: description ?? null,
				ownerId,
				preferredLocale: locale,
				roles: new Map(),
				members: new Map(),
				channels: new Set(),
				bans: new Map(),
				auditLog: [],
				automod: new Map(),
				invitesDisabledUntil: null,
				dmsDisabledUntil: null,
			};
			guild.roles.set(id, { ...blankRole(id, id, "@everyone"), permissions: bits(everyone) });
			world.guilds.set(id, guild);
			world.application.ownerId ||= ownerId;
			build.member(id, ownerId);
			return guild;
		},
		role(guildId, { name, permissions: rights = [], color = 0, hoist = false, mentionable = false, position }) {
			const guild = guildOf(guildId);
			const role: Role = {
				...blankRole(world.nextId(), guildId, name),
				permissions: bits(rights),
				color,
				hoist,
				mentionable,
				position: position ?? guild.roles.size,
			};
			guild.roles.set(role.id, role);
			announceRole(world, "GUILD_ROLE_CREATE", role);
			return role;
		},
		channel(guildId, { name, type = "text", topic, parentId, slowmode = 0, tags = [], requireTag, overwrites = {} }) {
			const guild = guildOf(guildId);
			const channel: Channel = {
				...blankChannel(world.nextId(), ChannelType[type], guildId, name),
				topic: topic ?? null,
				parentId: parentId ?? null,
				position: guild.channels.size,
				slowmode,
				flags: requireTag ? 1 << 4 : 0,
				tags: tags.map((tag) => ({ id: world.nextId(), name: tag, moderated: false, emojiId: null, emojiName: null })),
			};
			for (const [id, change] of Object.entries(overwrites)) setOverwrite(world, channel, id, change);
			addChannelToGuild(world, guild, channel);
			return channel;
		},
		member(guildId, userId, { roles = [], nick, joinedAt } = {}) {
			const guild = guildOf(guildId);
			const known = guild.members.get(userId);
			const member = known ?? joinGuild(world, guild, userId);
			member.roles = [...new Set([...member.roles, ...roles])];
			if (nick !== undefined) member.nick = nick;
			if (joinedAt !== undefined) member.joinedAt = joinedAt;
			if (roles.length > 0 || nick !== undefined) announceMember(world, guild, member);
			if (!known && userId === world.application.id) onBotJoined(guildId);
			return member;
		},
		bot(guildId, rights) {
			const guild = guildOf(guildId);
			const app = world.application;
			const role: Role = {
				...blankRole(world.nextId(), guildId, app.name),
				permissions: bits(rights),
				position: guild.roles.size,
				managed: true,
				botId: app.id,
			};
			guild.roles.set(role.id, role);
			announceRole(world, "GUILD_ROLE_CREATE", role);
			return build.member(guildId, app.id, { roles: [role.id] });
		},
		botRole(guildId) {
			const role = [...guildOf(guildId).roles.values()].find((candidate) => candidate.botId === world.application.id);
			if (!role) throw new Error("The bot is not in this guild.");
			return role.id;
		},
		rolePermissions(guildId, roleId, rights) {
			const role = guildOf(guildId).roles.get(roleId);
			if (!role) throw new Error(`There is no role ${roleId}.`);
			role.permissions = bits(rights);
			announceRole(world, "GUILD_ROLE_UPDATE", role);
		},
		overwrite(channelId, targetId, change) {
			const channel = world.channels.get(channelId);
			if (!channel) throw new Error(`There is no channel ${channelId}.`);
			setOverwrite(world, channel, targetId, change);
			announceChannel(world, "CHANNEL_UPDATE", channel);
		},
		closeDms(userId, closed = true) {
			if (!world.users.has(userId)) throw new Error(`There is no user ${userId}.`);
			setDmsClosed(world, userId, closed);
		},
		intents(privileged) {
			Object.assign(world.application.privileged, privileged);
		},
	};
	return build;
}

function bits(rights: Rights): bigint {
	if (rights === "all") return ALL_PERMISSIONS;
	return typeof rights === "bigint" ? rights : permissions(...rights);
}

function setOverwrite(world: World, channel: Channel, id: string, change: { allow?: Rights; deny?: Rights }): void {
	const isRole = [...world.guilds.values()].some((guild) => guild.roles.has(id));
	channel.overwrites.set(id, {
		id,
		type: isRole ? 0 : 1,
		allow: bits(change.allow ?? []),
		deny: bits(change.deny ?? []),
	});
}

function blankRole(id: string, guildId: string, name: string): Role {
	return {
		id,
		guildId,
		name,
		permissions: 0n,
		position: 0,
		color: 0,
		hoist: false,
		mentionable: false,
		managed: false,
		botId: null,
	};
}

function announceRole(world: World, t: "GUILD_ROLE_CREATE" | "GUILD_ROLE_UPDATE", role: Role): void {
	world.bus.emit({
		t,
		guildId: role.guildId,
		channelId: null,
		data: () => ({ guild_id: role.guildId, role: roleJson(role) }),
	});
}
