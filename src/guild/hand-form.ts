// The questions of the moderators' forms: which rule, which reason, how long.
import { parseDuration, sayDuration } from "../duration.ts";
import { defineTexts, type Language, sayIn } from "../texts.ts";
import type { Guild } from "./guild.ts";
import type { TypedGrounds } from "./hand-words.ts";
import { shorten } from "./markdown.ts";

const texts = defineTexts({
	de: {
		clause: "Regel",
		clauseHint: "Gegen welche wurde verstoßen? Das Mitglied liest ihren Satz.",
		template: "Fertige Begründung",
		own: "Eigene Worte",
		ownHint: "Das liest das Mitglied. Leer lassen, wenn Regel oder fertige Begründung genügen.",
		choose: "Auswählen",
	},
	en: {
		clause: "Rule",
		clauseHint: "Which one was broken? The member reads its sentence.",
		template: "Reason from the list",
		own: "Your own words",
		ownHint: "What the member reads. Leave empty where the rule or the reason from the list is enough.",
		choose: "Choose",
	},
});

/** As many as Discord lets one choose from. */
const MOST = 25;

/** Fields that a form of `discord/command.ts` takes; answers: `regel`, `vorlage`, `grund`. */
export function groundsForm(guild: Guild, language: Language) {
	const t = sayIn(language);
	const rules = guild.rules.rules.slice(0, MOST).map(({ rule }) => ({
		value: rule.name,
		label: shorten(rule.clause ?? rule.name, 100),
		...(rule.clause ? { description: rule.name } : {}),
	}));
	const templates = guild.config.reasons.slice(0, MOST).map(({ name, text }) => ({
		value: name,
		label: name,
		description: shorten(text, 100),
	}));
	const select = (id: string, label: string, choices: typeof rules, description?: string) =>
		choices.length === 0
			? []
			: [
					{
						type: "select" as const,
						id,
						label,
						required: false,
						placeholder: t(texts.choose),
						choices,
						...(description ? { description } : {}),
					},
				];
	return [
		...select("regel", t(texts.clause), rules, t(texts.clauseHint)),
		...select("vorlage", t(texts.template), templates),
		{
			type: "text" as const,
			id: "grund",
			label: t(texts.own),
			description: t(texts.ownHint),
			long: true,
			max: 1000,
			required: false,
		},
	];
}

/** What the form's answers say. */
export function groundsAnswered(fields: Readonly<Record<string, string>>): TypedGrounds {
	return { reason: fields.grund, clause: fields.regel, template: fields.vorlage };
}

const SPANS = ["10 min", "1 h", "6 h", "1 d", "3 d", "7 d", "14 d", "28 d"];

/** How long; the answer is a span in words. */
export function spanField(id: string, label: string, language: Language) {
	const choices = SPANS.map((span, index) => ({
		value: span,
		label: sayDuration(parseDuration(span)!, language),
		selected: index === 1,
	}));
	return { type: "select" as const, id, label, required: true, choices };
}
