// The case as a queue: which step comes next, and what its outcome makes of the case. A step that has to wait holds up
// only those that depend on it.
import type { Case, CaseMessage, Progress } from "./case.ts";

export type Step =
	| { readonly type: "effect"; readonly action: number; readonly index: number; readonly progress: Progress }
	| { readonly type: "message"; readonly index: number; readonly progress: Progress };

/**
 * So often (over a minute) a notice is tried before a kick or ban goes ahead without it, and putting a comment back before its
 * author is told that it could not be.
 */
const PATIENT_TRIES = 5;

/**
 * The first step that can be taken now.
 * - A kick or ban waits for the notice: afterwards Discord delivers no message any more.
 * - A deletion waits for a public answer to the comment, which needs the comment.
 * - Messages that tell of the results wait until every effect has been tried once; the log tells of the notice too, the
 *   outcome of the comment put back, which is waited for longer.
 * @param now milliseconds since 1970
 */
export function nextStep(record: Case, now: number): Step | null {
	return dueSteps(record).find((step) => step.progress.nextTry <= now && mayGo(record, step)) ?? null;
}

/** Everything that the case still owes, whether or not it can be done now. */
export function dueSteps(record: Case): Step[] {
	const effects = record.actions.flatMap((action, actionIndex) =>
		// What is only put forward waits for a person.
		(action.proposed ? [] : action.effects).map(
			({ progress }, index): Step => ({ type: "effect", action: actionIndex, index, progress }),
		),
	);
	const messages = record.messages.map(({ progress }, index): Step => ({ type: "message", index, progress }));
	return [...effects, ...messages].filter(({ progress }) => progress.state === "due");
}

function mayGo(record: Case, step: Step): boolean {
	const tried = ({ state, tries }: Progress) => state !== "due" || tries > 0;
	const triedEnough = ({ state, tries }: Progress) => state !== "due" || tries >= PATIENT_TRIES;
	const effects = record.actions.flatMap((action) => (action.proposed ? [] : action.effects));
	const settled = (kind: CaseMessage["kind"], enough: (progress: Progress) => boolean) =>
		record.messages.every((message) => message.kind !== kind || enough(message.progress));
	if (step.type === "effect") {
		const { kind } = record.actions[step.action]!.effects[step.index]!.effect;
		if (kind === "kickMember" || kind === "banMember") {
			return settled("notice", triedEnough);
		}
		if (kind === "deleteMessage") {
			return effects.every(({ effect, progress }) => effect.kind !== "reply" || tried(progress));
		}
		return true;
	}
	const { kind } = record.messages[step.index]!;
	if (kind === "review" || kind === "alert" || kind === "objection" || kind === "objectionReminder") return true;
	if (kind === "complaint") return true;
	if (kind === "notice" && expels(record)) return true;
	if (!effects.every(({ progress }) => tried(progress))) return false;
	if (kind === "log") return settled("notice", tried);
	const tellsOutcome = ["outcome", "takenBack", "decided", "objectionOutcome", "objectionCard", "objectionLog"];
	if (tellsOutcome.includes(kind)) return settled("repost", triedEnough);
	return true;
}

/** Whether an action of the case takes the person off the server. */
function expels(record: Case): boolean {
	const kinds = record.actions.flatMap(({ effects, proposed }) =>
		proposed ? [] : effects.map(({ effect }) => effect.kind),
	);
	return kinds.includes("kickMember") || kinds.includes("banMember");
}

const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 3_600_000;
/** With the waits doubling up to an hour this is about a day. */
const MOST_TRIES = 32;

/** How long to wait after the given number of failed tries, in milliseconds. */
export function retryDelay(tries: number): number {
	return Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.max(0, tries - 1));
}

export type StepOutcome =
	| { readonly type: "done"; readonly channelId?: string; readonly messageId?: string; readonly detail?: string }
	| { readonly type: "refused"; readonly detail: string }
	| {
			readonly type: "failed";
			readonly detail: string;
			readonly retryAfter?: number;
			/** Tried for ever: a person may mend what stands in the way (a missing channel). */
			readonly patient?: boolean;
	  };

/** The case with one step's outcome written down. */
export function settle(record: Case, step: Step, outcome: StepOutcome, now: number): Case {
	return withProgress(record, step, (before, message) => {
		const tries = before.tries + 1;
		if (outcome.type === "failed" && (outcome.patient || tries < MOST_TRIES)) {
			const wait = Math.max(outcome.retryAfter ?? 0, retryDelay(tries));
			return { progress: { ...before, tries, nextTry: now + wait, detail: outcome.detail } };
		}
		const progress: Progress = {
			...before,
			state: outcome.type === "done" ? "done" : "refused",
			tries,
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
