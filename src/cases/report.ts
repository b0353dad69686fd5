// Reports: what somebody says is wrong with a comment, and how much a member may report. What became of a report is not
// kept here but follows from its case.
import { z } from "zod";
import { type Case, deletion, owed } from "./case.ts";
import { objectionSchema } from "./objection-record.ts";

const time = z.number();

export const reportSchema = z.strictObject({
	number: z.number().int().min(1),
	at: time,
	/** Who reported; never shown to the person reported, nor in a log. */
	by: z.strictObject({ id: z.string(), userName: z.string() }),
	language: z.enum(["de", "en"]),
	/** The comment in the form that the reporter saw. */
	comment: z.strictObject({
		channelId: z.string(),
		messageId: z.string(),
		revision: z.string(),
		authorId: z.string(),
	}),
	/** What is said to be broken: a rule with its clause as it read then, a law (`legal-grounds.ts`), something else. */
	ground: z.discriminatedUnion("kind", [
		z.strictObject({ kind: z.literal("rule"), rule: z.string(), clause: z.string().nullable() }),
		z.strictObject({ kind: z.literal("law"), law: z.string().nullable() }),
		z.strictObject({ kind: z.literal("other") }),
	]),
	explanation: z.string(),
	/** As article 16(2) asks of notices about illegal content; null where it was not given. */
	name: z.string().nullable(),
	email: z.string().nullable(),
	/** When the reporter confirmed to believe in good faith that what they say is true. */
	goodFaithAt: time.nullable(),
	case: z.number().int(),
	/** A moderator called it manifestly unfounded. */
	misuse: z.strictObject({ at: time, by: z.string() }).nullable(),
	/** The reporter's, to the decision on it (complaint.ts). */
	objection: objectionSchema.nullable(),
});
export type Report = z.infer<typeof reportSchema>;
export type Ground = Report["ground"];

/** What is kept of somebody because they report. */
export const reporterSchema = z.strictObject({
	/** All their reports, in order. */
	reports: z.array(z.number().int()),
	/** When they reported within the last day, oldest first. */
	recent: z.array(time),
	/** Their reports that were called manifestly unfounded, and when each was made. */
	misused: z.array(z.strictObject({ report: z.number().int(), at: time })),
	/** When they were warned (Digital Services Act, article 23(2): no suspension without a warning before). */
	warnedAt: time.nullable(),
	suspendedUntil: time.nullable(),
});
export type Reporter = z.infer<typeof reporterSchema>;
export const newReporter = (): Reporter => ({
	reports: [],
	recent: [],
	misused: [],
	warnedAt: null,
	suspendedUntil: null,
});

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export interface ReportLimits {
	readonly perHour: number;
	readonly perDay: number;
}

/**
 * Whether somebody may report now.
 * @returns null where they may; else from when on (ms) and why not
 */
export function mayNotReport(
	{ recent, suspendedUntil }: Reporter,
	limits: ReportLimits,
	now: number,
): { readonly why: "suspended" | "tooMany"; readonly until: number } | null {
	if (suspendedUntil !== null && suspendedUntil > now) return { why: "suspended", until: suspendedUntil };
	const until = Math.max(freeAt(recent, limits.perHour, HOUR), freeAt(recent, limits.perDay, DAY));
	return until > now ? { why: "tooMany", until } : null;
}

/** When fewer than `most` of these times lie within the window. */
function freeAt(times: readonly number[], most: number, window: number): number {
	const oldest = times.at(-most);
	return oldest === undefined ? 0 : oldest + window;
}

/** The reporter with one more report. */
export function reported(before: Reporter, number: number, now: number): Reporter {
	return {
		...before,
		reports: [...before.reports, number],
		recent: [...before.recent.filter((at) => at > now - DAY), now],
	};
}

export interface MisuseLimits {
	/** From so many manifestly unfounded reports on there is a warning; from so many more after it, a suspension. */
	readonly warnAt: number;
	readonly suspendAt: number;
	/** Only reports made within this time (ms) count. */
	readonly within: number;
	/** For how long (ms). */
	readonly suspendFor: number;
}

export type MisuseStep = "noted" | "warned" | "suspended";

/**
 * The reporter after one of their reports was called manifestly unfounded. Only what was reported after the warning
 * counts towards a suspension, and after a suspension only what was reported since.
 */
export function misused(
	before: Reporter,
	report: { readonly number: number; readonly at: number },
	limits: MisuseLimits,
	now: number,
): { reporter: Reporter; step: MisuseStep } {
	const recent = before.misused.filter(({ at }) => at > now - limits.within);
	const marked = [...recent, { report: report.number, at: report.at }];
	const reporter = { ...before, misused: marked };
	const warned = before.warnedAt !== null && before.warnedAt > now - limits.within ? before.warnedAt : null;
	if (warned === null) {
		return marked.length >= limits.warnAt
			? { reporter: { ...reporter, warnedAt: now }, step: "warned" }
			: { reporter, step: "noted" };
	}
	const since = Math.max(warned, before.suspendedUntil ?? 0);
	if (marked.filter(({ at }) => at > since).length < limits.suspendAt) return { reporter, step: "noted" };
	return { reporter: { ...reporter, suspendedUntil: now + limits.suspendFor }, step: "suspended" };
}

/** The reporter with a report no longer called unfounded: whoever was wronged may report again at once. */
export function notMisused(before: Reporter, number: number): Reporter {
	return { ...before, misused: before.misused.filter(({ report }) => report !== number), suspendedUntil: null };
}

export type ReportState = "open" | "removed" | "agreed" | "stays";

/**
 * What became of a report, from its case: it waits, the comment was removed, a person agreed but it could not be removed
 * (yet), it stays.
 */
export function reportState(record: Case): ReportState {
	if (record.review === "open") return "open";
	const { review, decision } = record;
	if (review === "rejected" || (review === "none" && decision === "remove"))
		return deletion(record) === "done" ? "removed" : "agreed";
	return "stays";
}

/** The case with an answer owed for each report that has none, where it is decided. */
export function withAnswers(record: Case): Case {
	if (record.review === "open" || record.reports.length === 0) return record;
	const answers = (number: string) =>
		record.messages.filter(({ kind, ref }) => kind === "answer" && ref === number).length;
	// Opened again by an objection, it is answered again.
	const due = (number: string) => {
		const since = record.history.findIndex(({ kind, detail }) => kind === "reported" && detail === number);
		return 1 + record.history.slice(since + 1).filter(({ kind }) => kind === "complaintUpheld").length;
	};
	const open = record.reports.map(String).filter((number) => answers(number) < due(number));
	if (open.length === 0) return record;
	return { ...record, messages: [...record.messages, ...open.map((number) => owed("answer", number))] };
}
