// One trial: a world, a bot, a flow, at most one fault. What dies is started again; at the end some time passes, and the
// world is written down.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { APIMessage } from "discord-api-types/v10";
import { startNewsSite } from "../../src/demo-news/site.ts";
import { startLocalDiscord } from "../../src/local-discord/server.ts";
import { flowNamed } from "./flows.ts";
import type { Birth, Life } from "./life.ts";
import type { StoreFault } from "./mortal.ts";
import { describeWorld } from "./outcome.ts";
import type { Place } from "./place.ts";
import { freeDisk, takeDisk } from "./small-disk.ts";
import type { Result, Trial, Trouble } from "./trouble.ts";

/** Longer than Discord remembers a nonce. */
const LONG = 400_000;

/** Runs a flow with a fault, or with none. @param retries of discord.js by itself */
export async function runTrial(birth: Birth, flowName: string, trouble: Trouble = {}): Promise<Result> {
	const flow = flowNamed(flowName);
	const ownDisk = trouble.store?.kind === "disk";
	const folder = ownDisk ? takeDisk() : await mkdtemp(join(tmpdir(), "wortmeldung-fault-"));
	const discord = await startLocalDiscord({ rateLimits: "off", interactionDeadlines: {} });
	const site = await startNewsSite({ now: discord.clock.now });
	const place: Place = {
		...{
			flow: flowName,
			api: discord.apiUrl,
			token: discord.token,
			storeUrl: `sqlite:${join(folder, "store.db")}?synchronous=normal`,
		},
		...{ sitePort: site.port, feedUrl: site.feedUrl, retries: trouble.retries ?? 0, timeout: 1_000 },
		ballast: ownDisk ? join(folder, "ballast") : null,
	};
	const requests: string[] = [];
	let traffic = 0;
	let counting = true;
	discord.onTraffic(({ method, template }) => {
		traffic++;
		if (counting) requests.push(`${method} ${template}`);
	});
	/** Who cannot start ends, and is started again, as by any supervisor. */
	const born = async (first: StoreFault | null): Promise<Life> => {
		for (let tries = 1; ; tries++) {
			life = birth(discord, place, first);
			try {
				await Promise.race([life.ready, life.died]);
				return life;
			} catch (error) {
				await life.end();
				if (tries === 3) throw error;
			}
		}
	};
	let life!: Life;
	life = await born(null);
	let struck = false;
	let lost = false;
	let deaths = 0;
	let acts = 0;
	let attempts = 0;

	/** Waits for the end of what goes on, and for a death in it. */
	async function rest(): Promise<void> {
		for (let still = 0; still < 2; still++) {
			const before = traffic;
			await new Promise((resolve) => setTimeout(resolve, 30));
			await Promise.race([life.settle().catch(() => {}), life.died]);
			if (life.dead) await revive();
			if (traffic !== before) still = -1;
		}
	}
	async function revive(): Promise<void> {
		await life.end();
		deaths++;
		// Dead for a moment, or for longer than Discord remembers.
		discord.clock.advance(deaths % 2 ? 1_000 : LONG);
		const { write, request } = (deaths === 1 && trouble.again) || {};
		const forget =
			request === undefined
				? () => {}
				: discord.faults.rest({ kind: "drop", when: "after", skip: request, told: () => life.kill() });
		life = await born(write === undefined ? null : { kind: "die", step: write, when: "after" });
		await tick();
		forget();
	}
	const tick = async (): Promise<void> => {
		await Promise.race([life.tick().catch(() => {}), life.died]);
		await rest();
	};
	/** What was out of order is in order again, after a while. */
	async function mend(): Promise<void> {
		if (trouble.store && trouble.store.kind !== "die" && !lost) {
			lost = true;
			await tick();
			struck ||= await life.struck();
			await life.restore();
		}
	}
	async function around<T>(work: () => Promise<T>): Promise<T> {
		const mine = trouble.around?.act === acts++ ? trouble.around : undefined;
		if (mine) struck = true;
		await mine?.before(life, trial);
		const done = await work();
		await rest();
		await mine?.after(life, trial);
		if (mine) await tick();
		return done;
	}
	const shared = (messages: APIMessage[]) => messages.filter(({ flags = 0 }) => (flags & 64) === 0);
	const trial: Trial = {
		discord,
		site,
		guildId: discord.guildId(),
		does: (act) => around(async () => act()),
		async wants(act, enough) {
			for (let tried = 0; tried < 5; tried++) {
				const said = await around(async () =>
					Promise.race([act().catch((error: Error) => `(${error.message})`), life.died.then(() => "(dead)")]),
				);
				attempts++;
				if (enough.test(said ?? "")) return;
				if (process.env.FAULTS_SAY) console.log("   wanted", enough, "read:", said);
				await mend();
				discord.clock.advance(60_000);
				await tick();
			}
			throw new Error(`never read ${enough}`);
		},
		pass: (ms) =>
			around(async () => {
				discord.clock.advance(ms);
				await tick();
				// Whoever runs it has noticed by then.
				if (!trouble.store || life.dead || lost || !(await life.struck())) return;
				await mend();
				discord.clock.advance(60_000);
				await tick();
			}),
		messages: (name) => shared(discord.as("amira").messages(discord.channelId(name))),
		read: (id) => shared(discord.as("amira").messages(id)),
		direct(who) {
			const person = discord.as(who);
			return person.messages(person.openDm(discord.botId)).filter(({ author }) => author.id === discord.botId);
		},
		threads: () =>
			[...discord.world.channels.values()].flatMap(({ id, parentId }) =>
				parentId === discord.channelId("nachrichten") ? [id] : [],
			),
	};
	try {
		await rest();
		if (flow.ready) {
			// What Discord did not answer in time is tried again in ten minutes.
			for (let tries = 0; tries < 5 && !flow.ready(trial); tries++) {
				if (tries > 0) discord.clock.advance(660_000);
				await tick();
			}
			if (!flow.ready(trial)) throw new Error("what the flow begins with never stood");
		}
		requests.length = 0;
		await life.arm(trouble.store ?? null);
		if (trouble.rest) {
			const { step, fault } = trouble.rest;
			const told = (): void => {
				struck = true;
				if (fault.kind === "kill") life.kill();
			};
			const rule = fault.kind === "kill" ? { kind: "drop" as const, when: fault.when } : fault;
			discord.faults.rest({ ...rule, skip: step, told });
		}
		await flow.run(trial);
		const commits = life.dead || deaths > 0 ? [] : await life.steps();
		const calls = [...requests];
		counting = false;
		await mend();
		discord.faults.clear();
		for (const ms of [LONG, 900_000, 3_600_000]) {
			discord.clock.advance(ms);
			await tick();
		}
		if (trouble.again) struck = deaths > 1;
		else if (trouble.store) struck ||= deaths > 0;
		await life.end();
		const world = await describeWorld(discord, place.storeUrl);
		return { world, commits, requests: calls, acts, struck, deaths, attempts };
	} finally {
		life?.kill();
		await life?.end().catch(() => {});
		await Promise.all([site.close(), discord.close()]);
		if (ownDisk) freeDisk(folder);
		else await rm(folder, { recursive: true, force: true });
	}
}
