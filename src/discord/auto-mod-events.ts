// What Discord's AutoMod did: heard as it happens, or read in the audit log after nobody listened.
import {
	AuditLogEvent,
	type AutoModerationActionExecution,
	AutoModerationActionType,
	type Client,
	type Guild as DiscordGuild,
	GatewayIntentBits,
	type GuildAuditLogsEntry,
} from "discord.js";
import {
	auditedUpTo,
	type BlockedIn,
	type Execution,
	judgeBlock,
	noteAudited,
	noteBlock,
	unjudgedBlocks,
} from "../guild/auto-mod-blocks.ts";
import type { Guild } from "../guild/guild.ts";
import { moderate } from "../guild/moderate.ts";
import { snowflakeAt } from "../guild/progress.ts";
import { decidedRecord } from "../guild/records.ts";
import { createAgain } from "./again.ts";
import type { AuditLog } from "./audit-log.ts";
import { authorOfMember } from "./author.ts";
import type { Listener } from "./events.ts";
import { postedOf } from "./posted.ts";
import { isGone } from "./refusal.ts";

export interface AutoModWatch {
	/** A session begins: what was blocked before it is to be read in the audit log. */
	missed(guild: Guild): void;
	/**
	 * Judges what was blocked while nobody listened, and what a crash or a refusal left unjudged. Part of every tick; what
	 * failed is tried again. Never throws.
	 */
	catchUp(guild: Guild): Promise<void>;
}

/** Discord tells of each action and each rule by itself, in this time. */
const TOGETHER_MS = 400;
/** By then whoever heard of it has judged it, or failed to. */
const SETTLED_MS = 10_000;
const DAY = 86_400_000;

/** @param audit where blocked comments are read back */
export function watchAutoMod(client: Client, listener: Listener, audit: AuditLog): AutoModWatch {
	const again = createAgain();
	client.on("autoModerationActionExecution", (execution) => {
		const guild = listener.stopping() ? undefined : listener.guild(execution.guild.id);
		if (!guild?.config.autoMod.cases) return;
		const at = guild.now();
		let noted: string | null = null;
		const heard = again.take(guild, "automod", async (repeated) => {
			noted = await hear(guild, execution, at, repeated);
		});
		const judged = heard.then(async () => {
			if (!noted || !execution.channelId) return;
			await new Promise((resolve) => setTimeout(resolve, TOGETHER_MS));
			await judgeNoted(guild, noted, execution.userId, execution.channelId);
		});
		listener.track(guild.safely("automod", execution.ruleId, () => judged));
	});

	/** @returns the incident that was noted, where it is a new one */
	async function hear(
		guild: Guild,
		execution: AutoModerationActionExecution,
		at: number,
		again: boolean,
	): Promise<string | null> {
		const rule = await ruleOf(execution);
		if (execution.messageId) {
			await flagged(guild, execution, rule.name);
			return null;
		}
		const { userId, channelId, action, ruleId, content, matchedContent, matchedKeyword } = execution;
		if (!channelId || !ACTIONS.has(action.type)) return null;
		return noteBlock(guild, {
			userId,
			channelId,
			action: action.type,
			ruleId,
			ruleName: rule.name,
			message: rule.message,
			content,
			matched: matchedContent || matchedKeyword || null,
			at,
			fromAudit: false,
			again,
		});
	}

	async function judgeNoted(guild: Guild, id: string, userId: string, channelId: string): Promise<void> {
		const server = client.guilds.cache.get(guild.id);
		if (server) await judgeBlock(guild, id, await whoAndWhere(server, userId, channelId));
	}

	audit.add({
		async from(guild) {
			if (!guild.config.autoMod.cases) return null;
			const known = await auditedUpTo(guild);
			if (known === null) {
				// What was blocked before this bot looked for the first time is none of its business.
				await noteAudited(guild, String(snowflakeAt(guild.now())));
				return null;
			}
			const earliest = snowflakeAt(guild.now() - DAY);
			return BigInt(known) > earliest ? BigInt(known) : earliest;
		},
		async take(guild, { action, executorId, createdTimestamp, extra }) {
			if (action !== AuditLogEvent.AutoModerationBlockMessage || !executorId) return;
			const { channel, autoModerationRuleName } = (extra ?? {}) as Partial<AutoModExtra>;
			if (!channel) return;
			await noteBlock(guild, {
				userId: executorId,
				channelId: channel.id,
				action: AutoModerationActionType.BlockMessage,
				ruleId: null,
				ruleName: autoModerationRuleName ?? "",
				message: null,
				content: "",
				matched: null,
				at: createdTimestamp,
				fromAudit: true,
			});
		},
		upTo: noteAudited,
	});

	/** Guilds whose last session left incidents that nobody waits for any more. */
	const unsettled = new Set<Guild>();

	return {
		missed: (guild) => void unsettled.add(guild),
		catchUp: (guild) =>
			guild.safely("automod", "", async () => {
				if (!guild.config.autoMod.cases || listener.stopping()) return;
				const first = unsettled.delete(guild);
				await again.catchUp(guild);
				await audit.catchUp(guild);
				for (const { id, userId, channelId, at } of await unjudgedBlocks(guild)) {
					if (listener.stopping()) return;
					// Whoever hears of it now waits for more of it, and judges it then.
					if (!first && at > guild.now() - SETTLED_MS) continue;
					await guild.safely("automod", id, () => judgeNoted(guild, id, userId, channelId));
				}
			}),
	};
}

type AutoModExtra = NonNullable<GuildAuditLogsEntry<AuditLogEvent.AutoModerationBlockMessage>["extra"]>;

/** What keeps a comment from appearing, or goes with that. */
const ACTIONS: ReadonlySet<Execution["action"]> = new Set([
	AutoModerationActionType.BlockMessage,
	AutoModerationActionType.SendAlertMessage,
	AutoModerationActionType.Timeout,
]);

/** A comment that stands and that AutoMod only raised an alert about: the rules are asked once more, knowing that. */
async function flagged(guild: Guild, execution: AutoModerationActionExecution, rule: string): Promise<void> {
	const { channel, messageId, matchedContent } = execution;
	if (!messageId || !channel?.isTextBased()) return;
	// What cannot be read is not judged (judge.ts); the alert itself stands in the channel that the admins chose for it.
	if (!channel.client.options.intents.has(GatewayIntentBits.MessageContent)) return;
	const message = await channel.messages
		.fetch(messageId)
		.catch((error) => (isGone(error) ? null : Promise.reject(error)));
	const posted = message && (await postedOf(message));
	// What led to a case is decided.
	if (!posted || (await guild.store.get(decidedRecord, `decided/${messageId}`))) return;
	const known = guild.memory.revisionOf(messageId) !== undefined;
	const { comment } = posted;
	await moderate(guild, {
		...posted,
		comment: { ...comment, autoMod: [{ rule, matched: matchedContent || null }] },
		...(known ? { judged: comment } : {}),
		language: guild.language,
	});
}

/** A rule's name and what it tells; from memory where it is known. */
async function ruleOf({ guild, ruleId, autoModerationRule }: AutoModerationActionExecution) {
	// Without an id discord.js would fetch all of them.
	if (!ruleId) return { name: "AutoMod", message: null };
	const rule =
		autoModerationRule ??
		(await guild.autoModerationRules.fetch(ruleId).catch((error) => (isGone(error) ? null : Promise.reject(error))));
	const block = rule?.actions.find(({ type }) => type === AutoModerationActionType.BlockMessage);
	return { name: rule?.name ?? `AutoMod ${ruleId}`, message: block?.metadata.customMessage ?? null };
}

async function whoAndWhere(server: DiscordGuild, userId: string, channelId: string): Promise<BlockedIn> {
	const gone = (error: unknown) => (isGone(error) ? null : Promise.reject(error));
	const member = await server.members.fetch(userId).catch(gone);
	const user = member?.user ?? (await server.client.users.fetch(userId));
	const channel = await server.channels.fetch(channelId).catch(gone);
	const thread = channel?.isThread() ? channel : null;
	return {
		author: authorOfMember(user, member, channel),
		parentId: thread?.parentId ?? null,
		categoryId: (thread ? thread.parent?.parentId : channel?.parentId) ?? null,
		thread: thread && { id: thread.id, title: thread.name, createdAt: thread.createdTimestamp ?? 0 },
	};
}
