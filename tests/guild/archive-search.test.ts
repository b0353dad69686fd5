// The archive's parts by themselves: days as people write them, snippets of anything, guilds kept apart.
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { readDays, readSearch } from "../../src/guild/archive-query.ts";
import { createArchiveSearch } from "../../src/guild/archive-search.ts";
import { newRecord } from "../../src/guild/feed-arrivals.ts";
import { type ArticleRecord, articleKey, articleRecord } from "../../src/guild/records.ts";
import { snippet } from "../../src/guild/snippet.ts";
import { openStore, put, remove } from "../../src/store/store.ts";

const NOW = Date.UTC(2026, 10, 22, 12);
const berlin = (text: string) => Date.parse(text);

test.each([
	["14.11.2026", "2026-11-14T00:00+01:00", "2026-11-15T00:00+01:00"],
	["2026-11-14", "2026-11-14T00:00+01:00", "2026-11-15T00:00+01:00"],
	[" 1.7.2026 ", "2026-07-01T00:00+02:00", "2026-07-02T00:00+02:00"],
	["14.11.", "2026-11-14T00:00+01:00", "2026-11-15T00:00+01:00"],
	["24.12.", "2025-12-24T00:00+01:00", "2025-12-25T00:00+01:00"],
	["29.3.2026", "2026-03-29T00:00+01:00", "2026-03-30T00:00+02:00"],
	["12.2026", "2026-12-01T00:00+01:00", "2027-01-01T00:00+01:00"],
	["2026-02", "2026-02-01T00:00+01:00", "2026-03-01T00:00+01:00"],
	["2026", "2026-01-01T00:00+01:00", "2027-01-01T00:00+01:00"],
	["heute", "2026-11-22T00:00+01:00", "2026-11-23T00:00+01:00"],
	["Yesterday", "2026-11-21T00:00+01:00", "2026-11-22T00:00+01:00"],
])("%s is from %s until %s", (typed, from, until) => {
	expect(readDays(typed, NOW)).toEqual({ from: berlin(from), until: berlin(until) });
});

test.each(["30.2.2026", "14.13.2026", "2026-13", "bald", "", "14", "1.2.3.4", "29.2.2025"])("%s is no day", (typed) => {
	expect(readDays(typed, NOW)).toBeNull();
});

test("a search is words, phrases and what must not occur; words that say nothing count only alone or in a phrase", () => {
	const { wanted, unwanted } = readSearch('die Häuser „nach der Wahl“ -"altes Rathaus" -Bahn');
	expect(wanted.map((group) => group.length)).toEqual([1, 3]);
	expect(unwanted.map((group) => group.length)).toEqual([2, 1]);
	expect(wanted[0]![0]).toContainEqual(["haus"]);
	expect(readSearch("der die das").wanted).toHaveLength(3);
	fc.assert(
		fc.property(fc.string({ unit: "binary", maxLength: 150 }), (typed) => {
			const read = readSearch(typed);
			const terms = [...read.wanted, ...read.unwanted].flat(3);
			expect(terms.filter((term) => !/^[\p{L}\p{N}]+$/u.test(term))).toEqual([]);
		}),
	);
});

test("a snippet is a part of the text with its hits, never longer than asked, safe as markdown", () => {
	const text = `${"Vorher steht viel Text, der nichts zur Sache tut. ".repeat(20)}Dann kommt die *Brücke* vor, und @everyone auch. ${"Danach noch mehr. ".repeat(30)}`;
	const found = snippet(text, "de", (word) => word === "Brücke", 120);
	expect(found).toMatch(/^… Dann kommt die \\\*\*\*Brücke\*\*\\\* vor.* …$/);
	expect(found).not.toContain("@everyone");
	fc.assert(
		fc.property(
			fc.array(
				fc.oneof(fc.constantFrom("Brücke", "und", "a.b", "**", "\n", "Satz. Ende", "🙂"), fc.string({ maxLength: 12 })),
				{
					maxLength: 120,
				},
			),
			fc.integer({ min: 60, max: 200 }),
			(parts, room) => {
				const whole = parts.join(" ");
				const shown = snippet(whole, "de", (word) => word === "Brücke", room);
				const bare = shown
					.replace(/\\(.)/gs, "$1")
					.replace(/\u200b/g, "")
					.replace(/^… | …$/g, "");
				expect(bare.replace(/\*/g, "").length).toBeLessThanOrEqual(room);
				if (!/\p{L}/u.test(whole)) return;
				// Something to show wherever there are words, and a hit wherever there is one.
				if (/(?<![\p{L}\p{M}\p{N}'’.,:-])Brücke(?![\p{L}\p{M}\p{N}'’.,:-])/u.test(whole))
					expect(shown).toContain("**Brücke**");
			},
		),
	);
});

const store = await openStore("sqlite::memory:");
afterAll(() => store.close());
const articleOf = (key: string, title: string, body: string): ArticleRecord => ({
	...newRecord(
		{
			key,
			keys: [],
			title,
			link: `https://bote.example/${key}`,
			published: NOW,
			updated: null,
			teaser: "",
			text: body,
			paragraphs: [body],
			author: null,
			publisher: null,
			categories: [],
			image: null,
			related: [],
			hash: "h",
		},
		{ feedId: "f", channel: "c", now: NOW },
	),
	state: "open",
});

test("one guild's articles are never found in another's; changes, states and failures of the store are followed", async () => {
	const [first, second] = ["111", "222"].map((id) => store.guild(id)) as [
		ReturnType<typeof store.guild>,
		ReturnType<typeof store.guild>,
	];
	const secret = articleOf(
		"a1",
		"Geheimer Plan für den Marktplatz",
		"Die Stadt plant einen neuen Brunnen auf dem Marktplatz.",
	);
	await first.commit([put(articleRecord, articleKey("a1"), secret)]);
	let broken = false;
	const flaky = {
		...first,
		get: (...args: Parameters<typeof first.get>) => (broken ? Promise.reject(new Error("broken")) : first.get(...args)),
	};
	const one = createArchiveSearch(flaky as typeof first);
	const other = createArchiveSearch(second);
	const keys = async (typed: string, search = one) => (await search.find(typed, {})).map(({ key }) => key);
	expect(await keys("marktplatz")).toEqual(["a1"]);
	expect(await keys("brunn")).toEqual(["a1"]);
	expect(await keys("marktplatz", other)).toEqual([]);
	expect(await keys("", other)).toEqual([]);

	await first.commit([
		put(articleRecord, articleKey("a2"), { ...secret, article: { ...secret.article, key: "a2" }, state: "due" }),
	]);
	one.changed("a2");
	expect(await keys("marktplatz")).toEqual(["a1"]);
	await first.commit([
		put(articleRecord, articleKey("a2"), articleOf("a2", "Marktplatz", "Der Marktplatz wird gepflastert.")),
		put(articleRecord, articleKey("a1"), { ...secret, withdrawnAt: NOW }),
	]);
	for (const key of ["a1", "a2"]) one.changed(key);
	broken = true;
	await expect(keys("marktplatz")).rejects.toThrow("broken");
	broken = false;
	expect(await keys("marktplatz")).toEqual(["a2"]);
	await first.commit([remove(articleKey("a2"))]);
	one.changed("a2");
	expect(await keys("marktplatz")).toEqual([]);
});
