// Bans.
import { guildFor, needInGuild } from "../access.ts";
import { banUser, unbanUser } from "../acts/members.ts";
import { DiscordError, refuse } from "../discord-error.ts";
import { stringsOf } from "../fields.ts";
import { Form } from "../form.ts";
import { userJson } from "../json/people.ts";
import { Permission } from "../permissions.ts";
import { type Call, NOTHING, ok, queryNumber, querySnowflake, type Route } from "./route.ts";

const G = "/guilds/:guild_id";

export const banRoutes: readonly Route[] = [
	{
		method: "GET",
		path: `${G}/bans`,
		operation: "list_guild_bans",
		run: ({ world, params, userId, query }) => {
			const guild = guildFor(world, params.guild_id!, userId);
			needInGuild(world, guild, userId, Permission.BAN_MEMBERS);
			const limit = queryNumber(query, "limit", 1000, 1, 1000);
			const after = querySnowflake(query, "after") ?? 0n;
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
