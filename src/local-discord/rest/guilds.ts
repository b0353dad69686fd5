// Guilds, their members, roles, bans, audit log, pauses.
import { guildFor, memberFor, needInGuild } from "../access.ts";
import { announceMember } from "../acts/announce.ts";
import { auditJson } from "../acts/audit.ts";
import { banUser, kickMember, switchRole, unbanUser, updateMember } from "../acts/members.ts";
import { DiscordError, refuse } from "../discord-error.ts";
import { stringsOf, textOf } from "../fields.ts";
import { Form } from "../form.ts";
import { threadJson } from "../json/channel.ts";
import { channelsOf, guildJson, incidentsJson } from "../json/guild.ts";
import { memberJson, userJson } from "../json/people.ts";
import { guildPermissions, Permission } from "../permissions.ts";
import type { Guild, World } from "../world.ts";
import { automodRuleJson } from "./automod.ts";
import { commandJson } from "./commands.ts";
import { type Call, NOTHING, ok, queryNumber, type Route } from "./route.ts";
import { webhookJson } from "./webhooks.ts";

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
			const after = BigInt(query.get("after") ?? "0");
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
		method: "GET",
		path: `${G}/bans`,
		operation: "list_guild_bans",
		run: ({ world, params, userId, query }) => {
			const guild = guildFor(world, params.guild_id!, userId);
			needInGuild(world, guild, userId, Permission.BAN_MEMBERS);
			const limit = queryNumber(query, "limit", 1000, 1, 1000);
			const after = BigInt(query.get("after") ?? "0");
			const bans = [...guild.bans]
				.filter(([id]) => BigInt(id) > after)
				.sort(([a], [b]) => (BigInt(a) < BigInt(b) ? -1 : 1));
			return ok(bans.slice(0, limit).map(([id, reason]) => ({ user: userJson(world.users.get(id)!), reason })));
		},
	},
	{
		method: "GET",
		path: `${G}/bans/:user_id`,
		operation: "get_guild_ban",
		run: ({ world, params, userId }) => {
			const guild = guildFor(world, params.guild_id!, userId);
			needInGuild(world, guild, userId, Permission.BAN_MEMBERS);
			const reason = guild.bans.get(params.user_id!);
			if (reason === undefined) throw refuse(10026);
			return ok({ user: userJson(world.users.get(params.user_id!)!), reason });
		},
	},
	{
		method: "PUT",
		path: `${G}/bans/:user_id`,
		operation: "ban_user_from_guild",
		run: ({ world, params, userId, body, reason }) => {
			const form = new Form();
			const seconds =
				form.integer(["delete_message_seconds"], body.delete_message_seconds, { min: 0, max: 604_800 }) ?? 0;
			form.done();
			banUser(world, params.guild_id!, params.user_id!, userId, seconds, reason);
			return NOTHING;
		},
	},
	{
		method: "DELETE",
		path: `${G}/bans/:user_id`,
		operation: "unban_user_from_guild",
		run: ({ world, params, userId, reason }) => {
			unbanUser(world, params.guild_id!, params.user_id!, userId, reason);
			return NOTHING;
		},
	},
	{ method: "POST", path: `${G}/bulk-ban`, operation: "bulk_ban_users_from_guild", run: (call) => ok(bulkBan(call)) },
	{
		method: "GET",
		path: `${G}/audit-logs`,
		operation: "list_guild_audit_log_entries",
		run: (call) => ok(auditPage(call)),
	},
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

function bulkBan({ world, params, userId, body, reason }: Call): object {
	const guild = guildFor(world, params.guild_id!, userId);
	needInGuild(world, guild, userId, Permission.BAN_MEMBERS | Permission.MANAGE_GUILD);
	const form = new Form();
	form.list(["user_ids"], body.user_ids, { min: 1, max: 200, required: true });
	const seconds = form.integer(["delete_message_seconds"], body.delete_message_seconds, { min: 0, max: 604_800 }) ?? 0;
	form.done();
	const banned: string[] = [];
	const failed: string[] = [];
	for (const id of stringsOf(body.user_ids)) {
		try {
			if (guild.bans.has(id)) throw refuse(50013);
			banUser(world, guild.id, id, userId, seconds, reason);
			banned.push(id);
		} catch (error) {
			if (!(error instanceof DiscordError)) throw error;
			failed.push(id);
		}
	}
	if (banned.length === 0) throw refuse(500000);
	return { banned_users: banned, failed_users: failed };
}

/** Newest first; with `after` oldest first, as the documentation says. */
function auditPage({ world, params, userId, query }: Call): object {
	const guild = guildFor(world, params.guild_id!, userId);
	needInGuild(world, guild, userId, Permission.VIEW_AUDIT_LOG);
	const limit = queryNumber(query, "limit", 50, 1, 100);
	const before = query.get("before");
	const after = query.get("after");
	const actions = query.get("action_type");
	const by = query.get("user_id");
	const target = query.get("target_id");
	const found = guild.auditLog.filter(
		(entry) =>
			(!before || BigInt(entry.id) < BigInt(before)) &&
			(!after || BigInt(entry.id) > BigInt(after)) &&
			(!actions || entry.actionType === Number(actions)) &&
			(!by || entry.userId === by) &&
			(!target || entry.targetId === target),
	);
	const page = after && !before ? found.slice(0, limit) : found.slice(-limit).reverse();
	const named = new Set(page.flatMap((entry) => [entry.userId, entry.targetId]));
	return {
		audit_log_entries: page.map(auditJson),
		users: [...named].flatMap((id) => (id && world.users.has(id) ? [userJson(world.users.get(id)!)] : [])),
		...mentionedThings(world, guild, named),
		integrations: [],
		guild_scheduled_events: [],
	};
}

function mentionedThings(world: World, guild: Guild, ids: ReadonlySet<string | null>): object {
	return {
		threads: channelsOf(world, guild)
			.filter((channel) => channel.thread && ids.has(channel.id))
			.map((thread) => threadJson(world, thread, null)),
		webhooks: [...world.webhooks.values()].filter((hook) => ids.has(hook.id)).map((hook) => webhookJson(world, hook)),
		application_commands: [...world.commands.values()]
			.filter((command) => ids.has(command.id))
			.map((command) => commandJson(world, command, true)),
		auto_moderation_rules: [...guild.automod.values()]
			.filter((rule) => ids.has(rule.id))
			.map((rule) => automodRuleJson(guild, rule)),
	};
}
