// What a reporter reads of their objection to the decision on their report: how to object, how it stands, how it ended.
import type { Case } from "../cases/case.ts";
import { complainUntil, mayNotComplain, ofRef } from "../cases/complaint.ts";
import type { Report } from "../cases/report.ts";
import type { StepOutcome } from "../cases/steps.ts";
import { defineTexts, type Language, type Say, sayIn } from "../texts.ts";
import type { Delivery } from "./case-delivery.ts";
import type { Guild } from "./guild.ts";
import { redress } from "./letter.ts";
import { plain, when } from "./markdown.ts";
import { reportKey, reportRecord } from "./report-records.ts";
import type { Button, Field, View } from "./view.ts";

const texts = defineTexts({
	de: {
		button: "Nicht einverstanden?",
		how: "Bis {until} kannst du kostenlos Einspruch einlegen: mit dem Knopf „Nicht einverstanden?“ hier oder auf dem Server mit `/einspruch meldung:{number}`. Dann sieht sich ein anderer Mensch den Kommentar noch einmal an.",
		yours: "Dein Einspruch",
		open: "Dein Einspruch vom {at} ist da und noch nicht entschieden. Ein anderer Mensch als beim ersten Mal liest ihn; die Moderation will bis {by} antworten.",
		upheld: "Deinem Einspruch vom {at} wurde stattgegeben.",
		dismissed: "Dein Einspruch vom {at} wurde zurückgewiesen.",
		late: "Die Frist für einen Einspruch ist seit {until} vorbei.",
		upheldTitle: "Dein Einspruch hatte Erfolg",
		upheldBody:
			"Dein Einspruch zu Meldung {number} auf **{guild}** ist geprüft: Die Moderation gibt dir recht und prüft den Kommentar noch einmal. Du erfährst, wie es ausgeht.",
		dismissedTitle: "Dein Einspruch wurde zurückgewiesen",
		dismissedBody: "Dein Einspruch zu Meldung {number} auf **{guild}** ist geprüft: Der Kommentar bleibt stehen.",
		reason: "Begründung",
		who: "Wer entschieden hat",
		other: "Ein Mensch aus der Moderation, nicht derselbe wie bei der ersten Entscheidung.",
		alone:
			"Dieselbe Person wie bei der ersten Entscheidung; auf diesem Server gab es niemand anderen, der entscheiden konnte. Das sollst du wissen.",
		elsewhere: "Wohin du dich noch wenden kannst",
		place: "Um diesen Kommentar geht es",
		footer: "Meldung {number}",
		see: "Meldung ansehen",
	},
	en: {
		button: "You disagree?",
		how: "Until {until} you can object free of charge: with the button “You disagree?” here, or on the server with `/objection report:{number}`. Then another person looks at the comment again.",
		yours: "Your objection",
		open: "Your objection of {at} has arrived and is not decided yet. Another person than the first time will read it; the moderators want to answer by {by}.",
		upheld: "Your objection of {at} was upheld.",
		dismissed: "Your objection of {at} was dismissed.",
		late: "The time to object ended on {until}.",
		upheldTitle: "Your objection succeeded",
		upheldBody:
			"Your objection on report {number} on **{guild}** has been decided: the moderators agree with you and look at the comment again. You will hear how it ends.",
		dismissedTitle: "Your objection was dismissed",
		dismissedBody: "Your objection on report {number} on **{guild}** has been decided: the comment stays.",
		reason: "Reasons",
		who: "Who decided",
		other: "A person on the moderation team, not the one who took the first decision.",
		alone:
			"The same person who took the first decision; on this server there was nobody else who could decide. You should know that.",
		elsewhere: "Where else you can turn",
		place: "It is about this comment",
		footer: "Report {number}",
		see: "Show report",
	},
});

/** The button to object with; none where nothing can be objected to now. */
export function complaintButtons(guild: Guild, about: Case | undefined, report: Report, t: Say): Button[] {
	if (!about || mayNotComplain(about, report, guild.now())) return [];
	return [{ id: `einspruch:meldung:${guild.id}:${report.number}`, label: t(texts.button) }];
}

/** How to object and until when, or how the objection stands; nothing where the reporter was agreed with. */
export function complaintFields(guild: Guild, about: Case, report: Report, t: Say): Field[] {
	const { objection } = report;
	const not = mayNotComplain(about, report, guild.now());
	const stood: Field[] = [];
	if (objection && objection.state !== "withdrawn") {
		const by = when(objection.at + guild.config.objections.within, "D");
		const said = t(texts[objection.state], { at: when(objection.at, "D"), by });
		stood.push({ name: t(texts.yours), value: [said, plain(objection.reason ?? "")].filter(Boolean).join("\n") });
	}
	const until = when(complainUntil(about, report) - 1_000, "D");
	if (not === null) {
		const how = `${t(texts.how, { until, number: String(report.number) })}\n${redress(t)}`;
		return [...stood, { name: t(texts.button), value: how }];
	}
	if (not.type === "late") stood.push({ name: t(texts.button), value: `${t(texts.late, { until })} ${redress(t)}` });
	return stood;
}

function outcomeView(guild: Guild, report: Report, language: Language): View {
	const t = sayIn(language);
	const { objection, number, comment } = report;
	const upheld = objection?.state === "upheld";
	const params = { number: String(number), guild: plain(guild.platform.guildName()) };
	return {
		sections: [
			{
				title: t(upheld ? texts.upheldTitle : texts.dismissedTitle),
				body: t(upheld ? texts.upheldBody : texts.dismissedBody, params),
				fields: [
					{ name: t(texts.reason), value: plain(objection?.reason ?? "–") },
					{ name: t(texts.who), value: t(objection?.alone ? texts.alone : texts.other) },
					...(upheld ? [] : [{ name: t(texts.elsewhere), value: redress(t) }]),
					{ name: t(texts.place), value: guild.platform.messageUrl(comment.channelId, comment.messageId) },
				],
				footer: t(texts.footer, params),
				tone: upheld ? "good" : "neutral",
			},
		],
	};
}

/** Tells the reporter how their objection ended. @throws Refusal */
export async function deliverComplaintOutcome({ guild, message, mark, send }: Delivery): Promise<StepOutcome> {
	const report = await guild.store.get(reportRecord, reportKey(ofRef(message.ref).report));
	if (!report) return { type: "refused", detail: "Meldung gelöscht / report deleted" };
	const id = `melden:zeigen:${guild.id}:${report.number}:${mark}`;
	const see = { id, label: sayIn(report.language)(texts.see) };
	return send({ userId: report.by.id }, { ...outcomeView(guild, report, report.language), buttons: [[see]] }, id);
}
