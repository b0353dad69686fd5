// A thread is locked, opened, slowed down by hand: the thread reads why, the log who, and a crash loses no step.
import { afterEach, beforeEach, expect, test } from "vitest";
import { buttons, type Flow, readable, startFlow } from "./flow.ts";

let flow: Flow;
let thread: string;
beforeEach(async () => {
	flow = await startFlow({ bot: { restRetries: 0 } });
	await flow.bot.tick();
	await flow.quiet();
	thread = flow.threads("nachrichten")[0]!.id;
});
afterEach(async () => {
	expect(flow.openApi.violations).toEqual([]);
	await flow.close();
});

const say = async (who: string, channel: string, command: string, options = {}): Promise<string> => {
	const answer = await (await flow.discord.as(who).command(channel, command, options)).settled();
	await flow.quiet();
	return readable(answer);
};
const state = () => flow.discord.world.channels.get(thread)!;
const lines = () =>
	flow
		.messages(thread)
		.map(readable)
		.filter((text) => text.includes("Moderation ·"));
const log = () => flow.messages(flow.channel("protokoll")).filter((message) => readable(message).includes("von Hand"));

test("locked with a friendly line, opened again by the button in the log", async () => {
	expect(await say("jonas", thread, "thread sperren", { grund: "Es ist alles gesagt." })).toMatch(/gesperrt$/);
	expect(state().thread).toMatchObject({ locked: true });
	expect(lines()[0]).toMatch(/geschlossen[\s\S]*Der Grund: Es ist alles gesagt\./);
	expect(readable(log()[0])).toContain(flow.discord.userId("jonas"));
	expect(await say("jonas", thread, "thread sperren")).toContain("schon gesperrt");
	await flow.discord.as("jonas").click(log()[0]!.id, buttons(log()[0])[0]!);
	await flow.quiet();
	expect(state().thread).toMatchObject({ locked: false, archived: false });
	expect(lines().at(-1)).toContain("wieder offen");
	expect(log()).toHaveLength(2);
});

test("slowed down in words, back to what it was; refused where it is no thread, and to members", async () => {
	expect(await say("jonas", thread, "thread langsam", { abstand: "1 Minute" })).toContain("langsamer Modus, 1 Minute");
	expect(state().slowmode).toBe(60);
	expect(lines()[0]).toContain("gerade eine Pause: 1 Minute");
	expect(await say("jonas", thread, "thread langsam")).toContain("aus");
	expect(state().slowmode).toBe(0);
	expect(await say("jonas", flow.channel("plauderecke"), "thread sperren")).toContain("nur in einem Thread");
	expect(await say("jonas", thread, "thread langsam", { abstand: "7 h" })).toContain("bis 6 Stunden");
	await expect(say("lena", thread, "thread sperren")).rejects.toThrow();
});

test("whatever step Discord fails from, the next start takes it up there: one line, one lock, one entry", async () => {
	for (const [n, method] of (["POST", "PATCH"] as const).entries()) {
		const threadBefore = lines().length;
		// The answer to the moderator is a POST, too: the fault waits for the first one in the thread.
		const route = method === "POST" ? `/channels/${thread}/messages` : `/channels/${thread}`;
		flow.discord.faults.rest({ kind: "status", status: 500, when: "after", method, route, count: 1 });
		flow.discord.faults.rest({ kind: "status", status: 500, when: "before", method, route, count: 0 });
		await say("jonas", thread, n === 0 ? "thread sperren" : "thread öffnen");
		flow.discord.faults.clear();
		await flow.restart();
		flow.discord.clock.advance(600_000);
		await flow.bot.tick();
		await flow.quiet();
		expect(state().thread!.locked, method).toBe(n === 0);
		expect(lines().length - threadBefore, method).toBe(1);
		expect(log(), method).toHaveLength(n + 1);
	}
});
