// The process dies after any number of steps of an article's way into Discord, each commit to the store and each request
// to Discord being one. After a new start there is one post, one thread, one first line. The steps are counted, not listed.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Bot, createBot } from "../../src/bot.ts";
import { type Config, loadConfig } from "../../src/config.ts";
import { type NewsSite, startNewsSite } from "../../src/demo-news/site.ts";
import { StoreError } from "../../src/errors.ts";
import { type LocalDiscord, startLocalDiscord } from "../../src/local-discord/server.ts";
import { createLog } from "../../src/log.ts";
import { type Installation, openStore, type Store } from "../../src/store/store.ts";
import { LONG } from "../long.ts";

let config: Config;
let discord: LocalDiscord;
let site: NewsSite;
let folder: string;
let world = 0;

beforeAll(async () => {
	config = await loadConfig(fileURLToPath(new URL("../../config", import.meta.url)));
	discord = await startLocalDiscord({ rateLimits: "off" });
	site = await startNewsSite({ now: discord.clock.now });
	folder = await mkdtemp(join(tmpdir(), "wortmeldung-crash-"));
});
afterAll(async () => {
	await Promise.all([site.close(), discord.close()]);
	await rm(folder, { recursive: true, force: true });
});

/** A step that was taken, and whether the process was still alive to take it. */
interface Life {
	steps: number;
	dead: boolean;
}

/** A real store that takes nothing more once the process is dead, and reads nothing. */
function mortal(store: Installation, life: Life, step: () => void): Installation {
	const wrap = <S extends Store>(inner: S): S => ({
		...inner,
		get: (type, key) => alive(life, () => inner.get(type, key)),
		insert: (type, key, value, options) => alive(life, () => inner.insert(type, key, value, options)),
		list: (type, prefix, options) => {
			if (life.dead) throw new StoreError("dead");
			return inner.list(type, prefix, options);
		},
		commit: (changes) =>
			alive(life, async () => {
				await inner.commit(changes);
				step();
			}),
	});
	return { ...wrap(store), guild: (id) => wrap(store.guild(id)) };
}

async function alive<T>(life: Life, work: () => Promise<T>): Promise<T> {
	if (life.dead) throw new StoreError("dead");
	return work();
}

/** An announcement's way is that of a text channel and one step further. */
type Kind = "forum" | "announcement";

/** @param last how many steps the first process lives for @returns how many it took */
async function dieAfter(kind: Kind, last: number): Promise<number> {
	const name = `k${world++}`;
	const guildId = discord.guildId();
	const channel = discord.build.channel(guildId, { name, type: kind, tags: ["Stadt"], requireTag: kind === "forum" });
	const life: Life = { steps: 0, dead: false };
	const step = (): void => {
		if (life.dead) return;
		life.steps++;
		if (life.steps !== last) return;
		life.dead = true;
		discord.faults.rest({ kind: "drop", when: "before", count: 0 });
	};
	const storeUrl = `sqlite:${join(folder, `${name}.db`)}`;
	const feeds = [{ url: site.feedUrl, channel: name, postNewest: 1 }];
	const settings = { ...config.guild, config: { ...config.guild.config, feeds } };
	const start = async (store?: Installation): Promise<Bot> =>
		createBot({
			config: { ...config, guild: settings, guilds: new Map() },
			token: discord.token,
			api: discord.apiUrl,
			log: createLog("silent"),
			now: discord.clock.now,
			allowPrivate: (host, port) => host === "127.0.0.1" && port === site.port,
			tickEvery: 0,
			hostSpacing: 0,
			restRetries: 0,
			storeUrl,
			...(store ? { store } : {}),
		});
	const store = mortal(await openStore(storeUrl, { now: discord.clock.now }), life, step);
	// Death may come while it starts.
	const first = await start(store).catch(() => null);
	const stopListening = discord.onTraffic(step);
	await first?.tick();
	stopListening();
	await first?.stop();
	discord.faults.clear();
	// Longer than Discord remembers a nonce, and shorter.
	discord.clock.advance(last % 2 ? 400_000 : 1_000);
	const second = await start();
	await second.tick();
	discord.clock.advance(120_000);
	await second.tick();
	await second.stop();
	const threads = [...discord.world.channels.values()].filter(({ parentId }) => parentId === channel.id);
	expect(threads, `${kind}, step ${last}`).toHaveLength(1);
	const texts = (id: string) =>
		discord
			.as("amira")
			.messages(id)
			.filter(({ type }) => type === 0);
	const lines = texts(threads[0]!.id);
	if (kind !== "forum") expect(texts(channel.id), `${kind}, step ${last}`).toHaveLength(1);
	expect(lines, `${kind}, step ${last}`).toHaveLength(kind === "forum" ? 2 : 1);
	expect(lines.at(-1)!.content, `${kind}, step ${last}`).toContain("Was meinst du dazu?");
	if (kind === "announcement") expect(texts(channel.id)[0]!.flags! & 1).toBe(1);
	return life.steps;
}

test.each<Kind>(["forum", "announcement"])(
	"%s: whatever step was the last, nothing is lost or doubled",
	async (kind) => {
		const steps = await dieAfter(kind, 1_000);
		expect(steps).toBeGreaterThanOrEqual(8);
		// Each kind takes other steps in the short form.
		const every = LONG ? 1 : 4;
		for (let last = kind === "forum" ? 1 : 3; last < steps; last += every) await dieAfter(kind, last);
	},
	240_000,
);
