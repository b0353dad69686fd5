// /warteschlange: what waits for people; and the buttons of the cards on which they decide.

import type { Case } from "../src/cases/case.ts";
import { type Answer, type Context, defineCommand, type Form, say } from "../src/discord/command.ts";
import { UserError } from "../src/errors.ts";
import { type Deciding, decideForm, releaseForm, timeoutOf, wordsOf } from "../src/guild/decide-forms.ts";
import { sayDecided } from "../src/guild/decided-words.ts";
import { brokenOf } from "../src/guild/grounds.ts";
import { toggleMisuse } from "../src/guild/misuse.ts";
import { actingOn, escalate, showCard, toggleClaim } from "../src/guild/on-it.ts";
import { Refusal } from "../src/guild/platform.ts";
import { type QueueOrder, waitingCases } from "../src/guild/queue.ts";
import { queueView } from "../src/guild/queue-view.ts";
import { caseKey, caseRecord } from "../src/guild/records.ts";
import { reportersView, reportsView } from "../src/guild/reports-view.ts";
import { decideHeld } from "../src/guild/review.ts";
import { cardOf } from "../src/guild/review-card.ts";
import { plan } from "../src/rules/compile.ts";
import type { PlannedAction } from "../src/rules/verdict.ts";
import { defineTexts, text } from "../src/texts.ts";

const texts = defineTexts({
	de: {
		none: "Diesen Fall gibt es nicht mehr.",
		closed: "Fall {number} ist schon entschieden.",
		own: "Um deinen eigenen Kommentar kümmert sich jemand anderes.",
		reason: "Sag bitte in deinen Worten, was verletzt ist: Ohne Regel braucht das Mitglied eine Begründung.",
		escalated: "Fall {number} ist weitergereicht; die Rolle für Dringendes ist gerufen.",
		escalatedQuietly:
			"Fall {number} ist als weitergereicht markiert. Gerufen wurde niemand: Es ist keine Rolle eingestellt (`channels.alertRole` in guild.yaml).",
		already: "Fall {number} ist schon weitergereicht.",
		there: "Die Karte von Fall {number} gibt es noch: {link}",
		shown: "Hier ist die neue Karte von Fall {number}: {link}",
		later: "Die Karte von Fall {number} ließ sich noch nicht posten; ich versuche es weiter.",
		unsure:
			"Discord antwortet mir gerade nicht richtig, deshalb ist nichts entschieden. Versuche es gleich noch einmal.",
		ownReports: "Was über dich gemeldet wurde, sehen nur andere aus der Moderation.",
		noted: "Meldung {report} gilt als offensichtlich unbegründet.",
		warned:
			"Meldung {report} gilt als offensichtlich unbegründet. Das Mitglied bekommt einen Hinweis, denn es war nicht das erste Mal.",
		suspended:
			"Meldung {report} gilt als offensichtlich unbegründet. Nach Hinweis und weiteren solchen Meldungen nimmt der Bot von diesem Mitglied eine Zeit lang keine an; es erfährt, warum.",
		takenBack:
			"Meldung {report} gilt nicht mehr als offensichtlich unbegründet. War das Mitglied gesperrt, darf es wieder melden.",
		misuseOwn: "Über deine eigene Meldung oder eine über dich urteilt jemand anderes.",
	},
	en: {
		none: "This case no longer exists.",
		closed: "Case {number} has been decided already.",
		own: "Somebody else looks after your own comment.",
		reason: "Please say in your own words what is broken: without a rule the member needs a reason.",
		escalated: "Case {number} is escalated; the role for urgent matters has been called.",
		escalatedQuietly:
			"Case {number} is marked as escalated. Nobody was called: no role is set (`channels.alertRole` in guild.yaml).",
		already: "Case {number} is escalated already.",
		there: "The card of case {number} is still there: {link}",
		shown: "Here is the new card of case {number}: {link}",
		later: "The card of case {number} could not be posted yet; I keep trying.",
		unsure: "Discord does not answer me properly at the moment, so nothing is decided. Please try again in a moment.",
		ownReports: "What was reported about you is for other moderators only.",
		noted: "Report {report} counts as manifestly unfounded.",
		warned:
			"Report {report} counts as manifestly unfounded. The member gets a warning, since it was not the first time.",
		suspended:
			"Report {report} counts as manifestly unfounded. After a warning and more such reports, the bot accepts none from this member for a while; they are told why.",
		takenBack:
			"Report {report} no longer counts as manifestly unfounded. If the member was suspended, they may report again.",
		misuseOwn: "Somebody else judges your own report, or one about you.",
	},
});

export default defineCommand({
	english: "queue",
	description: text("Was wartet auf eine Entscheidung?", "What is waiting for a decision?"),
	role: "moderator",
	action: {
		english: "queue",
		description: text(
			"Was wartet auf eine Entscheidung, seit wann, bei wem?",
			"What is waiting, since when, with whom?",
		),
		options: [
			{
				name: "reihenfolge",
				english: "order",
				description: text("Was zuerst kommt", "What comes first"),
				type: "text",
				choices: [
					{ value: "age", name: text("Das Älteste zuerst", "Oldest first") },
					{ value: "tone", name: text("Das Schärfste zuerst", "Harshest first") },
				],
			},
		],
		run: (context) => list(context, orderOf(context, context.options.reihenfolge), 0),
	},
	buttons: {
		seite: {
			role: "moderator",
			update: true,
			run: (context) => list(context, orderOf(context, context.args[2]), Number(context.args[1])),
		},
		liste: { role: "moderator", run: (context) => list(context, orderOf(context, null), 0) },
		karte: { role: "moderator", run: (context) => again(context, Number(context.values[0])) },
		nehmen: { role: "moderator", update: true, run: claim },
		weiterreichen: { role: "moderator", run: putUp },
		freigeben: { role: "moderator", run: (context) => decide(context, "released") },
		"freigeben-mit": { role: "moderator", form: askRelease },
		ablehnen: { role: "moderator", form: (context) => ask(context, "ablehnen") },
		verwarnen: { role: "moderator", form: (context) => ask(context, "verwarnen") },
		timeout: { role: "moderator", form: (context) => ask(context, "timeout") },
		meldungen: { role: "moderator", run: (context) => reports(context, false) },
		namen: { role: "moderator", update: true, run: (context) => reports(context, true) },
		missbrauch: { role: "moderator", run: misuse },
	},
	forms: {
		freigeben: { role: "moderator", run: (context) => decide(context, "released") },
		ablehnen: { role: "moderator", run: (context) => decide(context, "rejected") },
		verwarnen: {
			role: "moderator",
			run: (context) => decide(context, "rejected", (rule) => [plan(rule, { warn: { strikes: 1 } })]),
		},
		timeout: {
			role: "moderator",
			run: (context) =>
				decide(context, "rejected", (rule) => [plan(rule, { timeout: { for: timeoutOf(context.fields.dauer) } })]),
		},
	},
});

function orderOf({ guild }: Context, wanted: unknown): QueueOrder {
	return wanted === "age" || wanted === "tone" ? wanted : guild.config.review.order;
}

async function list({ guild, t }: Context, order: QueueOrder, page: number): Promise<Answer> {
	return { view: queueView(guild, await waitingCases(guild, order), order, Number.isSafeInteger(page) ? page : 0, t) };
}

const numberOf = ({ args }: Context): number => Number(args[1]);

async function find({ guild }: Context, number: number): Promise<Case> {
	const valid = Number.isSafeInteger(number) && number > 0;
	const record = valid ? await guild.store.get(caseRecord, caseKey(number)) : undefined;
	if (!record) throw new UserError(texts.none);
	return record;
}

async function again(context: Context, number: number): Promise<Answer> {
	const { guild, t } = context;
	await find(context, number);
	const shown = await sure(() => showCard(guild, number));
	const params = { number: String(number) };
	if (!shown) return say(t(texts.closed, params));
	if (!shown.sent) return say(t(texts.later, params));
	const link = guild.platform.messageUrl(shown.sent.channelId, shown.sent.messageId);
	return say(t(shown.type === "there" ? texts.there : texts.shown, { ...params, link }));
}

async function claim(context: Context): Promise<Answer> {
	const { guild, actor, messageId } = context;
	const number = numberOf(context);
	const result = await toggleClaim(guild, number, actor.id);
	if (result.type === "own") throw new UserError(texts.own);
	const record = "record" in result ? result.record : await find(context, number);
	return { view: await cardOf(guild, record, messageId) };
}

async function putUp(context: Context): Promise<Answer> {
	const { guild, actor, t } = context;
	const number = numberOf(context);
	const result = await escalate(guild, number, actor.id);
	const params = { number: String(number) };
	if (result.type !== "escalated") return say(t(texts[result.type], params));
	return say(t(guild.channels().alertRole ? texts.escalated : texts.escalatedQuietly, params));
}

async function ask(context: Context, deed: Deciding): Promise<Form | Answer> {
	const { guild, actor, language, t } = context;
	const record = await find(context, numberOf(context));
	const params = { number: String(record.number) };
	if (record.review !== "open") return say(t(texts.closed, params));
	if (record.person.id === actor.id) return say(t(texts.own));
	const other = await actingOn(guild, record.number, actor.id);
	return decideForm(guild, record, deed, language, other !== null);
}

async function askRelease(context: Context): Promise<Form | Answer> {
	const { guild, actor, language, t } = context;
	const record = await find(context, numberOf(context));
	if (record.review !== "open") return say(t(texts.closed, { number: String(record.number) }));
	if (record.person.id === actor.id) return say(t(texts.own));
	const other = await actingOn(guild, record.number, actor.id);
	return releaseForm(guild, record, language, other !== null);
}

async function decide(
	context: Context,
	decision: "released" | "rejected",
	actions: (rule: string) => readonly PlannedAction[] = () => [],
): Promise<Answer> {
	const { guild, actor, fields, t } = context;
	const number = numberOf(context);
	const record = await find(context, number);
	const broken = brokenOf(guild, record, fields.regel);
	const reason = wordsOf(guild, fields);
	const named = broken ?? record.rules.find(({ mode }) => mode === "enforce") ?? null;
	// Something else than a rule is said in words.
	if (decision === "rejected" && !reason && (fields.regel === "other" || !named)) throw new UserError(texts.reason);
	const result = await sure(() =>
		decideHeld(guild, number, decision, actor.id, {
			broken,
			reason,
			answer: fields.antwort?.trim() || null,
			actions: actions(named?.name ?? ""),
		}),
	);
	return say(sayDecided(t, number, result));
}

/** @throws UserError where Discord does not answer what must be known before anything is decided */
async function sure<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		if (error instanceof Refusal) throw new UserError(texts.unsure);
		throw error;
	}
}

async function reports(context: Context, names: boolean): Promise<Answer> {
	const { guild, actor, language } = context;
	const record = await find(context, numberOf(context));
	// Reporters stay unnamed to the reported, who may be a moderator.
	if (record.person.id === actor.id) throw new UserError(texts.ownReports);
	return {
		view: names ? await reportersView(guild, record, actor.id, language) : await reportsView(guild, record, language),
	};
}

async function misuse(context: Context): Promise<Answer> {
	const { guild, actor, t, values } = context;
	const number = Number(values[0]);
	const valid = Number.isSafeInteger(number) && number > 0;
	const result = valid ? await toggleMisuse(guild, number, numberOf(context), actor.id) : null;
	if (!result) throw new UserError(texts.none);
	if (result.type === "own") throw new UserError(texts.misuseOwn);
	return say(t(texts[result.type], { report: String(number) }));
}
