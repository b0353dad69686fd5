// Under load: from a comment's event to the request that removes it, as a multiple of a bot that does not think (the floor),
// measured in alternating rounds; what servers cost in memory and time, from 10 to 2,500. WORTMELDUNG_LOAD: any of "short"
// (a quick look), "latency" and "growth" (only that part).
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { loadavg } from "node:os";
import { fileURLToPath } from "node:url";

const WISHES = process.env.WORTMELDUNG_LOAD ?? "";
const SHORT = WISHES.includes("short");
const ROUNDS = SHORT ? 1 : 3;
const SECONDS = SHORT ? 3 : 5;
const GUILDS = 500;
const GROWTH = SHORT ? [10, 500] : [10, 500, 2_500];

interface Process {
	ask<T>(what: string, more?: object): Promise<T>;
	end(): Promise<void>;
}

function start(file: string, ...args: string[]): Process {
	const child: ChildProcess = fork(fileURLToPath(new URL(`load/${file}`, import.meta.url)), args, {
		execArgv: ["--expose-gc"],
	});
	child.setMaxListeners(0);
	let asked = 0;
	return {
		ask<T>(what: string, more: object = {}) {
			const id = ++asked;
			return new Promise<T>((resolve, reject) => {
				const hear = (answer: { id: number; value: T }): void => {
					if (answer.id !== id) return;
					child.off("message", hear);
					resolve(answer.value);
				};
				child.on("message", hear);
				child.once("exit", (code) => reject(new Error(`${file} ended: ${code}`)));
				child.send({ id, what, ...more });
			});
		},
		async end() {
			const ended = once(child, "exit");
			child.disconnect();
			await ended;
		},
	};
}

const at = (times: number[], share: number): number => {
	const sorted = times.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};
const middle = (values: number[]): number => at(values, 0.5);
const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const MiB = 2 ** 20;

interface Measured {
	readonly median: number;
	readonly p99: number;
	/** CPU milliseconds of the bot for each message. */
	readonly cpu: number;
	readonly missed: number;
}

async function measure(discord: Process, where: object, kind: string, rate: number): Promise<Measured> {
	const bot = start("bot.ts", kind);
	await bot.ask("start", where);
	// After a start each server's audit log is read, at half of the 50 requests a second that Discord allows.
	const { ms: busy, most } = await discord.ask<{ ms: number; most: string }>("calm");
	if (kind === "bot")
		console.log(`${GUILDS} servers: after the start requests go on for ${ms(busy)}, most of them ${most}`);
	await discord.ask("load", { rate: 100, seconds: 1 }); // warms up
	const before = await bot.ask<number>("used");
	const { times, missed, sent } = await discord.ask<{ times: number[]; missed: number; sent: number }>("load", {
		rate,
		seconds: SECONDS,
	});
	const used = (await bot.ask<number>("used")) - before;
	await bot.ask("stop");
	await bot.end();
	return { median: middle(times), p99: at(times, 0.99), cpu: used / sent, missed };
}

async function latency(): Promise<void> {
	const discord = start("discord.ts");
	const where = await discord.ask<object>("where");
	await discord.ask("servers", { count: GUILDS });
	for (const rate of [200, 1_000]) {
		const found: Record<string, Measured[]> = { floor: [], bot: [] };
		for (let round = 0; round < ROUNDS; round++)
			for (const kind of round % 2 ? ["bot", "floor"] : ["floor", "bot"])
				found[kind]!.push(await measure(discord, where, kind, rate));
		const of = (kind: string, what: keyof Measured) => middle(found[kind]!.map((one) => one[what]));
		for (const what of ["median", "p99", "cpu"] as const)
			console.log(
				`${rate}/s, ${GUILDS} servers, ${what}: floor ${ms(of("floor", what))}, Wortmeldung ${ms(of("bot", what))} (× ${(of("bot", what) / of("floor", what)).toFixed(1)})`,
			);
		const missed = (kind: string) => found[kind]!.reduce((sum, one) => sum + one.missed, 0);
		console.log(
			`${rate}/s: not removed within ten seconds after the end: floor ${missed("floor")}, Wortmeldung ${missed("bot")}`,
		);
	}
	await discord.end();
}

async function growth(): Promise<void> {
	for (const count of GROWTH) {
		const discord = start("discord.ts");
		const where = await discord.ask<object>("where");
		await discord.ask("servers", { count });
		const heap: Record<string, number> = {};
		for (const kind of ["floor", "bot"]) {
			const bot = start("bot.ts", kind);
			const started = await bot.ask<{ ms: number; cpu: number }>("start", where);
			const memory = await bot.ask<NodeJS.MemoryUsage>("memory");
			heap[kind] = memory.heapUsed;
			console.log(
				`${count} servers, ${kind}: start ${ms(started.ms)} (CPU ${ms(started.cpu)}), heap ${(memory.heapUsed / MiB).toFixed(0)} MiB, resident ${(memory.rss / MiB).toFixed(0)} MiB`,
			);
			if (kind === "bot") {
				const ticks: number[] = [];
				for (let n = 0; n < 5; n++) ticks.push((await bot.ask<{ cpu: number }>("tick")).cpu);
				console.log(
					`${count} servers, a look at what is due with nothing due: CPU ${ms(middle(ticks))}, ${ms(middle(ticks) / count)} a server`,
				);
			}
			const stopped = await bot.ask<{ ms: number }>("stop");
			if (kind === "bot") console.log(`${count} servers, stop ${ms(stopped.ms)}`);
			await bot.end();
		}
		console.log(
			`${count} servers: ${((heap.bot! - heap.floor!) / count / 1024).toFixed(1)} KiB of heap a server over the floor`,
		);
		await discord.end();
	}
}

/** Prints latency, CPU, memory and start-up times. */
export default async function bench(): Promise<void> {
	const load = () => `load of the machine ${loadavg()[0]!.toFixed(1)}`;
	console.log(load());
	if (!WISHES.includes("growth")) await latency();
	if (!WISHES.includes("latency")) await growth();
	console.log(load());
}
