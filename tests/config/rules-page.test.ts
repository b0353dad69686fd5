// docs/regeln.md says what the definitions say, and its recipes load.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { PAGE, withTables } from "../../scripts/rules-table.ts";
import { compileRules } from "../../src/rules/compile.ts";
import { evaluate } from "../../src/rules/evaluate.ts";
import { plainComment, plainFacts } from "../../src/rules/plain-comment.ts";
import { rulesSchema } from "../../src/rules/rule.ts";
import { defaultTerms } from "../rules/default-terms.ts";

const page = readFileSync(PAGE, "utf8");
const recipes = [...page.matchAll(/```yaml\n(- name: [\s\S]*?)```/g)].map((match) => parse(match[1]!) as unknown[]);

test("the tables are those of the definitions", () => {
	expect(page, "npm run schema").toBe(withTables(page));
});

test("the recipes load and keep their own examples", () => {
	expect(recipes.length).toBeGreaterThan(5);
	compileRules(rulesSchema.parse(recipes.flat()), { terms: defaultTerms });
});

test("an obituary is a stricter place than the local pages", () => {
	const set = compileRules(rulesSchema.parse(recipes.flat()), { terms: defaultTerms });
	const under = (category: string) =>
		plainFacts({
			thread: {
				id: "1",
				title: "Zum Tod von Berta Süder",
				createdAt: 0,
				article: { key: "a", feed: "hafenbote", categories: [category], publishedAt: 0 },
			},
		});
	const comment = plainComment("Ein Mensch, der fehlen wird.");
	expect(evaluate(set, comment, under("Nachrufe")).decision).toBe("hold");
	expect(evaluate(set, comment, under("Lokales")).decision).toBe("allow");
	expect(
		evaluate(set, plainComment("Der Name steht auf pranger.de"), under("Gericht")).rules.map(({ name }) => name),
	).toContain("gericht");
});
