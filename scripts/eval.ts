// `npm run eval [-- --json]`: every figure that the reading aids are held to, beside its target, measured by the evaluators
// of ../shared/eval over the product's own command line. Exit code 1 when a target is missed, 2 when ../shared is not there.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { outcomes } from "./evidence-eval.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const SHARED = fileURLToPath(new URL("../../shared/", import.meta.url));
const EVAL = join(SHARED, "eval");
const CORPORA = join(SHARED, "corpora");

interface Figure {
	readonly name: string;
	readonly value: number;
	/** 95 %, where the evaluator gives one. */
	readonly interval?: readonly number[];
	readonly target?: { readonly least?: number; readonly most?: number };
	readonly unit?: "share" | "percent" | "points";
}

interface Group {
	readonly title: string;
	readonly figures: readonly Figure[];
}

/** Only what is read here of an evaluator's `--json`. */
interface StatementFigures {
	readonly documents: number;
	readonly gold: number;
	readonly joint: { readonly f1: number };
	readonly jointInterval: readonly number[];
	readonly parts: { readonly speaker: { readonly f1: number } };
	readonly predictedKinds: Readonly<Record<string, { readonly precision: number }>>;
}

interface SummaryFigures {
	readonly articles: number;
	readonly statements: number;
	readonly statementsPerArticle: number;
	readonly orphanRate: number;
	readonly interval: readonly number[];
	readonly danglingPerArticle: number;
	readonly notVerbatim: number;
	readonly rouge?: readonly number[];
}

interface SecondHandFigures {
	readonly sentences: number;
	readonly f1: number;
}

/** Runs a program to its end. @returns its standard output @throws Error with its standard error where it fails */
function run(file: string, args: readonly string[], input = ""): Promise<string> {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [file, ...args], { cwd: ROOT });
		const out: Buffer[] = [];
		const errors: Buffer[] = [];
		child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
		child.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
		child.on("error", reject);
		child.on("close", (code) => {
			if (code === 0) resolve(Buffer.concat(out).toString());
			else reject(new Error(`${file} ${args.join(" ")} (exit ${code}):\n${Buffer.concat(errors)}`));
		});
		child.stdin.on("error", () => {});
		child.stdin.end(input);
	});
}

/** Evaluator → lines → product → answers → evaluator → figures. `options` go to the evaluator both times. */
async function measure<T>(
	evaluator: string,
	corpus: string,
	command: readonly string[],
	options: readonly string[] = [],
): Promise<T> {
	const program = join(EVAL, evaluator);
	const lines = await run(program, ["--input", ...options, corpus]);
	const answers = await run(join(ROOT, "src/cli.ts"), [...command, "--jsonl"], lines);
	return JSON.parse(await run(program, [corpus, "-", ...options, "--json"], answers)) as T;
}

const dev = join(CORPORA, "statements/dev.jsonl");
const train = join(CORPORA, "statements/train.jsonl");

const statementsOf = (corpus: string, options?: readonly string[]) => () =>
	measure<StatementFigures>("statements.mjs", corpus, ["statements"], options);

async function groups(folder: string): Promise<Group[]> {
	const both = join(folder, "both.jsonl");
	await writeFile(both, Buffer.concat(await Promise.all([train, dev].map((file) => readFile(file)))));
	const summaryOf = (options: readonly string[]) => () =>
		measure<SummaryFigures>("summary.mjs", both, ["summary", "--sentences", "3"], options);
	const jobs = {
		dev: statementsOf(dev),
		train: statementsOf(train),
		english: statementsOf(dev, ["--quotes", "english"]),
		straight: statementsOf(dev, ["--quotes", "straight"]),
		guillemets: statementsOf(dev, ["--quotes", "guillemets"]),
		title: statementsOf(dev, ["--title"]),
		secondHand: () => measure<SecondHandFigures>("second-hand.mjs", join(CORPORA, "second-hand.jsonl"), ["statements"]),
		summary: summaryOf([]),
		lead: summaryOf(["--lead"]),
	};
	const done = await together(jobs);
	return [
		statementGroup("dev", done.dev, true),
		statementGroup("train", done.train, false),
		{
			title: "Joint F1 lost on dev when …",
			figures: (["english", "straight", "guillemets", "title"] as const).map((how) => ({
				name: how === "title" ? "the title is the first line" : `quotation marks are ${how}`,
				value: done.dev.joint.f1 - done[how].joint.f1,
				target: { most: 0.01 },
			})),
		},
		{
			title: `Second-hand sources (${done.secondHand.sentences} sentences)`,
			figures: [{ name: "F1", value: done.secondHand.f1, target: { least: 0.9 } }],
		},
		summaryGroup(done.summary, done.lead),
	];
}

function statementGroup(name: string, figures: StatementFigures, held: boolean): Group {
	const goal = (least: number) => (held ? { target: { least } } : {});
	const precision = (kind: string) => figures.predictedKinds[kind]?.precision ?? 0;
	return {
		title: `Statements, ${name} (${figures.documents} articles, ${figures.gold} statements)`,
		figures: [
			{ name: "joint F1", value: figures.joint.f1, interval: figures.jointInterval, ...goal(0.7) },
			{ name: "speaker F1", value: figures.parts.speaker.f1, ...goal(0.62) },
			{ name: "precision of direct and indirect", value: precision("direct+indirect"), ...goal(0.88) },
			{ name: "  direct", value: precision("direct") },
			{ name: "  indirect", value: precision("indirect") },
		],
	};
}

function summaryGroup(figures: SummaryFigures, lead: SummaryFigures): Group {
	return {
		title: `Summary, three sentences, train and dev (${figures.articles} articles, ${figures.statements} statements shown)`,
		figures: [
			{
				name: "orphans",
				value: figures.orphanRate,
				interval: figures.interval,
				unit: "percent",
				target: { most: 0.02 },
			},
			{ name: "statements shown per article", value: figures.statementsPerArticle, target: { least: 0.6 } },
			{ name: "dangling starts per summary", value: figures.danglingPerArticle, target: { most: 0.05 } },
			{ name: "sentences that are not verbatim", value: figures.notVerbatim, unit: "points", target: { most: 0 } },
			{
				name: "ROUGE-1, lead protocol",
				value: lead.rouge?.[0] ?? 0,
				interval: lead.interval,
				unit: "points",
				target: { least: 18.3 },
			},
		],
	};
}

function evidenceGroup(): Group {
	const all = outcomes();
	const accuracy = (list: typeof all) =>
		list.length ? list.filter(({ expected, found }) => expected === found).length / list.length : 0;
	const held = all.filter(({ half }) => half === "held");
	return {
		title: "Evidence, own set: supported, number, name, negated, absent told apart",
		figures: [
			{ name: "claim–article pairs", value: all.length, unit: "points", target: { least: 150 } },
			{ name: "accuracy", value: accuracy(all), target: { least: 0.85 } },
			{ name: `  on the ${held.length} held back`, value: accuracy(held), target: { least: 0.85 } },
		],
	};
}

/** As many jobs at a time as there are processors. */
async function together<J extends Record<string, () => Promise<unknown>>>(
	jobs: J,
): Promise<{ [K in keyof J]: Awaited<ReturnType<J[K]>> }> {
	const results: Record<string, unknown> = {};
	const waiting = Object.entries(jobs);
	const work = async (): Promise<void> => {
		for (let next = waiting.shift(); next; next = waiting.shift()) results[next[0]] = await next[1]();
	};
	await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, work));
	return results as { [K in keyof J]: Awaited<ReturnType<J[K]>> };
}

function met({ value, target }: Figure): boolean {
	return target === undefined || (value >= (target.least ?? -Infinity) && value <= (target.most ?? Infinity));
}

function written(value: number, unit: Figure["unit"]): string {
	if (unit === "percent") return `${(value * 100).toFixed(1)} %`;
	if (unit === "points") return Number.isInteger(value) ? String(value) : value.toFixed(1);
	return value.toFixed(3).replace(/^(-?)0\./, "$1.");
}

function printTable(list: readonly Group[]): void {
	console.log(`${"".padEnd(36)}${"measured".padStart(9)}  ${"target".padEnd(9)}  95 % interval`);
	for (const { title, figures } of list) {
		console.log(`\n${title}`);
		for (const figure of figures) {
			const { name, value, interval, target, unit } = figure;
			const goal = target
				? target.least === undefined
					? `≤ ${written(target.most!, unit)}`
					: `≥ ${written(target.least, unit)}`
				: "";
			const range = interval ? interval.map((end) => written(end, unit)).join(" to ") : "";
			const line = `  ${name.padEnd(34)}${written(value, unit).padStart(9)}  ${goal.padEnd(9)}  ${range.padEnd(16)}`;
			console.log(`${line}${met(figure) ? "" : "  MISSED"}`.trimEnd());
		}
	}
}

const asJson = process.argv.includes("--json");
const evidence = evidenceGroup();
let list: Group[] = [evidence];
if (existsSync(EVAL) && existsSync(dev)) {
	const folder = await mkdtemp(join(tmpdir(), "wortmeldung-eval-"));
	try {
		list = [...(await groups(folder)), evidence];
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
} else {
	console.error(
		`${SHARED} fehlt: Dort liegen die Auswertungen und Textsammlungen, die nicht mitgeliefert werden dürfen. Gemessen wird nur die eigene Sammlung.\n` +
			`${SHARED} is missing: the evaluators and corpora live there, which must not be shipped. Only the own set is measured.\n`,
	);
	process.exitCode = 2;
}
if (asJson) console.log(JSON.stringify(list, null, 2));
else printTable(list);
const missed = list.flatMap(({ figures }) => figures.filter((figure) => !met(figure)));
if (missed.length > 0) process.exitCode = 1;
if (!asJson) console.log(missed.length ? `\n${missed.length} missed` : "\nEvery target measured here is met.");
