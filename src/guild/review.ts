// A person's decision about a held comment: compare-and-set, so that of two moderators who click at once one decides.
import { review } from "../cases/case.ts";
import { put } from "../store/store.ts";
import type { Guild } from "./guild.ts";
import { carryOut } from "./moderate.ts";
import { caseKey, caseRecord, emptyMember, memberRecord, openRecord } from "./records.ts";

export type HeldDecision = { readonly type: "decided" } | { readonly type: "already"; readonly by: string };

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
	const result = await guild.run(async (): Promise<HeldDecision> => {
		const record = await guild.store.get(caseRecord, caseKey(number));
		if (record?.review !== "open") {
			const last = record?.history.findLast(({ kind }) => kind === "released" || kind === "rejected");
			return { type: "already", by: last?.by ?? "" };
		}
		const key = `member/${record.person.id}`;
		const member = (await guild.store.get(memberRecord, key)) ?? emptyMember();
		const counted =
			decision === "released"
				? { ...member, accepted: member.accepted + 1 }
				: { ...member, removed: member.removed + 1 };
		await guild.store.commit([
			put(caseRecord, caseKey(number), review(record, decision, by, guild.now())),
			put(openRecord, `open/${caseKey(number)}`, { number }),
			put(memberRecord, key, counted),
		]);
		return { type: "decided" };
	});
	if (result.type === "decided") await carryOut(guild, number);
	return result;
}
