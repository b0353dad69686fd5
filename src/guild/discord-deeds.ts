// What moderators do in Discord's own interface becomes a case like everything else: once, however often it is heard.
import { z } from "zod";
import { type CaseAction, fresh } from "../cases/case.ts";
import type { Effect } from "../rules/effect.ts";
import { put, type RecordType } from "../store/store.ts";
import { carryOut } from "./carry-out.ts";
import { lift, standingCase } from "./case-deeds.ts";
import { caseWrites } from "./case-writes.ts";
import type { Guild } from "./guild.ts";
import { handCase, withCase } from "./hand-case.ts";
import { caseKey, caseRecord, emptyMember, guildRecord, memberRecord } from "./records.ts";

export interface Deed {
	/** The audit log's entry. */
	readonly entryId: string;
	/** Milliseconds since 1970. */
	readonly at: number;
	readonly kind: "kick" | "ban" | "timeout" | "unban" | "timeoutLifted";
	/** Who did it. */
	readonly by: string;
	readonly personId: string;
	/** null where Discord did not say. */
	readonly userName: string | null;
	readonly displayName: string | null;
	readonly reason: string | null;
	/** Of a timeout (ms since 1970). */
	readonly until: number | null;
}

/** The audit log's entries that were taken: up to which all, and those since then. */
export const auditRecord: RecordType<{ upTo: string }> = {
	name: "audit",
	version: 1,
	schema: z.strictObject({ upTo: z.string() }),
};

/** An entry of the audit log that was taken, and the case it is in. */
export const auditEntryRecord: RecordType<{ case: number | null }> = {
	name: "audit-entry",
	version: 1,
	schema: z.strictObject({ case: z.number().int().nullable() }),
};
const entryKey = (id: string): string => `audit-entry/${id}`;
/** Entries are read back for a week at most. */
const KEPT = 30 * 86_400_000;

/** Up to which entry the log was read; null where it never was. */
export async function readUpTo(guild: Guild): Promise<string | null> {
	return (await guild.store.get(auditRecord, "audit"))?.upTo ?? null;
}

/** Writes down up to which entry the log was read. */
export function setReadUpTo(guild: Guild, id: string): Promise<void> {
	return guild.write([put(auditRecord, "audit", { upTo: id })]);
}

/** Takes an entry, once: a case, or a mark on the case that it ends. @throws StoreError when it was not taken */
export async function deedInDiscord(guild: Guild, deed: Deed): Promise<void> {
	if (await guild.store.get(auditEntryRecord, entryKey(deed.entryId))) return;
	if (deed.kind === "unban" || deed.kind === "timeoutLifted") return ended(guild, deed);
	const action = deed.kind;
	const person = await personOf(guild, deed);
	const number = await guild.run(async (): Promise<number | null> => {
		if (await guild.store.get(auditEntryRecord, entryKey(deed.entryId))) return null;
		const member = (await guild.store.get(memberRecord, `member/${person.id}`)) ?? emptyMember();
		const meta = (await guild.store.get(guildRecord, "meta")) ?? { nextCase: 1 };
		const record = handCase(guild, {
			number: meta.nextCase,
			origin: { by: "discord", personId: deed.by },
			person,
			actions: [doneBefore(deed, action)],
			rule: null,
			reason: guild.config.discordActions.tellReason ? deed.reason : null,
			member,
			history:
				deed.reason && !guild.config.discordActions.tellReason
					? [{ at: deed.at, by: deed.by, kind: "note", detail: deed.reason }]
					: [],
		});
		await guild.store.commit([
			...caseWrites(record),
			put(guildRecord, "meta", { ...meta, nextCase: record.number + 1 }),
			put(memberRecord, `member/${person.id}`, withCase(guild, member, record.number, 0, 0)),
			put(auditEntryRecord, entryKey(deed.entryId), { case: record.number }, { ttl: KEPT }),
		]);
		return record.number;
	});
	if (number !== null) await carryOut(guild, number);
}

/** The action with its effect as done: the case can take it back. */
function doneBefore({ personId, until, at }: Deed, action: "kick" | "ban" | "timeout"): CaseAction {
	const effect: Effect =
		action === "kick"
			? { kind: "kickMember", userId: personId }
			: action === "ban"
				? { kind: "banMember", userId: personId, deleteSeconds: 0 }
				: { kind: "timeoutMember", userId: personId, until };
	const progress = { ...fresh(), state: "done" as const, tries: 1, at };
	return { rule: "discord", action, proposed: false, undoes: false, text: null, effects: [{ effect, progress }] };
}

async function ended(guild: Guild, { entryId, kind, personId, by, reason }: Deed): Promise<void> {
	const action = kind === "unban" ? "ban" : "timeout";
	const member = await guild.store.get(memberRecord, `member/${personId}`);
	const before = await standingCase(guild, member?.cases ?? [], action);
	// Marking it twice is no harm: what was lifted does not stand.
	if (before) await lift(guild, before.number, action, { by, why: reason, done: true });
	await guild.run(() =>
		guild.store.commit([put(auditEntryRecord, entryKey(entryId), { case: before?.number ?? null }, { ttl: KEPT })]),
	);
}

/** The names of the person: as Discord says, or as an earlier case knows them. */
async function personOf(guild: Guild, { personId, userName, displayName }: Deed) {
	if (userName !== null) return { id: personId, userName, displayName: displayName ?? userName };
	const found = await guild.platform.user(personId).catch(() => null);
	if (found) return { id: personId, userName: found.userName, displayName: found.displayName };
	const member = await guild.store.get(memberRecord, `member/${personId}`);
	const last = member?.cases.at(-1);
	const record = last === undefined ? undefined : await guild.store.get(caseRecord, caseKey(last));
	return record?.person ?? { id: personId, userName: personId, displayName: personId };
}
