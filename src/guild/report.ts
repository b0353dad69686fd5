// Somebody reports a comment: one commit makes the report and the case, or adds it to the case that there is.
import { record as append, type Case, type CaseMessage, owed } from "../cases/case.ts";
import { type Ground, mayNotReport, newReporter, type Report, reported } from "../cases/report.ts";
import { type Change, put } from "../store/store.ts";
import type { Language } from "../texts.ts";
import { carryOut } from "./carry-out.ts";
import { caseWrites } from "./case-writes.ts";
import { sameGround } from "./grounds.ts";
import type { Guild } from "./guild.ts";
import { sameText } from "./has-changed.ts";
import { snapshot } from "./open-case.ts";
import type { Posted } from "./platform.ts";
import { caseKey, caseRecord, decidedRecord, emptyMember, guildRecord, memberRecord } from "./records.ts";
import {
	REPORT_COUNT,
	reportCountRecord,
	reportedKey,
	reportedRecord,
	reporterKey,
	reporterRecord,
	reportKey,
	reportRecord,
} from "./report-records.ts";
import { toneOf } from "./tone.ts";

export interface Reporting {
	readonly by: { readonly id: string; readonly userName: string };
	readonly language: Language;
	/** The comment in the form that the reporter saw. */
	readonly posted: Posted;
	readonly ground: Ground;
	readonly explanation: string;
}

export type ReportResult =
	/** `decidedBefore`: the case it belongs to is decided, and says nothing else about this. */
	| { readonly type: "received" | "already" | "decidedBefore"; readonly report: Report }
	| { readonly type: "suspended" | "tooMany"; readonly until: number };

/**
 * Takes a report and carries out what follows. Rights and whether the comment may be reported at all were checked.
 * @throws StoreError when nothing was taken
 */
export async function takeReport(guild: Guild, reporting: Reporting): Promise<ReportResult> {
	const result = await guild.run(() => decide(guild, reporting));
	if ("report" in result && result.type !== "already") await carryOut(guild, result.report.case);
	return result;
}

/** The report that somebody has made about this form of a comment. */
export async function ownReport(guild: Guild, userId: string, messageId: string, revision: string) {
	const known = await guild.store.get(reportedRecord, reportedKey(messageId, userId));
	if (!known || !sameText(known.revision, revision)) return null;
	return (await guild.store.get(reportRecord, reportKey(known.report))) ?? null;
}

async function decide(guild: Guild, reporting: Reporting): Promise<ReportResult> {
	const { by, posted, ground, explanation, language } = reporting;
	const { comment } = posted;
	const now = guild.now();
	const mine = await ownReport(guild, by.id, comment.id, comment.revision);
	if (mine) return { type: "already", report: mine };
	const reporter = (await guild.store.get(reporterRecord, reporterKey(by.id))) ?? newReporter();
	const obstacle = mayNotReport(reporter, guild.config.reports, now);
	if (obstacle) return { type: obstacle.why, until: obstacle.until };
	const { next } = (await guild.store.get(reportCountRecord, REPORT_COUNT)) ?? { next: 1 };
	const before = await caseOf(guild, posted);
	const known = before ? await groundsOf(guild, before) : [];
	const { record, changes } = before
		? { record: joined(before, ground, known, next, now), changes: [] }
		: await opened(guild, posted, next, now);
	const report: Report = {
		number: next,
		at: now,
		by,
		language,
		comment: {
			channelId: comment.channelId,
			messageId: comment.id,
			revision: comment.revision,
			authorId: comment.authorId,
		},
		ground,
		explanation,
		name: null,
		email: null,
		goodFaithAt: null,
		case: record.number,
		misuse: null,
		objection: null,
	};
	await guild.store.commit([
		...changes,
		...caseWrites(record),
		put(reportRecord, reportKey(next), report),
		put(reportCountRecord, REPORT_COUNT, { next: next + 1 }),
		put(reporterRecord, reporterKey(by.id), reported(reporter, next, now)),
		put(reportedRecord, reportedKey(comment.id, by.id), { report: next, revision: comment.revision }),
	]);
	return { type: record.review === "open" ? "received" : "decidedBefore", report };
}

/** The case about this form of the comment, unless what was written was deleted from it. */
async function caseOf(guild: Guild, { comment }: Posted): Promise<Case | null> {
	const decided = await guild.store.get(decidedRecord, `decided/${comment.id}`);
	if (!decided || !sameText(decided.revision, comment.revision)) return null;
	const found = await guild.store.get(caseRecord, caseKey(decided.case));
	// One that was put back stands under another id than the case's.
	return found?.comment?.messageId === comment.id && found.trimmedAt === null ? found : null;
}

async function groundsOf(guild: Guild, { reports }: Case): Promise<Ground[]> {
	const found = await Promise.all(reports.map((number) => guild.store.get(reportRecord, reportKey(number))));
	return found.flatMap((report) => report?.ground ?? []);
}

/** The case with one more report. It waits again where nobody has looked at it from this side. */
function joined(before: Case, ground: Ground, known: readonly Ground[], number: number, now: number): Case {
	const gone = before.review === "rejected" || (before.review === "none" && before.decision === "remove");
	const seen =
		before.review === "released" &&
		ground.kind !== "other" &&
		(known.some((other) => sameGround(other, ground)) ||
			(ground.kind === "rule" && before.rules.some(({ name }) => name === ground.rule)));
	const opens = before.review !== "open" && !gone && !seen;
	const hasCard = before.messages.some(({ kind }) => kind === "review" || kind === "alert");
	const kind: CaseMessage["kind"] = hasCard ? "card" : "review";
	const waiting = before.messages.some((message) => message.kind === kind && isUntouched(message));
	const needsCard = (opens || before.review === "open") && !waiting;
	return append(
		{
			...before,
			review: opens ? "open" : before.review,
			reports: [...before.reports, number],
			messages: needsCard ? [...before.messages, owed(kind)] : before.messages,
		},
		{ at: now, by: "bot", kind: "reported", detail: String(number) },
	);
}

/** A card that was not begun to be sent shows what is added meanwhile. */
const isUntouched = ({ progress }: CaseMessage): boolean =>
	progress.state === "due" && progress.attemptedAt === null && progress.tries === 0;

async function opened(
	guild: Guild,
	{ comment, author, thread, viaForm }: Posted,
	report: number,
	now: number,
): Promise<{ record: Case; changes: Change[] }> {
	const meta = (await guild.store.get(guildRecord, "meta")) ?? { nextCase: 1 };
	const member = (await guild.store.get(memberRecord, `member/${author.id}`)) ?? emptyMember();
	const number = meta.nextCase;
	// Colleagues do not decide about each other.
	const escalated = author.isModerator;
	const record: Case = {
		number,
		openedAt: now,
		origin: { by: "report", personId: null },
		decision: "flag",
		rules: [],
		matches: [],
		person: { id: author.id, userName: author.userName, displayName: author.displayName },
		comment: snapshot(comment, thread?.id ?? null, viaForm ? "posted" : undefined),
		swept: [],
		actions: [],
		messages: (escalated ? (["review", "escalation"] as const) : (["review"] as const)).map((kind) => owed(kind)),
		strikes: 0,
		mentions: [],
		reason: null,
		toxicity: toneOf(comment),
		claim: null,
		escalatedAt: escalated ? now : null,
		reports: [report],
		objection: null,
		trimmedAt: null,
		review: "open",
		problem: null,
		language: member.language ?? guild.language,
		history: [
			{ at: now, by: "bot", kind: "opened", detail: null },
			{ at: now, by: "bot", kind: "reported", detail: String(report) },
			...(escalated ? [{ at: now, by: "bot", kind: "escalated" as const, detail: null }] : []),
		],
	};
	return {
		record,
		changes: [
			put(guildRecord, "meta", { ...meta, nextCase: number + 1 }),
			put(decidedRecord, `decided/${comment.id}`, { revision: comment.revision, case: number }),
		],
	};
}
