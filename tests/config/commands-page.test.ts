import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { commandsPage, PAGE } from "../../scripts/commands-table.ts";
import type { Command } from "../../src/discord/command.ts";
import { loadRegistry } from "../../src/registry.ts";

test("docs/befehle.md lists the commands as they are defined", async () => {
	expect(readFileSync(PAGE, "utf8"), "npm run schema").toBe(await commandsPage());
});

test("every command that the README names is there", async () => {
	const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
	const commands = await loadRegistry<Command>(new URL("../../commands", import.meta.url));
	const known = new Set([...commands].flatMap(([name, { english }]) => [name, english]));
	const named = [...readme.matchAll(/`\/([\p{L}]+)[^`]*`/gu)].map((match) => match[1]!);
	expect(named.length).toBeGreaterThan(40);
	expect(named.filter((name) => !known.has(name))).toEqual([]);
});
