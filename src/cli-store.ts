// `wortmeldung store …`: moving an installation to another store, and backup and restore of the SQLite file.
import { existsSync, realpathSync } from "node:fs";
import { resolve } from "node:path";
import { messageOf, UserError } from "./errors.ts";
import { isRunningOn } from "./shards/alive.ts";
import { parseUrl } from "./store/adapters/sqlite.ts";
import { copyStore } from "./store/copy.ts";
import { openAdapter } from "./store/open.ts";
import { backUpSqlite, restoreSqlite } from "./store/sqlite-file.ts";
import { defineTexts } from "./texts.ts";

const texts = defineTexts({
	de: {
		usage:
			"Aufruf: store copy VON NACH [--force] · store backup DATEI [--force] · store restore DATEI. VON und NACH sind Adressen wie in bot.yaml, zum Beispiel sqlite:data/wortmeldung.db oder postgres://wort@127.0.0.1/wortmeldung.",
		occupied:
			"Im Ziel liegt schon etwas anderes. Mit --force wird es durch den Inhalt der Quelle ersetzt; was jetzt dort liegt, ist dann weg.",
		runningOnSource:
			"Mit der Quelle läuft gerade ein Wortmeldung. Beende es und wiederhole den Befehl; was es inzwischen entscheidet, ginge verloren.",
		runningOnTarget: "Mit dem Ziel läuft gerade ein Wortmeldung. Beende es und wiederhole den Befehl.",
		same: "Quelle und Ziel sind derselbe Speicher.",
		unfinished: "Die Quelle ist selbst das Ziel einer Kopie, die nicht fertig wurde. Wiederhole zuerst diese Kopie.",
		changed:
			"Während der Kopie hat jemand in die Quelle geschrieben. Beende Wortmeldung und wiederhole den Befehl; das Ziel ist bis dahin gesperrt.",
		different:
			"Im Ziel steht nicht, was geschrieben wurde; womöglich schreibt noch jemand anderes hinein. Wiederhole den Befehl; das Ziel ist bis dahin gesperrt.",
		onlySqlite:
			"Das geht nur mit einer SQLite-Datei; in bot.yaml steht „{scheme}:“. Für PostgreSQL gibt es pg_dump und pg_restore, für Redis BGSAVE und die AOF-Datei. Oder beende Wortmeldung und kopiere: store copy VON sqlite:DATEI",
		noStore: "Den Speicher {path} gibt es noch nicht.",
		fileThere: "{file} gibt es schon. Nimm einen anderen Namen, oder ersetze sie mit --force.",
		itself: "{file} ist der Speicher selbst. Nimm einen anderen Namen.",
		noFile: "{file} gibt es nicht.",
		inUse: "Der Speicher {path} wird gerade benutzt. Beende Wortmeldung und wiederhole den Befehl.",
		failed: "Das ist nicht gelungen, alles ist wie vorher: {reason}",
	},
	en: {
		usage:
			"Usage: store copy FROM TO [--force] · store backup FILE [--force] · store restore FILE. FROM and TO are addresses as in bot.yaml, such as sqlite:data/wortmeldung.db or postgres://wort@127.0.0.1/wortmeldung.",
		occupied:
			"The target already holds something else. With --force it is replaced by what the source holds; what is there now is then gone.",
		runningOnSource:
			"A Wortmeldung is running on the source. Stop it and repeat the command; what it decides meanwhile would be lost.",
		runningOnTarget: "A Wortmeldung is running on the target. Stop it and repeat the command.",
		same: "Source and target are the same store.",
		unfinished: "The source is itself the target of a copy that was not finished. Repeat that copy first.",
		changed:
			"Somebody wrote to the source during the copy. Stop Wortmeldung and repeat the command; the target is locked until then.",
		different:
			"The target does not hold what was written; perhaps somebody else is writing to it. Repeat the command; the target is locked until then.",
		onlySqlite:
			"That works only with an SQLite file; bot.yaml says “{scheme}:”. For PostgreSQL there are pg_dump and pg_restore, for Redis BGSAVE and the AOF file. Or stop Wortmeldung and copy: store copy FROM sqlite:FILE",
		noStore: "There is no store {path} yet.",
		fileThere: "{file} exists already. Choose another name, or replace it with --force.",
		itself: "{file} is the store itself. Choose another name.",
		noFile: "There is no {file}.",
		inUse: "The store {path} is in use. Stop Wortmeldung and repeat the command.",
		failed: "That did not work, everything is as it was: {reason}",
	},
});

export interface StoreCommandOptions {
	readonly force: boolean;
	/** The address in bot.yaml. */
	readonly configured: () => Promise<string>;
	/** Milliseconds since 1970. */
	readonly now: number;
	/** Milliseconds to watch a store for somebody who uses it; as isRunningOn knows it where it is left out. */
	readonly watch?: number;
	/** Told how far it is, on standard error. */
	readonly progress: (line: string) => void;
}

/**
 * @param words what stands behind `store` on the command line
 * @returns what was done, for standard output
 * @throws UserError, StoreError
 */
export async function storeCommand(words: readonly string[], options: StoreCommandOptions): Promise<object> {
	const [task = "", ...names] = words;
	const [first, second, ...more] = names;
	if (task === "copy" && first && second && more.length === 0) return copy(first, second, options);
	if (first && names.length === 1) {
		if (task === "backup") return backUp(first, options);
		if (task === "restore") return restore(first, options);
	}
	throw new UserError(texts.usage);
}

async function copy(from: string, to: string, { force, now, watch, progress }: StoreCommandOptions): Promise<object> {
	// A copy must not make what it copies from: SQLite makes the file that it is told to open.
	if (/^sqlite:/i.test(from)) existing(parseUrl(from).path);
	const source = await openAdapter(from, { now: () => now });
	try {
		const target = await openAdapter(to, { now: () => now });
		try {
			const [used, usedToo] = await Promise.all([source, target].map((store) => isRunningOn(store, watch)));
			if (used) throw new UserError(texts.runningOnSource);
			if (usedToo) throw new UserError(texts.runningOnTarget);
			const result = await copyStore(source, target, {
				force,
				progress: (n) => n % 10_000 === 0 && progress(`${n} …`),
			});
			if (!("contents" in result)) throw new UserError(texts[result.outcome]);
			return { outcome: result.outcome, ...result.contents };
		} finally {
			await target.disconnect();
		}
	} finally {
		await source.disconnect();
	}
}

async function backUp(file: string, { force, configured }: StoreCommandOptions): Promise<object> {
	const path = existing(sqlitePath(await configured()));
	if (existsSync(file) && realpathSync(file) === realpathSync(path)) throw new UserError(texts.itself, { file });
	if (existsSync(file) && !force) throw new UserError(texts.fileThere, { file });
	const records = await trying(path, () => backUpSqlite(path, file));
	return { outcome: "saved", file: resolve(file), records };
}

async function restore(file: string, { configured, now }: StoreCommandOptions): Promise<object> {
	const path = sqlitePath(await configured());
	if (!existsSync(file)) throw new UserError(texts.noFile, { file });
	if (existsSync(path) && realpathSync(file) === realpathSync(path)) throw new UserError(texts.itself, { file });
	const stamp = new Date(now).toISOString().slice(0, 19).replace(/\D/g, "-");
	const { records, former } = await trying(path, async () => restoreSqlite(file, path, stamp));
	return { outcome: "restored", store: resolve(path), records, former: former && resolve(former) };
}

function sqlitePath(url: string): string {
	const scheme = url.split(":")[0]!;
	if (scheme.toLowerCase() !== "sqlite") throw new UserError(texts.onlySqlite, { scheme });
	return parseUrl(url).path;
}

function existing(path: string): string {
	if (!existsSync(path)) throw new UserError(texts.noStore, { path });
	return path;
}

async function trying<T>(path: string, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		const reason = messageOf(error);
		throw reason === "in use" ? new UserError(texts.inUse, { path }) : new UserError(texts.failed, { reason });
	}
}
