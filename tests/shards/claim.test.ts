// Two owners of a shard: refused while the first lives, taken over when it is gone, and never both at once.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { StoreError } from "../../src/errors.ts";
import { type Claim, claimRecord, claimShards, ShardTaken } from "../../src/shards/claim.ts";
import { guarding } from "../../src/shards/guarding.ts";
import type { Share } from "../../src/shards/share.ts";
import { type Installation, openStore, put } from "../../src/store/store.ts";

const timing = { beat: 40, valid: 200, lapse: 500 };
const SECOND = fileURLToPath(new URL("./claim-process.ts", import.meta.url));
let folder: string;
let url: string;
let store: Installation;
let children: ChildProcess[];
let claims: Claim[];
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), "wortmeldung-claim-"));
	url = `sqlite:${join(folder, "store.db")}`;
	store = await openStore(url);
	children = [];
	claims = [];
});
afterEach(async () => {
	for (const child of children) child.kill("SIGKILL");
	for (const claim of claims) await claim.release().catch(() => {});
	await store.close();
	await rm(folder, { recursive: true, force: true });
});

async function claim(share?: Share, onLost: (error: Error) => void = () => {}, over = store): Promise<Claim> {
	const taken = await claimShards(over, share, { timing, onLost });
	claims.push(taken);
	return taken;
}

async function inAnotherProcess(
	...share: string[]
): Promise<{ child: ChildProcess; said: string; next(): Promise<string> }> {
	const child = spawn(process.execPath, [SECOND, url, ...share], { stdio: ["ignore", "pipe", "inherit"] });
	children.push(child);
	const next = async (): Promise<string> => String((await once(child.stdout!, "data"))[0]).trim();
	return { child, said: await next(), next };
}

const records = async () => {
	const found = [];
	for await (const record of store.list(claimRecord, "shard/")) found.push(record);
	return found;
};
test("while one lives no other takes its shards, all of them or other numbers of them; beside it others may", async () => {
	const first = await claim({ ids: [0, 1], of: 4 });
	await expect(claim({ ids: [1, 2], of: 4 })).rejects.toThrow(ShardTaken);
	await expect(claim()).rejects.toThrow(/Shard 0 gehört schon einem anderen Prozess/);
	await expect(claim({ ids: [7], of: 8 })).rejects.toThrow(ShardTaken);
	const beside = await claim({ ids: [2, 3], of: 4 });
	expect(first.holds() && beside.holds()).toBe(true);
	await first.release();
	await beside.release();
	expect(await records()).toEqual([]);
	await claim();
	await expect(claim({ ids: [0], of: 1 })).rejects.toThrow(/läuft schon ein Wortmeldung/);
});

test("of many who ask at once exactly one gets them", async () => {
	const tries = await Promise.allSettled(Array.from({ length: 6 }, () => claim({ ids: [0, 1, 2], of: 3 })));
	expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
	expect((await records()).length).toBe(3);
});

test("a killed process on this machine is taken over at once", async () => {
	const { child, said } = await inAnotherProcess("0", "2");
	expect(said).toBe("owner");
	const gone = once(child, "exit");
	child.kill("SIGKILL");
	await gone;
	const from = performance.now();
	await claim({ ids: [0], of: 2 });
	expect(performance.now() - from).toBeLessThan(timing.lapse);
});

test("one that stands still is taken over after a while, decides nothing when it wakes up, and ends", async () => {
	const first = await inAnotherProcess("0", "2");
	first.child.kill("SIGSTOP");
	const from = performance.now();
	const second = await claim({ ids: [0], of: 2 });
	expect(performance.now() - from).toBeGreaterThan(timing.lapse);
	const ended = first.next();
	first.child.kill("SIGCONT");
	expect(await ended).toBe("lost");
	expect(second.holds()).toBe(true);
});

test("what an owner began to write and stood still over is not written once another has taken over", async () => {
	let goOn = (): void => {};
	const pause = new Promise<void>((resolve) => {
		goOn = resolve;
	});
	const slow = { ...store.guild("1") };
	slow.commit = (changes) => pause.then(() => store.guild("1").commit(changes));
	slow.insert = (...values) => pause.then(() => store.guild("1").insert(...values));
	let asleep = false;
	const lost: Error[] = [];
	const own = await claim(undefined, (error) => lost.push(error), {
		...store,
		commit: (changes) => (asleep ? new Promise(() => {}) : store.commit(changes)),
	});
	const mine = guarding(slow, own);
	const write = [put(claimRecord, "shard/x/1", (await records())[0]!.value)];
	asleep = true;
	// It holds the shards as it asks, and then stands still.
	const late = [mine.commit(write), mine.insert(claimRecord, "shard/x/2", (await records())[0]!.value)];
	const ends = Promise.allSettled(late);
	const next = await claim();
	goOn();
	expect((await ends).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
	expect(await store.guild("1").get(claimRecord, "shard/x/1")).toBeUndefined();
	await guarding(store.guild("1"), next).commit(write);
	expect(await store.guild("1").get(claimRecord, "shard/x/1")).toBeDefined();
	asleep = false;
	await expect.poll(() => lost.length).toBe(1);
	expect(next.holds()).toBe(true);
});

test("a clock that is hours away takes nothing from an owner that lives", async () => {
	await claim();
	const later = Date.now() + 86_400_000;
	const clock = vi.spyOn(Date, "now").mockImplementation(() => later);
	await expect(claim().finally(() => clock.mockRestore())).rejects.toThrow(ShardTaken);
});

test("without a store an owner stops writing, and goes on where nobody came meanwhile", async () => {
	let away = false;
	const fragile: Installation = {
		...store,
		commit: (changes) => (away ? Promise.reject(new StoreError("away")) : store.commit(changes)),
	};
	const lost: Error[] = [];
	const own = await claim(undefined, (error) => lost.push(error), fragile);
	expect(own.holds()).toBe(true);
	away = true;
	await expect.poll(() => own.holds()).toBe(false);
	await expect(guarding(store.guild("1"), own).commit([])).rejects.toThrow(/nothing is written/);
	away = false;
	await expect.poll(() => own.holds()).toBe(true);
	expect(lost).toEqual([]);
});

test("an owner whose place was taken and left again meanwhile has lost it all the same", async () => {
	const lost: Error[] = [];
	const own = await claim(undefined, (error) => lost.push(error));
	const [mine] = await records();
	await store.commit([put(claimRecord, mine!.key, { ...mine!.value, owner: "another", beat: 99 })]);
	await expect.poll(() => lost.length).toBe(1);
	expect(own.holds()).toBe(false);
	expect((await records()).map(({ value }) => value.owner)).toEqual(["another"]);
});
