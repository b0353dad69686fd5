// createBot(): the one place that wires everything; what main.ts and the tests start.
import { Client, GatewayIntentBits, Partials } from "discord.js";
import { createFetcher } from "./articles/fetch.ts";
import type { AllowPrivate } from "./articles/guard.ts";
import { createWorkerPool } from "./articles/worker-pool.ts";
import { type Config, settingsFor } from "./config.ts";
import type { Command } from "./discord/command.ts";
import { judgeMessages } from "./discord/events.ts";
import { answerInteractions } from "./discord/interactions.ts";
import { discordPlatform } from "./discord/platform.ts";
import { registration } from "./discord/register.ts";
import { followConfiguration } from "./guild/feed-admin.ts";
import { createFeedDesk } from "./guild/feed-desk.ts";
import { createFreeSummary } from "./guild/free-summary.ts";
import { Guild, type GuildEvent } from "./guild/guild.ts";
import type { Log } from "./log.ts";
import { loadRegistry } from "./registry.ts";
import { actions } from "./rules/registries.ts";
import { type Installation, openStore } from "./store/store.ts";

export interface BotOptions {
	readonly config: Config;
	readonly token: string;
	readonly log: Log;
	/** Milliseconds since 1970; the only clock of everything below. */
	readonly now: () => number;
	/** Where Discord's API is, without version; Discord itself where it is left out. */
	readonly api?: string;
	/** In place of the configuration's store. */
	readonly storeUrl?: string;
	/** An open store in place of both; closed when the bot stops. */
	readonly store?: Installation;
	/** Exact hosts and ports on this machine that articles may come from (the news site of `npm start`, tests). */
	readonly allowPrivate?: AllowPrivate;
	/** Milliseconds between two looks at what is due; 0: only when `tick` is called. Default 5,000. */
	readonly tickEvery?: number;
	/** Told of what happens in the guilds. */
	readonly observe?: (event: GuildEvent) => void;
	/** Milliseconds between two requests to one website. Default 1,000. */
	readonly hostSpacing?: number;
	/** For tests that count requests: how often discord.js repeats one after a 5xx. */
	readonly restRetries?: number;
}

export interface Bot {
	/** As it was started with. */
	readonly options: BotOptions;
	readonly client: Client<true>;
	guild(id: string): Guild | undefined;
	/** Does all that is due now, in every guild, and waits for it. */
	tick(): Promise<void>;
	/** Waits for every unit of work that has begun. */
	settle(): Promise<void>;
	/** Ends everything in order; what was not done stays due in the store. */
	stop(): Promise<void>;
}

/** Everything but members' presence; MESSAGE_CONTENT is the only privileged one. */
export const INTENTS = [
	GatewayIntentBits.Guilds,
	GatewayIntentBits.GuildModeration,
	GatewayIntentBits.GuildMessages,
	GatewayIntentBits.DirectMessages,
	GatewayIntentBits.MessageContent,
] as const;

/** Milliseconds that discord.js may wait out a rate limit where something else can be done meanwhile. */
const LONGEST_WAIT = 5_000;
const REAL_DISCORD = "https://discord.com/api";

/**
 * Starts the bot and waits until it is logged in and every guild is open.
 * @throws whatever the log-in throws (see first-run.ts for what to tell the operator), StoreError
 */
export async function createBot(options: BotOptions): Promise<Bot> {
	const { config, log, now } = options;
	const commands = await loadRegistry<Command>(new URL("../commands", import.meta.url));
	const store = options.store ?? (await openStore(options.storeUrl ?? config.bot.store, { now }));
	const { contact } = config.bot.feeds;
	const fetcher = createFetcher({
		allowPrivate: options.allowPrivate,
		now,
		timeoutMs: config.bot.limits.fetchTimeout,
		userAgent: `Wortmeldung/0.1 (news bot for Discord${contact ? `; +${contact}` : ""})`,
	});
	const pool = createWorkerPool();
	const desk = createFeedDesk({
		fetcher,
		now,
		...(options.hostSpacing === undefined ? {} : { spacing: options.hostSpacing }),
		reader: {
			parseFeed: (bytes, hints) => pool.run("feed", { bytes, hints }),
			extract: (html, about) => pool.extract(html, about),
			extractFragment: (html, about) => pool.run("fragment", { html, ...about }),
		},
	});
	const model = config.bot.freeSummary;
	const apiKey = model?.apiKeyEnv ? process.env[model.apiKeyEnv] : undefined;
	const freeSummary = model ? createFreeSummary({ ...model, apiKey }, log, now) : undefined;
	const guilds = new Map<string, Guild>();
	const work = new Set<Promise<unknown>>();
	const track = (started: Promise<unknown>): void => {
		const kept: Promise<unknown> = started
			.catch((error) => log.error({ err: error }, "unit of work failed"))
			.finally(() => work.delete(kept));
		work.add(kept);
	};
	const client = new Client({
		intents: [...INTENTS],
		// Without these, edits and deletions of what is not in memory would vanish silently.
		partials: [Partials.Message, Partials.Channel, Partials.GuildMember],
		allowedMentions: { parse: [], repliedUser: false },
		enforceNonce: true,
		rest: {
			api: options.api ?? REAL_DISCORD,
			...(options.restRetries === undefined ? {} : { retries: options.restRetries }),
			// New names and crossposts have limits of minutes: nothing is to stand still for them, they are tried again.
			rejectOnRateLimit: ({ route, method, timeToReset, retryAfter }) =>
				Math.max(timeToReset, retryAfter) > LONGEST_WAIT &&
				((method === "PATCH" && route === "/channels/:id") || route.endsWith("/crosspost")),
		},
	});
	client.on("error", (error) => log.error({ err: error }, "Discord client"));
	client.on("shardError", (error, shard) => log.warn({ shard, err: error }, "gateway"));
	client.on("rateLimited", ({ route, timeToReset }) => log.debug({ route, timeToReset }, "rate limit"));

	let waking: ReturnType<typeof setTimeout> | undefined;
	const wake = (): void => {
		waking ??= setTimeout(() => {
			waking = undefined;
			track(tick());
		}, 50);
	};

	async function openGuild(id: string): Promise<void> {
		if (guilds.has(id)) return;
		const { config: settings, rules } = settingsFor(config, id);
		const guild = new Guild({
			id,
			store: store.guild(id),
			platform: discordPlatform(client as Client<true>, id, now),
			config: settings,
			rules,
			actions,
			desk,
			freeSummary,
			log,
			now,
			feedInterval: config.bot.feeds.interval,
			feedLimits: {
				min: config.bot.feeds.min,
				max: config.bot.feeds.max,
				perGuild: config.bot.limits.feedsPerGuild,
			},
			wake,
			...(options.observe ? { observe: options.observe } : {}),
		});
		guilds.set(id, guild);
		await followConfiguration(guild);
		wake();
	}

	async function tick(): Promise<void> {
		await Promise.all([...guilds.values()].map((guild) => guild.safely("tick", "", () => guild.tick())));
	}

	judgeMessages(client, { guild: (id) => guilds.get(id), log, track });
	answerInteractions(client, { commands, guild: (id) => guilds.get(id), log, now, track });
	client.on("guildCreate", (guild) => track(openGuild(guild.id)));
	client.on("guildDelete", (guild) => void guilds.delete(guild.id));

	const ready = new Promise<void>((resolve) => client.once("clientReady", () => resolve()));
	let timer: ReturnType<typeof setInterval> | undefined;
	async function stop(): Promise<void> {
		clearInterval(timer);
		clearTimeout(waking);
		await settle();
		await client.destroy();
		await Promise.all([pool.close(), fetcher.close()]);
		await store.close();
	}
	async function settle(): Promise<void> {
		while (work.size > 0) await Promise.all(work);
		await Promise.all([...guilds.values()].map((guild) => guild.settle()));
	}

	try {
		await client.login(options.token);
		await ready;
		await client.application!.commands.set(registration(commands));
		await Promise.all([...client.guilds.cache.keys()].map(openGuild));
	} catch (error) {
		await stop().catch(() => {});
		throw error;
	}
	const every = options.tickEvery ?? 5_000;
	if (every > 0) timer = setInterval(() => track(tick()), every);
	return { options, client: client as Client<true>, guild: (id) => guilds.get(id), tick, settle, stop };
}
