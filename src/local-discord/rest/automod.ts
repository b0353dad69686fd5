// AutoMod rules: made, changed, deleted. Every call needs MANAGE_GUILD.
import { guildFor, may, needInGuild } from "../access.ts";
import { AuditAction, recordAudit } from "../acts/audit.ts";
import { refuse } from "../discord-error.ts";
import type { Fields } from "../fields.ts";
import { formError } from "../form.ts";
import { readRule } from "../limits/automod.ts";
import { Permission } from "../permissions.ts";
import type { AutoModRule, Guild, World } from "../world.ts";
import { type Call, NOTHING, ok, type Route } from "./route.ts";

const R = "/guilds/:guild_id/auto-moderation/rules";
/** Rules of one kind in a guild. */
const MOST: Readonly<Record<number, number>> = { 1: 6, 3: 1, 4: 1, 5: 1, 6: 1 };

export const automodRoutes: readonly Route[] = [
	{
		method: "GET",
		path: R,
		operation: "list_auto_moderation_rules",
		run: (call) => {
			const guild = managed(call);
			return ok([...guild.automod.values()].map((rule) => automodRuleJson(guild, rule)));
		},
	},
	{
		method: "GET",
		path: `${R}/:rule_id`,
		operation: "get_auto_moderation_rule",
		run: (call) => {
			const guild = managed(call);
			return ok(automodRuleJson(guild, ruleFor(call, guild)));
		},
	},
	{
		method: "POST",
		path: R,
		operation: "create_auto_moderation_rule",
		run: (call) => {
			const { world, userId, body, reason } = call;
			const guild = managed(call);
			const draft = readRule(body, null);
			const same = [...guild.automod.values()].filter((rule) => rule.triggerType === draft.triggerType).length;
			if (same >= (MOST[draft.triggerType] ?? 1))
				throw formError(
					["trigger_type"],
					"AUTO_MODERATION_MAX_RULES_OF_TYPE_EXCEEDED",
					`The maximum number of rules of this type (${MOST[draft.triggerType]}) has been reached.`,
				);
			needActions(call, guild, draft.actions);
			const rule: AutoModRule = { ...draft, id: world.nextId(), creatorId: userId };
			guild.automod.set(rule.id, rule);
			announceRule(world, guild, "AUTO_MODERATION_RULE_CREATE", rule);
			recordAudit(world, guild, { action: AuditAction.automodRuleCreate, by: userId, target: rule.id, reason });
			return ok(automodRuleJson(guild, rule));
		},
	},
	{
		method: "PATCH",
		path: `${R}/:rule_id`,
		operation: "update_auto_moderation_rule",
		run: (call) => {
			const { world, userId, body, reason } = call;
			const guild = managed(call);
			const rule = ruleFor(call, guild);
			const draft = readRule(body, rule);
			needActions(call, guild, draft.actions);
			Object.assign(rule, draft);
			announceRule(world, guild, "AUTO_MODERATION_RULE_UPDATE", rule);
			recordAudit(world, guild, { action: AuditAction.automodRuleUpdate, by: userId, target: rule.id, reason });
			return ok(automodRuleJson(guild, rule));
		},
	},
	{
		method: "DELETE",
		path: `${R}/:rule_id`,
		operation: "delete_auto_moderation_rule",
		run: (call) => {
			const guild = managed(call);
			const rule = ruleFor(call, guild);
			guild.automod.delete(rule.id);
			announceRule(call.world, guild, "AUTO_MODERATION_RULE_DELETE", rule);
			recordAudit(call.world, guild, {
				action: AuditAction.automodRuleDelete,
				by: call.userId,
				target: rule.id,
				reason: call.reason,
			});
			return NOTHING;
		},
	},
];

export function automodRuleJson(guild: Guild, rule: AutoModRule): Fields {
	return {
		id: rule.id,
		guild_id: guild.id,
		creator_id: rule.creatorId,
		name: rule.name,
		event_type: rule.eventType,
		trigger_type: rule.triggerType,
		trigger_metadata: rule.trigger,
		actions: rule.actions,
		enabled: rule.enabled,
		exempt_roles: [...rule.exemptRoles],
		exempt_channels: [...rule.exemptChannels],
	};
}

function managed({ world, params, userId }: Call): Guild {
	const guild = guildFor(world, params.guild_id!, userId);
	needInGuild(world, guild, userId, Permission.MANAGE_GUILD);
	return guild;
}

function ruleFor({ params }: Call, guild: Guild): AutoModRule {
	const rule = guild.automod.get(params.rule_id!);
	if (!rule) throw refuse(0);
	return rule;
}

/** The bot must itself see and write to the alert channel, and may time out only where it has the right. */
function needActions({ world, userId }: Call, guild: Guild, actions: AutoModRule["actions"]): void {
	for (const [index, action] of actions.entries()) {
		if (action.type === 3) needInGuild(world, guild, userId, Permission.MODERATE_MEMBERS);
		if (action.type !== 2) continue;
		const channel = world.channels.get(String(action.metadata.channel_id));
		const usable =
			channel?.guildId === guild.id && may(world, channel, userId, Permission.VIEW_CHANNEL | Permission.SEND_MESSAGES);
		if (!usable)
			throw formError(
				["actions", index, "metadata", "channel_id"],
				"INVALID_AUTO_MODERATION_CHANNEL_FLAG_ACTION_ACCESS",
				"You do not have access to this channel.",
			);
	}
}

function announceRule(world: World, guild: Guild, t: string, rule: AutoModRule): void {
	const data = automodRuleJson(guild, rule);
	world.bus.emit({ t, guildId: guild.id, channelId: null, permission: Permission.MANAGE_GUILD, data: () => data });
}
