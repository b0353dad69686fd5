// A store that takes no changes while it must not.
import { StoreError } from "../errors.ts";
import { held, type Store } from "../store/store.ts";
import type { Claim } from "./claim.ts";

/**
 * The records of a guild for its owner: nothing is written while the process does not own its shards. That is asked here,
 * and once more by the store as it writes: a process may stand still in between, however long.
 */
export function guarding(store: Store, { holds, lease }: Pick<Claim, "holds" | "lease">): Store {
	const leased: Store = {
		...store,
		commit: (changes) => store.commit(changes.length > 0 ? [...changes, held(lease)] : changes),
		insert: (type, key, value, options) => store.insert(type, key, value, { ...options, held: lease }),
	};
	return writingIf(leased, holds, "this process could not renew its claim on its shards; nothing is written");
}

/** The records of a guild for everybody else. */
export function readOnly(store: Store): Store {
	return writingIf(store, () => false, "only the guild's owner may write");
}

function writingIf(store: Store, may: () => boolean, otherwise: string): Store {
	return {
		...store,
		async commit(changes) {
			if (!may()) throw new StoreError(otherwise);
			return store.commit(changes);
		},
		async insert(type, key, value, options) {
			if (!may()) throw new StoreError(otherwise);
			return store.insert(type, key, value, options);
		},
	};
}
