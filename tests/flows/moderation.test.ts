// Message → verdict → action → case → reason → log, with the real client against Local Discord.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Case } from "../../src/cases/case.ts";
import { caseRecord } from "../../src/guild/records.ts";
import { openApiMissing } from "../local-discord/openapi.ts";
import { buttons, type Flow, readable, startFlow } from "./flow.ts";

let flow: Flow;
let thread: string;
beforeAll(async () => {
	flow = await startFlow();
	await flow.bot.tick();
	thread = flow.threads("nachrichten")[0]!.id;
});
afterAll(() => flow.close());

async function cases(): Promise<Case[]> {
	const all: Case[] = [];
	for await (const { value } of flow.bot.guild(flow.guildId)!.store.list(caseRecord, "case/")) all.push(value);
	return all;
}
/** Waits until a message is gone. */
const gone = (id: string) => flow.discord.waitFor(() => !flow.discord.world.messages.has(id));
const log = () => flow.messages(flow.channel("protokoll")).map(readable);

test("a friendly comment stays and leaves no trace", async () => {
	const message = flow.discord.as("lena").say(thread, "Ich finde den Vorschlag gut, danke für den Artikel!");
	await flow.quiet();
	expect(flow.discord.world.messages.has(message.id)).toBe(true);
	expect(log()).toEqual([]);
});

test("an insult in disguise is removed, its author learns why, the log says what was done", async () => {
	const message = flow.discord.as("milan").say(thread, "Du bist doch ein I d i o t !!");
	await gone(message.id);
	await flow.discord.waitFor(() => flow.direct("milan").length > 0);
	const notice = readable(flow.direct("milan")[0]);
	expect(notice).toContain("Dein Kommentar wurde entfernt");
	expect(notice).toContain("Greif Argumente an, nicht Menschen.");
	expect(notice).toContain("automatisch erkannt. Auch entschieden hat ein Programm");
	expect(notice).toContain("Fall 1");
	await flow.discord.waitFor(() => log().length > 0);
	expect(log()[0]).toContain("Fall 1: Kommentar entfernt");
	expect(log()[0]).toContain("- Kommentar entfernt");
	expect(log()[0]).toContain("zugestellt");
});

test("the member sees the own case, nobody else's; a moderator sees any", async () => {
	const own = await (await flow.discord.as("milan").command(thread, "fall zeigen", { nummer: 1 })).settled();
	expect(readable(own)).toContain("Dein Kommentar wurde entfernt");
	const other = await (await flow.discord.as("lena").command(thread, "fall zeigen", { nummer: 1 })).settled();
	expect(readable(other)).toContain("Einen Fall 1 gibt es hier nicht, oder er betrifft dich nicht.");
	const moderator = await (await flow.discord.as("jonas").command(thread, "fall zeigen", { nummer: 1 })).settled();
	expect(readable(moderator)).toContain("@");
	const button = buttons(flow.direct("milan")[0]).find((id) => id.startsWith("fall:"));
	const clicked = await (await flow.discord.as("milan").click(flow.direct("milan")[0]!.id, button!)).settled();
	expect(readable(clicked)).toContain("Dein Kommentar wurde entfernt");
});

test("an edit is judged like a new comment, a preview of a link is no edit", async () => {
	const message = flow.discord.as("lena").say(thread, "Alles gut hier.");
	await flow.quiet();
	flow.discord.as("lena").edit(message.id, "Ihr seid alle Vollidioten.");
	await gone(message.id);
	// A rule that leaves the comment where it is: a second judgement would open a second case.
	const linked = flow.discord.as("lena").say(thread, "So eine Scheiße, verdammte Kacke: https://hafenbote.example/a");
	await flow.quiet();
	const before = await cases();
	expect(before.at(-1)).toMatchObject({ decision: "flag", comment: { messageId: linked.id } });
	flow.discord.attachPreview(linked.id, { title: "Ein Artikel", description: "Ein Text." });
	await flow.quiet();
	expect(flow.discord.world.messages.get(linked.id)?.embeds).toHaveLength(1);
	expect(await cases()).toHaveLength(before.length);
});

test("a forward carries its text to the rules; moderators are exempt", async () => {
	const insult = flow.discord.as("jonas").say(flow.channel("plauderecke"), "Du Arschloch");
	await flow.quiet();
	expect(flow.discord.world.messages.has(insult.id)).toBe(true);
	const byMember = flow.discord.as("lena").forward(insult.id, thread);
	await gone(byMember.id);
	expect((await cases()).at(-1)).toMatchObject({
		decision: "remove",
		comment: { messageId: byMember.id, parts: expect.arrayContaining([{ source: "forward", text: "Du Arschloch" }]) },
	});
	const byModerator = flow.discord.as("jonas").forward(insult.id, thread);
	await flow.quiet();
	expect(flow.discord.world.messages.has(byModerator.id)).toBe(true);
});

test("with closed direct messages the reason comes privately with the next answer", async () => {
	const message = flow.discord.as("karla").say(thread, "So ein Vollidiot!");
	await gone(message.id);
	await flow.quiet();
	expect(log().at(-1)).toContain("nicht zustellbar");
	const result = await flow.discord.as("karla").command(thread, "regeln zeigen");
	await result.settled();
	await flow.quiet();
	const shown = result.followUps().map(readable);
	expect(shown).toHaveLength(1);
	expect(shown[0]).toContain("Dein Kommentar wurde entfernt");
	const again = await flow.discord.as("karla").command(thread, "regeln zeigen");
	await again.settled();
	await flow.quiet();
	expect(again.followUps()).toEqual([]);
});

test("a held comment waits for a person; of two moderators one decides; released it is back", async () => {
	const said = "Hier steht alles: bit.ly/3abcdef";
	const message = flow.discord.as("lena").say(thread, said);
	await gone(message.id);
	await flow.quiet();
	expect(readable(flow.direct("lena").at(-1))).toContain("Dein Kommentar wartet auf Freigabe");
	const card = flow
		.messages(flow.channel("moderation"), "jonas")
		.findLast((one) => readable(one).includes("Zur Prüfung"))!;
	const release = buttons(card).find((id) => id.includes(":freigeben:"))!;
	const reject = buttons(card).find((id) => id.includes(":ablehnen:"))!;
	const amira = flow.discord.as("amira");
	const { modal } = await amira.click(card.id, reject);
	const [first, second] = await Promise.all([
		flow.discord.as("jonas").click(card.id, release),
		amira.submitModal(modal!.id, {}),
	]);
	const answers = [readable(await first.settled()), readable(await second.settled())];
	await flow.quiet();
	expect(answers.filter((text) => /schon entschieden/.test(text))).toHaveLength(1);
	const released = answers[0]!.includes("freigegeben");
	const reposted = flow.messages(thread).filter((one) => readable(one).includes("Geprüft und freigegeben"));
	expect(reposted).toHaveLength(released ? 1 : 0);
	const refused = await (
		await flow.discord.as("jonas").click(card.id, buttons(card).find((id) => id.includes(":zeigen:"))!)
	).settled();
	expect(readable(refused)).toContain("Fall");
	const after = flow.messages(flow.channel("moderation")).find(({ id }) => id === card.id);
	expect(buttons(after).some((id) => id.includes(":freigeben:"))).toBe(false);
});

test("a flood is stopped: the first comments stay, the rest go, and its author has a pause", async () => {
	const earlier = (await cases()).length;
	const said = Array.from({ length: 12 }, (_, index) =>
		flow.discord.as("neu_hier").say(thread, `Schaut mal hier, Nummer ${index} von vielen`),
	);
	await flow.quiet();
	// More than 5 in 10 seconds, says the rule.
	const left = said.map(({ id }) => flow.discord.world.messages.has(id));
	expect(left).toEqual([...Array(5).fill(true), ...Array(7).fill(false)]);
	const floods = (await cases()).slice(earlier);
	expect(floods).toHaveLength(7);
	for (const { rules, decision } of floods) {
		expect(rules.map(({ name }) => name)).toEqual(["flut"]);
		expect(decision).toBe("remove");
	}
	// The rule's cooldown: one timeout for one flood.
	expect(floods.filter(({ actions }) => actions.some(({ action }) => action === "timeout"))).toHaveLength(1);
	const member = flow.discord.world.guilds.get(flow.guildId)!.members.get(flow.discord.userId("neu_hier"))!;
	const pause = member.timedOutUntil! - flow.discord.clock.now();
	expect(pause).toBeGreaterThan(4 * 60_000);
	expect(pause).toBeLessThanOrEqual(5 * 60_000);
	expect(() => flow.discord.as("neu_hier").say(thread, "Und noch einer")).toThrow();
	expect(
		log()
			.slice(-7)
			.every((entry) => entry.includes("flut")),
	).toBe(true);
});

test("moderators try a text against the rules; members may not", async () => {
	const jonas = await (
		await flow.discord.as("jonas").command(thread, "regeln testen", { text: "Du I.d.i.o.t" })
	).settled();
	expect(readable(jonas)).toContain("beleidigungen");
	expect(readable(jonas)).toContain("wird entfernt");
	const lena = await (await flow.discord.as("lena").command(thread, "regeln testen", { text: "Hallo" })).settled();
	expect(readable(lena)).toContain("Dafür brauchst du das Recht");
});

test("the ladder adds to what the rules do, and the reason names it", async () => {
	// Two strikes so far: the disguised insult and this one; the third reaches the first rung.
	for (const text of ["So ein Trottel!", "Du Vollidiot!"]) {
		// Within a minute it would be one outburst and count once.
		flow.discord.clock.advance(120_000);
		const message = flow.discord.as("milan").say(thread, text);
		await gone(message.id);
		await flow.quiet();
	}
	const member = flow.discord.world.guilds.get(flow.guildId)!.members.get(flow.discord.userId("milan"))!;
	expect(member.timedOutUntil).toBeGreaterThan(flow.discord.clock.now());
	expect(readable(flow.direct("milan").at(-1))).toMatch(/Timeout bis/);
	expect(() => flow.discord.as("milan").say(thread, "Hallo?")).toThrow();
});

test("every request of these decisions, and every answer, fits Discord's OpenAPI document", () => {
	if (openApiMissing) console.warn(`not checked: ${openApiMissing}`);
	expect(flow.openApi.seen.size).toBeGreaterThan(5);
	expect(flow.openApi.violations).toEqual([]);
	expect(flow.openApi.warnings).toEqual([]);
});
