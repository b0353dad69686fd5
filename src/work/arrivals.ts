// A hub tells one process that a feed has something new; the word lies in the store for a while, where all processes look.
import { z } from "zod";
import { shortHash } from "../articles/hash.ts";
import { type Installation, put, type RecordType } from "../store/store.ts";

const schema = z.strictObject({ url: z.string(), at: z.number() });
export const arrivalRecord: RecordType<z.infer<typeof schema>> = { name: "arrival", version: 1, schema };

/** By then every feed was read at its usual time. */
const KEPT = 10 * 60_000;

export interface Arrivals {
	/** Says that a feed has something new. @throws StoreError */
	tell(url: string): Promise<void>;
	/** Takes what was said since this process looked last. @throws StoreError, or whatever `take` throws: then it is taken again */
	collect(): Promise<void>;
}

/** @param options.take a feed has something new since this time (ms since 1970) */
export function createArrivals(options: {
	readonly store: Installation;
	readonly now: () => number;
	take(url: string, at: number): Promise<void>;
}): Arrivals {
	const { store, now, take } = options;
	/** By key, the last word that was taken. */
	let taken = new Map<string, number>();
	return {
		tell: (url) => store.commit([put(arrivalRecord, `arrived/${shortHash(url)}`, { url, at: now() }, { ttl: KEPT })]),
		async collect() {
			const lying = new Map<string, number>();
			for await (const { key, value } of store.list(arrivalRecord, "arrived/")) {
				if (taken.get(key) !== value.at) await take(value.url, value.at);
				taken.set(key, value.at);
				lying.set(key, value.at);
			}
			taken = lying;
		},
	};
}
