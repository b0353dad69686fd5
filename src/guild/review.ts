// A person's decision about a held, flagged, unchecked or reported comment: compare-and-set, so that of two moderators who
// click at once one decides; with what is done to its author it is one commit.
import type { Case } from "../cases/case.ts";
import { claimOf } from "../cases/claim.ts";
import { firstDeciders } from "../cases/complaint.ts";
import { type Broken, review, waited } from "../cases/review.ts";
import type { PlannedAction } from "../rules/verdict.ts";
import { put } from "../store/store.ts";
import { counted } from "./by-hand.ts";
import { carryOut } from "./carry-out.ts";
import { caseWrites } from "./case-writes.ts";
import type { Guild } from "./guild.ts";
import { withCase } from "./hand-case.ts";
import { hasChanged } from "./has-changed.ts";
import { type MayNot, mayNotActOn, needMayAct } from "./may-act.ts";
import type { Posted } from "./platform.ts";
import { caseKey, caseRecord, emptyMember, memberRecord } from "./records.ts";
import { casesOf, standing, undoBeside } from "./standing.ts";

export type HeldDecision =
	/** `claimedBy`: somebody else was on it. */
	| { readonly type: "decided"; readonly record: Case; readonly claimedBy: string | null }
	| { readonly type: "already"; readonly by: string }
	/** It was opened again because somebody objected to their decision. */
	| { readonly type: "first" }
	/** It is about the moderator's own comment. */
	| { readonly type: "own" }
	/** The moderator may not do that to this member. */
	| { readonly type: "mayNot"; readonly why: MayNot }
	/** The comment is not the one any more that was put on the card; this is what it says now. */
	| { readonly type: "changed"; readonly now: Posted };

export interface Deciding {
	/** The rule or law that is broken; null: as it was found. */
	readonly broken?: Broken | null;
	/** The moderator's words for the member. */
	readonly reason?: string | null;
	/** What those who reported it are told where it stays; null: that it breaks no rule. */
	readonly answer?: string | null;
	/** What is done to the member as well (see `plan` in rules/compile.ts). */
	readonly actions?: readonly PlannedAction[];
}

/**
 * Releases or rejects a comment that waits for a person, and carries out what follows.
 * @param by the id of the moderator, from the interaction
 * @throws Refusal when Discord does not say what the comment or the rank is: then nothing is decided; UserError where
 *   somebody lacks the right of Discord that what is imposed needs
 */
export async function decideHeld(
	guild: Guild,
	number: number,
	decision: "released" | "rejected",
	by: string,
	{ broken = null, reason = null, answer = null, actions = [] }: Deciding = {},
): Promise<HeldDecision> {
	const before = await guild.store.get(caseRecord, caseKey(number));
	if (before?.review === "open") {
		const obstacle = await obstacleTo(guild, before, decision, by, actions);
		if (obstacle) return obstacle;
	}
	const result = await guild.run(async (): Promise<HeldDecision> => {
		const record = await guild.store.get(caseRecord, caseKey(number));
		if (record?.review !== "open") {
			const last = record?.history.findLast(({ kind }) => kind === "released" || kind === "rejected");
			return { type: "already", by: last?.by ?? "" };
		}
		if (record.person.id === by) return { type: "own" };
		if (firstDeciders(record).has(by)) return { type: "first" };
		const now = guild.now();
		const key = `member/${record.person.id}`;
		const member = (await guild.store.get(memberRecord, key)) ?? emptyMember();
		const imposed = counted(guild, { posted: null, person: record.person, actions }, member);
		const decided = review(record, {
			decision,
			by,
			now,
			undo: undoBeside(guild, standing(await casesOf(guild, member.cases, number), now)),
			broken,
			reason,
			detail: answer,
			imposed: imposed.actions,
			strikes: imposed.strikes,
		});
		const held =
			decision === "rejected"
				? withCase(guild, member, number, imposed.strikes, 1)
				: { ...member, accepted: member.accepted + 1 };
		const revoked = decision === "released" && waited(record);
		const strikes = revoked
			? held.strikes.map((strike) => (strike.case === number ? { ...strike, revoked: true } : strike))
			: held.strikes;
		await guild.store.commit([...caseWrites(decided), put(memberRecord, key, { ...held, strikes })]);
		const claim = claimOf(record, now);
		return { type: "decided", record: decided, claimedBy: claim && claim.by !== by ? claim.by : null };
	});
	if (result.type !== "decided") return result;
	await carryOut(guild, number);
	return { ...result, record: (await guild.store.get(caseRecord, caseKey(number))) ?? result.record };
}

/** What stands in the way, as far as only Discord knows it. */
async function obstacleTo(
	guild: Guild,
	{ person, decision: found, comment }: Case,
	decision: "released" | "rejected",
	by: string,
	imposed: readonly PlannedAction[],
): Promise<HeldDecision | null> {
	if (person.id === by) return { type: "own" };
	const colleague = imposed.length > 0 || (await guild.platform.member(person.id))?.isModerator === true;
	const why = colleague ? await mayNotActOn(guild, by, person.id) : null;
	if (why) return { type: "mayNot", why };
	const names = imposed.map(({ action }) => action);
	if (names.length > 0) await needMayAct(guild, by, person.id, names);
	if (decision === "released" || found === "hold" || !comment || comment.unposted) return null;
	const now = await guild.platform.posted(comment.channelId, comment.messageId);
	return now && hasChanged(comment, now) ? { type: "changed", now } : null;
}
