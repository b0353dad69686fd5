// An installation moves between all stores there are, and what stands in the way is said.
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Adapter } from "../../src/store/adapter.ts";
import { COPYING, copyStore } from "../../src/store/copy.ts";
import { openAdapter } from "../../src/store/open.ts";
import { openStore, put, type RecordType, remove } from "../../src/store/store.ts";
import { subjects } from "../contracts/stores.ts";

const note: RecordType<string> = { name: "note", version: 1, schema: z.string() };
const NOW = 1_800_000_000_000;
const now = () => NOW;
const places = subjects.filter(({ outside }) => outside);
const pairs = places.flatMap((from) => places.map((to) => [from.name, to.name, from, to] as const));

async function both<T>(from: string, to: string, work: (from: Adapter, to: Adapter) => Promise<T>): Promise<T> {
	const [a, b] = await Promise.all([from, to].map((url) => openAdapter(url, { now })));
	try {
		return await work(a!, b!);
	} finally {
		await Promise.all([a!.disconnect(), b!.disconnect()]);
	}
}

async function filled(url: string): Promise<void> {
	const store = await openStore(url, { now });
	await store.commit([put(note, "of-all", "Installation"), put(note, "soon", "läuft ab", { ttl: 60_000 })]);
	for (const id of ["1", "2"])
		await store
			.guild(id)
			.commit(
				Array.from({ length: 700 }, (_, i) => put(note, `x/${i}`, `Überschrift „${i}“ \u0000 \ud83d\ude00 von ${id}`)),
			);
	await store.close();
}

describe.each(pairs)("%s → %s", (_from, _to, from, to) => {
	test("everything arrives; again is harmless; another is refused, and replaced when that is wanted", async () => {
		const [source, target] = [await from.create(), await to.create()];
		await filled(source);
		const copied = await both(source, target, (a, b) => copyStore(a, b));
		expect(copied).toMatchObject({ outcome: "copied", contents: { records: 1_402 } });
		expect(await both(source, target, (a, b) => copyStore(a, b))).toEqual({ ...copied, outcome: "equal" });
		let clock = NOW;
		const store = await openStore(target, { now: () => clock });
		const guild = store.guild("2");
		expect(await guild.get(note, "x/699")).toBe("Überschrift „699“ \u0000 \ud83d\ude00 von 2");
		expect(await Array.fromAsync(guild.list(note, ""))).toHaveLength(700);
		expect(await store.get(note, "soon")).toBe("läuft ab");
		clock += 60_001;
		expect(await store.get(note, "soon")).toBeUndefined();
		await guild.commit([put(note, "x/0", "anders"), put(note, "y", "mehr"), remove("x/1")]);
		await store.close();
		expect(await both(source, target, (a, b) => copyStore(a, b))).toEqual({ outcome: "occupied" });
		expect(await both(source, target, (a, b) => copyStore(a, b, { force: true }))).toEqual(copied);
	});
});

describe.each(places)("into $name", (place) => {
	test("a copy that broke off locks the target until it is repeated; a source that is written to is noticed", async () => {
		const [source, target] = [await places[0]!.create(), await place.create()];
		await filled(source);
		await both(source, target, async (a, b) => {
			let pages = 0;
			const dying: Adapter = {
				...b,
				setMany: (rows) => (++pages === 3 ? Promise.reject(new Error("killed")) : b.setMany(rows)),
			};
			await expect(copyStore(a, dying)).rejects.toThrow("killed");
			expect(await copyStore(b, a, { force: true })).toEqual({ outcome: "unfinished" });
		});
		await expect(openStore(target)).rejects.toThrow(/not finished.*store copy/);
		await both(source, target, async (a, b) => {
			const progress = () => a.set("installation/written-meanwhile", '{"value":{"v":1,"d":"x"}}');
			expect(await copyStore(a, b, { progress })).toEqual({ outcome: "changed" });
			expect(await b.has(COPYING)).toBe(true);
			expect(await copyStore(a, b)).toMatchObject({ outcome: "copied", contents: { records: 1_403 } });
			expect(await copyStore(b, b, { force: true })).toEqual({ outcome: "same" });
			expect(await b.has(COPYING)).toBe(false);
			await b.delete("installation/of-all");
			const losing: Adapter = {
				...b,
				setMany: (rows) => b.setMany(rows.filter(({ key }) => key !== "installation/of-all")),
			};
			expect(await copyStore(a, losing, { force: true })).toEqual({ outcome: "different" });
			expect(await copyStore(a, b)).toMatchObject({ outcome: "copied" });
		});
		await (await openStore(target)).close();
	});
});
