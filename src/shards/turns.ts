// Starting a session with Discord takes turns: of the shards with the same number modulo max_concurrency one may in five
// seconds, over all processes (https://docs.discord.com/developers/events/gateway#sharding-max-concurrency). Whoever comes
// too early is sent away and uses up one of the thousand starts of the day.
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Installation, RecordType } from "../store/store.ts";

const schema = z.strictObject({ pid: z.int() });
export const turnRecord: RecordType<z.infer<typeof schema>> = { name: "identify-turn", version: 1, schema };

const TURN = 5_000;

/** @returns what waits for a turn under a key. Without a store there are no turns: it rejects with StoreError */
export function identifyTurns(store: Installation): (key: number, signal: AbortSignal) => Promise<void> {
	return async (key, signal) => {
		while (!(await store.insert(turnRecord, `identify/${key}`, { pid: process.pid }, { ttl: TURN })))
			await sleep(100 + Math.random() * 200, undefined, { signal });
	};
}
