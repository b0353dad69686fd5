// Everything that is kept about one person: as a file for them, and deleted where nothing needs it any more.
import type { Case } from "../cases/case.ts";
import { type Needed, neededFor } from "../cases/trim.ts";
import { type Change, put, remove } from "../store/store.ts";
import { carryOut } from "./carry-out.ts";
import type { Guild } from "./guild.ts";
import { forgetCase, strikesUntil, withoutCases } from "./keep-house.ts";
import { caseKey, caseRecord, emptyMember, memberRecord } from "./records.ts";

/** What of the team's own is left out of the export: who exactly decided, and words among moderators. */
const INTERNAL: ReadonlySet<string> = new Set(["note", "claimed", "unclaimed", "escalated", "reported"]);

/** Everything about a person as data, in the form in which it is kept. Times are ISO 8601. */
export async function exportOf(guild: Guild, userId: string): Promise<Record<string, unknown>> {
	const member = await guild.store.get(memberRecord, `member/${userId}`);
	const cases: unknown[] = [];
	for (const number of member?.cases ?? []) {
		const record = await guild.store.get(caseRecord, caseKey(number));
		if (record?.person.id === userId) cases.push(exported(record, userId));
	}
	return {
		server: { id: guild.id, name: guild.platform.guildName() },
		person: userId,
		at: iso(guild.now()),
		hinweis:
			"Wer in der Moderation entschieden hat und interne Notizen sind nicht enthalten (Rechte anderer); darüber gibt die Serverleitung Auskunft. Was du mit /beleg und /archiv gefragt hast, wird einen Tag lang ohne deinen Namen gespeichert. / Who among the moderators decided, and their internal notes, are left out (others' rights); ask those who run the server. What you asked with /evidence and /archive is kept for one day without your name.",
		member: member && {
			...member,
			strikes: member.strikes.map((strike) => ({
				...strike,
				at: iso(strike.at),
				expiresAt: strike.expiresAt && iso(strike.expiresAt),
			})),
			fired: Object.fromEntries(Object.entries(member.fired).map(([rule, at]) => [rule, iso(at)])),
			seenAt: member.seenAt ? iso(member.seenAt) : null,
		},
		cases,
	};
}

const iso = (ms: number): string => new Date(ms).toISOString();

function exported(record: Case, userId: string): Record<string, unknown> {
	const who = (by: string): string => (by === userId ? userId : by === "bot" ? "bot" : "moderation");
	const { objection, comment } = record;
	const objections = objection ? [...objection.earlier, objection] : [];
	return {
		number: record.number,
		openedAt: iso(record.openedAt),
		foundBy: record.origin.by,
		decision: record.decision,
		review: record.review,
		rules: record.rules,
		matches: record.matches.map(({ rule, text, note }) => ({ rule, text, note })),
		person: record.person,
		comment: comment && {
			...comment,
			createdAt: iso(comment.createdAt),
			editedAt: comment.editedAt && iso(comment.editedAt),
		},
		actions: record.actions.map(({ rule, action, proposed, undoes, text, effects }) => ({
			rule,
			action,
			proposed,
			undoes,
			text,
			effects: effects.map(({ effect, progress }) => ({
				...effect,
				state: progress.state,
				at: progress.at && iso(progress.at),
			})),
		})),
		strikes: record.strikes,
		reason: record.reason,
		toxicity: record.toxicity,
		timesReported: record.reports.length,
		objections: objections.map(({ at, text, state, decidedAt, reason }) => ({
			at: iso(at),
			text,
			state,
			decidedAt: decidedAt && iso(decidedAt),
			reason,
		})),
		commentDeletedAt: record.trimmedAt && iso(record.trimmedAt),
		history: record.history
			.filter(({ kind }) => !INTERNAL.has(kind))
			.map(({ at, by, kind, detail }) => ({ at: iso(at), by: who(by), kind, detail })),
	};
}

export interface Staying {
	readonly number: number;
	readonly needed: Needed;
}

/** What could be deleted of a person's now, and what has to stay for a while. */
export async function deletable(
	guild: Guild,
	userId: string,
): Promise<{ go: readonly Case[]; stay: readonly Staying[] }> {
	const member = await guild.store.get(memberRecord, `member/${userId}`);
	const go: Case[] = [];
	const stay: Staying[] = [];
	for (const number of member?.cases ?? []) {
		const record = await guild.store.get(caseRecord, caseKey(number));
		if (record?.person.id !== userId) continue;
		const needed = neededFor(record, strikesUntil(member, number), guild.now());
		if (needed) stay.push({ number, needed });
		else go.push(record);
	}
	return { go, stay };
}

/** Deletes what is kept about a person, but for what has to stay. @returns what stays */
export async function forgetPerson(guild: Guild, userId: string): Promise<readonly Staying[]> {
	// Counts of comments that are not written down yet would bring the record back.
	await guild.flush();
	const { stay, gone } = await guild.run(async () => {
		const { go, stay } = await deletable(guild, userId);
		const key = `member/${userId}`;
		const member = (await guild.store.get(memberRecord, key)) ?? emptyMember();
		const numbers = go.map(({ number }) => number);
		const left = { ...emptyMember(), ...pick(withoutCases(member, numbers)), seenAt: guild.now() };
		const changes: Change[] = go.flatMap((record) => forgetCase(record, undefined, guild.now()));
		changes.push(stay.length > 0 ? put(memberRecord, key, left) : remove(key));
		await guild.store.commit(changes);
		return { stay, gone: numbers };
	});
	for (const number of gone) await carryOut(guild, number);
	return stay;
}

/** What of a member's record belongs to the cases that stay. */
function pick({ strikes, pending, cases, language }: ReturnType<typeof emptyMember>) {
	return { strikes, pending, cases, language };
}
