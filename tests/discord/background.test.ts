// Whose turn it is while Discord's limit is shared with what people wait for.
import { expect, test } from "vitest";
import { createBackground } from "../../src/discord/background.ts";

const limit = (globalRemaining: number, resetIn: number, globalRequestsPerSecond = 50) => ({
	globalRemaining,
	globalReset: Date.now() + resetIn,
	options: { globalRequestsPerSecond },
});

test("four at a time, missed comments first, one after the other; whoever waits at the end is told", async () => {
	const background = createBackground(limit(50, -1));
	const began: string[] = [];
	const ends: (() => void)[] = [];
	const ask = (urgency: "comments" | "upkeep", name: string) =>
		background.run(urgency, async () => {
			began.push(name);
			await new Promise<void>((resolve) => ends.push(resolve));
			return name;
		});
	const answers = ["a", "b", "c", "d", "e"].map((name) => ask("upkeep", name));
	answers.push(ask("comments", "f"));
	await new Promise(setImmediate);
	expect(began).toEqual(["a", "b", "c", "d"]);
	ends[0]!();
	expect(await answers[0]).toBe("a");
	await new Promise(setImmediate);
	expect(began.at(-1)).toBe("f");
	background.close();
	for (const end of ends) end();
	expect(await Promise.all(answers)).toEqual(["a", "b", "c", "d", null, "f"]);
	expect(await ask("upkeep", "g")).toBeNull();
});

test("half of each second is left to others; what fails makes room too; where none comes one goes a second", async () => {
	const rest = limit(26, 60_000);
	const background = createBackground(rest);
	await expect(background.run("upkeep", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
	rest.globalRemaining = 25;
	let began = 0;
	const ask = () =>
		background.run("upkeep", async () => {
			began++;
		});
	void ask();
	await new Promise(setImmediate);
	expect(began).toBe(0);
	background.close();
	// A process with a small share of the limit.
	const few = createBackground(limit(0, 20, 3));
	const order: number[] = [];
	await Promise.all([1, 2].map((n) => few.run("upkeep", async () => void order.push(n))));
	expect(order).toEqual([1, 2]);
});
