// What people do in a trial, from the first word to the last letter. Each deed is one they would repeat if nothing came of
// it, as people do when Discord says "Anwendung reagiert nicht".
import { parse } from "yaml";
import type { GuildConfig } from "../../src/config.ts";
import { compileTerms } from "../../src/language/terms.ts";
import { compileRules } from "../../src/rules/compile.ts";
import { rulesSchema } from "../../src/rules/rule.ts";
import type { RuleSet } from "../../src/rules/rule-set.ts";
import { buttons, readable } from "../flows/flow.ts";
import { answer, press, say, team, upload } from "./deeds.ts";
import type { Trial } from "./trial.ts";

export interface FaultFlow {
	readonly name: string;
	/** With the feed of the news site in #nachrichten. */
	readonly feed?: boolean;
	readonly rules?: () => RuleSet;
	readonly guild?: (own: GuildConfig) => Partial<GuildConfig>;
	/** Whether everything stands that the flow begins with. */
	ready?(trial: Trial): boolean;
	run(trial: Trial): Promise<void>;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const rule = (then: string) => (): RuleSet =>
	compileRules(
		rulesSchema.parse(
			parse(`[{ name: halt, clause: "So nicht.", when: { pattern: { pattern: Klabauter } }, then: ${then} }]`),
		),
		{ terms: compileTerms([]) },
	);

const flows: readonly FaultFlow[] = [
	{
		name: "Artikel / article",
		feed: true,
		guild: (own) => ({ discussion: { ...own.discussion, closeAfter: 2 * DAY } }),
		async run(trial) {
			await trial.pass(0);
			await trial.does(() => {
				const [article] = trial.site.articles();
				trial.site.editArticle(article!.slug, { title: `${article!.title} (korrigiert)` });
			});
			await trial.pass(HOUR);
			await trial.pass(HOUR);
			await trial.pass(2 * DAY);
		},
	},
	{
		name: "Entscheidung / decision",
		rules: rule("[remove, warn, { timeout: { for: 1 Tag } }]"),
		async run(trial) {
			await say(trial, "milan", "So ein Klabauter!");
			const message = await say(trial, "lena", "Moin.");
			await trial.does(() => trial.discord.as("lena").edit(message.id, "Du Klabauter."));
		},
	},
	{
		name: "zurückgehalten / held",
		rules: rule("[hold, warn, { timeout: { for: 1 Tag } }]"),
		async run(trial) {
			await say(trial, "lena", "Der Klabauter steht hier: https://hafenbote.example/a_b");
			await trial.wants(() => press(trial, "jonas", team(trial), ":freigeben:"), /freigegeben/i);
		},
	},
	{
		name: "Meldung / report",
		rules: rule("[flag]"),
		async run(trial) {
			const message = await say(trial, "milan", "Ihr Schafsköpfe!");
			const report = () =>
				answer(trial, "lena", trial.discord.as("lena").messageMenu("Melden", message.id), { grund: "r:halt" });
			await trial.wants(report, /angekommen|schon gemeldet/);
			await trial.wants(() => press(trial, "jonas", team(trial), ":ablehnen:"), /abgelehnt/i);
		},
	},
	{
		name: "Einspruch / objection",
		rules: rule("[remove, warn, { timeout: { for: 2 Tage } }]"),
		async run(trial) {
			await say(trial, "lena", "Das ist der Klabauter.");
			const object = () =>
				press(trial, "lena", trial.direct("lena"), "einspruch:einlegen", { text: "Es war ein Zitat." });
			await trial.wants(object, /ist da|schon da/);
			const uphold = () => press(trial, "jonas", team(trial), "einspruch:stattgeben", { grund: "Stimmt." });
			await trial.wants(uphold, /stattgegeben/i);
		},
	},
	{
		name: "Formular / form",
		feed: true,
		guild: (own) => ({ discussion: { ...own.discussion, comments: { mode: "open", newcomersUntil: 2 } } }),
		async run(trial) {
			await trial.pass(0);
			const thread = () => trial.threads()[0]!;
			const write = async () => {
				const text = "Mir gefällt der Plan.";
				// Who sees their comment does not write it again.
				if (trial.read(thread()).some(({ content }) => content === text)) return "steht";
				return press(trial, "lena", trial.read(thread()), "kommentar:schreiben", { text });
			};
			await trial.wants(write, /steht/);
		},
	},
	{
		name: "Bann von Hand / ban by hand",
		async run(trial) {
			const jonas = trial.discord.as("jonas");
			const here = trial.discord.channelId("plauderecke");
			const ban = async () => {
				const milan = trial.discord.userId("milan");
				if (trial.discord.world.guilds.get(trial.guildId)!.bans.has(milan)) return "Fall";
				const preview = await (await jonas.command(here, "ban", { person: milan, grund: "Werbung" })).settled();
				const yes = buttons(preview).find((id) => id.includes(":ja:"));
				return yes ? answer(trial, "jonas", jonas.click(preview!.id, yes)) : readable(preview);
			};
			await trial.wants(ban, /Fall/);
		},
	},
	{
		name: "Einstellungen / settings",
		async run(trial) {
			await trial.wants(upload(trial, "rules: []\n"), /Übernommen|Genau so gelten/);
		},
	},
	{
		name: "Empfehlung / recommendation",
		feed: true,
		async run(trial) {
			await trial.pass(0);
			const [thread] = trial.threads();
			const { id } = await trial.does(() => trial.discord.as("lena").say(thread!, "Der Plan hat zwei Haken."));
			const other = await trial.does(() => trial.discord.as("milan").say(thread!, "Der Plan ist gut."));
			const put = (message: string) => () =>
				answer(trial, "jonas", trial.discord.as("jonas").messageMenu("Empfehlen", message));
			await trial.wants(put(id), /Empfohlen|empfiehlt .*schon/);
			await trial.wants(put(other.id), /Empfohlen|empfiehlt .*schon/);
			await trial.does(() => trial.discord.as("lena").delete(id));
		},
	},
	{
		name: "viel auf einmal / much at once",
		rules: rule("[hold, warn]"),
		async run(trial) {
			const person = (name: string) => trial.discord.as(name);
			const here = trial.discord.channelId("plauderecke");
			const first = await say(trial, "milan", "Moin.");
			await say(trial, "lena", "Moin, Klabauter.");
			await trial.does(() => {
				person("milan").edit(first.id, "Moin, ihr Klabauter.");
				person("karla").say(here, "Wer ist hier ein Klabauter?");
				const gone = person("karla").say(here, "Nein, doch nicht.");
				person("karla").say(here, "Guten Abend.");
				person("karla").delete(gone.id);
			});
			await trial.does(() => person("lena").say(here, "Guten Morgen."));
		},
	},
	{
		name: "Aufräumen / clearing away",
		rules: rule("[flag]"),
		async run(trial) {
			const here = trial.discord.channelId("plauderecke");
			const jonas = trial.discord.as("jonas");
			for (const [who, text] of [
				["milan", "Kauft jetzt! 1"],
				["milan", "Kauft jetzt! 2"],
				["lena", "Kauft jetzt auch hier"],
				["lena", "Guten Tag"],
			] as const)
				trial.discord.as(who).say(here, text);
			await trial.pass(0);
			const clear = async () => {
				const wanted = { text: "kauft jetzt", grund: "Werbung" };
				const preview = await (await jonas.command(here, "aufräumen", wanted)).settled();
				const yes = buttons(preview).find((id) => id.includes(":ja:"));
				return yes ? answer(trial, "jonas", jonas.click(preview!.id, yes)) : readable(preview);
			};
			await trial.wants(clear, /entfernt|finde ich nichts/);
		},
	},
	{
		name: "AutoMod",
		async run(trial) {
			const settings = (words: readonly string[]) =>
				[
					"autoMod: { enabled: true, cases: true, keywordRules: 5 }",
					`ownTerms: { terms: { ${words.map((word) => `${word}: [${word}]`).join(", ")} } }`,
					"rules:",
					...words.map(
						(word) =>
							`  - { name: ${word}, clause: "So nicht.", when: { terms: { categories: [${word}] } }, then: [remove] }`,
					),
				].join("\n");
			await trial.wants(upload(trial, settings(["klabauter", "kobold"])), /Übernommen|Genau so gelten/);
			await trial.pass(0);
			await trial.wants(upload(trial, settings(["klabauter", "wichtel"])), /Übernommen|Genau so gelten/);
			await trial.pass(0);
		},
	},
	{
		name: "von AutoMod blockiert / blocked by AutoMod",
		guild: () => ({ autoMod: { enabled: true, cases: true, keywordRules: 5 } }),
		ready: (trial) =>
			[...trial.discord.world.guilds.get(trial.guildId)!.automod.values()].some(({ name }) => name.includes("massen")),
		async run(trial) {
			await trial.does(async () => {
				const said = () => trial.discord.as("lena").say(trial.discord.channelId("plauderecke"), "Du Vollidiot!");
				try {
					said();
				} catch {
					return;
				}
				throw new Error("AutoMod lets it pass");
			});
			// What Discord tells by itself within seconds is waited for.
			await new Promise((resolve) => setTimeout(resolve, 450));
			await trial.pass(20_000);
		},
	},
];

export const flowNames: readonly string[] = flows.map(({ name }) => name);

/** @throws Error where there is none */
export function flowNamed(name: string): FaultFlow {
	const found = flows.find((flow) => flow.name === name);
	if (!found) throw new Error(`no flow ${name}`);
	return found;
}
