// A score never acts alone: a rule that rests on one may show a comment to people and nothing else.
import { expect, test } from "vitest";
import { parse } from "yaml";
import { compileTerms } from "../../src/language/terms.ts";
import { compileRules, RuleError } from "../../src/rules/compile.ts";
import { rulesSchema } from "../../src/rules/rule.ts";

const compile = (actions: string) =>
	compileRules(rulesSchema.parse(parse(`[{ name: ton, when: { toxicity: {} }, then: [${actions}] }]`)), {
		terms: compileTerms([]),
	});

test("toxicity may flag and notify", () => {
	expect(compile("flag, notify").rules).toHaveLength(1);
});

test.each(["remove", "hold", "{ timeout: { for: 1 Tag } }", "flag, remove"])("toxicity may not %s", (actions) => {
	expect(() => compile(actions)).toThrow(RuleError);
});
