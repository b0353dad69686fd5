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
	/** Takes back what an action of this name did. */
	undoes: z.boolean(),
	/** The admins' own sentence for the member. */
	text: z.string().nullable(),
});

/**
 * A message the case owes: the reason to the author, the entry in the log, the card for the reviewers, the ping for the
 * moderators; after a review the comment itself again, its outcome to the author, the card brought up to date and a line in
 * the log.
 */
const messageSchema = z.strictObject({
	kind: z.enum(["notice", "log", "review", "alert", "repost", "outcome", "card", "decided"]),
	progress: progressSchema,
	channelId: z.string().nullable(),
	messageId: z.string().nullable(),
});

const eventSchema = z.strictObject({
	at: time,
	/** A person's id, or "bot". */
	by: z.string(),
	kind: z.enum(["opened", "released", "rejected", "noticeRead"]),
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

/** A message that is owed and has not been tried. */
export const owed = (kind: CaseMessage["kind"]): CaseMessage => ({
	kind,
	progress: fresh(),
	channelId: null,
	messageId: null,
});

/** The case with an event appended. */
export function record(before: Case, event: CaseEvent): Case {
	return { ...before, history: [...before.history, event] };
}

/** What became of an action: refused when one effect was, done when all are, due otherwise. */
export function actionState(action: CaseAction): "done" | "refused" | "due" {
	if (action.effects.some(({ progress }) => progress.state === "refused")) return "refused";
	return action.effects.every(({ progress }) => progress.state === "done") ? "done" : "due";
}

/** Whether the comment is gone: by its deletion's outcome, not by the plan. */
export function deletion(record: Case): "done" | "refused" | "due" | "none" {
	const found = record.actions
		.filter(({ undoes }) => !undoes)
		.flatMap(({ effects }) => effects)
		.filter(({ effect }) => effect.kind === "deleteMessage");
	if (found.length === 0) return "none";
	return found.find(({ progress }) => progress.state === "done") ? "done" : found.at(-1)!.progress.state;
}
