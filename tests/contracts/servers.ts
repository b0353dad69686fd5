// The database servers that tests use: PostgreSQL and Redis on this machine, or where the environment says. One that is not
// there is said on standard error, once a test file, and its tests are skipped. Each file works in schemas and under
// prefixes of its own and takes them away when it is done.
import { randomBytes } from "node:crypto";
import { KeyvPostgres } from "@keyv/postgres";
import KeyvRedis from "@keyv/redis";
import { afterAll } from "vitest";
import { messageOf } from "../../src/errors.ts";

const POSTGRES = process.env.WORTMELDUNG_TEST_POSTGRES ?? "postgres://root@127.0.0.1:5432/test";
const REDIS = process.env.WORTMELDUNG_TEST_REDIS ?? "redis://127.0.0.1:6379/15";
const mine = `wm_test_${randomBytes(4).toString("hex")}`;
let made = 0;

export interface Server {
	/** The URL of a store that nobody has used yet. @param at another host and port, for a proxy in front */
	fresh(at?: string): string;
	/** Where it listens. */
	readonly host: string;
	readonly port: number;
}

export interface Postgres extends Server {
	sql(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
}

export interface Redis extends Server {
	command(...words: string[]): Promise<unknown>;
}

/** The schema or prefix of a store made by `fresh`. */
export const placeOf = (url: string): string => /(?:schema|prefix)=(\w+)/.exec(url)![1]!;

function fresh(base: string, parameter: string): Server["fresh"] {
	return (at) => {
		const url = new URL(base);
		if (at) url.host = at;
		url.searchParams.set(parameter, `${mine}_${++made}`);
		return url.href;
	};
}

async function reach<T>(name: string, variable: string, url: string, open: () => Promise<T>): Promise<T | null> {
	try {
		return await open();
	} catch (error) {
		const { host } = new URL(url);
		console.warn(
			`SKIPPED: no ${name} at ${host} (${messageOf(error) || (error as { code?: string }).code}). Start one (docker compose up -d ${name.toLowerCase()}) or set ${variable}.`,
		);
		return null;
	}
}

export const postgres: Postgres | null = await reach("Postgres", "WORTMELDUNG_TEST_POSTGRES", POSTGRES, async () => {
	const keyv = new KeyvPostgres({ uri: POSTGRES, schema: mine, max: 1, connectionTimeoutMillis: 5_000 });
	const sql = (keyv as unknown as { query: Postgres["sql"] }).query;
	await sql("SELECT 1");
	const { hostname, port } = new URL(POSTGRES);
	afterAll(async () => {
		const schemas = await sql("SELECT nspname FROM pg_namespace WHERE starts_with(nspname, $1)", [mine]);
		for (const { nspname } of schemas) await sql(`DROP SCHEMA "${nspname}" CASCADE`);
		await keyv.disconnect();
	});
	return { sql, fresh: fresh(POSTGRES, "schema"), host: hostname, port: Number(port || 5432) };
});

export const redis: Redis | null = await reach("Redis", "WORTMELDUNG_TEST_REDIS", REDIS, async () => {
	const keyv = new KeyvRedis({ url: REDIS, socket: { reconnectStrategy: false, connectTimeout: 5_000 } });
	const client = keyv.client as unknown as {
		connect(): Promise<unknown>;
		sendCommand(words: string[]): Promise<unknown>;
		destroy(): void;
	};
	await client.connect();
	const command = (...words: string[]) => client.sendCommand(words);
	const { hostname, port } = new URL(REDIS);
	afterAll(async () => {
		for (let cursor = "0"; ; ) {
			const [next, keys] = (await command("SCAN", cursor, "MATCH", `${mine}*`, "COUNT", "1000")) as [string, string[]];
			if (keys.length > 0) await command("UNLINK", ...keys);
			cursor = next;
			if (cursor === "0") break;
		}
		for (const user of (await command("ACL", "USERS")) as string[])
			if (user.startsWith(mine)) await command("ACL", "DELUSER", user);
		client.destroy();
	});
	return { command, fresh: fresh(REDIS, "prefix"), host: hostname, port: Number(port || 6379) };
});
