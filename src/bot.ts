// createBot(): the one place that wires everything; what main.ts and the tests start.
import { type Client, type Guild as DiscordGuild, Status } from "discord.js";
import { createFetcher } from "./articles/fetch.ts";
import type { AllowPrivate } from "./articles/guard.ts";
import { createWorkerPool } from "./articles/worker-pool.ts";
import { type Config, type GuildConfig, settingsFor } from "./config.ts";
import { followAuditLog } from "./discord/audit-events.ts";
import { watchAutoMod } from "./discord/auto-mod-events.ts";
import { createClient } from "./discord/client.ts";
import type { Command } from "./discord/command.ts";
import { judgeMessages } from "./discord/events.ts";
import { answerInteractions } from "./discord/interactions.ts";
import { discordPlatform } from "./discord/platform.ts";
import { registration } from "./discord/register.ts";
import { createRegistrar } from "./discord/registrar.ts";
import { deafen, followSessions } from "./discord/sessions.ts";
import { messageOf } from "./errors.ts";
import { followConfiguration } from "./guild/feed-admin.ts";
import { createFeedDesk } from "./guild/feed-desk.ts";
import { readFeedsNow } from "./guild/feeds.ts";
import { createFreeSummary } from "./guild/free-summary.ts";
import { Guild, type GuildEvent } from "./guild/guild.ts";
import { createRounds, noticing } from "./guild/rounds.ts";
import { loadSettings } from "./guild/settings.ts";
import type { Log } from "./log.ts";
import { loadRegistry } from "./registry.ts";
import { actions } from "./rules/registries.ts";
import { type Installation, openStore } from "./store/store.ts";
import { startWebSub, type WebSub } from "./websub.ts";

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
	/** For tests of lost answers: milliseconds that discord.js waits for one. */
	readonly restTimeout?: number;
	/** The bot came to a server while it was running. */
	readonly onGuild?: (guild: Guild, discord: DiscordGuild) => void;
	/** Discord ended the connection for good, after the start: nothing is heard any more. The error has the close code. */
	readonly onFatal?: (error: Error) => void;
}

export interface Bot {
	/** As it was started with. */
	readonly options: BotOptions;
	readonly client: Client<true>;
	guild(id: string): Guild | undefined;
	/** Those that the bot is in. */
	guilds(): Iterable<Guild>;
	/** What keeps it from its work, a line each in English for the operator; none where all is well. */
	troubles(): Promise<readonly string[]>;
	/** Does all that is due now, in every guild, and waits for it. */
	tick(): Promise<void>;
	/** Waits for every unit of work that has begun. */
	settle(): Promise<void>;
	/** Ends everything in order, within a few seconds; what was not done stays due in the store. */
	stop(): Promise<void>;
}

/** Milliseconds that a shutdown waits for work that has begun, and a start for the first work. */
const WAIT_AT_STOP = 2_500;
const WAIT_AT_START = 10_000;

/**
 * Starts the bot and waits until it is logged in and every guild is open, and (not for ever) until the commands are
 * registered and what was written meanwhile is judged.
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
	let webSub: WebSub | undefined;
	const desk = createFeedDesk({
		seen: (url, feed) => void (webSub && track(webSub.offered(url, feed))),
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
	/** Those that the bot is in. */
	const guilds = new Map<string, Guild>();
	/** All that were ever opened: two owners of the same keys must not be. */
	const known = new Map<string, Guild>();
	/** Which settings each guild's feeds follow. */
	const followed = new WeakMap<Guild, GuildConfig>();
	const work = new Set<Promise<unknown>>();
	const track = (started: Promise<unknown>): void => {
		const kept: Promise<unknown> = started
			.catch((error) => log.error({ err: error }, "unit of work failed"))
			.finally(() => work.delete(kept));
		work.add(kept);
	};
	let loggedIn = false;
	let running = false;
	let stopping = false;
	const client = createClient({
		api: options.api,
		retries: options.restRetries,
		timeout: options.restTimeout,
		messageContent: config.bot.messageContent,
		log,
		onEnd(error) {
			if (!loggedIn || stopping) return;
			log.fatal({ err: error }, "Discord has ended the connection; the bot hears nothing any more");
			options.onFatal?.(error);
		},
	});

	const every = options.tickEvery ?? 5_000;
	const rounds = createRounds(now, every);
	let waking: ReturnType<typeof setTimeout> | undefined;
	const wake = (): void => {
		if (!running || stopping) return;
		waking ??= setTimeout(() => {
			waking = undefined;
			track(tick(rounds.next(guilds.values())));
		}, 50);
	};

	const createGuild = (id: string): Guild => {
		return new Guild({
			id,
			store: noticing(store.guild(id), () => rounds.stir(id)),
			platform: discordPlatform(client as Client<true>, id, now),
			source: { file: settingsFor(config, id), check: (text) => config.checkOwn(text, "guild.yaml") },
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
			wake: () => {
				rounds.stir(id);
				wake();
			},
			...(options.observe ? { observe: options.observe } : {}),
		});
	};

	/** From here on the guild's comments are judged; the rest follows as soon as store and Discord allow. */
	async function openGuild(id: string): Promise<void> {
		if (stopping) return;
		const guild = known.get(id) ?? createGuild(id);
		known.set(id, guild);
		if (!guilds.has(id)) followed.delete(guild);
		guilds.set(id, guild);
		judging.missed(guild);
		rounds.stir(id);
		auditing.missed(guild);
		autoMod.missed(guild);
		await Promise.all([configure(guild), judging.catchUp(guild), autoMod.catchUp(guild), auditing.catchUp(guild)]);
		wake();
	}

	async function configure(guild: Guild): Promise<void> {
		const follow = async (): Promise<void> => {
			await loadSettings(guild);
			const { config: settings } = guild;
			if (followed.get(guild) === settings) return;
			await followConfiguration(guild);
			followed.set(guild, settings);
		};
		await guild.safely("configuration", "", () => guild.alone("configuration", follow));
	}

	/** @param looked the guilds whose turn it is */
	async function tick(looked: readonly Guild[] = [...guilds.values()]): Promise<void> {
		if (stopping) return;
		const due = async (guild: Guild): Promise<void> => {
			await configure(guild);
			await guild.safely("tick", "", () => guild.tick());
			if (guild.waits) rounds.stir(guild.id);
		};
		const caughtUp = (guild: Guild) => [judging, auditing, autoMod].map((one) => one.catchUp(guild));
		// Side by side: reading back a day of comments holds up no article.
		const each = [...guilds.values()].flatMap(caughtUp);
		for (const [n, guild] of looked.entries()) {
			each.push(due(guild));
			// The store answers without waiting: comments are judged in between.
			if (n % 8 === 7) await new Promise((resolve) => setImmediate(resolve));
		}
		await Promise.all([register(), ...each]);
	}

	const present = (id: string): Guild | undefined => {
		rounds.stir(id);
		return stopping ? undefined : guilds.get(id);
	};
	const judging = judgeMessages(client, { guild: present, log, track, stopping: () => stopping });
	const auditing = followAuditLog(client, { guild: present, log, track, stopping: () => stopping });
	const autoMod = watchAutoMod(client, { guild: present, log, track, stopping: () => stopping });
	answerInteractions(client, { commands, guild: present, log, now, track });
	const register = createRegistrar(client, registration(commands), { log, now });
	const ifOpen = (id: string, tell: (guild: Guild) => void): void => {
		const guild = guilds.get(id);
		if (guild) tell(guild);
	};
	followSessions(client, {
		shown: (id) => track(openGuild(id)),
		joined(discord) {
			track(openGuild(discord.id).then(() => stopping || options.onGuild?.(known.get(discord.id)!, discord)));
		},
		left: (id) => void guilds.delete(id),
		interrupted: (id) => ifOpen(id, judging.interrupted),
		resumed: (id) => ifOpen(id, judging.resumed),
	});

	const ready = new Promise<void>((resolve) => client.once("clientReady", () => resolve()));
	let timer: ReturnType<typeof setInterval> | undefined;
	async function stop(): Promise<void> {
		stopping = true;
		// A busy server would bring new work for ever.
		deafen(client);
		clearInterval(timer);
		clearTimeout(waking);
		await webSub?.close();
		await within(WAIT_AT_STOP, settle());
		const flushed = [...known.values()].map((guild) => guild.safely("memory", "", () => guild.flush()));
		await within(WAIT_AT_STOP / 5, Promise.all(flushed));
		await client.destroy();
		await Promise.all([pool.close(), fetcher.close()]);
		await store.close();
	}
	async function settle(): Promise<void> {
		while (work.size > 0) await Promise.all(work);
		await Promise.all([...known.values()].map((guild) => guild.settle()));
	}

	/** A hub says that there is something new: the guilds that have this feed read it now. */
	async function arrived(url: string): Promise<void> {
		for (const guild of known.values())
			await guild.safely("websub", url, () =>
				readFeedsNow(guild, ({ paused, poll }) => !paused && !poll.stopped && poll.url === url),
			);
	}

	try {
		if (config.bot.webSub) {
			const { url: publicUrl, port } = config.bot.webSub;
			webSub = await startWebSub({ publicUrl, port, store, fetcher, now, log, arrived });
		}
		await client.login(options.token);
		await ready;
		loggedIn = true;
		track(register());
		await within(WAIT_AT_START, settle());
		running = true;
		wake();
	} catch (error) {
		await stop().catch(() => {});
		throw error;
	}
	if (every > 0) timer = setInterval(() => track(tick(rounds.next(guilds.values()))), every);
	const troubles = async (): Promise<string[]> => {
		if (stopping) return ["stopping"];
		const found: string[] = [];
		if (!client.isReady()) found.push("not logged in to Discord");
		const away = client.ws.shards.filter(({ status }) => status !== Status.Ready);
		if (away.size > 0) found.push(`no connection to Discord's gateway: shard ${[...away.keys()].join(", ")}`);
		await store.check().catch((error) => found.push(`the store does not answer: ${messageOf(error)}`));
		return found;
	};
	return {
		options,
		client: client as Client<true>,
		guild: (id) => guilds.get(id),
		guilds: () => guilds.values(),
		troubles,
		tick,
		settle,
		stop,
	};
}

/** Waits for work, but no longer than so many milliseconds. */
async function within(ms: number, work: Promise<unknown>): Promise<void> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	await Promise.race([
		work,
		new Promise((resolve) => {
			timer = setTimeout(resolve, ms);
		}),
	]);
	clearTimeout(timer);
}
