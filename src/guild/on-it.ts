// Who is on a case that waits; calling the admins; a card that somebody deleted put up again.

import { cardsOf } from "../cases/cards.ts";
import { record as append, type Case, type CaseMessage, owed, waits } from "../cases/case.ts";
import { claimed, claimOf, unclaimed } from "../cases/claim.ts";
import { carryOut, change } from "./carry-out.ts";
import type { Guild } from "./guild.ts";
import type { Sent } from "./platform.ts";
import { caseKey, caseRecord } from "./records.ts";

export type ClaimResult =
	/** `from`: who was on it. */
	| { readonly type: "claimed"; readonly record: Case; readonly from: string | null }
	| { readonly type: "unclaimed"; readonly record: Case }
	| { readonly type: "closed" | "own" };

/** Takes a case on; gives it back where this person is on it. Somebody else's claim is taken over. */
export function toggleClaim(guild: Guild, number: number, by: string): Promise<ClaimResult> {
	return guild.run(async (): Promise<ClaimResult> => {
		const before = await guild.store.get(caseRecord, caseKey(number));
		if (before?.review !== "open") return { type: "closed" };
		if (before.person.id === by) return { type: "own" };
		const claim = claimOf(before, guild.now());
		const mine = claim?.by === by;
		const record = await change(guild, number, (now) => (mine ? unclaimed : claimed)(now, by, guild.now()));
		return mine
			? { type: "unclaimed", record: record! }
			: { type: "claimed", record: record!, from: claim?.by ?? null };
	});
}

/**
 * Notes that somebody begins to act on a case, unless somebody is on it; its cards are brought up to date soon.
 * @returns who else is on it
 */
export async function actingOn(guild: Guild, number: number, by: string): Promise<string | null> {
	const { other, noted } = await guild.run(async () => {
		const before = await guild.store.get(caseRecord, caseKey(number));
		if (before?.review !== "open" || before.person.id === by) return { other: null, noted: false };
		const claim = claimOf(before, guild.now());
		if (claim) return { other: claim.by === by ? null : claim.by, noted: false };
		await change(guild, number, (now) => {
			const mine = claimed(now, by, guild.now());
			return { ...mine, messages: [...mine.messages, owed("card")] };
		});
		return { other: null, noted: true };
	});
	if (noted) guild.wake();
	return other;
}

export type EscalateResult =
	| { readonly type: "escalated"; readonly record: Case }
	| { readonly type: "already" | "closed" };

/** Puts a case before the admins, once. */
export async function escalate(guild: Guild, number: number, by: string): Promise<EscalateResult> {
	const result = await guild.run(async (): Promise<EscalateResult> => {
		const before = await guild.store.get(caseRecord, caseKey(number));
		if (before?.review !== "open") return { type: "closed" };
		if (before.escalatedAt !== null) return { type: "already" };
		const now = guild.now();
		const record = await change(guild, number, (before) =>
			append(
				{
					...before,
					escalatedAt: now,
					claim: before.claim?.by === by ? null : before.claim,
					messages: [...before.messages, owed("escalation"), owed("card")],
				},
				{ at: now, by, kind: "escalated", detail: null },
			),
		);
		return { type: "escalated", record: record! };
	});
	if (result.type === "escalated") await carryOut(guild, number);
	return result;
}

/**
 * Puts a card up again where none of the case stands any more.
 * @returns where it stands; null where it cannot be put up now (it will be, as soon as it can)
 * @throws Refusal when Discord does not say whether one stands
 */
export async function showCard(
	guild: Guild,
	number: number,
): Promise<{ type: "there" | "new"; sent: Sent | null } | null> {
	const before = await guild.store.get(caseRecord, caseKey(number));
	if (!before || !waits(before)) return null;
	for (const { sent } of cardsOf(before).toReversed()) {
		if ((await guild.platform.revisionOf(sent.channelId, sent.messageId)) !== null) return { type: "there", sent };
	}
	await guild.run(() =>
		change(guild, number, (now) => {
			const owes = ({ kind, progress }: CaseMessage) => kind === "review" && progress.state === "due";
			if (!now.messages.some(owes)) return { ...now, messages: [...now.messages, owed("review")] };
			// What stood in the way may be mended: no more waiting.
			const soon = (one: CaseMessage) => (owes(one) ? { ...one, progress: { ...one.progress, nextTry: 0 } } : one);
			return { ...now, messages: now.messages.map(soon) };
		}),
	);
	await carryOut(guild, number);
	const after = await guild.store.get(caseRecord, caseKey(number));
	const old = new Set(cardsOf(before).map(({ sent }) => sent.messageId));
	return { type: "new", sent: cardsOf(after!).find(({ sent }) => !old.has(sent.messageId))?.sent ?? null };
}
