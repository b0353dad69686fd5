// What goes wrong on a first start says what to do.
import { afterEach, expect, test } from "vitest";
import { createBot } from "../../src/bot.ts";
import { adviceForGuild, adviceForLogin, inviteUrl, sayAdvice } from "../../src/first-run.ts";
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

test("a guild without feeds, log or rights is told what to set up", async () => {
	flow = await startFlow({ guild: () => ({ feeds: [{ ...FEED, channel: "gibtsnicht" }], channels: NO_CHANNELS }) });
	const { bot, guildId } = flow;
	const server = bot.client.guilds.cache.get(guildId)!;
	const said = (await adviceForGuild(bot.guild(guildId)!, server)).map(sayAdvice).join("\n");
	expect(said).toContain("Der Kanal „gibtsnicht“ für den Feed");
	expect(said).toContain("Für das Protokoll ist kein Kanal eingestellt");
	expect(inviteUrl("1")).toMatch(/client_id=1&scope=bot\+applications\.commands&permissions=\d+/);
});

const FEED = { url: "http://127.0.0.1:9/feed", channel: "x", postNewest: 1 };
const NO_CHANNELS = { log: null, review: null, alertRole: null };
