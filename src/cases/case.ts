// A case: one decision about one person, numbered per guild. It is opened before anything is done and is itself the queue
// of what is still to do. Its history is appended, never rewritten.
import { z } from "zod";
import { effectSchema } from "../rules/effect.ts";
import { objectionSchema } from "./objection-record.ts";

const time = z.number();

/** How far a step is. `refused`: Discord said no for good; `due`: to be done, also after failures (see tries, nextTry). */
const progressSchema = z.strictObject({
	state: z.enum(["due", "done", "refused"]),
	tries: z.number().int(),
	/**
	 * When it was tried first, written before the try. Where that is set and no outcome is, nobody knows whether it was
	 * done: a message is looked for before it is sent again, an effect is undone like one that was done.
	 */
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
	/** Only put forward: it falls to a person to do it. Until then its effects are due and nobody carries them out. */
	proposed: z.boolean(),
	/** Takes back what an action of this name did. */
	undoes: z.boolean(),
	/** The admins' own sentence for the member. */
	text: z.string().nullable(),
});

/**
 * A message the case owes: the reason to the author, the entry in the log, the card for the reviewers, the ping for the
 * moderators; after a decision the comment itself again, its outcome to the author, the card brought up to date and a line
 * in the log; the call for the admins; to somebody who reported it, how it ended, or that they misuse reporting; to the author that all of it was taken back, that the reason is another one now, or that what was announced
 * could not be done after all. What each is and where it goes: guild/case-messages.ts; what it waits for: steps.ts.
 */
const messageSchema = z.strictObject({
	kind: z.enum([
		"notice",
		"log",
		"review",
		"alert",
		"repost",
		"outcome",
		"card",
		"decided",
		"escalation",
		"answer",
		"misuse",
		"takenBack",
		"newReason",
		"notDone",
		/** An objection: its card for the team, the card brought up to date, the reminder, how it ended. */
		"objection",
		"objectionCard",
		"objectionReminder",
		"objectionOutcome",
		"objectionLog",
		/** The same of a reporter's, to the decision on their report; the ref names it (cases/complaint.ts). */
		"complaint",
		"complaintCard",
		"complaintOutcome",
		/** What the member wrote disappears from the team's messages too. */
		"trim",
	]),
	/** What more the message needs to know (the number of a report), where its kind says so. */
	ref: z.string().nullable(),
	progress: progressSchema,
	channelId: z.string().nullable(),
	messageId: z.string().nullable(),
});

/** What happened in a case, in order. A kind's `detail` is said beside it. */
const EVENTS = [
	"opened",
	"released",
	"rejected",
	"noticeRead",
	/** A word among moderators. */
	"note",
	/** The reason to the member was changed; the detail is the old one. */
	"reason",
	/** Everything was taken back; the detail says why. */
	"undone",
	/** A person added actions; the detail names them. */
	"acted",
	/** A ban or timeout was ended early, the rest stands; the detail names it and why. */
	"lifted",
	"claimed",
	"unclaimed",
	"escalated",
	/** Somebody reported the comment; the detail is the report's number, `by` is "bot": reporters stay unnamed. */
	"reported",
	/** A moderator looked at who reported it. */
	"reportersSeen",
	/** A report was called manifestly unfounded, or that was taken back; the detail is the report's number. */
	"misused",
	"notMisused",
	"objected",
	"upheld",
	"dismissed",
	"withdrawn",
	/** A reporter objected to the decision on their report, and how it ended; the detail is the report's number. */
	"complained",
	"complaintUpheld",
	"complaintDismissed",
	/** What the member wrote was deleted after its time. */
	"trimmed",
] as const;

const eventSchema = z.strictObject({
	at: time,
	/** A person's id, or "bot". */
	by: z.string(),
	kind: z.enum(EVENTS),
	detail: z.string().nullable(),
});

export const caseSchema = z.strictObject({
	number: z.number().int().min(1),
	openedAt: time,
	/**
	 * Who found and decided it: a rule (with the machine's decision), Discord's AutoMod, a person by this bot's commands, a
	 * person in Discord's own interface, or somebody's report (`personId` is then null: reporters stay unnamed).
	 */
	origin: z.strictObject({
		by: z.enum(["rule", "automod", "person", "discord", "report"]),
		personId: z.string().nullable(),
	}),
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
			/** The thread it stands in; null outside threads. */
			article: z.string().nullable(),
			/** Written through the form: it stands under the author's name, posted by a webhook. */
			viaForm: z.boolean(),
			/** Not posted so far: `messageId` is then the number of its sending. */
			unposted: z.boolean(),
		})
		.nullable(),
	/** What was cleared away together, oldest first; empty where it is about one comment or none. */
	swept: z.array(z.strictObject({ channelId: z.string(), messageId: z.string(), at: time, text: z.string() })),
	actions: z.array(actionSchema),
	messages: z.array(messageSchema),
	strikes: z.number().int(),
	/** Roles that the alert mentions. */
	mentions: z.array(z.string()),
	/** The moderators' own words for the member, as they are now. */
	reason: z.string().nullable(),
	/** How offensive the comment reads to the model, 0 to 1; it orders the queue and decides nothing. */
	toxicity: z.number().nullable(),
	/** Who has taken it on, while it waits for a person. */
	claim: z.strictObject({ by: z.string(), at: time }).nullable(),
	/** When it was put before the admins. */
	escalatedAt: time.nullable(),
	/** The numbers of the reports about this comment. */
	reports: z.array(z.number().int()),
	objection: objectionSchema.nullable(),
	/** When what the member wrote was deleted from here. */
	trimmedAt: time.nullable(),
	/** For held, flagged, unchecked and reported comments: whether a person still has to decide. */
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
export const owed = (kind: CaseMessage["kind"], ref: string | null = null): CaseMessage => ({
	kind,
	ref,
	progress: fresh(),
	channelId: null,
	messageId: null,
});

/** A case of version 1, which knew only rules and the review of held comments. */
export function fromVersion1(old: unknown): unknown {
	const before = old as { messages: object[]; comment: object | null };
	return {
		...before,
		messages: before.messages.map((message) => ({ ...message, ref: null })),
		comment: before.comment && { ...before.comment, viaForm: false, unposted: false },
		swept: [],
		reason: null,
		toxicity: null,
		claim: null,
		escalatedAt: null,
		reports: [],
		objection: null,
		trimmedAt: null,
	};
}

/** Whether a person still has to decide something about it: the comment, or an objection. */
export function waits(record: Case): boolean {
	return record.review === "open" || record.objection?.state === "open" || complainedAt(record) !== null;
}

/** Since when (ms) an objection to the decision on a report has been open, the oldest of them; null where none is. */
export function complainedAt({ history }: Case): number | null {
	const open = history.find(
		({ kind, detail }, index) =>
			kind === "complained" &&
			!history.slice(index).some((later) => COMPLAINT_ENDS.has(later.kind) && later.detail === detail),
	);
	return open?.at ?? null;
}

const COMPLAINT_ENDS: ReadonlySet<string> = new Set(["complaintUpheld", "complaintDismissed"]);

/** The case with an event appended. */
export function record(before: Case, event: CaseEvent): Case {
	return { ...before, history: [...before.history, event] };
}

/** What became of an action: refused when one effect was, done when all are, due otherwise. */
export function actionState(action: CaseAction): "done" | "refused" | "due" {
	if (action.effects.some(({ progress }) => progress.state === "refused")) return "refused";
	return action.effects.every(({ progress }) => progress.state === "done") ? "done" : "due";
}

/** Whether the comment is gone: by its deletion's outcome, not by the plan. What was never posted is not there. */
export function deletion(record: Case): "done" | "refused" | "due" | "none" {
	if (record.comment?.unposted) return "done";
	const found = deletions(record);
	if (found.length === 0) return "none";
	return found.find(({ progress }) => progress.state === "done") ? "done" : found.at(-1)!.progress.state;
}

/** Whether a deletion was begun and its outcome is not known: Discord did not answer, or the process ended over it. */
export function mayBeGone(record: Case): boolean {
	return deletions(record).some(({ progress }) => isUnderWay(progress));
}

/** Whether a step was begun and its outcome is not known. */
export function isUnderWay({ state, attemptedAt }: Progress): boolean {
	return state === "due" && attemptedAt !== null;
}

function deletions({ actions }: Case): CaseAction["effects"] {
	return actions
		.filter(({ undoes }) => !undoes)
		.flatMap(({ effects }) => effects)
		.filter(({ effect }) => effect.kind === "deleteMessage" || effect.kind === "deleteMessages");
}
