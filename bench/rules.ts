// What judging a comment costs: the whole default configuration with 5,000 terms, against bad-words with the same terms
// and obscenity with its own list, in the same run on the same comments. `npm run bench -- rules`
import { readdirSync, readFileSync } from "node:fs";
import { Filter } from "bad-words";
import { englishDataset, englishRecommendedTransformers, RegExpMatcher } from "obscenity";
import { parse } from "yaml";
import { compileTerms } from "../src/language/terms.ts";
import { compileRules } from "../src/rules/compile.ts";
import { evaluate } from "../src/rules/evaluate.ts";
import { plainComment, plainFacts } from "../src/rules/plain-comment.ts";
import { rulesSchema } from "../src/rules/rule.ts";
import { termListSchema, toTermList } from "../src/rules/term-list.ts";
import { ownOrCorpus } from "./rules/comments.ts";
import { costOf, median } from "./rules/cost.ts";
import { HOSTILE } from "./rules/hostile.ts";
import { emptied, made } from "./rules/lists.ts";

const config = new URL("../config/", import.meta.url);
const read = (path: string) => parse(readFileSync(new URL(path, config), "utf8"));

const ROUNDS = 15;

/** Prints processor time a comment and the ratios of each round's, in the middle of all rounds. Takes about twenty seconds. */
export default async function bench(): Promise<void> {
	const comments = ownOrCorpus();
	const lists = readdirSync(new URL("terms/", config)).map((file) =>
		toTermList(file.slice(0, -5), termListSchema.parse(read(`terms/${file}`))),
	);
	const rules = rulesSchema.parse((read("guild.yaml") as { rules: unknown }).rules);
	const listed = lists.flatMap(({ entries }) => entries.map(({ term }) => term));
	const facts = plainFacts();
	const judges = Object.fromEntries(
		[500, 5_000, 50_000].map((size) => {
			// The shipped terms count among the 5,000; 500 and 50,000 are compared with each other on made-up words alone.
			const shipped = size === 5_000 ? lists : emptied(lists);
			const more = made(size - (size === 5_000 ? listed.length : 0));
			const set = compileRules(
				rules.map((rule) => (size === 5_000 ? rule : { ...rule, examples: undefined })),
				{ terms: compileTerms([...shipped, more]) },
			);
			const ready = new Map(comments.map((text) => [text, plainComment(text)]));
			return [size, (text: string) => evaluate(set, ready.get(text) ?? plainComment(text), facts).rules.length > 0];
		}),
	) as Record<number, (text: string) => boolean>;

	const words = [...listed, ...made(5_000 - listed.length).entries.map(({ term }) => term)];
	const badWords = new Filter({ emptyList: true });
	badWords.addWords(...words);
	const obscenity = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers });

	// How many comments a round takes of each, so that all get about the same time.
	const contest = {
		whole: { name: "default configuration, 5,000 terms", judge: judges[5_000]!, share: 4000 },
		badWords: { name: "bad-words, the same 5,000 terms", judge: (text: string) => badWords.isProfane(text), share: 10 },
		obscenity: {
			name: "obscenity, its default list",
			judge: (text: string) => obscenity.hasMatch(text),
			share: 2000,
		},
		small: { name: "default rules, 500 made-up terms", judge: judges[500]!, share: 4000 },
		large: { name: "default rules, 50,000 made-up terms", judge: judges[50_000]!, share: 4000 },
	};
	type Name = keyof typeof contest;
	const names = Object.keys(contest) as Name[];
	const costs = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;

	console.log(
		`${comments.length} comments, ${mean(comments.map(({ length }) => length)).toFixed(0)} characters on average; processor time`,
	);
	// Alternating, and only costs of the same round are compared: what else runs on the machine weighs on all alike. The
	// first rounds only warm up. Each round takes comments from all over the corpus.
	for (let round = -5; round < ROUNDS; round++) {
		for (const name of names) {
			const { judge, share } = contest[name];
			const step = Math.max(1, Math.floor(comments.length / share));
			const cost = costOf((index) => judge(comments[(index * step + (round + 5) * 37) % comments.length]!), share);
			if (round >= 0) costs[name].push(cost);
		}
	}
	for (const name of names)
		console.log(`${contest[name].name.padEnd(52)} ${median(costs[name]).toFixed(1).padStart(9)} µs a comment`);
	const times = (more: Name, less: Name) => median(costs[more].map((cost, round) => cost / costs[less][round]!));
	console.log(`against bad-words: ${times("badWords", "whole").toFixed(0)} times (at least 500)`);
	console.log(`against obscenity: ${times("obscenity", "whole").toFixed(1)} times (at least 5)`);
	console.log(`50,000 terms cost ${times("large", "small").toFixed(2)} times 500 (at most 1.3)`);

	for (const [name, text] of Object.entries(HOSTILE)) {
		const judge = () => judges[5_000]!(text);
		costOf(judge, 200);
		const cost = median(Array.from({ length: 41 }, () => costOf(judge, 5)));
		console.log(`${name.padEnd(52)} ${(cost / 1000).toFixed(3).padStart(9)} ms (median; at most 1)`);
	}
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}
