// The process: environment and signals. With DISCORD_TOKEN it connects to Discord; without, everything runs on this
// machine with a page to click.
import { fileURLToPath } from "node:url";
import { type Bot, type BotOptions, createBot } from "./bot.ts";
import { type Config, ConfigError, loadConfig } from "./config.ts";
import { EnvironmentError, withEnvironment } from "./environment.ts";
import { messageOf, StoreError } from "./errors.ts";
import { type Advice, adviceForGuild, adviceForLogin, adviceForNoGuild, sayAdvice } from "./first-run.ts";
import { createLog, type Log } from "./log.ts";
import { journal } from "./ops/journal.ts";
import { createMetrics, type Metrics } from "./ops/metrics.ts";
import { type Monitor, startMonitor } from "./ops/monitor.ts";
import { startPatiently } from "./patient-start.ts";
import { ShardTaken } from "./shards/claim.ts";
import { type Share, ShareError, shareOf } from "./shards/share.ts";
import { startLocal } from "./start-local.ts";
import { lookAtStore } from "./store/open.ts";

const FOLDER = process.env.WORTMELDUNG_CONFIG ?? fileURLToPath(new URL("../config", import.meta.url));
/** Longer than this nobody waits for a shutdown; what was not done stays due. */
const SHUTDOWN_MS = 5_000;
/** A second signal ends at once, but not one that comes so soon after the first. */
const SAME_SIGNAL_MS = 1_000;

await main();

async function main(): Promise<void> {
	const read = await readConfig();
	if (!read) {
		process.exitCode = 2;
		return;
	}
	let shards: Share | undefined;
	let config: Config;
	try {
		shards = shareOf(process.env);
		config = { ...read, bot: withEnvironment(read.bot, process.env) };
	} catch (error) {
		if (!(error instanceof ShareError || error instanceof EnvironmentError)) throw error;
		console.error(error.message);
		process.exitCode = 2;
		return;
	}
	const log = createLog(config.bot.logLevel);
	const token = process.env.DISCORD_TOKEN?.trim();
	// The last net: work that nobody waited for must not end the bot.
	process.on("unhandledRejection", (error) => log.error({ err: error }, "unhandled rejection"));
	// Children (none today) need not know it.
	delete process.env.DISCORD_TOKEN;
	delete process.env.WORTMELDUNG_STORE;
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
	const rules = config.guild.rules.rules.map(({ rule }) => rule.name);
	const { health } = config.bot;
	const metrics = health ? createMetrics({ now: Date.now, rules }) : undefined;
	const tell = journal(log);
	let bot: Bot;
	try {
		const options: BotOptions = {
			config,
			token,
			log,
			now: Date.now,
			shards,
			observe(event) {
				metrics?.observe(event);
				tell(event);
			},
			onGuild: async (guild, server) => {
				for (const advice of await adviceForGuild(guild, server)) console.log(`\n${sayAdvice(advice)}`);
			},
			onFatal: (error) => {
				const advice = adviceForLogin(error);
				console.error(advice ? sayAdvice(advice) : messageOf(error));
				// It may come before the start is through.
				end(log, async () => bot?.stop(), 1);
			},
		};
		bot = await startPatiently(async () => {
			// A folder that was not mounted, a slip in the address: better noticed now than by what is missing later.
			if ((await lookAtStore(config.bot.store)).isNew) log.warn("the store is new: nothing is known of earlier times");
			return createBot(options);
		}, console.error);
	} catch (error) {
		const advice = adviceForLogin(error);
		if (!advice && !(error instanceof ShardTaken || error instanceof StoreError)) throw error;
		console.error(advice ? sayAdvice(advice) : messageOf(error));
		process.exitCode = 1;
		return;
	}
	const monitor = metrics && health ? await watch(bot, metrics, health) : undefined;
	const began = { servers: bot.client.guilds.cache.size, shards: shards?.ids ?? "all", of: shards?.of ?? null };
	log.info({ ...began, store: config.bot.store.split(":", 1)[0] }, "started");
	onSignal(log, async () => {
		log.info("stopping");
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
	let since: number | null = null;
	const signal = (): void => {
		// One Ctrl+C reaches every process of a terminal, and those that started this one pass theirs on.
		if (since !== null && performance.now() - since < SAME_SIGNAL_MS) return;
		if (since !== null) process.exit(1);
		since = performance.now();
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
