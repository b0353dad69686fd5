// What moderators and admins do in a trial.
import { buttons, readable } from "../flows/flow.ts";
import { answer, upload } from "./deeds.ts";
import { type FaultFlow, rule } from "./fault-flow.ts";

export const teamFlows: readonly FaultFlow[] = [
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
];
