// The server as such: quick to start, several at once, nothing left behind, a seed one can rely on, room for many.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { ROUTES } from "../../src/local-discord/rest/router.ts";
import { startLocalDiscord } from "../../src/local-discord/server.ts";
import { LONG } from "../long.ts";
import { processorTime } from "../processor-time.ts";
import { connect } from "./client.ts";

const SERVER = fileURLToPath(new URL("../../src/local-discord/server.ts", import.meta.url));

describe("Local Discord", () => {
	it("starts in a process of its own well under two seconds, and lets it end after close", async () => {
		const code = `
			const { startLocalDiscord } = await import(${JSON.stringify(SERVER)});
			const local = await startLocalDiscord();
			const socket = new WebSocket(local.url.replace("http", "ws") + "/?v=10");
			await new Promise((resolve) => { socket.onmessage = resolve; });
			fetch(local.url + "/local/events").catch(() => {});
			await new Promise((resolve) => setTimeout(resolve, 20));
			// Its own work, Node's start included: how long it takes on the clock depends on who else computes here.
			const { user, system } = process.cpuUsage();
			await local.close();
			console.log((user + system) / 1000);
		`;
		const child = spawn(process.execPath, ["--input-type=module", "-e", code], {
			stdio: ["ignore", "pipe", "inherit"],
		});
		let printed = "";
		child.stdout.on("data", (chunk) => {
			printed += chunk;
		});
		const timer = setTimeout(() => child.kill(), 10_000);
		const [status] = await once(child, "exit");
		clearTimeout(timer);
		expect(status).toBe(0);
		expect(Number(printed)).toBeLessThan(2000);
	});

	it("runs beside others, each a world of its own", async () => {
		const [one, two] = await Promise.all([startLocalDiscord(), startLocalDiscord({ botName: "Zweiter" })]);
		const clients = await Promise.all([connect(one), connect(two)]);
		expect(clients.map((client) => client.user.username)).toEqual(["Wortmeldung", "Zweiter"]);
		one.as("Lena").say(one.channelId("plauderecke"), "hier");
		expect(two.as("Lena").messages(two.channelId("plauderecke"))).toEqual([]);
		for (const client of clients) await client.destroy();
		await Promise.all([one.close(), two.close()]);
	});

	it("comes with a news server: who sees, writes, moderates what; accounts of different age", async () => {
		const local = await startLocalDiscord();
		const sees = (name: string) =>
			[...local.world.channels.values()]
				.filter((channel) => channel.type !== 4)
				.filter((channel) => {
					try {
						local.as(name).messages(channel.id);
						return true;
					} catch {
						return false;
					}
				})
				.map((channel) => channel.name);
		const open = ["regeln", "nachrichten", "nachrichten-forum", "ankündigungen", "plauderecke"];
		expect(sees("Neu_hier")).toEqual(open);
		expect(sees("Jonas")).toEqual([...open, "moderation", "protokoll"]);
		expect(sees("Amira")).toEqual(sees("Jonas"));
		const ageInDays = (name: string) =>
			(local.clock.now() - Number((BigInt(local.userId(name)) >> 22n) + 1_420_070_400_000n)) / 86_400_000;
		expect([Math.round(ageInDays("Neu_hier")), Math.round(ageInDays("Lena"))]).toEqual([2, 800]);
		expect([...local.world.users.keys(), ...local.world.channels.keys()].every((id) => /^\d{17,19}$/.test(id))).toBe(
			true,
		);
		expect(() => local.userId("Niemand")).toThrow(/no user/);
		await local.close();
	});

	it("goes on with the world it kept in a file, ids and time included; a foreign file is refused", async () => {
		const folder = mkdtempSync(join(tmpdir(), "local-discord-"));
		const file = join(folder, "welt");
		const first = await startLocalDiscord({ file });
		const room = first.channelId("plauderecke");
		const said = first.as("Lena").say(room, "Bis morgen", { files: [{ filename: "a.txt", data: "Inhalt" }] });
		const thread = first.as("Lena").startThread(said.id, "Weiter");
		first.as("Jonas").timeout(first.guildId(), first.userId("Milan"), 7 * 86_400_000);
		first.clock.advance(86_400_000);
		const before = first.clock.now();
		await first.close();
		const second = await startLocalDiscord({ file });
		expect(second.channelId("plauderecke")).toBe(room);
		const [again] = second.as("Lena").messages(room);
		expect([again!.id, again!.content, again!.thread!.id]).toEqual([said.id, "Bis morgen", thread]);
		expect(second.clock.now()).toBeGreaterThanOrEqual(before);
		expect(() => second.as("Milan").say(room, "x")).toThrow(/Missing Permissions/);
		expect(BigInt(second.as("Lena").say(thread, "Weiter geht es").id)).toBeGreaterThan(BigInt(said.id));
		const client = await connect(second);
		expect(client.guilds.cache.size).toBe(1);
		await client.destroy();
		await second.close();
		writeFileSync(file, "etwas anderes");
		await expect(startLocalDiscord({ file })).rejects.toThrow(/not a state of Local Discord/);
		rmSync(folder, { recursive: true });
	});

	it("holds many guilds (50 with LONG=1) with 10,000 messages each without growing slow", async () => {
		const local = await startLocalDiscord({ seed: "none" });
		const cost = (guilds: number) => {
			const began = processorTime();
			for (let n = 0; n < guilds; n++) {
				const owner = local.build.user({ username: `w${local.world.users.size}` });
				const guild = local.build.guild({ name: "Viel", ownerId: owner.id });
				const room = local.build.channel(guild.id, { name: "viel" });
				const actor = local.as(owner.id);
				for (let m = 0; m < 10_000; m++) actor.say(room.id, `Nachricht ${m}`);
			}
			return (processorTime() - began) / guilds;
		};
		const first = cost(5);
		cost(LONG ? 40 : 5);
		const last = cost(5);
		expect(local.world.messages.size).toBe(LONG ? 500_000 : 150_000);
		expect(last / first).toBeLessThan(3);
		const room = [...local.world.channels.values()].at(-1)!;
		const owner = local.world.guilds.get(room.guildId!)!.ownerId;
		const began = processorTime();
		for (let n = 0; n < 100; n++) local.as(owner).messages(room.id, { limit: 50, before: room.messages[5000]!.id });
		expect((processorTime() - began) / 100, "milliseconds a page").toBeLessThan(20);
		await local.close();
	}, 60_000);
});

it("the README names every operation there is, and none that is not", () => {
	const readme = readFileSync(new URL("../../src/local-discord/README.md", import.meta.url), "utf8");
	const listed = /Operations \(Discord's `operationId`\):([^.]+)\./
		.exec(readme)![1]!
		.split(",")
		.map((name) => name.trim());
	expect(listed).toEqual([...new Set(ROUTES.map((route) => route.operation))].sort());
});
