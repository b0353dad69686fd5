// The stores that the contract runs over, and how each is harmed from outside.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { placeOf, postgres, redis, type Server } from "./servers.ts";

export interface Subject {
	readonly name: string;
	/** The URL of a new, empty store. */
	create(): string | Promise<string>;
	/** Hands on the store from outside. Absent where no second connection can reach it. */
	readonly outside?: {
		/** From now on writing this key fails. */
		poison(url: string, key: string): unknown;
		/** Puts this text where the record's encoded value is. */
		corrupt(url: string, key: string, text: string): unknown;
		/** The connection still stands, but reading and writing fail. */
		ruin(url: string): unknown;
	};
	/** The server behind it, for a connection that breaks. */
	readonly server?: Server;
}

const folder = mkdtempSync(join(process.env.WORTMELDUNG_TEST_FOLDER ?? tmpdir(), "wortmeldung-store-"));
let files = 0;
const sqlite = (url: string, work: (db: DatabaseSync) => void) => {
	const db = new DatabaseSync(url.replace("sqlite:", ""), { timeout: 5000 });
	work(db);
	db.close();
};

export const subjects: Subject[] = [
	{ name: "SQLite in memory", create: () => "sqlite::memory:" },
	{
		name: "SQLite in a file",
		create: () => `sqlite:${join(folder, `${++files}.db`)}`,
		outside: {
			poison: (url, key) =>
				sqlite(url, (db) =>
					db.exec(
						`CREATE TRIGGER poison BEFORE INSERT ON records WHEN NEW.key = '${key}' BEGIN SELECT RAISE(ABORT, 'poisoned'); END`,
					),
				),
			corrupt: (url, key, text) =>
				sqlite(url, (db) => {
					const { changes } = db.prepare("UPDATE records SET value = ? WHERE key = ?").run(text, key);
					if (changes !== 1) throw new Error(`no row ${key}`);
				}),
			ruin: (url) => sqlite(url, (db) => db.exec("ALTER TABLE records RENAME TO elsewhere")),
		},
	},
];

if (postgres) {
	const { sql, fresh } = postgres;
	subjects.push({
		name: "PostgreSQL",
		create: () => fresh(),
		server: postgres,
		outside: {
			poison: (url, key) =>
				sql(`ALTER TABLE ${placeOf(url)}.records ADD CONSTRAINT poison CHECK (key <> '${key}') NOT VALID`),
			async corrupt(url, key, text) {
				const update = `UPDATE ${placeOf(url)}.records SET value = $1 WHERE key = $2 RETURNING 1`;
				if ((await sql(update, [text, key])).length !== 1) throw new Error(`no row ${key}`);
			},
			ruin: (url) => sql(`ALTER TABLE ${placeOf(url)}.records RENAME TO elsewhere`),
		},
	});
}

if (redis) {
	const { command, fresh } = redis;
	const rights = (url: string, ...rules: string[]) => command("ACL", "SETUSER", placeOf(url), "resetkeys", ...rules);
	// Each store under a user of its own, whose rights can be taken away while the connection stands.
	const create = async (): Promise<string> => {
		const url = new URL(fresh());
		url.username = placeOf(url.href);
		url.password = "geheim";
		await rights(url.href, "on", ">geheim", "+@all", "~*");
		return url.href;
	};
	subjects.push({
		name: "Redis",
		create,
		server: redis,
		outside: {
			// There is no "all but this key": all whose last, last but one, … character differs.
			poison: (url, key) =>
				rights(url, ...[...key.slice(-4)].map((sign, i, tail) => `~*[^${sign}]${tail.slice(i + 1).join("")}`)),
			async corrupt(url, key, text) {
				const at = `${placeOf(url)}:record:${key}`;
				if ((await command("EXISTS", at)) !== 1) throw new Error(`no row ${key}`);
				await command("SET", at, `|${text}`);
			},
			ruin: (url) => rights(url),
		},
	});
}
