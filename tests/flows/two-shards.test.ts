// Two owners side by side, each with its shard: what reaches only one of them is for both. In one process, since nothing
// here dies without a word (many-guilds.test.ts kills).
import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { APIMessage } from "discord-api-types/v10";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Bot, createBot } from "../../src/bot.ts";
import { BOT_RIGHTS } from "../../src/local-discord/seed.ts";
import { isOurs } from "../../src/shards/share.ts";
import { buttons, type Flow, readable, startFlow } from "./flow.ts";
import { type Paper, startPaper } from "./paper.ts";

let flow: Flow;
let second: Bot;
let paper: Paper;
const wishes: URLSearchParams[] = [];
const hub = createServer(async (request, response) => {
	wishes.push(new URLSearchParams(Buffer.concat(await request.toArray()).toString()));
	response.writeHead(202).end();
});
const listen = (server: ReturnType<typeof createServer>) =>
	new Promise<number>((resolve) =>
		server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port)),
	);
/** By shard. */
const places: { readonly guildId: string; readonly news: string; readonly talk: string }[] = [];
const startSecond = async () => {
	// Its turn to identify.
	flow.discord.clock.advance(5_000);
	second = await createBot({ ...flow.bot.options, shards: { ids: [1], of: 2 } });
};

beforeAll(async () => {
	const hubPort = await listen(hub);
	const free = createServer();
	const port = await listen(free);
	await new Promise((resolve) => free.close(resolve));
	let now: () => number = Date.now;
	paper = await startPaper(() => now());
	paper.hub = `http://127.0.0.1:${hubPort}/`;
	paper.add("Erste");
	flow = await startFlow({
		guild: () => ({ feeds: [{ url: paper.feedUrl, channel: "nachrichten", postNewest: 1 }] }),
		installation: { webSub: { url: `http://127.0.0.1:${port}/hub/`, port } },
		bot: {
			shards: { ids: [0], of: 2 },
			allowPrivate: (host, asked) => host === "127.0.0.1" && [paper.port, hubPort].includes(asked),
		},
	});
	const { discord } = flow;
	now = discord.clock.now;
	while (!places[0] || !places[1]) {
		discord.clock.advance(1);
		const guild = discord.build.guild({ name: "Zeitung", ownerId: discord.userId("amira") });
		const shard = isOurs({ ids: [0], of: 2 }, guild.id) ? 0 : 1;
		if (places[shard]) continue;
		const [news, talk] = ["nachrichten", "plauderecke", "protokoll"].map((name) =>
			discord.build.channel(guild.id, { name }),
		);
		discord.build.member(guild.id, discord.userId("lena"));
		discord.build.bot(guild.id, [...BOT_RIGHTS]);
		places[shard] = { guildId: guild.id, news: news!.id, talk: talk!.id };
	}
	await startSecond();
}, 30_000);
afterAll(async () => {
	await second?.stop();
	await Promise.all([flow.close(), paper.close()]);
	hub.closeAllConnections();
	hub.close();
});

const posts = ({ news }: (typeof places)[0]) => flow.messages(news).filter(({ type }) => type === 0).length;
const reads = () => paper.asked.filter((path) => path === "/feed/").length;

test("a hub's word has both read the feed, once; and the process with the hub subscribes to what the other has read", async () => {
	const { discord } = flow;
	await second.tick();
	expect(posts(places[1]!)).toBe(1);
	await flow.bot.tick();
	await discord.waitFor(() => places.every((place) => posts(place) === 1) && wishes.length > 0, 10_000);
	expect(reads()).toBe(1);
	// A minute later the reading would still be fresh.
	discord.clock.advance(60_000);
	paper.add("Zweite");
	const body = "<rss/>";
	const signature = `sha256=${createHmac("sha256", wishes[0]!.get("hub.secret")!).update(body).digest("hex")}`;
	discord.clock.advance(1);
	await fetch(wishes[0]!.get("hub.callback")!, { method: "POST", body, headers: { "x-hub-signature": signature } });
	// The clock stands still but for this: what is read counts as read after the word.
	discord.clock.advance(1);
	await discord.waitFor(() => places.every((place) => posts(place) === 2), 10_000);
	expect(reads()).toBe(2);
});

test("whoever waits for a process that is away is told; it is done when it is back, or given up in the end", async () => {
	const { discord } = flow;
	const lena = discord.as("lena");
	const dm = lena.openDm(discord.botId);
	const letters = () => lena.messages(dm).filter(({ author }) => author.id === discord.botId);
	for (const n of [1, 2]) {
		lena.say(places[1]!.talk, `Du bist ein Vollidiot! ${n}`);
		await discord.waitFor(() => letters().length === n, 10_000);
	}
	const [older, newer] = letters() as [APIMessage, APIMessage];
	const open = (letter: APIMessage) =>
		lena.click(letter.id, buttons(letter).find((id) => id.startsWith("einspruch:einlegen"))!);
	const forms = [await open(older), await open(newer)].map(({ modal }) => modal!.id);
	const submit = async (form: string) => {
		const { followUps } = await lena.submitModal(form, { text: "Das war ein Zitat." });
		return () => [...letters(), ...followUps()].map(readable).join("\n");
	};
	await second.stop();
	const first = await submit(forms[0]!);
	await flow.quiet();
	discord.clock.advance(11_000);
	await discord.waitFor(() => first().includes("Für diesen Server bin ich gerade nicht zu erreichen"), 10_000);
	await startSecond();
	await discord.waitFor(() => first().includes("Dein Einspruch gegen Fall 1 ist da"), 10_000);
	await second.stop();
	const last = await submit(forms[1]!);
	await flow.quiet();
	discord.clock.advance(14 * 60_000 + 30_000);
	await discord.waitFor(() => last().includes("Für diesen Server war ich zu lange nicht zu erreichen"), 10_000);
});
