// Three processes share the shards of one bot over PostgreSQL, in 60 guilds (WORTMELDUNG_TEST_GUILDS=300 for more), and over
// Redis, in 15. One is killed in the middle of posting and moderating and started again. Everything happened exactly once:
// every article is posted once in every guild and has one thread, every comment that breaks a rule is gone, with one case
// and one notice; and the website was asked once for all of them.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type NewsSite, startNewsSite } from "../../src/demo-news/site.ts";
import { BOT_RIGHTS } from "../../src/local-discord/seed.ts";
import { type LocalDiscord, startLocalDiscord } from "../../src/local-discord/server.ts";
import { isOurs } from "../../src/shards/share.ts";
import { postgres, redis } from "../contracts/servers.ts";
import { checkTraffic, type TrafficCheck } from "../local-discord/openapi.ts";
import { LONG as LONG_FORM } from "../long.ts";
import { buttons, readable } from "./flow.ts";
import type { Order } from "./shard-process.ts";

/** Over PostgreSQL. */
const GUILDS = Number(process.env.WORTMELDUNG_TEST_GUILDS ?? 60);
const PROCESSES = 3;
const INTERVAL = 4_000;
/** Milliseconds for anything that all guilds do; a slow machine is no failure. */
const LONG = 60_000 + GUILDS * 500;
const BOT = fileURLToPath(new URL("./shard-process.ts", import.meta.url));

interface Place {
	readonly guildId: string;
	readonly news: string;
	readonly talk: string;
	readonly log: string;
	readonly member: string;
	readonly shard: number;
}

describe.skipIf(!LONG_FORM).each([
	{ name: "PostgreSQL", server: postgres, guilds: GUILDS },
	{ name: "Redis", server: redis, guilds: Math.min(GUILDS, 15) },
])("many guilds, in three processes over $name (only with LONG=1)", ({ server, guilds }) => {
	if (!server) return void test.skip("there is no such server");
	/** When the feed was asked for. */
	const reads: number[] = [];
	let requests = 0;
	let discord: LocalDiscord;
	let site: NewsSite;
	let openApi: TrafficCheck;
	let folder: string;
	let order: Order;
	const places: Place[] = [];
	const bots: ChildProcess[] = [];

	async function start(shard: number): Promise<ChildProcess> {
		const child = spawn(process.execPath, [BOT, JSON.stringify(order)], {
			stdio: ["ignore", "pipe", "inherit"],
			env: {
				...process.env,
				SHARDS: String(shard),
				OF: String(PROCESSES),
			},
		});
		bots[shard] = child;
		await Promise.race([
			once(child.stdout!, "data"),
			once(child, "exit").then(([code]) => Promise.reject(new Error(`process ${shard} ended with ${code}`))),
		]);
		return child;
	}

	async function kill(child: ChildProcess): Promise<void> {
		if (child.exitCode !== null || child.signalCode !== null) return;
		const ended = once(child, "exit");
		child.kill("SIGKILL");
		await ended;
	}

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), "wortmeldung-many-"));
		discord = await startLocalDiscord({ rateLimits: "relaxed", seed: "none", maxConcurrency: 16 });
		openApi = checkTraffic(discord);
		discord.onTraffic(() => requests++);
		site = await startNewsSite({
			now: discord.clock.now,
			heard: (path) => void (path === "/feed/" && reads.push(performance.now())),
		});
		const { build } = discord;
		const owner = build.user({ username: "amira" });
		for (let n = 0; n < guilds; n++) {
			// Ids of one millisecond would all be of one shard.
			discord.clock.advance(1);
			const guild = build.guild({ name: `Zeitung ${n}`, ownerId: owner.id });
			const [news, talk, log] = ["nachrichten", "plauderecke", "protokoll"].map((name) =>
				build.channel(guild.id, { name }),
			);
			const member = build.user({ username: `m${n}` });
			build.member(guild.id, member.id);
			build.bot(guild.id, [...BOT_RIGHTS]);
			const shard = [0, 1, 2].find((id) => isOurs({ ids: [id], of: PROCESSES }, guild.id))!;
			places.push({ guildId: guild.id, news: news!.id, talk: talk!.id, log: log!.id, member: `m${n}`, shard });
		}
		order = {
			api: discord.apiUrl,
			token: discord.token,
			storeUrl: server.fresh(),
			feedUrl: site.feedUrl,
			interval: INTERVAL,
		};
		await start(0);
		await Promise.all([start(1), start(2)]);
	}, LONG * 2);
	afterAll(async () => {
		await Promise.all(bots.map(kill));
		await Promise.all([site?.close(), discord?.close()]);
		await rm(folder, { recursive: true, force: true });
	});

	const posts = ({ news }: Place) =>
		discord
			.as("amira")
			.messages(news)
			.filter(({ type }) => type === 0);
	const threads = ({ news }: Place) =>
		[...discord.world.channels.values()].filter(({ parentId, type }) => parentId === news && type === 11);
	const logged = ({ log }: Place) => discord.as("amira").messages(log).map(readable);
	const letters = ({ member }: Place) => {
		const person = discord.as(member);
		return person.messages(person.openDm(discord.botId)).filter(({ author }) => author.id === discord.botId);
	};
	const of = (shard: number) => places.filter((place) => place.shard === shard);
	const all = (holds: (place: Place) => boolean) => discord.waitFor(() => places.every(holds), LONG);

	test(
		"every shard has guilds, every guild posts the newest article, once",
		async () => {
			expect(discord.connected).toBe(PROCESSES);
			for (const shard of [0, 1, 2]) expect(of(shard).length).toBeGreaterThan(guilds / 10);
			await all((place) => posts(place).length >= 1 && threads(place).length >= 1);
		},
		LONG,
	);

	test(
		"a process is killed while it posts and moderates, and comes back: everything happens exactly once",
		async () => {
			site.publishNext();
			const insult = (place: Place, n: number) =>
				discord.as(place.member).say(place.talk, `Du bist ein Vollidiot! ${n}`);
			const bad = places.map((place) => insult(place, 1));
			const half = of(1).length / 2;
			const done = (): number => of(1).filter((place) => posts(place).length === 2 || logged(place).length > 0).length;
			await discord.waitFor(() => done() >= half, LONG);
			await kill(bots[1]!);
			const before = of(1).filter((place) => posts(place).length === 2 && letters(place).length === 1).length;
			expect(before, "it was killed in the middle").toBeLessThan(of(1).length);
			// While it is away, people go on writing.
			bad.push(...of(1).map((place) => insult(place, 2)));
			await start(1);
			const cases = ({ shard }: Place) => (shard === 1 ? 2 : 1);
			await all(
				(place) =>
					posts(place).length >= 2 &&
					threads(place).length >= 2 &&
					logged(place).length >= cases(place) &&
					letters(place).length >= cases(place),
			);
			expect(bad.filter(({ id }) => discord.world.messages.has(id))).toEqual([]);
			for (const place of places) {
				expect(
					posts(place).map(({ embeds }) => embeds[0]?.url),
					place.member,
				).toHaveLength(2);
				expect(new Set(posts(place).map(({ embeds }) => embeds[0]?.url)).size, place.member).toBe(2);
				expect(threads(place), place.member).toHaveLength(2);
				expect(
					logged(place)
						.map((entry) => entry.match(/^Fall (\d+): Kommentar entfernt/)?.[1])
						.sort(),
				).toEqual(Array.from({ length: cases(place) }, (_, index) => String(index + 1)));
				expect(letters(place), place.member).toHaveLength(cases(place));
			}
		},
		LONG * 2,
	);

	test("the feed was read once for all of them", () => {
		const intervals = (reads.at(-1)! - reads[0]!) / INTERVAL;
		console.log(`${reads.length} readings of the feed in ${intervals.toFixed(1)} intervals, ${guilds} guilds`);
		// A silent guild is looked at twice a minute, and what is half an interval old is read anew: twice in one so short.
		expect(reads.length).toBeLessThan(2 * intervals + PROCESSES);
	});

	test(
		"what is clicked in direct messages arrives at shard 0 and is done by the owner, once, though he dies",
		async () => {
			for (const shard of [0, 1, 2]) {
				const place = of(shard)[0]!;
				const letter = letters(place)[0]!;
				const click = (part: string) =>
					discord.as(place.member).click(letter.id, buttons(letter).find((id) => id.startsWith(part))!);
				const opened = await click("einspruch:einlegen");
				expect(opened.kind, `shard ${shard}`).toBe("modal");
				// Shard 2's owner is not there when the form is sent, and finds it in the inbox.
				if (shard === 2) await kill(bots[2]!);
				const sent = await discord.as(place.member).submitModal(opened.modal!.id, { text: "Das war ein Zitat." });
				if (shard === 2) await start(2);
				// Where it takes long the answer first says that.
				const answer = () => [...letters(place), ...sent.followUps()].map(readable).join("\n");
				await discord.waitFor(() => answer().includes("Dein Einspruch gegen Fall 1 ist da"), LONG);
				const again = await click("einspruch:einlegen");
				expect(readable(await again.settled(LONG))).toContain("ist schon da");
				const mine = await click("einspruch:einlegen").then((result) => result.kind);
				expect(mine).not.toBe("modal");
			}
			expect(openApi.violations).toEqual([]);
			const { global, bucket } = discord.refused;
			console.log(
				`${requests} requests, refused: ${global} for Discord's limit of all together, ${bucket} for a route's`,
			);
			// Where each asks as if it were alone it is half of them; what a busy machine delays comes two seconds' at once.
			expect(global).toBeLessThan(requests / 20);
		},
		LONG,
	);
});
