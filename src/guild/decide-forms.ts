// The windows in which a moderator says what is broken and why; prefilled, so that two clicks are enough.
import type { Case } from "../cases/case.ts";
import { sayDuration } from "../duration.ts";
import { defineTexts, type Language, sayIn } from "../texts.ts";
import { brokenChoices } from "./grounds.ts";
import type { Guild } from "./guild.ts";
import { reportsOf } from "./review-card.ts";

export type Deciding = "ablehnen" | "verwarnen" | "timeout";

const texts = defineTexts({
	de: {
		ablehnen: "Fall {number}: ablehnen",
		verwarnen: "Fall {number}: ablehnen und verwarnen",
		timeout: "Fall {number}: ablehnen und Timeout",
		broken: "Was ist verletzt?",
		claimed: "Achtung: Jemand anderes hat diesen Fall gerade übernommen (siehe Karte).",
		choose: "Regel wählen",
		duration: "Wie lange?",
		template: "Fertige Begründung",
		reason: "Eigene Worte an das Mitglied",
		reasonHint: "Darf leer bleiben: Das Mitglied liest die Regel und was aufgefallen ist.",
		release: "Fall {number}: freigeben",
		answer: "Was die Meldenden erfahren",
		answerHint: "Wer gemeldet hat, bekommt diese Begründung. Das gemeldete Mitglied erfährt von der Meldung nichts.",
		answerText: "Wir haben den Kommentar geprüft. Er verstößt nicht gegen unsere Regeln.",
	},
	en: {
		ablehnen: "Case {number}: reject",
		verwarnen: "Case {number}: reject and warn",
		timeout: "Case {number}: reject and time out",
		broken: "What is broken?",
		claimed: "Careful: somebody else has just taken this case on (see the card).",
		choose: "Choose a rule",
		duration: "For how long?",
		template: "Ready-made reason",
		reason: "Your own words to the member",
		reasonHint: "May stay empty: the member reads the rule and what was noticed.",
		release: "Case {number}: approve",
		answer: "What those who reported are told",
		answerHint: "Those who reported get these reasons. The reported member hears nothing of the report.",
		answerText: "We looked at the comment. It does not break our rules.",
	},
});

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** What a timeout may last, the usual one chosen already (ms). */
const TIMEOUTS = [10 * MINUTE, HOUR, 12 * HOUR, DAY, 3 * DAY, 7 * DAY, 28 * DAY];
const USUAL = HOUR;

/** @param claimed whether somebody else is on it */
export async function decideForm(guild: Guild, record: Case, deed: Deciding, language: Language, claimed: boolean) {
	const t = sayIn(language);
	const templates = guild.config.reasons
		.slice(0, 25)
		.map(({ name, text }) => ({ value: name, label: name, description: text }));
	const { choices } = brokenChoices(guild, record, await reportsOf(guild, record), language);
	return {
		id: `warteschlange:${deed}:${guild.id}:${record.number}`,
		title: t(texts[deed], { number: String(record.number) }),
		fields: [
			{
				type: "select" as const,
				id: "regel",
				label: t(texts.broken),
				...(claimed ? { description: t(texts.claimed) } : {}),
				placeholder: t(texts.choose),
				required: true,
				choices,
			},
			...(deed === "timeout"
				? [
						{
							type: "select" as const,
							id: "dauer",
							label: t(texts.duration),
							required: true,
							choices: TIMEOUTS.map((ms) => ({
								value: String(ms),
								label: sayDuration(ms, language),
								selected: ms === USUAL,
							})),
						},
					]
				: []),
			...(templates.length > 0
				? [{ type: "select" as const, id: "vorlage", label: t(texts.template), choices: templates }]
				: []),
			{
				type: "text" as const,
				id: "worte",
				label: t(texts.reason),
				description: t(texts.reasonHint),
				long: true,
				max: 1_000,
			},
		],
	};
}

/** The moderator's words to the member: a ready-made reason, their own, or both; null where there are none. */
export function wordsOf(guild: Guild, fields: Readonly<Record<string, string>>): string | null {
	const ready = guild.config.reasons.find(({ name }) => name === fields.vorlage)?.text;
	return [ready, fields.worte?.trim()].filter(Boolean).join("\n") || null;
}

/** The length of a timeout (ms) out of the form; the usual one where it is none of those offered. */
export function timeoutOf(value: string | undefined): number {
	return TIMEOUTS.find((ms) => String(ms) === value) ?? USUAL;
}

/** Asks what those who reported it are told when it stays. */
export function releaseForm(guild: Guild, record: Case, language: Language, claimed: boolean) {
	const t = sayIn(language);
	return {
		id: `warteschlange:freigeben:${guild.id}:${record.number}`,
		title: t(texts.release, { number: String(record.number) }),
		fields: [
			{
				type: "text" as const,
				id: "antwort",
				label: t(texts.answer),
				description: t(claimed ? texts.claimed : texts.answerHint),
				long: true,
				required: true,
				max: 1_000,
				value: sayIn(guild.language)(texts.answerText),
			},
		],
	};
}
