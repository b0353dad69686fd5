// What is deleted from a case after its time: first what the member wrote, later who it was. What was decided stays, to be
// counted.
import type { Effect } from "../rules/effect.ts";
import { type Case, type CaseMessage, owed, record, waits } from "./case.ts";
import { decidedAt } from "./objection.ts";
import { dueSteps } from "./steps.ts";
import { isTakenBack } from "./take-back.ts";

/** In place of a person's id, where it was deleted. */
export const NOBODY = "0".repeat(17);

/** Messages that went to the person directly. */
const LETTERS: ReadonlySet<CaseMessage["kind"]> = new Set([
	"notice",
	"outcome",
	"takenBack",
	"newReason",
	"notDone",
	"answer",
	"misuse",
	"complaintOutcome",
	"objectionOutcome",
]);

/** What still needs a case as it is, and until when (ms); null: nobody can say. */
export type Needed =
	| { readonly why: "objection" | "review" | "steps"; readonly until: null }
	| { readonly why: "restriction"; readonly until: number | null };

/**
 * What a case is still needed for.
 * @param strikesUntil when the last of its strikes stops counting (ms); null: never; 0: none counts
 * @returns null where it is needed no more
 */
export function neededFor(before: Case, strikesUntil: number | null, now: number): Needed | null {
	if (before.objection?.state === "open") return { why: "objection", until: null };
	if (waits(before)) return { why: "review", until: null };
	if (dueSteps(before).length > 0) return { why: "steps", until: null };
	let until = strikesUntil;
	for (const action of before.actions) {
		if (action.undoes || isTakenBack(before, action)) continue;
		for (const { effect, progress } of action.effects) {
			if (progress.state !== "done") continue;
			const end = endOf(effect);
			until = until === null || end === null ? null : Math.max(until, end);
		}
	}
	return until === null || until > now ? { why: "restriction", until } : null;
}

/** Until when an effect restricts somebody (ms): 0 where it does not, null where it has no end. */
function endOf(effect: Effect): number | null {
	if (effect.kind === "timeoutMember") return effect.until ?? 0;
	return effect.kind === "banMember" || effect.kind === "addRole" || effect.kind === "removeRole" ? null : 0;
}

/** From when on the time counts for which a case is kept (ms): the last decision about it. */
export function keptSince(before: Case): number {
	return Math.max(decidedAt(before), before.objection?.decidedAt ?? 0);
}

/** The case without what the member wrote. */
export function trimmed(before: Case, now: number): Case {
	if (before.trimmedAt !== null) return before;
	const { objection, comment } = before;
	const changed: Case = {
		...before,
		comment: comment && { ...comment, parts: comment.parts.map((part) => ({ ...part, text: "" })), attachments: [] },
		swept: before.swept.map((one) => ({ ...one, text: "" })),
		matches: before.matches.map((match) => ({ ...match, text: "" })),
		objection: objection && {
			...objection,
			text: objection.state === "open" ? objection.text : "",
			earlier: objection.earlier.map((one) => ({ ...one, text: "" })),
		},
		trimmedAt: now,
		messages: [...before.messages, owed("trim")],
	};
	return record(changed, { at: now, by: "bot", kind: "trimmed", detail: null });
}

/** The case without what the member wrote and without who they are. */
export function anonymised(before: Case, now: number): Case {
	if (isAnonymous(before)) return before;
	const { person, comment, objection, ...rest } = trimmed(before, now);
	const hidden = (by: string): string => (by === person.id ? "member" : by);
	const again = before.trimmedAt === null ? [] : [owed("trim")];
	return {
		...rest,
		person: { id: NOBODY, userName: "–", displayName: "–" },
		comment: comment && { ...comment, messageId: NOBODY, revision: "" },
		objection: objection && { ...objection, by: objection.by && hidden(objection.by) },
		swept: rest.swept.map((one) => ({ ...one, messageId: NOBODY })),
		reason: null,
		problem: null,
		actions: rest.actions.map((action) => ({
			...action,
			text: null,
			effects: action.effects.map(({ effect, progress }) => ({ effect: withoutWhom(effect), progress })),
		})),
		messages: [...rest.messages, ...again].map((message) =>
			LETTERS.has(message.kind) ? { ...message, channelId: null, messageId: null } : message,
		),
		history: rest.history.map((event) => ({
			...event,
			by: hidden(event.by),
			detail: event.kind === "note" || event.kind === "reason" ? null : event.detail,
		})),
	};
}

export const isAnonymous = ({ person }: Case): boolean => person.id === NOBODY;

function withoutWhom(effect: Effect): Effect {
	return {
		...effect,
		...("userId" in effect ? { userId: NOBODY } : {}),
		...("messageId" in effect ? { messageId: NOBODY } : {}),
		...("messageIds" in effect ? { messageIds: [NOBODY] } : {}),
		...("text" in effect ? { text: "–" } : {}),
	};
}
