// A store that takes no changes while it must not.
import { StoreError } from "../errors.ts";
import type { Store } from "../store/store.ts";
import type { Claim } from "./claim.ts";

/** The records of a guild for its owner: nothing is written while the process does not own its shards. */
export function guarding(store: Store, claim: Pick<Claim, "holds">): Store {
	return writingIf(store, claim.holds, "this process could not renew its claim on its shards; nothing is written");
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
