// What goes wrong on a first start says what to do.
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import { createBot } from "../../src/bot.ts";
import { loadConfig } from "../../src/config.ts";
import { adviceForGuild, adviceForLogin, inviteUrl, sayAdvice } from "../../src/first-run.ts";
import { BOT_RIGHTS } from "../../src/local-discord/seed.ts";
import { type Flow, startFlow } from "./flow.ts";

let flow: Flow | undefined;
afterEach(async () => {
	await flow?.close();
	flow = undefined;
});

const failure = async (options: Parameters<typeof createBot>[0]): Promise<string> => {
	try {
		const bot = await createBot(options);
		await bot.stop();
		return "";
	} catch (error) {
		const advice = adviceForLogin(error);
		return advice ? sayAdvice(advice) : `no advice for ${error}`;
	}
};

test("a wrong token and a missing intent are named, in German and English", async () => {
	flow = await startFlow({ noFeed: true });
	const { discord, bot } = flow;
	const options = { ...bot.options, storeUrl: "sqlite::memory:" };
	expect(await failure({ ...options, token: "falsch" })).toMatch(/nimmt das Token.*nicht an[\s\S]*does not accept/);
	discord.world.application.privileged.content = false;
	expect(await failure(options)).toMatch(/Message Content Intent.*\n.*Message Content Intent/);
	expect(await failure({ ...options, api: "http://127.0.0.1:9/api" })).toMatch(/nicht erreichbar/);
});

const advice = async (): Promise<string> => {
	const { bot, guildId } = flow!;
	const server = bot.client.guilds.cache.get(guildId)!;
	return (await adviceForGuild(bot.guild(guildId)!, server)).map(sayAdvice).join("\n");
};

test("a server that is set up is told nothing", async () => {
	flow = await startFlow();
	expect(await advice()).toBe("");
});

test("a guild without a feed's channel, a log or feeds at all is told what to set up", async () => {
	flow = await startFlow({ guild: () => ({ feeds: [{ ...FEED, channel: "gibtsnicht" }], channels: NO_CHANNELS }) });
	const said = await advice();
	expect(said).toContain("Der Kanal „gibtsnicht“ für den Feed");
	expect(said).toContain("Für das Protokoll ist kein Kanal eingestellt");
	expect(inviteUrl("1")).toMatch(/client_id=1&scope=bot\+applications\.commands&permissions=\d+/);
	await flow.close();
	flow = await startFlow({ noFeed: true });
	expect(await advice()).toMatch(/Noch kein Feed.*\n.*no feed yet/);
});

test("missing rights are named for each channel, in the words of each language", async () => {
	flow = await startFlow();
	const { build } = flow.discord;
	const bot = build.botRole(flow.guildId);
	build.overwrite(flow.channel("nachrichten"), bot, {
		allow: ["SEND_MESSAGES"],
		deny: ["CREATE_PUBLIC_THREADS", "MANAGE_THREADS"],
	});
	build.overwrite(flow.channel("protokoll"), bot, { deny: ["READ_MESSAGE_HISTORY"] });
	// What a newcomer's private channel looks like: nobody but the team, the bot forgotten.
	build.overwrite(flow.channel("moderation"), bot, { deny: ["VIEW_CHANNEL"] });
	await flow.quiet();
	const lines = (await advice()).split("\n");
	const about = (channel: string) => lines.filter((line) => line.includes(`#${channel}`));
	expect(about("nachrichten")).toEqual([
		expect.stringContaining("fehlen dem Bot Rechte: Öffentliche Threads erstellen, Threads verwalten."),
		expect.stringContaining("lacks permissions in #nachrichten: Create Public Threads, Manage Threads."),
	]);
	expect(about("protokoll")[0]).toContain("Nachrichtenverlauf anzeigen.");
	expect(about("protokoll")[1]).toContain("Read Message History.");
	expect(about("moderation")[0]).toContain("Kanal ansehen");
	expect(about("moderation")[1]).toContain("View Channel");
	expect(lines).toHaveLength(6);
});

test("rights on the whole server and roles above the bot's, as far as the rules need them", async () => {
	flow = await startFlow();
	const { build } = flow.discord;
	const role = build.botRole(flow.guildId);
	build.rolePermissions(flow.guildId, role, POSTING_ONLY);
	build.role(flow.guildId, { name: "Stammgäste" });
	await flow.quiet();
	const said = await advice();
	expect(said).toMatch(/Rechte, die seine Regeln brauchen: Mitglieder im Timeout\..*\n.*need: Timeout Members\./);
	// Moderators are above by right, and the members' role is below.
	expect(said).toContain("über der Rolle des Bots: „Stammgäste“.");
	await flow.close();
	// Without rules that time out, neither matters.
	const base = await loadConfig(CONFIG);
	const settings = { ...base.guild.config, feeds: [], rules: [], strikes: { expireAfter: null, ladder: [] } };
	const config = { ...base, guild: { ...base.guild, config: settings, rules: { rules: [] } }, guilds: new Map() };
	flow = await startFlow({ bot: { config } });
	flow.discord.build.rolePermissions(flow.guildId, flow.discord.build.botRole(flow.guildId), POSTING_ONLY);
	flow.discord.build.role(flow.guildId, { name: "Stammgäste" });
	await flow.quiet();
	expect(await advice()).toMatch(/^[^\n]*Noch kein Feed[^\n]*\n[^\n]*$/);
});

test("a category or voice channel is no log; one that everyone reads is none for the team", async () => {
	flow = await startFlow({ guild: () => ({ channels: { log: "Zeitung", review: "plauderecke", alertRole: null } }) });
	const said = await advice();
	expect(said).toMatch(/Der Kanal „Zeitung“ fehlt/);
	expect(said).toMatch(/#plauderecke kann jeder lesen.*\n.*everyone can read #plauderecke/);
});

const CONFIG = fileURLToPath(new URL("../../config", import.meta.url));
const POSTING_ONLY = BOT_RIGHTS.filter((right) => right !== "MODERATE_MEMBERS");
const FEED = { url: "http://127.0.0.1:9/feed", channel: "x", postNewest: 1 };
const NO_CHANNELS = { log: null, review: null, alertRole: null };
