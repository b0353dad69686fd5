// A store that goes away and comes back: what was acknowledged is there, what was refused is not done later, and the
// process lives on. For every store with a server behind it.
import { describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { StoreError } from "../../src/errors.ts";
import { openStore, put, type RecordType } from "../../src/store/store.ts";
import { startLine } from "./line.ts";
import { subjects } from "./stores.ts";

const numbers: RecordType<{ n: number }> = { name: "number", version: 1, schema: z.strictObject({ n: z.number() }) };
const servers = subjects.flatMap(({ name, server }) => (server ? [{ name, server }] : []));

test.skipIf(servers.length > 0)("there is no server to lose (see above)", () => {});

describe.each(servers)("$name", ({ server }) => {
	test("cut and restored: everything rejects with what is wrong, then everything is there, and nothing more", async () => {
		const line = await startLine(server);
		const store = await openStore(server.fresh(line.at));
		const guild = store.guild("1");
		await Promise.all(Array.from({ length: 20 }, (_, n) => guild.commit([put(numbers, `x/${n}`, { n })])));
		for (let round = 0; round < 2; round++) {
			await line.cut();
			const started = performance.now();
			// At once and again later: of the lost connection, and of those that are refused.
			for (let again = 0; again < 2; again++) {
				await expect(guild.get(numbers, "x/0")).rejects.toThrow(StoreError);
				await expect(Array.fromAsync(guild.list(numbers, ""))).rejects.toThrow(StoreError);
				await expect(guild.commit([put(numbers, "lost", { n: 0 })])).rejects.toThrow(StoreError);
				await expect(guild.insert(numbers, "lost", { n: 0 })).rejects.toThrow(StoreError);
				await expect(store.sweep()).rejects.toThrow(StoreError);
				await expect(guild.check()).rejects.toThrow(
					/^the store is broken: (PostgreSQL|Redis): .*(ECONNRE|terminated|closed|offline)/,
				);
				await new Promise((resolve) => setTimeout(resolve, 20));
			}
			expect(performance.now() - started).toBeLessThan(3_000);
			await line.restore();
			await vi.waitFor(() => guild.check(), { timeout: 5_000, interval: 20 });
			expect(await Array.fromAsync(guild.list(numbers, ""))).toHaveLength(20 + round);
			expect(await guild.get(numbers, "lost")).toBeUndefined();
			await guild.commit([put(numbers, `after/${round}`, { n: 1 })]);
		}
		await store.close();
		await line.close();
	});

	test("cut in the middle of many commits: none is halved, none acknowledged is lost, none refused comes later", async () => {
		const line = await startLine(server);
		const url = server.fresh(line.at);
		const store = await openStore(url);
		const guild = store.guild("1");
		const acknowledged = new Set<number>();
		const commits: Promise<void>[] = [];
		for (let n = 0; n < 300; n++) {
			const pair = [put(numbers, `left/${n}`, { n }), put(numbers, `right/${n}`, { n })];
			commits.push(guild.commit(pair).then(() => void acknowledged.add(n)));
			if (n === 150) await vi.waitFor(() => expect(acknowledged.size).toBeGreaterThan(20), { interval: 1 });
			if (n === 150) void line.cut();
		}
		const results = await Promise.allSettled(commits);
		for (const result of results) if (result.status === "rejected") expect(result.reason).toBeInstanceOf(StoreError);
		expect(acknowledged.size).toBeLessThan(300);
		await line.restore();
		await vi.waitFor(() => guild.check(), { timeout: 5_000, interval: 20 });
		const found = async () => {
			const [left, right] = await Promise.all(
				["left/", "right/"].map(async (side) =>
					(await Array.fromAsync(guild.list(numbers, side))).map(({ value }) => value.n),
				),
			);
			expect(left).toEqual(right);
			return new Set(left);
		};
		const there = await found();
		expect([...acknowledged].filter((n) => !there.has(n))).toEqual([]);
		await guild.commit([put(numbers, "after", { n: 1 })]);
		expect(await found()).toEqual(there);
		await store.close();
		await line.close();
	});

	test("silent: what is asked is given up in time, and a new connection is made", async () => {
		const line = await startLine(server);
		const store = await openStore(`${server.fresh(line.at)}&timeout=1`);
		await store.commit([put(numbers, "x", { n: 1 })]);
		line.silence();
		const started = performance.now();
		const asked = [store.get(numbers, "x"), store.commit([put(numbers, "lost", { n: 0 })])];
		for (const result of await Promise.allSettled(asked))
			expect(result).toMatchObject({ status: "rejected", reason: expect.any(StoreError) });
		expect(performance.now() - started).toBeLessThan(3_000);
		await line.restore();
		await vi.waitFor(() => store.check(), { timeout: 5_000, interval: 20 });
		expect(await store.get(numbers, "x")).toEqual({ n: 1 });
		expect(await store.get(numbers, "lost")).toBeUndefined();
		await store.close();
		await line.close();
	});

	test("a server that is not there, and an address that cannot be read, are said without the password", async () => {
		const line = await startLine(server);
		await line.cut();
		const away = new URL(server.fresh(line.at));
		away.username = "anna";
		away.password = "geheim";
		const scheme = away.protocol;
		for (const [url, reason] of [
			[away.href, /cannot open the \w+ store: (PostgreSQL|Redis): .*ECONNREFUSED.*127\.0\.0\.1/],
			[`${scheme}//anna:geh/eim@x:y/z`, /address cannot be read.*%40/],
			[`${scheme}//anna:geheim@127.0.0.1/x?timeout=never`, /"timeout" in the address/],
		] as const) {
			const error = await openStore(url).catch((error: unknown) => error);
			expect(error).toBeInstanceOf(StoreError);
			expect(String(error)).toMatch(reason);
			for (let e: unknown = error; e instanceof Error; e = e.cause)
				expect(JSON.stringify([e.message, e.stack, { ...e }])).not.toMatch(/geh\/?eim/);
		}
	});
});
