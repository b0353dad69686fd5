// What somebody who reports a comment reads: the receipt, how it ended and why, and what follows from misuse.
import type { Case } from "../cases/case.ts";
import { type Report, type ReportState, reportState } from "../cases/report.ts";
import type { StepOutcome } from "../cases/steps.ts";
import { defineTexts, type Language, type Say, sayIn } from "../texts.ts";
import type { Delivery } from "./case-delivery.ts";
import { complaintButtons, complaintFields } from "./complaint-letter.ts";
import { sayGround } from "./grounds.ts";
import type { Guild } from "./guild.ts";
import { plain, shorten, when } from "./markdown.ts";
import { caseKey, caseRecord } from "./records.ts";
import { reporterKey, reporterRecord, reportKey, reportRecord } from "./report-records.ts";
import type { Button, Field, Section, View } from "./view.ts";

const texts = defineTexts({
	de: {
		report: "Meldung {number}",
		received: "Danke, deine Meldung ist angekommen",
		receivedBody:
			"Ein Mensch aus der Moderation von **{guild}** sieht sich den Kommentar an. Du erfährst, wie es ausgeht und warum: per Direktnachricht, sonst bei deinem nächsten Befehl hier. Das gemeldete Mitglied erfährt nicht, von wem die Meldung kommt.",
		danger: "Ist jemand in Gefahr? Dann warte nicht auf uns, sondern ruf die Polizei: **110**.",
		already: "Diesen Kommentar hast du schon gemeldet",
		decidedBefore: "Über diesen Kommentar ist schon entschieden",
		open: "Deine Meldung liegt der Moderation vor",
		openBody: "Ein Mensch aus der Moderation von **{guild}** sieht sich den Kommentar noch an.",
		removed: "Der gemeldete Kommentar ist entfernt",
		removedBody:
			"Danke für deine Meldung vom {when} auf **{guild}**. Ein Mitglied der Moderation hat den Kommentar geprüft und entfernt.",
		removedByRule:
			"Danke für deine Meldung vom {when} auf **{guild}**. Eine Regel des Servers hatte den Kommentar schon automatisch entfernt.",
		agreed: "Die Moderation sieht es wie du",
		agreedBody:
			"Danke für deine Meldung vom {when} auf **{guild}**. Ein Mitglied der Moderation hat den Kommentar geprüft und sich gegen ihn entschieden. Entfernen ließ er sich noch nicht; das Team weiß davon.",
		stays: "Der gemeldete Kommentar wird nicht entfernt",
		staysBody:
			"Danke für deine Meldung vom {when} auf **{guild}**. Ein Mitglied der Moderation hat den Kommentar geprüft.",
		staysWhy: "Nach dieser Prüfung verstößt er nicht gegen die Regeln des Servers.",
		why: "Begründung",
		clause: "Regel",
		ground: "Dein Grund",
		place: "Um diesen Kommentar geht es",
		unfounded:
			"Die Moderation hält diese Meldung für offensichtlich unbegründet. Bitte melde nur, was gegen die Regeln oder das Gesetz verstößt.",
		addLaw: "Rechtsgrund ergänzen",
		addWords: "Erläuterung ergänzen",
		toDm: "Bestätigung als Direktnachricht",
		see: "Meldung ansehen",
		warned: "Bitte melde nur, was gegen die Regeln verstößt",
		warnedBody: {
			one: "{n} deiner Meldungen auf **{guild}** war offensichtlich unbegründet: Meldung {number}. Jede Meldung liest ein Mensch; was niemandem schadet, kostet anderen die Zeit. Geschieht es öfter, nehmen wir eine Zeit lang keine Meldungen von dir an.",
			other:
				"{n} deiner Meldungen auf **{guild}** waren offensichtlich unbegründet, zuletzt Meldung {number}. Jede Meldung liest ein Mensch; was niemandem schadet, kostet anderen die Zeit. Geschieht es weiter, nehmen wir eine Zeit lang keine Meldungen von dir an.",
		},
		suspended: "Deine Meldungen werden bis {until} nicht bearbeitet",
		suspendedBody:
			"Trotz unseres Hinweises vom {warned} waren auf **{guild}** weitere deiner Meldungen offensichtlich unbegründet, zuletzt Meldung {number}. Deshalb nehmen wir bis {until} keine Meldungen von dir an. Alles andere auf dem Server bleibt dir offen.",
		suspendedObject:
			"Hältst du das für falsch? Schreib der Moderation und nenne die Meldung {number}; jemand anderes sieht es sich an.",
	},
	en: {
		report: "Report {number}",
		received: "Thank you, your report has arrived",
		receivedBody:
			"A person on the moderation team of **{guild}** will look at the comment. You will hear how it ends and why: by direct message, or at your next command here. The reported member is not told who reported.",
		danger:
			"Is somebody in danger? Then do not wait for us but call the police: **110** in Germany, 112 elsewhere in Europe.",
		already: "You have reported this comment already",
		decidedBefore: "This comment has been decided about already",
		open: "Your report is with the moderators",
		openBody: "A person on the moderation team of **{guild}** has yet to look at the comment.",
		removed: "The comment you reported was removed",
		removedBody:
			"Thank you for your report of {when} on **{guild}**. A moderator looked at the comment and removed it.",
		removedByRule:
			"Thank you for your report of {when} on **{guild}**. A rule of this server had removed the comment automatically already.",
		agreed: "The moderators agree with you",
		agreedBody:
			"Thank you for your report of {when} on **{guild}**. A moderator looked at the comment and decided against it. It could not be removed yet; the team knows.",
		stays: "The comment you reported will not be removed",
		staysBody: "Thank you for your report of {when} on **{guild}**. A moderator looked at the comment.",
		staysWhy: "In their view it does not break the rules of this server.",
		why: "Reasons",
		clause: "Rule",
		ground: "Your ground",
		place: "It is about this comment",
		unfounded:
			"The moderators consider this report manifestly unfounded. Please report only what breaks the rules or the law.",
		addLaw: "Add the legal ground",
		addWords: "Explain",
		toDm: "Receipt by direct message",
		see: "Show report",
		warned: "Please report only what breaks the rules",
		warnedBody: {
			one: "{n} of your reports on **{guild}** was manifestly unfounded: report {number}. A person reads every report; one about nothing takes time from others. If it happens more often, we will not accept reports from you for a while.",
			other:
				"{n} of your reports on **{guild}** were manifestly unfounded, the last one report {number}. A person reads every report; one about nothing takes time from others. If it goes on, we will not accept reports from you for a while.",
		},
		suspended: "Your reports are not dealt with until {until}",
		suspendedBody:
			"In spite of our warning of {warned}, more of your reports on **{guild}** were manifestly unfounded, the last one report {number}. We therefore accept no reports from you until {until}. Everything else on the server stays open to you.",
		suspendedObject:
			"You think that is wrong? Write to the moderators and name report {number}; somebody else will look at it.",
	},
});

export type ReceiptKind = "received" | "already" | "decidedBefore";

/** What is shown at once. @param dm whether it goes by direct message: then without buttons */
export async function receiptView(
	guild: Guild,
	report: Report,
	language: Language,
	kind: ReceiptKind,
	dm = false,
): Promise<View> {
	const t = sayIn(language);
	const record = await guild.store.get(caseRecord, caseKey(report.case));
	if (kind !== "received" && record && record.review !== "open") {
		const view = await answerView(guild, report, language);
		return { ...view, text: `**${t(texts[kind])}.**` };
	}
	const { ground } = report;
	const danger = ground.kind === "law" ? `\n\n${t(texts.danger)}` : "";
	const title = t(kind === "already" ? texts.already : texts.received);
	const incomplete = ground.kind === "law" ? report.goodFaithAt === null : report.explanation === "";
	const id = (name: string) => `melden:${name}:${guild.id}:${report.number}`;
	const buttons: Button[] = [
		...(incomplete
			? [
					ground.kind === "law"
						? ({ id: id("recht"), label: t(texts.addLaw), style: "primary" } as const)
						: { id: id("worte"), label: t(texts.addWords) },
				]
			: []),
		{ id: id("dm"), label: t(texts.toDm) },
	];
	const body = `${t(texts.receivedBody, { guild: plain(guild.platform.guildName()) })}${danger}`;
	const section = about(guild, report, t, language, { title, body, tone: "neutral" });
	return { sections: [section], buttons: dm ? [[seeReport(guild, report, t)]] : [buttons] };
}

/** How a report ended, or that it waits. */
export async function answerView(guild: Guild, report: Report, language: Language): Promise<View> {
	const t = sayIn(language);
	const record = await guild.store.get(caseRecord, caseKey(report.case));
	const state: ReportState = record ? reportState(record) : "open";
	const params = { guild: plain(guild.platform.guildName()), when: when(report.at, "D") };
	const byRule = state === "removed" && record?.review === "none";
	const bodies = {
		open: () => t(texts.openBody, { guild: params.guild }),
		removed: () => t(byRule ? texts.removedByRule : texts.removedBody, params),
		agreed: () => t(texts.agreedBody, params),
		stays: () => t(texts.staysBody, params),
	};
	const fields =
		state === "open" || !record ? [] : [...reasons(record, state, t), ...complaintFields(guild, record, report, t)];
	const body = [bodies[state](), report.misuse ? t(texts.unfounded) : ""].filter(Boolean).join("\n\n");
	const tone = state === "removed" || state === "agreed" ? "good" : "neutral";
	return {
		sections: [about(guild, report, t, language, { title: t(texts[state]), body, tone }, fields)],
		buttons: [[seeReport(guild, report, t), ...complaintButtons(guild, record, report, t)]],
	};
}

function reasons(record: Case, state: ReportState, t: Say): Field[] {
	const decided = record.history.findLast(({ kind }) => kind === "released" || kind === "rejected");
	if (state === "stays") return [{ name: t(texts.why), value: plain(decided?.detail ?? t(texts.staysWhy)) }];
	const clauses = record.rules.flatMap(({ clause, mode }) =>
		clause && mode === "enforce" ? [`„${plain(clause)}“`] : [],
	);
	return clauses.length > 0 ? [{ name: t(texts.clause), value: clauses.join("\n") }] : [];
}

/** What follows from reports that were manifestly unfounded. */
async function misuseView(guild: Guild, report: Report, language: Language): Promise<View> {
	const t = sayIn(language);
	const reporter = await guild.store.get(reporterRecord, reporterKey(report.by.id));
	const until = reporter?.suspendedUntil ?? null;
	const params = { guild: plain(guild.platform.guildName()), number: String(report.number) };
	const section: Section =
		until === null
			? { title: t(texts.warned), body: t(texts.warnedBody, { ...params, n: reporter?.misused.length ?? 1 }) }
			: {
					title: t(texts.suspended, { until: sayDay(until, language) }),
					body: t(texts.suspendedBody, {
						...params,
						until: when(until),
						warned: when(reporter?.warnedAt ?? report.at, "D"),
					}),
					fields: [{ name: "\u200b", value: t(texts.suspendedObject, { number: params.number }) }],
				};
	const footer = t(texts.report, { number: params.number });
	return { sections: [{ ...section, footer, tone: "warning" }], buttons: [[seeReport(guild, report, t)]] };
}

/** A day in words, for titles: Discord shows its own times only in bodies. */
function sayDay(ms: number, language: Language): string {
	return new Intl.DateTimeFormat(language === "de" ? "de-DE" : "en-GB", {
		dateStyle: "long",
		timeZone: "Europe/Berlin",
	}).format(ms);
}

function about(
	guild: Guild,
	report: Report,
	t: Say,
	language: Language,
	section: Pick<Section, "title" | "body" | "tone">,
	more: readonly Field[] = [],
): Section {
	const { channelId, messageId } = report.comment;
	return {
		...section,
		fields: [
			...more,
			{ name: t(texts.ground), value: plain(shorten(sayGround(report.ground, language), 300)), inline: true },
			{ name: t(texts.place), value: guild.platform.messageUrl(channelId, messageId), inline: true },
		],
		footer: t(texts.report, { number: String(report.number) }),
		at: report.at,
	};
}

/** Its id ends with what a letter is found by after a crash. */
const seeReport = (guild: Guild, { number }: Report, t: Say, mark = "zeigen"): Button => ({
	id: `melden:zeigen:${guild.id}:${number}:${mark}`,
	label: t(texts.see),
});

/** The direct message to a reporter that a case owes. */
export function reporterLetter(kind: "answer" | "misuse"): (delivery: Delivery) => Promise<StepOutcome> {
	return async ({ guild, message, mark, send }) => {
		const report = await guild.store.get(reportRecord, reportKey(Number(message.ref)));
		if (!report) return { type: "refused", detail: "Meldung gelöscht / report deleted" };
		const view = await (kind === "answer" ? answerView : misuseView)(guild, report, report.language);
		const found = seeReport(guild, report, sayIn(report.language), mark) as { id: string; label: string };
		const others = (view.buttons?.[0] ?? []).slice(1);
		return send({ userId: report.by.id }, { ...view, buttons: [[found, ...others]] }, found.id);
	};
}
