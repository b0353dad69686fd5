// /regeln: which rules hold here; for moderators, what they would make of a text.
import { type Answer, type Context, defineCommand } from "../src/discord/command.ts";
import { plain, shorten } from "../src/guild/markdown.ts";
import { explain, type RuleAccount } from "../src/rules/explain.ts";
import { plainComment, plainFacts } from "../src/rules/plain-comment.ts";
import { actions } from "../src/rules/registries.ts";
import { defineTexts, type Say, type Text, text } from "../src/texts.ts";

const texts = defineTexts({
	de: {
		title: "Die Regeln dieser Diskussion",
		intro:
			"Sie gelten für alle gleich. Wird ein Kommentar entfernt oder zurückgehalten, erfährst du, nach welcher Regel und warum.",
		none: "Auf diesem Server sind noch keine Regeln eingerichtet.",
		happens: "Was geschieht: {actions}",
		watch: "wird nur beobachtet",
		testTitle: "Was die Regeln zu diesem Text sagen",
		nothing: "Keine Regel trifft zu. Der Kommentar bliebe stehen.",
		asMember:
			"Geprüft wie der Kommentar eines gewöhnlichen Mitglieds. Regeln, die auf Häufigkeit oder Alter sehen, zeigen sich hier nicht.",
		fired: "trifft zu",
		missed: "trifft nicht zu",
		outOfScope: "gilt hier nicht",
		failed: "konnte nicht prüfen",
		decisionAllow: "Ergebnis: bleibt stehen",
		decisionFlag: "Ergebnis: bleibt stehen und wird der Moderation gezeigt",
		decisionHold: "Ergebnis: wird zurückgehalten, bis ein Mensch entscheidet",
		decisionRemove: "Ergebnis: wird entfernt",
		decisionUnchecked: "Ergebnis: konnte nicht geprüft werden und geht an einen Menschen",
	},
	en: {
		title: "The rules of this discussion",
		intro: "They hold for everyone alike. If a comment is removed or held you will learn by which rule and why.",
		none: "No rules are set up on this server yet.",
		happens: "What happens: {actions}",
		watch: "only watched",
		testTitle: "What the rules say about this text",
		nothing: "No rule applies. The comment would stay.",
		asMember: "Checked like the comment of an ordinary member. Rules that look at frequency or age do not show here.",
		fired: "applies",
		missed: "does not apply",
		outOfScope: "does not hold here",
		failed: "could not check",
		decisionAllow: "Result: stays",
		decisionFlag: "Result: stays and is shown to the moderators",
		decisionHold: "Result: is held until a person decides",
		decisionRemove: "Result: is removed",
		decisionUnchecked: "Result: could not be checked and goes to a person",
	},
});

const DECISIONS = {
	allow: texts.decisionAllow,
	flag: texts.decisionFlag,
	hold: texts.decisionHold,
	remove: texts.decisionRemove,
	unchecked: texts.decisionUnchecked,
} as const;

export default defineCommand({
	english: "rules",
	description: text("Welche Regeln gelten hier?", "Which rules hold here?"),
	role: "member",
	parts: {
		zeigen: {
			english: "show",
			description: text("Die Regeln lesen", "Read the rules"),
			run: async (context) => show(context),
		},
		testen: {
			english: "test",
			description: text(
				"Was würden die Regeln zu einem Text sagen? (Moderation)",
				"What would the rules say about a text? (moderators)",
			),
			role: "moderator",
			options: [
				{
					name: "text",
					english: "text",
					description: text("Der Text, als wäre er ein Kommentar", "The text, as if it were a comment"),
					type: "text",
					required: true,
					max: 4000,
				},
			],
			run: async (context) => test(context, String(context.options.text)),
		},
	},
	buttons: { zeigen: { run: async (context) => show(context) } },
});

function show({ guild, t }: Context): Answer {
	const shown = guild.rules.rules.map(({ rule, actions: planned }) => {
		const names = planned.map(({ action }) => actionName(action, t)).join(", ");
		const what = rule.mode === "watch" ? t(texts.watch) : t(texts.happens, { actions: names });
		return { name: rule.clause ? plain(rule.clause) : plain(rule.name), value: what };
	});
	if (shown.length === 0) return { view: { text: t(texts.none) } };
	return { view: { sections: [{ title: t(texts.title), body: t(texts.intro), fields: shown }] } };
}

function test({ guild, t, language, now }: Context, sample: string): Answer {
	const { verdict, rules } = explain(
		guild.rules,
		plainComment(sample, { guildId: guild.id, createdAt: now }),
		plainFacts({ now }),
	);
	const line = (account: RuleAccount): string => {
		const state = { fired: texts.fired, missed: texts.missed, outOfScope: texts.outOfScope, failed: texts.failed }[
			account.outcome
		];
		const found = account.matches.slice(0, 5).map(({ text: letters, note }) => {
			const shown = letters ? `„${plain(shorten(letters, 60))}“` : "";
			return `  - ${[shown, note?.[language]].filter(Boolean).join(" · ")}`;
		});
		return [`${account.outcome === "fired" ? "🔸" : "▫️"} **${plain(account.name)}** ${t(state)}`, ...found].join("\n");
	};
	return {
		view: {
			sections: [
				{
					title: t(texts.testTitle),
					body: [t(DECISIONS[verdict.decision]), ...(rules.length ? rules.map(line) : [t(texts.nothing)])].join("\n"),
					footer: t(texts.asMember),
					tone: verdict.decision === "allow" ? "good" : "warning",
				},
			],
		},
	};
}

function actionName(name: string, t: Say): string {
	const title = actions.get(name)?.title;
	return title ? t(title as Text<never>) : name;
}
