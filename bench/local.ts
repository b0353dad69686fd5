// Local Discord with 50 guilds of 10,000 messages each: what a message, a page and the page's overview cost at the end
// against the beginning; how long it takes to start, and to go on from a file.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type LocalDiscord, startLocalDiscord } from "../src/local-discord/server.ts";

const GUILDS = 50;
const MESSAGES = 10_000;
const SERVER = fileURLToPath(new URL("../src/local-discord/server.ts", import.meta.url));

/** The middle of several runs, in milliseconds. */
async function middle(runs: number, work: () => unknown): Promise<number> {
	const times: number[] = [];
	for (let run = 0; run < runs; run++) {
		const began = performance.now();
		await work();
		times.push(performance.now() - began);
	}
	return times.sort((a, b) => a - b)[runs >> 1]!;
}

function startsIn(): number {
	const code = `const began = performance.now();
		const { startLocalDiscord } = await import(${JSON.stringify(SERVER)});
		const local = await startLocalDiscord();
		console.log(performance.now() - began);
		await local.close();`;
	return Number(spawnSync(process.execPath, ["--input-type=module", "-e", code], { encoding: "utf8" }).stdout);
}

/** Adds a guild with its messages. @returns milliseconds a message */
function addGuild(local: LocalDiscord): number {
	const owner = local.build.user({ username: `leitung_${local.world.guilds.size}` });
	const guild = local.build.guild({ name: `Zeitung ${local.world.guilds.size}`, ownerId: owner.id });
	const room = local.build.channel(guild.id, { name: "plauderecke" });
	const actor = local.as(owner.id);
	const began = performance.now();
	for (let n = 0; n < MESSAGES; n++) actor.say(room.id, `Nachricht ${n}`);
	return (performance.now() - began) / MESSAGES;
}

const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;

export default async function bench(): Promise<void> {
	console.log(`process to first answer: ${ms(await middle(3, startsIn))} (with Node's own start)`);
	const folder = mkdtempSync(join(tmpdir(), "local-discord-"));
	const file = join(folder, "welt");
	const local = await startLocalDiscord({ seed: "none", file });
	const costs = Array.from({ length: GUILDS }, () => addGuild(local));
	const mean = (part: number[]) => part.reduce((sum, one) => sum + one, 0) / part.length;
	const [first, last] = [mean(costs.slice(0, 5)), mean(costs.slice(-5))];
	console.log(`${GUILDS} guilds, ${local.world.messages.size.toLocaleString("en")} messages`);
	console.log(
		`a message: ${ms(first)} in the first five guilds, ${ms(last)} in the last five (× ${(last / first).toFixed(2)})`,
	);
	const room = [...local.world.channels.values()].at(-1)!;
	const owner = local.world.guilds.get(room.guildId!)!.ownerId;
	const page = `${local.url}/local/channels/${room.id}/messages?as=${owner}`;
	const read = async (url: string) => (await fetch(url)).arrayBuffer();
	console.log(`a page of 50 messages over HTTP: newest ${ms(await middle(20, () => read(page)))}`);
	const amid = `${page}&before=${room.messages[MESSAGES / 2]!.id}`;
	console.log(`a page from the middle: ${ms(await middle(20, () => read(amid)))}`);
	console.log(`the page's overview: ${ms(await middle(20, () => read(`${local.url}/local/state?as=${owner}`)))}`);
	const memory = process.memoryUsage().heapUsed / 2 ** 20;
	console.log(`memory: ${memory.toFixed(0)} MiB`);
	const ending = await middle(1, () => local.close());
	const again = await middle(1, async () => (await startLocalDiscord({ file })).close());
	console.log(
		`the state file: ${(statSync(file).size / 2 ** 20).toFixed(0)} MiB, written in ${ms(ending)}, read in ${ms(again)}`,
	);
	rmSync(folder, { recursive: true });
}
