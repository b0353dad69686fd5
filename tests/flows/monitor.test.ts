// What those who watch the bot see: whether it lives, whether it works, and figures without a word of anybody.
import { afterEach, expect, test } from "vitest";
import { createMetrics } from "../../src/ops/metrics.ts";
import { type Monitor, startMonitor } from "../../src/ops/monitor.ts";
import { buttons, type Flow, startFlow } from "./flow.ts";

let flow: Flow;
let monitor: Monitor;
afterEach(async () => {
	await monitor.close();
	await flow.close();
});

test("decisions, waiting cases, feeds and Discord's answers are counted; nothing in it was written by a member", async () => {
	const metrics = createMetrics({ now: () => flow.discord.clock.now(), rules: ["beleidigungen", "linksammlung"] });
	flow = await startFlow({ bot: { observe: (event) => metrics.observe(event) } });
	metrics.watch({ client: flow.bot.client, guilds: flow.bot.guilds });
	monitor = await startMonitor({ host: "127.0.0.1", port: 0, metrics, troubles: flow.bot.troubles });
	const get = async (path: string, method = "GET") => {
		const answer = await fetch(monitor.url + path, { method });
		return { status: answer.status, text: await answer.text() };
	};
	const value = (text: string, name: string) =>
		Number(new RegExp(`^${name.replace(/[{}"]/g, "\\$&")} (\\S+)$`, "m").exec(text)?.[1]);

	const channel = flow.channel("plauderecke");
	flow.discord.as("lena").say(channel, "Guten Morgen aus der Weststadt!");
	flow.discord.as("milan").say(channel, "Du bist so ein Idiot, Lena.");
	flow.discord.as("karla").say(channel, "https://a.example https://b.example https://c.example https://d.example");
	await flow.quiet();
	flow.discord.clock.advance(120_000);
	const { text } = await get("/metrics");
	expect(value(text, 'wortmeldung_comments_total{decision="allow"}')).toBe(1);
	expect(value(text, 'wortmeldung_cases_total{origin="rule",decision="remove",rule="beleidigungen"}')).toBe(1);
	expect(value(text, 'wortmeldung_cases_total{origin="rule",decision="hold",rule="linksammlung"}')).toBe(1);
	expect(value(text, "wortmeldung_removal_seconds_count")).toBe(2);
	expect(value(text, "wortmeldung_waiting")).toBe(1);
	expect(value(text, "wortmeldung_waiting_oldest_seconds")).toBeGreaterThanOrEqual(120);
	expect(value(text, "wortmeldung_guilds")).toBe(1);
	expect(value(text, "wortmeldung_feeds")).toBe(1);
	expect(value(text, "wortmeldung_feeds_failing")).toBe(0);
	expect(value(text, "wortmeldung_store_up")).toBe(1);
	expect(value(text, 'wortmeldung_discord_answers_total{status="2xx"}')).toBeGreaterThan(3);
	expect(text).not.toMatch(
		new RegExp(`Idiot|Weststadt|lena|milan|${flow.discord.userId("milan")}|${flow.guildId}`, "i"),
	);

	const card = flow.messages(flow.channel("moderation")).findLast((message) => buttons(message).length > 0)!;
	await (
		await flow.discord.as("jonas").click(card.id, buttons(card).find((id) => id.includes(":freigeben:"))!)
	).settled();
	await flow.quiet();
	flow.discord.clock.advance(120_000);
	const later = (await get("/metrics")).text;
	expect(value(later, "wortmeldung_review_seconds_count")).toBe(1);
	expect(value(later, "wortmeldung_waiting")).toBe(0);
	// Told of again, a case is not counted again.
	expect(value(later, 'wortmeldung_cases_total{origin="rule",decision="hold",rule="linksammlung"}')).toBe(1);

	expect(await get("/healthz")).toEqual({ status: 200, text: "ok\n" });
	expect(await get("/readyz")).toEqual({ status: 200, text: "ready\n" });
	expect((await get("/healthz", "POST")).status).toBe(405);
	expect((await get("/../etc/passwd")).status).toBe(404);
	await flow.bot.stop();
	expect(await get("/readyz")).toEqual({ status: 503, text: "stopping\n" });
	expect((await get("/healthz")).status).toBe(200);
});
