// Prints how often `evidence` decides as the own set says, for the half it was tuned on and the half held back.
//   node scripts/evidence-eval.ts [--errors] [--half tune|held|en]
import { readdirSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { evidence } from "../src/language/evidence.ts";

type Label = "supported" | "number" | "name" | "negation" | "absent";
const LABELS: readonly Label[] = ["supported", "number", "name", "negation", "absent"];
const FOLDER = new URL("../tests/fixtures/evidence/", import.meta.url);

interface Outcome {
	readonly half: "tune" | "held" | "en";
	readonly expected: Label;
	readonly found: Label;
	/** The best passage holds the words that decide; null where none is expected. */
	readonly passage: boolean | null;
	readonly line: string;
}

/** Runs the whole set. */
export function outcomes(): Outcome[] {
	return readdirSync(FOLDER)
		.filter((file) => file.endsWith(".yaml"))
		.sort()
		.flatMap((file) => {
			const number = Number(file.slice(0, 2));
			const half = number === 13 ? "en" : number % 2 ? "tune" : "held";
			const { article, claims } = parse(readFileSync(new URL(file, FOLDER), "utf8"));
			return claims.map(({ is, claim, at }: { is: Label; claim: string; at: string }): Outcome => {
				const result = evidence(article, claim);
				const found: Label = result.verdict === "contradicted" ? result.reason! : result.verdict;
				const first = result.passages[0];
				const where = first ? `[${first.score}] ${first.text} ${JSON.stringify(first.differs ?? "")}` : "";
				return {
					half,
					expected: is,
					found,
					passage: is === "absent" || !first ? null : first.text.includes(at),
					line: `${file} ${is} → ${found}: ${claim} | ${where}`,
				};
			});
		});
}

const share = (part: number, whole: number): string => `${part}/${whole} ${whole ? (part / whole).toFixed(3) : "–"}`;

/** The figures of one half as lines of text. */
export function figures(list: readonly Outcome[]): string[] {
	const verdict = (label: Label): string => (label === "supported" || label === "absent" ? label : "contradicted");
	const right = list.filter(({ expected, found }) => expected === found).length;
	const loose = list.filter(({ expected, found }) => verdict(expected) === verdict(found)).length;
	const passages = list.filter(({ passage }) => passage !== null);
	return [
		`right with reason ${share(right, list.length)}   right verdict ${share(loose, list.length)}   right passage where one is given ${share(passages.filter(({ passage }) => passage).length, passages.length)}`,
		...LABELS.map((label) => {
			const own = list.filter(({ expected }) => expected === label);
			const got = LABELS.map((other) => `${other} ${own.filter(({ found }) => found === other).length}`).join("  ");
			return `  ${label.padEnd(10)} ${share(own.filter(({ found }) => found === label).length, own.length).padEnd(14)} ${got}`;
		}),
	];
}

if (import.meta.main) {
	const { values } = parseArgs({ options: { errors: { type: "boolean" }, half: { type: "string" } } });
	const all = outcomes();
	for (const half of ["tune", "held", "en"] as const) {
		if (values.half && values.half !== half) continue;
		const list = all.filter((outcome) => outcome.half === half);
		console.log(`${{ tune: "tuned on", held: "held back", en: "English" }[half]}: ${list.length} claims`);
		for (const line of figures(list)) console.log(line);
		if (values.errors)
			for (const outcome of list)
				if (outcome.expected !== outcome.found || outcome.passage === false) console.log(`    ${outcome.line}`);
	}
}
