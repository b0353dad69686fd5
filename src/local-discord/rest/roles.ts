// Roles of a guild.
import { guildFor, needInGuild } from "../access.ts";
import { AuditAction, changesBetween, recordAudit } from "../acts/audit.ts";
import { refuse } from "../discord-error.ts";
import { type Fields, listOf, textOf } from "../fields.ts";
import { Form, formError } from "../form.ts";
import { roleJson } from "../json/people.ts";
import {
	compareRoles,
	EVERYONE_PERMISSIONS,
	guildPermissions,
	has,
	highestRole,
	Permission,
	readBits,
} from "../permissions.ts";
import type { Guild, Role, World } from "../world.ts";
import { type Call, NOTHING, ok, type Route } from "./route.ts";

const R = "/guilds/:guild_id/roles";

export const roleRoutes: readonly Route[] = [
	{
		method: "GET",
		path: R,
		operation: "list_guild_roles",
		run: ({ world, params, userId }) => ok([...guildFor(world, params.guild_id!, userId).roles.values()].map(roleJson)),
	},
	{
		method: "GET",
		path: `${R}/:role_id`,
		operation: "get_guild_role",
		run: (call) => ok(roleJson(roleFor(call, guildFor(call.world, call.params.guild_id!, call.userId)))),
	},
	{
		method: "POST",
		path: R,
		operation: "create_guild_role",
		run: (call) => {
			const { world, params, userId, reason } = call;
			const guild = guildFor(world, params.guild_id!, userId);
			needInGuild(world, guild, userId, Permission.MANAGE_ROLES);
			if (guild.roles.size >= 250) throw refuse(30005);
			const role: Role = {
				id: world.nextId(),
				guildId: guild.id,
				name: "new role",
				permissions: EVERYONE_PERMISSIONS,
				position: 1,
				color: 0,
				hoist: false,
				mentionable: false,
				managed: false,
				botId: null,
			};
			readRole(call, guild, role);
			guild.roles.set(role.id, role);
			announceRole(world, guild, "GUILD_ROLE_CREATE", role);
			recordAudit(world, guild, { action: AuditAction.roleCreate, by: userId, target: role.id, reason });
			return ok(roleJson(role));
		},
	},
	{
		method: "PATCH",
		path: R,
		operation: "bulk_update_guild_roles",
		run: (call) => {
			const { world, params, userId, list } = call;
			const guild = guildFor(world, params.guild_id!, userId);
			needInGuild(world, guild, userId, Permission.MANAGE_ROLES);
			const wanted = new Map<string, number>();
			for (const entry of listOf(list)) {
				if (!guild.roles.has(textOf(entry.id))) throw refuse(10011);
				if (typeof entry.position === "number") wanted.set(textOf(entry.id), entry.position);
			}
			needUntouchedTop(guild, userId, wanted);
			for (const [id, position] of wanted) {
				const role = guild.roles.get(id)!;
				if (role.position === position) continue;
				role.position = position;
				announceRole(world, guild, "GUILD_ROLE_UPDATE", role);
			}
			return ok([...guild.roles.values()].map(roleJson));
		},
	},
	{
		method: "PATCH",
		path: `${R}/:role_id`,
		operation: "update_guild_role",
		run: (call) => {
			const { world, params, userId, reason } = call;
			const guild = guildFor(world, params.guild_id!, userId);
			const role = roleFor(call, guild);
			needInGuild(world, guild, userId, Permission.MANAGE_ROLES);
			needHigher(guild, userId, role);
			const before = roleJson(role);
			readRole(call, guild, role);
			announceRole(world, guild, "GUILD_ROLE_UPDATE", role);
			const changes = changesBetween(before, roleJson(role));
			recordAudit(world, guild, { action: AuditAction.roleUpdate, by: userId, target: role.id, reason, changes });
			return ok(roleJson(role));
		},
	},
	{
		method: "DELETE",
		path: `${R}/:role_id`,
		operation: "delete_guild_role",
		run: (call) => {
			const { world, params, userId, reason } = call;
			const guild = guildFor(world, params.guild_id!, userId);
			const role = roleFor(call, guild);
			needInGuild(world, guild, userId, Permission.MANAGE_ROLES);
			needHigher(guild, userId, role);
			if (role.managed || role.id === guild.id) throw refuse(50013);
			guild.roles.delete(role.id);
			for (const member of guild.members.values()) member.roles = member.roles.filter((id) => id !== role.id);
			world.bus.emit({
				t: "GUILD_ROLE_DELETE",
				guildId: guild.id,
				channelId: null,
				data: () => ({ guild_id: guild.id, role_id: role.id }),
			});
			recordAudit(world, guild, { action: AuditAction.roleDelete, by: userId, target: role.id, reason });
			return NOTHING;
		},
	},
];

function roleFor({ params }: Call, guild: Guild): Role {
	const role = guild.roles.get(params.role_id!);
	if (!role) throw refuse(10011);
	return role;
}

function needHigher(guild: Guild, userId: string, role: Role): void {
	if (userId !== guild.ownerId && compareRoles(highestRole(guild, userId), role) <= 0) throw refuse(50013);
}

/** Numbers may change all the way up (clients send the whole list), but not the order from one's own highest role on. */
function needUntouchedTop(guild: Guild, userId: string, wanted: ReadonlyMap<string, number>): void {
	if (userId === guild.ownerId) return;
	const own = highestRole(guild, userId).id;
	const top = (roles: readonly Role[]) => {
		const ids = [...roles].sort(compareRoles).map((role) => role.id);
		return ids.slice(ids.indexOf(own)).join();
	};
	const before = [...guild.roles.values()];
	const after = before.map((role) => ({ ...role, position: wanted.get(role.id) ?? role.position }));
	if (top(before) !== top(after)) throw refuse(50013);
}

function readRole({ world, userId, body }: Call, guild: Guild, role: Role): void {
	const form = new Form();
	const name = form.text(["name"], body.name, { max: 100 });
	const color = form.integer(["color"], body.color ?? (body.colors as Fields | undefined)?.primary_color, {
		min: 0,
		max: 0xffffff,
	});
	form.done();
	if (name) role.name = name;
	if (color !== undefined) role.color = color;
	if (typeof body.hoist === "boolean") role.hoist = body.hoist;
	if (typeof body.mentionable === "boolean") role.mentionable = body.mentionable;
	if (body.permissions === undefined || body.permissions === null) return;
	const bits = readBits(body.permissions);
	if (bits === undefined) throw formError(["permissions"], "NUMBER_TYPE_COERCE", "Value is not a permission.");
	if (!has(guildPermissions(world, guild, userId), bits & ~role.permissions)) throw refuse(50013);
	role.permissions = bits;
}

/** Tells everyone of a role. */
export function announceRole(
	world: World,
	guild: Guild,
	t: "GUILD_ROLE_CREATE" | "GUILD_ROLE_UPDATE",
	role: Role,
): void {
	world.bus.emit({
		t,
		guildId: guild.id,
		channelId: null,
		data: () => ({ guild_id: guild.id, role: roleJson(role) }),
	});
}
