// The list of what waits, for moderators.

import { cardsOf } from "../cases/cards.ts";
import { type Case, complainedAt } from "../cases/case.ts";
import { claimOf, waitingSince } from "../cases/claim.ts";
import { defineTexts, type Say } from "../texts.ts";
import { contentOf } from "./case-lines.ts";
import type { Guild } from "./guild.ts";
import { name, plain, shorten, when } from "./markdown.ts";
import type { QueueOrder } from "./queue.ts";
import type { View } from "./view.ts";

const texts = defineTexts({
	de: {
		title: { one: "{n} Fall wartet auf euch", other: "{n} Fälle warten auf euch" },
		nothing: "Nichts wartet. Alles ist entschieden.",
		byAge: "Das Älteste zuerst.",
		byTone: "Das Schärfste zuerst; der Ton ist nur eine Schätzung.",
		case: "Fall {number}",
		hold: "zurückgehalten",
		flag: "markiert",
		unchecked: "ungeprüft",
		other: "von einer Regel behandelt",
		reported: { one: "{n}-mal gemeldet", other: "{n}-mal gemeldet" },
		objection: "Einspruch",
		escalated: "weitergereicht",
		waits: "wartet {when}",
		tone: "Ton {n} von 100",
		claimed: "bei <@{by}>",
		card: "Karte",
		noCard: "Karte konnte nicht gepostet werden: {detail}",
		noCardYet: "ohne Karte",
		again: "Karte neu zeigen …",
		more: "Weiter",
		back: "Zurück",
	},
	en: {
		title: { one: "{n} case is waiting for you", other: "{n} cases are waiting for you" },
		nothing: "Nothing is waiting. Everything has been decided.",
		byAge: "The oldest first.",
		byTone: "The harshest first; the tone is only an estimate.",
		case: "Case {number}",
		hold: "held",
		flag: "flagged",
		unchecked: "unchecked",
		other: "dealt with by a rule",
		reported: { one: "reported {n} time", other: "reported {n} times" },
		objection: "objection",
		escalated: "escalated",
		waits: "waiting since {when}",
		tone: "tone {n} of 100",
		claimed: "with <@{by}>",
		card: "card",
		noCard: "card could not be posted: {detail}",
		noCardYet: "without a card",
		again: "Show a card again …",
		more: "Next",
		back: "Back",
	},
});

const PER_PAGE = 10;

/** @param page from 0 */
export function queueView(guild: Guild, cases: readonly Case[], order: QueueOrder, page: number, t: Say): View {
	if (cases.length === 0) return { sections: [{ body: t(texts.nothing), tone: "good" }] };
	const last = Math.ceil(cases.length / PER_PAGE) - 1;
	const at = Math.min(Math.max(0, page), last);
	const shown = cases.slice(at * PER_PAGE, (at + 1) * PER_PAGE);
	const turn = (to: number, label: string) => ({ id: `warteschlange:seite:${guild.id}:${to}:${order}`, label });
	return {
		sections: [
			{
				title: t(texts.title, { n: cases.length }),
				body: [t(order === "tone" ? texts.byTone : texts.byAge), ...shown.map((one) => lineOf(guild, one, t))].join(
					"\n",
				),
				...(last > 0 ? { footer: `${at + 1} / ${last + 1}` } : {}),
				tone: "warning",
			},
		],
		buttons: [[...(at > 0 ? [turn(at - 1, t(texts.back))] : []), ...(at < last ? [turn(at + 1, t(texts.more))] : [])]],
		selects: [
			{
				id: `warteschlange:karte:${guild.id}`,
				of: "choices",
				placeholder: t(texts.again),
				choices: shown.map((one) => ({
					value: String(one.number),
					label: t(texts.case, { number: String(one.number) }),
					description: one.person.displayName,
				})),
			},
		],
	};
}

function lineOf(guild: Guild, record: Case, t: Say): string {
	const { number, decision, review, reports, objection, escalatedAt, toxicity, person } = record;
	const claim = claimOf(record, guild.now());
	const found =
		record.origin.by === "report"
			? ""
			: t(decision === "hold" || decision === "flag" || decision === "unchecked" ? texts[decision] : texts.other);
	const facts = [
		review === "open" ? found : "",
		review === "open" && reports.length > 0 ? t(texts.reported, { n: reports.length }) : "",
		objection?.state === "open" || complainedAt(record) !== null ? t(texts.objection) : "",
		escalatedAt !== null ? t(texts.escalated) : "",
		t(texts.waits, { when: when(waitingSince(record), "R") }),
		toxicity !== null ? t(texts.tone, { n: Math.round(toxicity * 100) }) : "",
		claim ? t(texts.claimed, { by: claim.by }) : "",
		cardLink(guild, record, t),
	];
	const said = contentOf(record).replace(/\s+/g, " ");
	const excerpt = said ? `\n||${plain(shorten(said, 90))}||` : "";
	const head = `**${t(texts.case, { number: String(number) })}** · ${name(person.displayName)}`;
	return `\n${head} · ${facts.filter(Boolean).join(" · ")}${excerpt}`;
}

function cardLink(guild: Guild, record: Case, t: Say): string {
	const sent = cardsOf(record).at(-1)?.sent;
	if (sent) return `[${t(texts.card)}](${guild.platform.messageUrl(sent.channelId, sent.messageId)})`;
	const due = record.messages.find(({ kind }) => kind === "review" || kind === "alert")?.progress;
	return due?.detail ? t(texts.noCard, { detail: plain(shorten(due.detail, 120)) }) : t(texts.noCardYet);
}
