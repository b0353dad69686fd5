import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { StoreError } from "../../src/errors.ts";
import { sortable } from "../../src/store/keys.ts";
import { openStore, put } from "../../src/store/store.ts";
import { fill } from "../faults/mortal.ts";
import { endDisks, freeDisk, hasDisks, takeDisk } from "../faults/small-disk.ts";

const folder = mkdtempSync(join(tmpdir(), "wortmeldung-sqlite-"));
afterAll(() => {
	rmSync(folder, { recursive: true });
	endDisks();
});
const note = { name: "note", version: 1, schema: z.string() };

test("the file is made with its folder, for its owner alone, in WAL, and flushed by default", async () => {
	const path = join(folder, "new", "folder", "x.db");
	const store = await openStore(`sqlite:${path}`);
	await store.commit([put(note, "x", "there")]);
	for (const file of [path, `${path}-wal`, `${path}-shm`]) expect(statSync(file).mode & 0o777, file).toBe(0o600);
	const db = new DatabaseSync(path, { readOnly: true });
	expect(Object.values(db.prepare("PRAGMA journal_mode").get()!)).toEqual(["wal"]);
	db.close();
	await store.close();
	expect(existsSync(`${path}-wal`)).toBe(false);
	const again = await openStore(`sqlite:///${path.slice(1)}?synchronous=normal`);
	expect(await again.get(note, "x")).toBe("there");
	await again.close();
	await again.close();
});

test("what is no store of ours is refused and left as it is", async () => {
	const foreign = join(folder, "foreign.db");
	const newer = join(folder, "newer.db");
	const text = join(folder, "text.db");
	for (const [path, sql] of [
		[foreign, "CREATE TABLE theirs (x)"],
		[newer, "PRAGMA application_id = 0x576f7274; PRAGMA user_version = 99"],
	] as const) {
		const db = new DatabaseSync(path);
		db.exec(sql);
		db.close();
	}
	writeFileSync(text, "Das ist keine Datenbank, sondern ein Brief. ".repeat(50));
	for (const [url, reason] of [
		[`sqlite:${foreign}`, /belongs to another program/],
		[`sqlite:${newer}`, /newer Wortmeldung/],
		[`sqlite:${text}`, /not a database/],
		[`sqlite:${folder}`, /./],
		["sqlite:", /names no file/],
		["sqlite:x.db?sync=off", /unknown parameter "sync"/],
		["sqlite:x.db?synchronous=off", /"full" or "normal"/],
	] as const) {
		const error = await openStore(url).then(
			() => undefined,
			(error: unknown) => error,
		);
		expect(error, url).toBeInstanceOf(StoreError);
		expect(String(error), url).toMatch(reason);
	}
	const db = new DatabaseSync(foreign);
	expect(db.prepare("SELECT name FROM sqlite_schema").all()).toHaveLength(1);
	db.close();
});

// To mount a disk of its own takes root.
test.skipIf(!hasDisks())(
	"a disk that is full to the last byte: said plainly, read as ever, and forgotten when there is room",
	async () => {
		const disk = takeDisk();
		const store = await openStore(`sqlite:${join(disk, "x.db")}`);
		await store.commit([put(note, "x", "before")]);
		await store.check();
		const free = fill(join(disk, "ballast"));
		const more = [put(note, "x", "after"), put(note, "y", "Zeile ".repeat(5_000))];
		await expect(store.commit(more)).rejects.toThrow(/disk is full/);
		await expect(store.check()).rejects.toThrow(/the store cannot be written to: .*full/);
		expect(await store.get(note, "x")).toBe("before");
		free();
		await store.check();
		await store.commit(more);
		fill(join(disk, "ballast"));
		const large = put(note, "z", "x".repeat(1_000_000));
		await expect(store.insert(note, "z", "x".repeat(1_000_000))).rejects.toThrow(StoreError);
		await expect(store.commit([large])).rejects.toThrow(/disk is full/);
		expect(await store.get(note, "x")).toBe("after");
		expect(await store.get(note, "z")).toBe(undefined);
		await store.close();
		freeDisk(disk);
	},
);

test("numbers sort as segments", () => {
	const numbers = [0, 9, 10, 99, 1_700_000_000_000, 9_007_199_254_740_991];
	expect(numbers.map(sortable).sort()).toEqual(numbers.map(sortable));
	const ids = [99_999_999_999_999_999n, 100_000_000_000_000_000n, 18_446_744_073_709_551_615n];
	expect(ids.map(sortable).sort()).toEqual(ids.map(sortable));
	for (const wrong of [-1, 1.5, Number.NaN]) expect(() => sortable(wrong)).toThrow(StoreError);
});

test("writers at once share a transaction: one that cannot be done is rejected alone, and the end loses none", async () => {
	const path = join(folder, "shared.db");
	const store = await openStore(`sqlite:${path}`);
	const db = new DatabaseSync(path);
	db.exec(
		"CREATE TRIGGER poison BEFORE INSERT ON records WHEN NEW.key LIKE '%/7' BEGIN SELECT RAISE(ABORT, 'poisoned'); END",
	);
	const keys = Array.from({ length: 20 }, (_, n) => `x/${n}`);
	const done = await Promise.allSettled(
		keys.map((key) => store.commit([put(note, `a${key}`, key), put(note, key, key)])),
	);
	expect(done.flatMap(({ status }, n) => (status === "rejected" ? [n] : []))).toEqual([7]);
	expect(await store.get(note, "ax/7")).toBeUndefined();
	expect(await store.get(note, "ax/8")).toBe("x/8");
	const last = store.commit([put(note, "last", "there")]);
	// As soon as it waits for its transaction.
	for (let turn = 0; turn < 20; turn++) await null;
	await Promise.all([last, store.close()]);
	expect(db.prepare("SELECT count(*) AS n FROM records WHERE key LIKE '%last'").get()).toMatchObject({ n: 1 });
	db.close();
});
