// The audit log.
import { guildFor, needInGuild } from "../access.ts";
import { auditJson } from "../acts/audit.ts";
import { threadJson } from "../json/channel.ts";
import { channelsOf } from "../json/guild.ts";
import { userJson } from "../json/people.ts";
import { Permission } from "../permissions.ts";
import type { Guild, World } from "../world.ts";
import { automodRuleJson } from "./automod.ts";
import { commandJson } from "./commands.ts";
import { type Call, ok, queryNumber, querySnowflake, type Route } from "./route.ts";
import { webhookJson } from "./webhooks.ts";

const G = "/guilds/:guild_id";

export const auditRoutes: readonly Route[] = [
	{
		method: "GET",
		path: `${G}/audit-logs`,
		operation: "list_guild_audit_log_entries",
		run: (call) => ok(auditPage(call)),
	},
];

/** Newest first; with `after` oldest first, as the documentation says. */
function auditPage({ world, params, userId, query }: Call): object {
	const guild = guildFor(world, params.guild_id!, userId);
	needInGuild(world, guild, userId, Permission.VIEW_AUDIT_LOG);
	const limit = queryNumber(query, "limit", 50, 1, 100);
	const before = querySnowflake(query, "before");
	const after = querySnowflake(query, "after");
	const actions = query.get("action_type");
	const by = query.get("user_id");
	const target = query.get("target_id");
	const found = guild.auditLog.filter(
		(entry) =>
			(before === null || BigInt(entry.id) < before) &&
			(after === null || BigInt(entry.id) > after) &&
			(!actions || entry.actionType === Number(actions)) &&
			(!by || entry.userId === by) &&
			(!target || entry.targetId === target),
	);
	const page = after !== null && before === null ? found.slice(0, limit) : found.slice(-limit).reverse();
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
