// A case: one decision about one person, numbered per guild. It is opened before anything is done and is itself the queue
// of what is still to do. Its history is appended, never rewritten.
import { z } from "zod";
import { effectSchema } from "../rules/effect.ts";

const time = z.number();

/** How far a step is. `refused`: Discord said no for good; `due`: to be done, also after failures (see tries, nextTry). */
const progressSchema = z.strictObject({
	state: z.enum(["due", "done", "refused"]),
	tries: z.number().int(),
	/** Set before a try that cannot be repeated without reading back (messages). */
	attemptedAt: time.nullable(),
	/** Not before this time (ms). */
	nextTry: time,
	/** When it was done or refused. */
	at: time.nullable(),
	/** Why it was refused or failed last, in Discord's words. */
	detail: z.string().nullable(),
});

const actionSchema = z.strictObject({
	rule: z.string(),
	action: z.string(),
	effects: z.array(z.strictObject({ effect: effectSchema, progress: progressSchema })),
	/** Only put forward: it falls to a person to do it. */
	proposed: z.boolean(),
	/** The admins' own sentence for the member. */
	text: z.string().nullable(),
});

/**
 * A message the case owes: the reason to the author, the entry in the log, the card for the reviewers, the ping for the
 * moderators; after a review the comment itself again, its outcome to the author, and the card brought up to date.
 */
const messageSchema = z.strictObject({
	kind: z.enum(["notice", "log", "review", "alert", "repost", "outcome", "card"]),
	progress: progressSchema,
	channelId: z.string().nullable(),
	messageId: z.string().nullable(),
});

const eventSchema = z.strictObject({
	at: time,
	/** A person's id, or "bot". */
	by: z.string(),
	kind: z.enum(["opened", "released", "rejected", "undone", "note", "noticeRead", "changed"]),
	detail: z.string().nullable(),
});

export const caseSchema = z.strictObject({
	number: z.number().int().min(1),
	openedAt: time,
	/** Who found and decided it: a rule (with the machine's decision) or a person. */
	origin: z.strictObject({ by: z.enum(["rule", "person"]), personId: z.string().nullable() }),
	decision: z.enum(["allow", "flag", "unchecked", "hold", "remove"]),
	rules: z.array(
		z.strictObject({ name: z.string(), clause: z.string().nullable(), mode: z.enum(["enforce", "watch"]) }),
	),
	matches: z.array(
		z.strictObject({
			rule: z.string(),
			condition: z.string(),
			part: z.number().int(),
			text: z.string(),
			start: z.number().int(),
			end: z.number().int(),
			note: z.strictObject({ de: z.string(), en: z.string() }).optional(),
		}),
	),
	person: z.strictObject({ id: z.string(), userName: z.string(), displayName: z.string() }),
	comment: z
		.strictObject({
			messageId: z.string(),
			channelId: z.string(),
			parentId: z.string().nullable(),
			revision: z.string(),
			createdAt: time,
			editedAt: time.nullable(),
			/** A snapshot at the time of the decision. */
			parts: z.array(z.strictObject({ source: z.string(), text: z.string() })),
			attachments: z.array(z.string()),
			article: z.string().nullable(),
		})
		.nullable(),
	actions: z.array(actionSchema),
	messages: z.array(messageSchema),
	strikes: z.number().int(),
	/** Roles that the alert mentions. */
	mentions: z.array(z.string()),
	/** For held comments: whether a person still has to decide. */
	review: z.enum(["none", "open", "released", "rejected"]),
	/** The problem, where the comment could not be checked. */
	problem: z.string().nullable(),
	language: z.enum(["de", "en"]),
	history: z.array(eventSchema),
});

export type Case = z.infer<typeof caseSchema>;
export type CaseAction = Case["actions"][number];
export type CaseMessage = Case["messages"][number];
export type Progress = z.infer<typeof progressSchema>;
export type CaseEvent = Case["history"][number];

/** A step that has not been tried. */
export const fresh = (): Progress => ({
	state: "due",
	tries: 0,
	attemptedAt: null,
	nextTry: 0,
	at: null,
	detail: null,
});

/** What is still to be done for a case, in the order it must be done. */
export type Step =
	| { readonly type: "effect"; readonly action: number; readonly index: number; readonly progress: Progress }
	| { readonly type: "message"; readonly index: number; readonly progress: Progress };

/**
 * The next step of a case. A notice comes before a kick or ban (afterwards Discord delivers no message any more) and after
 * everything else (so that it can say what was really done); the log comes last.
 * @returns null when nothing is left to do
 */
export function nextStep(record: Case): Step | null {
	const effects: Step[] = record.actions.flatMap((action, actionIndex) =>
		action.effects.map(({ progress }, index): Step => ({ type: "effect", action: actionIndex, index, progress })),
	);
	const messages = (kinds: readonly CaseMessage["kind"][]): Step[] =>
		record.messages.flatMap((message, index) =>
			kinds.includes(message.kind) ? [{ type: "message", index, progress: message.progress } as Step] : [],
		);
	const notice = messages(["notice"]);
	const rest = messages(["review", "alert", "log", "repost", "outcome", "card"]);
	const order = expels(record) ? [...notice, ...effects, ...rest] : [...effects, ...notice, ...rest];
	return order.find(({ progress }) => progress.state === "due") ?? null;
}

/** Whether an action of the case takes the person off the server. */
export function expels(record: Case): boolean {
	return record.actions.some((action) =>
		action.effects.some(({ effect }) => effect.kind === "kickMember" || effect.kind === "banMember"),
	);
}

/** The first minute after a failure, then doubled up to an hour. */
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 3_600_000;

/** How long to wait after the given number of failed tries, in milliseconds. */
export function retryDelay(tries: number): number {
	return Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.max(0, tries - 1));
}

export type StepOutcome =
	| { readonly type: "done"; readonly channelId?: string; readonly messageId?: string; readonly detail?: string }
	| { readonly type: "refused"; readonly detail: string }
	| { readonly type: "failed"; readonly detail: string; readonly retryAfter?: number };

/** The case with one step's outcome written down. */
export function settle(record: Case, step: Step, outcome: StepOutcome, now: number): Case {
	return withProgress(record, step, (before, message) => {
		if (outcome.type === "failed") {
			const tries = before.tries + 1;
			const wait = Math.max(outcome.retryAfter ?? 0, retryDelay(tries));
			return { progress: { ...before, tries, nextTry: now + wait, detail: outcome.detail } };
		}
		const progress: Progress = {
			...before,
			state: outcome.type,
			tries: before.tries + 1,
			at: now,
			detail: outcome.detail ?? null,
		};
		return outcome.type === "done" && message
			? { progress, channelId: outcome.channelId ?? null, messageId: outcome.messageId ?? null }
			: { progress };
	});
}

/** The case with a step marked as attempted: written before a message is sent, so that a restart reads back first. */
export function attempt(record: Case, step: Step, now: number): Case {
	return withProgress(record, step, (before) => ({ progress: { ...before, attemptedAt: before.attemptedAt ?? now } }));
}

function withProgress(
	record: Case,
	step: Step,
	change: (before: Progress, message: CaseMessage | null) => Partial<CaseMessage> & { progress: Progress },
): Case {
	if (step.type === "message") {
		return {
			...record,
			messages: record.messages.map((message, index) =>
				index === step.index ? { ...message, ...change(message.progress, message) } : message,
			),
		};
	}
	return {
		...record,
		actions: record.actions.map((action, actionIndex) =>
			actionIndex === step.action
				? {
						...action,
						effects: action.effects.map((entry, index) =>
							index === step.index ? { ...entry, progress: change(entry.progress, null).progress } : entry,
						),
					}
				: action,
		),
	};
}

/** The case with an event appended. */
export function record(before: Case, event: CaseEvent): Case {
	return { ...before, history: [...before.history, event] };
}

/** The decision of a person about a held, flagged or unchecked comment, with what follows from it. */
export function review(before: Case, decision: "released" | "rejected", by: string, now: number): Case {
	const held = before.decision === "hold";
	const owed: CaseMessage["kind"][] = ["card"];
	if (held || decision === "rejected") owed.unshift("outcome");
	if (held && decision === "released") owed.unshift("repost");
	// A held comment is gone already; any other one goes now.
	const takeAway: CaseAction[] =
		decision === "rejected" && !held && before.comment
			? [
					{
						rule: before.rules[0]?.name ?? "",
						action: "remove",
						proposed: false,
						text: null,
						effects: [
							{
								effect: {
									kind: "deleteMessage",
									channelId: before.comment.channelId,
									messageId: before.comment.messageId,
								},
								progress: fresh(),
							},
						],
					},
				]
			: [];
	const messages = owed.map((kind): CaseMessage => ({ kind, progress: fresh(), channelId: null, messageId: null }));
	const decided: Case = {
		...before,
		review: decision,
		actions: [...before.actions, ...takeAway],
		messages: [...before.messages, ...messages],
	};
	return record(decided, { at: now, by, kind: decision, detail: null });
}

/** What became of an action: done when all its effects are, refused when one was, due otherwise. */
export function actionState(action: CaseAction): "done" | "refused" | "due" {
	if (action.effects.some(({ progress }) => progress.state === "refused")) return "refused";
	return action.effects.every(({ progress }) => progress.state === "done") ? "done" : "due";
}
