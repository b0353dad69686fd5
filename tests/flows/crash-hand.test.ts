// A moderator bans by hand, and the process is killed at any of its calls that changes something. The moderator, who saw no answer, clicks again
// after the new start: there is one ban, one letter before it, one case, one entry in the log.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { type LocalDiscord, startLocalDiscord } from "../../src/local-discord/server.ts";
import { LONG } from "../long.ts";
import { buttons, readable } from "./flow.ts";

/** What only reads changes nothing, whether or not it is answered. */
const WRITING = ["POST", "PUT", "PATCH", "DELETE"];
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

// Without LONG=1 the fault suite (tests/faults) draws a sample of this and of all other steps.
test.skipIf(!LONG)(
	"kill -9 at any call of a ban by hand that changes something, before or after its effect: all of it once",
	async () => {
		const folder = await mkdtemp(join(tmpdir(), "wortmeldung-"));
		const discord = await startLocalDiscord({ rateLimits: "off" });
		const channel = discord.channelId("plauderecke");
		const guildId = discord.guildId();
		const jonas = discord.as("jonas");
		const milan = discord.userId("milan");
		const log = () => discord.as("amira").messages(discord.channelId("protokoll"));
		const letters = () => {
			const person = discord.as("milan");
			return person.messages(person.openDm(discord.botId)).filter(({ author }) => author.id === discord.botId);
		};
		const guild = discord.world.guilds.get(guildId)!;
		let requests = 0;
		let writes = 0;
		discord.onTraffic(({ method }) => {
			requests++;
			if (method !== "GET") writes++;
		});
		let bot = await startProcess(discord, folder);
		const still = async (): Promise<void> => {
			for (let before = -1; before !== requests; await new Promise((resolve) => setTimeout(resolve, 60)))
				before = requests;
		};
		let done = 0;
		let killed = 0;
		try {
			for (const when of ["before", "after"] as const) {
				for (let n = 0; n < 20; n++) {
					await still();
					const preview = (await (await jonas.command(channel, "ban", { person: milan, grund: "Werbung" })).settled())!;
					await still();
					const from = writes;
					let armed = n === 0;
					const arm = (): void => {
						armed = true;
						for (const method of WRITING) discord.faults.rest({ kind: "timeout", when, method });
					};
					const hit = (): boolean => armed && discord.faults.pending().rest.length < WRITING.length;
					const stop = discord.onTraffic(() => {
						if (!armed && writes >= from + n) arm();
					});
					if (n === 0) arm();
					const yes = buttons(preview).find((id) => id.startsWith("ban:ja:"))!;
					const clicked = jonas.click(preview.id, yes).catch(() => null);
					await discord.waitFor(() => hit() || log().length > done);
					await still();
					stop();
					const inTheMiddle = hit();
					discord.faults.clear();
					if (inTheMiddle) {
						await kill(bot);
						killed++;
						bot = await startProcess(discord, folder);
					}
					await clicked;
					// A moderator who saw no answer clicks again: done is done, and what was not begun is done now.
					// Where the answer did arrive, there is no button any more.
					const again = () => jonas.click(preview.id, yes).then((answer) => answer.settled());
					if (inTheMiddle) await again().catch(() => null);
					const where = `${when} request ${n}`;
					await discord.waitFor(() => log().length > done && guild.bans.has(milan));
					done++;
					await still();
					expect(letters(), where).toHaveLength(done);
					expect(
						log().map((entry) => readable(entry).match(/^Fall \d+: Bann/)?.[0]),
						where,
					).toEqual(Array.from({ length: done }, (_, index) => `Fall ${index + 1}: Bann`));
					// By hand in Discord, and back: marks the case, adds a line to the log.
					await discord.as("amira").unban(guildId, milan);
					await discord.waitFor(() => log().length > done);
					await still();
					for (const entry of log()) if (!/^Fall \d+: Bann/.test(readable(entry))) discord.as("amira").delete(entry.id);
					discord.as("milan").join(guildId);
					if (!inTheMiddle) break;
				}
			}
		} finally {
			await kill(bot);
			await discord.close();
			await rm(folder, { recursive: true, force: true });
		}
		expect(done).toBeGreaterThanOrEqual(4);
		expect(killed).toBeGreaterThanOrEqual(6);
	},
	240_000,
);
