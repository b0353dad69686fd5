// What every store must hold, as data over the adapters: add a subject, and all of it runs over it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { Keyv } from "keyv";
import { describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { StoreError } from "../../src/errors.ts";
import { loadRegistry } from "../../src/registry.ts";
import type { AdapterDefinition } from "../../src/store/adapter.ts";
import { guildStore, held, openStore, put, type RecordType, remove, type Store } from "../../src/store/store.ts";
import { postgres, redis } from "./servers.ts";
import { subjects } from "./stores.ts";

const adapters = await loadRegistry<AdapterDefinition>(new URL("../../src/store/adapters", import.meta.url));

const note: RecordType<{ text: string }> = { name: "note", version: 1, schema: z.strictObject({ text: z.string() }) };
const numbers: RecordType<{ n: number }> = { name: "number", version: 1, schema: z.strictObject({ n: z.number() }) };

async function all<T>(records: AsyncIterable<{ key: string; value: T }>): Promise<Array<[string, T]>> {
	const found: Array<[string, T]> = [];
	for await (const { key, value } of records) found.push([key, value]);
	return found;
}
const keys = async (records: AsyncIterable<{ key: string }>) => (await Array.fromAsync(records)).map(({ key }) => key);

describe.each(subjects)("$name", ({ create, outside }) => {
	test("agrees with a map under any sequence of commits, inserts, lists and passing time", async () => {
		const name = fc.constantFrom(
			"a",
			"a/1",
			"a/2",
			"a/10",
			"ab",
			"b",
			"b/x:y",
			"Z",
			"a.b",
			"a-b",
			"~".replace("~", "_"),
		);
		const ttl = fc.option(fc.integer({ min: 1, max: 50 }), { nil: undefined });
		const step = fc.oneof(
			fc.record({
				kind: fc.constant("commit" as const),
				puts: fc.array(fc.tuple(name, fc.nat(), ttl), { maxLength: 80 }),
				removes: fc.array(name, { maxLength: 3 }),
			}),
			fc.record({ kind: fc.constant("insert" as const), key: name, n: fc.nat(), ttl }),
			fc.record({
				kind: fc.constant("list" as const),
				prefix: fc.constantFrom("", "a", "a/", "a/1", "b/"),
				after: fc.option(name, { nil: undefined }),
				limit: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
				reverse: fc.boolean(),
			}),
			fc.record({ kind: fc.constant("wait" as const), ms: fc.integer({ min: 1, max: 60 }) }),
			fc.record({ kind: fc.constant("sweep" as const) }),
		);
		await fc.assert(
			fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
				let clock = 1;
				const store = await openStore(await create(), { now: () => clock });
				const guild = guildStore(store, "1");
				const model = new Map<string, { n: number; expires: number }>();
				const living = () =>
					[...model].filter(([, { expires }]) => expires > clock).sort(([a], [b]) => (a < b ? -1 : 1));
				for (const step of steps) {
					if (step.kind === "commit") {
						const changes = step.puts.map(([key, n, ttl]) => put(numbers, key, { n }, { ttl }));
						await guild.commit([...changes, ...step.removes.map((key) => remove(key))]);
						for (const [key, n, ttl] of step.puts)
							model.set(key, { n, expires: clock + (ttl ?? Number.POSITIVE_INFINITY) });
						for (const key of step.removes) model.delete(key);
					} else if (step.kind === "insert") {
						const free = !living().some(([key]) => key === step.key);
						expect(await guild.insert(numbers, step.key, { n: step.n }, { ttl: step.ttl })).toBe(free);
						if (free) model.set(step.key, { n: step.n, expires: clock + (step.ttl ?? Number.POSITIVE_INFINITY) });
					} else if (step.kind === "list") {
						const { prefix, after, reverse, limit } = step;
						const order = reverse ? living().reverse() : living();
						const wanted = order.filter(
							([key]) => key.startsWith(prefix) && (after === undefined || (reverse ? key < after : key > after)),
						);
						expect(await all(guild.list(numbers, prefix, { after, reverse, limit }))).toEqual(
							wanted.slice(0, limit).map(([key, { n }]) => [key, { n }]),
						);
					} else if (step.kind === "wait") clock += step.ms;
					else {
						expect(await store.sweep()).toBe(model.size - living().length);
						for (const key of model.keys()) if (!living().some(([alive]) => alive === key)) model.delete(key);
					}
					for (const key of ["a", "a/1", "b"])
						expect(await guild.get(numbers, key)).toEqual(
							living()
								.filter(([k]) => k === key)
								.map(([, { n }]) => ({ n }))[0],
						);
				}
				await store.close();
			}),
			{ numRuns: outside ? 15 : 60 },
		);
	});

	test("keeps the guilds and the installation apart, and one type's record from being read as another's", async () => {
		const store = await openStore(await create());
		const places: Store[] = [store, guildStore(store, "1"), guildStore(store, "12"), guildStore(store, "2")];
		for (const [i, place] of places.entries()) await place.commit([put(note, "x/1", { text: `note ${i}` })]);
		for (const [i, place] of places.entries())
			expect(await all(place.list(note, ""))).toEqual([["x/1", { text: `note ${i}` }]]);
		await places[1]!.commit([remove("x/1")]);
		const found = await Promise.all(places.map((place) => place.get(note, "x/1").then(Boolean)));
		expect(found).toEqual([true, false, true, true]);
		await expect(store.get(numbers, "x/1")).rejects.toThrow(StoreError);
		const escapes = [
			"../2/note/x",
			"x/../../2",
			"",
			"/x",
			"x/",
			"a//b",
			"ä",
			"a b",
			"x\u0000",
			"%",
			"x*",
			"a".repeat(129),
			`${"a/".repeat(300)}a`,
		];
		for (const key of escapes) {
			expect(() => put(note, key, { text: "" }), key).toThrow(StoreError);
			await expect(places[1]!.get(note, key), key).rejects.toThrow(StoreError);
			await expect(places[1]!.commit([{ key }]), key).rejects.toThrow(StoreError);
		}
		await expect(keys(places[1]!.list(note, "../"))).rejects.toThrow(StoreError);
		expect(() => guildStore(store, "1/note")).toThrow(StoreError);
		await store.close();
	});

	test("refuses to write what it could not read back, and copies what it is given", async () => {
		const store = await openStore(await create());
		const loose: RecordType<unknown> = { name: "loose", version: 1, schema: z.unknown() };
		for (const wrong of [{ n: Number.NaN }, { n: "1" }, { n: 1, m: 2 }, {}, undefined])
			expect(() => put(numbers, "x", wrong as { n: number })).toThrow(StoreError);
		for (const wrong of [
			{ n: 1n },
			(() => {
				const ring: Record<string, unknown> = {};
				ring.ring = ring;
				return ring;
			})(),
		])
			expect(() => put(loose, "x", wrong)).toThrow(StoreError);
		const text = ":base64:AA== \u0000 \ud83d\ude00 \u2028 ' \" ; -- ß";
		const value = { text };
		const change = put(note, "x", value);
		value.text = "changed later";
		await store.commit([change]);
		expect(await store.get(note, "x")).toEqual({ text });
		await store.close();
	});

	test("migrates old records step by step, and refuses those of a newer program", async () => {
		const store = await openStore(await create());
		await store.commit([put({ name: "feed", version: 1, schema: z.string() }, "a", "https://zeitung.example/feed")]);
		const schema = z.strictObject({ url: z.string(), tries: z.number() });
		const third: RecordType<z.infer<typeof schema>> = {
			name: "feed",
			version: 3,
			schema,
			migrate: { 1: (url) => ({ url }), 2: (old) => ({ ...(old as object), tries: 0 }) },
		};
		expect(await store.get(third, "a")).toEqual({ url: "https://zeitung.example/feed", tries: 0 });
		expect(await all(store.list(third, ""))).toEqual([["a", { url: "https://zeitung.example/feed", tries: 0 }]]);
		await expect(store.get({ ...third, migrate: { 1: third.migrate![1]! } }, "a")).rejects.toThrow(
			/installation\/a.*no migration/,
		);
		await store.commit([put(third, "b", { url: "u", tries: 1 })]);
		await expect(store.get({ ...third, version: 2 }, "b")).rejects.toThrow(/version 3/);
		await store.close();
	});

	test("what needs a record of the installation is written whole while that is there, and not at all afterwards", async () => {
		let time = 1_000;
		const url = await create();
		const store = await openStore(url, { now: () => time });
		const other = outside ? await openStore(url, { now: () => time }) : store;
		const guild = guildStore(store, "1");
		await store.commit([put(note, "lease/a", { text: "" }), put(note, "lease/b", { text: "" }, { ttl: 500 })]);
		await guild.commit([put(note, "x", { text: "old" }), put(note, "y", { text: "old" })]);
		await guild.commit([put(note, "x", { text: "new" }), remove("y"), held("lease/a"), held("lease/b")]);
		expect(await all(guild.list(note, ""))).toEqual([["x", { text: "new" }]]);
		expect(await guild.insert(note, "z", { text: "" }, { held: "lease/a" })).toBe(true);
		expect(await guild.insert(note, "z", { text: "" }, { held: "lease/a" })).toBe(false);
		// Of a guild's own record of that name nothing is known here, and a commit may hold what it writes somewhere else.
		await guild.commit([put(note, "lease/a", { text: "another" }), held("lease/a")]);
		expect(await store.get(note, "lease/a")).toEqual({ text: "" });

		time = 1_500;
		const late = [put(note, "x", { text: "late" }), remove("z"), held("lease/a"), held("lease/b")];
		await expect(guild.commit(late)).rejects.toThrow(StoreError);
		await guild.commit([put(note, "x", { text: "in time" }), held("lease/a")]);
		await other.commit([remove("lease/a")]);
		await expect(guild.commit([put(note, "x", { text: "late" }), remove("z"), held("lease/a")])).rejects.toThrow(
			/another process has taken over/,
		);
		for (const key of ["z", "fresh"])
			await expect(guild.insert(note, key, { text: "late" }, { held: "lease/a" })).rejects.toThrow(StoreError);
		await expect(guild.commit([remove("z"), held("lease/a")])).rejects.toThrow(StoreError);
		expect((await all(guild.list(note, ""))).map(([key, { text }]) => `${key} ${text}`)).toEqual([
			"lease/a another",
			"x in time",
			"z ",
		]);
		await store.close();
		if (other !== store) await other.close();
	});

	test.skipIf(!outside)(
		"of writing and taking away what it needs, one is through before the other begins",
		async () => {
			const url = await create();
			const [store, other] = await Promise.all([openStore(url), openStore(url)]);
			for (let round = 0; round < 20; round++) {
				await store.commit([put(note, "lease", { text: "" }), put(numbers, "n", { n: 0 })]);
				const writers = Array.from({ length: 8 }, (_, n) =>
					store.commit([put(numbers, "n", { n: n + 1 }), held("lease")]).then(
						() => true,
						() => false,
					),
				);
				await other.commit([remove("lease")]);
				// Whatever comes now comes too late.
				const seen = await other.get(numbers, "n");
				const written = await Promise.all(writers);
				expect(await other.get(numbers, "n"), `${written}`).toEqual(seen);
			}
			await Promise.all([store.close(), other.close()]);
		},
	);

	test("lists in key order while the loop writes", async () => {
		const store = await openStore(await create());
		// "0033", "0033-x", "00330", …: pages end between keys that begin alike.
		const wanted = Array.from({ length: 110 }, (_, i) => String(i).padStart(4, "0")).flatMap((n) => [
			n,
			`${n}-x`,
			`${n}0`,
		]);
		await store.commit(wanted.toReversed().map((key) => put(numbers, key, { n: 0 })));
		const seen: string[] = [];
		for await (const { key, value } of store.list(numbers, "")) {
			expect(value.n).toBe(0);
			await store.commit([
				put(numbers, key, { n: 1 }),
				put(numbers, `${key}.behind`, { n: 0 }),
				remove(`${key}.behind`),
			]);
			seen.push(key);
		}
		expect(seen).toEqual(wanted);
		await store.close();
	});

	test("a queue a guild makes concurrent increments add up", async () => {
		const store = await openStore(await create());
		const guild = guildStore(store, "1");
		let queue: Promise<unknown> = Promise.resolve();
		const increment = () => {
			queue = queue.then(async () =>
				guild.commit([put(numbers, "n", { n: ((await guild.get(numbers, "n"))?.n ?? 0) + 1 })]),
			);
			return queue;
		};
		await Promise.all(Array.from({ length: 100 }, increment));
		expect(await guild.get(numbers, "n")).toEqual({ n: 100 });
		await store.close();
	});

	test.skipIf(!outside)("the adapter serves Keyv as Keyv 6 expects it, each namespace for itself", async () => {
		const url = await create();
		const { open } = [...adapters.values()].find(({ schemes }) => schemes.includes(url.split(":")[0]!))!;
		const a = await open(url, { now: Date.now });
		const b = outside ? await open(url, { now: Date.now }) : a;
		const one = new Keyv<unknown>({ store: a, namespace: "one" });
		const two = new Keyv({ store: b, namespace: "one::x" });
		expect(one.store).toBe(a);
		await one.set("x::k", "of one");
		await two.set("k", "of two");
		await one.setMany<unknown>([
			{ key: "m1", value: { deep: [1, "zwei", null] } },
			{ key: "m2", value: "kurz", ttl: 1 },
		]);
		await new Promise((resolve) => setTimeout(resolve, 5));
		expect(await one.get("x::k")).toBe("of one");
		expect(await one.getMany(["m1", "m2", "none"])).toEqual([{ deep: [1, "zwei", null] }, undefined, undefined]);
		expect([await one.has("m1"), await one.has("m2"), await one.hasMany(["m1", "none"])]).toEqual([
			true,
			false,
			[true, false],
		]);
		expect([await one.delete("m1"), await one.delete("m1"), await one.deleteMany(["x::k", "none"])]).toEqual([
			true,
			false,
			[true, false],
		]);
		await one.clear();
		expect(await two.get("k")).toBe("of two");
		expect([await a.sweep(), await b.sweep()]).toEqual([0, 0]);
		await one.disconnect();
		await two.disconnect();
	});

	test("a closed store rejects everything", async () => {
		const store = await openStore(await create());
		await store.commit([put(note, "x", { text: "there" })]);
		await store.close();
		await rejectsEverything(store);
	});

	test.skipIf(!outside)("a commit that fails in the middle leaves nothing behind", async () => {
		const url = await create();
		const store = await openStore(url);
		await store.commit([put(note, "old", { text: "before" }), put(note, "gone", { text: "before" })]);
		await outside!.poison(url, "installation/n150");
		const changes = Array.from({ length: 200 }, (_, i) => put(note, `n${i}`, { text: "after" }));
		await expect(store.commit([remove("gone"), put(note, "old", { text: "after" }), ...changes])).rejects.toThrow(
			StoreError,
		);
		expect(await all(store.list(note, ""))).toEqual([
			["gone", { text: "before" }],
			["old", { text: "before" }],
		]);
		await expect(store.insert(note, "n150", { text: "" })).rejects.toThrow(StoreError);
		await store.commit(changes.slice(0, 150));
		expect(await keys(store.list(note, "n"))).toHaveLength(150);
		await store.close();
	});

	test.skipIf(!outside)("a damaged record is an error with its key and without its content", async () => {
		const url = await create();
		const store = await openStore(url);
		await store.commit([put(note, "a", { text: "fine" }), put(note, "b", { text: "secret words" })]);
		const damages = [
			"",
			"secret",
			'{"value":{"v":1,"d":{"text":"secret',
			"null",
			'"secret"',
			"{}",
			"[]",
			'{"value":null}',
			'{"value":{"v":1,"d":{"text":5}}}',
			'{"value":{"v":1}}',
			'{"value":{"v":0,"d":{"text":"secret"}}}',
			'{"value":{"d":{"text":"secret"}}}',
		];
		for (const damage of damages) {
			await outside!.corrupt(url, "installation/b", damage);
			for (const read of [() => store.get(note, "b"), () => all(store.list(note, ""))]) {
				const error: unknown = await read().then(
					() => undefined,
					(error: unknown) => error,
				);
				expect(error, damage).toBeInstanceOf(StoreError);
				for (let e: unknown = error; e instanceof Error; e = e.cause) expect(e.message, damage).not.toContain("secret");
				expect(String(error), damage).toContain("installation/b");
			}
			expect(await store.get(note, "a")).toEqual({ text: "fine" });
		}
		await store.close();
	});

	test.skipIf(!outside)("a broken store rejects instead of answering that there is no record", async () => {
		const url = await create();
		const store = await openStore(url);
		await store.commit([put(note, "x", { text: "there" })]);
		await store.check();
		await outside!.ruin(url);
		await rejectsEverything(store);
		await store.close();
	});

	// Processes start slowly on a machine that has much to do.
	test.skipIf(!outside)(
		"kill -9 in a write loop loses no acknowledged write and splits no commit",
		{ timeout: 60_000 },
		async () => {
			const url = await create();
			let acknowledged = 0;
			for (let round = 0; round < 4; round++) {
				const child = run(url, "pairs");
				await child.written(Math.ceil(Math.random() * 40));
				child.process.kill("SIGKILL");
				const lines = await child.output;
				expect(lines.length).toBeGreaterThan(0);
				acknowledged = Math.max(acknowledged, ...lines.map(Number));
				const store = await openStore(url);
				const guild = guildStore(store, "1");
				// What was on its way to a server may arrive after its sender's death.
				const left = await vi.waitFor(async () => {
					const [left, right] = await Promise.all([guild.get(numbers, "left"), guild.get(numbers, "right")]);
					expect(left).toEqual(right);
					return left;
				});
				expect(left!.n).toBeGreaterThanOrEqual(acknowledged);
				expect(left!.n).toBeLessThanOrEqual(acknowledged + 1);
				expect((await keys(guild.list(numbers, "log/"))).length).toBe(left!.n);
				await store.close();
			}
		},
	);

	test.skipIf(!outside)(
		"two processes write one store, and only one of them wins an insert",
		{ timeout: 60_000 },
		async () => {
			const url = await create();
			const children = [run(url, "own", "one"), run(url, "own", "two"), run(url, "race"), run(url, "race")];
			const outputs = await Promise.all(children.map((child) => child.output));
			const store = await openStore(url);
			const guild = guildStore(store, "1");
			for (const name of ["one", "two"]) {
				expect(await keys(guild.list(numbers, `${name}/`))).toHaveLength(150);
				expect(await guild.get(numbers, name)).toEqual({ n: 149 });
			}
			expect(await keys(guild.list(numbers, "race/"))).toHaveLength(150);
			expect(Number(outputs[2]![0]) + Number(outputs[3]![0])).toBe(150);
			await store.close();
		},
	);
});

async function rejectsEverything(store: Awaited<ReturnType<typeof openStore>>): Promise<void> {
	const guild = guildStore(store, "1");
	await expect(store.get(note, "x")).rejects.toThrow(StoreError);
	await expect(guild.get(note, "never written")).rejects.toThrow(StoreError);
	await expect(all(store.list(note, ""))).rejects.toThrow(StoreError);
	await expect(store.commit([put(note, "x", { text: "" })])).rejects.toThrow(StoreError);
	await expect(store.commit([remove("x")])).rejects.toThrow(StoreError);
	await expect(store.insert(note, "y", { text: "" })).rejects.toThrow(StoreError);
	await expect(guild.check()).rejects.toThrow(StoreError);
	await expect(store.sweep()).rejects.toThrow(StoreError);
}

function run(url: string, task: string, name = "") {
	const file = fileURLToPath(new URL("./store-process.ts", import.meta.url));
	const child = spawn(process.execPath, [file, url, task, name], { stdio: ["ignore", "pipe", "inherit"] });
	let text = "";
	child.stdout.setEncoding("utf8").on("data", (data: string) => {
		text += data;
	});
	/** Waits until so many lines were acknowledged. */
	const written = async (lines: number) => {
		while (text.split("\n").length < lines + 2) await once(child.stdout, "data");
	};
	// Only whole lines were acknowledged.
	const output = once(child, "close").then(([code]) => {
		if (code) throw new Error(`the process ended with ${code}`);
		return text.split("\n").slice(1, -1);
	});
	return { process: child, written, output };
}

test.skipIf(!redis)("Valkey's and PostgreSQL's other names lead to the same stores", async () => {
	for (const [server, from, to] of [
		[redis, "redis:", "valkey:"] as const,
		[postgres, "postgres:", "postgresql:"] as const,
	]) {
		const url = server?.fresh();
		if (!url) continue;
		const one = await openStore(url);
		await one.commit([put(note, "x", { text: "there" })]);
		await one.close();
		const other = await openStore(url.replace(from, to));
		expect(await other.get(note, "x")).toEqual({ text: "there" });
		await other.close();
	}
});

test("each adapter's schemes are its own, and an unknown one is refused with those that exist", async () => {
	const schemes = [...adapters.values()].flatMap((adapter) => adapter.schemes);
	expect(new Set(schemes).size).toBe(schemes.length);
	for (const url of ["mongodb://a:geheim@127.0.0.1/x", "data/x.db", "", "C:\\x.db"]) {
		const error = await openStore(url).then(
			() => undefined,
			(error: unknown) => error,
		);
		expect(error).toBeInstanceOf(StoreError);
		expect(String(error)).toContain("sqlite:");
		expect(String(error)).not.toContain("geheim");
	}
});
