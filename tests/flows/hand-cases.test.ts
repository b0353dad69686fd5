// A case after the decision: taken back, given another reason, noted, found, exported; bans lifted, proposals carried out;
// comments removed and cleared away by hand; what was done in Discord's own interface.
import type { APIMessage } from "discord-api-types/v10";
import { afterEach, beforeEach, expect, test } from "vitest";
import { parse } from "yaml";
import { caseKey, caseRecord, memberRecord } from "../../src/guild/records.ts";
import { compileTerms } from "../../src/language/terms.ts";
import { compileRules } from "../../src/rules/compile.ts";
import { rulesSchema } from "../../src/rules/rule.ts";
import { buttons, type Flow, readable, startFlow } from "./flow.ts";

const RULES = [
	"{ name: vorschlag, clause: Das geht gar nicht., when: { pattern: { pattern: Klabauter } }, then: [{ ban: { delete: 1 Tag } }, warn] }",
	"{ name: kauf, clause: Keine Werbung., mode: watch, when: { pattern: { pattern: Kauft } }, then: [flag] }",
	"{ name: kurzlink, clause: Zeig wohin ein Link führt., when: { pattern: { pattern: 'bit[.]ly' } }, then: [hold] }",
];

let flow: Flow;
let channel: string;
beforeEach(async () => {
	const rules = compileRules(rulesSchema.parse(RULES.map((rule) => parse(rule))), { terms: compileTerms([]) });
	flow = await startFlow({ noFeed: true, rules });
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
const press = async (who: string, message: APIMessage, which: string): Promise<APIMessage | undefined> => {
	const button = buttons(message).find((one) => one.includes(`:${which}:`))!;
	const answer = await (await flow.discord.as(who).click(message.id, button)).settled();
	await flow.quiet();
	return answer;
};
/** Sends off the form that a command or button has opened. */
const submit = async (who: string, values = {}): Promise<string> => {
	const actor = flow.discord.as(who);
	const answer = await (await actor.submitModal(actor.openModal()!.id, values)).settled();
	await flow.quiet();
	return readable(answer);
};
const takeBack = async (who: string, nummer: number, wort?: string): Promise<string> => {
	const opened = await flow.discord.as(who).command(channel, "fall zurücknehmen", { nummer });
	return opened.kind === "modal" ? submit(who, wort ? { wort } : {}) : readable(opened.message);
};
const world = () => flow.discord.world.guilds.get(flow.guildId)!;
const guild = () => flow.bot.guild(flow.guildId)!;
const kept = (number: number) => guild().store.get(caseRecord, caseKey(number));
const member = (who: string) => guild().store.get(memberRecord, `member/${id(who)}`);
const log = () => flow.messages(flow.channel("protokoll")).map(readable);

test("taking a case back undoes all of it: timeout, strike and comment; the member reads it kindly, and it counts once", async () => {
	const message = flow.discord.as("lena").say(channel, "Das stimmt doch hinten und vorne nicht!");
	await flow.quiet();
	await flow.discord.as("jonas").messageMenu("Entfernen …", message.id);
	const told = await submit("jonas", { vorlage: ["Persönlicher Angriff"], folge: ["1 d"] });
	expect(told).toMatch(/^Fall 1: [\s\S]*Timeout bis[\s\S]*Kommentar entfernt[\s\S]*1 Strike/);
	expect(flow.discord.world.messages.has(message.id)).toBe(false);
	expect(await takeBack("jonas", 1, "Wir haben uns geirrt.")).toMatch(
		/Fall 1 ist zurückgenommen[\s\S]*steht wieder da/,
	);
	expect(world().members.get(id("lena"))!.timedOutUntil ?? 0).toBeLessThanOrEqual(flow.discord.clock.now());
	expect((await member("lena"))!).toMatchObject({ strikes: [{ revoked: true }], removed: 0 });
	expect(readable(flow.messages(channel).at(-1))).toContain("hinten und vorne");
	const letter = readable(flow.direct("lena").at(-1));
	expect(letter).toMatch(/zurückgenommen[\s\S]*gilt nicht mehr[\s\S]*steht wieder da[\s\S]*Wir haben uns geirrt/);
	expect(log().at(-1)).toMatch(/Fall 1: zurückgenommen[\s\S]*Wir haben uns geirrt/);
	expect(await takeBack("jonas", 1)).toContain("schon zurückgenommen");
});

test("a comment that changed while the form was open is not removed; bots' messages and members' clicks are refused", async () => {
	const message = flow.discord.as("lena").say(channel, "Unfug!");
	await flow.quiet();
	await flow.discord.as("jonas").messageMenu("Entfernen …", message.id);
	flow.discord.as("lena").edit(message.id, "Verzeihung, das nehme ich zurück.");
	await flow.quiet();
	expect(await submit("jonas", { grund: "Ton.", folge: ["none"] })).toContain("wurde geändert");
	expect(flow.discord.world.messages.has(message.id)).toBe(true);
	await expect(flow.discord.as("milan").messageMenu("Entfernen …", message.id)).rejects.toThrow();
	expect(await kept(1)).toBeUndefined();
});

test("another reason reaches the member and the old one stays; notes stay among moderators; lists and files", async () => {
	await run("jonas", "verwarnen", { person: id("lena"), grund: "Alt." });
	await run("amira", "verwarnen", { person: id("milan"), grund: "=1+1" });
	expect(await say("jonas", "fall grund", { nummer: 1, grund: "Neu und besser." })).toContain("Fall 1");
	expect(readable(flow.direct("lena").at(-1))).toMatch(/geändert[\s\S]*Neu und besser\.[\s\S]*Vorher\nAlt\./);
	await run("jonas", "fall notiz", { nummer: 1, text: "Schon öfter aufgefallen." });
	const shown = await say("jonas", "fall zeigen", { nummer: 1 });
	expect(shown).toMatch(/vorher: Alt\.[\s\S]*Schon öfter aufgefallen/);
	expect(await say("lena", "fall zeigen", { nummer: 1 })).not.toContain("öfter aufgefallen");
	expect(await say("jonas", "fall liste", { person: id("milan") })).toMatch(/^Fälle\n\*\*2\*\*/);
	expect(await say("jonas", "fall liste", { durch: "machine" })).toContain("Kein Fall");
	const csv = await run("jonas", "fall exportieren");
	expect(csv.attachments[0]!.filename).toBe("faelle.csv");
	const file = [...flow.discord.world.attachments.values()].find(({ filename }) => filename === "faelle.csv")!;
	expect(Buffer.from(file.data).toString()).toContain("'=1+1");
	const one = await run("jonas", "fall exportieren", { nummer: 1 });
	expect(one.attachments.map(({ filename }) => filename)).toEqual(["fall-1.json", "fall-1.md"]);
	expect(await say("lena", "fall liste")).toContain("Dafür brauchst du das Recht");
	const akte = await say("jonas", "akte", { person: id("lena") });
	expect(akte).toMatch(/Akte: [\s\S]*1 gültig[\s\S]*seit <t:[\s\S]*\*\*1\*\*/);
});

test("a reported comment is listed as such; its reason is given with the decision, not before; the record counts at once", async () => {
	const message = flow.discord.as("milan").say(channel, "Ihr seid doch alle bestochen.");
	await flow.quiet();
	expect(await say("jonas", "akte", { person: id("milan") })).toContain("1 angenommen · 0 entfernt");
	const opened = await flow.discord.as("lena").messageMenu("Melden", message.id);
	await (await flow.discord.as("lena").submitModal(opened.modal!.id, { grund: ["other"], worte: "Gemein." })).settled();
	await flow.quiet();
	expect(await say("jonas", "fall liste")).toMatch(/gemeldet · \*wartet\*/);
	const logged = log().length;
	expect(await say("jonas", "fall grund", { nummer: 1, grund: "Ton." })).toMatch(
		/noch nicht entschieden.*`\/warteschlange`/,
	);
	expect(await kept(1)).toMatchObject({ reason: null, review: "open" });
	expect(log()).toHaveLength(logged);
	const card = flow.messages(flow.channel("moderation")).at(-1)!;
	const reject = buttons(card).find((one) => one.startsWith("warteschlange:ablehnen"))!;
	await flow.discord.as("jonas").click(card.id, reject);
	await submit("jonas", { regel: ["r:vorschlag"] });
	expect(await say("jonas", "fall liste")).toMatch(/gemeldet .*\*abgelehnt\*/);
	expect(await say("jonas", "fall grund", { nummer: 1, grund: "Bitte ohne Unterstellung." })).toContain("erfährt es");
});

test("a comment that was held and rejected is called that among one's own cases; the letter names its button rightly", async () => {
	flow.discord.as("lena").say(channel, "Hier: https://bit.ly/3abcde");
	await flow.quiet();
	const card = flow.messages(flow.channel("moderation")).at(-1)!;
	await flow.discord
		.as("jonas")
		.click(card.id, buttons(card).find((one) => one.startsWith("warteschlange:verwarnen"))!);
	await submit("jonas", {});
	expect(await say("lena", "meinefälle")).toMatch(/Fall 1 · .* · Kommentar abgelehnt: Verwarnen/);
	const letter = flow.direct("lena").at(-1)!;
	const named = readable(letter).match(/mit dem Knopf „(.+?)“/)![1]!;
	expect(JSON.stringify(letter.components)).toContain(`"label":"${named}"`);
	expect(named).toContain("Einspruch");
});

test("eleven cases take two pages", async () => {
	for (let n = 0; n < 11; n++) {
		flow.discord.clock.advance(120_000);
		await flow.discord.as("jonas").command(channel, "verwarnen", { person: id("lena"), grund: `Nr. ${n}` });
		await flow.quiet();
	}
	const first = await run("jonas", "fall liste", { person: id("lena"), stand: "stands" });
	expect(readable(first)).toContain("**11**");
	expect(readable(first)).not.toContain("**1** ");
	const older = buttons(first).at(-1)!;
	await flow.discord.as("jonas").click(first.id, older);
	await flow.quiet();
	expect(readable(flow.messages(channel, "jonas").find(({ id }) => id === first.id))).toMatch(
		/\*\*1\*\*[\s\S]*Seite 2/,
	);
});

test("a ban that a rule proposed is carried out by a moderator who may, once", async () => {
	flow.discord.as("milan").say(channel, "Klabauter!");
	await flow.quiet();
	expect(world().bans.has(id("milan"))).toBe(false);
	const card = flow
		.messages(flow.channel("moderation"))
		.find((one) => buttons(one).some((b) => b.includes("ausführen")))!;
	const { build } = flow.discord;
	build.rolePermissions(flow.guildId, flow.discord.roleId("Moderation"), ["MANAGE_MESSAGES", "VIEW_CHANNEL"]);
	await flow.quiet();
	expect(readable(await press("jonas", card, "ausführen"))).toContain("selbst das Recht „Mitglieder bannen“");
	expect(readable(await press("amira", card, "ausführen"))).toMatch(/^Fall 1: [\s\S]*gebannt/);
	expect(world().bans.has(id("milan"))).toBe(true);
	const [again] = await Promise.all([say("amira", "fall zeigen", { nummer: 1 })]);
	expect(again).toContain("Ergänzt von");
	expect((await kept(1))!.actions.filter(({ proposed }) => proposed)).toEqual([]);
});

test("/entbannen lifts the ban and leaves the rest; whoever was banned before the bot came gets a case of the lifting", async () => {
	const preview = await run("jonas", "ban", { person: id("milan"), grund: "Werbung" });
	await press("jonas", preview, "ja");
	const offered = await flow.discord.as("jonas").autocomplete(channel, "entbannen", { person: "mil" }, "person");
	expect(offered.choices).toEqual([{ name: expect.stringContaining("Milan"), value: id("milan") }]);
	expect(await say("jonas", "entbannen", { person: id("milan") })).toMatch(
		/^Fall 1: .*nicht mehr gebannt[\s\S]*gilt weiter/,
	);
	expect(world().bans.has(id("milan"))).toBe(false);
	expect(log().at(-1)).toContain("Fall 1: vorzeitig aufgehoben");
	expect(await takeBack("jonas", 1, "Verwechslung.")).toContain("Fall 1 ist zurückgenommen");
	expect(await say("jonas", "entbannen", { person: "lena" })).toContain("nicht gebannt");
	world().bans.set(id("lena"), "früher");
	expect(await say("jonas", "entbannen", { person: "lena" })).toMatch(/^Fall 2: .*nicht mehr gebannt/);
	expect(world().bans.size).toBe(0);
});

test("what is done in Discord itself becomes a case once: told, kept with its reason, found again after a silence", async () => {
	const amira = flow.discord.as("amira");
	amira.timeout(flow.guildId, id("lena"), 3_600_000, "Zu laut.");
	await flow.quiet();
	expect(await kept(1)).toMatchObject({ origin: { by: "discord", personId: id("amira") }, reason: "Zu laut." });
	expect(readable(flow.direct("lena")[0])).toContain("Zu laut.");
	await flow.restart(() => {
		amira.ban(flow.guildId, id("milan"), "Werbung");
		amira.timeout(flow.guildId, id("lena"), null);
	});
	await flow.quiet();
	expect(await kept(2)).toMatchObject({ person: { id: id("milan"), userName: "milan" }, reason: "Werbung" });
	expect((await kept(1))!.history.at(-1)).toMatchObject({ kind: "lifted", by: id("amira") });
	amira.unban(flow.guildId, id("milan"), "Einsicht");
	await flow.quiet();
	expect((await kept(2))!.history.at(-1)).toMatchObject({ kind: "lifted", detail: "Bann: Einsicht" });
	await flow.restart();
	await flow.quiet();
	expect(await kept(3)).toBeUndefined();
	// What the bot itself does is no case of its own.
	await run("jonas", "timeout", { person: id("lena"), dauer: "1 h", grund: "x" });
	expect((await kept(3))!.origin.by).toBe("person");
	expect(await kept(4)).toBeUndefined();
});

test("clearing away: shown first, exactly that set goes, colleagues and pins stay, one case a member, taken back by list", async () => {
	const { discord } = flow;
	const ads = [
		discord.as("milan").say(channel, "Kauft jetzt! 1"),
		discord.as("milan").say(channel, "Kauft jetzt! 2"),
		discord.as("lena").say(channel, "kauft JETZT auch hier"),
	];
	const stays = [
		discord.as("jonas").say(channel, "Kauft jetzt steht da dauernd."),
		discord.as("lena").say(channel, "Guten Tag"),
	];
	const pinned = discord.as("milan").say(channel, "Kauft jetzt! (wichtig)");
	discord.as("amira").pin(pinned.id);
	await flow.quiet();
	expect(await say("jonas", "aufräumen", { grund: "Werbung" })).toContain("Sag, was weg soll");
	const preview = await run("jonas", "aufräumen", { text: "kauft jetzt", grund: "Werbung" });
	expect(readable(preview)).toMatch(
		/3 Kommentare entfernen\?[\s\S]*Verschont\n1 angehefteter[\s\S]*1 von der Moderation/,
	);
	expect(preview.attachments[0]!.filename).toBe("kommentare.txt");
	discord.as("milan").edit(ads[1]!.id, "Nichts für ungut.");
	const later = discord.as("milan").say(channel, "Kauft jetzt! 4");
	await flow.quiet();
	const done = readable(await press("jonas", preview, "ja"));
	expect(done).toMatch(/^2 Kommentare entfernt[\s\S]*Fall \d: .*1 Kommentar[\s\S]*1 wurde seit der Vorschau geändert/);
	for (const gone of [ads[0]!, ads[2]!]) expect(discord.world.messages.has(gone.id)).toBe(false);
	for (const there of [ads[1]!, pinned, later, ...stays]) expect(discord.world.messages.has(there.id)).toBe(true);
	const number = (await member("milan"))!.cases.at(-1)!;
	expect((await kept(number))!.swept.map(({ text }) => text)).toEqual(["Kauft jetzt! 1"]);
	expect(readable(flow.direct("milan").at(-1))).toMatch(/entfernt[\s\S]*Kauft jetzt! 1/);
	expect(await takeBack("jonas", number)).toContain("steht wieder da");
	expect(readable(flow.messages(channel).at(-1))).toMatch(
		/Kauft jetzt! 1[\s\S]*1 Kommentar von Milan steht wieder hier/,
	);
});

test("clearing away old comments one by one and young ones together; by a rule; confirmed once", async () => {
	const { discord } = flow;
	const old = discord.as("lena").say(channel, "Kauft alt");
	await flow.quiet();
	discord.clock.advance(15 * 86_400_000);
	const young = [1, 2, 3].map((n) => discord.as("lena").say(channel, `Kauft neu ${n}`));
	await flow.quiet();
	const preview = await run("jonas", "aufräumen", { nach: "kauf" });
	expect(readable(preview)).toContain("Keine Werbung.");
	const answers = await Promise.all([press("jonas", preview, "ja"), press("jonas", preview, "ja")]);
	expect(answers.map(readable).filter((text) => text.startsWith("4 Kommentare entfernt")).length).toBeGreaterThan(0);
	for (const { id } of [old, ...young]) expect(discord.world.messages.has(id)).toBe(false);
	expect(flow.openApi.seen.get("bulk_delete_messages")).toBe(1);
	expect((await member("lena"))!.removed).toBe(4);
});

test("what counts as having stood: also what is only watched; not what somebody removes; again when that is taken back", async () => {
	const stood = async () => ((await member("milan"))?.accepted ?? 0) + guild().memory.acceptedSince(id("milan"));
	const first = flow.discord.as("milan").say(channel, "Guten Morgen").id;
	flow.discord.as("milan").say(channel, "Kauft mehr Brot beim Bäcker");
	await flow.quiet();
	expect(await stood()).toBe(2);
	await flow.discord.as("jonas").messageMenu("Entfernen …", first);
	await submit("jonas", { vorlage: ["Persönlicher Angriff"] });
	expect(flow.discord.world.messages.has(first)).toBe(false);
	expect(await stood()).toBe(1);
	await flow.bot.tick();
	expect(await member("milan")).toMatchObject({ accepted: 1, removed: 1 });
	await takeBack("amira", (await member("milan"))!.cases.at(-1)!);
	expect(await member("milan")).toMatchObject({ accepted: 2, removed: 0 });
});
