// createBot(): the one place that wires everything; what main.ts and the tests start.
import { type Client, type Guild as DiscordGuild, Status } from "discord.js";
import type { ParsedFeed } from "./articles/article.ts";
import { createFetcher } from "./articles/fetch.ts";
import type { AllowPrivate } from "./articles/guard.ts";
import type { Config, GuildConfig } from "./config.ts";
import { followAuditLog } from "./discord/audit-events.ts";
import { readAuditLogs } from "./discord/audit-log.ts";
import { watchAutoMod } from "./discord/auto-mod-events.ts";
import { createBackground } from "./discord/background.ts";
import { createClient } from "./discord/client.ts";
import type { Command } from "./discord/command.ts";
import { judgeMessages, type Listener } from "./discord/events.ts";
import { answerHandedOver, answerInteractions, type Router, tellOfDelay } from "./discord/interactions.ts";
import { discordPlatform } from "./discord/platform.ts";
import { registration } from "./discord/register.ts";
import { createRegistrar } from "./discord/registrar.ts";
import { deafen, followSessions } from "./discord/sessions.ts";
import { messageOf } from "./errors.ts";
import { keepAutoMod } from "./guild/auto-mod.ts";
import { followConfiguration } from "./guild/feed-admin.ts";
import { createFeedDesk } from "./guild/feed-desk.ts";
import { readFeedsNow } from "./guild/feeds.ts";
import { createFreeSummary } from "./guild/free-summary.ts";
import { greet } from "./guild/greeting.ts";
import { Guild, type GuildEvent } from "./guild/guild.ts";
import { createRounds, noticing } from "./guild/rounds.ts";
import { inForce, loadSettings } from "./guild/settings.ts";
import type { Log } from "./log.ts";
import { loadRegistry } from "./registry.ts";
import { actions } from "./rules/registries.ts";
import { type Claim, claimShards } from "./shards/claim.ts";
import { guarding, readOnly } from "./shards/guarding.ts";
import { createInbox } from "./shards/inbox.ts";
import { isOurs, type Share } from "./shards/share.ts";
import { identifyTurns } from "./shards/turns.ts";
import { type Installation, openStore, type Store } from "./store/store.ts";
import { startWebSub, type WebSub } from "./websub.ts";
import { createArrivals } from "./work/arrivals.ts";
import { settingsSource } from "./work/settings-source.ts";
import { shareDesk } from "./work/shared-desk.ts";
import { createWorkerPool } from "./work/worker-pool.ts";

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
	/** The shards of this process, where several share them; all of them where it is left out. */
	readonly shards?: Share | undefined;
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
	/**
	 * The bot cannot go on, after the start: Discord ended the connection for good (the error has the close code), or another
	 * process owns the shards (ShardTaken).
	 */
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
/** Milliseconds between two looks into the inbox, where there are several processes. */
const COLLECT_EVERY = 500;

/**
 * Starts the bot and waits until it is logged in and every guild is open, and (not for ever) until the commands are
 * registered and what was written meanwhile is judged.
 * @throws whatever the log-in throws (see first-run.ts for what to tell the operator), StoreError, ShardTaken
 */
export async function createBot(options: BotOptions): Promise<Bot> {
	const { config, log, now, shards } = options;
	const commands = await loadRegistry<Command>(new URL("../commands", import.meta.url));
	const store = options.store ?? (await openStore(options.storeUrl ?? config.bot.store, { now }));
	let lost = false;
	const claim = await claimFor(store, options, () => {
		lost = true;
	});
	/** The first of several processes does what is done once for the installation. */
	const isFirst = !shards || shards.ids.includes(0);
	const { contact } = config.bot.feeds;
	const fetcher = createFetcher({
		allowPrivate: options.allowPrivate,
		now,
		timeoutMs: config.bot.limits.fetchTimeout,
		userAgent: `Wortmeldung/0.1 (news bot for Discord${contact ? `; +${contact}` : ""})`,
	});
	const pool = createWorkerPool();
	const settingsOf = settingsSource(config, pool);
	let webSub: WebSub | undefined;
	const seen = (url: string, feed: ParsedFeed): void => void (webSub && track(webSub.offered(url, feed)));
	const ownDesk = createFeedDesk({
		seen,
		fetcher,
		now,
		...(options.hostSpacing === undefined ? {} : { spacing: options.hostSpacing }),
		reader: {
			parseFeed: (bytes, hints) => pool.run("feed", { bytes, hints }),
			extract: (html, about) => pool.extract(html, about),
			extractFragment: (html, about) => pool.run("fragment", { html, ...about }),
		},
	});
	const desk = shards ? shareDesk(ownDesk, { store, now, log, seen }) : ownDesk;
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
	/** Work that no start waits for. */
	const upkeep = new Set<Promise<unknown>>();
	const track = (started: Promise<unknown>, among = work): void => {
		const kept: Promise<unknown> = started
			.catch((error) => log.error({ err: error }, "unit of work failed"))
			.finally(() => among.delete(kept));
		among.add(kept);
	};
	let loggedIn = false;
	let running = false;
	let stopping = false;
	const client = createClient({
		api: options.api ?? config.bot.discordApi,
		retries: options.restRetries,
		timeout: options.restTimeout,
		messageContent: config.bot.messageContent,
		shards,
		sharedLimits: config.bot.discordApi !== undefined,
		...(shards ? { identifyTurn: identifyTurns(store) } : {}),
		log,
		onEnd(error) {
			if (!loggedIn || stopping) return;
			log.fatal({ err: error }, "Discord has ended the connection; the bot hears nothing any more");
			options.onFatal?.(error);
		},
	});

	const background = createBackground(client.rest);
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

	const ownStore = (id: string): Store => noticing(guarding(store.guild(id), claim), () => rounds.stir(id));
	const createGuild = (id: string, records = ownStore(id)): Guild => {
		return new Guild({
			id,
			store: records,
			platform: discordPlatform(client as Client<true>, id, now, background),
			source: settingsOf(id),
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
		audit.missed(guild);
		autoMod.missed(guild);
		track(Promise.all([autoMod.catchUp(guild), audit.catchUp(guild)]), upkeep);
		await Promise.all([configure(guild), judging.catchUp(guild)]);
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
		if (stopping || lost) return;
		const due = async (guild: Guild): Promise<void> => {
			await configure(guild);
			await guild.safely("tick", "", () => guild.tick());
			if (guild.waits) rounds.stir(guild.id);
			// By itself: it may wait long for its turn, and the next look is not to wait for that.
			await guild.safely("automod", "", () => guild.alone("automod", () => keepAutoMod(guild)));
		};
		const caughtUp = (guild: Guild) => [judging, audit, autoMod].map((one) => one.catchUp(guild));
		// Side by side: reading back a day of comments holds up no article.
		const each = [...guilds.values()].flatMap(caughtUp);
		for (const [n, guild] of looked.entries()) {
			each.push(due(guild));
			// The store answers without waiting: comments are judged in between.
			if (n % 8 === 7) await new Promise((resolve) => setImmediate(resolve));
		}
		await Promise.all([isFirst && register(), ...each]);
	}

	const present = (id: string): Guild | undefined => {
		rounds.stir(id);
		return stopping || lost ? undefined : guilds.get(id);
	};
	const listener: Listener = { guild: present, log, track, stopping: () => stopping };
	const judging = judgeMessages(client, listener, background);
	const audit = readAuditLogs(client, listener, background);
	followAuditLog(client, listener, audit);
	const autoMod = watchAutoMod(client, listener, audit);
	const isElsewhere = (id: string): boolean => shards !== undefined && !isOurs(shards, id);
	const inbox = createInbox({
		store,
		now,
		isOurs: (id) => !isElsewhere(id),
		ownStore,
		track,
		work: (_, interaction) => answerHandedOver(client, router, interaction),
		...(isFirst ? { tell: (_, interaction, what) => tellOfDelay(client, router, interaction, what) } : {}),
		log,
	});
	const elsewhere = {
		isElsewhere,
		async read(id: string) {
			const guild = createGuild(id, readOnly(store.guild(id)));
			guild.configure(await inForce(guild));
			return guild;
		},
		handOver: inbox.lay,
	};
	const router: Router = { commands, guild: present, log, now, track, ...(shards ? { elsewhere } : {}) };
	answerInteractions(client, router);
	const register = createRegistrar(client, registration(commands), { log, now });
	const ifOpen = (id: string, tell: (guild: Guild) => void): void => {
		const guild = guilds.get(id);
		if (guild) tell(guild);
	};
	followSessions(client, {
		shown: (id) => track(openGuild(id)),
		joined(discord) {
			const arrived = async (): Promise<void> => {
				await openGuild(discord.id);
				if (stopping) return;
				const guild = known.get(discord.id)!;
				await guild.safely("greeting", "", () => greet(guild));
				options.onGuild?.(guild, discord);
			};
			track(arrived());
		},
		left: (id) => void guilds.delete(id),
		interrupted: (id) => ifOpen(id, judging.interrupted),
		resumed: (id) => ifOpen(id, judging.resumed),
	});

	const ready = new Promise<void>((resolve) => client.once("clientReady", () => resolve()));
	let timer: ReturnType<typeof setInterval> | undefined;
	let collecting: ReturnType<typeof setInterval> | undefined;
	async function stop(): Promise<void> {
		stopping = true;
		background.close();
		// A busy server would bring new work for ever.
		deafen(client);
		clearInterval(timer);
		clearInterval(collecting);
		clearTimeout(waking);
		await webSub?.close();
		await within(WAIT_AT_STOP, settle());
		const flushed = [...known.values()].map((guild) => guild.safely("memory", "", () => guild.flush()));
		await within(WAIT_AT_STOP / 5, Promise.all(flushed));
		await client.destroy();
		await Promise.all([pool.close(), fetcher.close()]);
		await within(
			WAIT_AT_STOP / 5,
			claim.release().catch(() => {}),
		);
		await store.close();
	}
	async function opened(): Promise<void> {
		while (work.size > 0) await Promise.all(work);
	}
	async function settle(): Promise<void> {
		while (work.size + upkeep.size > 0) await Promise.all([...work, ...upkeep]);
		await Promise.all([...known.values()].map((guild) => guild.settle()));
	}

	/** A hub says that there is something new: the guilds that have this feed read it now. */
	async function arrived(url: string, at: number): Promise<void> {
		desk.outdated(url, at);
		for (const guild of known.values())
			await guild.safely("websub", url, () =>
				readFeedsNow(guild, ({ paused, poll }) => !paused && !poll.stopped && poll.url === url, at),
			);
	}
	const arrivals = createArrivals({ store, now, take: arrived });

	try {
		if (config.bot.webSub && isFirst) {
			const { url: publicUrl, port } = config.bot.webSub;
			const tell = shards ? arrivals.tell : (url: string) => arrived(url, now());
			webSub = await startWebSub({ publicUrl, port, store, fetcher, now, log, arrived: tell });
		}
		await client.login(options.token);
		await ready;
		loggedIn = true;
		if (isFirst) track(register());
		await within(WAIT_AT_START, opened());
		running = true;
		wake();
	} catch (error) {
		await stop().catch(() => {});
		throw error;
	}
	if (every > 0) timer = setInterval(() => track(tick(rounds.next(guilds.values()))), every);
	let collected: Promise<unknown> | undefined;
	/** A person waits for the answer. */
	const collect = (): void => {
		if (collected || stopping || lost) return;
		const failed = (what: string) => (error: unknown) => log.error({ err: error }, `${what} failed`);
		collected = Promise.all([
			inbox.collect().catch(failed("inbox")),
			config.bot.webSub && arrivals.collect().catch(failed("websub")),
		]).finally(() => {
			collected = undefined;
		});
		track(collected);
	};
	if (shards) collecting = setInterval(collect, COLLECT_EVERY);
	const troubles = async (): Promise<string[]> => {
		if (stopping) return ["stopping"];
		const found: string[] = [];
		if (!claim.holds()) found.push("the claim on the shards could not be renewed");
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

async function claimFor(store: Installation, options: BotOptions, lost: () => void): Promise<Claim> {
	const onLost = (error: Error): void => {
		lost();
		options.log.fatal({ err: error }, "another process owns the shards; this one decides nothing any more");
		options.onFatal?.(error);
	};
	try {
		return await claimShards(store, options.shards, { onLost });
	} catch (error) {
		await store.close().catch(() => {});
		throw error;
	}
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
