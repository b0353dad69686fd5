// /diskussion: what a thread is about, with the real client against Local Discord.
import { readFileSync } from "node:fs";
import type { APIMessage } from "discord-api-types/v10";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { buttons, type Flow, readable, startFlow } from "./flow.ts";
import { seilbahn } from "./reading-stories.ts";

const PEOPLE = ["lena", "milan", "karla", "jonas", "amira"];
let flow: Flow;
let thread: string;
let said: { text: string; about: string; id: string }[];
beforeAll(async () => {
	flow = await startFlow({ site: { stories: { published: [seilbahn], upcoming: [] } } });
	await flow.bot.tick();
	thread = flow.threads("nachrichten")[0]!.id;
});
afterAll(() => flow.close());

const ask = async (where = thread, who = "lena"): Promise<APIMessage> =>
	(await (await flow.discord.as(who).command(where, "diskussion")).settled())!;

test("honest where there is nothing, or too little; a question counts even then; no thread, no discussion", async () => {
	expect(readable(await ask())).toContain("noch niemand etwas geschrieben");
	flow.discord.as("milan").say(thread, "Weiß jemand, wie lange eine Fahrt dauert?");
	await flow.quiet();
	const little = readable(await ask());
	expect(little).toContain("**1 Kommentar** von **1 Person**");
	expect(little).toContain("noch zu wenig");
	expect(little).toContain("> Weiß jemand, wie lange eine Fahrt dauert?");
	flow.discord.as("karla").say(thread, "Eine Fahrt dauert laut Plan neun Minuten.");
	await flow.quiet();
	expect(readable(await ask())).not.toContain("Weiß jemand");
	expect(readable(await ask(flow.channel("plauderecke")))).toContain("Hier wird nichts diskutiert");
});

test("main points with a comment that stands for them, open questions, nothing of the bot's", async () => {
	const file = new URL("../fixtures/discussion/seilbahn.yaml", import.meta.url);
	const { comments } = parse(readFileSync(file, "utf8")) as {
		comments: { by: string; about: string; text: string; re?: number }[];
	};
	const names = [...new Set(comments.map(({ by }) => by))];
	said = [];
	for (const { by, about, text, re } of comments) {
		// Slowly, so that it is no flood; five people stand for all.
		flow.discord.clock.advance(60_000);
		const person = flow.discord.as(PEOPLE[names.indexOf(by) % PEOPLE.length]!);
		const { id } = re ? person.reply(said[re - 1]!.id, text) : person.say(thread, text);
		said.push({ text, about, id });
		await flow.quiet();
	}
	const answer = await ask();
	const read = readable(answer);
	expect((answer.flags ?? 0) & 64).toBe(64);
	expect(read).toContain(`**${comments.length + 2} Kommentare** von **5 Personen**`);
	expect(read).toMatch(/\*\*[^*]*Kosten[^*]*\*\* – \d Kommentare von \d Personen/);
	expect(read).toMatch(/\*\*Fahrpreis/);
	expect(read).not.toContain("Was meinst du dazu");
	const linked = [...read.matchAll(/\[zum Kommentar\]\(https:\/\/discord\.com\/channels\/\d+\/(\d+)\/(\d+)\)/g)];
	expect(linked.length).toBeGreaterThanOrEqual(3);
	for (const [, where, id] of linked) {
		expect(where).toBe(thread);
		expect(flow.messages(thread).find((message) => message.id === id)!.author.bot).toBeFalsy();
	}
	expect(read).toContain("Fahrräder mitnehmen");
	expect(read).not.toContain("barrierefrei");
	for (const { value } of answer.embeds[0]!.fields!) expect(value.length).toBeLessThanOrEqual(1024);
});

test("what was removed is gone from it, also what only the bot still holds to be removed", async () => {
	const representative = /\[zum Kommentar\]\([^)]*\/(\d+)\)/.exec(readable(await ask()))![1]!;
	flow.discord.as("jonas").delete(representative);
	await flow.quiet();
	expect(readable(await ask())).not.toContain(representative);
	const question = said.find(({ about }) => about === "frage")!;
	flow.discord.as("amira").delete(question.id);
	flow.discord.clock.advance(60_000);
	const route = "/channels/:channel_id/messages/:message_id";
	flow.discord.faults.rest({ kind: "status", status: 403, when: "before", method: "DELETE", route, count: 0 });
	const insult = flow.discord.as("milan").say(thread, "Wer fährt denn mit dem Fahrrad zur Seilbahn, du Vollidiot?");
	await flow.quiet();
	expect(flow.discord.world.messages.has(insult.id)).toBe(true);
	const read = readable(await ask());
	flow.discord.faults.clear();
	expect(read).not.toContain("Fahrräder mitnehmen");
	expect(read).not.toContain("Vollidiot");
});

test("for everyone: counts, words and links, but no quotation that could outlive its comment", async () => {
	const answer = await ask();
	const id = buttons(answer).find((one) => one === "diskussion:allen")!;
	const before = flow.messages(thread).length;
	await (await flow.discord.as("lena").click(answer.id, id)).settled();
	await flow.discord.waitFor(() => flow.messages(thread).length === before + 1);
	const shown = readable(flow.messages(thread).at(-1));
	expect(shown).toContain("Personen");
	expect(shown).toContain("[zum Kommentar](");
	expect(shown).not.toContain("> ");
	for (const { text } of said) expect(shown).not.toContain(text.slice(0, 40));
});

test("more comments than are read, page by page; a bot that may not read the history says so", async () => {
	const lena = flow.discord.as("lena");
	const place = flow.discord.as("amira").startLooseThread(flow.channel("plauderecke"), "Lange Diskussion");
	for (let i = 0; i < 230; i++) {
		flow.discord.clock.advance(30_000);
		flow.discord
			.as(PEOPLE[i % PEOPLE.length]!)
			.say(place, `Gedanke ${i}: ${["Brücke", "Hafen", "Markt", "Bahnhof"][i % 4]}straße Nummer ${i}`);
		if (i % 20 === 0) await flow.quiet();
	}
	await flow.quiet();
	expect(readable(await (await lena.command(place, "diskussion")).settled())).toContain(
		"**230 Kommentare** von **5 Personen**",
	);
});
