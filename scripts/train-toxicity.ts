// `node scripts/train-toxicity.ts [--check] [--splits N]`: trains the toxicity weights on the training file of GermEval 2018 in
// ../shared/corpora/offensive, prints the figures the issue names, by cross-validation and with the evaluator of
// ../shared/eval, and writes src/language/toxicity/weights.bin. The same corpus gives the same bytes. With --check nothing
// is written. With --splits the figures are also printed for N other ways to deal the comments out to the folds, since some
// groups are small and one split proves little. Exit code 1 where a target is missed, 2 without ../shared.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { writeModel } from "../src/language/toxicity/model.ts";
import { WEIGHTS } from "../src/language/toxicity/shipped.ts";
import { CORPUS, readExamples } from "./toxicity/corpus.ts";
import { NOTICE } from "./toxicity/notice.ts";
import { learnModel, scoresOf, shuffledScores } from "./toxicity/validation.ts";

const EVALUATOR = new URL("../../shared/eval/toxicity.mjs", import.meta.url);
const TARGETS = { official: 0.75, worst: 1.8, top5: 0.92 };

if (!existsSync(CORPUS) || !existsSync(EVALUATOR)) {
	console.error(`${fileURLToPath(CORPUS)} is missing`);
	process.exit(2);
}

const { examples, names } = readExamples();
const scores = scoresOf(examples, names);
const falling = scores.toSorted().reverse();
const top = [1, 5, 10, 20].map((percent) => ({
	percent,
	score: Number(falling[Math.round((falling.length * percent) / 100)]!.toFixed(4)),
}));
const file = writeModel({ notice: NOTICE, ...learnModel(examples, names), top });
const isShipped = existsSync(WEIGHTS) && readFileSync(WEIGHTS).equals(file);
if (!process.argv.includes("--check")) writeFileSync(WEIGHTS, file);

const evaluated = evaluate(scores, ["--json"]);
const { official, p5, names: groups } = JSON.parse(evaluated);
console.log(evaluate(scores, []));
const worst = groups[0];
console.log(
	`weights: ${file.length} bytes, ${isShipped ? "same as the shipped file" : "other than the shipped file was"}`,
);
const figures = [
	["official macro-F1, cross-validated", official, ">=", TARGETS.official, official >= TARGETS.official],
	[
		`worst group's false alarms on benign comments (${worst.name})`,
		worst.times,
		"<=",
		TARGETS.worst,
		worst.times <= TARGETS.worst,
	],
	["precision of the top 5 %", p5, ">=", TARGETS.top5, p5 >= TARGETS.top5],
] as const;
for (const [name, value, sign, target, met] of figures)
	console.log(`${met ? "met   " : "MISSED"} ${name}: ${value.toFixed(3)} (${sign} ${target})`);
if (figures.some(([, , , , met]) => !met)) process.exitCode = 1;

const at = process.argv.indexOf("--splits");
for (let split = 1; at > 0 && split <= Number(process.argv[at + 1]); split++) {
	const { official, p5, names: others } = JSON.parse(evaluate(shuffledScores(examples, names, split), ["--json"]));
	const most = `${others[0].name} ${others[0].times.toFixed(2)}`;
	const isMet = official >= TARGETS.official && others[0].times <= TARGETS.worst && p5 >= TARGETS.top5;
	if (!isMet) process.exitCode = 1;
	console.log(
		`${isMet ? "met   " : "MISSED"} split ${split}: macro-F1 ${official.toFixed(3)}, worst group ${most}, precision of the top 5 % ${p5.toFixed(3)}`,
	);
}

function evaluate(scores: Float64Array, options: readonly string[]): string {
	const lines = [...scores].map((score, k) => JSON.stringify({ id: String(k + 1), score })).join("\n");
	const args = [fileURLToPath(EVALUATOR), fileURLToPath(CORPUS), "-", ...options];
	const { status, stdout, stderr } = spawnSync(process.execPath, args, { input: lines, encoding: "utf8" });
	if (status !== 0) throw new Error(stderr);
	return stdout;
}
