// The life of one bot, from its start to its end or its death: in this process (quick; its death is a store and a network
// that are gone for it), or in a process of its own that is really killed.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createBot } from "../../src/bot.ts";
import type { LocalDiscord } from "../../src/local-discord/server.ts";
import { openStore } from "../../src/store/store.ts";
import { type Mortal, mortal, type StoreFault } from "./mortal.ts";
import { optionsAt, type Place } from "./place.ts";

export interface Life {
	/** It has started; rejects where it cannot. */
	readonly ready: Promise<void>;
	readonly dead: boolean;
	/** Resolves when it dies. */
	readonly died: Promise<void>;
	/** Does what is due; rejects or hangs where it dies over it. */
	tick(): Promise<void>;
	settle(): Promise<void>;
	/** Counts the store's writes from here on. */
	arm(fault: StoreFault | null): Promise<void>;
	/** @returns the writes since `arm`: the beginnings of the keys of each */
	steps(): Promise<readonly string[]>;
	/** Whether the store's fault has come about. */
	struck(): Promise<boolean>;
	/** The store is well from here on. */
	restore(): Promise<void>;
	/** Its clock is wrong by so many milliseconds. */
	skew(ms: number): Promise<void>;
	/** Kills it now. */
	kill(): void;
	/** Stops what lives, buries what is dead. */
	end(): Promise<void>;
}

/** @param first befalls the store while it starts */
export type Birth = (discord: LocalDiscord, place: Place, first?: StoreFault | null) => Life;

/** A bot in this process. */
export const inProcess: Birth = (discord, place, first = null) => {
	let dead = false;
	let off = 0;
	let forget: (() => void) | undefined;
	const { promise: died, resolve } = Promise.withResolvers<void>();
	const now = () => discord.clock.now() + off;
	let store: Mortal | undefined;
	const kill = (): void => {
		if (dead) return;
		dead = true;
		store?.die();
		forget = discord.faults.rest({ kind: "drop", when: "before", count: 0 });
		resolve();
	};
	const start = async () => {
		const options = await optionsAt(place);
		const own = mortal(await openStore(place.storeUrl, { now }), kill, place.ballast);
		store = own;
		own.arm(first);
		return createBot({ ...options, now, store: own.store });
	};
	const born = start();
	const ready = born.then(() => {});
	ready.catch(() => {});
	return {
		ready,
		get dead() {
			return dead;
		},
		died,
		tick: async () => (await born).tick(),
		settle: async () => (await born).settle(),
		arm: async (fault) => store!.arm(fault),
		steps: async () => store!.steps,
		struck: async () => store!.struck,
		restore: async () => store!.restore(),
		skew: async (ms) => {
			off = ms;
		},
		kill,
		async end() {
			await born.then(
				(bot) => bot.stop(),
				() => {},
			);
			forget?.();
		},
	};
};

const CHILD = fileURLToPath(new URL("./child.ts", import.meta.url));

/** Processes that have everything loaded and wait; a start takes long. */
const waiting: ChildProcess[] = [];
const spawn = (): ChildProcess => {
	const child = fork(CHILD, [], {
		serialization: "advanced",
		stdio: ["ignore", "inherit", "inherit", "ipc"],
		// A third of its start is compiling.
		env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), "wortmeldung-faults-compiled") },
	});
	child.setMaxListeners(0);
	return child;
};

/** Ends the processes that wait. */
export async function endWaiting(): Promise<void> {
	for (const child of waiting.splice(0)) {
		child.kill("SIGKILL");
		if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
	}
}

/** A bot in a process of its own; `kill` is kill -9. */
export const inChild: Birth = (discord, place, first = null) => {
	const child = waiting.shift() ?? spawn();
	child.removeAllListeners("exit");
	if (waiting.length === 0) waiting.push(spawn());
	let dead = false;
	let ended = false;
	const died = once(child, "exit").then(() => {
		dead = true;
	});
	let asked = 0;
	const ask = async (what: string, more: object = {}): Promise<unknown> => {
		const id = ++asked;
		const { promise, resolve, reject } = Promise.withResolvers<unknown>();
		const hear = (answer: { id: number; value?: unknown; error?: string }): void => {
			if (answer.id !== id) return;
			child.off("message", hear);
			if (answer.error === undefined) resolve(answer.value);
			else reject(new Error(answer.error));
		};
		child.on("message", hear);
		void died.then(() => reject(new Error("dead")));
		promise.catch(() => {});
		if (!dead) child.send({ id, what, ...more }, () => {});
		return promise;
	};
	const offset = () => discord.clock.now() - Date.now();
	const stopFollowing = discord.clock.onAdvance(() => void ask("offset", { ms: offset() }).catch(() => {}));
	const ready = ask("start", { place, ms: offset(), fault: first }).then(() => {});
	ready.catch(() => {});
	return {
		ready,
		get dead() {
			return dead;
		},
		died,
		tick: async () => void (await ask("tick")),
		settle: async () => void (await ask("settle")),
		arm: async (fault) => void (await ask("arm", { fault })),
		steps: async () => (await ask("steps")) as string[],
		struck: async () => (await ask("struck")) as boolean,
		restore: async () => void (await ask("restore")),
		skew: async (ms) => void (await ask("skew", { ms })),
		kill: () => void (ended || child.kill("SIGKILL")),
		async end() {
			stopFollowing();
			if (!dead && !ended) {
				const stopped = await ask("stop").then(
					() => true,
					() => false,
				);
				// Killed while it stopped.
				if (!stopped) return;
				child.removeAllListeners("message");
				ended = true;
				waiting.push(child);
			}
		},
	};
};
