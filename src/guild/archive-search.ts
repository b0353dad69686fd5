// Full-text search over all articles of one guild. The index stands in the store where the store can keep one, and follows
// every change of an article; nothing of another guild can get into it.
import { z } from "zod";
import { statements } from "../language/statements.ts";
import { words } from "../language/stems.ts";
import { type Change, put, type RecordType, remove, type Store } from "../store/store.ts";
import type { TextDocument } from "../store/text-index/text-index.ts";
import { type Filters, type Found, findArticles, widen } from "./archive-index.ts";
import { readSearch, termsOf } from "./archive-query.ts";
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
	/** To be told of every article that is about to be written, and again when it was. */
	changed(key: string): void;
	/** What goes into the same commit, so that a restart knows of it; nothing where the index ends with the process. */
	due(key: string): Change[];
}

/** Key `unsearched/<article>`: it was changed since the index saw it. */
export const unsearchedRecord: RecordType<{ article: string }> = {
	name: "unsearched",
	version: 1,
	schema: z.strictObject({ article: z.string() }),
};
const dueKey = (article: string): string => `unsearched/${article}`;

/** To be counted up whenever an article leads to other terms than before: then every index is made anew. */
const INDEX_VERSION = 1;
const MOST_FOUND = 200;
/** So many articles are read before others get their turn. */
const AT_A_TIME = 10;

/** @param store the guild's own */
export function createArchiveSearch(store: Store): ArchiveSearch {
	const index = store.texts;
	let whole = false;
	const changes = new Set<string>();
	let fresh: Promise<void> | null = null;

	async function build(): Promise<void> {
		if (index.persistent && (await index.version()) === INDEX_VERSION) {
			for await (const { value } of store.list(unsearchedRecord, "unsearched/")) changes.add(value.article);
			return;
		}
		await index.forget();
		const old = [...changes];
		changes.clear();
		try {
			let page: TextDocument[] = [];
			for await (const { value } of store.list(articleRecord, "article/")) {
				page.push(...documentOf(value));
				if (page.length < AT_A_TIME) continue;
				await index.put(page);
				page = [];
				await new Promise((resolve) => setImmediate(resolve));
			}
			await index.put(page);
			await index.setVersion(INDEX_VERSION);
		} catch (error) {
			for (const key of old) changes.add(key);
			throw error;
		}
	}

	async function update(): Promise<void> {
		if (!whole) {
			await build();
			whole = true;
		}
		while (changes.size > 0) {
			const keys = [...changes].slice(0, AT_A_TIME);
			for (const key of keys) changes.delete(key);
			try {
				const records = await Promise.all(keys.map((key) => store.get(articleRecord, articleKey(key))));
				const documents = records.flatMap((record) => (record ? documentOf(record) : []));
				const there = new Set(documents.map(({ key }) => key));
				await index.put(documents);
				await index.remove(keys.filter((key) => !there.has(key)));
				await tickOff(keys);
			} catch (error) {
				for (const key of keys) changes.add(key);
				throw error;
			}
		}
	}

	/** What changed again meanwhile stays due, also where that was written before this. */
	async function tickOff(keys: readonly string[]): Promise<void> {
		if (!index.persistent) return;
		await store.commit(keys.filter((key) => !changes.has(key)).map((key) => remove(dueKey(key))));
		await store.commit(keys.filter((key) => changes.has(key)).flatMap(due));
	}

	const due = (key: string): Change[] =>
		index.persistent ? [put(unsearchedRecord, dueKey(key), { article: key })] : [];

	/** Brings the index up to the store; those who ask at the same time wait for the same work. */
	function current(): Promise<void> {
		fresh ??= update().finally(() => {
			fresh = null;
		});
		return fresh;
	}

	return {
		changed: (key) => void changes.add(key),
		due,
		async find(typed, filters, { any = false, limit = MOST_FOUND } = {}) {
			await current();
			return findArticles(index, readSearch(typed), filters, limit, { any });
		},
		async speakers(part, limit) {
			await current();
			return (await index.names(part, limit)).map(({ name, documents }) => ({ name, articles: documents }));
		},
		async marker(typed) {
			await current();
			const { wanted } = readSearch(typed);
			const wider = await Promise.all(wanted.map((group) => (group.length === 1 ? widen(index, group[0]!) : [])));
			const terms = new Set([...wanted.flat(3), ...wider.flat()]);
			return (word, language) => termsOf(word, language).some((term) => terms.has(term));
		},
	};
}

/** What is not (or no longer) to be seen in Discord is not to be found either. */
function documentOf(record: ArticleRecord): TextDocument[] {
	const { article, state, withdrawnAt } = record;
	if (withdrawnAt !== null || (state !== "posted" && state !== "open")) return [];
	const readable = readabilityOf(record);
	const language = readable.state === "text" ? readable.language : "de";
	const terms = (text: string): string[] => words(text, language).flatMap(({ text: word }) => termsOf(word, language));
	const said =
		readable.state === "text" ? statements(readable.text, { title: readable.title, language: readable.language }) : [];
	return [
		{
			key: article.key,
			group: record.feedId,
			at: article.published ?? record.foundAt,
			title: terms(article.title),
			body: terms(`${article.teaser}\n${article.text}`),
			names: said.flatMap(({ name }) => (name ? [name] : [])),
		},
	];
}
