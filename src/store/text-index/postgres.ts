// PostgreSQL's full-text search, in the schema of the records. Terms come as stems already (as Snowball's "german" makes
// them, which is also what PostgreSQL's own configuration "german" does), so the vectors are written as they are: what is
// found is the same in every store.
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

type Query = (sql: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;

/** PostgreSQL's own limit for a position; terms behind it are found, but in no phrase. */
const LAST_POSITION = 16_383;
/** Between title and text, so that no phrase reaches from one into the other. */
const GAP = 16;
/** For D, C, B and A: text counts a sixth of the title. */
const WEIGHTS = "{0.1667, 0, 0, 1}";

/** @param schema as it stands in SQL, without quotation marks */
export function postgresTexts(query: Query, schema: string): TextIndexes {
	const at = (table: string): string => `"${schema}".search_${table}`;
	let made: Promise<unknown> | undefined;
	const ask: Query = async (sql, values) => {
		made ??= query(`
			BEGIN;
			SELECT pg_advisory_xact_lock(hashtext('wortmeldung search ${schema}'));
			CREATE TABLE IF NOT EXISTS ${at("version")} (scope TEXT PRIMARY KEY, version INTEGER NOT NULL);
			CREATE TABLE IF NOT EXISTS ${at("document")} (scope TEXT NOT NULL, key TEXT NOT NULL, "group" TEXT NOT NULL,
				at BIGINT NOT NULL, words TSVECTOR NOT NULL, names TEXT[] NOT NULL, folded TEXT[] NOT NULL,
				PRIMARY KEY (scope, key));
			CREATE INDEX IF NOT EXISTS search_document_at ON ${at("document")} (scope, at);
			CREATE INDEX IF NOT EXISTS search_document_words ON ${at("document")} USING gin (words);
			CREATE TABLE IF NOT EXISTS ${at("term")} (scope TEXT NOT NULL, term TEXT COLLATE "C" NOT NULL,
				documents INTEGER NOT NULL, PRIMARY KEY (scope, term));
			COMMIT`).catch((error) => {
			made = undefined;
			throw error;
		});
		await made;
		return query(sql, values);
	};

	async function add(scope: string, document: TextDocument): Promise<void> {
		const { key, group, at: time, title, body } = document;
		const names = [...new Set(document.names.map((name) => name.replaceAll("\0", " ")))];
		const terms = [...new Set([...title, ...body])].sort();
		await ask(
			`WITH terms AS (
				INSERT INTO ${at("term")} AS t SELECT $1, unnest($8::text[]), 1
				ON CONFLICT (scope, term) DO UPDATE SET documents = t.documents + 1
			)
			INSERT INTO ${at("document")} VALUES ($1, $2, $3, $4, $5::tsvector, $6, $7)
			ON CONFLICT (scope, key) DO UPDATE SET "group" = excluded."group", at = excluded.at, words = excluded.words,
				names = excluded.names, folded = excluded.folded`,
			[scope, key, group, Math.round(time), vector(scope, title, body), names, names.map(foldName), terms],
		);
	}

	async function match(scope: string, wanted: TextQuery | null, filters: TextFilters, limit: number) {
		const values: unknown[] = [scope];
		const conditions = ["scope = $1"];
		const value = (one: unknown): string => `$${values.push(one)}`;
		const also = (one: unknown, condition: (parameter: string) => string): void => {
			if (one !== null && one !== undefined) conditions.push(condition(value(one)));
		};
		let order = "at DESC";
		if (wanted) {
			const text = expression(wanted);
			// The scope is among the terms, so that the index leads to this scope's documents only.
			also(`${quoted(scope)} & (${text})`, (parameter) => `words @@ ${parameter}::tsquery`);
			order = `ts_rank('${WEIGHTS}', words, ${value(text)}::tsquery, 1) DESC, at DESC`;
		}
		also(filters.group, (parameter) => `"group" = ${parameter}`);
		also(filters.from, (parameter) => `at >= ${parameter}`);
		also(filters.until, (parameter) => `at < ${parameter}`);
		also(filters.name ? foldName(filters.name) : null, (parameter) => {
			return `EXISTS (SELECT FROM unnest(folded) AS f WHERE strpos(f, ${parameter}) > 0)`;
		});
		const where = conditions.join(" AND ");
		const rows = await ask(
			`SELECT key, at FROM ${at("document")} WHERE ${where} ORDER BY ${order} LIMIT ${value(limit)}`,
			values,
		);
		return rows.map(({ key, at }) => ({ key: String(key), at: Number(at) }));
	}

	async function forget(where: string, ...values: string[]): Promise<void> {
		for (const table of ["version", "term", "document"]) await ask(`DELETE FROM ${at(table)} ${where}`, values);
	}

	return {
		of: (scope): TextIndex => ({
			persistent: true,
			async version() {
				const [found] = await ask(`SELECT version FROM ${at("version")} WHERE scope = $1`, [scope]);
				return found ? Number(found.version) : null;
			},
			async setVersion(version) {
				await ask(
					`INSERT INTO ${at("version")} VALUES ($1, $2) ON CONFLICT (scope) DO UPDATE SET version = excluded.version`,
					[scope, version],
				);
			},
			async put(documents) {
				for (const document of documents) await add(scope, document);
			},
			async remove(keys) {
				await ask(`DELETE FROM ${at("document")} WHERE scope = $1 AND key = ANY($2)`, [scope, keys]);
			},
			match: (wanted, filters, limit) => match(scope, wanted, filters, limit),
			async wider(term, limit) {
				const rows = await ask(
					`SELECT term FROM ${at("term")} WHERE scope = $1 AND strpos(term, $2) > 0 AND term <> $2
					ORDER BY documents DESC, term LIMIT $3`,
					[scope, term, limit],
				);
				return rows.map((row) => String(row.term));
			},
			async names(part, limit) {
				const rows = await ask(
					`SELECT min(n.name COLLATE "C") AS name, count(DISTINCT key) AS documents
					FROM ${at("document")}, unnest(names, folded) AS n (name, folded)
					WHERE scope = $1 AND strpos(n.folded, $2) > 0
					GROUP BY n.folded ORDER BY documents DESC, n.folded COLLATE "C" LIMIT $3`,
					[scope, foldName(part), limit],
				);
				return rows.map(({ name, documents }) => ({ name: String(name), documents: Number(documents) }));
			},
			forget: () => forget("WHERE scope = $1", scope),
		}),
		forgetAll: () => forget(""),
	};
}

const quoted = (term: string): string => `'${term.replace(/['\\]/g, "$&$&").replaceAll("\0", "")}'`;

/** The text of a tsvector: each term with its places, those in the title weighted A. */
function vector(scope: string, title: readonly string[], body: readonly string[]): string {
	const places = new Map<string, string[]>();
	const take = (terms: readonly string[], first: number, weight: string): void => {
		for (const [i, term] of terms.entries()) {
			const place = `${Math.min(first + i, LAST_POSITION)}${weight}`;
			const known = places.get(term);
			if (!known) places.set(term, [place]);
			else if (known.length < 255 && known.at(-1) !== place) known.push(place);
		}
	};
	take(title, 1, "A");
	take(body, title.length + GAP, "");
	const lexemes = [...places].map(([term, at]) => `${quoted(term)}:${at.join(",")}`);
	return [quoted(scope), ...lexemes].join(" ");
}

/** The text of a tsquery. */
function expression({ all, wanted, unwanted }: TextQuery): string {
	const group = (phrases: readonly Phrase[]): string =>
		`(${phrases.map((terms) => `(${terms.map((term) => quoted(bareTerm(term))).join(" <-> ")})`).join(" | ")})`;
	const not = unwanted.map((phrases) => ` & !${group(phrases)}`).join("");
	return `(${wanted.map(group).join(all ? " & " : " | ")})${not}`;
}
