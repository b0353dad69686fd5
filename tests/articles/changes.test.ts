import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ParsedFeed } from "../../src/articles/article.ts";
import { explainDecision } from "../../src/articles/change-trace.ts";
import { type Changes, changes, withOlder } from "../../src/articles/changes.ts";
import { parseFeed } from "../../src/articles/feed.ts";
import { type FeedState, feedStateSchema } from "../../src/articles/feed-state.ts";

interface Post {
	id?: number | string | null;
	slug?: string;
	title?: string;
	text?: string;
	date?: string;
	link?: string;
}

const HOUR = 3_600_000;
let clock = Date.UTC(2026, 10, 22, 8);
const rss = (posts: Post[], generator = "https://wordpress.org/?v=6.8"): ParsedFeed => {
	const items = posts.map(({ id, slug, title, text, date, link }) => {
		const guid =
			id === null || id === undefined
				? ""
				: `<guid isPermaLink="false">${typeof id === "number" ? `https://bote.example/?p=${id}` : id}</guid>`;
		const address = link ?? (slug ? `https://bote.example/${slug}/` : "");
		return `<item>${guid}${address ? `<link>${address}</link>` : ""}<title>${title ?? `Artikel ${slug ?? id}`}</title>${date ? `<pubDate>${date}</pubDate>` : ""}<description>${text ?? `Teaser ${slug ?? id}`}</description></item>`;
	});
	return parseFeed(
		Buffer.from(
			`<rss version="2.0"><channel><title>Bote</title><link>https://bote.example/</link><generator>${generator}</generator>${items.join("")}</channel></rss>`,
		),
		{ url: "https://bote.example/feed/" },
	);
};
const post = (id: number, more: Partial<Post> = {}): Post => ({ id, slug: `artikel-nummer-${id}`, ...more });
const range = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, n) => post(from - n));
const poll = (state: FeedState | null, feed: ParsedFeed, first?: number): Changes => {
	clock += HOUR;
	const result = changes(state, feed, { now: clock, first });
	expect(result.trace.length).toBeGreaterThanOrEqual(feed.articles.length);
	// The guild stores it: it must survive JSON and its schema.
	expect(feedStateSchema.parse(JSON.parse(JSON.stringify(result.state)))).toEqual(result.state);
	return result;
};
const start = (posts: Post[]) => poll(null, rss(posts)).state;
const titles = (articles: readonly { title: string }[]) => articles.map((article) => article.title);
const outcome = ({ fresh, changed, gone, gap }: Changes) => ({
	fresh: titles(fresh),
	changed: changed.length,
	gone: gone.length,
	gap: gap !== null,
});
const QUIET = { fresh: [], changed: 0, gone: 0, gap: false };

describe("case 7: the first poll", () => {
	test("posts the newest one, records 49, and stays quiet after", () => {
		const feed = rss(range(50, 1));
		const first = poll(null, feed);
		expect(titles(first.fresh)).toEqual(["Artikel artikel-nummer-50"]);
		expect(first.trace.filter((entry) => entry.decision === "recorded")).toHaveLength(49);
		expect(outcome(poll(first.state, feed))).toEqual(QUIET);
	});

	test("N, none, and the newest by date where the order is another; oldest first", () => {
		expect(titles(poll(null, rss(range(5, 1)), 3).fresh)).toEqual([
			"Artikel artikel-nummer-3",
			"Artikel artikel-nummer-4",
			"Artikel artikel-nummer-5",
		]);
		expect(poll(null, rss(range(5, 1)), 0).fresh).toEqual([]);
		const upward = [1, 2, 3].map((n) => post(n, { date: `0${n}.11.2026 10:00` }));
		expect(titles(poll(null, rss(upward)).fresh)).toEqual(["Artikel artikel-nummer-3"]);
		const future = [post(1, { date: "01.11.2026" }), post(2, { date: "01.01.2099" }), post(3, { date: "21.11.2026" })];
		const { fresh } = poll(null, rss(future));
		expect(fresh[0]).toMatchObject({ title: "Artikel artikel-nummer-2", published: clock });
	});
});

test("case 5: an empty first poll counts, the first article after it is posted", () => {
	const empty = poll(null, rss([]));
	expect(outcome(empty)).toEqual(QUIET);
	expect(outcome(poll(empty.state, rss(range(2, 1))))).toEqual({
		...QUIET,
		fresh: ["Artikel artikel-nummer-1", "Artikel artikel-nummer-2"],
	});
});

describe("case 3: edits", () => {
	test("headline, slug and text change, the number stays: an edit under the old key", () => {
		const before = poll(null, rss([post(9), post(8)]), 2);
		const after = poll(
			before.state,
			rss([post(9, { slug: "ganz-neue-adresse", title: "Ganz neue Zeile", text: "Neu" }), post(8)]),
		);
		expect(after).toMatchObject({
			fresh: [],
			gone: [],
			changed: [
				{
					title: ["Artikel artikel-nummer-9", "Ganz neue Zeile"],
					link: ["https://bote.example/artikel-nummer-9/", "https://bote.example/ganz-neue-adresse/"],
					text: true,
				},
			],
		});
		expect(after.changed[0]!.item.key).toBe(before.fresh.at(-1)!.key);
		expect(
			outcome(
				poll(
					after.state,
					rss([post(9, { slug: "ganz-neue-adresse", title: "Ganz neue Zeile", text: "Neu" }), post(8)]),
				),
			),
		).toEqual(QUIET);
	});

	test("a date, a counter, tracking parameters, scheme and www are no edit", () => {
		const one = [
			post(1, {
				date: "01.11.2026",
				text: "Kurz. 7 Kommentare, Lesezeit: 3 Min.",
				link: "http://www.bote.example/a-b-c-d-e-f?utm_source=x",
			}),
		];
		const other = [
			post(1, {
				date: "02.11.2026",
				text: "Kurz. 12 Kommentare, Lesezeit: 4 Min.",
				link: "http://www.bote.example/a-b-c-d-e-f",
			}),
		];
		expect(outcome(poll(start(one), rss(other)))).toEqual(QUIET);
	});

	test("only the date of change is newer: the page may have changed", () => {
		const atom = (updated: string) =>
			parseFeed(
				Buffer.from(
					`<feed xmlns="http://www.w3.org/2005/Atom"><title>B</title><entry><id>tag:1</id><title>A</title><link href="https://bote.example/a"/><updated>${updated}</updated><summary>S</summary></entry></feed>`,
				),
			);
		const first = poll(null, atom("2026-11-01T10:00:00Z"));
		expect(poll(first.state, atom("2026-11-01T11:00:00Z")).changed).toMatchObject([{ touched: true }]);
		expect(outcome(poll(first.state, atom("2026-11-01T09:00:00Z")))).toEqual(QUIET);
	});
});

describe("case 3: withdrawn articles", () => {
	test("missing from the middle is named at the 1st, 2nd, 4th poll, and no more when what was below has gone", () => {
		let state = start(range(10, 1));
		const named: number[] = [];
		for (let n = 1; n <= 5; n++) {
			const result = poll(state, rss(range(10, 1).filter((one) => one.id !== 7)));
			named.push(result.gone.length);
			if (n === 1)
				expect(result.gone).toMatchObject([
					{ title: "Artikel artikel-nummer-7", link: "https://bote.example/artikel-nummer-7/", polls: 1 },
				]);
			state = result.state;
		}
		expect(named).toEqual([1, 1, 0, 1, 0]);
		expect(poll(state, rss(range(25, 16))).state.missing).toEqual([]);
	});

	test("the newest can be withdrawn; what falls off the end and an empty feed are no withdrawal", () => {
		const state = start(range(10, 1));
		expect(titles(poll(state, rss(range(9, 1))).gone)).toEqual(["Artikel artikel-nummer-10"]);
		expect(outcome(poll(state, rss(range(13, 4))))).toMatchObject({ gone: 0, changed: 0 });
		const empty = poll(state, rss([]));
		expect(outcome(empty)).toEqual(QUIET);
		expect(outcome(poll(empty.state, rss(range(10, 1))))).toEqual(QUIET);
	});

	test("one that comes back is known, not new", () => {
		const without = poll(start(range(10, 1)), rss(range(10, 1).filter((one) => one.id !== 7)));
		const back = poll(without.state, rss(range(10, 1)));
		expect(outcome(back)).toEqual(QUIET);
		expect(back.returned).toEqual([without.gone[0]!.key]);
		const long = poll(start(range(10, 1)), rss(range(300, 291)));
		expect(titles(poll(long.state, rss([...range(301, 292), post(1)])).fresh)).toEqual(["Artikel artikel-nummer-301"]);
	});
});

describe("case 4: bad identifiers never re-post a feed", () => {
	const known = range(10, 1);
	test.each<[string, Post[]]>([
		["one guid repeated", known.map((one) => (one.id === 4 ? { ...one, id: 5 } : one))],
		["one entry without guid", known.map((one) => (one.id === 4 ? { ...one, id: null } : one))],
		["all guids lost", known.map((one) => ({ ...one, id: null }))],
		["all guids the same", known.map((one) => ({ ...one, id: "1" }))],
		["all guids new", known.map((one) => ({ ...one, id: `urn:${one.id}` }))],
		[
			"all links lost",
			known.map((one) => ({ ...one, slug: undefined, title: `Artikel ${one.slug}`, text: `Teaser ${one.slug}` })),
		],
		["one entry twice", [known[0]!, ...known]],
		["the order reversed", [...known].reverse()],
		[
			"another host, new guids",
			known.map((one) => ({
				...one,
				id: `neu-${one.id}`,
				slug: undefined,
				link: `https://neu.example/${one.slug}`,
				title: `Artikel ${one.slug}`,
				text: `Teaser ${one.slug}`,
			})),
		],
		[
			"new guids and new addresses for all at once",
			known.map((one) => ({
				...one,
				id: `neu-${one.id}`,
				slug: undefined,
				link: `https://neu.example/x/${one.id}`,
				title: `Artikel ${one.slug}`,
				text: `Teaser ${one.slug}`,
			})),
		],
		[
			"https instead of http, www",
			known.map((one) => ({
				...one,
				slug: undefined,
				link: `http://www.bote.example/${one.slug}`,
				title: `Artikel ${one.slug}`,
				text: `Teaser ${one.slug}`,
			})),
		],
	])("%s", (_, posts) => {
		const state = start(known);
		const next = poll(state, rss(posts));
		expect(next.fresh).toEqual([]);
		expect(next.gap).toBeNull();
		// And back again.
		expect(poll(next.state, rss(known)).fresh).toEqual([]);
	});

	test("a guid that says one article while address and headline say another is the feed's mistake", () => {
		const borrowed = known
			.filter((one) => one.id !== 8)
			.map((one) => (one.id === 9 ? { ...one, id: 8, title: `Artikel ${one.slug}` } : one));
		const { fresh, changed, gone } = poll(start(known), rss(borrowed));
		expect({ fresh, changed }).toEqual({ fresh: [], changed: [] });
		expect(titles(gone)).toEqual(["Artikel artikel-nummer-8"]);
	});

	test("guid and address on three entries prove nothing alone, but together find the one that had both", () => {
		const three = ["Eins", "Zwei", "Drei"].map((title) => post(10, { title }));
		const next = poll(start(known), rss([...three, ...known.slice(1)]));
		expect(titles(next.fresh)).toEqual(["Drei", "Zwei"]);
		expect(next.trace[0]).toMatchObject({ decision: "changed", by: "together" });
	});

	test("an article that reuses another's guid, address or headline is still found to be new", () => {
		const state = start(known);
		const sameGuid = poll(state, rss([post(11, { id: 10 }), ...known]));
		expect(titles(sameGuid.fresh)).toEqual(["Artikel artikel-nummer-11"]);
		const weekly = [post(11, { title: "Das Wetter", text: "Regen" }), ...known];
		const first = poll(state, rss(weekly));
		expect(titles(poll(first.state, rss([post(12, { title: "Das Wetter", text: "Regen" }), ...weekly])).fresh)).toEqual(
			["Das Wetter"],
		);
		const moved = poll(
			state,
			rss([post(11, { slug: "artikel-nummer-10", title: "Neu" }), ...known.slice(1), post(10, { slug: "alt" })]),
		);
		expect(titles(moved.fresh)).toEqual(["Neu"]);
		expect(moved.changed[0]).toMatchObject({ item: { title: "Artikel alt" } });
	});
});

describe("case 6: gaps", () => {
	test("12 new articles in a window of 10: noticed, filled from the next page, nothing older posted", () => {
		const state = start(range(10, 1));
		const page1 = rss(range(22, 13));
		const first = poll(state, page1);
		expect(first.gap).toEqual({ older: "https://bote.example/feed/?paged=2" });
		const filled = poll(state, withOlder(page1, rss([...range(12, 5), post(0, { slug: "uralt" })])));
		expect(filled.gap).toBeNull();
		expect(titles(filled.fresh)).toEqual(
			range(22, 11)
				.reverse()
				.map((one) => `Artikel ${one.slug}`),
		);
		expect(filled.trace.at(-1)).toMatchObject({ decision: "older", title: "Artikel uralt" });
		expect(outcome(poll(filled.state, page1))).toEqual(QUIET);
	});

	test("a website that ignores page numbers leaves the gap to be announced", () => {
		const page = rss(range(22, 13));
		const same = withOlder(page, page);
		expect(same.older).toBeNull();
		expect(poll(start(range(10, 1)), same).gap).toEqual({ older: null });
		expect(poll(start(range(10, 1)), rss(range(11, 2))).gap).toBeNull();
	});

	test("back-dated and scheduled articles below known ones are new", () => {
		const middle = [...range(10, 6), post(99, { date: "01.01.2020" }), ...range(5, 1)];
		expect(titles(poll(start(range(10, 1)), rss(middle)).fresh)).toEqual(["Artikel artikel-nummer-99"]);
	});
});

test("every decision can be said in both languages", () => {
	const { trace } = poll(start(range(3, 1)), rss([post(4), post(3, { title: "Anders" }), post(1)]));
	for (const entry of trace) {
		const { de, en } = explainDecision(entry);
		expect(`${de}${en}`).not.toMatch(/[{}]|undefined/);
		expect(de).not.toBe(en);
	}
	expect(trace.map((entry) => entry.decision)).toEqual(["fresh", "changed", "known", "gone"]);
});

test("what is remembered stays bounded, however long the feed runs", () => {
	let state = start(range(10, 1));
	for (let n = 20; n <= 2000; n += 10) state = changes(state, rss(range(n, n - 9)), { now: clock }).state;
	expect(state.items.length).toBeLessThanOrEqual(510);
	expect(JSON.stringify(state).length).toBeLessThan(90_000);
});

test("whatever a feed does with order, edits and bad guids, no article is posted twice and none is lost", () => {
	// A guid is never borrowed from an article that is withdrawn in the same moment: that is what an edit looks like.
	const edit = fc.record({
		drop: fc.boolean(),
		shuffle: fc.nat(5),
		retitle: fc.nat(11),
		breakGuid: fc.nat(11),
		add: fc.nat(3),
	});
	fc.assert(
		fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (steps) => {
			let posts = range(8, 1);
			let next = 9;
			let state = changes(null, rss(posts), { now: clock, first: 8 }).state;
			const posted = new Map<string, number>();
			for (const step of steps) {
				const added = Array.from({ length: step.add }, () => post(next++));
				posts = [...added, ...posts]
					.slice(0, 10)
					.map((one) => (one.id === step.retitle ? { ...one, title: `Neue Zeile ${next}` } : one));
				const shown = posts.map((one, index) =>
					index === step.breakGuid ? { ...one, id: posts[(index + 1) % posts.length]!.id! } : one,
				);
				if (step.shuffle > 3) shown.reverse();
				const result = changes(
					state,
					rss(step.drop && step.breakGuid >= posts.length ? shown.filter((_, index) => index !== 3) : shown),
					{ now: clock },
				);
				state = result.state;
				for (const article of result.fresh) posted.set(article.link, (posted.get(article.link) ?? 0) + 1);
			}
			for (const count of posted.values()) expect(count).toBe(1);
			const final = changes(state, rss(posts), { now: clock });
			for (const article of final.fresh) posted.set(article.link, (posted.get(article.link) ?? 0) + 1);
			for (const one of posts)
				if ((one.id as number) > 8) expect(posted.get(`https://bote.example/${one.slug}/`)).toBe(1);
		}),
		{ numRuns: 200 },
	);
});
