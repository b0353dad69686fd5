// A guild's store that says which articles were written.
import type { Change, Store } from "../store/store.ts";
import { articleKey } from "./records.ts";

export interface ArticleListener {
	/** Called with an article's key before and after a commit that touches it, also one that failed half known. */
	changed(key: string): void;
	/** What goes into the same commit. */
	due(key: string): Change[];
}

export function tellingOfArticles(store: Store, listener: ArticleListener): Store {
	const prefix = articleKey("");
	const articlesOf = (keys: readonly string[]): string[] =>
		keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
	const telling = async <T>(articles: readonly string[], work: () => Promise<T>): Promise<T> => {
		for (const key of articles) listener.changed(key);
		try {
			return await work();
		} finally {
			// A commit whose answer was lost may have been carried out.
			for (const key of articles) listener.changed(key);
		}
	};
	return {
		...store,
		insert(type, key, value, options) {
			const articles = articlesOf([key]);
			return telling(articles, async () => {
				if (articles.length > 0) await store.commit(articles.flatMap(listener.due));
				return store.insert(type, key, value, options);
			});
		},
		commit(changes) {
			const articles = articlesOf(changes.map(({ key }) => key));
			return telling(articles, () => store.commit([...changes, ...articles.flatMap(listener.due)]));
		},
	};
}
