// The measured bot in a process of its own: Wortmeldung as it ships ("bot"), or the floor, a client of discord.js that
// removes what begins with "!" without thinking.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "discord.js";
import { createBot } from "../../src/bot.ts";
import { loadConfig } from "../../src/config.ts";
import { INTENTS } from "../../src/discord/client.ts";
import { createLog } from "../../src/log.ts";

interface Question {
	readonly id: number;
	readonly what: string;
	readonly api: string;
	readonly token: string;
}

const folder = mkdtempSync(join(tmpdir(), "wortmeldung-load-"));
let tick: () => Promise<void> = async () => {};
let stop: () => Promise<void> = async () => {};

async function floor({ api, token }: Question): Promise<void> {
	const client = new Client({ intents: [...INTENTS], rest: { api } });
	client.on("messageCreate", (message) => {
		if (message.content.startsWith("!")) message.delete().catch(() => {});
	});
	const ready = new Promise((resolve) => client.once("clientReady", resolve));
	await client.login(token);
	await ready;
	stop = async () => client.destroy();
}

async function wortmeldung({ api, token }: Question): Promise<void> {
	const config = await loadConfig(fileURLToPath(new URL("../../config", import.meta.url)));
	const own = { ...config.guild.config, channels: { log: "protokoll", review: "moderation", alertRole: null } };
	const bot = await createBot({
		config: { ...config, guild: { ...config.guild, config: { ...own, feeds: [] } }, guilds: new Map() },
		token,
		api,
		storeUrl: `sqlite:${join(folder, "store.db")}`,
		log: createLog(process.env.LOG ?? "silent"),
		now: Date.now,
	});
	tick = () => bot.tick();
	stop = () => bot.stop();
}

const cpu = () => {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
};
async function timed(work: () => Promise<void>): Promise<{ ms: number; cpu: number }> {
	const [began, used] = [performance.now(), cpu()];
	await work();
	return { ms: performance.now() - began, cpu: cpu() - used };
}

const answers: Readonly<Record<string, (question: Question) => unknown>> = {
	start: (question) => timed(() => (process.argv[2] === "floor" ? floor : wortmeldung)(question)),
	tick: () => timed(tick),
	used: () => cpu(),
	memory() {
		globalThis.gc?.();
		globalThis.gc?.();
		return process.memoryUsage();
	},
	stop: () => timed(stop),
};
process.on("message", async (question: Question) => {
	process.send!({ id: question.id, value: await answers[question.what]!(question) });
});
process.on("disconnect", () => {
	rmSync(folder, { recursive: true, force: true });
	process.exit();
});
