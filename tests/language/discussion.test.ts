// Points and open questions of discussions: own, labelled ones, English, too little, hostile.
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type DiscussionComment, discussion } from "../../src/language/discussion.ts";
import { ownWords } from "../../src/language/own-words.ts";

const FOLDER = new URL("../fixtures/discussion/", import.meta.url);

interface Labelled {
	readonly by: string;
	readonly about: string;
	readonly text: string;
	readonly re?: number;
	readonly to?: string;
}

const commentsOf = (list: readonly Labelled[]): DiscussionComment[] =>
	list.map(({ by, text, re, to }, index) => ({
		id: String(index + 1),
		authorId: by,
		text,
		replyTo: re ? String(re) : null,
		mentions: to ? [to] : [],
	}));
const said = (...texts: string[]): DiscussionComment[] =>
	texts.map((text, index) => {
		const [, author = "a", words = ""] = /^(\w+): (.*)$/s.exec(text) ?? [];
		return { id: String(index + 1), authorId: author, text: words, replyTo: null, mentions: [] };
	});
const openIn = (...texts: string[]) => discussion(said(...texts)).questions.map(({ text }) => text);

describe.each(readdirSync(FOLDER))("%s", (file) => {
	const { comments, open } = parse(readFileSync(new URL(file, FOLDER), "utf8")) as {
		comments: Labelled[];
		open: string[];
	};
	const found = discussion(commentsOf(comments));
	const about = (id: string) => comments[Number(id) - 1]!.about;
	const several = found.points.filter(({ people }) => people > 1);

	test("what stands together belongs together, and most of what belongs together stands together", () => {
		const pairs = several.flatMap(({ comments: ids }) =>
			ids.flatMap((a, i) => ids.slice(i + 1).map((b) => [about(a), about(b)] as const)),
		);
		const judged = pairs.filter(([a, b]) => a !== "-" && b !== "-");
		expect(judged.length).toBeGreaterThan(8);
		expect(judged.filter(([a, b]) => a === b).length / judged.length).toBeGreaterThanOrEqual(0.85);
		const sizes = Map.groupBy(comments, (comment) => comment.about);
		const wanted = [...sizes].filter(([name, list]) => name !== "-" && list.length > 1).flatMap(([, list]) => list);
		const placed = new Set(several.flatMap(({ comments: ids }) => ids));
		const covered = comments.filter((comment, index) => wanted.includes(comment) && placed.has(String(index + 1)));
		expect(covered.length / wanted.length).toBeGreaterThanOrEqual(0.75);
	});

	test("each point has its own matter, a comment of it that stands for it, and words; most people first", () => {
		const matters = several.map(({ id }) => about(id));
		expect(new Set(matters).size).toBe(matters.length);
		for (const { id, comments: ids, words } of several) {
			expect(ids).toContain(id);
			expect(words.length).toBeGreaterThan(0);
		}
		const people = found.points.map((point) => point.people);
		expect(people).toEqual(people.toSorted((a, b) => b - a));
	});

	test("exactly the questions that nobody answered", () => {
		expect(found.questions.map(({ text }) => text).sort()).toEqual([...open].sort());
	});
});

test("a question counts once, and not when it is rhetoric, a tag, answered by its author or settled", () => {
	expect(openIn("a: Ab wann fährt die Bahn denn?", "b: Keine Ahnung.", "c: Ab wann fährt die Bahn?")).toEqual([
		"Ab wann fährt die Bahn denn?",
	]);
	expect(openIn("a: Das ist doch Unsinn, oder?", "b: Echt jetzt?", "c: Was soll das?")).toEqual([]);
	expect(openIn("a: Wer bezahlt das am Ende? Wir alle.")).toEqual([]);
	expect(openIn("a: Wo finde ich den Fahrplan?", "a: Hab ihn gefunden, danke.")).toEqual([]);
	expect(openIn("> Wo finde ich den Fahrplan?")).toEqual([]);
	expect(openIn("a: Wo finde ich den Fahrplan?", "b: Der Fahrplan hängt am Rathaus.")).toEqual([]);
	expect(openIn("a: Wo finde ich den Fahrplan?", "b: Die Brücke ist gesperrt.")).toEqual([
		"Wo finde ich den Fahrplan?",
	]);
});

test("English discussions", () => {
	const { points, questions } = discussion(
		said(
			"a: The library budget is far too small, the council cut the budget twice.",
			"b: They cut the library budget because nobody borrows books any more.",
			"c: My kids love the new playground behind the church.",
			"d: The playground is fine for small kids, but the swings are broken already.",
			"e: Does anyone know when the swings will be repaired?",
		),
	);
	expect(points.filter(({ people }) => people > 1).map(({ comments }) => comments.slice(0, 2))).toEqual(
		expect.arrayContaining([
			["1", "2"],
			["3", "4"],
		]),
	);
	expect(questions.map(({ text }) => text)).toEqual(["Does anyone know when the swings will be repaired?"]);
});

test("own words: without quotations, code, addresses, mentions and marks", () => {
	const comment =
		"> Das hat jemand anders gesagt\n**Ich** sage <@123456789012345678>: schau [hier](https://x.example/a_b) oder https://y.example ```code``` <:smile:123456789012345678> ||so||";
	expect(ownWords(comment).replace(/\s+/g, " ").trim()).toBe("Ich sage : schau hier oder so");
});

test("one person alone makes no point, however much they write", () => {
	const { points, people } = discussion(
		said(...Array.from({ length: 20 }, () => "a: Die Brücke ist kaputt und gesperrt.")),
	);
	expect(people).toBe(1);
	expect(points.filter((point) => point.people > 1)).toEqual([]);
});

test("whatever is written: counts hold, nobody is in two points, questions stand in their comments", () => {
	const word = fc.constantFrom(
		"Brücke",
		"gesperrt",
		"Kosten",
		"Stau?",
		"Wer",
		"zahlt",
		"das?",
		"und",
		"🙂",
		"> ",
		"\n",
		"<@1>",
		"…",
	);
	const comment = fc.record({
		authorId: fc.constantFrom("a", "b", "c", "d"),
		text: fc.oneof(
			fc.array(word, { maxLength: 15 }).map((list) => list.join(" ")),
			fc.string({ unit: "binary", maxLength: 40 }),
		),
		replyTo: fc.option(fc.integer({ min: 0, max: 25 }).map(String)),
		mentions: fc.array(fc.constantFrom("a", "b"), { maxLength: 2 }),
	});
	fc.assert(
		fc.property(fc.array(comment, { maxLength: 25 }), (list) => {
			const comments = list.map((one, index) => ({ ...one, id: String(index) }));
			const { points, questions, comments: count } = discussion(comments);
			expect(count).toBe(comments.length);
			const placed = points.flatMap((point) => point.comments);
			expect(new Set(placed).size).toBe(placed.length);
			for (const { id, text } of questions)
				expect(ownWords(comments[Number(id)]!.text).replace(/\s+/g, " ")).toContain(text);
		}),
		{ numRuns: 60 },
	);
});

test("five hundred comments take less than a second", () => {
	const { comments } = parse(readFileSync(new URL("seilbahn.yaml", FOLDER), "utf8")) as { comments: Labelled[] };
	const many = Array.from({ length: 500 }, (_, index) => {
		const one = comments[index % comments.length]!;
		return {
			id: String(index),
			authorId: `p${index % 90}`,
			text: `${one.text} Nummer${index % 37}`,
			replyTo: null,
			mentions: [],
		};
	});
	const start = performance.now();
	const { points } = discussion(many);
	expect(performance.now() - start).toBeLessThan(1_000);
	expect(points.length).toBeGreaterThan(2);
});
