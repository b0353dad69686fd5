// Taking a whole decision back: every action undone, the comment put back where possible, strikes revoked, and what only
// those strikes brought upon the member later.
import { record as append, type Case, type CaseAction, type CaseEvent, type CaseMessage, owed } from "../cases/case.ts";
import { spared } from "../cases/ladder.ts";
import { closed } from "../cases/objection.ts";
import { canPutBack, takenBack } from "../cases/take-back.ts";
import { plan } from "../rules/compile.ts";
import { type Change, put } from "../store/store.ts";
import { caseWrites } from "./case-writes.ts";
import type { Guild } from "./guild.ts";
import { LADDER } from "./open-case.ts";
import { emptyMember, type Member, memberRecord } from "./records.ts";
import { casesOf, standing, undoBeside } from "./standing.ts";

export interface TakeBack {
	/** Who takes it back, from the interaction. */
	readonly by: string;
	/** What is written in the case's history. */
	readonly event: CaseEvent["kind"];
	readonly detail: string | null;
	/** What the case owes because of it, beside the comment and the cards. */
	readonly messages: readonly CaseMessage["kind"][];
}

export interface TakenBack {
	readonly record: Case;
	readonly changes: Change[];
	/** Later cases in which something was taken back too: they are to be carried out as well. */
	readonly later: readonly number[];
}

/**
 * The case with everything taken back, and what is to be committed for it. An open objection is upheld by it. Runs inside
 * `guild.run`; carry out afterwards.
 */
export async function takeBackAll(guild: Guild, before: Case, deed: TakeBack): Promise<TakenBack> {
	const { by, event, detail } = deed;
	const now = guild.now();
	const key = `member/${before.person.id}`;
	const member = (await guild.store.get(memberRecord, key)) ?? emptyMember();
	const others = await casesOf(guild, member.cases, before.number);
	const strikes = member.strikes.map((strike) =>
		strike.case === before.number ? { ...strike, revoked: true } : strike,
	);
	const later = sparedIn(guild, before.number, others, strikes);
	const apart = later.map(({ number }) => number);
	const left = [...others.filter(({ number }) => !apart.includes(number)), ...later];
	const back = canPutBack(before) && !before.messages.some(({ kind }) => kind === "repost");
	const objection = closed(before.objection, { state: "upheld", by, reason: detail, now });
	const answers: CaseMessage["kind"][] = objection ? ["objectionOutcome", "objectionCard", "objectionLog"] : [];
	const channels = new Set(before.swept.map(({ channelId }) => channelId));
	const reposts = before.comment ? [owed("repost")] : [...channels].map((id) => owed("repost", id));
	const owing = [...deed.messages, ...answers, "card" as const];
	const changed: Case = {
		...before,
		actions: takenBack(before, undoBeside(guild, standing(left, now)), now, "zurückgenommen / taken back"),
		messages: [...before.messages, ...(back ? reposts : []), ...[...new Set(owing)].map((kind) => owed(kind))],
		review: before.review === "open" ? "released" : before.review,
		claim: null,
		objection: objection ?? before.objection,
	};
	const record = append(changed, { at: now, by, kind: event, detail });
	const away = before.decision === "remove" || before.review === "rejected";
	const count = before.swept.length || (before.comment ? 1 : 0);
	const again = away ? count : 0;
	const removed = Math.max(0, member.removed - again);
	const written: Member = { ...member, strikes, removed, accepted: member.accepted + again };
	return {
		record,
		changes: [...caseWrites(record), ...later.flatMap(caseWrites), put(memberRecord, key, written)],
		later: apart,
	};
}

/** The later cases without what only the strikes of this one brought upon the member. */
function sparedIn(guild: Guild, number: number, others: readonly Case[], strikes: Member["strikes"]): Case[] {
	const now = guild.now();
	const ladder = guild.config.strikes.ladder.map(({ at, then }) => ({
		at,
		adds: then.map((one) => plan(LADDER, one).action),
	}));
	return others.flatMap((later): Case[] => {
		if (later.number < number) return [];
		const isLadders = ({ rule }: CaseAction) => rule === LADDER;
		const names = spared(later, ladder, strikes, isLadders);
		if (names.length === 0) return [];
		const elsewhere = standing(
			others.filter((other) => other.number !== later.number),
			now,
		);
		const changed: Case = {
			...later,
			actions: takenBack(
				later,
				undoBeside(guild, elsewhere),
				now,
				"Strikes zurückgenommen / strikes revoked",
				(action) => isLadders(action) && names.includes(action.action),
			),
			messages: [...later.messages, owed("card")],
		};
		return [
			append(changed, { at: now, by: "bot", kind: "note", detail: `${names.join(", ")}: Strikes → Fall ${number}` }),
		];
	});
}
