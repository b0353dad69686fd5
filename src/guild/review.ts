// A person's decision about a held, flagged or unchecked comment: compare-and-set, so that of two moderators who click at
// once one decides.
import type { Case } from "../cases/case.ts";
import { review } from "../cases/review.ts";
import { put } from "../store/store.ts";
import { carryOut } from "./carry-out.ts";
import { caseWrites } from "./case-writes.ts";
import type { Guild } from "./guild.ts";
import { caseKey, caseRecord, emptyMember, memberRecord } from "./records.ts";

export type HeldDecision =
	| { readonly type: "decided"; readonly record: Case }
	| { readonly type: "already"; readonly by: string }
	/** It is about the moderator's own comment. */
	| { readonly type: "own" }
	/** The comment is not the one any more that was put on the card. */
	| { readonly type: "changed" };

/**
 * Releases or rejects a comment that waits for a person, and carries out what follows.
 * @param by the id of the moderator, from the interaction
 */
export async function decideHeld(
	guild: Guild,
	number: number,
	decision: "released" | "rejected",
	by: string,
): Promise<HeldDecision> {
	const before = await guild.store.get(caseRecord, caseKey(number));
	if (decision === "rejected" && before && before.decision !== "hold" && (await hasChanged(guild, before))) {
		return { type: "changed" };
	}
	const result = await guild.run(async (): Promise<HeldDecision> => {
		const record = await guild.store.get(caseRecord, caseKey(number));
		if (record?.review !== "open") {
			const last = record?.history.findLast(({ kind }) => kind === "released" || kind === "rejected");
			return { type: "already", by: last?.by ?? "" };
		}
		if (record.person.id === by) return { type: "own" };
		const undo = (action: string, done: Parameters<NonNullable<ReturnType<Guild["action"]>["undo"]>>[0]) =>
			guild.action(action).undo?.(done) ?? [];
		const decided = review(record, { decision, by, now: guild.now(), undo });
		const key = `member/${record.person.id}`;
		const member = (await guild.store.get(memberRecord, key)) ?? emptyMember();
		const counted =
			decision === "rejected"
				? { ...member, removed: member.removed + 1 }
				: {
						...member,
						accepted: member.accepted + 1,
						strikes: member.strikes.map((strike) => (strike.case === number ? { ...strike, revoked: true } : strike)),
					};
		await guild.store.commit([...caseWrites(decided), put(memberRecord, key, counted)]);
		return { type: "decided", record: decided };
	});
	if (result.type === "decided") await carryOut(guild, number);
	return result;
}

/** Whether the comment was edited since it was judged; a comment that is gone has not changed. */
async function hasChanged(guild: Guild, { comment }: Case): Promise<boolean> {
	if (!comment) return false;
	const revision = await guild.platform.revisionOf(comment.channelId, comment.messageId);
	return revision !== null && revision !== comment.revision;
}
