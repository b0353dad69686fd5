// Full-text search in SQLite by FTS5, in the file of the records: backups hold it, and what is committed is committed to both.
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import {
	bareTerm,
	foldName,
	type Phrase,
	type TextDocument,
	type TextFilters,
	type TextIndex,
	type TextIndexes,
	type TextQuery,
} from "./text-index.ts";

const SCHEMA = `
	CREATE TABLE IF NOT EXISTS search_version (scope TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT;
	CREATE TABLE IF NOT EXISTS search_document (id INTEGER PRIMARY KEY, scope TEXT NOT NULL, key TEXT NOT NULL,
		"group" TEXT NOT NULL, at INTEGER NOT NULL, UNIQUE (scope, key)) STRICT;
	CREATE INDEX IF NOT EXISTS search_document_at ON search_document (scope, at);
	CREATE TABLE IF NOT EXISTS search_name (document INTEGER NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL) STRICT;
	CREATE INDEX IF NOT EXISTS search_name_document ON search_name (document);
	CREATE TABLE IF NOT EXISTS search_term (scope TEXT NOT NULL, term TEXT NOT NULL, documents INTEGER NOT NULL,
		PRIMARY KEY (scope, term)) STRICT, WITHOUT ROWID;
	CREATE VIRTUAL TABLE IF NOT EXISTS search_words USING fts5(scope, title, body, content='', contentless_delete=1,
		tokenize="unicode61 remove_diacritics 0");
`;
const RANK = "bm25(search_words, 0.0, 6.0, 1.0)";

/** @param persistent whether the database is a file */
export function sqliteTexts(db: DatabaseSync, persistent: boolean): TextIndexes {
	const statements = new Map<string, StatementSync>();
	const sql = (text: string): StatementSync => {
		if (statements.size === 0) db.exec(SCHEMA);
		let statement = statements.get(text);
		if (!statement) {
			statement = db.prepare(text);
			statements.set(text, statement);
		}
		return statement;
	};

	function together(work: () => void): void {
		sql("SELECT 1"); // makes the tables
		db.exec("BEGIN IMMEDIATE");
		try {
			work();
			db.exec("COMMIT");
		} catch (error) {
			if (db.isTransaction) db.exec("ROLLBACK");
			throw error;
		}
	}

	function drop(scope: string, key: string): void {
		const found = sql("SELECT id FROM search_document WHERE scope = ? AND key = ?").get(scope, key);
		if (!found) return;
		sql("DELETE FROM search_words WHERE rowid = ?").run(found.id!);
		sql("DELETE FROM search_name WHERE document = ?").run(found.id!);
		sql("DELETE FROM search_document WHERE id = ?").run(found.id!);
	}

	function add(scope: string, { key, group, at, title, body, names }: TextDocument): void {
		drop(scope, key);
		const insert = sql('INSERT INTO search_document (scope, key, "group", at) VALUES (?, ?, ?, ?)');
		const id = insert.run(scope, key, group, Math.round(at)).lastInsertRowid;
		const words = sql("INSERT INTO search_words (rowid, scope, title, body) VALUES (?, ?, ?, ?)");
		words.run(id, tokenOf(scope), title.join(" "), body.join(" "));
		for (const name of new Set(names)) sql("INSERT INTO search_name VALUES (?, ?, ?)").run(id, name, foldName(name));
		const term = sql(
			"INSERT INTO search_term VALUES (?, ?, 1) ON CONFLICT (scope, term) DO UPDATE SET documents = documents + 1",
		);
		for (const each of new Set([...title, ...body])) term.run(scope, each);
	}

	function match(scope: string, query: TextQuery | null, filters: TextFilters, limit: number) {
		const conditions = ["d.scope = ?"];
		const values: SQLInputValue[] = [scope];
		const also = (condition: string, value: SQLInputValue | null | undefined): void => {
			if (value === null || value === undefined) return;
			conditions.push(condition);
			values.push(value);
		};
		also("search_words MATCH ?", query && `scope : ${tokenOf(scope)} AND {title body} : (${expression(query)})`);
		also('d."group" = ?', filters.group);
		also("d.at >= ?", filters.from);
		also("d.at < ?", filters.until);
		also(
			"EXISTS (SELECT 1 FROM search_name n WHERE n.document = d.id AND instr(n.folded, ?) > 0)",
			filters.name ? foldName(filters.name) : null,
		);
		const from = query ? "search_words JOIN search_document d ON d.id = search_words.rowid" : "search_document d";
		const order = query ? `${RANK}, d.at DESC` : "d.at DESC";
		const text = `SELECT d.key, d.at FROM ${from} WHERE ${conditions.join(" AND ")} ORDER BY ${order} LIMIT ?`;
		return sql(text).all(...values, limit) as { key: string; at: number }[];
	}

	const tables = ["search_version", "search_term"];
	function forget(where: string, ...values: string[]): void {
		together(() => {
			const mine = `SELECT id FROM search_document ${where}`;
			sql(`DELETE FROM search_words WHERE rowid IN (${mine})`).run(...values);
			sql(`DELETE FROM search_name WHERE document IN (${mine})`).run(...values);
			for (const table of [...tables, "search_document"]) sql(`DELETE FROM ${table} ${where}`).run(...values);
		});
	}

	return {
		of: (scope): TextIndex => ({
			persistent,
			async version() {
				const found = sql("SELECT version FROM search_version WHERE scope = ?").get(scope);
				return found ? Number(found.version) : null;
			},
			async setVersion(version) {
				sql("INSERT OR REPLACE INTO search_version VALUES (?, ?)").run(scope, version);
			},
			async put(documents) {
				together(() => {
					for (const document of documents) add(scope, document);
				});
			},
			async remove(keys) {
				together(() => {
					for (const key of keys) drop(scope, key);
				});
			},
			match: async (query, filters, limit) => match(scope, query, filters, limit),
			async wider(term, limit) {
				const text = `SELECT term FROM search_term WHERE scope = ? AND instr(term, ?) > 0 AND term <> ?
					ORDER BY documents DESC, term LIMIT ?`;
				return sql(text)
					.all(scope, term, term, limit)
					.map((row) => String(row.term));
			},
			async names(part, limit) {
				const text = `SELECT min(name) AS name, count(DISTINCT d.id) AS documents
					FROM search_document d JOIN search_name n ON n.document = d.id
					WHERE d.scope = ? AND instr(n.folded, ?) > 0
					GROUP BY n.folded ORDER BY documents DESC, n.folded LIMIT ?`;
				return sql(text).all(scope, foldName(part), limit) as { name: string; documents: number }[];
			},
			forget: async () => forget("WHERE scope = ?", scope),
		}),
		forgetAll: async () => forget(""),
	};
}

/** Where the store keeps no index: one in memory, gone with the process. */
export function memoryTexts(): TextIndexes {
	return sqliteTexts(new DatabaseSync(":memory:"), false);
}

/** As one term. Two scopes that become the same here are told apart by their documents. */
const tokenOf = (scope: string): string => `s${scope.replace(/[^A-Za-z0-9]/g, "").toLowerCase()}`;

function expression({ all, wanted, unwanted }: TextQuery): string {
	const group = (phrases: readonly Phrase[]): string =>
		`(${phrases.map((terms) => `"${terms.map(bareTerm).join(" ")}"`).join(" OR ")})`;
	const not = unwanted.map((phrases) => ` NOT ${group(phrases)}`).join("");
	return `(${wanted.map(group).join(all ? " AND " : " OR ")})${not}`;
}
