// Who is on a case that waits, and since when it waits.
import { type Case, complainedAt, record } from "./case.ts";

/** So long somebody's claim holds (ms); then others need not wait for them any more. */
export const CLAIM_MS = 15 * 60_000;

/** The claim that holds now; null where nobody is on it or it has lapsed. */
export function claimOf({ claim }: Case, now: number): { readonly by: string; readonly until: number } | null {
	if (!claim || claim.at + CLAIM_MS <= now) return null;
	return { by: claim.by, until: claim.at + CLAIM_MS };
}

/** The case with somebody on it. */
export function claimed(before: Case, by: string, now: number): Case {
	return record({ ...before, claim: { by, at: now } }, { at: now, by, kind: "claimed", detail: null });
}

/** The case with nobody on it. */
export function unclaimed(before: Case, by: string, now: number): Case {
	return record({ ...before, claim: null }, { at: now, by, kind: "unclaimed", detail: null });
}

/** Since when (ms) it waits for a person: for the comment, or for the objection. */
export function waitingSince(waiting: Case): number {
	const { objection, review, openedAt, history } = waiting;
	const objected = objection?.state === "open" ? objection.at : null;
	if (review !== "open") return Math.min(objected ?? Infinity, complainedAt(waiting) ?? objected ?? openedAt);
	// One that was decided and came back by a new report waits from then on.
	const last = history.findLastIndex(({ kind }) => kind === "released" || kind === "rejected" || kind === "undone");
	return (
		history.slice(last + 1).find(({ kind }) => kind === "opened" || kind === "reported" || kind === "complaintUpheld")
			?.at ?? openedAt
	);
}

/** How long (ms) a decision took that is the event at this index of the history; null where it was none. */
export function timeToDecision(before: Case, index: number): number | null {
	const event = before.history[index];
	if (event?.kind !== "released" && event?.kind !== "rejected") return null;
	return event.at - waitingSince({ ...before, review: "open", history: before.history.slice(0, index) });
}
