// Full-text search in every store: what is found is what a simple reading of the query says, and the same everywhere.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createArchiveSearch } from "../../src/guild/archive-search.ts";
import { tellingOfArticles } from "../../src/guild/article-changes.ts";
import { newRecord } from "../../src/guild/feed-arrivals.ts";
import { type ArticleRecord, articleKey, articleRecord } from "../../src/guild/records.ts";
import { openStore, put, remove, type Store } from "../../src/store/store.ts";
import type { TextDocument, TextQuery } from "../../src/store/text-index/text-index.ts";
import { subjects } from "./stores.ts";

const NOW = 1_800_000_000_000;
const TERMS = ["haus", "bau", "rat", "stadt", "hausbau", "rathaus", "2026", "straß", "é", "ﬃ", "łódź", "İ", "日本"];
const phrase = fc.array(fc.constantFrom(...TERMS), { minLength: 1, maxLength: 3 });
const groups = fc.array(fc.array(phrase, { minLength: 1, maxLength: 2 }), { maxLength: 2 });
const document = fc.record({
	key: fc.constantFrom("a", "b", "c", "d", "e"),
	group: fc.constantFrom("x", "y"),
	at: fc.integer({ min: 0, max: 5 }),
	title: fc.array(fc.constantFrom(...TERMS), { maxLength: 4 }),
	body: fc.array(fc.constantFrom(...TERMS), { maxLength: 12 }),
	names: fc.array(fc.constantFrom("Jana Kolb", "JANA  KOLB", "O'Neill \\ \0 Söhne", "100% {Wort}"), { maxLength: 3 }),
});

/** The query as it reads. */
function model(documents: readonly TextDocument[], { all, wanted, unwanted }: TextQuery): string[] {
	const has = ({ title, body }: TextDocument, terms: readonly string[]): boolean =>
		[title, body].some((field) => field.some((_, i) => terms.every((term, j) => field[i + j] === term)));
	const any = (one: TextDocument, phrases: readonly (readonly string[])[]): boolean =>
		phrases.some((terms) => has(one, terms));
	const found = documents.filter(
		(one) =>
			(all ? wanted.every((group) => any(one, group)) : wanted.some((group) => any(one, group))) &&
			!unwanted.some((group) => any(one, group)),
	);
	return found.map(({ key }) => key).sort();
}

describe.each(subjects)("$name", ({ create, outside }) => {
	test("finds what the query says, under any documents, changes and removals, in its own scope only", async () => {
		const store = await openStore(await create());
		const index = store.guild("1").texts;
		const other = store.guild("11").texts;
		await other.put([{ key: "z", group: "x", at: 1, title: ["haus"], body: TERMS, names: ["Jana Kolb"] }]);
		const query = fc.record({ all: fc.boolean(), wanted: groups.filter((all) => all.length > 0), unwanted: groups });
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.array(document, { maxLength: 4 }), { maxLength: 3 }),
				fc.array(fc.constantFrom("a", "b"), { maxLength: 1 }),
				fc.array(query, { minLength: 1, maxLength: 4 }),
				async (batches, gone, queries) => {
					await index.forget();
					for (const batch of batches) await index.put(batch);
					await index.remove(gone);
					const last = new Map(batches.flat().map((one) => [one.key, one]));
					for (const key of gone) last.delete(key);
					const documents = [...last.values()];
					const keysOf = (found: readonly { key: string }[]): string[] => found.map(({ key }) => key).sort();
					for (const one of queries) expect(keysOf(await index.match(one, {}, 100))).toEqual(model(documents, one));
					const filtered = await index.match(null, { group: "x", name: "jana kolb", from: 1, until: 4 }, 100);
					const wanted = documents
						.filter(({ group, at, names }) => group === "x" && at >= 1 && at < 4 && names.some((n) => /^jana/i.test(n)))
						.sort((a, b) => b.at - a.at);
					expect(filtered.map(({ at }) => at)).toEqual(wanted.map(({ at }) => at));
					expect(keysOf(filtered)).toEqual(keysOf(wanted));
					const speak = documents.filter(({ names }) => names.some((n) => /^jana/i.test(n))).length;
					expect((await index.names("KOLB", 9)).map(({ documents }) => documents)).toEqual(speak ? [speak] : []);
					const used = new Set(batches.flat().flatMap(({ title, body }) => [...title, ...body]));
					expect((await index.wider("haus", 9)).sort()).toEqual(["hausbau", "rathaus"].filter((t) => used.has(t)));
				},
			),
			{ numRuns: outside ? 25 : 60 },
		);
		expect(await other.match(null, {}, 9)).toEqual([{ key: "z", at: 1 }]);
		await store.close();
	});

	test("titles first; operators typed as terms do no harm; long articles are found", async () => {
		const store = await openStore(await create());
		const { texts } = store.guild("1");
		const filler = Array.from({ length: 40_000 }, (_, i) => `w${i}`);
		await texts.put([
			{ key: "in-text", group: "", at: 2, title: ["wahl"], body: ["brücke", "haus"], names: [] },
			{ key: "in-title", group: "", at: 1, title: ["brücke"], body: ["haus"], names: [] },
			{ key: "long", group: "", at: 0, title: ["lang"], body: [...filler, "ende"], names: [] },
		]);
		const match = async (...terms: string[]) => {
			const query = { all: true, wanted: terms.map((term) => [[term]]), unwanted: [] };
			return (await texts.match(query, {}, 9)).map(({ key }) => key);
		};
		expect(await match("brücke")).toEqual(["in-title", "in-text"]);
		expect(await match("ende", "w39999")).toEqual(["long"]);
		for (const odd of ["'", "\\", "a'b", "|", "!", ":*", "\0", "(", "NOT", "scope", '"', "guild/1/", "sguild1"])
			expect(await match("brücke", odd), odd).toEqual([]);
		await store.close();
	});
});

const SENTENCES = [
	["Streit um das Hallenbad", "Der Rat von Moorhusen will das Hallenbad sanieren, sagte Bürgermeisterin Ayla Demirci."],
	["Hallenbäder werden teurer", "Die Kosten für Hallenbäder steigen um 12 Prozent, teilte der Verband mit."],
	["Neue Brücke über die Grambach", "„Die alte Brücke hält keine Lastwagen mehr aus“, sagte Jost Halbach am Montag."],
	["Rathaus bleibt geschlossen", "Wegen der Bauarbeiten am Rathausplatz bleibt das Rathaus zu."],
	["Schulen bekommen Rechner", "Die Grundschule in Ellerstadt erhält 40 neue Rechner."],
	[
		"City hall reopens after repairs",
		"The mayor said the repairs took longer than the builders had expected, and that people were patient.",
	],
];
const QUERIES = [
	"hallenbad",
	"hallenbäder",
	"bad",
	"„alte brücke“",
	"„brücke alte“",
	"hallenbad -moorhusen",
	"rathaus",
	"haus",
	"rechner schule",
	"hallenbad raumstation",
	"repair",
	"der die das",
	"",
	"12 prozent",
];

function articleOf(number: number, state: ArticleRecord["state"] = "open"): ArticleRecord {
	const [title = "", body = ""] = SENTENCES[number % SENTENCES.length]!;
	const key = `a${number}`;
	const article = {
		...{
			key,
			keys: [],
			title,
			link: `https://bote.example/${key}`,
			published: NOW + number,
			updated: null,
			teaser: "",
		},
		...{ text: body, paragraphs: [body], author: null, publisher: null, categories: [], image: null, related: [] },
		hash: "h",
	};
	return { ...newRecord(article, { feedId: "f", channel: "c", now: NOW }), state };
}

async function answers(store: Store) {
	const search = createArchiveSearch(store);
	const found = async (typed: string) =>
		(await search.find(typed, {})).map(({ key, closeness }) => `${closeness} ${key}`).sort();
	return Promise.all(QUERIES.map(async (typed) => [typed, await found(typed)]));
}

test("every store answers as SQLite in memory does", async () => {
	let expected: unknown;
	for (const { create } of subjects) {
		const store = await openStore(await create());
		const guild = store.guild("1");
		await guild.commit(SENTENCES.map((_, i) => put(articleRecord, articleKey(`a${i}`), articleOf(i))));
		const found = await answers(guild);
		expected ??= found;
		expect(found).toEqual(expected);
		expect(found.filter(([, keys]) => keys!.length > 0).length).toBeGreaterThan(10);
		await store.close();
	}
});

describe.each(subjects.filter(({ outside }) => outside))("$name", ({ create }) => {
	test("a restart makes no index anew, and knows what was written since the last search", async () => {
		const url = await create();
		const first = await openStore(url);
		const guild = first.guild("1");
		const search = createArchiveSearch(guild);
		const told = tellingOfArticles(guild, search);
		await told.commit([0, 1, 2].map((i) => put(articleRecord, articleKey(`a${i}`), articleOf(i))));
		expect(await search.find("hallenbad", {})).toHaveLength(2);
		await told.commit([put(articleRecord, articleKey("a3"), articleOf(3)), remove(articleKey("a0"))]);
		await first.close();

		const second = await openStore(url);
		let listed = 0;
		const again = second.guild("1");
		const watched: Store = {
			...again,
			list(type, prefix, options) {
				if (prefix === "article/") listed++;
				return again.list(type, prefix, options);
			},
		};
		const afterwards = createArchiveSearch(watched);
		expect((await afterwards.find("", {})).map(({ key }) => key)).toEqual(["a3", "a2", "a1"]);
		expect(listed).toBe(again.texts.persistent ? 0 : 1);
		expect(await afterwards.find("rathaus", {})).toHaveLength(1);
		expect(await Array.fromAsync(again.list(articleRecord, "unsearched/"))).toEqual([]);
		await second.close();
	});
});
