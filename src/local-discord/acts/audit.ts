// The audit log: who did what to whom, and why. https://docs.discord.com/developers/resources/audit-log
import { type Fields, isFields } from "../fields.ts";
import { Permission } from "../permissions.ts";
import type { AuditEntry, Guild, World } from "../world.ts";

export const AuditAction = {
	channelCreate: 10,
	channelUpdate: 11,
	channelDelete: 12,
	overwriteCreate: 13,
	overwriteUpdate: 14,
	overwriteDelete: 15,
	memberKick: 20,
	memberBanAdd: 22,
	memberBanRemove: 23,
	memberUpdate: 24,
	memberRoleUpdate: 25,
	roleCreate: 30,
	roleUpdate: 31,
	roleDelete: 32,
	webhookCreate: 50,
	webhookUpdate: 51,
	webhookDelete: 52,
	messageDelete: 72,
	messageBulkDelete: 73,
	messagePin: 74,
	messageUnpin: 75,
	threadCreate: 110,
	threadUpdate: 111,
	threadDelete: 112,
	automodRuleCreate: 140,
	automodRuleUpdate: 141,
	automodRuleDelete: 142,
	automodBlock: 143,
	automodFlag: 144,
	automodTimeout: 145,
} as const;

export interface AuditDraft {
	readonly action: number;
	readonly by: string | null;
	readonly target: string | null;
	readonly reason?: string | null;
	readonly changes?: AuditEntry["changes"];
	readonly options?: Fields;
}

const AGGREGATED = [AuditAction.messageDelete, AuditAction.messagePin, AuditAction.messageUnpin] as readonly number[];
/** How long Discord adds up deletions of one author's messages by one person in one channel (observed, not documented). */
const AGGREGATION_MS = 5 * 60_000;

/** Writes an entry and tells the bots that may read the log. Repeated deletions add up in one entry, as on Discord. */
export function recordAudit(world: World, guild: Guild, draft: AuditDraft): void {
	const entry: AuditEntry = {
		id: world.nextId(),
		actionType: draft.action,
		userId: draft.by,
		targetId: draft.target,
		changes: draft.changes ?? [],
		options: draft.options ?? null,
		reason: draft.reason ?? null,
	};
	if (AGGREGATED.includes(draft.action) && addsUp(world, guild, entry)) return;
	guild.auditLog.push(entry);
	world.bus.emit({
		t: "GUILD_AUDIT_LOG_ENTRY_CREATE",
		guildId: guild.id,
		channelId: null,
		permission: Permission.VIEW_AUDIT_LOG,
		data: () => ({ ...auditJson(entry), guild_id: guild.id }),
	});
}

function addsUp(world: World, guild: Guild, entry: AuditEntry): boolean {
	const last = guild.auditLog.findLast(
		(other) =>
			other.actionType === entry.actionType &&
			other.userId === entry.userId &&
			other.targetId === entry.targetId &&
			other.reason === entry.reason &&
			other.options?.channel_id === entry.options?.channel_id,
	);
	if (!last || !isFields(last.options)) return false;
	const age = Number((BigInt(entry.id) >> 22n) - (BigInt(last.id) >> 22n));
	if (age > AGGREGATION_MS || !world.guilds.has(guild.id)) return false;
	last.options.count = String(Number(last.options.count ?? 1) + 1);
	return true;
}

export function auditJson(entry: AuditEntry): Fields {
	return {
		id: entry.id,
		action_type: entry.actionType,
		user_id: entry.userId,
		target_id: entry.targetId,
		...(entry.changes.length > 0 ? { changes: entry.changes } : {}),
		...(entry.options ? { options: entry.options } : {}),
		...(entry.reason ? { reason: entry.reason } : {}),
	};
}

/** The members of two states that differ, as an entry lists them: a value that was or became null is left out. */
export function changesBetween(before: Fields, after: Fields): AuditEntry["changes"] {
	const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
	return [...keys].flatMap((key) => {
		const [old, next] = [before[key] ?? null, after[key] ?? null];
		if (JSON.stringify(old) === JSON.stringify(next)) return [];
		return [{ key, ...(old === null ? {} : { old_value: old }), ...(next === null ? {} : { new_value: next }) }];
	});
}
