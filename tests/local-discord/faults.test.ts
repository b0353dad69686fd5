// Faults on demand, as the real client meets them.
import { Events, Routes, type TextChannel } from "discord.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { channelOf, codeOf, start } from "./client.ts";

let scene: Awaited<ReturnType<typeof start>>;
let channel: TextChannel;
let place: string;
const route = "/channels/:channel_id/messages";
beforeEach(async () => {
	scene = await start({}, { rest: { retries: 2, timeout: 1200 } });
	place = scene.local.channelId("plauderecke");
	channel = await channelOf<TextChannel>(scene.client, place);
});
afterEach(() => scene.stop());

const written = () =>
	scene.local
		.as("Lena")
		.messages(place)
		.filter((message) => message.author.bot).length;

describe("REST", () => {
	it("500 before the effect is retried to one message, after the effect to two; a nonce makes it one", async () => {
		const { local } = scene;
		const write = (extra: object = {}) =>
			scene.client.rest.post(Routes.channelMessages(place), { body: { content: "x", ...extra } });
		local.faults.rest({ kind: "status", status: 500, when: "before", method: "POST", route });
		await write();
		expect(written()).toBe(1);
		local.faults.rest({ kind: "status", status: 502, when: "after", method: "POST", route });
		await write();
		expect(written(), "the danger the nonce is for").toBe(3);
		local.faults.rest({ kind: "timeout", when: "after", method: "POST", route });
		await write({ nonce: "artikel", enforce_nonce: true });
		expect(written()).toBe(4);
		expect(local.faults.pending()).toEqual({ rest: [], events: [] });
	});

	it("a connection that breaks is an error of the network; the effect may have happened", async () => {
		scene.local.faults.rest({ kind: "drop", when: "after", route });
		expect(await codeOf(channel.send("x"))).toBe("UND_ERR_SOCKET");
		expect(written()).toBe(1);
		scene.local.faults.rest({ kind: "drop", when: "before", route });
		expect(await codeOf(channel.send("x"))).toBe("UND_ERR_SOCKET");
		expect(written()).toBe(1);
	});

	it("429 makes the client wait and try again; slow answers come late; other routes are spared", async () => {
		const waits: number[] = [];
		scene.client.rest.on("rateLimited", (info) => waits.push(info.retryAfter));
		scene.local.faults.rest({ kind: "rateLimit", retryAfter: 0.1, method: "POST", route, count: 2 });
		await channel.send("x");
		expect([written(), scene.local.faults.pending().rest.length]).toEqual([1, 0]);
		scene.local.faults.rest({ kind: "slow", ms: 800, route: `/channels/${place}/messages` });
		const before = performance.now();
		await scene.client.users.fetch(scene.local.userId("Lena"), { force: true });
		expect(performance.now() - before).toBeLessThan(700);
		await channel.send("y");
		expect(performance.now() - before).toBeGreaterThan(790);
	});

	it("rate limits by headers: a full bucket is 429 with its wait, and others go on", async () => {
		const strict = await start({ rateLimits: "strict" });
		const post = (id: string) =>
			fetch(`${strict.local.apiUrl}/v10/channels/${id}/messages`, {
				method: "POST",
				headers: { authorization: `Bot ${strict.local.token}`, "content-type": "application/json" },
				body: '{"content":"x"}',
			});
		const first = strict.local.channelId("plauderecke");
		const answers = [];
		for (let n = 0; n < 6; n++) answers.push(await post(first));
		expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200, 429]);
		const [ok, refused] = [answers[4]!, answers[5]!];
		expect([ok.headers.get("x-ratelimit-limit"), ok.headers.get("x-ratelimit-remaining")]).toEqual(["5", "0"]);
		const body = (await refused.json()) as { retry_after: number; global: boolean };
		expect([body.retry_after > 4, body.global, refused.headers.get("x-ratelimit-scope")]).toEqual([
			true,
			false,
			"user",
		]);
		expect(Number(refused.headers.get("retry-after"))).toBeCloseTo(body.retry_after, 1);
		expect((await post(strict.local.channelId("moderation"))).status, "another bucket").toBe(200);
		const many = await Promise.all(
			Array.from({ length: 60 }, () =>
				fetch(`${strict.local.apiUrl}/v10/users/@me`, { headers: { authorization: `Bot ${strict.local.token}` } }),
			),
		);
		expect(many.some((answer) => answer.headers.get("x-ratelimit-global") === "true")).toBe(true);
		await strict.stop();
	});
});

describe("events", () => {
	it("get lost, come twice, late, in the wrong order: counted, then it is over", async () => {
		const { local, client } = scene;
		const heard: string[] = [];
		client.ws.on(
			"MESSAGE_CREATE" as never,
			((message: { content: string }) => void heard.push(message.content)) as never,
		);
		const lena = local.as("Lena");
		const say = (...texts: string[]) => texts.map((text) => lena.say(place, text));
		local.faults.event({ kind: "lose", event: "MESSAGE_CREATE" });
		say("verloren", "da");
		local.faults.event({ kind: "duplicate", event: "MESSAGE_CREATE" });
		say("doppelt");
		local.faults.event({ kind: "reorder", event: "MESSAGE_CREATE" });
		say("zweitens", "erstens");
		local.faults.event({ kind: "delay", event: "MESSAGE_CREATE", ms: 30 });
		say("spät", "früh");
		await local.waitFor(() => heard.length === 7);
		expect(heard).toEqual(["da", "doppelt", "doppelt", "erstens", "zweitens", "früh", "spät"]);
	});

	it("a client that is cut off comes back", async () => {
		const { local, client } = scene;
		const back = new Promise((resolve) => client.once(Events.ShardResume, resolve));
		local.faults.closeSockets(4000);
		await back;
		expect(local.connected).toBe(1);
	});
});
