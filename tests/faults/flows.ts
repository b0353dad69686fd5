// What people do in a trial, from the first word to the last letter. Each deed is one they would repeat if nothing came of
// it, as people do when Discord says "Anwendung reagiert nicht".
import { answer, press, say, team } from "./deeds.ts";
import { type FaultFlow, rule } from "./fault-flow.ts";
import { teamFlows } from "./team-flows.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

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
	...teamFlows,
];

export const flowNames: readonly string[] = flows.map(({ name }) => name);

/** @throws Error where there is none */
export function flowNamed(name: string): FaultFlow {
	const found = flows.find((flow) => flow.name === name);
	if (!found) throw new Error(`no flow ${name}`);
	return found;
}
