// New article → post → thread → the reading aids, with the real client against Local Discord.
import { afterAll, beforeAll, expect, test } from "vitest";
import { openApiMissing } from "../local-discord/openapi.ts";
import { buttons, type Flow, readable, startFlow } from "./flow.ts";

let flow: Flow;
beforeAll(async () => {
	flow = await startFlow();
	await flow.bot.tick();
});
afterAll(() => flow.close());

test("the newest article of a new feed becomes one post with one thread and a friendly first line", async () => {
	const newest = flow.site.articles()[0]!;
	const posts = flow.messages(flow.channel("nachrichten")).filter(({ type }) => type === 0);
	expect(posts).toHaveLength(1);
	const [embed] = posts[0]!.embeds;
	expect(embed!.title).toContain(newest.title.slice(0, 20));
	expect(embed!.url).toContain(newest.slug);
	expect(embed!.image?.url).toMatch(/^http:\/\/127\.0\.0\.1/);
	expect(posts[0]!.mentions).toEqual([]);
	const threads = flow.threads("nachrichten");
	expect(threads).toHaveLength(1);
	expect(threads[0]!.name).toMatch(/^Schreibe einen Kommentar: /);
	const lines = flow.messages(threads[0]!.id).filter(({ type }) => type === 0);
	expect(lines).toHaveLength(1);
	expect(lines[0]!.content).toContain("Was meinst du dazu?");
});

test("looking again posts nothing again; a new article is posted once", async () => {
	await flow.bot.tick();
	expect(flow.threads("nachrichten")).toHaveLength(1);
	flow.site.publishNext();
	flow.discord.clock.advance(3_600_000);
	await flow.bot.tick();
	await flow.bot.tick();
	expect(flow.threads("nachrichten")).toHaveLength(2);
	await flow.restart();
	await flow.bot.tick();
	expect(flow.threads("nachrichten")).toHaveLength(2);
	expect(flow.messages(flow.channel("nachrichten")).filter(({ type }) => type === 0)).toHaveLength(2);
});

test("a member asks for summary, sources and evidence in the thread and by the buttons", async () => {
	const lena = flow.discord.as("lena");
	const thread = flow.threads("nachrichten")[0]!.id;
	const summary = await (await lena.command(thread, "zusammenfassung")).settled();
	expect(summary!.flags! & 64).toBe(64);
	expect(readable(summary)).toContain("Wörtliche Sätze aus dem Artikel");
	const sources = await (await lena.command(thread, "quellen")).settled();
	expect(readable(sources)).toMatch(/\d+ Aussagen?/);
	const post = flow.messages(flow.channel("nachrichten")).find(({ type }) => type === 0)!;
	const [first] = buttons(post);
	const clicked = await (await lena.click(post.id, first!)).settled();
	expect(readable(clicked)).toContain("Zusammenfassung");
	const absent = await (
		await lena.command(thread, "beleg", { behauptung: "Der Mond besteht aus grünem Käse und gehört Portugal." })
	).settled();
	expect(readable(absent)).toContain("steht dazu nichts");
	const jonas = flow.discord.as("jonas");
	const outside = await (await jonas.command(flow.channel("moderation"), "zusammenfassung")).settled();
	expect(readable(outside)).toContain("Hier wird kein Artikel besprochen");
	const typed = await lena.autocomplete(thread, "zusammenfassung", { artikel: "" }, "artikel");
	expect(typed.choices).toHaveLength(2);
});

test("every request of these articles and answers, and every answer, fits Discord's OpenAPI document", () => {
	if (openApiMissing) console.warn(`not checked: ${openApiMissing}`);
	expect(flow.openApi.seen.size).toBeGreaterThan(5);
	expect(flow.openApi.violations).toEqual([]);
	expect(flow.openApi.warnings).toEqual([]);
});
