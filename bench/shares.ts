// Three processes under one limit of Discord's (50 requests a second over all): each as if it were alone, each with its
// share, and all through one client, which is the best a proxy in front of them could do. 429s count towards a ban.
import { REST, Routes } from "discord.js";
import { startLocalDiscord } from "../src/local-discord/server.ts";

const CHANNELS = 480;
const PROCESSES = 3;

export default async function bench(): Promise<void> {
	console.log("| | requests | refused (429) | seconds |\n|---|---|---|---|");
	await measure("all busy, each as if alone", [50, 50, 50]);
	await measure("all busy, each with its share", [16, 16, 16]);
	await measure("all busy, one client (a proxy at its best)", [50]);
	await measure("one busy alone, with its share", [16], CHANNELS / PROCESSES);
	await measure("one busy alone, as if alone", [50], CHANNELS / PROCESSES);
}

async function measure(name: string, perSecond: readonly number[], asked = CHANNELS): Promise<void> {
	const discord = await startLocalDiscord({ rateLimits: "relaxed" });
	const guildId = discord.guildId();
	const channels = Array.from({ length: asked }, (_, n) => discord.build.channel(guildId, { name: `k${n}` }).id);
	let refused = 0;
	let requests = 0;
	const clients = perSecond.map((globalRequestsPerSecond) =>
		new REST({ api: discord.apiUrl, globalRequestsPerSecond }).setToken(discord.token),
	);
	for (const client of clients)
		client.on("response", (_, { status }) => {
			requests++;
			if (status === 429) refused++;
		});
	const from = performance.now();
	await Promise.all(channels.map((id, n) => clients[n % clients.length]!.get(Routes.channel(id))));
	const seconds = (performance.now() - from) / 1_000;
	console.log(`| ${name} | ${requests} | ${refused} | ${seconds.toFixed(1)} |`);
	for (const client of clients) client.clearHashSweeper();
	await discord.close();
}
