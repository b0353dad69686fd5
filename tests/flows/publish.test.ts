// Articles in each kind of channel, by the settings of their feed, against Discord's limits and failures.
import { afterEach, expect, test } from "vitest";
import type { FeedSettings } from "../../src/config.ts";
import { type Flow, type FlowOptions, readable, startFlow } from "./flow.ts";
import { type Paper, startPaper } from "./paper.ts";

const HOUR = 3_600_000;
let flow: Flow;
let paper: Paper;
afterEach(async () => {
	await Promise.all([flow.close(), paper.close()]);
});

/** A world with one hand-written feed. */
async function start(feed: Partial<FeedSettings> = {}, options: FlowOptions = {}): Promise<void> {
	let now: () => number = Date.now;
	paper = await startPaper(() => now());
	flow = await startFlow({
		...options,
		guild: () => ({ feeds: [{ url: paper.feedUrl, channel: "nachrichten", postNewest: 1, ...feed }] }),
		bot: { allowPrivate: (host, port) => host === "127.0.0.1" && port === paper.port, ...options.bot },
	});
	now = flow.discord.clock.now;
}

/** The bot looks again, later. */
async function later(ms = 30 * 60_000): Promise<void> {
	flow.discord.clock.advance(ms);
	await flow.bot.tick();
}

const posts = (channel = "nachrichten") => flow.messages(flow.channel(channel)).filter(({ type }) => type === 0);
const titles = (channel?: string) => posts(channel).map(({ embeds }) => embeds[0]!.title);
const log = () => flow.messages(flow.channel("protokoll")).map(readable).join("\n");
const lines = (threadId: string) =>
	flow
		.messages(threadId)
		.filter(({ type }) => type === 0)
		.map(readable);

test("a forum post gets the tag of its category, one that has none the first where a tag is required", async () => {
	await start({ channel: "archiv", mode: "forum", tags: { Rathaus: "Politik" }, postNewest: 2 });
	flow.discord.build.channel(flow.guildId, {
		name: "archiv",
		type: "forum",
		tags: ["Allerlei", "Politik"],
		requireTag: true,
	});
	paper.add("Rat beschließt Radweg", { category: "Rathaus" });
	paper.add("Ein Storch nistet", { category: "Tiere" });
	await flow.quiet();
	const forum = flow.discord.world.channels.get(flow.channel("archiv"))!;
	const tagsOf = (name: string) => {
		const post = [...flow.discord.world.channels.values()].find((channel) => channel.name === name)!;
		return post.thread!.appliedTags.map((id) => forum.tags.find((tag) => tag.id === id)!.name);
	};
	expect(tagsOf("Rat beschließt Radweg")).toEqual(["Politik"]);
	expect(tagsOf("Ein Storch nistet")).toEqual(["Allerlei"]);
});

test("a forum without any tag that demands one is told to the moderators, once, and posted to when it has one", async () => {
	await start({ channel: "archiv" });
	const forum = flow.discord.build.channel(flow.guildId, { name: "archiv", type: "forum", requireTag: true });
	paper.add("Rat beschließt Radweg");
	await flow.quiet();
	await later();
	expect(log().match(/verlangt einen Tag/g)).toHaveLength(1);
	forum.flags = 0;
	await later(2 * HOUR);
	expect(flow.threads("archiv")).toHaveLength(1);
});

test("an announcement is published to its followers; a failure of that leaves post and thread alone and is told", async () => {
	await start({ channel: "ankündigungen" });
	flow.discord.faults.rest({
		kind: "status",
		status: 403,
		when: "before",
		route: "/channels/:channel_id/messages/:message_id/crosspost",
	});
	paper.add("Brücke gesperrt");
	await flow.bot.tick();
	await later();
	expect(posts("ankündigungen")).toHaveLength(1);
	expect(flow.threads("ankündigungen")).toHaveLength(1);
	expect(log()).toContain("an die abonnierenden Server");
	paper.add("Brücke wieder frei");
	await later();
	expect(posts("ankündigungen").map(({ flags }) => flags! & 1)).toEqual([0, 1]);
});

test("nobody is pinged but the role that the feed's settings name", async () => {
	await start({ roleMention: "Moderation" });
	const everyone = flow.discord.roleId("Redaktion");
	paper.add(`@everyone und <@&${everyone}>: **Markt** verlegt ||geheim|| [hier](https://falle.example)`);
	await flow.bot.tick();
	const [post] = posts();
	expect(post!.mention_roles).toEqual([flow.discord.roleId("Moderation")]);
	expect(post!.mention_everyone).toBe(false);
	expect(post!.mentions).toEqual([]);
	expect(post!.embeds[0]!.title).not.toMatch(/@everyone|(?<!\\)<@&|(?<!\\)\*\*|\]\(/);
});

test("filters keep out with a reason, the template shapes, quiet hours and the hourly limit delay and drop nothing", async () => {
	await start({
		filters: { not: [{ category: "Anzeige" }] },
		template: { title: "{category}: {title}", text: "{teaser}\nVon {author}", image: false },
		quietHours: { from: "22:00", to: "06:00", timeZone: "Europe/Berlin" },
		perHour: 2,
		postNewest: 0,
	});
	const berlin = () =>
		Number(
			new Intl.DateTimeFormat("en-GB", { hour: "2-digit", hour12: false, timeZone: "Europe/Berlin" }).format(
				flow.discord.clock.now(),
			),
		) % 24;
	flow.discord.clock.advance(((23 - berlin() + 24) % 24) * HOUR);
	await flow.bot.tick();
	for (const n of [1, 2, 3, 4, 5]) paper.add(`Meldung ${n}`);
	paper.add("Kauft jetzt", { category: "Anzeige" });
	await later();
	expect(posts()).toHaveLength(0);
	for (let hour = 0; hour < 12; hour++) {
		const before = posts().length;
		await later(HOUR);
		expect(posts().length - before).toBeLessThanOrEqual(2);
		if (berlin() >= 22 || berlin() < 6) expect(posts()).toHaveLength(0);
	}
	expect(titles()).toEqual([1, 2, 3, 4, 5].map((n) => `Stadt: Meldung ${n}`));
	expect(posts()[0]!.embeds[0]!.description).toBe("Kurz gesagt: Meldung 1 …");
});

test("an edit edits: post, thread's name, a line that says what changed; renaming waits for nothing", async () => {
	await start();
	const item = paper.add("Freibad öffnet im Mai", {
		body: `Das Bad öffnet.\n\nDer Eintritt kostet drei Euro.\n\n${"Weiteres folgt, sagte der Betreiber. ".repeat(30)}`,
	});
	await flow.bot.tick();
	item.title = "Freibad öffnet erst im Juni";
	item.slug = "freibad-juni";
	item.body = item.body!.replace("drei Euro", "vier Euro");
	flow.discord.faults.rest({ kind: "rateLimit", retryAfter: 500, method: "PATCH", route: "/channels/:channel_id" });
	const other = paper.add("Zweiter Artikel");
	await later();
	expect(titles()).toEqual(["Freibad öffnet erst im Juni", other.title]);
	const [thread] = flow.threads("nachrichten");
	expect(posts()[0]!.embeds[0]!.url).toContain("freibad-juni");
	expect(readable(posts()[0])).toContain("Aktualisiert");
	const told = lines(thread!.id);
	expect(told).toHaveLength(3);
	expect(told[1]).toMatch(/neue Überschrift.*Freibad öffnet im Mai.*Freibad öffnet erst im Juni/s);
	expect(told[2]).toContain("1 Absatz");
	expect(thread!.name).toContain("im Mai");
	await later();
	expect(flow.threads("nachrichten")[0]!.name).toBe("Schreibe einen Kommentar: Freibad öffnet erst im Juni");
	await later();
	expect(lines(thread!.id)).toHaveLength(3);
});

test("withdrawn means gone from the middle and from the website; the thread stays, and it can come back", async () => {
	await start({ postNewest: 3 });
	for (const n of [1, 2, 3]) paper.add(`Meldung ${n}`);
	await flow.bot.tick();
	const [, middle] = paper.items;
	const kept = [...paper.items];
	paper.items = kept.filter((item) => item !== middle);
	await later();
	expect(titles()[1]).toBe("Zurückgezogen: Meldung 2");
	expect(posts()[1]!.components).toEqual([]);
	const thread = flow.threads("nachrichten").find(({ name }) => name.endsWith("Meldung 2"))!;
	expect(lines(thread.id).at(-1)).toContain("Zurückgezogen");
	paper.items = kept;
	await later();
	expect(titles()[1]).toBe("Meldung 2");
	expect(lines(thread.id).at(-1)).toContain("steht wieder auf der Website");
	expect(flow.threads("nachrichten")).toHaveLength(3);
});

test("a text that could not be read is read later, without a new post", async () => {
	await start();
	paper.excerpts = true;
	const item = paper.add("Das Rathaus wird grün", {
		body: `Das Rathaus bekommt ein Dach aus Moos.\n\n${"Der Rat stimmte zu. ".repeat(40)}`,
	});
	paper.answers.set(`/${item.slug}/`, { status: 503 });
	await flow.bot.tick();
	const thread = flow.threads("nachrichten")[0]!.id;
	const text = async () => (await flow.bot.guild(flow.guildId)!.articleOf(thread))!.article.text;
	expect(await text()).toBe("");
	paper.answers.clear();
	await later(6 * 60_000);
	expect(await text()).toContain("Dach aus Moos");
	expect(posts()).toHaveLength(1);
});

test("a refusal for one article holds up no other, is told when it lasts, and the article comes when it can", async () => {
	await start({ postNewest: 3 });
	for (const n of [1, 2, 3]) paper.add(`Meldung ${n}`);
	const take = flow.discord.faults.rest({
		kind: "status",
		status: 500,
		when: "after",
		method: "POST",
		route: "/channels/:channel_id/messages",
	});
	await flow.bot.tick();
	take();
	expect(posts().length).toBeGreaterThanOrEqual(2);
	await later();
	expect(titles().sort()).toEqual(["Meldung 1", "Meldung 2", "Meldung 3"]);
	expect(flow.threads("nachrichten")).toHaveLength(3);
	const channel = flow.discord.world.channels.get(flow.channel("nachrichten"))!;
	const rights = [...channel.overwrites];
	for (const overwrite of channel.overwrites.values()) Object.assign(overwrite, { allow: 0n, deny: 1n << 11n });
	paper.add("Meldung 4");
	await later();
	await later();
	expect(log().match(/fehlt mir ein Recht/g)).toHaveLength(1);
	for (const [, overwrite] of rights) Object.assign(overwrite, { deny: 0n });
	await later(2 * HOUR);
	expect(titles()).toHaveLength(4);
});

test("too many threads: the bot's oldest makes room; long headlines with emoji fit", async () => {
	await start({ postNewest: 1 });
	paper.add("Erste Meldung");
	await flow.bot.tick();
	const [oldest] = flow.threads("nachrichten");
	const people = flow.discord.as("lena");
	for (let n = 1; n < 1_000; n++) people.startLooseThread(flow.channel("plauderecke"), `Plausch ${n}`);
	paper.add(`👩‍👩‍👧‍👦${"Quellbacher Schützenfest 🎉 ".repeat(9)}`);
	await later();
	expect(flow.threads("nachrichten")).toHaveLength(2);
	expect(flow.discord.world.channels.get(oldest!.id)!.thread!.archived).toBe(true);
	const name = flow.threads("nachrichten").at(-1)!.name;
	expect(name.length).toBeLessThanOrEqual(100);
	expect(name).not.toMatch(/[\ud800-\udbff]…|�/);
});

test("a thread that Discord will not open: the post stands, the moderators know, the thread comes later", async () => {
	await start();
	const people = flow.discord.as("lena");
	const loose = Array.from({ length: 1_000 }, (_, n) =>
		people.startLooseThread(flow.channel("plauderecke"), `Plausch ${n}`),
	);
	paper.add("Meldung ohne Thread");
	await flow.bot.tick();
	expect(posts()).toHaveLength(1);
	expect(flow.threads("nachrichten")).toHaveLength(0);
	expect(log()).toContain("so viele Threads aktiv");
	flow.discord.as("amira").changeThread(loose[0]!, { archived: true });
	await later();
	expect(flow.threads("nachrichten")).toHaveLength(1);
	expect(posts()).toHaveLength(1);
});

test("in a forum, too, an answer that got lost, a pause that was asked for and a break leave one post each", async () => {
	await start({ channel: "nachrichten-forum", postNewest: 3 });
	const route = "/channels/:channel_id/threads";
	flow.discord.faults.rest({ kind: "status", status: 500, when: "after", method: "POST", route });
	flow.discord.faults.rest({ kind: "rateLimit", retryAfter: 0.05, method: "POST", route });
	flow.discord.faults.rest({ kind: "drop", when: "after", method: "POST", route });
	for (const n of [1, 2, 3]) paper.add(`Meldung ${n}`);
	await flow.bot.tick();
	await later();
	await later();
	expect(flow.discord.faults.pending().rest).toEqual([]);
	expect(
		flow
			.threads("nachrichten-forum")
			.map(({ name }) => name)
			.sort(),
	).toEqual(["Meldung 1", "Meldung 2", "Meldung 3"]);
});
