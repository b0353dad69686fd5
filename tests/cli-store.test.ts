// `wortmeldung store …` as an operator types it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { storeCommand } from "../src/cli-store.ts";
import { StoreError, UserError } from "../src/errors.ts";
import { claimRecord, claimShards } from "../src/shards/claim.ts";
import { openStore, put, type RecordType } from "../src/store/store.ts";
import { subjects } from "./contracts/stores.ts";

const CLI = fileURLToPath(new URL("../src/cli.ts", import.meta.url));
const WRITER = fileURLToPath(new URL("contracts/store-process.ts", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "wortmeldung-cli-store-"));
afterAll(() => rmSync(folder, { recursive: true }));
const numbers: RecordType<{ n: number }> = { name: "number", version: 1, schema: z.strictObject({ n: z.number() }) };
/** What bot.yaml says. */
let configured = "";

/** As cli.ts calls it: what is done, or the reason why not. */
async function store(...words: string[]): Promise<Record<string, unknown> & { err: string }> {
	const force = words.includes("--force");
	const options = { force, configured: async () => configured, now: Date.now(), watch: 400, progress: () => {} };
	try {
		return {
			...(await storeCommand(
				words.filter((word) => word !== "--force"),
				options,
			)),
			err: "",
		};
	} catch (error) {
		if (!(error instanceof UserError || error instanceof StoreError)) throw error;
		return { err: error.message };
	}
}

async function lastPair(url: string): Promise<number> {
	const opened = await openStore(url);
	const guild = opened.guild("1");
	const [left, right] = [await guild.get(numbers, "left"), await guild.get(numbers, "right")];
	expect(left).toEqual(right);
	expect(await Array.fromAsync(guild.list(numbers, "log/"))).toHaveLength(left!.n);
	await opened.close();
	return left!.n;
}

test("a backup of a store that is being written to is whole, and comes back when nobody uses the store", async () => {
	const path = join(folder, "data", "bot.db");
	const file = join(folder, "sicherung.db");
	configured = `sqlite:${path}`;
	expect((await store("backup", file)).err).toContain("gibt es noch nicht");
	const writer = spawn(process.execPath, [WRITER, `sqlite:${path}`, "pairs"]);
	let written = 0;
	writer.stdout.on("data", (data) => {
		written += String(data).split("\n").length - 1;
	});
	while (written < 50) await once(writer.stdout, "data");
	const before = written - 1;
	const saved = await store("backup", file);
	expect(saved).toMatchObject({ outcome: "saved", file, err: "" });
	expect((await store("restore", file)).err).toContain("wird gerade benutzt");
	const meanwhile = written;
	while (written === meanwhile) await once(writer.stdout, "data");
	writer.kill("SIGKILL");
	await once(writer, "close");
	expect(statSync(file).mode & 0o777).toBe(0o600);
	expect(readdirSync(folder).filter((name) => name.startsWith("sicherung.db"))).toEqual(["sicherung.db"]);
	const kept = await lastPair(`sqlite:${file}`);
	expect(kept).toBeGreaterThanOrEqual(before);
	const newest = await lastPair(`sqlite:${path}`);
	expect(newest).toBeGreaterThan(kept);

	expect((await store("backup", file)).err).toContain("--force");
	// Put in its own place it would be another file than the one that the bot writes to.
	for (const task of ["backup", "restore"])
		expect((await store(task, join(folder, "data", ".", "bot.db"), "--force")).err).toContain("der Speicher selbst");
	expect((await store("restore", join(folder, "nichts.db"))).err).toContain("gibt es nicht");
	const garbage = join(folder, "muell.db");
	writeFileSync(garbage, "Das ist ein Brief. ".repeat(500));
	expect((await store("restore", garbage)).err).toMatch(/alles ist wie vorher: .*not a database/);
	expect(await lastPair(`sqlite:${path}`)).toBe(newest);

	const idle = await openStore(`sqlite:${path}`);
	expect((await store("restore", file)).err).toContain("wird gerade benutzt");
	expect(await idle.guild("1").get(numbers, "left")).toEqual({ n: newest });
	await idle.close();
	const restored = await store("restore", file);
	expect(restored).toMatchObject({ outcome: "restored", err: "" });
	expect(await lastPair(`sqlite:${path}`)).toBe(kept);
	expect(await lastPair(`sqlite:${restored.former}`)).toBe(newest);
	expect(readdirSync(join(folder, "data")).filter((name) => name.endsWith(".part"))).toEqual([]);

	// A damaged store is what backups are for.
	writeFileSync(path, "zerschossen ".repeat(1_000));
	expect((await store("backup", join(folder, "b.db"))).err).toContain("not a database");
	expect(readdirSync(folder).filter((name) => name.startsWith("b.db"))).toEqual([]);
	expect(await store("restore", file)).toMatchObject({ outcome: "restored", err: "" });
	expect(await lastPair(`sqlite:${path}`)).toBe(kept);
});

test.skipIf(process.getuid?.() !== 0)("what root makes for the bot's account belongs to that", async () => {
	const place = join(folder, "fremd");
	mkdirSync(place);
	chownSync(place, 1234, 1235);
	const path = join(place, "bot.db");
	configured = `sqlite:${path}`;
	await (await openStore(configured)).close();
	expect(statSync(path)).toMatchObject({ uid: 1234, gid: 1235 });
	const file = join(folder, "root.db");
	await store("backup", file);
	expect(statSync(file).uid).toBe(0);
	chownSync(path, 4321, 1235);
	expect(await store("restore", file)).toMatchObject({ outcome: "restored", store: path });
	expect(statSync(path)).toMatchObject({ uid: 4321, gid: 1235 });
	expect(statSync(path).mode & 0o777).toBe(0o600);
});

test("nothing is copied from under a Wortmeldung that runs, nor over one; who is gone stands in nobody's way", async () => {
	const [from, to] = [join(folder, "belegt.db"), join(folder, "leer.db")].map((path) => `sqlite:${path}`);
	const [used, other] = [await openStore(from!), await openStore(to!)];
	const timing = { beat: 30, valid: 200, lapse: 500 };
	const claim = await claimShards(used, undefined, { timing, onLost: () => {} });
	expect((await store("copy", from!, to!)).err).toMatch(/Mit der Quelle läuft/);
	expect((await store("copy", to!, from!, "--force")).err).toMatch(/Mit dem Ziel läuft/);
	const [mine] = await Array.fromAsync(used.list(claimRecord, "shard/"));
	await claim.release();
	// As a process leaves it that was killed.
	await used.commit([put(claimRecord, mine!.key, mine!.value)]);
	expect(await store("copy", from!, to!)).toMatchObject({ outcome: "copied", records: 1 });
	await Promise.all([used.close(), other.close()]);
});

test("copy moves between the stores there are, says what stands in the way, and shows no password", async () => {
	const [file, ...servers] = subjects.filter(({ outside }) => outside);
	const from = await file!.create();
	const filled = await openStore(from);
	await filled.guild("1").commit([put(numbers, "x", { n: 1 })]);
	await filled.close();
	for (const { create } of servers) {
		const to = await create();
		expect(await store("copy", from, to)).toMatchObject({ outcome: "copied", records: 1 });
		const other = await file!.create();
		await (await openStore(other)).close();
		expect(await store("copy", to, other)).toMatchObject({ outcome: "copied", records: 1 });
		configured = to;
		const refused = await store("backup", join(folder, "x.db"));
		expect(refused.err).toContain("nur mit einer SQLite-Datei");
		expect(refused.err).not.toContain("geheim");
	}
	const gone = await store("copy", "redis://anna:geheim@127.0.0.1:1/0", from);
	expect(gone.err).toMatch(/cannot open the redis store: Redis: .*ECONNREFUSED/);
	expect(gone.err).not.toContain("geheim");
	expect((await store("copy", `sqlite:${join(folder, "nie.db")}`, from)).err).toContain("gibt es noch nicht");
	expect(existsSync(join(folder, "nie.db"))).toBe(false);
	for (const words of [[], ["copy", from], ["backup"], ["sichern", "x"], ["restore", "a", "b"]])
		expect((await store(...words)).err).toMatch(/^Aufruf: store copy VON NACH/);
});

test("from the terminal: JSON on standard output, the reason in both languages and exit code 2", async () => {
	const [from, to] = [join(folder, "von.db"), join(folder, "nach.db")].map((path) => `sqlite:${path}`);
	await (await openStore(from!)).close();
	const run = async (...words: string[]) => {
		const child = spawn(process.execPath, [CLI, "store", ...words]);
		const closed = once(child, "close");
		const [out, err] = await Promise.all([child.stdout, child.stderr].map((stream) => text(stream)));
		return { code: (await closed)[0], out, err };
	};
	const [copied, refused] = await Promise.all([run("copy", from!, to!), run("copy", from!, from!, "--force")]);
	expect(copied).toMatchObject({ code: 0, err: "" });
	expect(JSON.parse(copied.out!)).toMatchObject({ outcome: "copied", records: 0 });
	expect(refused).toMatchObject({ code: 2, out: "" });
	expect(refused.err).toMatch(/derselbe Speicher.* \/ .*the same store/);
});
