// What the strikes' ladder added to later cases, and would not have added without strikes that were revoked since.
import type { Case, CaseAction } from "./case.ts";
import { rungReached, type Strike, validStrikes } from "./strikes.ts";

interface Rung {
	readonly at: number;
	/** What it adds, by name. */
	readonly adds: readonly string[];
}

/**
 * The names of the ladder's actions in a case that its member would have been spared.
 * @param ladder the rungs, ascending
 * @param strikes all of the member's, revoked ones marked
 * @param isLadders whether the ladder put an action into the case
 */
export function spared(
	later: Case,
	ladder: readonly Rung[],
	strikes: readonly Strike[],
	isLadders: (action: CaseAction) => boolean,
): readonly string[] {
	const added = later.actions.filter((action) => !action.undoes && isLadders(action)).map(({ action }) => action);
	if (added.length === 0) return [];
	const earlier = strikes.filter((strike) => strike.case < later.number);
	const own = strikes.filter((strike) => strike.case === later.number && !strike.revoked).length;
	const before = validStrikes(earlier, later.openedAt);
	const reached = rungReached(ladder, before, before + own);
	const earned = reached ? ladder.find(({ at }) => at === reached.at)!.adds : [];
	// Reached with more strikes than are left: another rung's measure of the same name is a milder one, and not given anew.
	const given = validStrikes(
		earlier.map((strike) => ({ ...strike, revoked: false })),
		later.openedAt,
	);
	const was = rungReached(ladder, given, given + later.strikes);
	return added.filter((action) => !earned.includes(action) || was?.at !== reached?.at);
}
