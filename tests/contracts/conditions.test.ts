import { describe, expect, test } from "vitest";
import { plainComment, plainFacts } from "../../src/rules/plain-comment.ts";
import { actions, conditions } from "../../src/rules/registries.ts";
import { defaultTerms } from "../rules/default-terms.ts";

describe.each([...conditions])("condition %s", (name, definition) => {
	test("speaks both languages and proves itself", () => {
		for (const text of [definition.title, definition.description]) {
			expect(text.de).not.toBe("");
			expect(text.en).not.toBe("");
		}
		expect(definition.examples.hits.length).toBeGreaterThan(0);
		expect(definition.examples.misses.length > 0 || name === "always").toBe(true);
	});

	test.each(
		(["hits", "misses"] as const).flatMap((kind) => definition.examples[kind].map((example) => ({ kind, example }))),
	)("$kind: $example.text $example.options", ({ kind, example }) => {
		const condition = definition.compile(definition.options.parse(example.options) as never, { terms: defaultTerms });
		const comment = plainComment(example.text, example.comment);
		const findings = condition(comment, plainFacts(example.facts));
		expect(findings.length > 0).toBe(kind === "hits");
		for (const { part, text, start, end, note } of findings) {
			if (part === -1) expect(note).toBeDefined();
			else expect(comment.parts[part]!.text.slice(start, end)).toBe(text);
		}
	});

	test("refuses an option that it does not know", () => {
		expect(definition.options.safeParse({ gibtEsNicht: 1 }).success).toBe(false);
	});
});

describe.each([...actions])("action %s", (_name, definition) => {
	test("says what it needs and refuses an option that it does not know", () => {
		expect(definition.title.de).not.toBe("");
		expect(definition.description.en).not.toBe("");
		expect(definition.options.safeParse({ gibtEsNicht: 1 }).success).toBe(false);
	});
});
