// The default store: one SQLite file through node:sqlite, without native code to build.
// `sqlite:data/wortmeldung.db`, `sqlite::memory:`, `sqlite:x.db?synchronous=normal` (faster, and a power failure may
// lose the last commits; a killed process loses nothing either way: https://www.sqlite.org/pragma.html#pragma_synchronous).
import { closeSync, existsSync, mkdirSync, openSync, statfsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
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
import { handOver } from "../file-owner.ts";
import { transactionsOf } from "../sqlite-transactions.ts";
import { sqliteTexts } from "../text-index/sqlite.ts";

/** "Wort" in SQLite's application_id: a file of another program is refused, not filled. */
export const APPLICATION = 0x576f7274;
const VERSION = 1;
const BUSY_TIMEOUT = 5_000;
/** Rows of one INSERT, biggest first; each size is one cached statement. */
const CHUNKS = [64, 8, 1];
const SWEEP = 1_000;
/** Room on the disk below which an operator is told: as much as the file again, for a backup, and this. */
const ROOM = 512 * 1024 * 1024;

const definition: AdapterDefinition = {
	schemes: ["sqlite"],
	async look(url) {
		const { path } = parseUrl(url);
		return { isNew: path === ":memory:" || (statSync(path, { throwIfNoEntry: false })?.size ?? 0) === 0, notes: [] };
	},
	async open(url, options) {
		const { path, synchronous } = parseUrl(url);
		// Two processes that open a new file at once can find it locked while it changes to WAL, where SQLite does not wait.
		for (let attempt = 1; ; attempt++) {
			try {
				return adapter(openDatabase(path, synchronous), path, options);
			} catch (error) {
				if (attempt === 40 || !/locked|busy/i.test(String(error))) throw error;
				await sleep(25);
			}
		}
	},
};
export default definition;

export function parseUrl(url: string): { path: string; synchronous: "FULL" | "NORMAL" } {
	const [path = "", query = ""] = url.replace(/^sqlite:(\/\/(?=\/))?/i, "").split("?", 2);
	const parameters = new URLSearchParams(query);
	const synchronous = (parameters.get("synchronous") ?? "full").toUpperCase();
	parameters.delete("synchronous");
	if (path === "") throw new Error("the URL names no file");
	if (parameters.size > 0) throw new Error(`unknown parameter "${[...parameters.keys()][0]}"`);
	if (synchronous !== "FULL" && synchronous !== "NORMAL") throw new Error('"synchronous" is "full" or "normal"');
	return { path, synchronous };
}

function openDatabase(path: string, synchronous: "FULL" | "NORMAL"): DatabaseSync {
	if (path !== ":memory:") {
		mkdirSync(dirname(path), { recursive: true });
		const isNew = !existsSync(path);
		closeSync(openSync(path, "a", 0o600)); // cases and comments: for the owner's eyes; -wal and -shm inherit it
		if (isNew) handOver(path);
	}
	const db = new DatabaseSync(path, { timeout: BUSY_TIMEOUT });
	try {
		const application = number(db, "PRAGMA application_id");
		const empty = number(db, "SELECT count(*) FROM sqlite_schema") === 0;
		if (application !== APPLICATION && !empty) throw new Error(`${path} belongs to another program`);
		if (number(db, "PRAGMA user_version") > VERSION) throw new Error(`${path} was written by a newer Wortmeldung`);
		db.exec(`
			PRAGMA journal_mode = WAL;
			PRAGMA synchronous = ${synchronous};
			PRAGMA journal_size_limit = 67108864;
			BEGIN IMMEDIATE;
			CREATE TABLE IF NOT EXISTS records (
				namespace TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, expires INTEGER,
				PRIMARY KEY (namespace, key)
			) STRICT;
			CREATE INDEX IF NOT EXISTS records_expires ON records (expires) WHERE expires IS NOT NULL;
			PRAGMA application_id = ${APPLICATION};
			PRAGMA user_version = ${VERSION};
			COMMIT;
		`);
		return db;
	} catch (error) {
		db.close();
		throw error;
	}
}

function number(db: DatabaseSync, sql: string): number {
	return Number(Object.values(db.prepare(sql).get() ?? {})[0]);
}

/** Rights of the file and room on the disk. */
function notesOn(path: string): StoreNote[] {
	const { mode, size } = statSync(path);
	const { bavail, bsize } = statfsSync(dirname(path));
	const notes: StoreNote[] = [];
	// Windows has no such rights.
	if (process.platform !== "win32" && (mode & 0o077) !== 0)
		notes.push({
			level: "error",
			de: `Andere Konten dieses Rechners dürfen die Datei ${path} lesen; darin steht, was Menschen geschrieben haben. chmod 600 ${path}`,
			en: `Other accounts of this machine may read the file ${path}, which holds what people wrote. chmod 600 ${path}`,
		});
	const free = bavail * bsize;
	if (free < size + ROOM) {
		const room = Math.round(free / 1024 / 1024);
		notes.push({
			level: "warning",
			de: `Auf der Platte von ${path} sind nur noch ${room} MB frei. Schaffe Platz, ehe nichts mehr gespeichert werden kann.`,
			en: `Only ${room} MB are left on the disk of ${path}. Make room before nothing can be stored any more.`,
		});
	}
	return notes;
}

function adapter(db: DatabaseSync, path: string, { now }: AdapterOptions): Adapter {
	const inFile = path !== ":memory:";
	const statements = new Map<string, StatementSync>();
	const sql = (text: string): StatementSync => {
		let statement = statements.get(text);
		if (!statement) {
			statement = db.prepare(text);
			statements.set(text, statement);
		}
		return statement;
	};
	const ALIVE = "(expires IS NULL OR expires > ?)";
	const { together, flush } = transactionsOf(db);
	const UPSERT = "ON CONFLICT (namespace, key) DO UPDATE SET value = excluded.value, expires = excluded.expires";

	function write(space: string, rows: Row[]): void {
		let from = 0;
		for (const size of CHUNKS) {
			const insert = `INSERT INTO records VALUES ${Array(size).fill("(?, ?, ?, ?)").join(", ")} ${UPSERT}`;
			for (; rows.length - from >= size; from += size) {
				const chunk = rows.slice(from, from + size);
				sql(insert).run(...chunk.flatMap(({ key, value, expires }) => [space, key, value as string, expires ?? null]));
			}
		}
	}

	const erase = (space: string, key: string): boolean =>
		sql("DELETE FROM records WHERE namespace = ? AND key = ?").run(space, key).changes > 0;
	const read = (space: string, key: string): unknown =>
		sql(`SELECT value FROM records WHERE namespace = ? AND key = ? AND ${ALIVE}`).get(space, key, now())?.value;
	const hold = (space: string, keys: string[]): void => {
		if (keys.some((key) => read(space, key) === undefined)) throw notHeld();
	};

	return {
		texts: sqliteTexts(db, inFile),
		notes: async () => (inFile ? notesOn(path) : []),
		namespace: undefined,
		get capabilities() {
			return keyvStorageCapability(this);
		},
		async get(key) {
			return read(this.namespace ?? "", key);
		},
		async getMany(keys) {
			return keys.map((key) => read(this.namespace ?? "", key));
		},
		async has(key) {
			return read(this.namespace ?? "", key) !== undefined;
		},
		async hasMany(keys) {
			return keys.map((key) => read(this.namespace ?? "", key) !== undefined);
		},
		async set(key, value, expires) {
			const space = this.namespace ?? "";
			await together(() => write(space, [{ key, value, expires }]));
			return true;
		},
		async setMany(rows) {
			const space = this.namespace ?? "";
			const { rows: last, held } = apart(rows);
			const time = Math.max(now(), GONE);
			const gone = (row: Row) => row.expires !== undefined && row.expires <= time;
			await together(() => {
				hold(space, held);
				for (const row of last) if (gone(row)) erase(space, row.key);
				write(
					space,
					last.filter((row) => !gone(row)),
				);
			});
			return rows.map(() => true);
		},
		async delete(key) {
			const space = this.namespace ?? "";
			return together(() => erase(space, key));
		},
		async deleteMany(keys) {
			const space = this.namespace ?? "";
			return together(() => keys.map((key) => erase(space, key)));
		},
		async clear() {
			const space = this.namespace ?? "";
			await together(() => void sql("DELETE FROM records WHERE namespace = ?").run(space));
		},
		async disconnect() {
			flush();
			statements.clear();
			if (db.isOpen) db.close();
		},
		async insert({ key, value, expires }, held) {
			const insert = `INSERT INTO records VALUES (?, ?, ?, ?) ${UPSERT} WHERE records.expires <= ?`;
			const space = this.namespace ?? "";
			return together(() => {
				if (held !== undefined) hold(space, [held]);
				return sql(insert).run(space, key, value as string, expires ?? null, now()).changes > 0;
			});
		},
		async scan(prefix, { after, limit, reverse }) {
			// One bound a side: of two, SQLite uses the first for its index, and every page would begin at the first key again.
			const end = `${prefix}\u{10ffff}`;
			const inside = after?.startsWith(prefix) ? after : undefined;
			const [low, high] = reverse ? [prefix, inside ?? end] : [inside ?? prefix, end];
			const outside = inside === undefined && after !== undefined;
			const rows = sql(
				`SELECT key, value FROM records WHERE namespace = ? AND key ${inside !== undefined && !reverse ? ">" : ">="} ?
				AND key < ? ${outside ? `AND key ${reverse ? "<" : ">"} ?` : ""} AND ${ALIVE}
				ORDER BY key ${reverse ? "DESC" : "ASC"} LIMIT ?`,
			).all(this.namespace ?? "", low, high, ...(outside ? [after] : []), now(), limit);
			return rows.map(({ key, value }) => [key as string, value]);
		},
		async sweep() {
			const statement = sql(
				"DELETE FROM records WHERE rowid IN (SELECT rowid FROM records WHERE expires <= ? AND namespace = ? LIMIT ?)",
			);
			for (let total = 0; ; ) {
				const swept = Number(statement.run(now(), this.namespace ?? "", SWEEP).changes);
				total += swept;
				if (swept < SWEEP) return total;
				await sleep(0); // others may read between two batches
			}
		},
	};
}
