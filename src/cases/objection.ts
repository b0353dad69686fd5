// Objections: raised by whom the decision concerns, decided by another person than the one who took it, never by a machine.
// What is written once stays: an objection changes its state exactly once, and a later one keeps the earlier.
import { z } from "zod";
import { type Case, type CaseMessage, owed, record } from "./case.ts";
import { objectUntil } from "./deadline.ts";
import type { Objection } from "./objection-record.ts";
import { isTakenBack } from "./take-back.ts";

/** The longest text of an objection, and of the reasons of its decision. */
export const MOST_LETTERS = 1_500;
export const objectionText = z.string().trim().min(1).max(MOST_LETTERS);

/** Why somebody cannot object (now). */
export type MayNotObject =
	/** One is open already. */
	| { readonly type: "open" }
	/** One was decided or withdrawn, and nothing new was decided since. */
	| { readonly type: "used"; readonly state: "upheld" | "dismissed" | "withdrawn" }
	| { readonly type: "late"; readonly until: number }
	/** A person still decides about the held comment. */
	| { readonly type: "held" }
	/** Nothing was imposed, or all of it was taken back. */
	| { readonly type: "nothing" };

/** An objection newly raised; earlier ones stay in it. @throws when one is open: check before */
export function raised(before: Objection | null, text: string, now: number): Objection {
	if (before?.state === "open") throw new Error("an objection is open already");
	const { earlier = [], ...last } = before ?? {};
	return {
		at: now,
		text,
		state: "open",
		by: null,
		decidedAt: null,
		reason: null,
		alone: false,
		remindedAt: null,
		earlier: before ? [...earlier, last as Objection["earlier"][number]] : [],
	};
}

export interface Closing {
	readonly state: "upheld" | "dismissed" | "withdrawn";
	/** Who decided it, or the person who withdrew it. */
	readonly by: string;
	readonly reason: string | null;
	/** Decided by whom the case was decided by, because nobody else could; the member is told. */
	readonly alone?: boolean;
	/** Milliseconds since 1970. */
	readonly now: number;
}

/** The objection decided or withdrawn; null where it is not open (any more): then nothing changes. */
export function closed(before: Objection | null, { state, by, reason, alone, now }: Closing): Objection | null {
	if (before?.state !== "open") return null;
	return { ...before, state, by, reason, decidedAt: now, alone: alone ?? before.alone };
}

const DECIDING = new Set(["opened", "rejected", "acted"]);
const TAKING_BACK = new Set(["undone", "upheld"]);
/** Decisions that wait for a person; a release of others answers a report and takes nothing back. */
const WAITING = new Set(["hold", "flag", "unchecked"]);
const CLOSING = new Set(["upheld", "dismissed", "withdrawn"]);

/** When the last decision against the member was taken, in milliseconds since 1970. */
export function decidedAt({ history, openedAt }: Case): number {
	return history.findLast(({ kind }) => DECIDING.has(kind))?.at ?? openedAt;
}

/** Whether everything that was decided was taken back since. */
export function standsNoMore({ history, decision }: Case): boolean {
	const back = (kind: string) => TAKING_BACK.has(kind) || (kind === "released" && WAITING.has(decision));
	return history.findLastIndex(({ kind }) => back(kind)) > history.findLastIndex(({ kind }) => DECIDING.has(kind));
}

/** What an action restricts. */
export type Restricts = (action: string) => "member" | "comment" | null;

/**
 * Whether a case can be objected to now.
 * @param restricts what an action restricts, by its name
 * @returns null where it can
 */
export function mayNotObject(before: Case, restricts: Restricts, now: number): MayNotObject | null {
	const { objection, history, actions, review } = before;
	if (objection?.state === "open") return { type: "open" };
	if (objection) {
		const last = (kinds: ReadonlySet<string>) => history.findLastIndex(({ kind }) => kinds.has(kind));
		if (last(CLOSING) > last(DECIDING)) return { type: "used", state: objection.state };
	}
	if (standsNoMore(before)) return { type: "nothing" };
	const imposed = actions.filter(
		({ action, proposed, undoes, effects }, index) =>
			!proposed &&
			!undoes &&
			restricts(action) !== null &&
			!refusedAll(effects) &&
			!isTakenBack(before, actions[index]!),
	);
	// A held comment is waiting for a person anyway; what was imposed besides can be objected to at once.
	const besides = imposed.some(({ action }) => restricts(action) === "member");
	if (before.decision === "hold" && review === "open" && !besides) return { type: "held" };
	if (imposed.length === 0) return { type: "nothing" };
	const until = objectUntil(decidedAt(before));
	return now < until ? null : { type: "late", until };
}

const refusedAll = (effects: Case["actions"][number]["effects"]) =>
	effects.length > 0 && effects.every(({ progress }) => progress.state === "refused");

/** Those who decided the case against the member: they do not decide about the objection. */
export function deciders({ origin, history, objection }: Case): ReadonlySet<string> {
	const earlier = (objection?.earlier ?? []).flatMap(({ state, by }) => (state === "dismissed" && by ? [by] : []));
	const acted = history.filter(({ kind }) => kind === "rejected" || kind === "acted").map(({ by }) => by);
	return new Set([...(origin.personId ? [origin.personId] : []), ...acted, ...earlier].filter((by) => by !== "bot"));
}

/**
 * Whether somebody may decide an open objection. `concerned`: it is their own case. `first`: they decided the case.
 * `alone`: they decided the case and are an admin; they may where nobody else can, which the member is told.
 */
export function decidesObjection(before: Case, by: string, isAdmin: boolean): "may" | "concerned" | "first" | "alone" {
	if (before.person.id === by) return "concerned";
	if (!deciders(before).has(by)) return "may";
	return isAdmin ? "alone" : "first";
}

/** The case with an objection raised by its person; check `mayNotObject` before. */
export function object(before: Case, text: string, now: number): Case {
	const objection = raised(before.objection, text, now);
	const ref = String(objection.earlier.length);
	const changed: Case = { ...before, objection, messages: [...before.messages, owed("objection", ref)] };
	return record(changed, { at: now, by: before.person.id, kind: "objected", detail: null });
}

/** The messages that the end of an objection owes. */
export const ENDING: readonly CaseMessage["kind"][] = ["objectionOutcome", "objectionCard", "objectionLog"];

/** The case with its objection dismissed; null where none is open. */
export function dismiss(before: Case, closing: Omit<Closing, "state">): Case | null {
	const objection = closed(before.objection, { ...closing, state: "dismissed" });
	if (!objection) return null;
	const messages = [...before.messages, ...ENDING.map((kind) => owed(kind))];
	const { by, reason, now } = closing;
	return record({ ...before, objection, messages }, { at: now, by, kind: "dismissed", detail: reason });
}

/** The case with its objection taken back by its person; null where none is open. */
export function withdraw(before: Case, now: number): Case | null {
	const by = before.person.id;
	const objection = closed(before.objection, { state: "withdrawn", by, reason: null, now });
	if (!objection) return null;
	const messages = [...before.messages, owed("objectionCard")];
	return record({ ...before, objection, messages }, { at: now, by, kind: "withdrawn", detail: null });
}

/** The case with a reminder owed, where its objection has waited for so long since it came or the last reminder. */
export function reminded(before: Case, after: number, now: number): Case | null {
	const { objection } = before;
	if (objection?.state !== "open" || now - (objection.remindedAt ?? objection.at) < after) return null;
	const messages = [...before.messages, owed("objectionReminder")];
	return { ...before, objection: { ...objection, remindedAt: now }, messages };
}
