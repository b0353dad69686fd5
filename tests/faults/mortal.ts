// A real store that counts its writes and, at one of them, does what stores do on bad days.
import { StoreError } from "../../src/errors.ts";
import type { Installation, Store } from "../../src/store/store.ts";

/** What befalls the store, at its nth write since `arm`. `die`: the process ends there; `lost`: nothing is read or written until `restore`; `full`: nothing is written. */
export interface StoreFault {
	readonly kind: "die" | "lost" | "full";
	readonly step: number;
	readonly when: "before" | "after";
}

export interface Mortal {
	readonly store: Installation;
	/** Counts from here on. */
	arm(fault: StoreFault | null): void;
	readonly steps: number;
	restore(): void;
	/** Nothing is read or written any more, for ever. */
	die(): void;
}

/** @param died called at the step where the process is to end, at that very moment */
export function mortal(inner: Installation, died: () => void): Mortal {
	let armed: StoreFault | null = null;
	let steps = 0;
	let state: "well" | "lost" | "full" | "dead" = "well";
	const reads = (): void => {
		if (state === "lost" || state === "dead") throw new StoreError(`the store is ${state}`);
	};
	const strike = (when: StoreFault["when"]): void => {
		if (!armed || armed.step !== steps || armed.when !== when) return;
		const { kind } = armed;
		armed = null;
		if (kind !== "die") {
			state = kind;
			return;
		}
		state = "dead";
		died();
	};
	const write = async <T>(work: () => Promise<T>): Promise<T> => {
		reads();
		strike("before");
		if (state !== "well") throw new StoreError(state === "full" ? "database or disk is full" : `the store is ${state}`);
		const result = await work();
		strike("after");
		steps++;
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
		insert: (type, key, value, options) => write(() => store.insert(type, key, value, options)),
		commit: (changes) => (changes.length === 0 ? store.commit(changes) : write(() => store.commit(changes))),
	});
	return {
		store: { ...wrap(inner), guild: (id) => wrap(inner.guild(id)) },
		arm(fault) {
			armed = fault;
			steps = 0;
		},
		get steps() {
			return steps;
		},
		restore() {
			if (state !== "dead") state = "well";
		},
		die() {
			state = "dead";
		},
	};
}
