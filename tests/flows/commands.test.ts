// /regeln with more rules than one message holds, and what it says about whom they do not hold for.
import { fileURLToPath } from "node:url";
import type { APIMessage } from "discord-api-types/v10";
import { afterEach, expect, test } from "vitest";
import { loadConfig } from "../../src/config.ts";
import { compileTerms } from "../../src/language/terms/matcher.ts";
import { compileRules } from "../../src/rules/compile.ts";
import { actions } from "../../src/rules/registries.ts";
import { rulesSchema } from "../../src/rules/rule.ts";
import { buttons, type Flow, readable, startFlow } from "./flow.ts";

const CONFIG = fileURLToPath(new URL("../../config", import.meta.url));
let flow: Flow | undefined;
afterEach(async () => {
	await flow?.close();
	flow = undefined;
});

async function withRules(rules: readonly object[]): Promise<Flow> {
	const base = await loadConfig(CONFIG);
	const parsed = rulesSchema.parse(rules);
	const settings = { ...base.guild.config, feeds: [], rules: parsed };
	const set = compileRules(parsed, { terms: compileTerms([]) });
	flow = await startFlow({
		bot: { config: { ...base, guild: { ...base.guild, config: settings, rules: set }, guilds: new Map() } },
	});
	return flow;
}

const rule = (number: number, more: object = {}, actions: readonly unknown[] = ["remove"]) => ({
	name: `regel-${number}`,
	clause: `Satz Nummer ${number}.`,
	when: { pattern: { pattern: `xyzzy${number}`, wholeWord: true } },
	// biome-ignore lint/suspicious/noThenProperty: the configuration's word
	then: actions,
	...more,
});

const ask = async (command: string, options = {}): Promise<APIMessage> =>
	(await (await flow!.discord.as("jonas").command(flow!.channel("plauderecke"), command, options)).settled())!;

test("forty rules, some of them long, are all there to read: page by page in the same message", async () => {
	const long = (number: number) => `Satz Nummer ${number}. ${"Sehr *ausführlich* begründet. ".repeat(15)}`.trim();
	const { discord } = await withRules(
		Array.from({ length: 40 }, (_, index) => rule(index + 1, index % 3 ? {} : { clause: long(index + 1) })),
	);
	let page = await ask("regeln zeigen");
	const { id } = page;
	const seen = new Set<string>();
	for (let turns = 0; turns < 20; turns++) {
		for (const [, number] of readable(page).matchAll(/Satz Nummer (\d+)\./g)) seen.add(number!);
		expect(readable(page)).toMatch(/\d+ bis \d+ von 40 Regeln/);
		const next = enabled(page).at(-1);
		if (!next?.label?.includes("Weiter")) break;
		page = (await (await discord.as("jonas").click(id, next.custom_id)).settled())!;
		expect(page.id).toBe(id);
	}
	expect(seen.size).toBe(40);
	expect(enabled(page).map(({ label }) => label)).toEqual(["Zurück"]);
});

interface Pressable {
	readonly custom_id: string;
	readonly label?: string;
	readonly disabled?: boolean;
}

function enabled(message: APIMessage): Pressable[] {
	const rows = (message.components ?? []) as unknown as readonly { components: Pressable[] }[];
	return rows.flatMap(({ components }) => components).filter(({ disabled }) => !disabled);
}

test("who is exempt is said, and nobody claims that all rules hold for all", async () => {
	const role = "100000000000000001";
	const channel = "100000000000000002";
	await withRules([
		rule(1),
		rule(2, { where: { moderators: true, exemptRoles: [role] } }),
		rule(3, { where: { notChannels: [channel], articleCategories: ["Nachruf"] }, mode: "watch" }),
	]);
	const said = readable(await ask("regeln zeigen"));
	expect(said).toContain("Ausgenommen ist, wer hier moderiert, soweit nichts anderes dabeisteht.");
	expect(said).not.toContain("für alle gleich");
	expect(said).toContain(`Gilt auch für die Moderation.\nGilt nicht für <@&${role}>.`);
	expect(said).toContain(
		`Wird nur beobachtet; es geschieht nichts.\nGilt nicht in <#${channel}>.\nGilt nur unter Artikeln der Rubriken Nachruf.`,
	);
	await flow!.close();
	await withRules([rule(1)]);
	const plain = await ask("regeln zeigen");
	expect(readable(plain)).toContain("Ausgenommen ist, wer hier moderiert.");
	expect(buttons(plain)).toEqual([]);
});

test("/regeln testen shows the rule that applies, however many do not", async () => {
	const many = Array.from({ length: 150 }, (_, index) =>
		rule(index + 1, { name: `eine-regel-mit-langem-namen-${index + 1}` }),
	);
	await withRules(many);
	const said = readable(await ask("regeln testen", { text: "xyzzy150" }));
	expect(said).toContain("„xyzzy150“");
	expect(said).toMatch(/\d+ weitere Regeln treffen nicht zu/);
	// Of one that does not hold here, why.
	await withRules([
		rule(1, { where: { articleCategories: ["Sport"] } }),
		rule(2, { where: { channels: ["300000000000000001"] } }),
	]);
	expect(readable(await ask("regeln testen", { text: "xyzzy1" }))).toMatch(
		/gilt hier nicht \(andere Artikel, Feeds oder Rubriken\).*gilt hier nicht \(anderer Ort\)/s,
	);
});

test("an action has one name wherever it is read", async () => {
	const names = [...actions.values()].map(({ title }) => String(title.de));
	for (const other of ["Auszeit", "Sperren", "Melden", "Hinauswerfen", "Thread schließen"]) {
		expect(names).not.toContain(other);
	}
	expect(new Set(names).size).toBe(names.length);
	await withRules([rule(1, {}, ["flag", { timeout: { for: "1 Tag" } }, "ban"])]);
	expect(readable(await ask("regeln zeigen"))).toContain("Was geschieht: Markieren, Timeout, Bann");
});

test("every rule shipped that looks at text brings sentences that hit and sentences that do not", async () => {
	const { guild } = await loadConfig(CONFIG);
	const aboutText = guild.config.rules.filter(({ when }) => !JSON.stringify(when).includes('"flood"'));
	expect(aboutText.length).toBeGreaterThanOrEqual(8);
	for (const { name, examples } of aboutText) {
		expect(examples?.hits.length, `${name}, hits`).toBeGreaterThan(0);
		expect(examples?.misses.length, `${name}, misses`).toBeGreaterThan(0);
	}
});
