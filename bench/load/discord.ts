// Local Discord in a process of its own, so that it shares no event loop with the bot it measures: builds servers, lets
// people write in them at a rate, and takes the time from each event that must be removed to the request that removes it.
import { type LocalDiscord, startLocalDiscord } from "../../src/local-discord/server.ts";

/** Members who write harmlessly in each server. */
const MEMBERS = 20;
/** One comment in so many breaks a rule, by somebody who has not done so before. */
const BAD_EVERY = 50;
const WORDS =
	"Der Haushalt der Stadt wird am Montag beraten und ich frage mich ob die neue Brücke wirklich nötig ist".split(" ");

interface Server {
	readonly guildId: string;
	readonly channelId: string;
	readonly members: readonly string[];
}

const discord: LocalDiscord = await startLocalDiscord({ seed: "none", rateLimits: "off", onBug: () => {} });
const servers: Server[] = [];
let people = 0;
let written = 0;

function person(guildId: string): string {
	const user = discord.build.user({ username: `mensch_${people++}` });
	discord.build.member(guildId, user.id);
	return user.id;
}

function addServer(): void {
	const { build } = discord;
	const owner = build.user({ username: `leitung_${servers.length}` });
	const guild = build.guild({ name: `Zeitung ${servers.length}`, ownerId: owner.id });
	const room = build.channel(guild.id, { name: "plauderecke" });
	for (const name of ["nachrichten", "moderation", "protokoll"]) build.channel(guild.id, { name });
	build.bot(guild.id, "all");
	const members = Array.from({ length: MEMBERS }, () => person(guild.id));
	servers.push({ guildId: guild.id, channelId: room.id, members });
}

/** A sentence that nobody wrote before. */
function sentence(): string {
	const from = (written * 7) % WORDS.length;
	return `${[...WORDS.slice(from), ...WORDS.slice(0, from)].slice(0, 6 + (written % 9)).join(" ")} (${written})`;
}

/** @param rate messages a second @returns milliseconds from event to removal, for each that had to be removed */
async function load(rate: number, seconds: number): Promise<{ times: number[]; missed: number; sent: number }> {
	const began = new Map<string, number>();
	const times: number[] = [];
	const stop = discord.onTraffic(({ method, path }) => {
		if (method !== "DELETE") return;
		const id = path.slice(path.lastIndexOf("/") + 1);
		const since = began.get(id);
		if (since === undefined) return;
		began.delete(id);
		times.push(performance.now() - since);
	});
	const start = performance.now();
	let sent = 0;
	const wanted = rate * seconds;
	while (sent < wanted) {
		const due = Math.min(wanted, Math.ceil(((performance.now() - start) / 1000) * rate));
		for (; sent < due; sent++) {
			const server = servers[(written * 13) % servers.length]!;
			const bad = written % BAD_EVERY === 0;
			const who = bad ? person(server.guildId) : server.members[Math.floor(written / servers.length) % MEMBERS]!;
			const at = performance.now();
			const text = bad ? `!Du bist ein Vollidiot! (${written})` : sentence();
			written++;
			const { id } = discord.as(who).say(server.channelId, text);
			if (bad) began.set(id, at);
		}
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
	for (let wait = 0; wait < 200 && began.size > 0; wait++) await new Promise((resolve) => setTimeout(resolve, 50));
	stop();
	return { times, missed: began.size, sent };
}

const asked = new Map<string, number>();
let last = 0;
discord.onTraffic(({ method, template }) => {
	last = performance.now();
	asked.set(`${method} ${template}`, (asked.get(`${method} ${template}`) ?? 0) + 1);
});

/** Waits until the bot has asked nothing for two seconds. @returns how long that took (ms), and what it asked most */
async function calm(): Promise<{ ms: number; most: string }> {
	const began = performance.now();
	last = began;
	while (performance.now() - last < 2_000) await new Promise((resolve) => setTimeout(resolve, 50));
	const [most] = [...asked].sort(([, a], [, b]) => b - a);
	asked.clear();
	return { ms: performance.now() - began - 2_000, most: most ? `${most[1]} × ${most[0]}` : "" };
}

const answers: Readonly<Record<string, (question: { count: number; rate: number; seconds: number }) => unknown>> = {
	where: () => ({ api: discord.apiUrl, token: discord.token }),
	servers({ count }) {
		while (servers.length < count) addServer();
	},
	calm,
	load: ({ rate, seconds }) => load(rate, seconds),
};
process.on("message", async (question: { id: number; what: string; count: number; rate: number; seconds: number }) => {
	process.send!({ id: question.id, value: await answers[question.what]!(question) });
});
process.on("disconnect", () => process.exit());
