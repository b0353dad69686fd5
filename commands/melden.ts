// "Melden" in the menu of a message, for everybody; /melden: what became of one's own reports.

import { mayNotReport, newReporter, type Report, reportState } from "../src/cases/report.ts";
import { type Answer, type Context, defineCommand, type Form, say } from "../src/discord/command.ts";
import { UserError } from "../src/errors.ts";
import { amendReport, reportOf } from "../src/guild/amend-report.ts";
import { withAuthor } from "../src/guild/form-author.ts";
import { groundOf, sayGround } from "../src/guild/grounds.ts";
import { plain, shorten, when } from "../src/guild/markdown.ts";
import { pendingShown } from "../src/guild/notices.ts";
import { type Posted, Refusal } from "../src/guild/platform.ts";
import { caseKey, caseRecord } from "../src/guild/records.ts";
import { ownReport, takeReport } from "../src/guild/report.ts";
import { lawForm, reportForm, wordsForm } from "../src/guild/report-form.ts";
import { answerView, receiptView } from "../src/guild/report-letters.ts";
import { reporterKey, reporterRecord, reportKey, reportRecord } from "../src/guild/report-records.ts";
import { recallSeen, rememberSeen } from "../src/guild/seen-comments.ts";
import { defineTexts, text } from "../src/texts.ts";

const texts = defineTexts({
	de: {
		own: "Das hast du selbst geschrieben. Du kannst es bearbeiten oder löschen; melden musst du dich nicht.",
		bot: "Das habe ich geschrieben, oder Discord. Stimmt daran etwas nicht, sag es bitte der Moderation.",
		gone: "Diesen Kommentar gibt es nicht mehr. Er kann also niemandem mehr schaden.",
		changed: "Der Kommentar wurde gerade geändert. Sieh ihn dir noch einmal an und melde ihn dann, wenn es nötig ist.",
		ground: "Diese Regel gibt es nicht mehr. Öffne „Melden“ bitte noch einmal.",
		suspended:
			"Bis {until} nehme ich keine Meldungen von dir an, weil mehrere trotz Hinweis offensichtlich unbegründet waren. Ist jemand in Gefahr, ruf die Polizei: **110**. Hältst du das für falsch, schreib der Moderation.",
		tooMany:
			"Du hast gerade sehr viel gemeldet; deine Meldungen sind angekommen. Ab {until} geht es weiter. Ist jemand in Gefahr, ruf die Polizei: **110**.",
		notYours: "Diese Meldung ist nicht von dir, oder es gibt sie nicht mehr.",
		amended: "Danke, das steht jetzt in Meldung {number}. Die Moderation sieht es.",
		decided: "Über Meldung {number} ist schon entschieden. Bist du nicht einverstanden: `/einspruch meldung:{number}`.",
		tick: "Bitte bestätige, dass deine Angaben nach bestem Wissen stimmen.",
		sent: "Die Bestätigung ist in deinen Direktnachrichten.",
		closed: "Ich darf dir keine Direktnachrichten schicken. Mit `/melden` findest du deine Meldungen immer wieder.",
		how: "So meldest du einen Kommentar: Rechtsklick darauf (am Handy: gedrückt halten), dann „Apps“ und „Melden“.",
		none: "Du hast hier noch nichts gemeldet.",
		title: { one: "Deine Meldung", other: "Deine {n} Meldungen" },
		line: "**Meldung {number}** · {when} · {state} · {ground}",
		open: "wird geprüft",
		removed: "Kommentar entfernt",
		agreed: "Moderation stimmt zu",
		stays: "Kommentar bleibt",
		choose: "Eine Meldung ansehen …",
		number: "Meldung {number}",
	},
	en: {
		own: "You wrote this yourself. You can edit or delete it; there is no need to report yourself.",
		bot: "I wrote this, or Discord did. If something is wrong with it, please tell the moderators.",
		gone: "This comment no longer exists. So it can harm nobody any more.",
		changed: "The comment has just been changed. Please look at it again, and report it then if needed.",
		ground: "This rule no longer exists. Please open “Report” again.",
		suspended:
			"Until {until} I accept no reports from you, since several were manifestly unfounded in spite of a warning. If somebody is in danger, call the police: **110** (112 outside Germany). If you think that is wrong, write to the moderators.",
		tooMany:
			"You have just reported a lot; your reports have arrived. You can go on from {until}. If somebody is in danger, call the police: **110** (112 outside Germany).",
		notYours: "This report is not yours, or it no longer exists.",
		amended: "Thank you, that is part of report {number} now. The moderators see it.",
		decided: "Report {number} has been decided already. If you disagree: `/objection report:{number}`.",
		tick: "Please confirm that what you say is accurate to the best of your knowledge.",
		sent: "The receipt is in your direct messages.",
		closed: "I may not send you direct messages. With `/report` you always find your reports again.",
		how: "To report a comment: right click on it (on a phone: hold it), then “Apps” and “Report”.",
		none: "You have not reported anything here.",
		title: { one: "Your report", other: "Your {n} reports" },
		line: "**Report {number}** · {when} · {state} · {ground}",
		open: "being looked at",
		removed: "comment removed",
		agreed: "moderators agree",
		stays: "comment stays",
		choose: "Look at a report …",
		number: "Report {number}",
	},
});

export default defineCommand({
	english: "report",
	description: text("Was wurde aus deinen Meldungen?", "What became of your reports?"),
	role: "member",
	action: {
		english: "report",
		description: text(
			"Was wurde aus deinen Meldungen, und wie meldet man?",
			"What became of your reports, and how to report?",
		),
		run: mine,
	},
	message: { name: text("Melden", "Report"), form: open },
	buttons: {
		zeigen: { run: (context) => show(context, Number(context.args[1])) },
		waehlen: { run: (context) => show(context, Number(context.values[0])) },
		recht: { form: async (context) => lawForm(context.guild, await own(context), context.language) },
		worte: { form: async (context) => wordsForm(context.guild, await own(context), context.language) },
		dm: { run: toDm },
	},
	forms: {
		an: { run: take },
		recht: { run: (context) => amend(context, true) },
		worte: { run: (context) => amend(context, false) },
	},
});

async function open({ guild, actor, target, language, t, now }: Context): Promise<Form | Answer> {
	const posted = target?.posted;
	if (!posted) return say(t(texts.bot));
	if (posted.comment.authorId === actor.id) return say(t(texts.own));
	const known = await ownReport(guild, actor.id, posted.comment.id, posted.comment.revision);
	if (known) return { view: await receiptView(guild, known, language, "already") };
	const reporter = (await guild.store.get(reporterRecord, reporterKey(actor.id))) ?? newReporter();
	const obstacle = mayNotReport(reporter, guild.config.reports, now);
	if (obstacle) return say(t(texts[obstacle.why], { until: when(obstacle.until) }));
	rememberSeen(guild, actor.id, posted);
	return reportForm(guild, posted, language);
}

async function take(context: Context): Promise<Answer> {
	const { guild, actor, fields, language } = context;
	const ground = groundOf(guild, fields.grund);
	if (!ground) throw new UserError(texts.ground);
	const result = await takeReport(guild, {
		by: { id: actor.id, userName: actor.userName },
		language,
		posted: await seenBy(context),
		ground,
		explanation: fields.worte?.trim() ?? "",
	});
	if (!("report" in result)) throw new UserError(texts[result.type], { until: when(result.until) });
	return { view: await receiptView(guild, result.report, language, result.type) };
}

/** The comment as the reporter saw it. @throws UserError where that cannot be known */
async function seenBy({ guild, actor, args }: Context): Promise<Posted> {
	const [, channelId = "", messageId = "", revision = ""] = args;
	const seen = recallSeen(guild, actor.id, messageId, revision);
	if (seen) return seen;
	const read = await guild.platform.posted(channelId, messageId);
	const now = read && (await withAuthor(guild, read));
	if (!now || now.comment.guildId !== guild.id) throw new UserError(texts.gone);
	if (now.comment.authorId === actor.id) throw new UserError(texts.own);
	if (now.comment.revision.split("+")[0] !== revision) throw new UserError(texts.changed);
	return now;
}

async function own({ guild, actor, args }: Context): Promise<Report> {
	const report = await reportOf(guild, Number(args[1]), actor.id);
	if (!report) throw new UserError(texts.notYours);
	return report;
}

async function amend(context: Context, law: boolean): Promise<Answer> {
	const { guild, actor, fields, t } = context;
	const { number } = await own(context);
	if (law && fields.wissen !== "yes") throw new UserError(texts.tick);
	const result = await amendReport(guild, number, actor.id, {
		explanation: fields.worte?.trim() ?? "",
		law: law ? (fields.recht ?? null) : null,
		name: fields.name?.trim() || null,
		email: fields.mail?.trim() || null,
	});
	if (!result) throw new UserError(texts.notYours);
	return say(t(texts[result.type], { number: String(number) }));
}

async function toDm(context: Context): Promise<Answer> {
	const { guild, actor, language, t } = context;
	const report = await own(context);
	const view = await receiptView(guild, report, language, "received", true);
	try {
		await guild.platform.send({
			to: { userId: actor.id },
			view,
			nonce: `q${BigInt(guild.id).toString(36)}-${report.number.toString(36)}`,
			attemptedAt: null,
			marker: `melden:zeigen:${guild.id}:${report.number}:zeigen`,
		});
	} catch (error) {
		if (!(error instanceof Refusal && error.reason === "closedDms")) throw error;
		return say(t(texts.closed));
	}
	return say(t(texts.sent));
}

async function show({ guild, actor, language }: Context, number: number): Promise<Answer> {
	const report = await reportOf(guild, number, actor.id);
	if (!report) throw new UserError(texts.notYours);
	await pendingShown(guild, actor.id, number, "report");
	const view = await answerView(guild, report, language);
	// They are looking at it.
	return { view: { ...view, buttons: [(view.buttons?.[0] ?? []).slice(1)] } };
}

const SHOWN = 15;

async function mine({ guild, actor, language, t }: Context): Promise<Answer> {
	const reporter = await guild.store.get(reporterRecord, reporterKey(actor.id));
	const numbers = (reporter?.reports ?? []).slice(-SHOWN).reverse();
	const found = await Promise.all(numbers.map((number) => guild.store.get(reportRecord, reportKey(number))));
	const reports = found.filter((report) => report !== undefined);
	if (reports.length === 0) return say(`${t(texts.none)}\n${t(texts.how)}`);
	const lines = await Promise.all(
		reports.map(async (report) => {
			const record = await guild.store.get(caseRecord, caseKey(report.case));
			return t(texts.line, {
				number: String(report.number),
				when: when(report.at, "D"),
				state: t(texts[record ? reportState(record) : "open"]),
				ground: plain(shorten(sayGround(report.ground, language), 100)),
			});
		}),
	);
	return {
		view: {
			sections: [
				{ title: t(texts.title, { n: reporter?.reports.length ?? 0 }), body: [...lines, "", t(texts.how)].join("\n") },
			],
			selects: [
				{
					id: `melden:waehlen:${guild.id}`,
					of: "choices",
					placeholder: t(texts.choose),
					choices: reports.map(({ number }) => ({
						value: String(number),
						label: t(texts.number, { number: String(number) }),
					})),
				},
			],
		},
	};
}
