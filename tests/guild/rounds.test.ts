import { expect, test } from "vitest";
import { createRounds, SILENT_LOOK } from "../../src/guild/rounds.ts";

const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

test("where something happened is looked at at once; of the silent a share each time, each within half a minute", () => {
	let time = 1_000_000;
	const rounds = createRounds(() => time, 5_000);
	const all = Array.from({ length: 600 }, (_, n) => ({ id: `g${n}` }));
	const seen = new Map<string, number>();
	for (let look = 0; look < 6; look++, time += 5_000) {
		rounds.stir("g7");
		const now = ids(rounds.next(all));
		expect(now.length).toBeLessThanOrEqual(101);
		expect(now).toContain("g7");
		for (const id of now) seen.set(id, (seen.get(id) ?? 0) + 1);
	}
	expect(seen.size).toBe(600);
	expect(seen.get("g7")).toBe(6);
	expect(seen.get("g8")).toBe(1);
	// g7 is silent now; who had their turn is not looked at before the others.
	for (let look = 0; look < 6; look++, time += 5_000)
		for (const id of ids(rounds.next(all))) seen.set(id, seen.get(id)! + 1);
	expect(Math.max(...[...seen].map(([id, n]) => (id === "g7" ? 0 : n)))).toBeLessThanOrEqual(3);
	expect(SILENT_LOOK).toBe(30_000);
});

test("a clock that was set back makes nobody wait", () => {
	let time = 1_000_000;
	const rounds = createRounds(() => time, 5_000);
	expect(ids(rounds.next([{ id: "a" }]))).toEqual(["a"]);
	time -= 900_000;
	expect(ids(rounds.next([{ id: "a" }]))).toEqual(["a"]);
	time += 1_000;
	expect(rounds.next([{ id: "a" }])).toEqual([]);
});
