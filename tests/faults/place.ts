// Where a bot of a trial runs, as plain data, and the options of createBot that follow from it: the same in this process and
// in a child.
import { fileURLToPath } from "node:url";
import type { BotOptions } from "../../src/bot.ts";
import { type Config, loadConfig } from "../../src/config.ts";
import { createLog } from "../../src/log.ts";
import { flowNamed } from "./flows.ts";

export interface Place {
	readonly flow: string;
	readonly api: string;
	readonly token: string;
	readonly storeUrl: string;
	readonly sitePort: number;
	readonly feedUrl: string;
	readonly retries: number;
	readonly timeout: number;
	/** A file to fill the store's disk with; none where the disk is not its own. */
	readonly ballast: string | null;
}

let loaded: Promise<Config> | undefined;

/** Everything but the clock and the store. */
export async function optionsAt(place: Place): Promise<Omit<BotOptions, "now">> {
	loaded ??= loadConfig(fileURLToPath(new URL("../../config", import.meta.url)));
	const base = await loaded;
	const flow = flowNamed(place.flow);
	const feed = { url: place.feedUrl, channel: "nachrichten", postNewest: 1 };
	const own = {
		...base.guild.config,
		channels: { log: "protokoll", review: "moderation", alertRole: null },
		feeds: flow.feed ? [feed] : [],
	};
	const guild = {
		...base.guild,
		...(flow.rules ? { rules: flow.rules() } : {}),
		config: { ...own, ...flow.guild?.(own) },
	};
	return {
		config: { ...base, guild, guilds: new Map() },
		token: place.token,
		api: place.api,
		storeUrl: place.storeUrl,
		log: createLog(process.env.LOG ?? "silent"),
		allowPrivate: (host, port) => host === "127.0.0.1" && (port === place.sitePort || place.api.includes(`:${port}/`)),
		tickEvery: 0,
		hostSpacing: 0,
		restRetries: place.retries,
		restTimeout: place.timeout,
	};
}
