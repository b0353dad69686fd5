// What is kept, for how long, and what a person can do about it.
import { PassThrough } from "node:stream";
import { pino } from "pino";
import { afterEach, expect, test } from "vitest";
import { houseRecord } from "../../src/guild/keep-house.ts";
import { caseKey, caseRecord, memberRecord } from "../../src/guild/records.ts";
import { put } from "../../src/store/store.ts";
import { buttons, type Flow, type FlowOptions, readable, startFlow } from "./flow.ts";
import { cases, forbidden, member } from "./judging.ts";

const DAY = 86_400_000;
let flow: Flow;
afterEach(() => flow.close());

async function world(options: FlowOptions = {}, ...then: unknown[]): Promise<string> {
	flow = await startFlow({ noFeed: true, rules: forbidden("remove", "warn", ...then), ...options });
	return flow.channel("plauderecke");
}
const team = () => [...flow.messages(flow.channel("protokoll")), ...flow.messages(flow.channel("moderation"))];
const idIn = (message: ReturnType<Flow["direct"]>[number] | undefined, part: string) =>
	buttons(message).find((id) => id.startsWith(part))!;

async function objectAs(who: string, text: string): Promise<void> {
	const letter = flow.direct(who).findLast((one) => idIn(one, "einspruch:einlegen"))!;
	const opened = await flow.discord.as(who).click(letter.id, idIn(letter, "einspruch:einlegen"));
	await (await flow.discord.as(who).submitModal(opened.modal!.id, { text })).settled();
	await flow.quiet();
}

/** As if some time had passed and the bot had looked after it meanwhile. */
async function later(days: number): Promise<void> {
	flow.discord.clock.advance(days * DAY);
	for (let tick = 0; tick < 6; tick++) await flow.bot.tick();
	await flow.quiet();
}

test("after seven months no word of the comment is kept, not in the log either; after two years nobody's name", async () => {
	const channel = await world();
	flow.discord.as("lena").say(channel, "verboten Blaubeerkuchen");
	flow.discord.as("milan").say(channel, "verboten Zwetschgendatschi");
	await flow.quiet();
	await objectAs("milan", "Zwetschgendatschi ist erlaubt.");
	await later(200);
	expect(JSON.stringify(await cases(flow))).toContain("Blaubeerkuchen");
	await later(20);
	const kept = JSON.stringify(await cases(flow));
	expect(kept).not.toContain("Blaubeerkuchen");
	expect(team().map(readable).join()).not.toContain("Blaubeerkuchen");
	// An open objection needs its words.
	expect(kept).toContain("Zwetschgendatschi");
	expect((await cases(flow))[0]!.history.at(-1)).toMatchObject({ kind: "trimmed" });
	await later(600);
	const [first, second] = await cases(flow);
	expect(JSON.stringify(first)).not.toMatch(new RegExp(`lena|${flow.discord.userId("lena")}`, "i"));
	expect(first).toMatchObject({ number: 1, decision: "remove" });
	expect(second!.person.userName).toBe("milan");
	expect(team().map(readable).join()).not.toContain(flow.discord.userId("lena"));
	expect(await member(flow, "lena")).toBeUndefined();
	expect(flow.openApi.violations).toEqual([]);
});

test("a round goes on where it was cut off, in steps", async () => {
	await world();
	const guild = flow.bot.guild(flow.guildId)!;
	flow.discord.as("lena").say(flow.channel("plauderecke"), "verboten");
	await flow.quiet();
	const [model] = await cases(flow);
	// More than one step's worth, long over.
	const many = Array.from({ length: 450 }, (_, index) => ({ ...model!, number: index + 2, messages: [] }));
	for (let from = 0; from < many.length; from += 50)
		await guild.store.commit(many.slice(from, from + 50).map((one) => put(caseRecord, caseKey(one.number), one)));
	flow.discord.clock.advance(220 * DAY);
	const left = async () => (await cases(flow)).filter(({ trimmedAt }) => trimmedAt === null).length;
	// The round from before the long pause ends first.
	for (let tick = 0; tick < 5 && (await left()) === 451; tick++) await flow.bot.tick();
	expect(await left()).toBe(251);
	await flow.restart();
	for (let tick = 0; tick < 8; tick++) await flow.bot.tick();
	expect(await left()).toBe(0);
	const sweep = () => flow.bot.guild(flow.guildId)!.store.get(houseRecord, "house");
	const before = await sweep();
	expect(before!.part).toBe("done");
	await flow.bot.tick();
	expect(await sweep()).toEqual(before);
}, 60_000);

test("a member takes everything home as a file, and nothing of anybody else's", async () => {
	const channel = await world({}, { timeout: { for: "1 Stunde" } });
	flow.discord.as("lena").say(channel, "verboten Blaubeerkuchen");
	await flow.quiet();
	await objectAs("lena", "Kuchen ist erlaubt.");
	flow.discord.clock.advance(2 * 3_600_000);
	const answer = await (await flow.discord.as("lena").command(channel, "meinedaten exportieren")).settled();
	const [file] = answer!.attachments;
	const data = JSON.parse(new TextDecoder().decode(flow.discord.world.attachments.get(file!.id)!.data));
	expect(data).toMatchObject({
		person: flow.discord.userId("lena"),
		cases: [{ number: 1, objections: [{ text: "Kuchen ist erlaubt.", state: "open" }] }],
		member: { strikes: [{ case: 1 }] },
	});
	expect(JSON.stringify(data)).toContain("Blaubeerkuchen");
	const other = await (await flow.discord.as("milan").command(channel, "meinedaten exportieren")).settled();
	const theirs = flow.discord.world.attachments.get(other!.attachments[0]!.id)!.data;
	expect(new TextDecoder().decode(theirs)).not.toMatch(/Blaubeerkuchen|lena/i);
});

test("deleting: what an objection or a strike still needs stays and is said; the rest goes at once", async () => {
	const channel = await world();
	flow.discord.as("lena").say(channel, "verboten Blaubeerkuchen");
	await flow.quiet();
	await objectAs("lena", "Kuchen ist erlaubt.");
	const lena = flow.discord.as("lena");
	const ask = async () => (await (await lena.command(channel, "meinedaten löschen")).settled())!;
	const yes = async (asked: Awaited<ReturnType<typeof ask>>) =>
		readable(await (await lena.click(asked.id, idIn(asked, "meinedaten:geloescht"))).settled());
	const first = await ask();
	expect(readable(first)).toMatch(/Was vorerst bleibt[\s\S]*Fall 1: bis über deinen Einspruch entschieden ist/);
	expect(await yes(first)).toMatch(/vorerst bleiben muss[\s\S]*Fall 1/);
	expect((await cases(flow))[0]!.objection!.text).toBe("Kuchen ist erlaubt.");
	const card = flow.messages(flow.channel("moderation")).findLast((one) => idIn(one, "einspruch:stattgeben"))!;
	const modal = await flow.discord.as("jonas").click(card.id, idIn(card, "einspruch:stattgeben"));
	await (await flow.discord.as("jonas").submitModal(modal.modal!.id, { grund: "Kuchen." })).settled();
	await flow.quiet();
	expect(await yes(await ask())).toContain("Gelöscht.");
	await flow.quiet();
	const everything = JSON.stringify(await cases(flow)) + team().map(readable).join();
	expect(everything).not.toMatch(/Blaubeerkuchen|Kuchen ist erlaubt/);
	expect(everything).not.toContain(flow.discord.userId("lena"));
	expect(await member(flow, "lena")).toBeUndefined();
});

test("no word of a removed comment is in the program's log", async () => {
	const lines: string[] = [];
	const into = new PassThrough();
	into.on("data", (line) => lines.push(String(line)));
	const channel = await world({ bot: { log: pino({ level: "trace" }, into), restRetries: 0 } });
	// Failing steps log the most.
	flow.discord.faults.rest({ kind: "status", status: 500, when: "before", count: 6 });
	flow.discord.as("lena").say(channel, "verboten Blaubeerkuchen");
	flow.discord.as("karla").say(channel, "verboten Blaubeerkuchen!");
	await flow.quiet();
	flow.discord.clock.advance(600_000);
	await flow.bot.tick();
	await flow.quiet();
	await objectAs("lena", "Zwetschgendatschi");
	expect(lines.length).toBeGreaterThan(3);
	expect(lines.join("")).not.toMatch(/Blaubeerkuchen|Zwetschgendatschi/);
});

test("the language that somebody chose holds for what is written to them; automatic follows their Discord", async () => {
	const channel = await world();
	const guild = flow.bot.guild(flow.guildId)!;
	const lena = flow.discord.as("lena");
	const chosen = await (await lena.command(channel, "sprache", { sprache: "en" })).settled();
	expect(readable(chosen)).toContain("in English");
	lena.say(channel, "verboten");
	await flow.quiet();
	expect(readable(flow.direct("lena")[0])).toContain("Your comment was removed");
	await (await lena.command(channel, "sprache", { sprache: "auto" })).settled();
	const key = `member/${flow.discord.userId("lena")}`;
	const known = (await guild.store.get(memberRecord, key))!;
	await guild.store.commit([put(memberRecord, key, { ...known, heard: "en" })]);
	await (await lena.command(channel, "meinefälle")).settled();
	expect((await guild.store.get(memberRecord, key))!.heard).toBe("de");
});
