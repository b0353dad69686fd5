// Sentences written to be missed or mistaken, judged by everything that is shipped: rules, lists and scopes together.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { loadConfig } from "../../src/config.ts";
import { judge } from "../../src/rules/judge.ts";

const { guild } = await loadConfig(fileURLToPath(new URL("../../config", import.meta.url)));
const lines = (name: string) =>
	readFileSync(new URL(`../fixtures/rules/${name}.txt`, import.meta.url), "utf8")
		.split("\n")
		.filter((line) => line !== "" && !line.startsWith("# "))
		.map((line) => line.replaceAll("\\n", "\n"));
const judged = (name: string) => lines(name).map((text, id) => ({ text, ...judge(guild.rules, { id, text }) }));

test("insults, slurs and threats in disguise: at most 3 in 100 are missed", () => {
	const all = judged("disguised");
	const missed = all.filter(({ verdict }) => verdict !== "remove").map(({ text }) => text);
	expect(all.length).toBeGreaterThan(150);
	expect(missed.length / all.length, missed.join("\n")).toBeLessThanOrEqual(0.03);
});

test("everyday German: no rule acts, and at most 1 in 100 is shown to a person", () => {
	const all = judged("harmless");
	const said = (some: typeof all) => some.map(({ text, rules }) => `${text} | ${rules}`);
	expect(all.length).toBeGreaterThan(300);
	expect(said(all.filter(({ rules }) => rules.some((name) => name !== "zweideutig")))).toEqual([]);
	const shown = all.filter(({ rules }) => rules.length > 0);
	expect(shown.length / all.length, said(shown).join("\n")).toBeLessThanOrEqual(0.01);
});

test.each(["fresh", "second", "third"])(
	"comments written without knowing the lists, %s (the rates of the first run stand in the files)",
	(round) => {
		const disguised = judged(`disguised-${round}`);
		const missed = disguised.filter(({ verdict }) => verdict !== "remove").map(({ text }) => text);
		expect(disguised.length).toBeGreaterThan(130);
		expect(missed.length / disguised.length, missed.join("\n")).toBeLessThanOrEqual(0.03);
		const harmless = judged(`harmless-${round}`);
		const met = harmless.filter(({ rules }) => rules.length > 0).map(({ text, rules }) => `${text} | ${rules}`);
		expect(harmless.length).toBeGreaterThan(250);
		expect(met.length / harmless.length, met.join("\n")).toBeLessThanOrEqual(0.01);
	},
);

const articles = ["dev", "train"].map(
	(name) => new URL(`../../../shared/corpora/statements/${name}.jsonl`, import.meta.url),
);
test.skipIf(!articles.every((file) => existsSync(file)))(
	"no rule that is shipped fires on a piece of 850 news articles (needs ../shared/corpora/statements)",
	{ timeout: 60_000 },
	() => {
		const flagged: string[] = [];
		let pieces = 0;
		for (const file of articles) {
			for (const line of readFileSync(file, "utf8").split("\n")) {
				if (line === "") continue;
				const { originalText } = JSON.parse(line) as { originalText: string };
				for (const piece of originalText.match(/[\s\S]{1,280}(?:[.!?…“"](?=\s)|$)|[\s\S]{1,400}?\s|[\s\S]{1,400}$/g) ??
					[]) {
					pieces++;
					const { rules } = judge(guild.rules, { id: pieces, text: piece });
					if (rules.length > 0) flagged.push(`${rules} | ${piece}`);
				}
			}
		}
		expect(pieces).toBeGreaterThan(5000);
		expect(flagged).toEqual([]);
	},
);
