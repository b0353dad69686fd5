// What moderators do by hand: told plainly, done once, refused to whom Discord would refuse it.
import type { APIMessage } from "discord-api-types/v10";
import { afterEach, beforeEach, expect, test } from "vitest";
import { caseKey, caseRecord, memberRecord } from "../../src/guild/records.ts";
import { buttons, type Flow, readable, startFlow } from "./flow.ts";

let flow: Flow;
let channel: string;
beforeEach(async () => {
	flow = await startFlow({ noFeed: true });
	channel = flow.channel("plauderecke");
});
afterEach(async () => {
	expect(flow.openApi.violations).toEqual([]);
	await flow.close();
});

const id = (who: string) => flow.discord.userId(who);
const run = async (who: string, command: string, options = {}): Promise<APIMessage> => {
	const answer = await (await flow.discord.as(who).command(channel, command, options)).settled();
	await flow.quiet();
	return answer!;
};
const say = async (who: string, command: string, options = {}) => readable(await run(who, command, options));
const press = async (who: string, message: APIMessage, which: string): Promise<string> => {
	const button = buttons(message).find((one) => one.includes(`:${which}:`))!;
	const answer = await (await flow.discord.as(who).click(message.id, button)).settled();
	await flow.quiet();
	return readable(answer);
};
const world = () => flow.discord.world.guilds.get(flow.guildId)!;
const kept = (number: number) => flow.bot.guild(flow.guildId)!.store.get(caseRecord, caseKey(number));
const log = () => flow.messages(flow.channel("protokoll")).map(readable);

test("a warning by a template's name: the member reads its words and the rule, a strike counts, the log tells who", async () => {
	const told = await say("jonas", "verwarnen", { person: id("lena"), grund: "persönlicher angriff" });
	expect(told).toMatch(/^Fall 1: .*Lena[\s\S]*verwarnt[\s\S]*1 Strike[\s\S]*Direktnachricht bekommen/);
	const letter = readable(flow.direct("lena")[0]);
	expect(letter).toContain("Greif Argumente an, nicht Menschen.");
	expect(letter).toContain("greift einen Menschen an statt sein Argument");
	expect(letter).toContain("Ein Mitglied der Moderation hat das entschieden");
	expect(log()).toHaveLength(1);
	expect(log()[0]).toContain(id("jonas"));
	const member = await flow.bot.guild(flow.guildId)!.store.get(memberRecord, `member/${id("lena")}`);
	expect(member).toMatchObject({ cases: [1], strikes: [{ case: 1, revoked: false }] });
});

test("a timeout in words about a linked comment; the same comment again adds to the case", async () => {
	const message = flow.discord.as("lena").say(channel, "Das ist doch alles gelogen!");
	await flow.quiet();
	const kommentar = `https://discord.com/channels/${flow.guildId}/${channel}/${message.id}`;
	const told = await say("jonas", "timeout", { person: id("lena"), dauer: "2 Tage", grund: "Beleg fehlt.", kommentar });
	expect(told).toMatch(/^Fall 1: [\s\S]*Timeout bis/);
	expect(world().members.get(id("lena"))!.timedOutUntil).toBeGreaterThan(
		flow.discord.clock.now() + 2 * 86_400_000 - 60_000,
	);
	expect(readable(flow.direct("lena")[0])).toMatch(/Das ist doch alles gelogen/);
	const more = await say("jonas", "verwarnen", { person: id("lena"), grund: "Und noch etwas.", kommentar });
	expect(more).toMatch(/^Fall 1: .*ergänzt[\s\S]*verwarnt/);
	expect(await say("jonas", "verwarnen", { person: id("milan"), grund: "x", kommentar })).toContain(
		"nicht von dieser Person",
	);
});

test("a kick and a ban show first what happens and who is told, and are done once", async () => {
	const preview = await run("jonas", "ban", { person: id("milan"), grund: "Werbung", löschen: "1 Tag" });
	expect(readable(preview)).toMatch(
		/Milan.*bannen\?[\s\S]*Zeitraum: 1 Tag[\s\S]*Direktnachricht[\s\S]*0 gültige Strikes/,
	);
	expect(world().bans.has(id("milan"))).toBe(false);
	const [first, second] = await Promise.all([press("jonas", preview, "ja"), press("jonas", preview, "ja")]);
	await flow.quiet();
	expect(world().bans.has(id("milan"))).toBe(true);
	expect([first, second].filter((text) => text.startsWith("Fall 1:"))).toHaveLength(1);
	expect(await kept(2)).toBeUndefined();
	expect(flow.direct("milan")).toHaveLength(1);
	expect(log()).toHaveLength(1);
	expect(log()[0]).toContain("Fall 1: Bann");
	const kick = await run("jonas", "kick", { person: id("lena"), grund: "Pause." });
	expect(await press("jonas", kick, "nein")).toContain("nichts geschehen");
	expect(world().members.has(id("lena"))).toBe(true);
	const again = await run("jonas", "kick", { person: id("lena"), grund: "Pause." });
	expect(await press("jonas", again, "ja")).toMatch(/^Fall 2: .*Lena[\s\S]*vom Server entfernt/);
	expect(world().members.has(id("lena"))).toBe(false);
});

test("a preview outlives a restart, but not a quarter of an hour", async () => {
	const preview = await run("jonas", "ban", { person: id("milan"), grund: "Werbung" });
	const other = await run("jonas", "ban", { person: id("lena"), grund: "Werbung" });
	await flow.restart();
	expect(await press("jonas", preview, "ja")).toMatch(/^Fall 1:/);
	flow.discord.clock.advance(16 * 60_000);
	expect(flow.messages(channel, "jonas").map(readable).join()).toContain("Lena");
	expect(await press("jonas", other, "ja").catch((error: Error) => error.message)).not.toMatch(/^Fall 2/);
	expect(world().bans.has(id("lena"))).toBe(false);
});

test("refused plainly: members, oneself, bots, higher ranks, missing rights of either, no reason, no span", async () => {
	const { build } = flow.discord;
	await expect(run("lena", "verwarnen", { person: id("milan"), grund: "x" })).rejects.toThrow();
	expect(await say("jonas", "verwarnen", { person: id("jonas"), grund: "x" })).toContain("Gegen dich selbst");
	expect(await say("jonas", "verwarnen", { person: flow.discord.botId, grund: "x" })).toContain("Bots");
	expect(await say("jonas", "verwarnen", { person: id("amira"), grund: "x" })).toContain("nicht unter dir");
	expect(await say("jonas", "verwarnen", { person: id("lena") })).toContain("Sag dem Mitglied, warum");
	expect(await say("jonas", "verwarnen", { person: id("lena"), regel: "gibtsnicht" })).toContain("kenne ich nicht");
	expect(await say("jonas", "timeout", { person: id("lena"), dauer: "bald", grund: "x" })).toContain("Zeitspanne");
	expect(await say("jonas", "timeout", { person: id("lena"), dauer: "3 Monate", grund: "x" })).toContain(
		"von 1 Minute bis 28 Tage",
	);
	// A higher role than the bot's.
	expect(await say("amira", "timeout", { person: id("jonas"), dauer: "1 h", grund: "x" })).toContain("nicht unter mir");
	// Whoever may only delete messages bans nobody through the bot either.
	build.rolePermissions(flow.guildId, flow.discord.roleId("Moderation"), ["MANAGE_MESSAGES", "MODERATE_MEMBERS"]);
	await flow.quiet();
	expect(await say("jonas", "ban", { person: id("lena"), grund: "x" })).toContain(
		"selbst das Recht „Mitglieder bannen“",
	);
	build.rolePermissions(flow.guildId, build.botRole(flow.guildId), ["SEND_MESSAGES", "VIEW_CHANNEL"]);
	await flow.quiet();
	expect(await say("jonas", "timeout", { person: id("lena"), dauer: "1 h", grund: "x" })).toContain(
		"fehlt mir auf diesem Server das Recht „Mitglieder im Timeout“",
	);
	expect(await kept(1)).toBeUndefined();
	expect(flow.direct("lena")).toEqual([]);
});

test("two moderators at once act in one case, and nothing is done twice", async () => {
	const [a, b] = await Promise.all([
		say("jonas", "timeout", { person: id("lena"), dauer: "1 h", grund: "Ton." }),
		say("amira", "timeout", { person: id("lena"), dauer: "2 h", grund: "Ton." }),
	]);
	expect([a, b].filter((text) => text.startsWith("Fall 1: "))).toHaveLength(2);
	expect([a, b].filter((text) => text.includes("war schneller"))).toHaveLength(1);
	expect(flow.direct("lena")).toHaveLength(1);
	expect(await kept(2)).toBeUndefined();
});

test("closed messages and people who left: the moderator is told, the reasons are kept", async () => {
	expect(await say("jonas", "verwarnen", { person: id("karla"), grund: "Ton." })).toContain(
		"Direktnachrichten sind zu",
	);
	const shown = await flow.discord.as("karla").command(channel, "regeln zeigen");
	await shown.settled();
	await flow.quiet();
	expect(shown.followUps().map(readable).join()).toContain("Fall 1");
	flow.discord.as("milan").leave(flow.guildId);
	await flow.quiet();
	expect(await say("jonas", "timeout", { person: id("milan"), dauer: "1 h", grund: "x" })).toContain("nicht (mehr)");
	const preview = await run("jonas", "ban", { person: id("milan"), grund: "Werbung" });
	expect(readable(preview)).toContain("nicht auf dem Server");
	expect(await press("jonas", preview, "ja")).toMatch(/^Fall 2: [\s\S]*gebannt/);
	expect(world().bans.has(id("milan"))).toBe(true);
	expect(await say("jonas", "ban", { person: id("milan"), grund: "x" })).toContain("schon gebannt");
});

test("a ban that Discord refuses after the reasons were told is corrected", async () => {
	const preview = await run("jonas", "ban", { person: id("milan"), grund: "Werbung" });
	flow.discord.faults.rest({ kind: "status", status: 403, when: "before", method: "PUT", count: 1 });
	expect(await press("jonas", preview, "ja")).toMatch(/nicht ausgeführt/);
	expect(readable(flow.direct("milan").at(-1))).toMatch(/nicht geschehen[\s\S]*Bann/);
});

test("the menus of a person open forms that do the same", async () => {
	const jonas = flow.discord.as("jonas");
	await jonas.userMenu("Verwarnen …", id("lena"), channel);
	await flow.quiet();
	const modal = jonas.openModal()!;
	expect(modal.title).toBe("Lena verwarnen");
	const answer = await jonas.submitModal(modal.id, { regel: ["flut"], grund: "Fünf auf einmal." });
	expect(readable(await answer.settled())).toMatch(/^Fall 1:/);
	await flow.quiet();
	expect(readable(flow.direct("lena")[0])).toMatch(/Bitte gib anderen Zeit[\s\S]*Fünf auf einmal/);
	await jonas.userMenu("Timeout …", id("milan"), channel);
	await flow.quiet();
	const second = await jonas.submitModal(jonas.openModal()!.id, { dauer: ["1 d"], vorlage: ["Werbung"] });
	expect(readable(await second.settled())).toMatch(/^Fall 2: [\s\S]*Timeout bis/);
	await flow.quiet();
});

test("what is offered while typing", async () => {
	const jonas = flow.discord.as("jonas");
	const spans = await jonas.autocomplete(channel, "timeout", { person: id("lena"), dauer: "2" }, "dauer");
	expect(spans.choices.map(({ name }) => name)).toEqual(["2 Minuten", "2 Stunden", "2 Tage"]);
	const reasons = await jonas.autocomplete(channel, "verwarnen", { person: id("lena"), grund: "werb" }, "grund");
	expect(reasons.choices.map(({ value }) => value)).toEqual(["werb", "Werbung"]);
	const rules = await jonas.autocomplete(channel, "verwarnen", { person: id("lena"), regel: "schrei" }, "regel");
	expect(rules.choices.map(({ value }) => value)).toContain("großbuchstaben");
});
