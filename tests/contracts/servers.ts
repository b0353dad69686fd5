// The database servers that tests use: PostgreSQL and Redis on this machine, or where the environment says. One that is not
// there is said on standard error when the run begins (tests/global-setup.ts), and its tests are skipped. Each worker works in
// schemas and under prefixes of its own.
import { randomBytes } from "node:crypto";
import { openPostgres, openRedis, POSTGRES, REDIS } from "./open-servers.ts";

/** The names of all that this run of the tests puts on the servers begin so; set by `tests/global-setup.ts`, which also takes it away. */
const run = process.env.WORTMELDUNG_TEST_RUN ?? `wm_test_${randomBytes(4).toString("hex")}`;
const mine = `${run}_${randomBytes(2).toString("hex")}`;
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

const reached = await Promise.allSettled([openPostgres(mine), openRedis()]);
const [database, memory] = reached.map((one) => (one.status === "fulfilled" ? one.value : null)) as [
	Awaited<ReturnType<typeof openPostgres>> | null,
	Awaited<ReturnType<typeof openRedis>> | null,
];
memory?.unref();

const at = (url: string, port: number) => ({ host: new URL(url).hostname, port: Number(new URL(url).port || port) });

export const postgres: Postgres | null = database && {
	sql: database.sql,
	fresh: fresh(POSTGRES, "schema"),
	...at(POSTGRES, 5432),
};

export const redis: Redis | null = memory && {
	command: memory.command,
	fresh: fresh(REDIS, "prefix"),
	...at(REDIS, 6379),
};
