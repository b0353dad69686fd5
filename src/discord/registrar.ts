// The commands made known to Discord: on every start, and again until Discord takes them. The bot works meanwhile;
// Discord goes on showing the commands of last time.
import type { Client, RESTPutAPIApplicationCommandsJSONBody } from "discord.js";
import type { Log } from "../log.ts";

const FIRST_WAIT = 30_000;
const LONGEST_WAIT = 3_600_000;

/**
 * @param now milliseconds since 1970
 * @returns what registers them if that is due; never throws, does nothing more once it has worked
 */
export function createRegistrar(
	client: Client,
	body: RESTPutAPIApplicationCommandsJSONBody,
	{ log, now }: { log: Log; now: () => number },
): () => Promise<void> {
	let [done, nextTry, wait] = [false, 0, FIRST_WAIT];
	let running: Promise<void> | undefined;
	async function register(): Promise<void> {
		try {
			await client.application!.commands.set(body);
			done = true;
		} catch (error) {
			nextTry = now() + wait;
			log.error({ err: error, againIn: wait }, "Discord did not take the commands; they are registered later");
			wait = Math.min(wait * 2, LONGEST_WAIT);
		}
	}
	return async () => {
		if (done || (!running && now() < nextTry)) return;
		running ??= register().finally(() => {
			running = undefined;
		});
		await running;
	};
}
