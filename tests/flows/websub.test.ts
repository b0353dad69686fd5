// WebSub: a hub is asked, its question answered, its signed word taken as a sign to look; nobody else's is.
import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Flow, startFlow } from "./flow.ts";
import { type Paper, startPaper } from "./paper.ts";

let flow: Flow;
let paper: Paper;
const wishes: URLSearchParams[] = [];
const hub = createServer((request, response) => {
	let body = "";
	request.on("data", (chunk) => {
		body += chunk;
	});
	request.on("end", () => {
		wishes.push(new URLSearchParams(body));
		response.writeHead(202).end();
	});
});

const listen = (server: ReturnType<typeof createServer>) =>
	new Promise<number>((resolve) =>
		server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port)),
	);

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
		bot: { allowPrivate: (host, asked) => host === "127.0.0.1" && [paper.port, hubPort].includes(asked) },
	});
	now = flow.discord.clock.now;
	await flow.bot.tick();
	await flow.bot.settle();
});
afterAll(async () => {
	await Promise.all([flow.close(), paper.close()]);
	hub.closeAllConnections();
	hub.close();
});

const posts = () => flow.messages(flow.channel("nachrichten")).filter(({ type }) => type === 0).length;
const callback = () => wishes[0]!.get("hub.callback")!;
const asked = (query: Record<string, string>) => fetch(`${callback()}?${new URLSearchParams(query)}`);

test("the wish is confirmed to the hub, and to nobody who asks for something else", async () => {
	expect(wishes).toHaveLength(1);
	expect(wishes[0]!.get("hub.topic")).toBe(paper.feedUrl);
	const question = {
		"hub.mode": "subscribe",
		"hub.topic": paper.feedUrl,
		"hub.challenge": "abc",
		"hub.lease_seconds": "86400",
	};
	expect((await asked({ ...question, "hub.topic": "https://anderswo.example/" })).status).toBe(404);
	expect((await fetch(callback().replace(/.$/, (last) => (last === "0" ? "1" : "0")))).status).toBe(404);
	const answer = await asked(question);
	expect([answer.status, await answer.text()]).toEqual([200, "abc"]);
});

test("a signed delivery has the feed read at once, any other changes nothing; what it carries is never posted", async () => {
	paper.add("Zweite");
	const body = "<rss><channel><item><title>Untergeschoben</title></item></channel></rss>";
	const send = async (signature: string) => {
		await fetch(callback(), { method: "POST", body, headers: { "x-hub-signature": signature } });
		await flow.quiet();
		await flow.bot.tick();
	};
	await send(`sha256=${createHmac("sha256", "geraten").update(body).digest("hex")}`);
	expect(posts()).toBe(1);
	await send(`sha256=${createHmac("sha256", wishes[0]!.get("hub.secret")!).update(body).digest("hex")}`);
	expect(posts()).toBe(2);
});

test("it is renewed in time, and after a restart the same callback goes on", async () => {
	await flow.restart();
	flow.discord.clock.advance(3_600_000);
	await flow.bot.tick();
	await flow.bot.settle();
	expect(wishes).toHaveLength(1);
	flow.discord.clock.advance(20 * 3_600_000);
	await flow.bot.tick();
	await flow.bot.settle();
	expect(wishes).toHaveLength(2);
	expect(wishes[1]!.get("hub.callback")).toBe(callback());
});
