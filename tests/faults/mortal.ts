// A real store that counts its writes and, at one of them, does what stores do on bad days.
import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { StoreError } from "../../src/errors.ts";
import type { Installation, Store } from "../../src/store/store.ts";

/** What befalls the store, at its nth write since `arm`. `die`: the process ends there; `lost`: nothing is read or written until `restore`; `full`: nothing is written; `disk`: its disk is really full from there on. */
export interface StoreFault {
	readonly kind: "die" | "lost" | "full" | "disk";
	readonly step: number;
	readonly when: "before" | "after";
}

export interface Mortal {
	readonly store: Installation;
	/** Counts from here on. */
	arm(fault: StoreFault | null): void;
	readonly steps: readonly string[];
	/** Whether the fault has come about. */
	readonly struck: boolean;
	/** Well from here on. */
	restore(): void;
	/** Nothing is read or written any more, for ever. */
	die(): void;
}

/**
 * @param died called at the step where the process is to end, at that very moment
 * @param ballast a file on the store's own small disk
 */
export function mortal(inner: Installation, died: () => void, ballast: string | null): Mortal {
	let armed: StoreFault | null = null;
	let steps: string[] = [];
	let struck = false;
	let state: "well" | "lost" | "full" | "dead" = "well";
	const reads = (): void => {
		if (state === "lost" || state === "dead") throw new StoreError(`the store is ${state}`);
	};
	const strike = (when: StoreFault["when"]): void => {
		if (!armed || armed.step !== steps.length || armed.when !== when) return;
		const { kind } = armed;
		armed = null;
		struck = true;
		if (kind === "disk") {
			fill(ballast!);
			return;
		}
		if (kind !== "die") {
			state = kind;
			return;
		}
		state = "dead";
		died();
	};
	const write = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
		reads();
		strike("before");
		if (state !== "well") throw new StoreError(state === "full" ? "database or disk is full" : `the store is ${state}`);
		const result = await work();
		strike("after");
		steps.push(what);
		// Written, but the writer does not live to know it, or does not hear of it.
		if ((state as string) === "dead" || (state as string) === "lost") throw new StoreError(`the store is ${state}`);
		return result;
	};
	const read = async <T>(work: () => Promise<T>): Promise<T> => {
		reads();
		return work();
	};
	const wrap = <S extends Store>(store: S): S => ({
		...store,
		get: (type, key) => read(() => store.get(type, key)),
		check: () => read(() => store.check()),
		list: (type, prefix, options) => {
			reads();
			return store.list(type, prefix, options);
		},
		insert: (type, key, value, options) => write(nameOf(key), () => store.insert(type, key, value, options)),
		commit: (changes) => {
			if (changes.length === 0) return store.commit(changes);
			const what = [...new Set(changes.map(({ key }) => nameOf(key)))].sort().join(" ");
			return write(what, () => store.commit(changes));
		},
	});
	return {
		store: { ...wrap(inner), guild: (id) => wrap(inner.guild(id)) },
		arm(fault) {
			armed = fault;
			steps = [];
		},
		get steps() {
			return steps;
		},
		get struck() {
			return struck;
		},
		restore() {
			if (ballast) rmSync(ballast, { force: true });
			if (state !== "dead") state = "well";
			armed = null;
		},
		die() {
			state = "dead";
		},
	};
}

const nameOf = (key: string): string => key.split("/")[0]!;

/** Writes until nothing more goes onto the disk. @returns what makes room again */
export function fill(ballast: string): () => void {
	const file = openSync(ballast, "w");
	for (const size of [65_536, 4_096, 1]) {
		try {
			for (;;) writeSync(file, Buffer.alloc(size));
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
		}
	}
	closeSync(file);
	return () => rmSync(ballast, { force: true });
}
