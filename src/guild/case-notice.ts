// What somebody reads about a decision against them: the statement of reasons, and how a review ended. Titles tell what was
// really done.
import { type Case, deletion } from "../cases/case.ts";
import type { EffectKind } from "../rules/effect.ts";
import { actions } from "../rules/registries.ts";
import { defineTexts, type Language, type Say, sayIn } from "../texts.ts";
import { takenBackView } from "./case-letters.ts";
import { matchLines } from "./case-lines.ts";
import { clauses, letter, type Owner, objectionFields, quoted } from "./letter.ts";
import { plain, when } from "./markdown.ts";
import { measureLines } from "./measures.ts";
import { objectionIsOver, objectionOutcomeView } from "./objection-letter.ts";
import type { Field, View } from "./view.ts";

const texts = defineTexts({
	de: {
		removed: "Dein Kommentar wurde entfernt",
		blocked: "Dein Kommentar ist nicht erschienen",
		removing: "Dein Kommentar verstößt gegen die Regeln",
		held: "Dein Kommentar wartet auf Freigabe",
		banned: "Du bist vom Server gebannt",
		kicked: "Du bist vom Server entfernt",
		timedOut: "Du hast einen Timeout bekommen",
		warned: "Du hast eine Verwarnung erhalten",
		noticed: "Zu deinem Kommentar",
		decision: "Eine Entscheidung der Moderation",
		about: "Es geht um deinen Kommentar vom {when} auf **{guild}**.",
		aboutYou: "Am {when} hat die Moderation von **{guild}** über dich entschieden.",
		stillThere: "Er konnte bisher nicht entfernt werden; bitte lösche oder ändere ihn selbst.",
		heldIntro:
			"Auf **{guild}** prüft die Moderation deinen Kommentar vom {when}, bevor er erscheint. Du musst nichts tun; du erfährst, wie es ausgeht.",
		measures: "Was entschieden wurde",
		why: "Was aufgefallen ist",
		fromTheTeam: "Von der Moderation",
		how: "Wie es dazu kam",
		foundByRule: "Eine Regel des Servers hat den Kommentar automatisch erkannt.",
		foundByAutoMod:
			"Discords AutoMod hat den Kommentar nach den Einstellungen dieses Servers automatisch erkannt und blockiert, bevor ihn jemand sehen konnte.",
		foundByReport: "Der Kommentar wurde der Moderation gemeldet.",
		foundByPerson: "Ein Mitglied der Moderation hat das entschieden; kein Programm war beteiligt.",
		alsoReported: "Er wurde der Moderation auch gemeldet.",
		decidedByMachine: "Auch entschieden hat ein Programm, kein Mensch.",
		decidedByPerson: "Entschieden hat ein Mitglied der Moderation.",
		decidedByBoth: "Zuerst hat ein Programm entschieden, dann zusätzlich ein Mitglied der Moderation.",
		willDecide: "Entscheiden wird ein Mensch.",
		released: "Dein Kommentar ist freigegeben",
		releasedBack:
			"Ein Mitglied der Moderation von **{guild}** hat deinen Kommentar geprüft und freigegeben. Er steht wieder im Thread: <#{channel}>. Danke für deine Geduld.",
		releasedLost:
			"Ein Mitglied der Moderation von **{guild}** hat deinen Kommentar geprüft und freigegeben. Ich konnte ihn nicht wieder einstellen; bitte schreib ihn noch einmal.",
		releasedThere:
			"Ein Mitglied der Moderation von **{guild}** hat deinen Kommentar geprüft und freigegeben. Er bleibt stehen.",
		undone: "Alles, was dir deswegen auferlegt wurde, ist zurückgenommen.",
		rejected: "Dein Kommentar wird nicht veröffentlicht",
		rejectedLater: "Dein Kommentar wurde entfernt",
		rejectedBody:
			"Ein Mitglied der Moderation von **{guild}** hat deinen Kommentar geprüft und sich gegen ihn entschieden. Du kannst ihn anders formuliert noch einmal schreiben.",
	},
	en: {
		removed: "Your comment was removed",
		blocked: "Your comment did not appear",
		removing: "Your comment breaks the rules",
		held: "Your comment is waiting for approval",
		banned: "You are banned from the server",
		kicked: "You were removed from the server",
		timedOut: "You received a timeout",
		warned: "You received a warning",
		noticed: "About your comment",
		decision: "A decision of the moderators",
		about: "This is about your comment of {when} on **{guild}**.",
		aboutYou: "On {when} the moderators of **{guild}** took a decision about you.",
		stillThere: "It could not be removed so far; please delete or change it yourself.",
		heldIntro:
			"On **{guild}** the moderators look at your comment of {when} before it appears. You need not do anything; you will hear how it ends.",
		measures: "What was decided",
		why: "What was noticed",
		fromTheTeam: "From the moderators",
		how: "How it came about",
		foundByRule: "A rule of this server found the comment automatically.",
		foundByAutoMod:
			"Discord's AutoMod found the comment automatically, by this server's settings, and blocked it before anybody could see it.",
		foundByReport: "The comment was reported to the moderators.",
		foundByPerson: "A moderator decided this; no program took part.",
		alsoReported: "It was also reported to the moderators.",
		decidedByMachine: "The decision, too, was taken by a program, not by a person.",
		decidedByPerson: "A moderator decided.",
		decidedByBoth: "First a program decided, then a moderator decided on more.",
		willDecide: "A person will decide.",
		released: "Your comment was approved",
		releasedBack:
			"A moderator of **{guild}** looked at your comment and approved it. It is back in the thread: <#{channel}>. Thank you for your patience.",
		releasedLost:
			"A moderator of **{guild}** looked at your comment and approved it. I could not put it back; please write it again.",
		releasedThere: "A moderator of **{guild}** looked at your comment and approved it. It stays.",
		undone: "Everything that was imposed on you because of it has been taken back.",
		rejected: "Your comment will not be published",
		rejectedLater: "Your comment was removed",
		rejectedBody:
			"A moderator of **{guild}** looked at your comment and decided against it. You may write it again in other words.",
	},
});

/** What the person is to read as things stand: the reasons, how the review ended, or how their objection did. */
export function authorView(record: Case, guild: Owner, language: Language): View {
	if (objectionIsOver(record)) return objectionOutcomeView(record, guild, language, null);
	if (record.history.some(({ kind }) => kind === "undone")) return takenBackView(record, guild, language);
	return record.review === "released" || record.review === "rejected"
		? outcomeView(record, guild, language, null)
		: noticeView(record, guild, language, null);
}

/** The statement of reasons. @param mark by which the message is found again */
export function noticeView(record: Case, guild: Owner, language: Language, mark: string | null = "notice"): View {
	const t = sayIn(language);
	const held = record.decision === "hold";
	const about = { guild: plain(guild.name), when: when(record.comment?.createdAt ?? record.openedAt) };
	const intro = [t(held ? texts.heldIntro : record.comment ? texts.about : texts.aboutYou, about)];
	if (record.comment && record.decision === "remove" && deletion(record) !== "done") intro.push(t(texts.stillThere));
	return letter(record, guild, language, {
		title: t(titleOf(record)),
		body: intro.join(" "),
		fields: [...reasons(record, guild, language), ...quoted(record, t), ...objectionFields(record, guild, t)],
		tone: record.decision === "remove" || expulsion(record) ? "severe" : "warning",
		mark,
	});
}

/** What was decided, on what facts, how it came about, by which rule. */
function reasons(record: Case, guild: Owner, language: Language): Field[] {
	const t = sayIn(language);
	const fields: Field[] = [];
	const add = (name: string, value: string) => void (value && fields.push({ name, value }));
	add(t(texts.measures), measureLines(record, t, guild.strikesFor).join("\n"));
	fields.push(...clauses(record, t));
	add(t(texts.why), matchLines(record, language, false));
	add(t(texts.fromTheTeam), plain(record.reason ?? ""));
	for (const { text } of record.actions) add(t(texts.fromTheTeam), plain(text ?? ""));
	add(t(texts.how), originLine(record, t));
	return fields;
}

function originLine(record: Case, t: Say): string {
	const { origin, history } = record;
	const found = {
		rule: texts.foundByRule,
		automod: texts.foundByAutoMod,
		report: texts.foundByReport,
		person: texts.foundByPerson,
		discord: texts.foundByPerson,
	}[origin.by];
	const said = [t(found)];
	if (record.reports.length > 0 && origin.by !== "report") said.push(t(texts.alsoReported));
	const machine = origin.by === "rule" || origin.by === "automod";
	const person = (kind: string) => history.some((event) => event.kind === kind && event.by !== "bot");
	if (record.review === "open" && record.decision === "hold") said.push(t(texts.willDecide));
	else if (origin.by === "report" || (machine && person("rejected"))) said.push(t(texts.decidedByPerson));
	else if (machine) said.push(t(person("acted") ? texts.decidedByBoth : texts.decidedByMachine));
	return said.join(" ");
}

/** Whether it takes the person off the server, and how. */
function expulsion(record: Case): "banMember" | "kickMember" | null {
	return has(record, "banMember") ? "banMember" : has(record, "kickMember") ? "kickMember" : null;
}

function has({ actions: all }: Case, kind: EffectKind): boolean {
	const effects = all.flatMap((action) => (action.undoes ? [] : action.effects));
	return effects.some(({ effect, progress }) => effect.kind === kind && progress.state !== "refused");
}

function titleOf(record: Case) {
	const gone = deletion(record);
	const expelled = expulsion(record);
	if (expelled) return expelled === "banMember" ? texts.banned : texts.kicked;
	if (record.decision === "hold" && gone === "done") return texts.held;
	if (record.comment && (record.decision === "remove" || record.decision === "hold"))
		return gone !== "done" ? texts.removing : record.origin.by === "automod" ? texts.blocked : texts.removed;
	if (has(record, "timeoutMember")) return texts.timedOut;
	const warns = record.actions.some(({ action }) => actions.get(action)?.strikes);
	return warns ? texts.warned : record.comment ? texts.noticed : texts.decision;
}

/** How the review of a held, flagged or unchecked comment ended. */
export function outcomeView(record: Case, guild: Owner, language: Language, mark: string | null = "outcome"): View {
	const t = sayIn(language);
	if (record.review === "released") {
		const repost = record.messages.find(({ kind }) => kind === "repost");
		const stayed = !repost || repost.messageId === record.comment?.messageId;
		const back = repost?.progress.state === "done";
		const how = stayed ? texts.releasedThere : back ? texts.releasedBack : texts.releasedLost;
		const params = { guild: plain(guild.name), channel: record.comment?.channelId ?? "" };
		const undone = record.strikes > 0 || record.actions.some(({ undoes }) => undoes);
		return letter(record, guild, language, {
			title: t(texts.released),
			body: [t(how as typeof texts.releasedBack, params), ...(undone ? [t(texts.undone)] : [])].join(" "),
			fields: quoted(record, t),
			tone: "good",
			mark,
		});
	}
	return letter(record, guild, language, {
		title: t(record.decision === "hold" ? texts.rejected : texts.rejectedLater),
		body: t(texts.rejectedBody, { guild: plain(guild.name) }),
		fields: [...reasons(record, guild, language), ...quoted(record, t), ...objectionFields(record, guild, t)],
		tone: "severe",
		mark,
	});
}
