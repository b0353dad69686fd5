// What judging a comment costs: the whole default configuration with 5,000 terms, against bad-words with the same terms
// and obscenity with its own list, in the same run on the same comments. `npm run bench -- rules`
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { Filter } from "bad-words";
import { englishDataset, englishRecommendedTransformers, RegExpMatcher } from "obscenity";
import { parse } from "yaml";
import { compileTerms, readTerm, type TermList } from "../src/language/terms.ts";
import { compileRules } from "../src/rules/compile.ts";
import { evaluate } from "../src/rules/evaluate.ts";
import { plainComment, plainFacts } from "../src/rules/plain-comment.ts";
import { rulesSchema } from "../src/rules/rule.ts";
import { termListSchema, toTermList } from "../src/rules/term-list.ts";

const config = new URL("../config/", import.meta.url);
const read = (path: string) => parse(readFileSync(new URL(path, config), "utf8"));

/** Prints messages per second and their ratios. Takes about twenty seconds. */
export default async function bench(): Promise<void> {
	const comments = ownOrCorpus();
	const lists = readdirSync(new URL("terms/", config)).map((file) =>
		toTermList(file.slice(0, -5), termListSchema.parse(read(`terms/${file}`))),
	);
	const rules = rulesSchema.parse((read("guild.yaml") as { rules: unknown }).rules);
	const listed = lists.flatMap(({ entries }) => entries.map(({ term }) => term));
	const judges = Object.fromEntries(
		[500, 5_000, 50_000].map((size) => {
			// The shipped terms count among the 5,000; 500 and 50,000 are compared with each other on made-up words alone.
			const shipped = size === 5_000 ? lists : emptied(lists);
			const more = made(size - (size === 5_000 ? listed.length : 0));
			const set = compileRules(
				rules.map((rule) => (size === 5_000 ? rule : { ...rule, examples: undefined })),
				{ terms: compileTerms([...shipped, more]) },
			);
			const facts = plainFacts();
			const ready = new Map(comments.map((text) => [text, plainComment(text)]));
			return [size, (text: string) => evaluate(set, ready.get(text) ?? plainComment(text), facts).rules.length > 0];
		}),
	) as Record<number, (text: string) => boolean>;

	const words = [...listed, ...made(5_000 - listed.length).entries.map(({ term }) => term)];
	const badWords = new Filter({ emptyList: true });
	badWords.addWords(...words);
	const obscenity = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers });

	console.log(
		`${comments.length} comments, ${mean(comments.map(({ length }) => length)).toFixed(0)} characters on average`,
	);
	for (const judge of Object.values(judges)) rate(judge, comments, 300);
	// Alternating, the best of fifteen each: what else runs on the machine then weighs on all alike.
	const best = { small: 0, whole: 0, large: 0, badWords: 0, obscenity: 0 };
	for (let round = 0; round < 15; round++) {
		best.small = Math.max(best.small, rate(judges[500]!, comments, 160));
		best.large = Math.max(best.large, rate(judges[50_000]!, comments, 160));
		best.whole = Math.max(best.whole, rate(judges[5_000]!, comments, 160));
		best.obscenity = Math.max(
			best.obscenity,
			rate((text) => obscenity.hasMatch(text), comments, 160),
		);
		best.badWords = Math.max(
			best.badWords,
			rate((text) => badWords.isProfane(text), comments, 160),
		);
	}
	const line = (name: string, perSecond: number) =>
		console.log(`${name.padEnd(52)} ${perSecond.toFixed(0).padStart(9)} comments/s`);
	line("default configuration, 5,000 terms", best.whole);
	line("bad-words, the same 5,000 terms", best.badWords);
	line("obscenity, its default list", best.obscenity);
	line("default rules, 500 made-up terms", best.small);
	line("default rules, 50,000 made-up terms", best.large);
	console.log(`against bad-words: ${(best.whole / best.badWords).toFixed(0)} times (at least 500)`);
	console.log(`against obscenity: ${(best.whole / best.obscenity).toFixed(1)} times (at least 5)`);
	console.log(`50,000 terms cost ${(best.small / best.large).toFixed(2)} times 500 (at most 1.3)`);

	for (const [name, text] of Object.entries(HOSTILE)) {
		const judge = judges[5_000]!;
		for (let round = 0; round < 200; round++) judge(text);
		const times = Array.from({ length: 101 }, () => {
			const started = performance.now();
			judge(text);
			return performance.now() - started;
		}).sort((a, b) => a - b);
		console.log(`${name.padEnd(52)} ${times[50]!.toFixed(3).padStart(9)} ms (median; at most 1)`);
	}
}

/** 4,000 characters each. */
export const HOSTILE: Readonly<Record<string, string>> = Object.fromEntries(
	Object.entries({
		"hostile: one letter": "a",
		"hostile: stars": "a*b*c*d ",
		"hostile: starred insult": "i*i*t ",
		"hostile: leet": "1d1074 ",
		"hostile: spaced": "i d i o t ",
		"hostile: insults": "Idiot ",
		"hostile: dots": "a.b.de ",
		"hostile: brackets": "[](",
		"hostile: umlauts": "äöü",
		"hostile: zalgo": "a\u0300\u0301\u0302",
		"hostile: styled": "\u{1d586}",
		"hostile: look-alikes": "іԁіот ",
		"hostile: near misses": "arschloc",
		"hostile: quotes": "„a“ ",
		"hostile: hidden dots": "aaaaaaaaaaaaaaaaaaaa[.]",
		"hostile: escapes": "%49diot ",
	}).map(([name, piece]) => [name, piece.repeat(Math.ceil(4000 / piece.length)).slice(0, 4000)]),
);

function rate(judge: (text: string) => boolean, comments: readonly string[], milliseconds: number): number {
	const started = performance.now();
	let count = 0;
	while (performance.now() - started < milliseconds) {
		for (let index = 0; index < 20; index++) judge(comments[count++ % comments.length]!);
	}
	return (count / (performance.now() - started)) * 1000;
}

function emptied(lists: readonly TermList[]): TermList[] {
	return lists.map((list) => ({
		...list,
		entries: list.entries.filter(
			({ category }, index, all) => all.findIndex((one) => one.category === category) === index,
		),
	}));
}

/** Made-up German compounds. */
function made(size: number): TermList {
	const syllables =
		"sch bren tal wer kon lam ti fu gro pel dra mis zu ker nat lo bei stra ven hul ga rit po schwa tem no fri dus el ak".split(
			" ",
		);
	const words = new Set<string>();
	let seed = 7;
	const next = (below: number) => {
		seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((seed / 2 ** 32) * below);
	};
	while (words.size < size)
		words.add(Array.from({ length: 3 + next(3) }, () => syllables[next(syllables.length)]).join(""));
	return {
		name: "made-up",
		language: "de",
		allow: [],
		entries: [...words].map((word) => ({ ...readTerm(word), category: "insult", allow: [] })),
	};
}

function ownOrCorpus(): string[] {
	const corpus = new URL("../../shared/corpora/offensive/germeval2018.training.txt", import.meta.url);
	if (existsSync(corpus))
		return readFileSync(corpus, "utf8")
			.split("\n")
			.filter(Boolean)
			.map((line) => line.split("\t")[0]!);
	console.log("../shared/corpora/offensive is missing: own comments instead");
	const openings = ["Ich finde ja,", "@hafenbote Ganz ehrlich:", "Laut Artikel", "Na toll,", "Wer das liest, weiß:"];
	const middles = [
		"die neue Brücke in Süderau ist viel zu teuer",
		"der Stadtrat hat sich wieder nicht getraut",
		"das Freibad öffnet frühestens im Mai 2027",
	];
	const endings = [
		".",
		"!!! 😡",
		" – und zwar zu Recht.",
		" (Quelle: https://hafenbote.example/123)",
		", oder? Übrigens: schöne Grüße aus Groß Möhren!",
	];
	return openings.flatMap((a) => middles.flatMap((b) => endings.map((c) => `${a} ${b}${c}`)));
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}
