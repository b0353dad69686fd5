// A person's decision about a held, flagged or unchecked comment, with all that follows from it.
import type { Effect } from "../rules/effect.ts";
import { type Case, type CaseAction, type CaseMessage, deletion, fresh, owed, record } from "./case.ts";

export interface Review {
	readonly decision: "released" | "rejected";
	/** The moderator's id. */
	readonly by: string;
	/** Milliseconds since 1970. */
	readonly now: number;
	/** What takes an action's effects back, of what was done. */
	readonly undo: (action: string, done: readonly Effect[]) => readonly Effect[];
}

/** The case after the decision. A release takes back what was done to the member, a rejection takes the comment away. */
export function review(before: Case, { decision, by, now, undo }: Review): Case {
	const released = decision === "released";
	const gone = deletion(before) === "done";
	const kinds: CaseMessage["kind"][] = ["card", "decided"];
	// Whoever was told that the comment waits is told how it ended; whoever loses it now, too.
	if (before.decision === "hold" || !released) kinds.unshift("outcome");
	if (released && gone) kinds.unshift("repost");
	const dropped = released ? before.actions.map((action) => withoutDue(action, now)) : before.actions;
	const decided: Case = {
		...before,
		review: decision,
		actions: [...dropped, ...(released ? undoing(before, undo) : takingAway(before, gone))],
		messages: [...before.messages, ...kinds.map(owed)],
	};
	return record(decided, { at: now, by, kind: decision, detail: null });
}

/** What was not done yet is not done any more. */
function withoutDue(action: CaseAction, now: number): CaseAction {
	return {
		...action,
		effects: action.effects.map(({ effect, progress }) =>
			progress.state === "due"
				? { effect, progress: { ...progress, state: "refused" as const, at: now, detail: "freigegeben / approved" } }
				: { effect, progress },
		),
	};
}

function undoing(before: Case, undo: Review["undo"]): CaseAction[] {
	return before.actions.flatMap((action): CaseAction[] => {
		const done = action.effects.filter(({ progress }) => progress.state === "done").map(({ effect }) => effect);
		const effects = undo(action.action, done).map((effect) => ({ effect, progress: fresh() }));
		return effects.length ? [{ ...action, undoes: true, proposed: false, text: null, effects }] : [];
	});
}

function takingAway({ comment, rules, actions }: Case, gone: boolean): CaseAction[] {
	const planned = actions.some(({ effects }) => effects.some(({ effect }) => effect.kind === "deleteMessage"));
	if (!comment || gone || planned) return [];
	const effect: Effect = { kind: "deleteMessage", channelId: comment.channelId, messageId: comment.messageId };
	return [
		{
			rule: rules[0]?.name ?? "",
			action: "remove",
			proposed: false,
			undoes: false,
			text: null,
			effects: [{ effect, progress: fresh() }],
		},
	];
}
