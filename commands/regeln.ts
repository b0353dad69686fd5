// /regeln: which rules hold here; for moderators, what they would make of a text.
import { type Answer, type Context, defineCommand } from "../src/discord/command.ts";
import { UserError } from "../src/errors.ts";
import { autoModView } from "../src/guild/auto-mod-view.ts";
import { plain, shorten } from "../src/guild/markdown.ts";
import { threadFacts } from "../src/guild/moderate.ts";
import { Refusal } from "../src/guild/platform.ts";
import { pastComments } from "../src/guild/replay.ts";
import { replayView } from "../src/guild/replay-view.ts";
import { pagesOfRules } from "../src/guild/rule-pages.ts";
import { checkSettings, propose, readUpload } from "../src/guild/settings-draft.ts";
import { problemsView, proposalView } from "../src/guild/settings-view.ts";
import type { Button } from "../src/guild/view.ts";
import { explain, type RuleAccount } from "../src/rules/explain.ts";
import { plainComment, plainFacts } from "../src/rules/plain-comment.ts";
import { conditions } from "../src/rules/registries.ts";
import { defineTexts, type Text, text } from "../src/texts.ts";

const texts = defineTexts({
	de: {
		title: "Die Regeln dieser Diskussion",
		intro:
			"Wird dein Kommentar entfernt oder zurückgehalten, erfährst du, nach welcher Regel und warum. Bearbeitete Kommentare werden neu geprüft.",
		exempt: "Ausgenommen ist, wer hier moderiert.",
		exemptUnless: "Ausgenommen ist, wer hier moderiert, soweit nichts anderes dabeisteht.",
		count: "{first} bis {last} von {n} Regeln",
		before: "Zurück",
		after: "Weiter",
		none: "Auf diesem Server sind noch keine Regeln eingerichtet.",
		unreadable: "Dort darfst du oder darf ich nicht lesen, was früher geschrieben wurde.",
		testTitle: "Was die Regeln zu diesem Text sagen",
		nothing: "Keine Regel trifft zu. Der Kommentar bliebe stehen.",
		asMember:
			"Geprüft wie der Kommentar eines gewöhnlichen Mitglieds. Regeln, die auf Häufigkeit oder Alter sehen, zeigen sich hier nicht.",
		fired: "trifft zu",
		missed: "trifft nicht zu",
		outOfScope: "gilt hier nicht ({because})",
		becauseRole: "nur für bestimmte Rollen",
		becausePlace: "anderer Ort",
		becauseArticle: "andere Artikel, Feeds oder Rubriken",
		failed: "konnte nicht prüfen",
		others: { one: "{n} weitere Regel trifft nicht zu.", other: "{n} weitere Regeln treffen nicht zu." },
		decisionAllow: "Ergebnis: bleibt stehen",
		decisionFlag: "Ergebnis: bleibt stehen und wird der Moderation gezeigt",
		decisionHold: "Ergebnis: wird zurückgehalten, bis ein Mensch entscheidet",
		decisionRemove: "Ergebnis: wird entfernt",
		decisionUnchecked: "Ergebnis: konnte nicht geprüft werden und geht an einen Menschen",
	},
	en: {
		title: "The rules of this discussion",
		intro: "If your comment is removed or held you will learn by which rule and why. Edited comments are checked anew.",
		exempt: "Whoever moderates here is exempt.",
		exemptUnless: "Whoever moderates here is exempt unless a rule says otherwise.",
		count: "{first} to {last} of {n} rules",
		before: "Back",
		after: "Next",
		none: "No rules are set up on this server yet.",
		unreadable: "You or I may not read there what was written before.",
		testTitle: "What the rules say about this text",
		nothing: "No rule applies. The comment would stay.",
		asMember: "Checked like the comment of an ordinary member. Rules that look at frequency or age do not show here.",
		fired: "applies",
		missed: "does not apply",
		outOfScope: "does not hold here ({because})",
		becauseRole: "only for certain roles",
		becausePlace: "another place",
		becauseArticle: "other articles, feeds or categories",
		failed: "could not check",
		others: { one: "{n} other rule does not apply.", other: "{n} other rules do not apply." },
		decisionAllow: "Result: stays",
		decisionFlag: "Result: stays and is shown to the moderators",
		decisionHold: "Result: is held until a person decides",
		decisionRemove: "Result: is removed",
		decisionUnchecked: "Result: could not be checked and goes to a person",
	},
});

/** A text has no author who could be exempt; so these are all there are. */
const BECAUSE: Readonly<Partial<Record<NonNullable<RuleAccount["because"]>, Text<never>>>> = {
	role: texts.becauseRole,
	channel: texts.becausePlace,
	thread: texts.becausePlace,
	category: texts.becausePlace,
	feed: texts.becauseArticle,
	article: texts.becauseArticle,
	articleCategory: texts.becauseArticle,
};

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
		probe: {
			english: "trial",
			description: text(
				"Was täten diese oder andere Regeln mit den letzten Kommentaren? (Moderation)",
				"What would these or other rules do with the last comments? (moderators)",
			),
			role: "moderator",
			options: [
				{
					name: "datei",
					english: "file",
					description: text("Eine andere guild.yaml, zum Vergleich", "Another guild.yaml, to compare with"),
					type: "file",
				},
				{
					name: "anzahl",
					english: "count",
					description: text("So viele Kommentare; sonst 200", "So many comments; 200 by default"),
					type: "number",
					min: 1,
					max: 1000,
				},
				{
					name: "kanal",
					english: "channel",
					description: text("Kanal oder Thread; sonst dieser", "Channel or thread; this one by default"),
					type: "channel",
				},
			],
			run: tryOut,
		},
		automod: {
			english: "automod",
			description: text(
				"Welche Regeln kennt auch Discords AutoMod? (Moderation)",
				"Which rules does Discord's AutoMod know too? (moderators)",
			),
			role: "moderator",
			run: async ({ guild, t }) => ({ view: await autoModView(guild, t) }),
		},
	},
	buttons: {
		zeigen: { run: async (context) => show(context) },
		seite: { update: true, run: async (context) => show(context, Number.parseInt(context.args[0] ?? "", 10) || 0) },
	},
});

function show({ guild, t }: Context, asked = 0): Answer {
	const { rules } = guild.rules;
	if (rules.length === 0) return { view: { text: t(texts.none) } };
	const pages = pagesOfRules(rules, t);
	const current = Math.min(Math.max(0, asked), pages.length - 1);
	const fields = pages[current]!;
	const first = pages.slice(0, current).reduce((sum, page) => sum + page.length, 1);
	const forModerators = rules.filter(({ rule }) => rule.where.moderators).length;
	const exempt = forModerators === rules.length ? "" : t(forModerators === 0 ? texts.exempt : texts.exemptUnless);
	const turn = (to: number, label: string): Button => ({
		id: `regeln:seite:${to}`,
		label,
		disabled: to < 0 || to >= pages.length,
	});
	return {
		view: {
			sections: [
				{
					title: t(texts.title),
					body: [t(texts.intro), exempt].filter(Boolean).join(" "),
					fields,
					...(pages.length > 1
						? { footer: t(texts.count, { first, last: first + fields.length - 1, n: rules.length }) }
						: {}),
				},
			],
			...(pages.length > 1
				? { buttons: [[turn(current - 1, t(texts.before)), turn(current + 1, t(texts.after))]] }
				: {}),
		},
	};
}

/** Only looks: nothing is done, noted or remembered. An admin may take the file from here. */
async function tryOut({ guild, options, actor, channelId, language, t }: Context): Promise<Answer> {
	const source = options.datei === undefined ? null : await readUpload(guild, String(options.datei));
	const checked = source === null ? null : await checkSettings(guild, source);
	if (source !== null && !checked?.value) return { view: problemsView(checked!.problems, source, language, t) };
	const channel = String(options.kanal ?? channelId);
	const past = await pastComments(guild, channel, actor.id, Number(options.anzahl ?? 200)).catch((error) => {
		throw error instanceof Refusal ? new UserError(texts.unreadable) : error;
	});
	const trial = await replayView(guild, past, checked?.value?.rules ?? null, language, t);
	if (source === null || !checked?.value || actor.role !== "admin") return { view: trial };
	const proposal = await propose(guild, { text: source, settings: checked.value, by: actor, note: "" });
	const view = proposalView(guild, proposal, language, t);
	return {
		view: {
			...view,
			sections: [...(trial.sections ?? []), ...(view.sections ?? [])],
			files: [...(trial.files ?? []), ...(view.files ?? [])],
			...(trial.text ? { text: [trial.text, view.text].filter(Boolean).join("\n") } : {}),
		},
	};
}

/** What fits an embed's description together with the result and the last line. */
const ACCOUNT_LENGTH = 3500;

async function test({ guild, t, language, now, channelId }: Context, sample: string): Promise<Answer> {
	const place = channelId ? guild.platform.channel(channelId) : null;
	const thread =
		place?.kind === "thread"
			? await threadFacts(guild, { id: place.id, title: place.name, createdAt: place.thread?.createdAt ?? now })
			: null;
	const { verdict, rules } = explain(
		guild.rules,
		plainComment(sample, {
			guildId: guild.id,
			createdAt: now,
			...(place ? { channelId: place.id, parentId: place.parentId, categoryId: place.categoryId } : {}),
		}),
		plainFacts({ now, thread }),
	);
	const line = (account: RuleAccount): string => {
		const because = t(BECAUSE[account.because ?? "channel"] ?? texts.becausePlace);
		const state = {
			fired: t(texts.fired),
			missed: t(texts.missed),
			outOfScope: t(texts.outOfScope, { because }),
			failed: t(texts.failed),
		}[account.outcome];
		const found = account.matches.slice(0, 5).map(({ condition, text: letters, note }) => {
			const shown = letters ? `„${plain(shorten(letters, 60))}“` : "";
			return `  - ${[t(conditions.get(condition)!.title as Text<never>), shown, note?.[language]].filter(Boolean).join(" · ")}`;
		});
		return [`${account.outcome === "fired" ? "🔸" : "▫️"} **${plain(account.name)}** ${state}`, ...found].join("\n");
	};
	// What applies comes first, so that many rules do not push it out.
	const notable = rules.filter(({ outcome }) => outcome === "fired" || outcome === "failed");
	const lines: string[] = [];
	let left = ACCOUNT_LENGTH;
	for (const account of [...notable, ...rules.filter((one) => !notable.includes(one))]) {
		const said = line(account);
		left -= said.length + 1;
		if (left < 0) break;
		lines.push(said);
	}
	const hidden = rules.length - lines.length;
	if (hidden > 0 && lines.length >= notable.length) lines.push(t(texts.others, { n: hidden }));
	return {
		view: {
			sections: [
				{
					title: t(texts.testTitle),
					body: [t(DECISIONS[verdict.decision]), ...(rules.length ? lines : [t(texts.nothing)])].join("\n"),
					footer: t(texts.asMember),
					tone: verdict.decision === "allow" ? "good" : "warning",
				},
			],
		},
	};
}
