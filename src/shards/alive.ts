// Whether a Wortmeldung is running on a store, for those who would pull it away from under it.
import { setTimeout as sleep } from "node:timers/promises";
import type { Adapter } from "../store/adapter.ts";

/** Where claimShards (claim.ts) keeps its records. */
const CLAIMS = "installation/shard/";
/** Milliseconds; longer than the time between two heartbeats. */
const WATCH = 6_000;

/**
 * Watches the heartbeats of those who own shards; answers at once where there are none.
 * @param watch milliseconds
 */
export async function isRunningOn(adapter: Adapter, watch = WATCH): Promise<boolean> {
	const read = async (): Promise<string> => JSON.stringify(await adapter.scan(CLAIMS, { limit: 1_000 }));
	const before = await read();
	if (before === "[]") return false;
	const until = performance.now() + watch;
	while (performance.now() < until) {
		await sleep(watch / 12);
		const now = await read();
		// Nothing any more: it has just ended in order.
		if (now !== before) return now !== "[]";
	}
	return false;
}
