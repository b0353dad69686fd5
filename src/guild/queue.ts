// What waits for people, in the order in which it should be looked at.
import { type Case, waits } from "../cases/case.ts";
import { timeToDecision, waitingSince } from "../cases/claim.ts";
import type { Guild } from "./guild.ts";
import { caseKey, caseRecord, waitingRecord } from "./records.ts";

export type QueueOrder = "age" | "tone";

/** All cases that wait. @param order the oldest first, or those that read harshest to the model */
export async function waitingCases(guild: Guild, order: QueueOrder): Promise<Case[]> {
	const found: Case[] = [];
	for await (const { value } of guild.store.list(waitingRecord, "waiting/")) {
		const record = await guild.store.get(caseRecord, caseKey(value.number));
		if (record && waits(record)) found.push(record);
	}
	const byAge = (a: Case, b: Case) => waitingSince(a) - waitingSince(b) || a.number - b.number;
	if (order === "age") return found.sort(byAge);
	return found.sort((a, b) => (b.toxicity ?? 0) - (a.toxicity ?? 0) || byAge(a, b));
}

/** Older cases than so many are not looked through for what was decided lately. */
const LOOKED_THROUGH = 2_000;

export interface Decisions {
	readonly released: number;
	readonly rejected: number;
	/** Milliseconds; null where nothing was decided. */
	readonly medianTime: number | null;
}

/** What people decided about comments that waited, from one time to another (ms, `until` exclusive). */
export async function decisionsIn(guild: Guild, from: number, until: number): Promise<Decisions> {
	const counts = { released: 0, rejected: 0 };
	const times: number[] = [];
	for await (const { value } of guild.store.list(caseRecord, "case/", { reverse: true, limit: LOOKED_THROUGH })) {
		for (const [index, { kind, at }] of value.history.entries()) {
			if (at < from || at >= until || (kind !== "released" && kind !== "rejected")) continue;
			counts[kind]++;
			times.push(timeToDecision(value, index) ?? 0);
		}
	}
	times.sort((a, b) => a - b);
	const middle = times.length >> 1;
	const median = times.length % 2 ? times[middle]! : ((times[middle - 1] ?? 0) + (times[middle] ?? 0)) / 2;
	return { ...counts, medianTime: times.length > 0 ? median : null };
}
