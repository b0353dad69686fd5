// Which guilds a look at what is due is worth its time: those where something happened since the last one, and of the
// others some at each look, so that each gets its turn in half a minute. Thousands of silent guilds cost next to nothing.

import type { Store } from "../store/store.ts";

/** Milliseconds after which a silent guild is looked at all the same: what waits for its time is that late at most. */
export const SILENT_LOOK = 30_000;

export interface Rounds {
	/** Something happened in this guild: it is looked at the next time. */
	stir(id: string): void;
	/** @param all guilds there are @returns those to look at now; each counts as looked at */
	next<T extends { readonly id: string }>(all: Iterable<T>): T[];
}

/** @param now milliseconds since 1970 @param every milliseconds between two looks */
export function createRounds(now: () => number, every: number): Rounds {
	const stirred = new Set<string>();
	const looked = new Map<string, number>();
	const look = (id: string): void => {
		stirred.delete(id);
		looked.set(id, now());
	};
	return {
		stir: (id) => void stirred.add(id),
		next(all) {
			const guilds = [...all];
			const time = now();
			// A clock that was set back makes nobody wait longer.
			const silentFor = ({ id }: { readonly id: string }): number => {
				const since = time - (looked.get(id) ?? Number.NEGATIVE_INFINITY);
				return since < 0 ? Number.POSITIVE_INFINITY : since;
			};
			const silent = guilds.filter((guild) => !stirred.has(guild.id) && silentFor(guild) >= every);
			const share = Math.ceil((guilds.length * every) / SILENT_LOOK);
			const due = silent.sort((a, b) => silentFor(b) - silentFor(a)).slice(0, share);
			const picked = [...guilds.filter(({ id }) => stirred.has(id)), ...due];
			for (const { id } of picked) look(id);
			return picked;
		},
	};
}

/** A store that tells of each change. */
export function noticing(store: Store, changed: () => void): Store {
	const tell = <T>(done: T): T => {
		changed();
		return done;
	};
	return {
		...store,
		commit: (changes) => store.commit(changes).then(tell),
		insert: (type, key, value, options) => store.insert(type, key, value, options).then(tell),
	};
}
