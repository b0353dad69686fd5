// What the operator's documents claim is so: commands, files, permissions, spans, and the tests that the threat model names.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { withPermissions } from "../../scripts/permissions-table.ts";
import { loadConfig } from "../../src/config.ts";
import type { Command } from "../../src/discord/command.ts";
import { loadRegistry } from "../../src/registry.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const read = (name: string): string => readFileSync(join(ROOT, name), "utf8");
const DOCUMENTS = ["SECURITY.md", "UPGRADING.md", "docs/betrieb/handbuch.md"];

test("the table of permissions is what the bot checks", () => {
	const page = read("docs/betrieb/handbuch.md");
	expect(page, "npm run schema").toBe(withPermissions(page));
	expect(page.match(/1 << \d+/g)!.length).toBeGreaterThan(20);
});

test("every command, part and option that is named exists, in the language it is named in", async () => {
	const commands = await loadRegistry<Command>(new URL("../../commands", import.meta.url));
	const known = new Set<string>();
	for (const [name, command] of commands) {
		known.add(`/${name}`).add(`/${command.english}`);
		for (const [part, { english }] of Object.entries(command.parts ?? {}))
			known.add(`/${name} ${part}`).add(`/${command.english} ${english}`);
	}
	const wrong = DOCUMENTS.flatMap((file) =>
		[...read(file).matchAll(/`(\/[a-zäöü]+(?: [a-zäöü]+)?)(?=[` :])/g)]
			.map((match) => match[1]!)
			.filter((command) => !/^\/(?:healthz|readyz|metrics|etc|opt)/.test(command) && !known.has(command))
			.map((command) => `${file}: ${command}`),
	);
	expect(wrong).toEqual([]);
});

test("every script and link leads somewhere", () => {
	const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
	for (const file of DOCUMENTS) {
		const text = read(file);
		for (const [, script] of text.matchAll(/npm run (?:-s )?([\w-]+)/g)) expect(scripts, file).toHaveProperty(script!);
		for (const [, link] of text.matchAll(/\]\((?!https?:|#)([^)#]+)/g))
			expect(existsSync(join(ROOT, dirname(file), link!)), `${file}: ${link}`).toBe(true);
		for (const [, path] of text.matchAll(/`((?:ops|tests|src|config|docs)\/[\w./-]+\.\w+)/g))
			expect(existsSync(join(ROOT, path!)), `${file}: ${path}`).toBe(true);
	}
});

test("every row of the threat model names tests that exist", () => {
	const rows = read("SECURITY.md")
		.split("\n")
		.filter((line) => /^\| (?!Who|---)/.test(line));
	expect(rows.length).toBeGreaterThan(20);
	const wrong: string[] = [];
	for (const row of rows) {
		const named = [...row.matchAll(/`(tests\/[\w./-]+\.test\.ts) › ([^`]+)`/g)];
		if (named.length === 0) wrong.push(row);
		for (const [, file, title] of named)
			if (!testsOf(file!).some((one) => one.includes(title!))) wrong.push(`${file} › ${title}`);
	}
	expect(wrong).toEqual([]);
});

function testsOf(file: string): string[] {
	const calls = read(file).matchAll(/\b(?:test|it)(?:\.\w+)*\(\s*"((?:[^"\\]|\\.)*)"/g);
	return [...calls].map(([, title]) => title!);
}

test("what is said to be kept is kept so long", async () => {
	const { guild } = await loadConfig(join(ROOT, "config"));
	const days = Object.fromEntries(
		Object.entries(guild.config.retention).map(([name, ms]) => [
			name,
			ms === null ? null : Math.round(ms / 86_400_000),
		]),
	);
	expect(days).toEqual({ comments: 210, cases: 730, reports: 210, members: 365, articles: null });
});
