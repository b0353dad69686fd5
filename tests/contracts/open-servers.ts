// One connection to each of the database servers that tests use: PostgreSQL and Redis on this machine, or where the
// environment says.
import { KeyvPostgres } from "@keyv/postgres";
import KeyvRedis from "@keyv/redis";

export const POSTGRES = process.env.WORTMELDUNG_TEST_POSTGRES ?? "postgres://root@127.0.0.1:5432/test";
export const REDIS = process.env.WORTMELDUNG_TEST_REDIS ?? "redis://127.0.0.1:6379/15";

/** @param schema made when there is none @throws what stands in the way */
export async function openPostgres(schema: string) {
	const keyv = new KeyvPostgres({
		uri: POSTGRES,
		schema,
		max: 1,
		connectionTimeoutMillis: 5_000,
		// Keeps no process running while nobody asks it anything.
		allowExitOnIdle: true,
	});
	const sql = (keyv as unknown as { query: (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]> })
		.query;
	await sql("SELECT 1");
	return { sql, close: () => keyv.disconnect() };
}

/** @throws what stands in the way */
export async function openRedis() {
	const keyv = new KeyvRedis({ url: REDIS, socket: { reconnectStrategy: false, connectTimeout: 5_000 } });
	const client = keyv.client as unknown as {
		connect(): Promise<unknown>;
		sendCommand(words: string[]): Promise<unknown>;
		unref(): void;
		destroy(): void;
	};
	await client.connect();
	return {
		command: (...words: string[]) => client.sendCommand(words),
		/** From now on this connection keeps no process running. */
		unref: () => client.unref(),
		close: () => client.destroy(),
	};
}
