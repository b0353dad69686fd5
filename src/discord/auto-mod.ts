// The guild's AutoModPlatform over discord.js.
import {
	AutoModerationActionType,
	AutoModerationRuleEventType,
	AutoModerationRuleTriggerType,
	type CategoryChannel,
	ChannelType,
	type Guild as DiscordGuild,
	type AutoModerationRule as DiscordRule,
	type GuildBasedChannel,
	type NonThreadGuildBasedChannel,
	PermissionFlagsBits,
	PermissionsBitField,
} from "discord.js";
import type { AutoModPlatform, AutoModRule } from "../guild/auto-mod-platform.ts";
import { Refusal } from "../guild/platform.ts";
import { NATIVE_PREFIX, type NativeRule, type Surroundings } from "../rules/auto-mod.ts";
import type { Background } from "./background.ts";
import { isModerator } from "./permissions.ts";
import { isGone, refusalOf } from "./refusal.ts";

const REASON = "Wortmeldung: Regeln dieses Servers / rules of this server";

/**
 * @param guild the guild as discord.js has it; throws where it is not available
 * @param background when Discord may be asked; nobody waits for any of it
 */
export function autoModPlatform(guild: () => DiscordGuild, background: Background): AutoModPlatform {
	const called = async <T>(call: () => Promise<T>): Promise<T> => {
		try {
			const answer = await background.run("upkeep", async () => ({ is: await call() }));
			if (answer) return answer.is;
		} catch (error) {
			throw refusalOf(error);
		}
		throw new Refusal("transient", 0, "the bot is stopping");
	};
	return {
		allowed: () => guild().members.me?.permissions.has(PermissionFlagsBits.ManageGuild) ?? false,
		rules: () =>
			called(async () => {
				const all = await guild().autoModerationRules.fetch({ cache: true });
				return [...all.values()].map(read);
			}),
		create: (rule) =>
			called(async () => {
				const { triggerType, ...rest } = written(rule);
				const event = { eventType: AutoModerationRuleEventType.MessageSend, triggerType };
				return read(await guild().autoModerationRules.create({ ...rest, ...event, enabled: true, reason: REASON }));
			}),
		edit: (id, rule) =>
			called(async () => {
				const before = await guild().autoModerationRules.fetch({ autoModerationRule: id, force: true });
				const { triggerType: _fixed, actions, ...rest } = written(rule);
				const added = before.actions.filter(({ type }) => type !== AutoModerationActionType.BlockMessage);
				const kept = added.map(({ type, metadata: { channelId, durationSeconds } }) => ({
					type,
					metadata: {
						...(channelId ? { channel: channelId } : {}),
						...(durationSeconds ? { durationSeconds } : {}),
					},
				}));
				const changed = { ...rest, actions: [...actions, ...kept], reason: REASON };
				return read(await guild().autoModerationRules.edit(id, changed));
			}),
		remove: (id) =>
			called(async () => {
				await guild()
					.autoModerationRules.delete(id, REASON)
					.catch((error) => (isGone(error) ? undefined : Promise.reject(error)));
			}),
		surroundings: () => surroundingsOf(guild()),
	};
}

function written({ name, trigger, message, exempt }: NativeRule) {
	const keywords = trigger.kind === "keyword";
	return {
		name,
		triggerType: keywords ? AutoModerationRuleTriggerType.Keyword : AutoModerationRuleTriggerType.MentionSpam,
		triggerMetadata: keywords
			? { keywordFilter: trigger.keywords, regexPatterns: trigger.patterns, allowList: trigger.allow }
			: { mentionTotalLimit: trigger.limit },
		actions: [{ type: AutoModerationActionType.BlockMessage, metadata: { customMessage: message } }],
		exemptRoles: [...exempt.roles],
		exemptChannels: [...exempt.channels],
	};
}

function read(rule: DiscordRule): AutoModRule {
	const { keywordFilter, regexPatterns, allowList, mentionTotalLimit } = rule.triggerMetadata;
	const block = rule.actions.find(({ type }) => type === AutoModerationActionType.BlockMessage);
	const message = block?.metadata.customMessage ?? null;
	const lists = [
		keywordFilter,
		regexPatterns,
		allowList,
		[...rule.exemptRoles.keys()],
		[...rule.exemptChannels.keys()],
	];
	const kinds: Partial<Record<AutoModerationRuleTriggerType, AutoModRule["kind"]>> = {
		[AutoModerationRuleTriggerType.Keyword]: "keyword",
		[AutoModerationRuleTriggerType.MentionSpam]: "mentions",
	};
	return {
		id: rule.id,
		name: rule.name,
		own: rule.creatorId === rule.client.user.id && rule.name.startsWith(NATIVE_PREFIX),
		enabled: rule.enabled,
		kind: kinds[rule.triggerType] ?? "other",
		state: JSON.stringify([lists.map((list) => [...list].sort()), mentionTotalLimit, block !== undefined, message]),
		message,
	};
}

const MODERATING = [
	PermissionFlagsBits.ModerateMembers,
	PermissionFlagsBits.ManageMessages,
	PermissionFlagsBits.BanMembers,
	PermissionFlagsBits.Administrator,
];

/** From memory, without asking Discord. */
function surroundingsOf(guild: DiscordGuild): Surroundings {
	const me = guild.members.me;
	const everyone = guild.roles.everyone;
	const roles = new Set<string>();
	for (const role of guild.roles.cache.values())
		if (role.id !== everyone.id && !role.tags?.botId && isModerator(role.permissions)) roles.add(role.id);
	const all = isModerator(everyone.permissions);
	const channels = [...guild.channels.cache.values()].filter(takesMessages).map((channel) => {
		let personal = all;
		for (const { id, type, allow } of channel.permissionOverwrites.cache.values()) {
			if (!new PermissionsBitField(allow).any(MODERATING, false)) continue;
			const role = guild.roles.cache.get(id);
			if (role && role.id !== everyone.id) {
				if (!role.tags?.botId) roles.add(id);
			} else if (type !== 1 || !guild.members.cache.get(id)?.user.bot) personal = true;
		}
		const seen = me !== null && channel.permissionsFor(me).has(PermissionFlagsBits.ViewChannel);
		return { id: channel.id, categoryId: channel.parentId, seen, personal };
	});
	return {
		moderatorRoles: [...roles].sort(),
		channels,
		parentOf: (id) => {
			const channel = guild.channels.cache.get(id);
			return channel?.isThread() ? channel.parentId : null;
		},
	};
}

function takesMessages(channel: GuildBasedChannel): channel is Exclude<NonThreadGuildBasedChannel, CategoryChannel> {
	return !channel.isThread() && channel.type !== ChannelType.GuildCategory;
}
