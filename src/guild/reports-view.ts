// The reports about a comment as moderators see them; who made them only when they ask, which is noted.
import { record as append, type Case } from "../cases/case.ts";
import type { Report } from "../cases/report.ts";
import { defineTexts, type Language, type Say, sayIn } from "../texts.ts";
import { change } from "./carry-out.ts";
import { sayGround } from "./grounds.ts";
import type { Guild } from "./guild.ts";
import { name, plain, quote, shorten, when } from "./markdown.ts";
import { reportsOf } from "./review-card.ts";
import type { View } from "./view.ts";

const texts = defineTexts({
	de: {
		title: { one: "{n} Meldung zu Fall {number}", other: "{n} Meldungen zu Fall {number}" },
		report: "Meldung {number}",
		goodFaith: "nach bestem Wissen bestätigt",
		unconfirmed: "noch ohne Bestätigung nach bestem Wissen",
		misuse: "offensichtlich unbegründet",
		from: "von <@{id}> ({user})",
		asNamed: "Name: {name}",
		email: "E-Mail: {email}",
		noWords: "*ohne Erläuterung*",
		more: "Gezeigt sind die letzten {n}.",
		names: "Namen zeigen",
		footer: "Das gemeldete Mitglied erfährt nicht, wer gemeldet hat. Gib Namen nicht weiter.",
		ask: "Wer Namen ansieht, steht danach im Verlauf des Falls.",
		mark: "Als offensichtlich unbegründet markieren …",
		markOne: "Meldung {number} markieren",
		unmarkOne: "Meldung {number}: doch nicht unbegründet",
	},
	en: {
		title: { one: "{n} report on case {number}", other: "{n} reports on case {number}" },
		report: "Report {number}",
		goodFaith: "confirmed in good faith",
		unconfirmed: "not yet confirmed in good faith",
		misuse: "manifestly unfounded",
		from: "by <@{id}> ({user})",
		asNamed: "Name: {name}",
		email: "E-mail: {email}",
		noWords: "*without an explanation*",
		more: "These are the last {n}.",
		names: "Show names",
		footer: "The reported member is not told who reported. Do not pass names on.",
		ask: "Whoever looks at names is noted in the history of the case.",
		mark: "Mark as manifestly unfounded …",
		markOne: "Mark report {number}",
		unmarkOne: "Report {number}: not unfounded after all",
	},
});

const MOST = 12;

/** Without names. */
export function reportsView(guild: Guild, record: Case, language: Language): Promise<View> {
	return view(guild, record, language, false);
}

/** With names, which is written into the case's history first. @param by who looks */
export async function reportersView(guild: Guild, record: Case, by: string, language: Language): Promise<View> {
	const seen = { at: guild.now(), by, kind: "reportersSeen", detail: null } as const;
	await guild.run(() => change(guild, record.number, (before) => append(before, seen)));
	return view(guild, record, language, true);
}

async function view(guild: Guild, record: Case, language: Language, names: boolean): Promise<View> {
	const t = sayIn(language);
	const all = await reportsOf(guild, record);
	const shown = all.slice(-MOST);
	const number = String(record.number);
	const blocks = shown.map((report) => blockOf(report, t, language, names));
	if (all.length > shown.length) blocks.unshift(t(texts.more, { n: shown.length }));
	return {
		sections: [
			{
				title: t(texts.title, { n: record.reports.length, number }),
				body: blocks.join("\n\n"),
				footer: t(names ? texts.footer : texts.ask),
				tone: "warning",
			},
		],
		buttons: [names ? [] : [{ id: `warteschlange:namen:${guild.id}:${number}`, label: t(texts.names) }]],
		selects: [
			{
				id: `warteschlange:missbrauch:${guild.id}:${number}`,
				of: "choices",
				placeholder: t(texts.mark),
				choices: shown.map((report) => ({
					value: String(report.number),
					label: t(report.misuse ? texts.unmarkOne : texts.markOne, { number: String(report.number) }),
				})),
			},
		],
	};
}

function blockOf(report: Report, t: Say, language: Language, names: boolean): string {
	const { number, at, by, ground, explanation, goodFaithAt, misuse } = report;
	const faith = ground.kind !== "law" ? "" : t(goodFaithAt === null ? texts.unconfirmed : texts.goodFaith);
	const facts = [
		`**${t(texts.report, { number: String(number) })}**`,
		when(at, "R"),
		plain(shorten(sayGround(ground, language), 200)),
		faith,
		misuse ? `**${t(texts.misuse)}**` : "",
		names ? t(texts.from, { id: by.id, user: name(by.userName) }) : "",
		names && report.name ? t(texts.asNamed, { name: name(report.name) }) : "",
		names && report.email ? t(texts.email, { email: plain(report.email) }) : "",
	];
	const words = explanation ? quote(plain(shorten(explanation, 250))) : t(texts.noWords);
	return `${facts.filter(Boolean).join(" · ")}\n${words}`;
}
