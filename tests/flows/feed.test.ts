// What feeds do in the wild (feeds.md, section 2), seen from Discord: nothing lost, nothing twice, everything told.
import { afterEach, expect, test } from "vitest";
import type { FeedSettings } from "../../src/config.ts";
import { type Flow, type FlowOptions, readable, startFlow } from "./flow.ts";
import { type Paper, startPaper } from "./paper.ts";

let flow: Flow;
let paper: Paper;
afterEach(async () => {
	await Promise.all([flow.close(), paper.close()]);
});

async function start(feed: Partial<FeedSettings> = {}, options: FlowOptions = {}): Promise<void> {
	let now: () => number = Date.now;
	paper = await startPaper(() => now());
	flow = await startFlow({
		guild: () => ({ feeds: [{ url: paper.feedUrl, channel: "nachrichten", postNewest: 1, ...feed }] }),
		...options,
		bot: { allowPrivate: (host, port) => host === "127.0.0.1" && port === paper.port, ...options.bot },
	});
	now = flow.discord.clock.now;
}

async function later(ms = 30 * 60_000): Promise<void> {
	flow.discord.clock.advance(ms);
	await flow.bot.tick();
}

const titles = (channel = "nachrichten") =>
	flow
		.messages(flow.channel(channel))
		.filter(({ type }) => type === 0)
		.map(({ embeds }) => embeds[0]!.title);
const log = () => flow.messages(flow.channel("protokoll")).map(readable).join("\n");

test("an empty first poll counts; then each article comes once, whatever happens to guids", async () => {
	await start();
	await flow.bot.tick();
	paper.add("Erste");
	await later();
	expect(titles()).toEqual(["Erste"]);
	for (const title of ["Zweite", "Dritte", "Vierte"]) paper.add(title);
	await later();
	const all = ["Erste", "Zweite", "Dritte", "Vierte"];
	expect(titles()).toEqual(all);
	paper.items[0]!.guid = paper.items[1]!.guid = "derselbe";
	paper.items[2]!.guid = "";
	await later();
	paper.items.splice(1, 0, { ...paper.items[0]! });
	for (const item of paper.items) item.published = flow.discord.clock.now() + 86_400_000;
	await later();
	await flow.restart();
	await later();
	expect(titles()).toEqual(all);
	expect(flow.threads("nachrichten")).toHaveLength(4);
});

test("a new feed posts the newest and records the rest; more articles than the window are fetched from older pages", async () => {
	await start();
	for (let n = 1; n <= 50; n++) paper.add(`Alt ${n}`, { published: flow.discord.clock.now() - (60 - n) * 3_600_000 });
	await flow.bot.tick();
	expect(titles()).toEqual(["Alt 50"]);
	for (let n = 1; n <= 12; n++) paper.add(`Neu ${n}`, { published: flow.discord.clock.now() + n * 1_000 });
	await later();
	expect(titles()).toEqual(["Alt 50", ...Array.from({ length: 12 }, (_, n) => `Neu ${n + 1}`)]);
	expect(log()).toBe("");
	paper.noPages = true;
	for (let n = 1; n <= 12; n++) paper.add(`Später ${n}`, { published: flow.discord.clock.now() + n * 1_000 });
	await later();
	expect(titles()).toHaveLength(23);
	expect(log()).toMatch(/zeigt weniger Artikel, als .* erschienen sind/);
});

test("what a website does is told in Discord in plain words: switched off, blocked, back again", async () => {
	await start();
	paper.add("Erste");
	await flow.bot.tick();
	paper.answers.set("/feed/", { status: 403, headers: { "cf-mitigated": "challenge" }, body: "Just a moment" });
	await later();
	await later();
	expect(log()).toContain("Die Website blockiert Bots (Cloudflare)");
	expect(log().match(/Cloudflare/g)).toHaveLength(1);
	paper.answers.clear();
	paper.add("Zweite");
	await later(3 * 3_600_000);
	expect(log()).toContain("wieder lesbar");
	expect(titles()).toEqual(["Erste", "Zweite"]);
	paper.answers.set("/feed/", { status: 410 });
	await later();
	expect(log()).toContain("gibt es nicht mehr");
	const asked = paper.asked.length;
	await later(86_400_000);
	expect(paper.asked).toHaveLength(asked);
});

test("one article in two feeds is posted once in a channel, and in another channel too; one fetch serves all guilds", async () => {
	await start(
		{},
		{
			guild: () => ({
				feeds: [
					{ url: paper.feedUrl, channel: "nachrichten", postNewest: 1 },
					{ url: `${paper.feedUrl}?cat=stadt`, channel: "nachrichten", postNewest: 1 },
					{ url: `${paper.feedUrl}?cat=alles`, channel: "ankündigungen", postNewest: 1 },
				],
			}),
		},
	);
	paper.add("Rat tagt");
	await flow.bot.tick();
	await later();
	expect(titles()).toEqual(["Rat tagt"]);
	expect(titles("ankündigungen")).toEqual(["Rat tagt"]);
	const second = flow.discord.build.guild({ name: "Zweitausgabe", ownerId: flow.discord.userId("amira") });
	flow.discord.build.channel(second.id, { name: "nachrichten" });
	flow.discord.build.bot(second.id, ["ADMINISTRATOR"]);
	await flow.discord.waitFor(() => flow.bot.guild(second.id));
	await flow.quiet();
	await later();
	const before = paper.asked.filter((path) => path === "/feed/").length;
	paper.add("Brücke gesperrt");
	await later();
	expect(paper.asked.filter((path) => path === "/feed/").length - before).toBe(1);
	const other = flow.discord.channelId("nachrichten", second.id);
	expect(
		flow
			.messages(other)
			.filter(({ type }) => type === 0)
			.map(({ embeds }) => embeds[0]!.title),
	).toEqual(["Rat tagt", "Brücke gesperrt"]);
	expect(String(paper.lastHeaders["user-agent"])).toMatch(/^Wortmeldung\//);
});
