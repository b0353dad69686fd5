// Everything that is kept about one person: as a file for them, and deleted where nothing needs it any more.
import { type Case, owed, waits } from "../cases/case.ts";
import { dueSteps } from "../cases/steps.ts";
import { type Needed, neededFor } from "../cases/trim.ts";
import { type Change, put, remove } from "../store/store.ts";
import { carryOut } from "./carry-out.ts";
import { caseWrites } from "./case-writes.ts";
import type { Guild } from "./guild.ts";
import { forgetCase, forgetReport, keptReporter, strikesUntil, withoutCases, withoutReports } from "./keep-house.ts";
import { withdraw } from "./recommend.ts";
import {
	caseKey,
	caseRecord,
	draftRecord,
	emptyMember,
	formCommentRecord,
	memberRecord,
	type Recommendation,
	recommendationRecord,
	submissionRecord,
} from "./records.ts";
import { reporterKey, reporterRecord, reportKey, reportRecord } from "./report-records.ts";

/** What of the team's own is left out of the export: who exactly decided, and words among moderators. */
const INTERNAL: ReadonlySet<string> = new Set(["note", "claimed", "unclaimed", "escalated", "reported"]);

/** Their details are words to those who reported, or the numbers of reports. */
const ANSWERS: ReadonlySet<string> = new Set([
	"released",
	"misused",
	"notMisused",
	"complained",
	"complaintUpheld",
	"complaintDismissed",
]);

/** Everything about a person as data, in the form in which it is kept. Times are ISO 8601. */
export async function exportOf(guild: Guild, userId: string): Promise<Record<string, unknown>> {
	const member = await guild.store.get(memberRecord, `member/${userId}`);
	const cases: unknown[] = [];
	for (const number of member?.cases ?? []) {
		const record = await guild.store.get(caseRecord, caseKey(number));
		if (record?.person.id === userId) cases.push(exported(record, userId));
	}
	const reporter = await guild.store.get(reporterRecord, reporterKey(userId));
	const reports: unknown[] = [];
	for (const number of reporter?.reports ?? []) {
		const report = await guild.store.get(reportRecord, reportKey(number));
		if (report?.by.id !== userId) continue;
		const { authorId: _author, ...comment } = report.comment;
		const { misuse, at, goodFaithAt, objection, ...rest } = report;
		const confirmed = goodFaithAt && iso(goodFaithAt);
		reports.push({
			...rest,
			comment,
			at: iso(at),
			goodFaithAt: confirmed,
			calledUnfounded: misuse && iso(misuse.at),
			objections: objectionsOf(objection),
		});
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
		reports,
		reporting: reporter && {
			misused: reporter.misused.map(({ report, at }) => ({ report, at: iso(at) })),
			warnedAt: reporter.warnedAt && iso(reporter.warnedAt),
			suspendedUntil: reporter.suspendedUntil && iso(reporter.suspendedUntil),
		},
		...(await formOf(guild, userId)),
		recommendedComments: (await recommendedOf(guild, userId)).map(({ commentId, threadId, text, at }) => ({
			message: commentId,
			thread: threadId,
			text,
			at: iso(at),
		})),
	};
}

/** What came in through the form: texts not sent yet, comments on their way, and which comments in threads are theirs. */
async function formOf(guild: Guild, userId: string) {
	const drafts: unknown[] = [];
	for await (const { key, value } of guild.store.list(draftRecord, `draft/${userId}/`))
		drafts.push({ thread: key.split("/")[2], text: value.text, at: iso(value.at) });
	const onTheirWay: unknown[] = [];
	for await (const { value } of guild.store.list(submissionRecord, "submission/"))
		if (value.authorId === userId) onTheirWay.push({ thread: value.threadId, text: value.text, at: iso(value.at) });
	const comments: unknown[] = [];
	for await (const { key, value } of guild.store.list(formCommentRecord, "form/"))
		if (value.authorId === userId) comments.push({ message: key.slice("form/".length), ...value, at: iso(value.at) });
	return { drafts, commentsOnTheirWay: onTheirWay, commentsByForm: comments };
}

/** Their comments that the newsroom recommends. */
async function recommendedOf(guild: Guild, userId: string): Promise<Recommendation[]> {
	const found: Recommendation[] = [];
	for await (const { value } of guild.store.list(recommendationRecord, "recommendation/"))
		if (value.authorId === userId) found.push(value);
	return found;
}

const iso = (ms: number): string => new Date(ms).toISOString();

function exported(record: Case, userId: string): Record<string, unknown> {
	const who = (by: string): string => (by === userId ? userId : by === "bot" ? "bot" : "moderation");
	const { objection, comment } = record;
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
		objections: objectionsOf(objection),
		commentDeletedAt: record.trimmedAt && iso(record.trimmedAt),
		history: record.history
			.filter(({ kind }) => !INTERNAL.has(kind))
			// What those who reported it were told is theirs.
			.map(({ at, by, kind, detail }) => ({
				at: iso(at),
				by: who(by),
				kind,
				detail: ANSWERS.has(kind) ? null : detail,
			})),
	};
}

function objectionsOf(objection: Case["objection"]) {
	const all = objection ? [...objection.earlier, objection] : [];
	return all.map(({ at, text, state, decidedAt, reason }) => ({
		at: iso(at),
		text,
		state,
		decidedAt: decidedAt && iso(decidedAt),
		reason,
	}));
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
		for await (const { key: draft } of guild.store.list(draftRecord, `draft/${userId}/`)) changes.push(remove(draft));
		changes.push(...(await forgetReports(guild, userId)));
		await guild.store.commit(changes);
		return { stay, gone: numbers };
	});
	for (const number of gone) await carryOut(guild, number);
	for (const { threadId, commentId } of await recommendedOf(guild, userId))
		await guild.safely("recommendation", commentId, async () => void (await withdraw(guild, threadId, commentId)));
	return stay;
}

/** Reports whose case still waits for somebody stay until it is decided; a suspension from reporting stays its time. */
async function forgetReports(guild: Guild, userId: string): Promise<Change[]> {
	const reporter = await guild.store.get(reporterRecord, reporterKey(userId));
	const changes: Change[] = [];
	const gone: number[] = [];
	for (const number of reporter?.reports ?? []) {
		const report = await guild.store.get(reportRecord, reportKey(number));
		const about = report && (await guild.store.get(caseRecord, caseKey(report.case)));
		if (about && (waits(about) || dueSteps(about).length > 0)) continue;
		gone.push(number);
		if (report) changes.push(...forgetReport(report));
		// The card shows the words of the objection no more.
		if (about && report?.objection)
			changes.push(...caseWrites({ ...about, messages: [...about.messages, owed("complaintCard")] }));
	}
	const left = withoutReports(reporter, gone);
	const suspended = (left?.suspendedUntil ?? 0) > guild.now();
	const kept = left && (suspended ? left : { ...left, misused: [], warnedAt: null });
	return [...changes, ...keptReporter(userId, kept, guild.now())];
}

/** What of a member's record belongs to the cases that stay. */
function pick({ strikes, pending, cases, language }: ReturnType<typeof emptyMember>) {
	return { strikes, pending, cases, language };
}
