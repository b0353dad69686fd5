// /einrichten: from a server where nothing is set up to an article with a commented thread, in one panel.
import type { APIMessage } from "discord-api-types/v10";
import { afterEach, expect, test } from "vitest";
import { revisions } from "../../src/guild/settings.ts";
import { deleteChannel } from "../../src/local-discord/acts/channels.ts";
import type { ModalValues } from "../../src/local-discord/interactions/modal-values.ts";
import { BOT_RIGHTS as BOT } from "../../src/local-discord/seed.ts";
import { buttons, type Flow, readable, startFlow } from "./flow.ts";

let flow: Flow;
afterEach(() => flow.close());

const here = () => flow.channel("plauderecke");
const shown = (message: APIMessage, who = "amira") => flow.messages(here(), who).find(({ id }) => id === message.id)!;
async function open(who = "amira"): Promise<APIMessage> {
	const answer = await (await flow.discord.as(who).command(here(), "einrichten")).settled();
	expect(answer!.flags! & 64).toBe(64);
	return answer!;
}
/** What the panel says after something was done in it, or what it answered instead. */
async function after(
	message: APIMessage,
	deed: (person: ReturnType<Flow["discord"]["as"]>) => Promise<{ followUps(): APIMessage[]; message?: unknown }>,
): Promise<string> {
	const before = JSON.stringify(shown(message));
	const result = await deed(flow.discord.as("amira"));
	await flow.discord.waitFor(() => JSON.stringify(shown(message)) !== before || result.followUps().length > 0);
	await flow.quiet();
	const [error] = result.followUps();
	return readable(error ?? shown(message));
}
const click = (message: APIMessage, id: string) =>
	after(message, (person) => person.click(message.id, buttons(shown(message)).find((one) => one.startsWith(id)) ?? id));
const select = (message: APIMessage, id: string, value: string) =>
	after(message, (person) => person.select(message.id, id, [value]));
async function form(message: APIMessage, channel: string, answers: ModalValues): Promise<string> {
	const opened = await flow.discord.as("amira").select(message.id, "einrichten:kanal", [channel]);
	return after(message, (person) => person.submitModal(opened.modal!.id, answers));
}
const EMPTY = { log: null, review: null, alertRole: null };
/** Nothing is set up, and channels of the usual names are not there. */
async function start(): Promise<void> {
	flow = await startFlow({ noFeed: true, guild: () => ({ channels: EMPTY }) });
}
const history = async () => {
	const found = [];
	for await (const one of revisions(flow.bot.guild(flow.guildId)!)) found.push(one);
	return found;
};

test("from nothing to a posted article with a commented thread", async () => {
	await start();
	const { build, world } = flow.discord;
	for (const name of ["protokoll", "moderation"])
		deleteChannel(world, flow.channel(name), flow.discord.userId("amira"), null);
	await flow.quiet();
	const panel = await open();
	expect(readable(panel)).toMatch(/❌ \*\*1\. Kanäle\*\*: Protokoll: noch kein Kanal · Moderation: noch kein Kanal/);
	expect(readable(panel)).toMatch(
		/➖ \*\*2\.[\s\S]*❌ \*\*3\. Der erste Feed\*\*: Noch kein Feed[\s\S]*✅ \*\*4\. Regeln\*\*/,
	);
	// Without the right to create channels it says which one it needs, and changes nothing.
	expect(await click(panel, "einrichten:anlegen")).toContain("fehlt mir das Recht „Kanäle verwalten“");
	expect(await history()).toEqual([]);
	build.rolePermissions(flow.guildId, build.botRole(flow.guildId), [...BOT, "MANAGE_CHANNELS"]);
	await flow.quiet();
	const created = await click(panel, "einrichten:anlegen");
	expect(created).toMatch(/Angelegt: <#\d+> und <#\d+>\. Nur wer moderieren darf/);
	const [log, review] = ["protokoll", "moderation"].map((name) => flow.channel(name));
	expect(created).toContain(`✅ **1. Kanäle**: Protokoll: <#${log}> · Moderation: <#${review}>`);
	expect(() => flow.messages(log!, "milan")).toThrow();
	expect(readable(flow.messages(log!, "jonas")[0])).toContain("hat die Einstellungen geändert: Fassung 1");
	await click(panel, "einrichten:schritt:role");
	const team = [...world.guilds.get(flow.guildId)!.roles.values()].find(({ name }) => name === "Moderation")!;
	expect(await select(panel, "einrichten:rolle", flow.guildId)).toContain("Diese Rolle haben alle");
	expect(await select(panel, "einrichten:rolle", team.id)).toContain(
		`✅ **2. Wer gerufen wird**: Bei Dringendem wird <@&${team.id}>`,
	);
	const news = flow.channel("nachrichten");
	expect(await form(panel, news, { adresse: flow.site.url })).toMatch(
		/<#\d+>\. Passt das so\?[\s\S]*Die neuesten Artikel/,
	);
	const done = await click(panel, "einrichten:ja");
	expect(done).toMatch(
		/Feed hinzugefügt[\s\S]*✅ \*\*3\.[\s\S]*✅ \*\*5\. Prüfen\*\*: Mir fehlt kein Recht[\s\S]*Fertig\. Probier es aus/,
	);
	await flow.bot.tick();
	const [thread] = flow.threads("nachrichten");
	const comment = flow.discord.as("milan").say(thread!.id, "Endlich kann ich hier mitreden.");
	const insult = flow.discord.as("milan").say(thread!.id, "Du bist so ein Idiot.");
	await flow.quiet();
	expect([comment, insult].map(({ id }) => world.messages.has(id))).toEqual([true, false]);
	expect(flow.messages(log!).map(readable).join()).toContain("Idiot");
	// Every change has its author, can be read and rolled back, and what it does not concern stays the operator's.
	expect((await history()).map(({ by, note }) => [by, note])).toEqual([
		[flow.discord.userId("amira"), "/einrichten"],
		[flow.discord.userId("amira"), "/einrichten"],
	]);
	expect((await history())[0]!.text).toMatch(
		/^# Die Einstellungen dieses Servers[\s\S]*log: "\d+"[\s\S]*alertRole: "\d+"/,
	);
	expect((await history())[0]!.text).not.toContain("rules:");
	await flow.restart();
	expect(readable(await open())).toContain("✅ **1. Kanäle**");
	expect(flow.openApi.violations).toEqual([]);
});

test("rules: watched only, as written, strict; comments in the file stay", async () => {
	await start();
	const panel = await open();
	await click(panel, "einrichten:schritt:rules");
	const watching = await click(panel, "einrichten:stufe:watch");
	expect(watching).toMatch(/beobachten ab sofort nur[\s\S]*➖ \*\*4\. Regeln\*\*: \d+ Regeln beobachten nur/);
	const insult = flow.discord.as("milan").say(here(), "Du bist so ein Idiot.");
	await flow.quiet();
	expect(flow.discord.world.messages.has(insult.id)).toBe(true);
	await click(panel, "einrichten:schritt:rules");
	expect(await click(panel, "einrichten:stufe:strict")).toMatch(
		/✅ \*\*4\. Regeln\*\*: \d+ Regeln gelten · Neue schreiben über das Formular/,
	);
	const [latest] = await history();
	expect(latest!.text).toContain("# Drohungen: weg, und ein Mensch erfährt es sofort.");
	expect(latest!.text).not.toMatch(/^ +mode: watch/m);
	await click(panel, "einrichten:schritt:rules");
	await click(panel, "einrichten:stufe:normal");
	expect(flow.bot.guild(flow.guildId)!.config.discussion.comments.mode).toBe("open");
	expect(await history()).toHaveLength(3);
});

test("a public channel is refused, missing rights are named with what to do, and only admins are led", async () => {
	await start();
	const { build } = flow.discord;
	const panel = await open();
	expect(await select(panel, "einrichten:team:log", here())).toMatch(/geht noch nicht:\n- <#\d+> kann jeder lesen/);
	const bot = build.botRole(flow.guildId);
	build.overwrite(flow.channel("moderation"), bot, { allow: ["VIEW_CHANNEL"], deny: ["EMBED_LINKS"] });
	build.overwrite(flow.channel("nachrichten"), bot, { deny: ["CREATE_PUBLIC_THREADS"] });
	const without = ["MANAGE_WEBHOOKS", "VIEW_AUDIT_LOG", "MODERATE_MEMBERS"];
	build.rolePermissions(
		flow.guildId,
		bot,
		BOT.filter((right) => !without.includes(right)),
	);
	build.role(flow.guildId, { name: "Stammgäste" });
	await flow.quiet();
	expect(await select(panel, "einrichten:team:review", flow.channel("moderation"))).toMatch(
		/fehlt mir: Links einbetten/,
	);
	expect(await select(panel, "einrichten:team:log", flow.channel("protokoll"))).toContain("Gespeichert.");
	const checked = await click(panel, "einrichten:schritt:check");
	expect(checked).toMatch(/Auf dem Server fehlt mir: Mitglieder im Timeout/);
	expect(checked).toMatch(/„WebHooks verwalten“: Das Formular/);
	expect(checked).toMatch(/„Audit-Log einsehen“: Was in Discords/);
	expect(checked).toMatch(/Über meiner Rolle stehen: „Stammgäste“/);
	const refusedIn = await click(panel, "einrichten:schritt:feed");
	expect(refusedIn).toContain("Wähle den Kanal");
	const refused = await (
		await flow.discord.as("amira").select(panel.id, "einrichten:kanal", [flow.channel("nachrichten")])
	).settled();
	expect(readable(refused)).toContain("„Öffentliche Threads erstellen“");
	build.rolePermissions(flow.guildId, bot, BOT);
	await flow.quiet();
	expect(await click(panel, "einrichten:schritt:check")).not.toContain("WebHooks");
	await expect(open("milan")).rejects.toThrow("no command");
	await expect(open("jonas")).rejects.toThrow("no command");
});

test("on a server it comes to, its first word points to /einrichten, once", async () => {
	await start();
	const { build, userId, world } = flow.discord;
	const { id } = build.guild({ name: "Süderauer Bote", ownerId: userId("amira"), description: "" });
	const channel = build.channel(id, { name: "allgemein" });
	const words = () => [...world.messages.values()].filter(({ channelId }) => channelId === channel.id);
	build.bot(id, BOT);
	await flow.discord.waitFor(() => words().length > 0);
	await flow.quiet();
	expect(flow.discord.as("amira").messages(channel.id).map(readable)).toEqual([
		expect.stringMatching(/Moin, ich bin Wortmeldung\n[\s\S]*`\/einrichten`/),
	]);
	await flow.restart();
	expect(words()).toHaveLength(1);
});
