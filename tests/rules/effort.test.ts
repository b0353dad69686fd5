// What a server's own rules may cost: one process serves many servers, and whoever may upload settings must not stop it.
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { loadConfig } from "../../src/config.ts";

const config = await loadConfig(fileURLToPath(new URL("../../config", import.meta.url)));
const check = (text: string) => config.checkOwn(text, "guild.yaml");
const rule = (name: string, when: string, examples = "") =>
	`  - name: ${name}\n    when: ${when}\n    then: [flag]\n${examples}`;
const patterns = (count: number) =>
	`{ any: [${Array.from({ length: count }, (_, i) => `{ pattern: { pattern: '\\p{L}{900}z${i}' } }`).join(", ")}] }`;

describe("settings that would keep the bot busy", () => {
	test("patterns that are dear together are refused at the rule with which it becomes too much, others are not", () => {
		const text = `rules:\n${rule("a", patterns(2))}${rule("b", patterns(3))}${rule("c", patterns(50))}`;
		const { value, problems } = check(text);
		expect(value).toBeUndefined();
		expect(problems.map(({ line, message }) => [line, message.de.slice(0, 8)])).toEqual([[6, "Ab hier "]]);
		expect(check(`rules:\n${rule("a", patterns(3))}`).value).toBeDefined();
		const words = Array.from({ length: 40 }, (_, i) =>
			rule(`r${i}`, `{ pattern: { pattern: 'gewinn(?:spiel|code)s?${i}', wholeWord: true } }`),
		);
		expect(check(`rules:\n${words.join("")}`).problems).toEqual([]);
	});

	test("more than a thousand conditions are refused", () => {
		const any = (inner: string, count: number) => `{ any: [${Array(count).fill(inner).join(", ")}] }`;
		expect(check(`rules:\n${rule("a", any(any("capitals", 50), 19))}`).value).toBeDefined();
		expect(check(`rules:\n${rule("a", any(any("capitals", 50), 21))}`).problems).toHaveLength(1);
	});

	test("so are examples that take long with such patterns, without being tried", () => {
		const examples = `    examples:\n      misses:\n${`        - ${"ä".repeat(3900)}\n`.repeat(40)}`;
		const { problems } = check(`rules:\n${rule("a", patterns(3), examples)}`);
		expect(problems.map(({ message }) => message.de.slice(0, 22))).toEqual(["Diese Beispiele zu prü"]);
	});

	// Each has its place to be found: all 27,000 took 20 seconds.
	test("of thousands of unknown keys the first hundred are told", () => {
		const { problems } = check(Array.from({ length: 27_000 }, (_, i) => `k${i}: 1`).join("\n"));
		expect(problems).toHaveLength(100);
		expect(problems[0]!.message.de).toContain("„k0“");
	});
});
