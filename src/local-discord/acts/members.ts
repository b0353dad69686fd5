// Members: changed, timed out, kicked, banned, gone and come. The hierarchy of roles decides, as on Discord.
import { guildFor, memberFor, needInGuild } from "../access.ts";
import { refuse } from "../discord-error.ts";
import { type Fields, isoTimeOrNull, stringsOf } from "../fields.ts";
import { Form } from "../form.ts";
import {
	basePermissionsOf,
	compareRoles,
	guildPermissions,
	has,
	highestRole,
	outranks,
	Permission,
} from "../permissions.ts";
import type { Guild, Member, World } from "../world.ts";
import { announceArrival, announceMember, announceUser } from "./announce.ts";
import { AuditAction, changesBetween, recordAudit } from "./audit.ts";
import { removeMessage } from "./insert.ts";
import { leaveQuietly } from "./thread-life.ts";

export const MAX_TIMEOUT_MS = 28 * 24 * 3_600_000;

/** Changes a member: nickname, roles, time-out. Each needs its own permission and a higher role. */
export function updateMember(
	world: World,
	guildId: string,
	userId: string,
	byId: string,
	body: Fields,
	reason: string | null,
): Member {
	const guild = guildFor(world, guildId, byId);
	const member = memberFor(world, guild, userId);
	const before = stateOf(member);
	const form = new Form();
	const nick = form.text(["nick"], body.nick, { max: 32 });
	const until = readTimeout(world, form, body);
	form.done();
	if (body.nick !== undefined) {
		needInGuild(world, guild, byId, userId === byId ? Permission.CHANGE_NICKNAME : Permission.MANAGE_NICKNAMES);
		if (userId !== byId && !outranks(guild, byId, userId)) throw refuse(50013);
	}
	if (until !== undefined) needTimeoutRight(world, guild, byId, userId);
	if (Array.isArray(body.roles)) needRoleRight(world, guild, byId, member, stringsOf(body.roles));
	if (body.nick !== undefined) member.nick = nick || null;
	if (until !== undefined) member.timedOutUntil = until;
	if (Array.isArray(body.roles)) member.roles = [...new Set(stringsOf(body.roles))];
	tellOfChange(world, guild, member, byId, before, reason);
	return member;
}

/** Gives or takes one role. */
export function switchRole(
	world: World,
	guildId: string,
	userId: string,
	roleId: string,
	given: boolean,
	byId: string,
	reason: string | null,
): void {
	const guild = guildFor(world, guildId, byId);
	const member = memberFor(world, guild, userId);
	if (!guild.roles.has(roleId)) throw refuse(10011);
	const roles = given ? [...new Set([...member.roles, roleId])] : member.roles.filter((id) => id !== roleId);
	const before = stateOf(member);
	needRoleRight(world, guild, byId, member, roles, roleId);
	member.roles = roles;
	tellOfChange(world, guild, member, byId, before, reason);
}

export function kickMember(world: World, guildId: string, userId: string, byId: string, reason: string | null): void {
	const guild = guildFor(world, guildId, byId);
	memberFor(world, guild, userId);
	needInGuild(world, guild, byId, Permission.KICK_MEMBERS);
	if (!outranks(guild, byId, userId)) throw refuse(50013);
	removeMember(world, guild, userId);
	recordAudit(world, guild, { action: AuditAction.memberKick, by: byId, target: userId, reason });
}

/** Bans somebody, member or not, and deletes their messages of the last seconds (0 to 604800). */
export function banUser(
	world: World,
	guildId: string,
	userId: string,
	byId: string,
	deleteSeconds: number,
	reason: string | null,
): void {
	const guild = guildFor(world, guildId, byId);
	needInGuild(world, guild, byId, Permission.BAN_MEMBERS);
	if (!world.users.has(userId)) throw refuse(10013);
	if (userId === guild.ownerId || (guild.members.has(userId) && !outranks(guild, byId, userId))) throw refuse(50013);
	purge(world, guild, userId, world.clock.now() - deleteSeconds * 1000);
	guild.bans.set(userId, reason);
	announceUser(world, "GUILD_BAN_ADD", guild, userId, Permission.BAN_MEMBERS);
	if (guild.members.has(userId)) removeMember(world, guild, userId);
	recordAudit(world, guild, { action: AuditAction.memberBanAdd, by: byId, target: userId, reason });
}

export function unbanUser(world: World, guildId: string, userId: string, byId: string, reason: string | null): void {
	const guild = guildFor(world, guildId, byId);
	needInGuild(world, guild, byId, Permission.BAN_MEMBERS);
	if (!guild.bans.delete(userId)) throw refuse(10026);
	announceUser(world, "GUILD_BAN_REMOVE", guild, userId, Permission.BAN_MEMBERS);
	recordAudit(world, guild, { action: AuditAction.memberBanRemove, by: byId, target: userId, reason });
}

/** A user becomes a member. @throws DiscordError 40007 where they are banned */
export function joinGuild(world: World, guild: Guild, userId: string): Member {
	const known = guild.members.get(userId);
	if (known) return known;
	if (guild.bans.has(userId)) throw refuse(40007);
	const member: Member = { userId, nick: null, roles: [], joinedAt: world.clock.now(), timedOutUntil: null };
	guild.members.set(userId, member);
	announceArrival(world, guild, member);
	return member;
}

/** A member is gone: left, kicked or banned. */
export function removeMember(world: World, guild: Guild, userId: string): void {
	for (const id of guild.channels) {
		const channel = world.channels.get(id);
		if (channel?.thread) leaveQuietly(world, channel, userId);
	}
	announceUser(world, "GUILD_MEMBER_REMOVE", guild, userId);
	guild.members.delete(userId);
	if (userId === world.application.id)
		world.bus.emit({
			t: "GUILD_DELETE",
			guildId: guild.id,
			channelId: null,
			only: [userId],
			data: () => ({ id: guild.id }),
		});
}

function readTimeout(world: World, form: Form, body: Fields): number | null | undefined {
	const value = body.communication_disabled_until;
	if (value === undefined) return undefined;
	if (value === null) return null;
	const until = typeof value === "string" ? Date.parse(value) : Number.NaN;
	const path = ["communication_disabled_until"];
	if (Number.isNaN(until)) form.add(path, "DATE_TIME_TYPE_PARSE", "Could not parse value. Should be ISO8601.");
	else if (until > world.clock.now() + MAX_TIMEOUT_MS)
		form.add(path, "INVALID_COMMUNICATION_DISABLED_TIMESTAMP", "Invalid communication disabled timestamp.");
	else return until;
	return undefined;
}

function needTimeoutRight(world: World, guild: Guild, byId: string, userId: string): void {
	needInGuild(world, guild, byId, Permission.MODERATE_MEMBERS);
	if (byId === userId || !outranks(guild, byId, userId)) throw refuse(50013);
	if (has(basePermissionsOf(guild, userId), Permission.ADMINISTRATOR)) throw refuse(50013);
}

function needRoleRight(
	world: World,
	guild: Guild,
	byId: string,
	member: Member,
	next: readonly string[],
	only?: string,
): void {
	if (!has(guildPermissions(world, guild, byId), Permission.MANAGE_ROLES)) throw refuse(50013);
	const changed = only
		? [only]
		: [...new Set([...next, ...member.roles])].filter((id) => next.includes(id) !== member.roles.includes(id));
	for (const id of changed) {
		const role = guild.roles.get(id);
		if (!role) throw refuse(10011);
		if (role.managed || role.id === guild.id) throw refuse(50013);
		if (byId !== guild.ownerId && compareRoles(highestRole(guild, byId), role) <= 0) throw refuse(50013);
	}
}

function tellOfChange(
	world: World,
	guild: Guild,
	member: Member,
	byId: string,
	before: Fields,
	reason: string | null,
): void {
	const changes = changesBetween(before, stateOf(member));
	if (changes.length === 0) return;
	announceMember(world, guild, member);
	const plain = changes.filter((change) => change.key !== "roles");
	if (plain.length > 0)
		recordAudit(world, guild, {
			action: AuditAction.memberUpdate,
			by: byId,
			target: member.userId,
			reason,
			changes: plain,
		});
	if (plain.length === changes.length) return;
	const had = before.roles as string[];
	const named = (ids: readonly string[]) => ids.map((id) => ({ id, name: guild.roles.get(id)?.name ?? "" }));
	const added = named(member.roles.filter((id) => !had.includes(id)));
	const removed = named(had.filter((id) => !member.roles.includes(id)));
	recordAudit(world, guild, {
		action: AuditAction.memberRoleUpdate,
		by: byId,
		target: member.userId,
		reason,
		changes: [
			...(added.length > 0 ? [{ key: "$add", new_value: added }] : []),
			...(removed.length > 0 ? [{ key: "$remove", new_value: removed }] : []),
		],
	});
}

function stateOf(member: Member): Fields {
	return {
		nick: member.nick,
		communication_disabled_until: isoTimeOrNull(member.timedOutUntil),
		roles: [...member.roles],
	};
}

function purge(world: World, guild: Guild, userId: string, since: number): void {
	for (const id of guild.channels) {
		const channel = world.channels.get(id);
		const gone = channel?.messages.filter((message) => message.authorId === userId && message.createdAt > since) ?? [];
		if (!channel || gone.length === 0) continue;
		for (const message of gone) removeMessage(world, channel, message, true);
		world.bus.emit({
			t: "MESSAGE_DELETE_BULK",
			guildId: guild.id,
			channelId: channel.id,
			data: () => ({ ids: gone.map((message) => message.id), channel_id: channel.id, guild_id: guild.id }),
		});
	}
}
