// A guild's store that tells which articles were written or deleted, for what is derived from them.
import type { Store } from "../store/store.ts";
import { articleKey } from "./records.ts";

/** @param changed called with an article's key after a commit that touched it, also one that failed half known */
export function tellingOfArticles(store: Store, changed: (key: string) => void): Store {
	const prefix = articleKey("");
	const tell = (key: string): void => {
		if (key.startsWith(prefix)) changed(key.slice(prefix.length));
	};
	return {
		get: (type, key) => store.get(type, key),
		list: (type, prefix, options) => store.list(type, prefix, options),
		check: () => store.check(),
		async insert(type, key, value, options) {
			try {
				return await store.insert(type, key, value, options);
			} finally {
				tell(key);
			}
		},
		async commit(changes) {
			try {
				await store.commit(changes);
			} finally {
				// A commit whose answer was lost may have been carried out.
				for (const { key } of changes) tell(key);
			}
		},
	};
}
