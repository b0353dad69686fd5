// Full-text search over all articles of one guild. The index is made from the store when it is first needed and follows
// every change of an article from then on; nothing of another guild can get into it.

import { statements } from "../language/statements.ts";
import { words } from "../language/stems.ts";
import type { Store } from "../store/store.ts";
import { type ArchiveIndex, createArchiveIndex, type Filters, type Found, type Indexed } from "./archive-index.ts";
import { readSearch, type SearchWords, termsOf } from "./archive-query.ts";
import { readabilityOf } from "./reading.ts";
import { type ArticleRecord, articleKey, articleRecord } from "./records.ts";

export interface ArchiveSearch {
	/**
	 * @param typed words, phrases in quotation marks, "-word" for what must not occur; "" finds all that the filters leave
	 * @param any whether some of the words suffice (for claims, which hold many)
	 */
	find(typed: string, filters: Filters, options?: { any?: boolean; limit?: number }): Promise<readonly Found[]>;
	/** Whether a word of an article is one that was searched for. */
	marker(typed: string): Promise<(word: string, language: "de" | "en") => boolean>;
	speakers(part: string, limit: number): Promise<readonly { name: string; articles: number }[]>;
	/** To be told of every written article, by its key. */
	changed(key: string): void;
}

const MOST_FOUND = 200;
/** So many articles are read before others get their turn. */
const AT_A_TIME = 10;

/** @param store the guild's own */
export function createArchiveSearch(store: Store): ArchiveSearch {
	let index: ArchiveIndex | null = null;
	const changes = new Set<string>();
	let fresh: Promise<ArchiveIndex> | null = null;

	async function update(): Promise<ArchiveIndex> {
		if (!index) {
			const built = createArchiveIndex();
			changes.clear();
			let read = 0;
			for await (const { value } of store.list(articleRecord, "article/")) {
				enter(built, value);
				if (++read % AT_A_TIME === 0) await new Promise((resolve) => setImmediate(resolve));
			}
			index = built;
		}
		while (changes.size > 0) {
			const [key] = changes;
			changes.delete(key!);
			try {
				const record = await store.get(articleRecord, articleKey(key!));
				if (record) enter(index, record);
				else index.remove(key!);
			} catch (error) {
				changes.add(key!);
				throw error;
			}
		}
		return index;
	}

	/** The index as the store is now; those who ask at the same time wait for the same work. */
	function current(): Promise<ArchiveIndex> {
		fresh ??= update().finally(() => {
			fresh = null;
		});
		return fresh;
	}

	return {
		changed: (key) => void changes.add(key),
		find: async (typed, filters, { any = false, limit = MOST_FOUND } = {}) =>
			(await current()).find(readSearch(typed), filters, limit, { any }),
		speakers: async (part, limit) => (await current()).speakers(part, limit),
		async marker(typed) {
			const terms = termsToMark(await current(), readSearch(typed));
			return (word, language) => termsOf(word, language).some((term) => terms.has(term));
		},
	};
}

function termsToMark(index: ArchiveIndex, { wanted }: SearchWords): ReadonlySet<string> {
	return new Set(wanted.flatMap((group) => [...group.flat(2), ...(group.length === 1 ? index.widen(group[0]!) : [])]));
}

function enter(index: ArchiveIndex, record: ArticleRecord): void {
	const entry = indexed(record);
	if (entry) index.put(entry);
	else index.remove(record.article.key);
}

/** What is not (or no longer) to be seen in Discord is not to be found either. */
function indexed(record: ArticleRecord): Indexed | null {
	const { article, state, withdrawnAt } = record;
	if (withdrawnAt !== null || (state !== "posted" && state !== "open")) return null;
	const readable = readabilityOf(record);
	const language = readable.state === "text" ? readable.language : "de";
	const terms = (text: string): string =>
		words(text, language)
			.flatMap(({ text: word }) => termsOf(word, language))
			.join(" ");
	const said =
		readable.state === "text" ? statements(readable.text, { title: readable.title, language: readable.language }) : [];
	return {
		key: article.key,
		feed: record.feedId,
		at: article.published ?? record.foundAt,
		title: terms(article.title),
		body: terms(`${article.teaser}\n${article.text}`),
		speakers: said.flatMap(({ name }) => (name ? [name] : [])),
	};
}
