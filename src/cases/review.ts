// A person's decision about a held, flagged or unchecked comment, with all that follows from it.
import type { Effect } from "../rules/effect.ts";
import { type Case, type CaseAction, type CaseMessage, deletion, fresh, mayBeGone, owed, record } from "./case.ts";
import { closed } from "./objection.ts";
import { takenBack, type Undo } from "./take-back.ts";

/** The rule or law that a comment breaks in the eyes of the person who rejects it, with its clause. */
export interface Broken {
	readonly name: string;
	readonly clause: string | null;
}

export interface Review {
	readonly decision: "released" | "rejected";
	/** The moderator's id. */
	readonly by: string;
	/** Milliseconds since 1970. */
	readonly now: number;
	readonly undo: Undo;
	/** Named by whoever rejects; null leaves it at what was found before. */
	readonly broken?: Broken | null;
	/** The moderator's words for the member; null leaves them as they are. */
	readonly reason?: string | null;
	/** Kept beside the decision in the history: what those who reported it are told where it stays. */
	readonly detail?: string | null;
	/** What is done to the member beside the rejection. */
	readonly imposed?: readonly CaseAction[];
	readonly strikes?: number;
}

/** The case after the decision. A release takes back what was done to the member, a rejection takes the comment away. */
export function review(before: Case, given: Review): Case {
	const { decision, by, now, undo, broken = null, reason = null, imposed = [], strikes = 0 } = given;
	const released = decision === "released";
	const gone = deletion(before) === "done";
	const kinds: CaseMessage["kind"][] = ["card", "decided"];
	// Whoever was told that the comment waits is told how it ended; whoever loses it now, too.
	if (before.decision === "hold" || !released) kinds.unshift("outcome");
	if (released && (gone || (waited(before) && mayBeGone(before)))) kinds.unshift("repost");
	// A report about what a rule has decided already says nothing against that decision.
	const actions = waited(before) ? takenBack(before, undo, now, "freigegeben / approved") : before.actions;
	// What was objected to is gone with the release.
	const granted =
		released && waited(before) ? closed(before.objection, { state: "upheld", by, reason: null, now }) : null;
	if (granted) kinds.push("objectionCard");
	const decided: Case = {
		...before,
		objection: granted ?? before.objection,
		review: decision,
		rules: withBroken(before, broken),
		reason: reason ?? before.reason,
		actions: released ? actions : [...before.actions, ...imposed, ...takingAway(before, gone, broken)],
		strikes: before.strikes + strikes,
		claim: null,
		messages: [...before.messages, ...kinds.map((kind) => owed(kind))],
	};
	const names = imposed.map(({ action }) => action).join(", ");
	const acted = names ? record(decided, { at: now, by, kind: "acted", detail: names }) : decided;
	return record(acted, { at: now, by, kind: decision, detail: given.detail ?? null });
}

/** Whether the case was opened so that a person decides, with all that it did meanwhile. */
export function waited({ decision }: Case): boolean {
	return decision === "hold" || decision === "flag" || decision === "unchecked";
}

function withBroken({ rules }: Case, broken: Broken | null): Case["rules"] {
	if (!broken || rules.some(({ name, clause, mode }) => mode === "enforce" && sameRule({ name, clause }, broken)))
		return rules;
	return [...rules, { ...broken, mode: "enforce" }];
}

const sameRule = (a: Broken, b: Broken): boolean => a.name === b.name && a.clause === b.clause;

function takingAway({ comment, rules, actions }: Case, gone: boolean, broken: Broken | null): CaseAction[] {
	const planned = actions.some(({ effects }) => effects.some(({ effect }) => effect.kind === "deleteMessage"));
	if (!comment || gone || planned) return [];
	const effect: Effect = { kind: "deleteMessage", channelId: comment.channelId, messageId: comment.messageId };
	return [
		{
			rule: broken?.name ?? rules[0]?.name ?? "",
			action: "remove",
			proposed: false,
			undoes: false,
			text: null,
			effects: [{ effect, progress: fresh() }],
		},
	];
}
