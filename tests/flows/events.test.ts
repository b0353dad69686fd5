// What counts as one comment: floods whatever is edited meanwhile, previews that come late, changes that are no edits.
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
const say = (text: string): string => flow.discord.as("milan").say(channel, text).id;
const stands = (id: string): boolean => standing(flow, [id]) === 1;

test("a flood is a flood, however many old comments are edited in between", async () => {
	await start({ rules: flood });
	const old: string[] = [];
	for (let index = 0; index < 6; index++) {
		old.push(say(`Alt ${index}`));
		flow.discord.clock.advance(60_000);
	}
	await flow.quiet();
	flow.discord.clock.advance(3_600_000);
	const sent: string[] = [];
	for (let index = 0; index < 12; index++) {
		if (index % 2 === 0) flow.discord.as("milan").edit(old[index / 2]!, `Alt, neu gefasst ${index}`);
		sent.push(say(`Reklame ${index}`));
		await flow.quiet();
	}
	expect(standing(flow, sent)).toBe(5);
	expect(standing(flow, old)).toBe(6);
});

test("a flood is measured by Discord's clock, not by the host's", async () => {
	let ahead = 0;
	await start({ rules: flood, bot: { now: () => Date.now() + ahead } });
	ahead = 3_600_000;
	const sent: string[] = [];
	for (let index = 0; index < 8; index++) {
		sent.push(say(`Reklame ${index}`));
		await flow.quiet();
	}
	expect(standing(flow, sent)).toBe(5);
});

test("a preview, a nickname, a renewed file address: the same comment, one case, one strike", async () => {
	await start({ rules: forbidden("warn") });
	const files = [{ filename: "karte.txt", data: "Karte" }];
	const { id } = flow.discord.as("milan").say(channel, "verboten: https://hafenbote.example/x", { files });
	await flow.quiet();
	const preview = { title: "Ein Artikel", description: "Über den Hafen." };
	flow.discord.attachPreview(id, preview);
	await flow.quiet();
	flow.discord.build.member(flow.guildId, flow.discord.userId("milan"), { nick: "Käpt'n" });
	flow.discord.world.baseUrl += "/";
	flow.discord.attachPreview(id, { title: "Noch ein Artikel" });
	await flow.quiet();
	await flow.restart();
	flow.discord.as("lena").startThread(id, "Nachfrage");
	flow.discord.attachPreview(id, { title: "Und noch einer" });
	await flow.quiet();
	expect(await cases(flow)).toHaveLength(1);
	expect((await member(flow, "milan"))!.strikes).toHaveLength(1);
	flow.discord.as("milan").edit(id, "Immer noch verboten.");
	await flow.quiet();
	expect(await cases(flow)).toHaveLength(2);
});

test("a preview is judged for what it says itself, once", async () => {
	await start({ rules: forbidden("flag") });
	const id = say("Seht mal: https://hafenbote.example/y");
	await flow.quiet();
	expect(await cases(flow)).toEqual([]);
	flow.discord.attachPreview(id, { title: "Das ist verboten" });
	await flow.quiet();
	const sources = (await cases(flow)).map(({ comment }) => comment!.parts.map(({ source }) => source));
	expect(sources).toEqual([["content", "embed", "nickname"]]);
	flow.discord.attachPreview(id, { title: "Ein zweiter Link" });
	await flow.quiet();
	await flow.restart();
	flow.discord.attachPreview(id, { title: "Ein dritter" });
	await flow.quiet();
	expect(await cases(flow)).toHaveLength(1);
	expect(stands(id)).toBe(true);
});

test("after a restart an old comment counts neither as new nor as accepted once more", async () => {
	await start({ rules: forbidden("remove") });
	const id = say("Guten Morgen zusammen");
	await flow.quiet();
	await flow.restart();
	flow.discord.as("lena").startThread(id, "Guten Morgen");
	await flow.quiet();
	await flow.bot.tick();
	expect((await member(flow, "milan"))!.accepted).toBe(1);
	flow.discord.as("milan").edit(id, "Das ist verboten");
	await flow.quiet();
	expect(stands(id)).toBe(false);
});
