// The world in a file, if asked for: read at the start, written a moment after each change and at the end.
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { deserialize, serialize } from "node:v8";
import { messageOf } from "../errors.ts";
import type { World } from "./world.ts";

/** Raised when the state's shape changes: an older file is then refused instead of misread. */
const FORMAT = 1;
const PARTS = ["users", "guilds", "channels", "messages", "dms", "webhooks", "commands", "attachments"] as const;
const WRITE_DELAY_MS = 1000;
/** A large world is written less often: at most a twentieth of the time goes into writing. */
const PAUSE = 20;

export interface StateFile {
	/** Whether there was a state to go on with. */
	readonly loaded: boolean;
	/** Writes what is still unwritten and ends the watching. */
	close(): void;
}

interface Saved {
	readonly format: number;
	readonly application: World["application"];
	readonly now: number;
	readonly parts: Record<(typeof PARTS)[number], Map<string, unknown>>;
}

/**
 * Fills the world from the file and keeps the file up to date from now on.
 * Open modals, gateway sessions and interactions in progress are not kept.
 * @throws Error where the file is there but is not a state of this version
 */
export function keepInFile(world: World, path: string): StateFile {
	const saved = read(path);
	if (saved) restore(world, saved);
	let timer: NodeJS.Timeout | null = null;
	let changed = saved === null;
	let delay = WRITE_DELAY_MS;
	const write = () => {
		timer = null;
		changed = false;
		const began = performance.now();
		// Whole or not at all: a crash while writing leaves the state before.
		writeFileSync(`${path}.new`, serialize(toSave(world)));
		renameSync(`${path}.new`, path);
		delay = Math.max(WRITE_DELAY_MS, (performance.now() - began) * PAUSE);
	};
	const stop = world.bus.listen(() => {
		changed = true;
		timer ??= setTimeout(write, delay).unref();
	});
	return {
		loaded: saved !== null,
		close() {
			stop();
			if (timer) clearTimeout(timer);
			if (changed) write();
		},
	};
}

function toSave(world: World): Saved {
	const parts = Object.fromEntries(PARTS.map((part) => [part, world[part]])) as Saved["parts"];
	return { format: FORMAT, application: world.application, now: world.clock.now(), parts };
}

function read(path: string): Saved | null {
	let bytes: Buffer;
	try {
		bytes = readFileSync(path);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
		throw error;
	}
	let saved: Saved;
	try {
		saved = deserialize(bytes) as Saved;
	} catch (error) {
		throw new Error(`${path} is not a state of Local Discord: ${messageOf(error)}`, { cause: error });
	}
	if (saved?.format !== FORMAT) throw new Error(`${path} is a state of another version of Local Discord.`);
	return saved;
}

function restore(world: World, saved: Saved): void {
	const { token } = world.application;
	Object.assign(world.application, saved.application, { token });
	for (const part of PARTS) {
		const target = world[part] as Map<string, unknown>;
		target.clear();
		for (const [key, value] of saved.parts[part]) target.set(key, value);
	}
	// Time does not run backwards: a clock that was moved forward stays there.
	const behind = saved.now - world.clock.now();
	if (behind > 0) world.clock.advance(behind);
}
