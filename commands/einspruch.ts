// /einspruch: object to a decision about oneself, from the letter's button or by its number; moderators decide on the card.
import { decidesObjection, MOST_LETTERS } from "../src/cases/objection.ts";
import { type Answer, type Choice, type Context, defineCommand, type Form } from "../src/discord/command.ts";
import { UserError } from "../src/errors.ts";
import {
	complainAbout,
	decideOnComplaint,
	mayDecideComplaint,
	type NotComplaining,
	whyNoComplaint,
} from "../src/guild/complain.ts";
import { complaintWords } from "../src/guild/complaint-view.ts";
import { when } from "../src/guild/markdown.ts";
import { chosenOr } from "../src/guild/member-language.ts";
import { decideObjection, type Objecting, objectTo, whyNot, withdrawObjection } from "../src/guild/object.ts";
import { caseKey, caseRecord, memberRecord } from "../src/guild/records.ts";
import { defineTexts, sayIn, type Text, text } from "../src/texts.ts";

const texts = defineTexts({
	de: {
		title: "Einspruch gegen Fall {number}",
		label: "Warum ist die Entscheidung falsch?",
		hint: "Ein Mensch liest das. Höchstens 1.500 Zeichen.",
		placeholder: "Zum Beispiel: Das war ein Zitat aus dem Artikel.",
		receipt:
			"**Dein Einspruch gegen Fall {number} ist da** ({when}).\nWie es weitergeht: Ein Mensch aus der Moderation liest ihn und entscheidet neu; war die erste Entscheidung von einem Menschen, ist es ein anderer. Bis {by} will die Moderation dir antworten, mit Begründung. Die Antwort kommt als Direktnachricht; kommt sie nicht an, zeigt sie dir `/meinefälle` oder der Knopf „Fall ansehen“. Bis dahin bleibt die Entscheidung gültig.",
		none: "Einen Fall {number} gibt es hier nicht, oder er betrifft dich nicht.",
		open: "Dein Einspruch gegen Fall {number} ist schon da. Er wird gelesen; du musst nichts weiter tun.",
		upheld: "Deinem Einspruch gegen Fall {number} wurde schon stattgegeben.",
		dismissed:
			"Über deinen Einspruch gegen Fall {number} ist entschieden. Ein zweiter ist erst möglich, wenn in dem Fall etwas Neues entschieden wird.",
		withdrawn:
			"Du hast deinen Einspruch gegen Fall {number} zurückgezogen. Ein zweiter ist erst möglich, wenn in dem Fall etwas Neues entschieden wird.",
		late: "Gegen Fall {number} konntest du bis {until} Einspruch einlegen. Diese Frist ist vorbei.",
		held: "Über Fall {number} entscheidet gerade ein Mensch; noch ist nichts endgültig. Bist du dann nicht einverstanden, kannst du Einspruch einlegen.",
		nothing: "In Fall {number} gilt nichts mehr gegen dich; es gibt nichts, wogegen du Einspruch einlegen müsstest.",
		withdrawAsk:
			"Möchtest du deinen Einspruch gegen Fall {number} zurückziehen? Dann bleibt die Entscheidung, und gegen sie kannst du keinen neuen Einspruch einlegen.",
		withdrawYes: "Ja, zurückziehen",
		withdrawDone: "Dein Einspruch gegen Fall {number} ist zurückgezogen.",
		withdrawNot: "Gegen Fall {number} ist kein Einspruch von dir offen.",
		upholdTitle: "Fall {number}: Einspruch stattgeben",
		dismissTitle: "Fall {number}: Einspruch zurückweisen",
		reason: "Begründung für das Mitglied",
		reasonHint: "Das Mitglied liest sie so, wie du sie schreibst.",
		upholdPlaceholder: "Was an der ersten Entscheidung falsch war.",
		dismissPlaceholder: "Warum die Entscheidung trotz des Einspruchs stimmt.",
		alone: "Du hast den Fall selbst entschieden",
		aloneHint: "Nur wenn es sonst niemanden gibt. Das Mitglied erfährt es.",
		aloneTick: "Außer mir kann hier niemand entscheiden.",
		concerned: "Über einen Einspruch in eigener Sache entscheidet jemand anderes.",
		first:
			"Du hast in diesem Fall schon entschieden; über den Einspruch entscheidet jemand anderes. Findet sich niemand, kann es die Leitung (Recht „Server verwalten“).",
		closedBy: "Über den Einspruch gegen Fall {number} hat <@{by}> schon entschieden.",
		closedWithdrawn: "Der Einspruch gegen Fall {number} wurde zurückgezogen; es ist nichts mehr zu entscheiden.",
		closedNone: "Gegen Fall {number} ist kein Einspruch offen.",
		upheldDone:
			"Einspruch gegen Fall {number}: stattgegeben. Alles wird zurückgenommen, das Mitglied erfährt die Begründung.",
		dismissedDone: "Einspruch gegen Fall {number}: zurückgewiesen. Das Mitglied erfährt die Begründung.",
		noReason: "Ohne Begründung geht es nicht: Das Mitglied soll verstehen, warum.",
		which:
			"Wogegen? Gib als `nummer` den Fall an, der dich betrifft, oder als `meldung` deine Meldung. Deine Fälle zeigt `/meinefälle`, deine Meldungen `/melden`.",
		reportTitle: "Einspruch zu Meldung {number}",
		reportPlaceholder: "Zum Beispiel: Die Drohung steht im zweiten Satz.",
		reportReceipt:
			"**Dein Einspruch zu Meldung {number} ist da** ({when}).\nEin anderer Mensch aus der Moderation als beim ersten Mal liest ihn. Bis {by} will die Moderation dir antworten, mit Begründung: per Direktnachricht, sonst steht die Antwort unter `/melden`.",
		reportNone: "Eine Meldung {number} von dir gibt es hier nicht.",
		reportWaiting:
			"Über Meldung {number} ist noch nicht entschieden. Bist du dann nicht einverstanden, kannst du Einspruch einlegen.",
		reportAgreed:
			"Bei Meldung {number} hat dir die Moderation recht gegeben; es gibt nichts, wogegen du Einspruch einlegen müsstest.",
		reportOpen: "Dein Einspruch zu Meldung {number} ist schon da. Er wird gelesen; du musst nichts weiter tun.",
		reportUsed:
			"Über deinen Einspruch zu Meldung {number} ist entschieden. Ein zweiter ist erst möglich, wenn über den Kommentar neu entschieden wird.",
		reportLate:
			"Gegen die Entscheidung über Meldung {number} konntest du bis {until} Einspruch einlegen. Diese Frist ist vorbei.",
		reportUpholdTitle: "Meldung {number}: Einspruch stattgeben",
		reportDismissTitle: "Meldung {number}: Einspruch abweisen",
		reportReason: "Begründung für die meldende Person",
		reportReasonHint: "Sie wird so gelesen, wie du sie schreibst.",
		reportAloneHint: "Nur wenn es sonst niemanden gibt. Wer gemeldet hat, erfährt es.",
		reportClosedBy: "Über den Einspruch zu Meldung {number} hat <@{by}> schon entschieden.",
		reportClosed: "Zu Meldung {number} ist kein Einspruch offen.",
		reportUpheldDone:
			"Einspruch zu Meldung {number}: stattgegeben. Der Fall wartet wieder auf eine Entscheidung; du kannst sie gleich selbst treffen.",
		reportDismissedDone: "Einspruch zu Meldung {number}: zurückgewiesen. Wer gemeldet hat, erfährt die Begründung.",
		noText: "Schreib bitte in ein, zwei Sätzen, warum die Entscheidung falsch ist.",
	},
	en: {
		title: "Objection to case {number}",
		label: "Why is the decision wrong?",
		hint: "A person will read this. At most 1,500 characters.",
		placeholder: "For example: that was a quotation from the article.",
		receipt:
			"**Your objection to case {number} has arrived** ({when}).\nWhat happens next: a moderator reads it and decides anew; if a person took the first decision, it is another one. The moderators want to answer you by {by}, with reasons. The answer comes as a direct message; if that cannot be delivered, `/mycases` or the button “Show case” shows it. Until then the decision holds.",
		none: "There is no case {number} here, or it does not concern you.",
		open: "Your objection to case {number} has already arrived. It will be read; you need not do anything else.",
		upheld: "Your objection to case {number} has already been upheld.",
		dismissed:
			"Your objection to case {number} has been decided. A second one is possible only when something new is decided in the case.",
		withdrawn:
			"You withdrew your objection to case {number}. A second one is possible only when something new is decided in the case.",
		late: "You could object to case {number} until {until}. That time is over.",
		held: "A person is just deciding about case {number}; nothing is final yet. If you disagree then, you can object.",
		nothing: "In case {number} nothing holds against you any more; there is nothing you would have to object to.",
		withdrawAsk:
			"Do you want to withdraw your objection to case {number}? Then the decision stays, and you cannot object to it again.",
		withdrawYes: "Yes, withdraw",
		withdrawDone: "Your objection to case {number} is withdrawn.",
		withdrawNot: "No objection of yours to case {number} is open.",
		upholdTitle: "Case {number}: uphold objection",
		dismissTitle: "Case {number}: dismiss objection",
		reason: "Reasons for the member",
		reasonHint: "The member reads them as you write them.",
		upholdPlaceholder: "What was wrong with the first decision.",
		dismissPlaceholder: "Why the decision is right despite the objection.",
		alone: "You decided this case yourself",
		aloneHint: "Only if there is nobody else. The member will be told.",
		aloneTick: "Nobody but me can decide here.",
		concerned: "Somebody else decides about an objection that concerns you.",
		first:
			"You have decided in this case already; somebody else decides about the objection. If there is nobody, the admins can (permission “Manage Server”).",
		closedBy: "<@{by}> has already decided about the objection to case {number}.",
		closedWithdrawn: "The objection to case {number} was withdrawn; there is nothing left to decide.",
		closedNone: "No objection to case {number} is open.",
		upheldDone: "Objection to case {number}: upheld. Everything is taken back, and the member will hear the reasons.",
		dismissedDone: "Objection to case {number}: dismissed. The member will hear the reasons.",
		noReason: "It does not work without reasons: the member should understand why.",
		which:
			"To what? Give the case that concerns you as `number`, or your report as `report`. `/mycases` shows your cases, `/report` your reports.",
		reportTitle: "Objection on report {number}",
		reportPlaceholder: "For example: the threat is in the second sentence.",
		reportReceipt:
			"**Your objection on report {number} has arrived** ({when}).\nAnother moderator than the first time reads it. The moderators want to answer you by {by}, with reasons: by direct message, or else `/report` shows it.",
		reportNone: "There is no report {number} of yours here.",
		reportWaiting: "Report {number} is not decided yet. If you disagree then, you can object.",
		reportAgreed: "On report {number} the moderators agreed with you; there is nothing you would have to object to.",
		reportOpen:
			"Your objection on report {number} has already arrived. It will be read; you need not do anything else.",
		reportUsed:
			"Your objection on report {number} has been decided. A second one is possible only when the comment is decided about anew.",
		reportLate: "You could object to the decision on report {number} until {until}. That time is over.",
		reportUpholdTitle: "Report {number}: uphold objection",
		reportDismissTitle: "Report {number}: dismiss objection",
		reportReason: "Reasons for the reporter",
		reportReasonHint: "They are read as you write them.",
		reportAloneHint: "Only if there is nobody else. The reporter will be told.",
		reportClosedBy: "<@{by}> has already decided about the objection on report {number}.",
		reportClosed: "No objection on report {number} is open.",
		reportUpheldDone:
			"Objection on report {number}: upheld. The case waits for a decision again; you can take it yourself right away.",
		reportDismissedDone: "Objection on report {number}: dismissed. The reporter will hear the reasons.",
		noText: "Please write in a sentence or two why the decision is wrong.",
	},
});

export default defineCommand({
	english: "objection",
	description: text("Einspruch gegen eine Entscheidung über dich einlegen", "Object to a decision about you"),
	role: "member",
	action: {
		english: "objection",
		description: text("Einspruch gegen eine Entscheidung über dich einlegen", "Object to a decision about you"),
		options: [
			{
				name: "nummer",
				english: "number",
				description: text("Die Nummer des Falls; sie steht in der Begründung", "The case's number, from the reasons"),
				type: "text",
				max: 12,
				autocomplete: ownCases,
			},
			{
				name: "meldung",
				english: "report",
				description: text(
					"Oder die Nummer deiner Meldung, wenn der Kommentar stehen bleibt",
					"Or the number of your report, where the comment stays",
				),
				type: "text",
				max: 12,
			},
		],
		async form(context) {
			const { nummer, meldung } = context.options;
			if (nummer !== undefined) return ask(context, numberOf(String(nummer)));
			if (meldung !== undefined) return askComplaint(context, numberOf(String(meldung)));
			throw new UserError(texts.which);
		},
	},
	buttons: {
		einlegen: { form: (context) => ask(context, numberOf(context.args[1])) },
		meldung: { form: (context) => askComplaint(context, numberOf(context.args[1])) },
		"meldung-ja": { role: "moderator", form: (context) => askComplaintDecision(context, "upheld") },
		"meldung-nein": { role: "moderator", form: (context) => askComplaintDecision(context, "dismissed") },
		"meldung-worte": { role: "moderator", run: complaintText },
		rueckzug: { run: askWithdrawal },
		zurueckgezogen: { update: true, run: doWithdraw },
		stattgeben: { role: "moderator", form: (context) => askDecision(context, "upheld") },
		zurueckweisen: { role: "moderator", form: (context) => askDecision(context, "dismissed") },
	},
	forms: {
		einlegen: { run: doObject },
		meldung: { run: doComplain },
		"meldung-ja": { role: "moderator", run: (context) => decideReport(context, "upheld") },
		"meldung-nein": { role: "moderator", run: (context) => decideReport(context, "dismissed") },
		stattgeben: { role: "moderator", run: (context) => decide(context, "upheld") },
		zurueckweisen: { role: "moderator", run: (context) => decide(context, "dismissed") },
	},
});

/** "12", "Fall 12", "#12". @returns NaN where it is no number */
function numberOf(typed: string | undefined): number {
	const found = /^\s*(?:Fall|Case|Meldung|Report)?\s*(?:Nr\.?|#)?\s*(\d{1,9})\s*$/i.exec(typed ?? "");
	return found ? Number(found[1]) : Number.NaN;
}

async function own(context: Context, number: number) {
	const { guild } = context;
	return number > 0 ? await guild.store.get(caseRecord, caseKey(number)) : undefined;
}

/** The language that the member chose, for what is theirs. */
async function inTheirs(context: Context) {
	return sayIn(await chosenOr(context.guild, context.actor.id, context.language));
}

function refusal(not: Exclude<Objecting, { type: "objected" }>, number: number): UserError {
	const params = { number: Number.isNaN(number) ? "?" : String(number) };
	if (not.type === "late") return new UserError(texts.late, { ...params, until: when(not.until - 1_000, "D") });
	return new UserError(not.type === "used" ? texts[not.state] : texts[not.type], params);
}

async function ask(context: Context, number: number): Promise<Form> {
	const { guild, actor } = context;
	const not = whyNot(guild, await own(context, number), actor.id);
	if (not) throw refusal(not, number);
	const t = await inTheirs(context);
	return {
		id: `einspruch:einlegen:${guild.id}:${number}`,
		title: t(texts.title, { number: String(number) }),
		fields: [
			{
				type: "text",
				id: "text",
				label: t(texts.label),
				description: t(texts.hint),
				placeholder: t(texts.placeholder),
				long: true,
				required: true,
				max: MOST_LETTERS,
			},
		],
	};
}

async function doObject(context: Context): Promise<Answer> {
	const { guild, actor, fields, now } = context;
	const number = numberOf(context.args[1]);
	const said = fields.text?.trim();
	if (!said) throw new UserError(texts.noText);
	const result = await objectTo(guild, number, actor.id, said.slice(0, MOST_LETTERS));
	if (result.type !== "objected") throw refusal(result, number);
	const t = await inTheirs(context);
	const by = when(now + guild.config.objections.within, "D");
	return { view: { text: t(texts.receipt, { number: String(number), when: when(now), by }) } };
}

async function askWithdrawal(context: Context): Promise<Answer> {
	const { guild, actor } = context;
	const number = numberOf(context.args[1]);
	const record = await own(context, number);
	const t = await inTheirs(context);
	const params = { number: String(number) };
	if (record?.person.id !== actor.id || record.objection?.state !== "open")
		return { view: { text: t(texts.withdrawNot, params) } };
	const id = `einspruch:zurueckgezogen:${guild.id}:${number}`;
	return {
		view: { text: t(texts.withdrawAsk, params), buttons: [[{ id, label: t(texts.withdrawYes), style: "danger" }]] },
	};
}

async function doWithdraw(context: Context): Promise<Answer> {
	const { guild, actor } = context;
	const number = numberOf(context.args[1]);
	const done = await withdrawObjection(guild, number, actor.id);
	const t = await inTheirs(context);
	return { view: { text: t(done ? texts.withdrawDone : texts.withdrawNot, { number: String(number) }) } };
}

type Decision = "upheld" | "dismissed";

async function askDecision(context: Context, decision: Decision): Promise<Form> {
	const { guild, actor, t } = context;
	const number = numberOf(context.args[1]);
	const params = { number: String(number) };
	const record = await own(context, number);
	if (record?.objection?.state !== "open") {
		const { state, by } = record?.objection ?? {};
		if (state === "withdrawn") throw new UserError(texts.closedWithdrawn, params);
		throw by ? new UserError(texts.closedBy, { ...params, by }) : new UserError(texts.closedNone, params);
	}
	const may = decidesObjection(record, actor.id, actor.role === "admin");
	if (may === "concerned" || may === "first") throw new UserError(texts[may]);
	const upheld = decision === "upheld";
	return {
		id: `einspruch:${upheld ? "stattgeben" : "zurueckweisen"}:${guild.id}:${number}`,
		title: t(upheld ? texts.upholdTitle : texts.dismissTitle, params),
		fields: [
			{
				type: "text",
				id: "grund",
				label: t(texts.reason),
				description: t(texts.reasonHint),
				placeholder: t(upheld ? texts.upholdPlaceholder : texts.dismissPlaceholder),
				long: true,
				required: true,
				max: 1_000,
			},
			...(may === "alone"
				? [
						{
							type: "tick" as const,
							id: "allein",
							label: t(texts.alone),
							description: t(texts.aloneHint),
							text: t(texts.aloneTick),
							required: true,
						},
					]
				: []),
		],
	};
}

async function decide(context: Context, decision: Decision): Promise<Answer> {
	const { guild, actor, fields, t } = context;
	const number = numberOf(context.args[1]);
	const params = { number: String(number) };
	const reason = fields.grund?.trim();
	if (!reason) throw new UserError(texts.noReason);
	const result = await decideObjection(guild, number, {
		decision,
		reason: reason.slice(0, 1_000),
		by: actor.id,
		isAdmin: actor.role === "admin",
		alone: fields.allein === "yes",
	});
	switch (result.type) {
		case "decided":
			return { view: { text: t(decision === "upheld" ? texts.upheldDone : texts.dismissedDone, params) } };
		case "closed":
			if (result.state === "withdrawn") throw new UserError(texts.closedWithdrawn, params);
			if (result.state === "none") throw new UserError(texts.closedNone, params);
			throw new UserError(texts.closedBy, { ...params, by: result.by });
		case "concerned":
			throw new UserError(texts.concerned);
		case "first":
		case "alone":
			throw new UserError(texts.first);
	}
}

function complaintRefusal(not: NotComplaining, number: number): UserError {
	const params = { number: Number.isNaN(number) ? "?" : String(number) };
	if (not.type === "late") return new UserError(texts.reportLate, { ...params, until: when(not.until - 1_000, "D") });
	const why = {
		none: texts.reportNone,
		waiting: texts.reportWaiting,
		agreed: texts.reportAgreed,
		open: texts.reportOpen,
		used: texts.reportUsed,
	};
	return new UserError(why[not.type] as Text, params);
}

async function askComplaint(context: Context, number: number): Promise<Form> {
	const { guild, actor } = context;
	const not = await whyNoComplaint(guild, number, actor.id);
	if (not) throw complaintRefusal(not, number);
	const t = await inTheirs(context);
	return {
		id: `einspruch:meldung:${guild.id}:${number}`,
		title: t(texts.reportTitle, { number: String(number) }),
		fields: [
			{
				type: "text",
				id: "text",
				label: t(texts.label),
				description: t(texts.hint),
				placeholder: t(texts.reportPlaceholder),
				long: true,
				required: true,
				max: MOST_LETTERS,
			},
		],
	};
}

async function doComplain(context: Context): Promise<Answer> {
	const { guild, actor, fields, now } = context;
	const number = numberOf(context.args[1]);
	const said = fields.text?.trim();
	if (!said) throw new UserError(texts.noText);
	const not = await complainAbout(guild, number, actor.id, said.slice(0, MOST_LETTERS));
	if (not) throw complaintRefusal(not, number);
	const t = await inTheirs(context);
	const by = when(now + guild.config.objections.within, "D");
	return { view: { text: t(texts.reportReceipt, { number: String(number), when: when(now), by }) } };
}

/** @throws UserError where they may not decide, or nothing is open */
async function complaintFor(context: Context, number: number) {
	const { guild, actor } = context;
	const may = await mayDecideComplaint(guild, number, actor.id, actor.role === "admin");
	if (may.type === "closed") throw complaintOver(may.by, number);
	if (may.type === "concerned" || may.type === "first") throw new UserError(texts[may.type]);
	return may;
}

function complaintOver(by: string | null, number: number): UserError {
	const params = { number: String(number) };
	return by ? new UserError(texts.reportClosedBy, { ...params, by }) : new UserError(texts.reportClosed, params);
}

async function complaintText(context: Context): Promise<Answer> {
	const { report } = await complaintFor(context, numberOf(context.args[1]));
	return { view: { sections: [{ body: complaintWords(report) }] } };
}

async function askComplaintDecision(context: Context, decision: Decision): Promise<Form> {
	const { guild, t } = context;
	const number = numberOf(context.args[1]);
	const may = await complaintFor(context, number);
	const upheld = decision === "upheld";
	return {
		id: `einspruch:${upheld ? "meldung-ja" : "meldung-nein"}:${guild.id}:${number}`,
		title: t(upheld ? texts.reportUpholdTitle : texts.reportDismissTitle, { number: String(number) }),
		fields: [
			{
				type: "text",
				id: "grund",
				label: t(texts.reportReason),
				description: t(texts.reportReasonHint),
				placeholder: t(upheld ? texts.upholdPlaceholder : texts.dismissPlaceholder),
				long: true,
				required: true,
				max: 1_000,
			},
			...(may.type === "alone"
				? [
						{
							type: "tick" as const,
							id: "allein",
							label: t(texts.alone),
							description: t(texts.reportAloneHint),
							text: t(texts.aloneTick),
							required: true,
						},
					]
				: []),
		],
	};
}

async function decideReport(context: Context, decision: Decision): Promise<Answer> {
	const { guild, actor, fields, t } = context;
	const number = numberOf(context.args[1]);
	const reason = fields.grund?.trim();
	if (!reason) throw new UserError(texts.noReason);
	const result = await decideOnComplaint(guild, number, {
		decision,
		reason: reason.slice(0, 1_000),
		by: actor.id,
		isAdmin: actor.role === "admin",
		alone: fields.allein === "yes",
	});
	if (result.type === "closed") throw complaintOver(result.by, number);
	if (result.type !== "decided") throw new UserError(texts[result.type === "concerned" ? "concerned" : "first"]);
	const done = decision === "upheld" ? texts.reportUpheldDone : texts.reportDismissedDone;
	return { view: { text: t(done, { number: String(number) }) } };
}

/** One's own cases that can be objected to, the newest first. */
async function ownCases({ guild, actor, language }: Context, typed: string): Promise<readonly Choice[]> {
	const member = await guild.store.get(memberRecord, `member/${actor.id}`);
	const found: Choice[] = [];
	for (const number of (member?.cases ?? []).slice(-50).reverse()) {
		if (!String(number).startsWith(typed.trim()) || found.length === 25) continue;
		const record = await guild.store.get(caseRecord, caseKey(number));
		if (!record || whyNot(guild, record, actor.id)) continue;
		const date = new Date(record.openedAt).toLocaleDateString(language === "de" ? "de-DE" : "en-GB");
		found.push({ value: String(number), name: `${language === "de" ? "Fall" : "Case"} ${number} · ${date}` });
	}
	return found;
}
