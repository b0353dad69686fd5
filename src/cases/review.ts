// A person's decision about a held, flagged or unchecked comment, with all that follows from it.
import type { Effect } from "../rules/effect.ts";
import { type Case, type CaseAction, type CaseMessage, deletion, fresh, owed, record } from "./case.ts";
import { takenBack, type Undo } from "./take-back.ts";

export interface Review {
	readonly decision: "released" | "rejected";
	/** The moderator's id. */
	readonly by: string;
	/** Milliseconds since 1970. */
	readonly now: number;
	readonly undo: Undo;
}

/** The case after the decision. A release takes back what was done to the member, a rejection takes the comment away. */
export function review(before: Case, { decision, by, now, undo }: Review): Case {
	const released = decision === "released";
	const gone = deletion(before) === "done";
	const kinds: CaseMessage["kind"][] = ["card", "decided"];
	// Whoever was told that the comment waits is told how it ended; whoever loses it now, too.
	if (before.decision === "hold" || !released) kinds.unshift("outcome");
	if (released && gone) kinds.unshift("repost");
	const decided: Case = {
		...before,
		review: decision,
		actions: released
			? takenBack(before, undo, now, "freigegeben / approved")
			: [...before.actions, ...takingAway(before, gone)],
		claim: null,
		messages: [...before.messages, ...kinds.map((kind) => owed(kind))],
	};
	return record(decided, { at: now, by, kind: decision, detail: null });
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
