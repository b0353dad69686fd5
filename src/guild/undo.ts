// Taking a whole decision back: every action undone, the comment put back where possible, strikes revoked.
import { record as append, type Case, type CaseEvent, type CaseMessage, owed } from "../cases/case.ts";
import { canPutBack, takenBack } from "../cases/take-back.ts";
import { type Change, put } from "../store/store.ts";
import { caseWrites } from "./case-writes.ts";
import type { Guild } from "./guild.ts";
import { emptyMember, memberRecord } from "./records.ts";

export interface TakeBack {
	/** Who takes it back, from the interaction. */
	readonly by: string;
	/** What is written in the case's history. */
	readonly event: CaseEvent["kind"];
	readonly detail: string | null;
	/** What the case owes because of it, beside the comment and the cards. */
	readonly messages: readonly CaseMessage["kind"][];
}

/**
 * The case with everything taken back, and what is to be committed for it. Runs inside `guild.run`; carry out afterwards.
 */
export async function takeBackAll(
	guild: Guild,
	before: Case,
	{ by, event, detail, messages }: TakeBack,
): Promise<{ record: Case; changes: Change[] }> {
	const now = guild.now();
	const undo = (action: string, done: Parameters<NonNullable<ReturnType<Guild["action"]>["undo"]>>[0]) =>
		guild.action(action).undo?.(done) ?? [];
	const back = canPutBack(before) && !before.messages.some(({ kind }) => kind === "repost");
	const channels = new Set(before.swept.map(({ channelId }) => channelId));
	const reposts = before.comment ? [owed("repost")] : [...channels].map((id) => owed("repost", id));
	const changed: Case = {
		...before,
		actions: takenBack(before, undo, now, "zurückgenommen / taken back"),
		messages: [
			...before.messages,
			...(back ? reposts : []),
			...[...messages, "card" as const].map((kind) => owed(kind)),
		],
		review: before.review === "open" ? "released" : before.review,
		claim: null,
	};
	const record = append(changed, { at: now, by, kind: event, detail });
	const key = `member/${before.person.id}`;
	const member = (await guild.store.get(memberRecord, key)) ?? emptyMember();
	const strikes = member.strikes.map((strike) =>
		strike.case === before.number ? { ...strike, revoked: true } : strike,
	);
	const away = before.decision === "remove" || before.review === "rejected";
	const count = before.swept.length || (before.comment ? 1 : 0);
	const removed = Math.max(0, member.removed - (away ? count : 0));
	return { record, changes: [...caseWrites(record), put(memberRecord, key, { ...member, strikes, removed })] };
}
