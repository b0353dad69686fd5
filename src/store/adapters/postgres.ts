// PostgreSQL through @keyv/postgres: `postgres://user:password@host:5432/database`, with `?schema=` (default "wortmeldung"),
// `?connections=` (most connections of this process, default 8), `?timeout=` (seconds without an answer, default 10).
//
// Keyv's adapter brings the pool, the table and the namespace; nearly every statement here is our own over its `query`,
// since (6.0.0-beta.4) its reads go by the machine's clock and delete what they find expired together with what was
// written there meanwhile, its writes answer `false` without a reason, and it cannot delete and put at once, insert only
// where there is nothing, or read in key order. Each statement is one implicit transaction.
import { randomUUID } from "node:crypto";
import type { EventEmitter } from "node:events";
import { keyvStorageCapability } from "keyv";
import {
	type Adapter,
	type AdapterDefinition,
	type AdapterOptions,
	apart,
	GONE,
	notHeld,
	type Row,
	type StoreNote,
} from "../adapter.ts";
import { driverError, serverUrl } from "../driver-error.ts";
import { postgresTexts } from "../text-index/postgres.ts";

type Query = (sql: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;

const VERSION = 1;
/** Parameters of the address that are pg's. */
const DRIVERS = [
	...["ssl", "sslmode", "sslcert", "sslkey", "sslrootcert", "sslnegotiation", "uselibpqcompat"],
	...["application_name", "client_encoding", "host", "options"],
];
const KEEP_IDLE = 60_000;
const SWEEP = 1_000;
/** Deadlock and serialization failure: PostgreSQL undid all of it, and wants it tried again. */
const AGAIN = ["40P01", "40001"];
const TRIES = 4;

const definition: AdapterDefinition = {
	schemes: ["postgres", "postgresql"],
	async look(address) {
		const { keyv, query, schema } = await connect(address, true);
		try {
			const [found] = await query(
				`SELECT to_regclass($1) IS NULL AS missing, CASE WHEN to_regnamespace($2) IS NULL
					THEN has_database_privilege(current_database(), 'CREATE')
					ELSE has_schema_privilege($2, 'CREATE') END AS may`,
				[`"${schema}"."records"`, schema],
			);
			if (found?.missing && !found.may)
				throw new Error(`PostgreSQL: this account may make no schema "${schema}" and nothing in it`);
			return { isNew: found?.missing === true, notes: found?.missing ? await notesOf(query) : [] };
		} finally {
			await keyv.disconnect();
		}
	},
	async open(address, options) {
		const { keyv, query, schema } = await connect(address);
		try {
			await prepare(query, schema);
		} catch (error) {
			await keyv.disconnect().catch(() => {});
			throw error;
		}
		return adapter(keyv, query, schema, options);
	},
};
export default definition;

/** @param onlyReads else Keyv's adapter tries to make its table at once */
async function connect(address: string, onlyReads = false) {
	const { url, own } = serverUrl(
		address,
		{ schema: /^[a-z_][a-z0-9_]{0,40}$/, connections: /^[1-9]\d?$/, timeout: /^[1-9]\d?$/ },
		DRIVERS,
	);
	if (onlyReads) {
		const options = [url.searchParams.get("options") ?? "", "-c default_transaction_read_only=on"];
		url.searchParams.set("options", options.join(" ").trim());
	}
	const noAnswer = Number(own.timeout ?? 10) * 1_000;
	const schema = own.schema ?? "wortmeldung";
	const { KeyvPostgres } = await import("@keyv/postgres");
	const keyv = new KeyvPostgres({
		uri: url.href,
		schema,
		table: "records",
		keyLength: 500,
		max: Number(own.connections ?? 8),
		connectionTimeoutMillis: noAnswer / 2,
		query_timeout: noAnswer,
		idleTimeoutMillis: KEEP_IDLE,
		keepAlive: true,
		application_name: "wortmeldung",
		// The server gives up first, so that nothing is done when nobody waits for it any more.
		onConnect: (client: { query: Query }) => client.query(`SET statement_timeout = ${noAnswer * 0.8}`),
		// pg calls it as the pool's method before each connection. Without a listener, a lost idle one ends the process.
		log(this: EventEmitter) {
			if (this.listenerCount("error") === 0) this.on("error", () => {});
		},
		// Keyv's adapter shares a pool among all with the same options, and the first to disconnect ends it for all.
		poolOfItsOwn: randomUUID(),
	});
	const raw = (keyv as unknown as { query: Query }).query;
	const query: Query = async (sql, values) => {
		for (let attempt = 1; ; attempt++) {
			try {
				return await raw(sql, values);
			} catch (error) {
				if (attempt < TRIES && AGAIN.includes((error as { code?: string }).code ?? "")) continue;
				throw driverError("PostgreSQL", error);
			}
		}
	};
	return { keyv, query, schema };
}

/**
 * Makes the table as Keyv's adapter knows it (whose own attempt is over by now, successful or not: it keeps errors to
 * itself), with keys in byte order, whatever the database's language.
 */
async function prepare(query: Query, schema: string): Promise<void> {
	const table = `"${schema}"."records"`;
	const foreign = `the table ${table} belongs to another program; choose another ?schema=`;
	await query(`
		BEGIN;
		SELECT pg_advisory_xact_lock(hashtext('wortmeldung store ${schema}'));
		DO $$ BEGIN
			IF NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = '${schema}') THEN CREATE SCHEMA "${schema}"; END IF;
		END $$;
		CREATE TABLE IF NOT EXISTS ${table} (
			key VARCHAR(500) NOT NULL, value TEXT, namespace VARCHAR(255) DEFAULT NULL, expires BIGINT DEFAULT NULL
		);
		DO $$ BEGIN
			IF obj_description('${table}'::regclass) IS NULL AND EXISTS (SELECT FROM ${table})
			THEN RAISE EXCEPTION '${foreign}'; END IF;
			IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = '${table}'::regclass AND attname = 'key'
				AND attcollation <> (SELECT oid FROM pg_collation WHERE collname = 'C' AND collencoding = -1))
			THEN ALTER TABLE ${table} ALTER COLUMN key TYPE VARCHAR(500) COLLATE "C"; END IF;
			IF obj_description('${table}'::regclass) IS NULL
			THEN COMMENT ON TABLE ${table} IS 'Wortmeldung ${VERSION}'; END IF;
		END $$;
		CREATE UNIQUE INDEX IF NOT EXISTS records_key_namespace_idx ON ${table} (key, COALESCE(namespace, ''));
		CREATE INDEX IF NOT EXISTS records_expires_idx ON ${table} (expires) WHERE expires IS NOT NULL;
		COMMIT;
	`);
	const [found] = await query(`SELECT obj_description('${table}'::regclass) AS mark`);
	const version = /^Wortmeldung (\d+)$/.exec(String(found?.mark))?.[1];
	if (version === undefined) throw new Error(foreign);
	if (Number(version) > VERSION) throw new Error(`the table ${table} was written by a newer Wortmeldung; upgrade`);
}

async function notesOf(query: Query): Promise<StoreNote[]> {
	const [set] = await query("SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS sync");
	const { fsync, sync } = set ?? {};
	if (fsync === "off")
		return [
			{
				level: "error",
				de: "Dieses PostgreSQL läuft mit fsync = off: Ein Stromausfall kann alles zerstören. Setze fsync = on.",
				en: "This PostgreSQL runs with fsync = off: a power failure may destroy everything. Set fsync = on.",
			},
		];
	if (sync === "off")
		return [
			{
				level: "warning",
				de: "Ein Stromausfall kann die letzten Entscheidungen kosten. Setze synchronous_commit = on.",
				en: "A power failure may cost the last decisions. Set synchronous_commit = on.",
			},
		];
	return [];
}

function adapter(
	keyv: { namespace?: string | undefined; clear(): Promise<void>; disconnect(): Promise<void> },
	query: Query,
	schema: string,
	options: AdapterOptions,
): Adapter {
	const table = `"${schema}"."records"`;
	const now = (): number => Math.floor(options.now());
	const HERE = "COALESCE(namespace, '') = $1";
	const ALIVE = "(expires IS NULL OR expires > $2)";
	const UPSERT =
		"ON CONFLICT (key, COALESCE(namespace, '')) DO UPDATE SET value = excluded.value, expires = excluded.expires";
	const insertWhere = (condition: string): string => `INSERT INTO ${table} (key, value, namespace, expires)
		SELECT k, v, NULLIF($1, ''), e FROM unnest($2::text[], $3::text[], $4::bigint[]) AS t (k, v, e) ${condition} ${UPSERT}`;
	const INSERT = insertWhere("");
	const space = (): string => keyv.namespace ?? "";
	const columns = (rows: Row[]): unknown[][] => [
		rows.map(({ key }) => key),
		rows.map(({ value }) => value),
		rows.map(({ expires }) => expires ?? null),
	];

	// Whoever wants to delete these rows waits until this is through: they cannot go between being seen and what is written.
	const holding = (keys: string, time: string): string =>
		`WITH held AS MATERIALIZED (SELECT key FROM ${table}
			WHERE ${HERE} AND key = ANY(${keys}::text[]) AND (expires IS NULL OR expires > ${time}) ORDER BY key FOR KEY SHARE)`;
	const ALL_HELD = "(SELECT count(*) FROM held) = cardinality($6::text[])";
	async function holdingAll(sql: string, values: unknown[]): Promise<Record<string, unknown>> {
		const [answer] = await query(sql, values);
		if (!answer?.ok) throw notHeld();
		return answer;
	}

	async function read(keys: string[]): Promise<unknown[]> {
		const sql = `SELECT key, value FROM ${table} WHERE ${HERE} AND ${ALIVE} AND key = ANY($3)`;
		const rows = await query(sql, [space(), now(), keys]);
		const found = new Map(rows.map(({ key, value }) => [key, value]));
		return keys.map((key) => found.get(key));
	}

	async function erase(keys: string[]): Promise<boolean[]> {
		const rows = await query(`DELETE FROM ${table} WHERE ${HERE} AND key = ANY($2) RETURNING key`, [space(), keys]);
		const gone = new Set(rows.map(({ key }) => key));
		return keys.map((key) => gone.has(key));
	}

	return {
		texts: postgresTexts(query, schema),
		notes: () => notesOf(query),
		get namespace() {
			return keyv.namespace;
		},
		set namespace(value) {
			keyv.namespace = value;
		},
		get capabilities() {
			return keyvStorageCapability(this);
		},
		get: async (key) => (await read([key]))[0],
		getMany: read,
		has: async (key) => (await read([key]))[0] !== undefined,
		hasMany: async (keys) => (await read(keys)).map((value) => value !== undefined),
		async set(key, value, expires) {
			await query(INSERT, [space(), ...columns([{ key, value, expires }])]);
			return true;
		},
		async setMany(rows) {
			const { rows: last, held } = apart(rows);
			// In one order everywhere, so that two commits do not wait for each other.
			last.sort((a, b) => (a.key < b.key ? -1 : 1));
			const time = Math.max(now(), GONE);
			const [gone = [], stay = []] = [true, false].map((wanted) =>
				last.filter(({ expires }) => (expires !== undefined && expires <= time) === wanted),
			);
			const goneKeys = gone.map(({ key }) => key);
			const remove = `gone AS (DELETE FROM ${table} WHERE ${HERE} AND key = ANY($5)`;
			if (held.length > 0) {
				const all = `${holding("$6", "$7")}, ${remove} AND ${ALL_HELD}), put AS (${insertWhere(`WHERE ${ALL_HELD}`)})`;
				await holdingAll(`${all} SELECT ${ALL_HELD} AS ok`, [space(), ...columns(stay), goneKeys, held, now()]);
			} else if (gone.length > 0) await query(`WITH ${remove}) ${INSERT}`, [space(), ...columns(stay), goneKeys]);
			else await query(INSERT, [space(), ...columns(stay)]);
			return rows.map(() => true);
		},
		delete: async (key) => (await erase([key]))[0]!,
		deleteMany: erase,
		clear: () => keyv.clear(),
		disconnect: () => keyv.disconnect(),
		async insert(row, held) {
			const absent = "WHERE records.expires <= $5 RETURNING 1";
			const values = [space(), ...columns([row]), now()];
			if (held === undefined) return (await query(`${INSERT} ${absent}`, values)).length > 0;
			const put = `put AS (${insertWhere(`WHERE ${ALL_HELD}`)} ${absent})`;
			const done = `SELECT ${ALL_HELD} AS ok, EXISTS (SELECT FROM put) AS put`;
			return (await holdingAll(`${holding("$6", "$5")}, ${put} ${done}`, [...values, [held]])).put === true;
		},
		async scan(prefix, { after, limit, reverse }) {
			const [side, order] = reverse ? ["<", "DESC"] : [">", "ASC"];
			const rows = await query(
				`SELECT key, value FROM ${table} WHERE ${HERE} AND ${ALIVE} AND key >= $3 AND key < $4 AND key ${side} $5
				ORDER BY key ${order} LIMIT $6`,
				[space(), now(), prefix, `${prefix}\u{10ffff}`, after ?? (reverse ? "\u{10ffff}" : ""), limit],
			);
			return rows.map(({ key, value }) => [key as string, value]);
		},
		async sweep() {
			for (let total = 0; ; ) {
				const rows = await query(
					`DELETE FROM ${table} WHERE expires <= $2 AND ctid = ANY(ARRAY(
						SELECT ctid FROM ${table} WHERE ${HERE} AND expires <= $2 LIMIT ${SWEEP})) RETURNING 1`,
					[space(), now()],
				);
				total += rows.length;
				if (rows.length < SWEEP) return total;
			}
		},
	};
}
