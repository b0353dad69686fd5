// The process as an operator runs it: src/main.ts by bin/node24.mjs, told by bot.yaml and the environment.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type LocalDiscord, startLocalDiscord } from "../../src/local-discord/server.ts";
import { claimRecord, leaseRecord } from "../../src/shards/claim.ts";
import { openStore } from "../../src/store/store.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
let discord: LocalDiscord;
let folder: string;
const children: ChildProcess[] = [];
beforeAll(async () => {
	discord = await startLocalDiscord({ rateLimits: "off" });
	folder = mkdtempSync(join(tmpdir(), "wortmeldung-main-"));
	cpSync(join(ROOT, "config"), join(folder, "config"), { recursive: true });
	writeFileSync(join(folder, "config", "bot.yaml"), "store: redis://127.0.0.1:9/0\nlogLevel: debug\n");
});
afterAll(async () => {
	for (const child of children) child.kill("SIGKILL");
	await discord.close();
	rmSync(folder, { recursive: true });
});

async function freePort(): Promise<number> {
	const server = createServer().listen(0, "127.0.0.1");
	await once(server, "listening");
	const { port } = server.address() as { port: number };
	server.close();
	return port;
}

function start(env: Record<string, string> = {}) {
	const child = spawn(process.execPath, [join(ROOT, "bin/node24.mjs"), join(ROOT, "src/main.ts")], {
		env: {
			...process.env,
			DISCORD_TOKEN: discord.token,
			DISCORD_API: discord.apiUrl,
			WORTMELDUNG_CONFIG: join(folder, "config"),
			...env,
		},
		stdio: ["ignore", "pipe", "pipe"],
	});
	children.push(child);
	const said = { out: "", err: "" };
	child.stdout!.on("data", (data) => {
		said.out += data;
	});
	child.stderr!.on("data", (data) => {
		said.err += data;
	});
	return { child, said, exit: once(child, "exit").then(([code]) => code as number) };
}

test("one process: watched, alone on its store, silent about tokens and comments, and gone in order when it is told twice", async () => {
	const port = await freePort();
	const first = start({ HEALTH_PORT: String(port), WORTMELDUNG_STORE: `sqlite:${join(folder, "bot.db")}` });
	await expect.poll(() => first.said.out, { timeout: 30_000 }).toContain("Angemeldet als");
	const ask = async (path: string) => {
		const answer = await fetch(`http://127.0.0.1:${port}${path}`);
		return `${answer.status} ${await answer.text()}`;
	};
	expect(await ask("/readyz")).toBe("200 ready\n");
	expect(await ask("/metrics")).toContain("wortmeldung_store_up 1");

	const second = start({ WORTMELDUNG_STORE: `sqlite:${join(folder, "bot.db")}` });
	expect(await second.exit).toBe(1);
	expect(second.said.err).toMatch(/läuft schon ein Wortmeldung .*Prozess \d+[\s\S]*is running on this store already/);

	const channel = discord.channelId("plauderecke");
	discord.as("milan").say(channel, "Du bist ein Vollidiot, Geheimwort!");
	await discord.waitFor(
		() =>
			!discord
				.as("amira")
				.messages(channel)
				.some(({ content }) => content.includes("Geheimwort")),
	);

	await expect.poll(() => first.said.err, { timeout: 10_000 }).toContain("case carried out");

	// A Ctrl+C that reaches the whole terminal, passed on by whoever started it.
	const began = performance.now();
	first.child.kill("SIGTERM");
	setTimeout(() => first.child.kill("SIGTERM"), 10);
	expect(await first.exit).toBe(0);
	expect(performance.now() - began).toBeLessThan(5_000);
	const all = Object.values(first.said).join() + Object.values(second.said).join();
	const lines = first.said.err
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line) as Record<string, unknown>);
	expect(lines.find(({ msg }) => msg === "started")).toMatchObject({ servers: 1, shards: "all", store: "sqlite" });
	expect(lines.find(({ msg }) => msg === "case carried out")).toMatchObject({
		guild: discord.guildId(),
		case: 1,
		by: "rule",
		decision: "remove",
		rules: ["beleidigungen"],
	});
	expect(lines.at(-1)).toMatchObject({ msg: "stopping" });
	expect(all).not.toMatch(/Geheimwort|Vollidiot/);
	expect(all).not.toContain(discord.token);

	const store = await openStore(`sqlite:${join(folder, "bot.db")}`);
	expect(await Array.fromAsync(store.list(claimRecord, "shard/"))).toEqual([]);
	expect(await Array.fromAsync(store.list(leaseRecord, "lease/"))).toEqual([]);
	await store.close();
}, 60_000);
