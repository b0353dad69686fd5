// A reporter objects to what was decided about their report: that the comment stays. Pure; the objection itself is
// kept with the report, what happened in the case's history.
import type { Case, CaseEvent } from "./case.ts";
import { owed, record } from "./case.ts";
import { objectUntil } from "./deadline.ts";
import { closed, raised } from "./objection.ts";
import type { Objection } from "./objection-record.ts";
import { type Report, reportState } from "./report.ts";

/** Why a reporter cannot object (now). */
export type MayNotComplain =
	/** A person still decides about the comment. */
	| { readonly type: "waiting" }
	/** The comment was removed, or the team agreed: nothing to object to. */
	| { readonly type: "agreed" }
	| { readonly type: "open" }
	/** One was decided, and nothing new was decided since. */
	| { readonly type: "used" }
	| { readonly type: "late"; readonly until: number };

/** By these a comment was left or put back. */
const LEAVING: ReadonlySet<CaseEvent["kind"]> = new Set(["released", "undone", "upheld"]);

/** The first moment (ms) at which it is too late to object to the decision on a report. */
export function complainUntil({ history }: Case, report: Report): number {
	const decided = history.findLast(({ kind }) => LEAVING.has(kind))?.at ?? 0;
	return objectUntil(Math.max(decided, report.at));
}

/** @returns null where the reporter can object now */
export function mayNotComplain(about: Case, report: Report, now: number): MayNotComplain | null {
	if (report.objection?.state === "open") return { type: "open" };
	const state = reportState(about);
	if (state === "open") return { type: "waiting" };
	if (state !== "stays") return { type: "agreed" };
	const last = (kinds: ReadonlySet<string>, detail?: string) =>
		about.history.findLastIndex((event) => kinds.has(event.kind) && (!detail || event.detail === detail));
	const number = String(report.number);
	if (report.objection && last(ENDS, number) > last(LEAVING)) return { type: "used" };
	const until = complainUntil(about, report);
	return now < until ? null : { type: "late", until };
}

const ENDS: ReadonlySet<string> = new Set(["complaintUpheld", "complaintDismissed"]);

/** By this the messages about one objection know the report, and how many objections to it there were before. */
export const complaintRef = ({ number, objection }: Report): string => `${number}/${objection?.earlier.length ?? 0}`;

export function ofRef(ref: string | null): { readonly report: number; readonly index: number } {
	const [report, index] = (ref ?? "").split("/").map(Number);
	return { report: report || 0, index: index || 0 };
}

export interface Changed {
	readonly record: Case;
	readonly report: Report;
}

/** The case and the report with an objection raised; check `mayNotComplain` before. */
export function complain(about: Case, before: Report, text: string, now: number): Changed {
	const report = { ...before, objection: raised(before.objection, text, now) };
	const owing = { ...about, messages: [...about.messages, owed("complaint", complaintRef(report))] };
	// Reporters stay unnamed.
	return { record: record(owing, { at: now, by: "bot", kind: "complained", detail: String(report.number) }), report };
}

/** Those who left the comment, or dismissed an objection to that: they do not decide about the next one. */
export function complaintDeciders({ history }: Case, { objection }: Report): ReadonlySet<string> {
	const left = history.filter(({ kind }) => LEAVING.has(kind)).map(({ by }) => by);
	const dismissed = (objection?.earlier ?? []).flatMap(({ state, by }) => (state === "dismissed" && by ? [by] : []));
	return new Set([...left, ...dismissed].filter((by) => by !== "bot"));
}

/** As `decidesObjection`; neither the reporter nor the reported person decides. */
export function decidesComplaint(
	about: Case,
	report: Report,
	by: string,
	isAdmin: boolean,
): "may" | "concerned" | "first" | "alone" {
	if (about.person.id === by || report.by.id === by) return "concerned";
	if (!complaintDeciders(about, report).has(by)) return "may";
	return isAdmin ? "alone" : "first";
}

export interface Deciding {
	readonly decision: "upheld" | "dismissed";
	readonly by: string;
	/** Told to the reporter. */
	readonly reason: string;
	readonly alone: boolean;
	readonly now: number;
}

/**
 * The case and the report with the objection decided; null where none is open. Upheld, the comment waits for a person
 * again, unless it does already.
 */
export function decideComplaint(about: Case, before: Report, deciding: Deciding): Changed | null {
	const { decision, by, reason, alone, now } = deciding;
	const objection: Objection | null = closed(before.objection, { state: decision, by, reason, alone, now });
	if (!objection) return null;
	const report = { ...before, objection };
	const ref = complaintRef(report);
	const reopens = decision === "upheld" && reportState(about) === "stays";
	const changed: Case = {
		...about,
		...(reopens ? { review: "open" as const, claim: null } : {}),
		messages: [
			...about.messages,
			owed("complaintOutcome", ref),
			owed("complaintCard", ref),
			...(reopens ? [owed("review")] : []),
		],
	};
	const kind = decision === "upheld" ? "complaintUpheld" : "complaintDismissed";
	return { record: record(changed, { at: now, by, kind, detail: String(report.number) }), report };
}

/** Those who may not decide about the comment anew: it was opened again because of their decision. */
export function firstDeciders({ history }: Case): ReadonlySet<string> {
	const reopened = history.findLastIndex(({ kind }) => kind === "complaintUpheld");
	const since = history.slice(reopened + 1);
	if (reopened < 0 || since.some(({ kind }) => kind === "released" || kind === "rejected")) return new Set();
	const left = history.slice(0, reopened).filter(({ kind }) => LEAVING.has(kind));
	// Whoever upheld the objection has just looked at it anew.
	return new Set(left.map(({ by }) => by).filter((by) => by !== history[reopened]!.by));
}
