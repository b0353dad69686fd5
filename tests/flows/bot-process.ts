// The bot in a process of its own, for tests that kill it: connects to the Local Discord it is told, keeps its store in a
// file, and says "ready" when it is up.
import { writeSync } from "node:fs";
import { flushCompileCache } from "node:module";
import { fileURLToPath } from "node:url";
import { createBot } from "../../src/bot.ts";
import { loadConfig } from "../../src/config.ts";
import { createLog } from "../../src/log.ts";

const [api = "", token = "", storeUrl = ""] = process.argv.slice(2);
const base = await loadConfig(fileURLToPath(new URL("../../config", import.meta.url)));
const settings = {
	...base.guild.config,
	channels: { log: "protokoll", review: "moderation", alertRole: null },
	feeds: [],
};
await createBot({
	config: { ...base, guild: { ...base.guild, config: settings }, guilds: new Map() },
	token,
	api,
	storeUrl,
	log: createLog(process.env.LOG ?? "silent"),
	now: Date.now,
	tickEvery: 50,
	restRetries: 0,
});
// A killed process would not write what NODE_COMPILE_CACHE is for.
flushCompileCache();
writeSync(1, "ready\n");
