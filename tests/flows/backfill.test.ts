// What was written while nobody listened is judged as soon as somebody does: after a downtime, a lost session, a broken
// store, and while Discord does not take the commands.
import { DatabaseSync } from "node:sqlite";
import { afterEach, expect, test } from "vitest";
import { type Flow, type FlowOptions, startFlow } from "./flow.ts";
import { cases, flood, forbidden, member, standing } from "./judging.ts";

let flow: Flow;
let channel: string;
afterEach(() => flow.close());

async function start(options: FlowOptions): Promise<void> {
	flow = await startFlow({ noFeed: true, ...options });
	channel = flow.channel("plauderecke");
}
const say = (text: string, where = channel): string => flow.discord.as("milan").say(where, text).id;
const stands = (id: string): boolean => standing(flow, [id]) === 1;
const HOUR = 3_600_000;

test("written, edited, in a thread that was archived meanwhile: a downtime hides nothing, and nothing is done twice", async () => {
	const seed = forbidden("remove");
	await start({ rules: seed });
	const edited = say("Harmlos");
	const thread = flow.discord.as("lena").startThread(edited, "Nachfrage");
	say("Auch harmlos", thread);
	await flow.quiet();
	let written: string[] = [];
	await flow.restart(() => {
		flow.discord.clock.advance(HOUR);
		const loose = flow.discord.as("lena").startLooseThread(channel, "Neu");
		written = [say("verboten"), say("ganz verboten", thread), say("auch verboten", loose)];
		flow.discord.as("milan").edit(edited, "Jetzt verboten");
		flow.discord.as("jonas").changeThread(thread, { archived: true });
	});
	await flow.quiet();
	expect(standing(flow, [...written, edited])).toBe(0);
	expect(await cases(flow)).toHaveLength(4);
	await flow.restart();
	await flow.quiet();
	expect(await cases(flow)).toHaveLength(4);
	await flow.bot.tick();
	expect((await member(flow, "milan"))!.accepted).toBe(2);
});

test("history from before the bot came, and what is older than a day, stays as it is", async () => {
	await start({ rules: forbidden("remove"), bot: { storeUrl: "sqlite::memory:" } });
	let before = "";
	await flow.restart(() => {
		before = say("verboten, aber lange vor dem Bot");
		flow.discord.clock.advance(60_000);
	});
	await flow.quiet();
	expect(stands(before)).toBe(true);
	await flow.close();

	await start({ rules: forbidden("remove") });
	let [old, young] = ["", ""];
	await flow.restart(() => {
		old = say("verboten, vorgestern");
		flow.discord.clock.advance(30 * HOUR);
		young = say("verboten, eben");
	});
	await flow.quiet();
	expect([stands(old), stands(young)]).toEqual([true, false]);
});

test("a flood during a downtime is one, page by page, oldest first", async () => {
	await start({ rules: flood });
	const sent: string[] = [];
	await flow.restart(() => {
		for (let index = 0; index < 120; index++) {
			sent.push(flow.discord.as("lena").say(channel, `Gemach ${index}`).id);
			flow.discord.clock.advance(11_000);
		}
		for (let index = 0; index < 8; index++) sent.push(say(`Reklame ${index}`));
		flow.discord.clock.advance(HOUR);
	});
	await flow.quiet();
	expect(sent.map(stands)).toEqual(sent.map((_, index) => index < 125));
});

test("what a lost session swallowed is read back, also where Discord answers only later", async () => {
	await start({ rules: forbidden("remove"), bot: { restRetries: 0 } });
	flow.discord.faults.event({ kind: "lose", event: "MESSAGE_CREATE", count: 2 });
	flow.discord.faults.rest({
		kind: "status",
		status: 500,
		when: "before",
		method: "GET",
		route: `/channels/${channel}`,
	});
	const lost = [say("verboten"), say("noch einmal verboten")];
	await flow.quiet();
	expect(standing(flow, lost)).toBe(2);
	flow.discord.faults.invalidSession();
	await flow.discord.waitFor(() => flow.discord.faults.pending().rest.length === 0, 10_000);
	await flow.quiet();
	flow.discord.clock.advance(60_000);
	await flow.bot.tick();
	await flow.quiet();
	expect(standing(flow, lost)).toBe(0);
	expect(await cases(flow)).toHaveLength(2);
}, 20_000);

test("comments are judged while Discord does not take the commands, and it takes them later", async () => {
	await start({ rules: forbidden("remove"), bot: { restRetries: 0 } });
	flow.discord.faults.rest({ kind: "status", status: 500, when: "before", method: "PUT" });
	flow.discord.world.commands.clear();
	await flow.restart();
	const id = say("verboten");
	await flow.quiet();
	expect(stands(id)).toBe(false);
	expect(flow.discord.world.commands.size).toBe(0);
	flow.discord.clock.advance(60_000);
	await flow.bot.tick();
	expect(flow.discord.world.commands.size).toBeGreaterThan(0);

	flow.discord.faults.rest({ kind: "slow", ms: 1_500, method: "PUT" });
	let meanwhile = "";
	const restarted = flow.restart();
	await flow.discord.waitFor(() => flow.discord.connected > 0);
	setTimeout(() => {
		meanwhile = say("verboten, während sie warten");
	}, 500);
	await flow.discord.waitFor(() => meanwhile !== "" && !stands(meanwhile));
	expect(flow.discord.faults.pending().rest).toEqual([]);
	await restarted;
});

test("a broken store loses no comment: each is judged when it answers again, once", async () => {
	await start({ rules: forbidden("remove") });
	const harmless = say("Harmlos");
	await flow.quiet();
	const database = new DatabaseSync(flow.storeFile);
	database.exec("ALTER TABLE records RENAME TO away");
	const ids = [say("verboten"), say("sehr verboten")];
	flow.discord.as("milan").edit(harmless, "verboten");
	await flow.quiet();
	await flow.bot.tick();
	expect(standing(flow, [...ids, harmless])).toBe(3);
	database.exec("ALTER TABLE away RENAME TO records");
	database.close();
	await flow.bot.tick();
	await flow.quiet();
	expect(standing(flow, [...ids, harmless])).toBe(0);
	expect(await cases(flow)).toHaveLength(3);
	await flow.bot.tick();
	expect(await cases(flow)).toHaveLength(3);
});

test("a broken store and a stop before it answers: the next start judges", async () => {
	await start({ rules: forbidden("remove") });
	say("Harmlos");
	await flow.quiet();
	const database = new DatabaseSync(flow.storeFile);
	database.exec("ALTER TABLE records RENAME TO away");
	const id = say("verboten");
	await flow.quiet();
	database.exec("ALTER TABLE away RENAME TO records");
	database.close();
	const after = say("Harmlos, als der Speicher wieder ging");
	await flow.quiet();
	await flow.restart();
	await flow.quiet();
	expect([stands(id), stands(after)]).toEqual([false, true]);
});
