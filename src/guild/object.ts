// Objecting, withdrawing, deciding: compare-and-set, so that of two people who act at once one does.
import type { Case } from "../cases/case.ts";
import {
	decidesObjection,
	dismiss,
	ENDING,
	type MayNotObject,
	mayNotObject,
	object,
	objectionText,
	reminded,
	withdraw,
} from "../cases/objection.ts";
import { carryOut } from "./carry-out.ts";
import { caseWrites } from "./case-writes.ts";
import type { Guild } from "./guild.ts";
import { restricts } from "./letter.ts";
import { caseKey, caseRecord, waitingRecord } from "./records.ts";
import { takeBackAll } from "./undo.ts";

export type Objecting =
	| { readonly type: "objected"; readonly record: Case }
	/** There is no such case, or it concerns somebody else. */
	| { readonly type: "none" }
	| MayNotObject;

/** Whether a person can object to a case; null where they can, `none` where there is none of theirs. */
export function whyNot(
	guild: Guild,
	record: Case | undefined,
	personId: string,
): MayNotObject | { type: "none" } | null {
	if (record?.person.id !== personId) return { type: "none" };
	return mayNotObject(record, restricts, guild.now());
}

/** Raises an objection. @param personId from the interaction @param text 1 to 1,500 characters */
export async function objectTo(guild: Guild, number: number, personId: string, text: string): Promise<Objecting> {
	const said = objectionText.parse(text);
	const result = await guild.run(async (): Promise<Objecting> => {
		const before = await guild.store.get(caseRecord, caseKey(number));
		const not = whyNot(guild, before, personId);
		if (not) return not;
		const record = object(before!, said, guild.now());
		await guild.store.commit(caseWrites(record));
		return { type: "objected", record };
	});
	if (result.type === "objected") await carryOut(guild, number);
	return result;
}

/** Takes an objection back. @returns whether one was open */
export async function withdrawObjection(guild: Guild, number: number, personId: string): Promise<boolean> {
	const done = await guild.run(async () => {
		const before = await guild.store.get(caseRecord, caseKey(number));
		const record = before?.person.id === personId ? withdraw(before, guild.now()) : null;
		if (record) await guild.store.commit(caseWrites(record));
		return record !== null;
	});
	if (done) await carryOut(guild, number);
	return done;
}

export type ObjectionDecision =
	| { readonly type: "decided"; readonly record: Case }
	/** Decided or withdrawn meanwhile; `by` is "" where there never was one. */
	| { readonly type: "closed"; readonly by: string; readonly state: "upheld" | "dismissed" | "withdrawn" | "none" }
	| { readonly type: "concerned" | "first" | "alone" };

export interface Deciding {
	readonly decision: "upheld" | "dismissed";
	/** Told to the member. */
	readonly reason: string;
	/** The moderator's id and rights, from the interaction. */
	readonly by: string;
	readonly isAdmin: boolean;
	/** They say that nobody else can decide; only an admin's word counts. */
	readonly alone: boolean;
}

/** Decides an open objection, and carries out what follows. */
export async function decideObjection(guild: Guild, number: number, deciding: Deciding): Promise<ObjectionDecision> {
	const { decision, by, isAdmin, alone } = deciding;
	const reason = objectionText.parse(deciding.reason);
	let later: readonly number[] = [];
	let result: ObjectionDecision = { type: "closed", by: "", state: "none" };
	// Steps under way come first: what is being done while everything is taken back would stay done.
	await guild.alone(`case/${number}`, () =>
		guild.run(async () => {
			const before = await guild.store.get(caseRecord, caseKey(number));
			const objection = before?.objection;
			if (!before || objection?.state !== "open") {
				result = objection
					? { type: "closed", by: objection.by ?? "", state: objection.state as "upheld" }
					: { type: "closed", by: "", state: "none" };
				return;
			}
			const may = decidesObjection(before, by, isAdmin);
			if (may !== "may" && !(may === "alone" && alone)) {
				result = { type: may };
				return;
			}
			const now = guild.now();
			if (decision === "dismissed") {
				const record = dismiss(before, { by, reason, now, alone: may === "alone" })!;
				await guild.store.commit(caseWrites(record));
				result = { type: "decided", record };
				return;
			}
			const marked: Case = { ...before, objection: { ...objection, alone: may === "alone" } };
			const taken = await takeBackAll(guild, marked, { by, event: "upheld", detail: reason, messages: ENDING });
			await guild.store.commit(taken.changes);
			later = taken.later;
			result = { type: "decided", record: taken.record };
		}),
	);
	if ((result as ObjectionDecision).type === "decided") {
		await carryOut(guild, number);
		for (const other of later) await carryOut(guild, other);
	}
	return result;
}

/** Reminds the admins of objections that have waited for too long. Part of the tick. */
export async function remindOfObjections(guild: Guild): Promise<void> {
	const { remindAfter } = guild.config.objections;
	const waiting: number[] = [];
	for await (const { value } of guild.store.list(waitingRecord, "waiting/")) waiting.push(value.number);
	for (const number of waiting) {
		const due = await guild.run(async () => {
			const before = await guild.store.get(caseRecord, caseKey(number));
			const record = before && reminded(before, remindAfter, guild.now());
			if (record) await guild.store.commit(caseWrites(record));
			return Boolean(record);
		});
		if (due) await carryOut(guild, number);
	}
}
