// The full-text index of one guild's articles: SQLite's FTS5 in memory, one data base a guild, holding stems and no texts.
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import type { SearchWords, Variants } from "./archive-query.ts";

/** An article as the index takes it: terms separated by spaces. */
export interface Indexed {
	readonly key: string;
	readonly feed: string;
	/** Milliseconds since 1970. */
	readonly at: number;
	readonly title: string;
	readonly body: string;
	readonly speakers: readonly string[];
}

export interface Filters {
	readonly feed?: string | null;
	/** Part of a speaker's name, in any case. */
	readonly speaker?: string | null;
	/** Milliseconds since 1970, `until` exclusive. */
	readonly from?: number | null;
	readonly until?: number | null;
}

/** How much of what was asked for the found articles have: all words, all in compounds and longer words too, or some. */
export type Closeness = "all" | "within" | "some";

export interface Found {
	readonly key: string;
	readonly at: number;
	readonly closeness: Closeness;
}

export interface ArchiveIndex {
	put(article: Indexed): void;
	remove(key: string): void;
	size(): number;
	/** Best first: those with all words before those with parts of them; without words the newest first. */
	find(words: SearchWords, filters: Filters, limit: number, options?: { any?: boolean }): Found[];
	/** The terms of the index that contain one of the variants, for marking hits. */
	widen(variants: Variants): string[];
	/** Names that speak in the articles, the most frequent first. */
	speakers(part: string, limit: number): { name: string; articles: number }[];
	close(): void;
}

const SCHEMA = `
	CREATE TABLE article (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, feed TEXT NOT NULL, at INTEGER NOT NULL);
	CREATE TABLE speaker (article INTEGER NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL);
	CREATE INDEX speaker_article ON speaker (article);
	CREATE VIRTUAL TABLE words USING fts5(title, body, content='', contentless_delete=1,
		tokenize="unicode61 remove_diacritics 0");
	CREATE VIRTUAL TABLE term USING fts5vocab(words, 'row');
`;
/** A word in the headline counts as much as six in the text. */
const RANK = "bm25(words, 6.0, 1.0)";
const MOST_WIDER = 24;
const SHORTEST_PART = 4;

export function createArchiveIndex(): ArchiveIndex {
	const db = new DatabaseSync(":memory:");
	db.exec(SCHEMA);
	const statements = {
		id: db.prepare("SELECT id FROM article WHERE key = ?"),
		addArticle: db.prepare("INSERT INTO article (key, feed, at) VALUES (?, ?, ?)"),
		addWords: db.prepare("INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)"),
		addSpeaker: db.prepare("INSERT INTO speaker (article, name, folded) VALUES (?, ?, ?)"),
		dropArticle: db.prepare("DELETE FROM article WHERE id = ?"),
		dropWords: db.prepare("DELETE FROM words WHERE rowid = ?"),
		dropSpeakers: db.prepare("DELETE FROM speaker WHERE article = ?"),
		size: db.prepare("SELECT count(*) AS n FROM article"),
		wider: db.prepare("SELECT term FROM term WHERE instr(term, ?) > 0 AND term <> ? ORDER BY doc DESC LIMIT ?"),
		speakers: db.prepare(
			`SELECT min(name) AS name, count(DISTINCT article) AS articles FROM speaker WHERE instr(folded, ?) > 0
			GROUP BY folded ORDER BY articles DESC, folded LIMIT ?`,
		),
	};

	function remove(key: string): void {
		const found = statements.id.get(key) as { id: number } | undefined;
		if (!found) return;
		for (const drop of [statements.dropWords, statements.dropSpeakers, statements.dropArticle]) drop.run(found.id);
	}

	function put({ key, feed, at, title, body, speakers }: Indexed): void {
		db.exec("BEGIN");
		try {
			remove(key);
			const id = statements.addArticle.run(key, feed, Math.round(at)).lastInsertRowid;
			statements.addWords.run(id, title, body);
			for (const name of new Set(speakers)) statements.addSpeaker.run(id, name, foldName(name));
			db.exec("COMMIT");
		} catch (error) {
			db.exec("ROLLBACK");
			throw error;
		}
	}

	function widen(variants: Variants): string[] {
		const wider = variants
			.filter((terms) => terms.length === 1 && terms[0]!.length >= SHORTEST_PART)
			.flatMap(([term]) => statements.wider.all(term!, term!, MOST_WIDER) as { term: string }[]);
		return [...new Set(wider.map(({ term }) => term))];
	}

	function run(match: string | null, filters: Filters, limit: number): { key: string; at: number }[] {
		const conditions: string[] = [];
		const values: SQLInputValue[] = [];
		const add = (condition: string, value: SQLInputValue | null | undefined): void => {
			if (value === null || value === undefined) return;
			conditions.push(condition);
			values.push(value);
		};
		add("words MATCH ?", match);
		add("a.feed = ?", filters.feed);
		add("a.at >= ?", filters.from);
		add("a.at < ?", filters.until);
		add(
			"EXISTS (SELECT 1 FROM speaker s WHERE s.article = a.id AND instr(s.folded, ?) > 0)",
			filters.speaker ? foldName(filters.speaker) : null,
		);
		const where = conditions.length ? `WHERE ${conditions.join(" AND ")}` : "";
		const from = match === null ? "article a" : "words JOIN article a ON a.id = words.rowid";
		const order = match === null ? "a.at DESC" : `${RANK}, a.at DESC`;
		const sql = `SELECT a.key AS key, a.at AS at FROM ${from} ${where} ORDER BY ${order} LIMIT ?`;
		return db.prepare(sql).all(...values, limit) as unknown as { key: string; at: number }[];
	}

	function find(words: SearchWords, filters: Filters, limit: number, { any = false } = {}): Found[] {
		if (words.wanted.length === 0) {
			return run(null, filters, limit).map((found) => ({ ...found, closeness: "all" as const }));
		}
		const exact = words.wanted.map((group) => groupMatch(group));
		const wide = words.wanted.map((group) => groupMatch(group, group.length === 1 ? widen(group[0]!) : []));
		const not = words.unwanted.map((group) => ` NOT (${groupMatch(group)})`).join("");
		const tries: [Closeness, string][] = [
			["all", `(${exact.join(" AND ")})${not}`],
			["within", `(${wide.join(" AND ")})${not}`],
		];
		const some: [Closeness, string] = ["some", `(${wide.join(" OR ")})${not}`];
		const results = new Map<string, Found>();
		const take = ([closeness, match]: [Closeness, string]): void => {
			for (const found of run(match, filters, limit))
				if (!results.has(found.key)) results.set(found.key, { ...found, closeness });
		};
		if (any) take(some);
		else {
			for (const attempt of tries) take(attempt);
			if (results.size === 0 && wide.length > 1) take(some);
		}
		return [...results.values()].slice(0, limit);
	}

	return {
		put,
		remove,
		find,
		widen,
		size: () => (statements.size.get() as { n: number }).n,
		speakers: (part, limit) =>
			statements.speakers.all(foldName(part), limit) as unknown as { name: string; articles: number }[],
		close: () => db.close(),
	};
}

/** One group as FTS5 takes it. Terms hold letters and digits only, so nothing typed can be an operator. */
function groupMatch(group: readonly Variants[], wider: readonly string[] = []): string {
	if (group.length === 1) {
		const phrases = group[0]!.map((terms) => `"${terms.join(" ")}"`);
		return `(${[...phrases, ...wider.map((term) => `"${term}"`)].join(" OR ")})`;
	}
	// A phrase in either language's stems.
	const spoken = [0, 1].map((at) => `"${group.flatMap((variants) => variants[at] ?? variants[0] ?? []).join(" ")}"`);
	return `(${[...new Set(spoken)].join(" OR ")})`;
}

const foldName = (name: string): string => name.toLowerCase().replace(/\s+/g, " ").trim();
