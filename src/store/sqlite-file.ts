// The SQLite store as a file: a copy of it while the bot runs, and putting a copy back.
import {
	chmodSync,
	closeSync,
	copyFileSync,
	existsSync,
	fsyncSync,
	linkSync,
	mkdirSync,
	openSync,
	renameSync,
	rmSync,
} from "node:fs";
import { dirname, resolve } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { APPLICATION } from "./adapters/sqlite.ts";
import { handOver } from "./file-owner.ts";

/** All in one step: SQLite begins anew when another process writes between two, and readers hold up nobody in WAL. */
const PAGES = 2 ** 31 - 1;

/**
 * Copies the store's file, with all that was committed when the copy ends, while others read and write it.
 * @param path of the store; it must exist
 * @param file is replaced only when the copy is whole and checked
 * @returns the number of records in the copy
 * @throws Error when it cannot be read or written, or is no store
 */
export async function backUpSqlite(path: string, file: string): Promise<number> {
	const part = `${file}.part`;
	rmSync(part, { force: true });
	closeSync(openSync(part, "wx", 0o600)); // cases and comments: for the owner's eyes
	try {
		const source = new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
		try {
			await backup(source, part, { rate: PAGES });
		} finally {
			source.close();
		}
		alone(part);
		const records = checkSqlite(part);
		flush(part);
		renameSync(part, file);
		flushFolder(file);
		return records;
	} catch (error) {
		for (const more of ["", "-wal", "-shm"]) rmSync(part + more, { force: true });
		throw error;
	}
}

/**
 * Puts a backup in the store's place. What was there is kept beside it.
 * @returns the number of records, and where the former store is now (null where there was none)
 * @throws Error when the backup is damaged or no store of ours; "in use" when somebody has the store open
 */
export function restoreSqlite(file: string, path: string, stamp: string): { records: number; former: string | null } {
	const records = checkSqlite(file);
	mkdirSync(dirname(path), { recursive: true });
	const part = `${path}.part`;
	copyFileSync(file, part);
	chmodSync(part, 0o600);
	handOver(part, existsSync(path) ? path : dirname(path));
	flush(part);
	const former = existsSync(path) ? `${path}.${stamp}` : null;
	if (former === null) renameSync(part, path);
	else {
		checkUnused(path, part);
		for (const more of ["-wal", "-shm"]) if (existsSync(path + more)) renameSync(path + more, former + more);
		keep(path, former);
		renameSync(part, path);
	}
	flushFolder(path);
	return { records, former };
}

/** A second name for it, so that at no moment there is none under the first: a start would make a new, empty store. */
function keep(path: string, former: string): void {
	try {
		linkSync(path, former);
	} catch {
		// Some file systems have no second names.
		renameSync(path, former);
	}
}

/** Out of WAL: the copy is one file, and whoever reads it leaves no other beside it. */
function alone(path: string): void {
	const db = new DatabaseSync(path);
	try {
		db.exec("PRAGMA journal_mode = DELETE");
	} finally {
		db.close();
	}
}

function flushFolder(path: string): void {
	try {
		flush(dirname(resolve(path)));
	} catch {
		// Windows flushes no folders.
	}
}

/** Leaves WAL, which SQLite allows only to the last that has the file open. A damaged file is nobody's. */
function checkUnused(path: string, part: string): void {
	const db = new DatabaseSync(path, { timeout: 0 });
	try {
		db.exec("PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE; COMMIT");
	} catch (error) {
		if (/not a database|malformed/.test(String(error))) return;
		rmSync(part, { force: true });
		throw /locked|busy/i.test(String(error)) ? new Error("in use") : error;
	} finally {
		db.close();
	}
}

/** @returns the number of records @throws Error when it is damaged or no store of ours */
function checkSqlite(file: string): number {
	const db = new DatabaseSync(file, { readOnly: true });
	try {
		const { application_id } = db.prepare("PRAGMA application_id").get() as { application_id: number };
		if (application_id !== APPLICATION) throw new Error(`${file} is no store of Wortmeldung`);
		const found = db.prepare("PRAGMA integrity_check").get() as { integrity_check: string };
		if (found.integrity_check !== "ok") throw new Error(`${file} is damaged: ${found.integrity_check}`);
		return (db.prepare("SELECT count(*) AS n FROM records").get() as { n: number }).n;
	} finally {
		db.close();
	}
}

function flush(path: string): void {
	const handle = openSync(path, "r");
	fsyncSync(handle);
	closeSync(handle);
}
