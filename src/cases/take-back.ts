// Taking a decision back: what was not done yet is not done any more, and what was done is undone.
import type { Effect } from "../rules/effect.ts";
import { type Case, type CaseAction, deletion, fresh, isUnderWay, mayBeGone } from "./case.ts";

/** What takes an action's effects back, of what was done or may have been; nothing where nothing can. */
export type Undo = (action: string, done: readonly Effect[]) => readonly Effect[];

/**
 * The case's actions with all that was done undone and the rest dropped.
 * @param why stands beside what was dropped
 * @param which of the actions; all unless said otherwise. Their places stay, since steps under way know them by place.
 */
export function takenBack(
	before: Case,
	undo: Undo,
	now: number,
	why: string,
	which: (action: CaseAction) => boolean = () => true,
): CaseAction[] {
	const rest = before.actions.map((action) => (which(action) ? withoutDue(action, now, why) : action));
	return [...rest, ...undoing(before, undo, which)];
}

/** Whether the comment, or what was cleared away, is or may be gone, and can be put back from what the case kept of it. */
export function canPutBack(record: Case): boolean {
	const kept = record.comment !== null || record.swept.length > 0;
	return (deletion(record) === "done" || mayBeGone(record)) && kept && record.trimmedAt === null;
}

/** Whether the whole decision stands no more: taken back, or the comment was approved. */
export function isOver({ review, history }: Case): boolean {
	return review === "released" || history.some(({ kind }) => kind === "undone" || kind === "upheld");
}

function withoutDue(action: CaseAction, now: number, why: string): CaseAction {
	return {
		...action,
		effects: action.effects.map(({ effect, progress }) =>
			progress.state === "due"
				? { effect, progress: { ...progress, state: "refused" as const, at: now, detail: why } }
				: { effect, progress },
		),
	};
}

/** Whether what an action did was taken back later; what was done anew after that stands. */
export function isTakenBack({ actions }: Case, action: CaseAction): boolean {
	return actions.slice(actions.indexOf(action)).some((later) => later.undoes && later.action === action.action);
}

/** What was taken back already is not taken back twice. */
function undoing(before: Case, undo: Undo, which: (action: CaseAction) => boolean): CaseAction[] {
	return before.actions.flatMap((action): CaseAction[] => {
		if (action.undoes || !which(action) || isTakenBack(before, action)) return [];
		// Also what is under way, or was when nobody answered: undoing what was never done is no harm.
		const done = action.effects.filter(({ progress }) => progress.state === "done" || isUnderWay(progress));
		const undone = undo(
			action.action,
			done.map(({ effect }) => effect),
		);
		const effects = undone.map((effect) => ({ effect, progress: fresh() }));
		return effects.length ? [{ ...action, undoes: true, proposed: false, text: null, effects }] : [];
	});
}

/** Whether a proposal still waits for somebody who carries it out. @param index of the action in the case */
export function isOpenProposal(record: Case, index: number): boolean {
	const action = record.actions[index];
	return (
		action?.proposed === true && !isOver(record) && action.effects.some(({ progress }) => progress.state === "due")
	);
}
