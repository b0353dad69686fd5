// `npm start` without a token: Local Discord, a small newspaper, the bot, and a page to click. Everything on this machine.
import { parseDocument } from "yaml";
import { type Bot, createBot } from "./bot.ts";
import { type Config, ConfigError, type GuildSettings } from "./config.ts";
import { startNewsSite } from "./demo-news/site.ts";
import { readFeedsNow } from "./guild/feeds.ts";
import { type LocalDiscord, startLocalDiscord } from "./local-discord/server.ts";
import { addScenes } from "./local-scenes.ts";
import { createStoryteller } from "./local-story.ts";
import { TOUR } from "./local-tour.ts";
import type { Log } from "./log.ts";

export interface LocalStart {
	readonly discord: LocalDiscord;
	readonly bot: Bot;
	close(): Promise<void>;
}

const NEW_ARTICLE_EVERY = 90_000;
const READ_EVERY = 15_000;

/**
 * @param options.port of the page; 0 takes a free one
 * @param options.quiet no article appears by itself (screenshots, tests)
 * @throws Error when the port is taken
 */
export async function startLocal(
	config: Config,
	options: { port: number; log: Log; quiet?: boolean },
): Promise<LocalStart> {
	const { log } = options;
	const discord = await startLocalDiscord({
		port: options.port,
		onBug: (error, where) => log.error({ err: error, where }, "Local Discord"),
	});
	const site = await startNewsSite({
		now: discord.clock.now,
		...(options.quiet ? {} : { publishEveryMs: NEW_ARTICLE_EVERY }),
	});
	const local: Config = {
		...config,
		bot: { ...config.bot, feeds: { ...config.bot.feeds, interval: READ_EVERY } },
		// A server of its own on this machine; what the configuration says about real servers is not for it.
		guilds: new Map(),
		guild: settingsHere(config, site.feedUrl),
	};
	const bot = await createBot({
		config: local,
		token: discord.token,
		api: discord.apiUrl,
		log,
		now: discord.clock.now,
		storeUrl: "sqlite::memory:",
		// Its own newspaper, and what is attached to messages here.
		allowPrivate: (host, port) => host === "127.0.0.1" && [site.port, Number(new URL(discord.url).port)].includes(port),
		tickEvery: 2_000,
		observe: createStoryteller(discord),
	});
	// The moved clock makes things due.
	discord.clock.onAdvance(() => void bot.tick());
	await bot.tick();
	discord.setTour(TOUR);
	addScenes(discord, site, () => {
		const guild = bot.guild(discord.guildId());
		if (guild) return readFeedsNow(guild).then(() => bot.tick());
		return Promise.resolve();
	});
	return {
		discord,
		bot,
		async close() {
			await bot.stop();
			await Promise.all([site.close(), discord.close()]);
		},
	};
}

/** guild.yaml with this server's channels and newspaper written into it, so that /einstellungen shows what holds. */
function settingsHere(config: Config, feedUrl: string): GuildSettings {
	const document = parseDocument(config.guild.written?.text ?? "");
	const set = (key: string, value: unknown): void => document.set(key, document.createNode(value));
	set("channels", { log: "protokoll", review: "moderation", alertRole: "Moderation" });
	set("feeds", [{ url: feedUrl, channel: "nachrichten", postNewest: 2 }]);
	const { value, problems } = config.checkOwn(document.toString({ lineWidth: 0 }), "guild.yaml");
	if (!value) throw new ConfigError(problems);
	return value;
}
