// One of several processes that share the shards of a bot, for tests that kill it. Says "ready" when it is up.
import { writeSync } from "node:fs";
import { flushCompileCache } from "node:module";
import { fileURLToPath } from "node:url";
import { createBot } from "../../src/bot.ts";
import { loadConfig } from "../../src/config.ts";
import { createLog } from "../../src/log.ts";
import { shareOf } from "../../src/shards/share.ts";

/** What the test tells the process. */
export interface Order {
	readonly api: string;
	readonly token: string;
	readonly storeUrl: string;
	readonly feedUrl: string;
	/** Milliseconds between two looks into it. */
	readonly interval: number;
}

const order = JSON.parse(process.argv[2]!) as Order;
const base = await loadConfig(fileURLToPath(new URL("../../config", import.meta.url)));
const settings = {
	...base.guild.config,
	channels: { log: "protokoll", review: "moderation", alertRole: null },
	feeds: [{ url: order.feedUrl, channel: "nachrichten", postNewest: 1 }],
};
const site = Number(new URL(order.feedUrl).port);
const feeds = { ...base.bot.feeds, interval: order.interval, min: 1_000 };
await createBot({
	config: {
		...base,
		bot: { ...base.bot, feeds },
		guild: { ...base.guild, config: settings },
		guilds: new Map(),
	},
	token: order.token,
	api: order.api,
	storeUrl: order.storeUrl,
	shards: shareOf(process.env),
	log: createLog(process.env.LOG ?? "silent"),
	now: Date.now,
	allowPrivate: (host, port) => host === "127.0.0.1" && port === site,
	tickEvery: 1_000,
	hostSpacing: 0,
	onFatal: () => process.exit(3),
});
// A killed process would not write what NODE_COMPILE_CACHE is for.
flushCompileCache();
writeSync(1, "ready\n");
