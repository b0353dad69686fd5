// How many comments stood on each day. Counted here, added to the store together with the mark up to which all comments
// were judged (guild.ts: flush): after a crash the same comments are judged again and counted once.
import { z } from "zod";
import { type Change, put, type RecordType, type Store } from "../store/store.ts";
import { dayAt } from "./period.ts";

/** Key `day/<YYYY-MM-DD>`, days in the guild's time zone. */
export const dayRecord: RecordType<{ accepted: number }> = {
	name: "day",
	version: 1,
	schema: z.strictObject({ accepted: z.int().min(0) }),
};
export const dayKey = (day: string): string => `day/${day}`;

export interface DayCounts {
	/** A comment stood. @param at when it was written (ms since 1970) */
	accept(at: number, timeZone: string): void;
	/** What is to be written down now. Runs inside `guild.run`. @throws StoreError */
	changes(store: Store): Promise<Change[]>;
	/** The changes of the last call were not written. */
	unwritten(): void;
}

export function createDayCounts(): DayCounts {
	const counts = new Map<string, number>();
	let drained: ReadonlyMap<string, number> = new Map();
	const add = (day: string, n: number) => counts.set(day, (counts.get(day) ?? 0) + n);
	return {
		accept: (at, timeZone) => void add(dayAt(at, timeZone), 1),
		async changes(store) {
			drained = new Map();
			const taken = [...counts];
			const before = await Promise.all(taken.map(([day]) => store.get(dayRecord, dayKey(day))));
			// What came in while the store was read is for the next time.
			for (const [day, n] of taken) {
				const left = counts.get(day)! - n;
				if (left > 0) counts.set(day, left);
				else counts.delete(day);
			}
			drained = new Map(taken);
			return taken.map(([day, n], i) => put(dayRecord, dayKey(day), { accepted: (before[i]?.accepted ?? 0) + n }));
		},
		unwritten() {
			for (const [day, n] of drained) add(day, n);
			drained = new Map();
		},
	};
}
