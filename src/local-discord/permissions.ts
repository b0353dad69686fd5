// Permissions: the bits and the arithmetic that Discord documents.
// https://docs.discord.com/developers/topics/permissions
import type { Channel, Guild, Member, World } from "./world.ts";

export const Permission = {
	CREATE_INSTANT_INVITE: 1n << 0n,
	KICK_MEMBERS: 1n << 1n,
	BAN_MEMBERS: 1n << 2n,
	ADMINISTRATOR: 1n << 3n,
	MANAGE_CHANNELS: 1n << 4n,
	MANAGE_GUILD: 1n << 5n,
	ADD_REACTIONS: 1n << 6n,
	VIEW_AUDIT_LOG: 1n << 7n,
	PRIORITY_SPEAKER: 1n << 8n,
	STREAM: 1n << 9n,
	VIEW_CHANNEL: 1n << 10n,
	SEND_MESSAGES: 1n << 11n,
	SEND_TTS_MESSAGES: 1n << 12n,
	MANAGE_MESSAGES: 1n << 13n,
	EMBED_LINKS: 1n << 14n,
	ATTACH_FILES: 1n << 15n,
	READ_MESSAGE_HISTORY: 1n << 16n,
	MENTION_EVERYONE: 1n << 17n,
	USE_EXTERNAL_EMOJIS: 1n << 18n,
	CONNECT: 1n << 20n,
	SPEAK: 1n << 21n,
	CHANGE_NICKNAME: 1n << 26n,
	MANAGE_NICKNAMES: 1n << 27n,
	MANAGE_ROLES: 1n << 28n,
	MANAGE_WEBHOOKS: 1n << 29n,
	USE_APPLICATION_COMMANDS: 1n << 31n,
	MANAGE_THREADS: 1n << 34n,
	CREATE_PUBLIC_THREADS: 1n << 35n,
	CREATE_PRIVATE_THREADS: 1n << 36n,
	SEND_MESSAGES_IN_THREADS: 1n << 38n,
	MODERATE_MEMBERS: 1n << 40n,
	SEND_POLLS: 1n << 49n,
	USE_EXTERNAL_APPS: 1n << 50n,
	PIN_MESSAGES: 1n << 51n,
	BYPASS_SLOWMODE: 1n << 52n,
} as const;
export type PermissionName = keyof typeof Permission;

const P = Permission;
/** Every bit that exists. */
export const ALL_PERMISSIONS = (1n << 53n) - 1n;

/** The sum of named permissions. */
export function permissions(...names: PermissionName[]): bigint {
	return names.reduce((sum, name) => sum | P[name], 0n);
}

/** What a new guild gives to @everyone. */
export const EVERYONE_PERMISSIONS = permissions(
	"CREATE_INSTANT_INVITE",
	"ADD_REACTIONS",
	"STREAM",
	"VIEW_CHANNEL",
	"SEND_MESSAGES",
	"EMBED_LINKS",
	"ATTACH_FILES",
	"READ_MESSAGE_HISTORY",
	"USE_EXTERNAL_EMOJIS",
	"CONNECT",
	"SPEAK",
	"CHANGE_NICKNAME",
	"USE_APPLICATION_COMMANDS",
	"CREATE_PUBLIC_THREADS",
	"CREATE_PRIVATE_THREADS",
	"SEND_MESSAGES_IN_THREADS",
	"SEND_POLLS",
	"USE_EXTERNAL_APPS",
);

const WHILE_TIMED_OUT = P.VIEW_CHANNEL | P.READ_MESSAGE_HISTORY;

/** Bits as they are sent: a number or its decimal digits. @returns undefined for anything else */
export function readBits(value: unknown): bigint | undefined {
	if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return BigInt(value) & ALL_PERMISSIONS;
	if (typeof value === "string" && /^\d{1,30}$/.test(value)) return BigInt(value) & ALL_PERMISSIONS;
	return undefined;
}

/** Whether the bits contain the permission. */
export function has(bits: bigint, permission: bigint): boolean {
	return (bits & permission) === permission;
}

/** Permissions of a member in the guild as such, without channels. Time-out counts. @returns 0n for a non-member */
export function guildPermissions(world: World, guild: Guild, userId: string): bigint {
	const member = guild.members.get(userId);
	if (!member) return 0n;
	const bits = basePermissions(guild, member);
	return has(bits, P.ADMINISTRATOR) ? ALL_PERMISSIONS : limitedByTimeout(world, member, bits);
}

/**
 * Permissions of a user in a channel: roles, overwrites, implicit denials, time-out. A thread has its parent's.
 * @returns 0n where the user cannot see the channel; all bits of a text channel in a direct message
 */
export function channelPermissions(world: World, channel: Channel, userId: string): bigint {
	if (!channel.guildId) return channel.recipients.includes(userId) ? DM_PERMISSIONS : 0n;
	const guild = world.guilds.get(channel.guildId);
	const member = guild?.members.get(userId);
	if (!guild || !member) return 0n;
	const base = basePermissions(guild, member);
	if (has(base, P.ADMINISTRATOR)) return ALL_PERMISSIONS;
	const place = channel.thread && channel.parentId ? world.channels.get(channel.parentId) : channel;
	if (!place) return 0n;
	let bits = applyOverwrites(base, place, guild, member);
	if (!has(bits, P.VIEW_CHANNEL)) return 0n;
	if (channel.type === 12 && !channel.thread?.members.has(userId) && !has(bits, P.MANAGE_THREADS)) return 0n;
	if (!has(bits, channel.thread ? P.SEND_MESSAGES_IN_THREADS : P.SEND_MESSAGES))
		bits &= ~(P.EMBED_LINKS | P.ATTACH_FILES | P.MENTION_EVERYONE | P.SEND_TTS_MESSAGES | P.SEND_POLLS);
	return limitedByTimeout(world, member, bits);
}

/** Whether the user sees the channel. */
export function canView(world: World, channel: Channel, userId: string): boolean {
	return has(channelPermissions(world, channel, userId), P.VIEW_CHANNEL);
}

/** Whether the member is timed out now. Owner and administrators cannot be. */
export function isTimedOut(world: World, member: Member): boolean {
	return member.timedOutUntil !== null && member.timedOutUntil > world.clock.now();
}

/**
 * Whether one member's highest role is above another's, as kick, ban, time-out and nickname demand.
 * The owner is above all; equal positions are ordered by id, the smaller being higher.
 */
export function outranks(guild: Guild, actorId: string, targetId: string): boolean {
	if (targetId === guild.ownerId) return false;
	if (actorId === guild.ownerId) return true;
	return compareRoles(highestRole(guild, actorId), highestRole(guild, targetId)) > 0;
}

/** The member's highest role; @everyone where there is no other. */
export function highestRole(guild: Guild, userId: string): { id: string; position: number } {
	let highest = { id: guild.id, position: 0 };
	for (const id of guild.members.get(userId)?.roles ?? []) {
		const role = guild.roles.get(id);
		if (role && compareRoles(role, highest) > 0) highest = role;
	}
	return highest;
}

/** @returns above 0 where the first role is higher */
export function compareRoles(a: { id: string; position: number }, b: { id: string; position: number }): number {
	if (a.id === b.id) return 0;
	return a.position - b.position || (BigInt(a.id) < BigInt(b.id) ? 1 : -1);
}

const DM_PERMISSIONS = permissions(
	"ADD_REACTIONS",
	"VIEW_CHANNEL",
	"SEND_MESSAGES",
	"EMBED_LINKS",
	"ATTACH_FILES",
	"READ_MESSAGE_HISTORY",
	"MENTION_EVERYONE",
	"USE_EXTERNAL_EMOJIS",
	"USE_APPLICATION_COMMANDS",
	"SEND_POLLS",
);

/** What a member's roles give, time-out or not: the base of everything else. @returns 0n for a non-member */
export function basePermissionsOf(guild: Guild, userId: string): bigint {
	const member = guild.members.get(userId);
	return member ? basePermissions(guild, member) : 0n;
}

function basePermissions(guild: Guild, member: Member): bigint {
	if (member.userId === guild.ownerId) return ALL_PERMISSIONS;
	let bits = guild.roles.get(guild.id)?.permissions ?? 0n;
	for (const id of member.roles) bits |= guild.roles.get(id)?.permissions ?? 0n;
	return bits;
}

function applyOverwrites(base: bigint, place: Channel, guild: Guild, member: Member): bigint {
	let bits = base;
	const everyone = place.overwrites.get(guild.id);
	if (everyone) bits = (bits & ~everyone.deny) | everyone.allow;
	let allow = 0n;
	let deny = 0n;
	for (const id of member.roles) {
		const overwrite = place.overwrites.get(id);
		if (!overwrite) continue;
		allow |= overwrite.allow;
		deny |= overwrite.deny;
	}
	bits = (bits & ~deny) | allow;
	const own = place.overwrites.get(member.userId);
	return own ? (bits & ~own.deny) | own.allow : bits;
}

function limitedByTimeout(world: World, member: Member, bits: bigint): bigint {
	return isTimedOut(world, member) ? bits & WHILE_TIMED_OUT : bits;
}
