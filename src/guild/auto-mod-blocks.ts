// What Discord's AutoMod blocks becomes a case. Discord tells of it once for each action and each rule, without any id of
// what was blocked, and after a restart only in the audit log: what belongs together is one incident, written down before it
// is judged.
import { shortHash } from "../articles/hash.ts";
import type { Author } from "../rules/facts.ts";
import { put } from "../store/store.ts";
import { autoModAccount } from "./auto-mod.ts";
import type { Guild } from "./guild.ts";
import { moderate } from "./moderate.ts";
import { snowflakeAt } from "./progress.ts";
import { type BlockRecord, blocksRecord } from "./records.ts";

/** One thing that Discord says AutoMod has done. */
export interface Execution {
	readonly userId: string;
	readonly channelId: string;
	/** Which action of the rule it was (Discord's number). */
	readonly action: number;
	readonly ruleId: string | null;
	readonly ruleName: string;
	/** What the rule tells whoever it blocks. */
	readonly message: string | null;
	/** Empty where Discord does not say. */
	readonly content: string;
	readonly matched: string | null;
	/** Milliseconds since 1970. */
	readonly at: number;
	readonly fromAudit: boolean;
	/** It may have been noted before, without our knowing. */
	readonly again?: boolean;
}

/** Who wrote it and where, as Discord knows them now. */
export interface BlockedIn {
	readonly author: Author;
	readonly parentId: string | null;
	readonly categoryId: string | null;
	readonly thread: { readonly id: string; readonly title: string; readonly createdAt: number } | null;
}

/** What is told within this time by the same person in the same place with the same words is one incident. */
const TOGETHER_MS = 10_000;
/** Nobody sends the same words again in this time; one event that arrives twice does. */
const TWICE_MS = 500;
const KEPT_MS = 2 * 86_400_000;
const KEPT = 500;

/**
 * Notes what AutoMod did.
 * @returns the incident's id where this is its first news; then it is to be judged (`judgeBlock`) once more may have come
 */
export function noteBlock(guild: Guild, execution: Execution): Promise<string | null> {
	return guild.run(async () => {
		const { incidents, audited } = (await guild.store.get(blocksRecord, "blocks")) ?? NOTHING;
		const before = incidents.findLast((incident) => belongs(incident, execution));
		const hit = hitOf(execution);
		const fresh: BlockRecord = {
			id: String(snowflakeAt(execution.at) + BigInt(incidents.length % 4096)),
			userId: execution.userId,
			channelId: execution.channelId,
			words: wordsOf(execution),
			content: execution.content,
			at: execution.at,
			hits: [hit],
			fromAudit: execution.fromAudit,
			judged: false,
		};
		const changed = before
			? incidents.map((one) =>
					one === before
						? {
								...one,
								hits: isTold(one, execution) ? one.hits : [...one.hits, hit],
								fromAudit: one.fromAudit && execution.fromAudit,
							}
						: one,
				)
			: [...incidents, fresh];
		const kept = changed.filter(({ at, judged }) => !judged || at > guild.now() - KEPT_MS).slice(-KEPT);
		await guild.store.commit([put(blocksRecord, "blocks", { incidents: kept, audited })]);
		return before ? null : fresh.id;
	});
}

const NOTHING = { incidents: [], audited: null };

function hitOf({ action, ruleId, ruleName, message, matched }: Execution): BlockRecord["hits"][number] {
	return { action, ruleId, rule: ruleName, message, matched };
}

function wordsOf({ content }: Execution): string {
	return content === "" ? "" : shortHash(content);
}

/** The same person, place and words, shortly after; and nothing that was told of it before. */
function belongs(incident: BlockRecord, execution: Execution): boolean {
	const words = wordsOf(execution);
	const same =
		incident.userId === execution.userId &&
		incident.channelId === execution.channelId &&
		Math.abs(incident.at - execution.at) < TOGETHER_MS &&
		(incident.words === words || incident.words === "" || words === "");
	if (!same) return false;
	// The audit log tells of what was told already, and of an outburst nothing but how often.
	const isTwice = execution.again || Math.abs(incident.at - execution.at) < TWICE_MS;
	return isTwice || execution.fromAudit || incident.fromAudit || !isTold(incident, execution);
}

function isTold({ hits }: BlockRecord, { action, ruleName }: Execution): boolean {
	return hits.some((hit) => hit.action === action && hit.rule === ruleName);
}

/** Incidents that were noted and not judged: a crash came between. */
export async function unjudgedBlocks(guild: Guild): Promise<readonly BlockRecord[]> {
	const record = await guild.store.get(blocksRecord, "blocks");
	return record?.incidents.filter(({ judged }) => !judged) ?? [];
}

/** Judges an incident: opens its case and carries it out. Repeating is harmless. @throws StoreError */
export async function judgeBlock(guild: Guild, id: string, { author, ...place }: BlockedIn): Promise<void> {
	const incident = (await unjudgedBlocks(guild)).find((one) => one.id === id);
	if (!incident) return;
	const { record } = await autoModAccount(guild);
	const distinct = [...new Map(incident.hits.map((hit) => [hit.rule, hit])).values()];
	const blocks = distinct.map(({ rule, ruleId, message, matched }) => ({
		rule,
		message,
		matched,
		standsFor: record?.rules.find((one) => (ruleId ? one.id === ruleId : one.name === rule))?.rule ?? null,
	}));
	const { content, userId, channelId, at } = incident;
	await moderate(guild, {
		blocked: blocks,
		comment: {
			id,
			guildId: guild.id,
			channelId,
			parentId: place.parentId,
			categoryId: place.categoryId,
			authorId: userId,
			parts: content ? [{ source: "content", text: content }] : [],
			createdAt: at,
			editedAt: null,
			revision: `automod-${id}`,
			mentions: mentionsIn(content),
			attachments: [],
			stickers: [],
			hasPoll: false,
			replyTo: null,
			autoMod: blocks.map(({ rule, matched }) => ({ rule, matched })),
		},
		author,
		thread: place.thread,
		language: guild.language,
	});
	await guild.run(async () => {
		const now = await guild.store.get(blocksRecord, "blocks");
		if (!now) return;
		// The case keeps the text; here it would outlive it.
		const incidents = now.incidents.map((one) => (one.id === id ? { ...one, judged: true, content: "" } : one));
		await guild.store.commit([put(blocksRecord, "blocks", { ...now, incidents })]);
	});
}

function mentionsIn(content: string) {
	const ids = (pattern: RegExp) => [...new Set([...content.matchAll(pattern)].map((match) => match[1]!))];
	return {
		users: ids(/<@!?(\d{17,20})>/g),
		roles: ids(/<@&(\d{17,20})>/g),
		everyone: /@(?:everyone|here)\b/.test(content),
	};
}

/** Up to which entry the audit log was read; null before the first time. */
export async function auditedUpTo(guild: Guild): Promise<string | null> {
	return (await guild.store.get(blocksRecord, "blocks"))?.audited ?? null;
}

export function noteAudited(guild: Guild, entryId: string): Promise<void> {
	return guild.run(async () => {
		const before = (await guild.store.get(blocksRecord, "blocks")) ?? NOTHING;
		await guild.store.commit([put(blocksRecord, "blocks", { ...before, audited: entryId })]);
	});
}
