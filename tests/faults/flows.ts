// What people do in a trial, from the first word to the last letter. Each deed is one they would repeat if nothing came of
// it, as people do when Discord says "Anwendung reagiert nicht".
import type { APIMessage } from "discord-api-types/v10";
import { parse } from "yaml";
import type { GuildConfig } from "../../src/config.ts";
import { compileTerms } from "../../src/language/terms.ts";
import type { InteractionResult } from "../../src/local-discord/people/interaction-result.ts";
import { compileRules } from "../../src/rules/compile.ts";
import { rulesSchema } from "../../src/rules/rule.ts";
import type { RuleSet } from "../../src/rules/rule-set.ts";
import { buttons, readable } from "../flows/flow.ts";
import type { Trial } from "./trial.ts";

export interface FaultFlow {
	readonly name: string;
	/** With the feed of the news site in #nachrichten. */
	readonly feed?: boolean;
	readonly rules?: () => RuleSet;
	readonly guild?: (own: GuildConfig) => Partial<GuildConfig>;
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

/** What somebody reads in answer, a window filled in between. */
async function answer(
	trial: Trial,
	who: string,
	begun: Promise<InteractionResult>,
	values: object = {},
): Promise<string> {
	const first = await begun;
	const last =
		first.kind === "modal" ? await trial.discord.as(who).submitModal(first.modal!.id, values as never) : first;
	return readable(await last.settled());
}

/** Presses the newest button whose id has this part. */
async function press(trial: Trial, who: string, messages: APIMessage[], part: string, values: object = {}) {
	const message = messages.findLast((one) => buttons(one).some((id) => id.includes(part)));
	const id = buttons(message).find((one) => one.includes(part));
	// Who sees that it is done does not press again.
	if (!message || !id) return readable(messages.at(-1));
	return answer(trial, who, trial.discord.as(who).click(message.id, id), values);
}

const team = (trial: Trial) => trial.messages("moderation");
const say = (trial: Trial, who: string, text: string, channel = "plauderecke") =>
	trial.does(() => trial.discord.as(who).say(trial.discord.channelId(channel), text));

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
			const here = trial.discord.channelId("plauderecke");
			const amira = trial.discord.as("amira");
			const change = async () => {
				const file = { filename: "guild.yaml", data: "rules: []\n" };
				const shown = await (await amira.command(here, "einstellungen hochladen", { datei: file } as never)).settled();
				const [take] = buttons(shown);
				if (!take) return readable(shown);
				return answer(trial, "amira", amira.click(shown!.id, take));
			};
			await trial.wants(change, /Übernommen|Genau so gelten/);
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
