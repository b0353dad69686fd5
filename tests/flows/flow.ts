// A whole world for one flow test: Local Discord, a news site, the bot with its real client and a real store.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { APIMessage } from "discord-api-types/v10";
import { type Bot, type BotOptions, createBot } from "../../src/bot.ts";
import { type BotConfig, type Config, type GuildConfig, loadConfig } from "../../src/config.ts";
import { type NewsSite, type NewsSiteOptions, startNewsSite } from "../../src/demo-news/site.ts";
import type { ModalValues } from "../../src/local-discord/interactions/modal-values.ts";
import { type LocalDiscord, type LocalDiscordOptions, startLocalDiscord } from "../../src/local-discord/server.ts";
import { createLog } from "../../src/log.ts";
import type { RuleSet } from "../../src/rules/rule-set.ts";
import { checkTraffic, type TrafficCheck } from "../local-discord/openapi.ts";

const CONFIG = fileURLToPath(new URL("../../config", import.meta.url));

export interface Flow {
	readonly discord: LocalDiscord;
	readonly site: NewsSite;
	readonly bot: Bot;
	readonly guildId: string;
	/** Every request and answer of this world, held against Discord's OpenAPI document when asked. */
	readonly openApi: TrafficCheck;
	/** The id of a channel by name. */
	channel(name: string): string;
	/** Waits until what people did has reached the bot and the bot has nothing left to do. */
	quiet(): Promise<void>;
	/** Ends the bot as a crash would not, and starts it again on the same store. @param meanwhile while there is no bot */
	restart(meanwhile?: () => void | Promise<void>): Promise<void>;
	/** The file of the store, for what goes wrong with it. */
	readonly storeFile: string;
	/** What a person sees in a channel. */
	messages(channelId: string, as?: string): APIMessage[];
	/** The threads under a channel, by its name. */
	threads(channel: string): { id: string; name: string }[];
	/** What the bot wrote somebody directly. */
	direct(userName: string): APIMessage[];
	close(): Promise<void>;
}

export interface FlowOptions {
	readonly site?: Partial<NewsSiteOptions>;
	readonly discord?: LocalDiscordOptions;
	/** Changes to the guild's configuration. */
	readonly guild?: (config: GuildConfig) => Partial<GuildConfig>;
	/** Changes to the installation's configuration. */
	readonly installation?: Partial<BotConfig>;
	/** In place of the shipped rules. */
	readonly rules?: RuleSet;
	/** Without the feed of the news site in #nachrichten. */
	readonly noFeed?: boolean;
	readonly bot?: Partial<BotOptions>;
}

let loaded: Promise<Config> | undefined;

/** Starts a world; close it when the test is done. The bot looks at what is due only when the test calls `bot.tick()`. */
export async function startFlow(options: FlowOptions = {}): Promise<Flow> {
	loaded ??= loadConfig(CONFIG);
	const base = await loaded;
	const folder = await mkdtemp(join(tmpdir(), "wortmeldung-"));
	const discord = await startLocalDiscord({ rateLimits: "off", ...options.discord });
	const openApi = checkTraffic(discord);
	const site = await startNewsSite({ now: discord.clock.now, ...options.site });
	const feed = { url: site.feedUrl, channel: "nachrichten", postNewest: 1 };
	const own: GuildConfig = {
		...base.guild.config,
		channels: { log: "protokoll", review: "moderation", alertRole: null },
		feeds: options.noFeed ? [] : [feed],
	};
	const guild = {
		...base.guild,
		rules: options.rules ?? base.guild.rules,
		config: { ...own, ...options.guild?.(own) },
	};
	const config: Config = { ...base, bot: { ...base.bot, ...options.installation }, guild, guilds: new Map() };
	const storeFile = join(folder, "store.db");
	const start = (): Promise<Bot> =>
		createBot({
			config,
			token: discord.token,
			api: discord.apiUrl,
			log: createLog(process.env.LOG ?? "silent"),
			now: discord.clock.now,
			storeUrl: `sqlite:${storeFile}`,
			allowPrivate: (host, port) => host === "127.0.0.1" && port === site.port,
			tickEvery: 0,
			hostSpacing: 0,
			...options.bot,
		});
	let bot = await start();
	let traffic = 0;
	discord.onTraffic(() => traffic++);
	const guildId = discord.guildId();
	return {
		discord,
		site,
		get bot() {
			return bot;
		},
		guildId,
		openApi,
		channel: (name) => discord.channelId(name),
		async quiet() {
			// One message and its events pass the loopback socket in a few milliseconds; the bot's own calls in turn cause more.
			for (let still = 0; still < 2; still++) {
				const before = traffic;
				await new Promise((resolve) => setTimeout(resolve, 40));
				await bot.settle();
				if (traffic !== before) still = -1;
			}
		},
		storeFile,
		async restart(meanwhile) {
			await bot.stop();
			await meanwhile?.();
			bot = await start();
		},
		messages: (channelId, as = "amira") => discord.as(as).messages(channelId),
		threads: (channel) =>
			[...discord.world.channels.values()]
				.filter(({ parentId, type }) => parentId === discord.channelId(channel) && [10, 11, 12].includes(type))
				.map(({ id, name }) => ({ id, name })),
		direct(userName) {
			const person = discord.as(userName);
			return person.messages(person.openDm(discord.botId)).filter(({ author }) => author.id === discord.botId);
		},
		async close() {
			await bot.stop();
			await Promise.all([site.close(), discord.close()]);
			await rm(folder, { recursive: true, force: true });
		},
	};
}

/** All that can be read of a message: content and embeds. */
export function readable(message: APIMessage | undefined): string {
	if (!message) return "";
	const embeds = message.embeds.flatMap((embed) => [
		embed.author?.name,
		embed.title,
		embed.description,
		...(embed.fields ?? []).flatMap(({ name, value }) => [name, value]),
		embed.footer?.text,
	]);
	return [message.content, ...embeds].filter(Boolean).join("\n");
}

/** The ids of a message's buttons. */
export function buttons(message: APIMessage | undefined): string[] {
	return (message?.components ?? []).flatMap((row) =>
		"components" in row
			? row.components.flatMap((part) => ("custom_id" in part && part.custom_id ? [part.custom_id] : []))
			: [],
	);
}

/** Presses a button; a window that opens is sent with these answers (what is not given stays as it was preset). */
export async function pressed(
	flow: Flow,
	who: string,
	messageId: string,
	id: string,
	answers: ModalValues = {},
): Promise<string> {
	const person = flow.discord.as(who);
	const clicked = await person.click(messageId, id);
	const result = clicked.modal ? await person.submitModal(clicked.modal.id, answers) : clicked;
	const said = readable(await result.settled());
	await flow.quiet();
	return said;
}
