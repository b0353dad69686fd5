// AutoMod: the guild's own rules, applied to what people write before it appears.
// https://docs.discord.com/developers/resources/auto-moderation
import { refuse } from "../discord-error.ts";
import { type Fields, numberOf, textOf } from "../fields.ts";
import { basePermissionsOf, has, Permission } from "../permissions.ts";
import type { AutoModRule, Channel, Guild, Message, World } from "../world.ts";
import { announceMember } from "./announce.ts";
import { AuditAction, recordAudit } from "./audit.ts";
import { matchRule, type RuleMatch } from "./automod-match.ts";
import { insertMessage } from "./insert.ts";
import { systemMessage } from "./system-message.ts";

const BLOCK = 1;
const ALERT = 2;
const TIMEOUT = 3;

/**
 * Judges a message that is about to appear (or change).
 * Owner, administrators, managers of the guild, bots and webhooks are never filtered (observed, not documented).
 * @throws DiscordError 200000 where a rule blocks it
 */
export function filterMessage(world: World, channel: Channel, message: Message): void {
	const guild = world.guilds.get(channel.guildId ?? "");
	if (!guild || guild.automod.size === 0 || message.webhook || message.interaction) return;
	if (world.users.get(message.authorId)?.bot) return;
	const bits = basePermissionsOf(guild, message.authorId);
	if (has(bits, Permission.ADMINISTRATOR) || has(bits, Permission.MANAGE_GUILD)) return;
	const texts = [message.content, ...message.snapshots.map((snapshot) => textOf((snapshot.message as Fields).content))];
	let blocked = false;
	for (const rule of guild.automod.values()) {
		if (!rule.enabled || rule.eventType !== 1 || isExempt(guild, rule, channel, message.authorId)) continue;
		const match = texts.map((text) => matchRule(rule, text, message)).find((found) => found !== undefined);
		if (!match) continue;
		blocked = carryOut(world, guild, rule, channel, message, match) || blocked;
	}
	if (blocked) throw refuse(200000);
}

function isExempt(guild: Guild, rule: AutoModRule, channel: Channel, userId: string): boolean {
	const places = [channel.id, channel.parentId];
	if (rule.exemptChannels.some((id) => places.includes(id))) return true;
	return guild.members.get(userId)?.roles.some((id) => rule.exemptRoles.includes(id)) ?? false;
}

/** @returns whether the message is blocked */
function carryOut(
	world: World,
	guild: Guild,
	rule: AutoModRule,
	channel: Channel,
	message: Message,
	match: RuleMatch,
): boolean {
	const blocks = rule.actions.some((action) => action.type === BLOCK);
	for (const action of rule.actions) {
		let alertId: string | null = null;
		if (action.type === ALERT) alertId = raiseAlert(world, guild, rule, action.metadata, channel, message, match);
		if (action.type === TIMEOUT) timeOut(world, guild, message.authorId, numberOf(action.metadata.duration_seconds));
		world.bus.emit({
			t: "AUTO_MODERATION_ACTION_EXECUTION",
			guildId: guild.id,
			channelId: null,
			permission: Permission.MANAGE_GUILD,
			data: (viewer) => ({
				guild_id: guild.id,
				action: { type: action.type, metadata: action.metadata },
				rule_id: rule.id,
				rule_trigger_type: rule.triggerType,
				user_id: message.authorId,
				channel_id: channel.id,
				...(blocks ? {} : { message_id: message.id }),
				...(alertId ? { alert_system_message_id: alertId } : {}),
				content: viewer.content ? match.text : "",
				matched_keyword: match.keyword,
				matched_content: viewer.content ? match.content : "",
			}),
		});
		const entry = {
			[BLOCK]: AuditAction.automodBlock,
			[ALERT]: AuditAction.automodFlag,
			[TIMEOUT]: AuditAction.automodTimeout,
		}[action.type];
		if (entry)
			recordAudit(world, guild, {
				action: entry,
				by: message.authorId,
				target: message.authorId,
				options: {
					auto_moderation_rule_name: rule.name,
					auto_moderation_rule_trigger_type: String(rule.triggerType),
					channel_id: channel.id,
				},
			});
	}
	return blocks;
}

/** The alert is a message of type 24 whose author is the offender and whose embed holds what was written. */
function raiseAlert(
	world: World,
	guild: Guild,
	rule: AutoModRule,
	metadata: Fields,
	channel: Channel,
	message: Message,
	match: RuleMatch,
): string | null {
	const place = world.channels.get(textOf(metadata.channel_id));
	if (!place || place.guildId !== guild.id) return null;
	const alert = systemMessage(world, place, 24, message.authorId, "", null);
	alert.embeds = [
		{
			type: "auto_moderation_message",
			description: match.text,
			fields: [
				{ name: "rule_name", value: rule.name, inline: false },
				{ name: "channel_id", value: channel.id, inline: false },
				{ name: "keyword", value: match.keyword ?? "", inline: false },
				{ name: "keyword_matched_content", value: match.content ?? "", inline: false },
			],
		},
	];
	insertMessage(world, place, alert);
	return alert.id;
}

function timeOut(world: World, guild: Guild, userId: string, seconds: number): void {
	const member = guild.members.get(userId);
	if (!member) return;
	member.timedOutUntil = world.clock.now() + seconds * 1000;
	announceMember(world, guild, member);
}
