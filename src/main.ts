// The process: environment and signals. With DISCORD_TOKEN it connects to Discord; without, everything runs on this
// machine with a page to click.
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { type Bot, createBot } from "./bot.ts";
import { type Config, ConfigError, loadConfig } from "./config.ts";
import { messageOf } from "./errors.ts";
import { type Advice, adviceForGuild, adviceForLogin, adviceForNoGuild, sayAdvice } from "./first-run.ts";
import { createLog, type Log } from "./log.ts";
import { createMetrics, type Metrics } from "./ops/metrics.ts";
import { type Monitor, startMonitor } from "./ops/monitor.ts";
import { ShardTaken } from "./shards/claim.ts";
import { type Share, ShareError, shareOf } from "./shards/share.ts";
import { startLocal } from "./start-local.ts";

const FOLDER = process.env.WORTMELDUNG_CONFIG ?? fileURLToPath(new URL("../config", import.meta.url));
/** Longer than this nobody waits for a shutdown; what was not done stays due. */
const SHUTDOWN_MS = 5_000;

await main();

async function main(): Promise<void> {
	const config = await readConfig();
	if (!config) {
		process.exitCode = 2;
		return;
	}
	let shards: Share | undefined;
	try {
		shards = shareOf(process.env);
	} catch (error) {
		if (!(error instanceof ShareError)) throw error;
		console.error(error.message);
		process.exitCode = 2;
		return;
	}
	const log = createLog(process.env.LOG_LEVEL ?? config.bot.logLevel);
	const token = process.env.DISCORD_TOKEN?.trim();
	// The last net: work that nobody waited for must not end the bot.
	process.on("unhandledRejection", (error) => log.error({ err: error }, "unhandled rejection"));
	// Children (none today) need not know it.
	delete process.env.DISCORD_TOKEN;
	await (token ? runOnDiscord(config, token, log, shards) : runLocally(config, log));
}

async function readConfig(): Promise<Config | null> {
	try {
		return await loadConfig(FOLDER);
	} catch (error) {
		if (!(error instanceof ConfigError)) throw error;
		console.error("Die Konfiguration enthält Fehler; Wortmeldung startet so nicht.");
		console.error("The configuration has errors; Wortmeldung does not start with it.\n");
		console.error(error.message);
		return null;
	}
}

async function runLocally(config: Config, log: Log): Promise<void> {
	const port = Number(process.env.PORT ?? config.bot.localDiscord.port);
	try {
		const { discord, close } = await startLocal(config, { port, log });
		console.log(`
Wortmeldung läuft auf diesem Rechner, ohne Discord und ohne Token.
Wortmeldung runs on this machine, without Discord and without a token.

  →  ${discord.url}

Öffne die Seite, wähle unten links, wer du bist, und schreib im Thread unter einem Artikel.
Open the page, choose at the lower left who you are, and write in the thread under an article.
Beenden: Strg+C / Stop: Ctrl+C
`);
		onSignal(log, close);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
		console.error(`Der Port ${port} ist belegt. Läuft Wortmeldung schon? Sonst: PORT=4322 npm start`);
		console.error(`Port ${port} is taken. Is Wortmeldung running already? Otherwise: PORT=4322 npm start`);
		process.exitCode = 1;
	}
}

async function runOnDiscord(config: Config, token: string, log: Log, shards: Share | undefined): Promise<void> {
	const file = /^sqlite:(?!:memory:)(.+?)(?:\?|$)/.exec(config.bot.store)?.[1];
	if (file) await mkdir(dirname(file), { recursive: true });
	const rules = config.guild.rules.rules.map(({ rule }) => rule.name);
	const metrics = config.bot.health ? createMetrics({ now: Date.now, rules }) : undefined;
	let bot: Bot;
	try {
		bot = await createBot({
			// A proxy before Discord, or Local Discord in tests.
			config: { ...config, bot: { ...config.bot, discordApi: process.env.DISCORD_API ?? config.bot.discordApi } },
			token,
			log,
			now: Date.now,
			shards,
			...(metrics ? { observe: metrics.observe } : {}),
			onGuild: async (guild, server) => {
				for (const advice of await adviceForGuild(guild, server)) console.log(`\n${sayAdvice(advice)}`);
			},
			onFatal: (error) => {
				const advice = adviceForLogin(error);
				console.error(advice ? sayAdvice(advice) : messageOf(error));
				// It may come before the start is through.
				end(log, async () => bot?.stop(), 1);
			},
		});
	} catch (error) {
		const advice = adviceForLogin(error);
		if (!advice && !(error instanceof ShardTaken)) throw error;
		console.error(advice ? sayAdvice(advice) : messageOf(error));
		process.exitCode = 1;
		return;
	}
	const monitor = metrics && config.bot.health ? await watch(bot, metrics, config.bot.health) : undefined;
	onSignal(log, async () => {
		await bot.stop();
		await monitor?.close();
	});
	if (monitor) console.log(`Überwachung / monitoring: ${monitor.url}`);
	console.log(`Angemeldet als ${bot.client.user.tag} auf ${bot.client.guilds.cache.size} Servern. / Logged in.`);
	for (const advice of await firstAdvice(bot)) console.log(`\n${sayAdvice(advice)}`);
}

/** Without it the bot works all the same: a taken port is told and stops nobody. */
async function watch(
	bot: Bot,
	metrics: Metrics,
	{ host, port }: { readonly host: string; readonly port: number },
): Promise<Monitor | undefined> {
	metrics.watch({ client: bot.client, guilds: bot.guilds, troubles: bot.troubles });
	try {
		return await startMonitor({ host, port, metrics, troubles: bot.troubles });
	} catch (error) {
		console.error(`Überwachung nicht möglich / no monitoring: ${messageOf(error)}`);
		return undefined;
	}
}

async function firstAdvice(bot: Bot): Promise<Advice[]> {
	const servers = [...bot.client.guilds.cache.values()];
	if (servers.length === 0) return [adviceForNoGuild(bot.client.application.id)];
	const all = servers.map(async (server) => {
		const guild = bot.guild(server.id);
		return guild ? adviceForGuild(guild, server) : [];
	});
	return (await Promise.all(all)).flat();
}

function onSignal(log: Log, stop: () => Promise<void>): void {
	let stopping = false;
	const signal = (): void => {
		if (stopping) process.exit(1);
		stopping = true;
		end(log, stop, 0);
	};
	process.on("SIGINT", signal);
	process.on("SIGTERM", signal);
}

function end(log: Log, stop: () => Promise<void>, code: number): void {
	setTimeout(() => process.exit(1), SHUTDOWN_MS).unref();
	stop().then(
		() => process.exit(code),
		(error) => {
			log.error({ err: error }, messageOf(error));
			process.exit(1);
		},
	);
}
