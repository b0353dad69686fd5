// The windows in which somebody reports a comment, and adds what a notice of illegal content should say.
import { LEGAL_GROUNDS } from "../cases/legal-grounds.ts";
import type { Report } from "../cases/report.ts";
import { defineTexts, type Language, sayIn } from "../texts.ts";
import { groundChoices } from "./grounds.ts";
import type { Guild } from "./guild.ts";
import type { Posted } from "./platform.ts";

const texts = defineTexts({
	de: {
		report: "Kommentar melden",
		ground: "Was stimmt damit nicht?",
		choose: "Bitte wählen",
		words: "Möchtest du es erläutern?",
		wordsHint: "Darf leer bleiben. Das gemeldete Mitglied erfährt nicht, von wem die Meldung kommt.",
		law: "Meldung {number}: rechtswidriger Inhalt",
		which: "Welches Recht ist verletzt?",
		why: "Warum ist der Inhalt rechtswidrig?",
		whyHint: "So genau, dass jemand ohne Vorwissen es prüfen kann.",
		name: "Dein Name (freiwillig)",
		nameHint: "Nur die Moderation kann ihn sehen. Bei Darstellungen von Kindern ist er nie nötig.",
		email: "Deine E-Mail-Adresse (freiwillig)",
		faith: "Bestätigung",
		faithText: "Nach bestem Wissen sind meine Angaben richtig und vollständig.",
		explain: "Meldung {number}: Erläuterung",
		explainWords: "Was stimmt mit dem Kommentar nicht?",
	},
	en: {
		report: "Report comment",
		ground: "What is wrong with it?",
		choose: "Please choose",
		words: "Would you like to explain?",
		wordsHint: "May stay empty. The reported member is not told who reported.",
		law: "Report {number}: illegal content",
		which: "Which law is broken?",
		why: "Why is the content illegal?",
		whyHint: "So that somebody who knows nothing about it can check it.",
		name: "Your name (optional)",
		nameHint: "Only the moderators can see it. It is never needed for depictions of children.",
		email: "Your e-mail address (optional)",
		faith: "Confirmation",
		faithText: "To the best of my knowledge what I say is accurate and complete.",
		explain: "Report {number}: explanation",
		explainWords: "What is wrong with the comment?",
	},
});

/** Most letters of an explanation. */
export const MOST_WORDS = 1_500;

export function reportForm(guild: Guild, { comment }: Posted, language: Language) {
	const t = sayIn(language);
	return {
		id: reportFormId(guild.id, comment.channelId, comment.id, comment.revision),
		title: t(texts.report),
		fields: [
			{
				type: "select" as const,
				id: "grund",
				label: t(texts.ground),
				placeholder: t(texts.choose),
				required: true,
				choices: groundChoices(guild, language),
			},
			{
				type: "text" as const,
				id: "worte",
				label: t(texts.words),
				description: t(texts.wordsHint),
				long: true,
				max: MOST_WORDS,
			},
		],
	};
}

/** Names guild, place and form of the comment: at most 96 characters with ids of 20 digits. */
function reportFormId(guildId: string, channelId: string, messageId: string, revision: string): string {
	return `melden:an:${guildId}:${channelId}:${messageId}:${revision.split("+")[0]}`;
}

export function lawForm(guild: Guild, report: Report, language: Language) {
	const t = sayIn(language);
	const { ground } = report;
	const chosen = ground.kind === "law" ? ground.law : null;
	return {
		id: `melden:recht:${guild.id}:${report.number}`,
		title: t(texts.law, { number: String(report.number) }),
		fields: [
			{
				type: "select" as const,
				id: "recht",
				label: t(texts.which),
				placeholder: t(texts.choose),
				required: true,
				choices: Object.entries(LEGAL_GROUNDS).map(([value, label]) => ({
					value,
					label: t(label),
					selected: value === chosen,
				})),
			},
			{
				type: "text" as const,
				id: "worte",
				label: t(texts.why),
				description: t(texts.whyHint),
				long: true,
				required: true,
				max: MOST_WORDS,
				...(report.explanation ? { value: report.explanation } : {}),
			},
			{ type: "text" as const, id: "name", label: t(texts.name), description: t(texts.nameHint), max: 100 },
			{ type: "text" as const, id: "mail", label: t(texts.email), max: 200 },
			{ type: "tick" as const, id: "wissen", label: t(texts.faith), required: true, text: t(texts.faithText) },
		],
	};
}

export function wordsForm(guild: Guild, report: Report, language: Language) {
	const t = sayIn(language);
	return {
		id: `melden:worte:${guild.id}:${report.number}`,
		title: t(texts.explain, { number: String(report.number) }),
		fields: [
			{
				type: "text" as const,
				id: "worte",
				label: t(texts.explainWords),
				long: true,
				required: true,
				max: MOST_WORDS,
				...(report.explanation ? { value: report.explanation } : {}),
			},
		],
	};
}
