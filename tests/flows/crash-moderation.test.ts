// A decision is cut off between any two of its steps: Discord fails from there on, or the process is killed. After a new
// start the comment is gone, there is one case, one reason to its author, one entry in the log. The steps are found by
// counting the bot's requests, not listed by hand.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import { type LocalDiscord, startLocalDiscord } from "../../src/local-discord/server.ts";
import { LONG } from "../long.ts";
import { type Flow, readable, startFlow } from "./flow.ts";

let flow: Flow | undefined;
afterEach(() => flow?.close());

/** Every request of the bot from the nth on fails before or after its effect; then the bot is started anew. */
async function failAt(n: number, after: boolean): Promise<{ requests: number }> {
	flow = await startFlow({ noFeed: true, bot: { restRetries: 0 } });
	const channel = flow.channel("plauderecke");
	let requests = 0;
	const { faults } = flow.discord;
	const die = (): void => {
		if (after) faults.rest({ kind: "status", status: 500, when: "after" });
		faults.rest({ kind: "status", status: 500, when: "before", count: 0 });
	};
	if (n === 0) die();
	const stop = flow.discord.onTraffic(() => {
		requests++;
		if (requests === n) die();
	});
	const message = flow.discord.as("milan").say(channel, "Du bist ein Vollidiot!");
	await flow.quiet();
	stop();
	faults.clear();
	await flow.restart();
	flow.discord.clock.advance(600_000);
	await flow.bot.tick();
	await flow.quiet();
	expect(flow.discord.world.messages.has(message.id), `request ${n}`).toBe(false);
	expect(flow.direct("milan").map(readable), `request ${n}`).toHaveLength(1);
	expect(flow.messages(flow.channel("protokoll")), `request ${n}`).toHaveLength(1);
	expect(readable(flow.messages(flow.channel("protokoll"))[0])).toContain("Fall 1: Kommentar entfernt");
	await flow.close();
	flow = undefined;
	return { requests };
}

test("whichever request Discord fails from, before or after its effect, nothing is lost and nothing done twice", async () => {
	const { requests } = await failAt(1000, false);
	expect(requests).toBeGreaterThanOrEqual(3);
	for (let n = 0; n < requests; n++) {
		await failAt(n, false);
		await failAt(n, true);
	}
});

const BOT = fileURLToPath(new URL("./bot-process.ts", import.meta.url));

async function startProcess(discord: LocalDiscord, folder: string): Promise<ChildProcess> {
	const store = `sqlite:${join(folder, "store.db")}`;
	const child = spawn(process.execPath, [BOT, discord.apiUrl, discord.token, store], {
		stdio: ["ignore", "pipe", "inherit"],
	});
	await once(child.stdout!, "data");
	return child;
}

async function kill(child: ChildProcess): Promise<void> {
	const ended = once(child, "exit");
	child.kill("SIGKILL");
	await ended;
}

test("kill -9 at any request, before or after its effect: the next process finishes what the last one began", async () => {
	const folder = await mkdtemp(join(tmpdir(), "wortmeldung-"));
	const discord = await startLocalDiscord({ rateLimits: "off" });
	const channel = discord.channelId("plauderecke");
	const log = () => discord.as("amira").messages(discord.channelId("protokoll"));
	let requests = 0;
	discord.onTraffic(() => requests++);
	let bot = await startProcess(discord, folder);
	const still = async (): Promise<void> => {
		for (let before = -1; before !== requests; await new Promise((resolve) => setTimeout(resolve, 60)))
			before = requests;
	};
	const reasons = (who: string) => {
		const person = discord.as(who);
		return person.messages(person.openDm(discord.botId)).filter(({ author }) => author.id === discord.botId);
	};
	const told = { milan: 0, lena: 0 };
	let cases = 0;
	let killed = 0;
	try {
		for (const when of ["before", "after"] as const) {
			// In the short form each call is met before its effect or after it, in turn.
			for (let n = LONG || when === "before" ? 0 : 1; n < 20; n += LONG ? 1 : 2) {
				await still();
				const who = n % 2 ? "lena" : "milan";
				// The nth request from now on gets no answer: the process waits for one when it is killed.
				let armed = n === 0;
				const arm = (): void => {
					armed = true;
					discord.faults.rest({ kind: "timeout", when });
				};
				const hit = (): boolean => armed && discord.faults.pending().rest.length === 0;
				const from = requests;
				const stop = discord.onTraffic(() => {
					if (!armed && requests >= from + n) arm();
				});
				if (n === 0) arm();
				const message = discord.as(who).say(channel, "Du bist ein Vollidiot!");
				cases++;
				told[who]++;
				await discord.waitFor(() => hit() || log().length === cases);
				await still();
				stop();
				const inTheMiddle = hit();
				discord.faults.clear();
				if (inTheMiddle) {
					await kill(bot);
					bot = await startProcess(discord, folder);
				}
				const where = `${when} request ${n}`;
				await discord.waitFor(() => log().length >= cases && reasons(who).length >= told[who]);
				await still();
				expect(discord.world.messages.has(message.id), where).toBe(false);
				expect(reasons(who), where).toHaveLength(told[who]);
				expect(log().map((entry) => readable(entry).match(/^Fall \d+: Kommentar entfernt/)?.[0])).toEqual(
					Array.from({ length: cases }, (_, index) => `Fall ${index + 1}: Kommentar entfernt`),
				);
				if (!inTheMiddle) break;
				killed++;
			}
		}
	} finally {
		await kill(bot);
		await discord.close();
		await rm(folder, { recursive: true, force: true });
	}
	// Deleting, the reason and the log at least, each before and after its effect.
	expect(killed).toBeGreaterThanOrEqual(LONG ? 6 : 3);
}, 240_000);
