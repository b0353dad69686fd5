// What the author of a comment reads: the statement of reasons, and how a review ended. Titles tell what was really done.
import { type Case, deletion } from "../cases/case.ts";
import { defineTexts, type Language, sayIn } from "../texts.ts";
import { actionLines, contentOf, matchLines } from "./case-lines.ts";
import { name, plain, quote, shorten, when } from "./markdown.ts";
import type { Field, View } from "./view.ts";

const texts = defineTexts({
	de: {
		case: "Fall {number}",
		removed: "Dein Kommentar wurde entfernt",
		blocked: "Dein Kommentar ist nicht erschienen",
		removing: "Dein Kommentar verstößt gegen die Regeln",
		held: "Dein Kommentar wartet auf Freigabe",
		warned: "Du hast eine Verwarnung erhalten",
		noticed: "Zu deinem Kommentar",
		about: "Es geht um deinen Kommentar vom {when} auf **{guild}**.",
		stillThere: "Er konnte bisher nicht entfernt werden; bitte lösche oder ändere ihn selbst.",
		heldIntro:
			"Auf **{guild}** prüft die Moderation deinen Kommentar vom {when}, bevor er erscheint. Du musst nichts tun; du erfährst, wie es ausgeht.",
		clause: "Regel",
		why: "Was aufgefallen ist",
		fromTheTeam: "Von der Moderation",
		done: "Was geschehen ist",
		whoDecided: "Wer entschieden hat",
		automatic: "Eine Regel des Servers hat das automatisch erkannt und entschieden.",
		automaticBlocked:
			"Discords AutoMod hat das nach den Einstellungen dieses Servers automatisch erkannt und den Kommentar blockiert, bevor ihn jemand sehen konnte.",
		automaticHeld: "Eine Regel des Servers hat das automatisch erkannt; entscheiden wird ein Mensch.",
		byPerson: "Ein Mitglied der Moderation hat das entschieden.",
		yourText: "Dein Kommentar",
		object:
			"Nicht einverstanden? Antworte der Moderation auf dem Server und nenne den Fall {number}. Ein Mensch sieht ihn sich an.",
		seeCase: "Fall ansehen",
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
		case: "Case {number}",
		removed: "Your comment was removed",
		blocked: "Your comment did not appear",
		removing: "Your comment breaks the rules",
		held: "Your comment is waiting for approval",
		warned: "You received a warning",
		noticed: "About your comment",
		about: "This is about your comment of {when} on **{guild}**.",
		stillThere: "It could not be removed so far; please delete or change it yourself.",
		heldIntro:
			"On **{guild}** the moderators look at your comment of {when} before it appears. You need not do anything; you will hear how it ends.",
		clause: "Rule",
		why: "What was noticed",
		fromTheTeam: "From the moderators",
		done: "What was done",
		whoDecided: "Who decided",
		automatic: "A rule of this server found and decided this automatically.",
		automaticBlocked:
			"Discord's AutoMod found this automatically, by this server's settings, and blocked the comment before anybody could see it.",
		automaticHeld: "A rule of this server found this automatically; a person will decide.",
		byPerson: "A moderator decided this.",
		yourText: "Your comment",
		object: "You disagree? Answer the moderators on the server and name case {number}. A person will look at it.",
		seeCase: "Show case",
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

/** So much of the comment is quoted back. */
const QUOTED = 900;

interface Owner {
	readonly id: string;
	readonly name: string;
}

/** What the author is to read as things stand: the reasons, or how the review ended. */
export function authorView(record: Case, guild: Owner, language: Language): View {
	return record.review === "released" || record.review === "rejected"
		? outcomeView(record, guild, language)
		: noticeView(record, guild, language);
}

/** The statement of reasons. */
export function noticeView(record: Case, guild: Owner, language: Language, mark = "notice"): View {
	const t = sayIn(language);
	const held = record.decision === "hold";
	const gone = deletion(record);
	const blocked = record.origin.by === "automod";
	const title =
		held && gone === "done"
			? texts.held
			: record.decision === "remove" || held
				? gone === "done"
					? blocked
						? texts.blocked
						: texts.removed
					: texts.removing
				: record.actions.some(({ action }) => action === "warn")
					? texts.warned
					: texts.noticed;
	const about = { guild: plain(guild.name), when: when(record.comment?.createdAt ?? record.openedAt) };
	const intro = [t(held ? texts.heldIntro : texts.about, about)];
	if (!held && record.decision === "remove" && gone !== "done") intro.push(t(texts.stillThere));
	const fields = clauses(record, t(texts.clause));
	const found = matchLines(record, language, false);
	if (found) fields.push({ name: t(texts.why), value: found });
	if (record.reason) fields.push({ name: t(texts.fromTheTeam), value: plain(record.reason) });
	for (const { text } of record.actions) if (text) fields.push({ name: t(texts.fromTheTeam), value: plain(text) });
	const done = actionLines(record, t, true);
	if (done) fields.push({ name: t(texts.done), value: done });
	const byMachine = held ? texts.automaticHeld : blocked ? texts.automaticBlocked : texts.automatic;
	fields.push({ name: t(texts.whoDecided), value: t(record.origin.by === "person" ? texts.byPerson : byMachine) });
	return letter(record, guild, language, {
		title: t(title),
		body: intro.join(" "),
		// Nothing is decided about a held comment yet, so there is nothing to object to.
		fields: [...fields, ...quoted(record, t(texts.yourText)), ...(held ? [] : [objection(record, language)])],
		tone: record.decision === "remove" ? "severe" : "warning",
		mark,
	});
}

/** How the review of a held, flagged or unchecked comment ended. */
export function outcomeView(record: Case, guild: Owner, language: Language, mark = "outcome"): View {
	const t = sayIn(language);
	const text = quoted(record, t(texts.yourText));
	if (record.review === "released") {
		const repost = record.messages.find(({ kind }) => kind === "repost")?.progress.state;
		const how =
			repost === undefined ? texts.releasedThere : repost === "done" ? texts.releasedBack : texts.releasedLost;
		const params = { guild: plain(guild.name), channel: record.comment?.channelId ?? "" };
		const undone = record.strikes > 0 || record.actions.some(({ undoes }) => undoes);
		return letter(record, guild, language, {
			title: t(texts.released),
			body: [t(how as typeof texts.releasedBack, params), ...(undone ? [t(texts.undone)] : [])].join(" "),
			fields: text,
			tone: "good",
			mark,
		});
	}
	const done = actionLines(record, t, true);
	return letter(record, guild, language, {
		title: t(record.decision === "hold" ? texts.rejected : texts.rejectedLater),
		body: t(texts.rejectedBody, { guild: plain(guild.name) }),
		fields: [
			...clauses(record, t(texts.clause)),
			...(record.reason ? [{ name: t(texts.fromTheTeam), value: plain(record.reason) }] : []),
			...(done ? [{ name: t(texts.done), value: done }] : []),
			...text,
			{ name: t(texts.whoDecided), value: t(texts.byPerson) },
			objection(record, language),
		],
		tone: "severe",
		mark,
	});
}

interface Letter {
	readonly title: string;
	readonly body: string;
	readonly fields: readonly Field[];
	readonly tone: "good" | "warning" | "severe";
	/** By this the message is found again. */
	readonly mark: string;
}

function letter(record: Case, guild: Owner, language: Language, { mark, ...section }: Letter): View {
	const t = sayIn(language);
	const footer = t(texts.case, { number: String(record.number) });
	return {
		sections: [{ ...section, footer, at: record.openedAt }],
		buttons: [[{ label: t(texts.seeCase), id: `fall:zeigen:${guild.id}:${record.number}:${mark}` }]],
	};
}

function clauses(record: Case, label: string): Field[] {
	return record.rules
		.filter(({ mode }) => mode === "enforce")
		.map(({ name: rule, clause }) => ({ name: label, value: clause ? `„${plain(clause)}“` : name(rule) }));
}

function quoted(record: Case, label: string): Field[] {
	const content = contentOf(record);
	return content ? [{ name: label, value: quote(plain(shorten(content, QUOTED))) }] : [];
}

function objection(record: Case, language: Language): Field {
	return { name: "\u200b", value: sayIn(language)(texts.object, { number: String(record.number) }) };
}
