// Guilds, their members, pauses.
import { guildFor, memberFor, needInGuild } from "../access.ts";
import { announceMember } from "../acts/announce.ts";
import { kickMember, switchRole, updateMember } from "../acts/members.ts";
import { refuse } from "../discord-error.ts";
import { textOf } from "../fields.ts";
import { Form } from "../form.ts";
import { guildJson, incidentsJson } from "../json/guild.ts";
import { memberJson } from "../json/people.ts";
import { guildPermissions, Permission } from "../permissions.ts";
import { NOTHING, ok, queryNumber, querySnowflake, type Route } from "./route.ts";

const G = "/guilds/:guild_id";

export const guildRoutes: readonly Route[] = [
	{
		method: "GET",
		path: G,
		operation: "get_guild",
		run: ({ world, params, userId, query }) => {
			const guild = guildFor(world, params.guild_id!, userId);
			const counts = { approximate_member_count: guild.members.size, approximate_presence_count: guild.members.size };
			return ok({ ...guildJson(world, guild), ...(query.get("with_counts") === "true" ? counts : {}) });
		},
	},
	{
		method: "GET",
		path: `${G}/members`,
		operation: "list_guild_members",
		run: ({ world, params, userId, query }) => {
			const guild = guildFor(world, params.guild_id!, userId);
			if (!world.application.privileged.members) throw refuse(50001);
			const limit = queryNumber(query, "limit", 1, 1, 1000);
			const after = querySnowflake(query, "after") ?? 0n;
			const members = [...guild.members.values()]
				.filter((member) => BigInt(member.userId) > after)
				.sort((a, b) => (BigInt(a.userId) < BigInt(b.userId) ? -1 : 1));
			return ok(members.slice(0, limit).map((member) => memberJson(world, member)));
		},
	},
	{
		method: "GET",
		path: `${G}/members/search`,
		operation: "search_guild_members",
		run: ({ world, params, userId, query }) => {
			const guild = guildFor(world, params.guild_id!, userId);
			const wanted = (query.get("query") ?? "").toLowerCase();
			const limit = queryNumber(query, "limit", 1, 1, 1000);
			const found = [...guild.members.values()].filter((member) => {
				const names = [
					member.nick,
					world.users.get(member.userId)?.username,
					world.users.get(member.userId)?.displayName,
				];
				return names.some((name) => name?.toLowerCase().startsWith(wanted));
			});
			return ok(found.slice(0, limit).map((member) => memberJson(world, member)));
		},
	},
	{
		method: "PATCH",
		path: `${G}/members/@me`,
		operation: "update_my_guild_member",
		run: ({ world, params, userId, body, reason }) => {
			const guild = guildFor(world, params.guild_id!, userId);
			const member = memberFor(world, guild, userId);
			if (body.nick !== undefined) updateMember(world, guild.id, userId, userId, { nick: body.nick }, reason);
			else announceMember(world, guild, member);
			return ok({ ...memberJson(world, member), permissions: String(guildPermissions(world, guild, userId)) });
		},
	},
	{
		method: "GET",
		path: `${G}/members/:user_id`,
		operation: "get_guild_member",
		run: ({ world, params, userId }) => {
			const guild = guildFor(world, params.guild_id!, userId);
			return ok(memberJson(world, memberFor(world, guild, params.user_id!)));
		},
	},
	{
		method: "PATCH",
		path: `${G}/members/:user_id`,
		operation: "update_guild_member",
		run: ({ world, params, userId, body, reason }) =>
			ok(memberJson(world, updateMember(world, params.guild_id!, params.user_id!, userId, body, reason))),
	},
	{
		method: "DELETE",
		path: `${G}/members/:user_id`,
		operation: "delete_guild_member",
		run: ({ world, params, userId, reason }) => {
			kickMember(world, params.guild_id!, params.user_id!, userId, reason);
			return NOTHING;
		},
	},
	...(["PUT", "DELETE"] as const).map(
		(method): Route => ({
			method,
			path: `${G}/members/:user_id/roles/:role_id`,
			operation: method === "PUT" ? "add_guild_member_role" : "delete_guild_member_role",
			run: ({ world, params, userId, reason }) => {
				switchRole(world, params.guild_id!, params.user_id!, params.role_id!, method === "PUT", userId, reason);
				return NOTHING;
			},
		}),
	),
	{
		method: "PUT",
		path: `${G}/incident-actions`,
		operation: "update_guild_incident_actions",
		run: ({ world, params, userId, body }) => {
			const guild = guildFor(world, params.guild_id!, userId);
			needInGuild(world, guild, userId, Permission.MANAGE_GUILD);
			const form = new Form();
			const latest = world.clock.now() + 24 * 3_600_000;
			const until = (key: string, before: number | null) => {
				const value = body[key];
				if (value === undefined) return before;
				if (value === null) return null;
				const time = Date.parse(textOf(value));
				if (Number.isNaN(time) || time > latest) form.add([key], "DATE_TIME_TYPE_PARSE", "At most 24 hours ahead.");
				return time;
			};
			const invites = until("invites_disabled_until", guild.invitesDisabledUntil);
			const dms = until("dms_disabled_until", guild.dmsDisabledUntil);
			form.done();
			guild.invitesDisabledUntil = invites;
			guild.dmsDisabledUntil = dms;
			world.bus.emit({
				t: "GUILD_UPDATE",
				guildId: guild.id,
				channelId: null,
				data: () => guildJson(world, guild),
			});
			return ok(incidentsJson(world, guild) ?? { invites_disabled_until: null, dms_disabled_until: null });
		},
	},
];
