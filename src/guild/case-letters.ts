// What a member reads after the decision itself: that it was taken back, that the reason is another one now, that what was
// announced did not happen.
import { actionState, type Case } from "../cases/case.ts";
import { actions } from "../rules/registries.ts";
import { defineTexts, type Language, sayIn } from "../texts.ts";
import { contentOf } from "./case-lines.ts";
import { plain, quote, shorten, when } from "./markdown.ts";
import type { Field, View } from "./view.ts";

const texts = defineTexts({
	de: {
		case: "Fall {number}",
		seeCase: "Fall ansehen",
		takenBack: "Die Entscheidung ist zurückgenommen",
		takenBackBody:
			"Die Moderation von **{guild}** hat ihre Entscheidung vom {when} noch einmal angesehen und nimmt sie ganz zurück. Das tut uns leid.",
		undone: "Alles, was dir deswegen auferlegt wurde, gilt nicht mehr; es steht auch nicht mehr gegen dich.",
		back: "Was du geschrieben hattest, steht wieder da: {where}",
		lost: "Was du geschrieben hattest, konnte ich nicht wieder einstellen; du kannst es noch einmal schreiben.",
		notAll: "Einzelnes ließ sich noch nicht rückgängig machen; die Moderation weiß davon.",
		why: "Von der Moderation",
		yours: "Was du geschrieben hattest",
		newReason: "Die Begründung wurde geändert",
		newReasonBody:
			"An der Entscheidung von **{guild}** vom {when} ändert sich sonst nichts. Bist du nicht einverstanden, gilt für deinen Einspruch die neue Begründung.",
		now: "So lautet sie jetzt",
		before: "Vorher",
		notDone: "Etwas ist nicht geschehen",
		notDoneBody:
			"In der Begründung vom {when} stand, dass auf **{guild}** etwas gegen dich unternommen wird. Nicht ausgeführt wurde: {what}.",
	},
	en: {
		case: "Case {number}",
		seeCase: "Show case",
		takenBack: "The decision has been taken back",
		takenBackBody:
			"The moderators of **{guild}** looked at their decision of {when} again and take all of it back. We are sorry.",
		undone: "Nothing that was imposed on you because of it holds any more, and it no longer counts against you.",
		back: "What you had written is there again: {where}",
		lost: "I could not put back what you had written; you may write it again.",
		notAll: "Some of it could not be undone yet; the moderators know.",
		why: "From the moderators",
		yours: "What you had written",
		newReason: "The reason was changed",
		newReasonBody:
			"Nothing else changes about the decision of **{guild}** of {when}. If you disagree, your objection is about the new reason.",
		now: "It now reads",
		before: "Before",
		notDone: "Something did not happen",
		notDoneBody:
			"The reasons of {when} said that action is taken against you on **{guild}**. This was not carried out: {what}.",
	},
});

interface Owner {
	readonly id: string;
	readonly name: string;
}

/** So much of what was written is quoted back. */
const QUOTED = 900;

/** That all of it was taken back. @param mark by this the message is found again */
export function takenBackView(record: Case, guild: Owner, language: Language, mark = "takenBack"): View {
	const t = sayIn(language);
	const reposts = record.messages.filter(({ kind }) => kind === "repost");
	const done = reposts.filter(({ progress }) => progress.state === "done");
	const channels = new Set(done.map(({ channelId }) => channelId).filter((id) => id !== null));
	const where = [...channels].map((id) => `<#${id}>`).join(", ");
	const undone = record.strikes > 0 || record.actions.some(({ undoes }) => undoes);
	const stuck = record.actions.some((action) => action.undoes && actionState(action) !== "done");
	const body = [
		t(texts.takenBackBody, { guild: plain(guild.name), when: when(record.openedAt) }),
		...(undone ? [t(texts.undone)] : []),
		...(where ? [t(texts.back, { where })] : reposts.length > 0 ? [t(texts.lost)] : []),
		...(stuck ? [t(texts.notAll)] : []),
	];
	const why = record.history.findLast(({ kind }) => kind === "undone")?.detail;
	const content = contentOf(record);
	const fields: Field[] = [
		...(why ? [{ name: t(texts.why), value: plain(why) }] : []),
		...(content ? [{ name: t(texts.yours), value: quote(plain(shorten(content, QUOTED))) }] : []),
	];
	return letter(record, guild, language, mark, {
		title: t(texts.takenBack),
		body: body.join(" "),
		fields,
		tone: "good",
	});
}

/** That the reason is another one now. */
export function newReasonView(record: Case, guild: Owner, language: Language, mark = "newReason"): View {
	const t = sayIn(language);
	const old = record.history.findLast(({ kind }) => kind === "reason")?.detail;
	return letter(record, guild, language, mark, {
		title: t(texts.newReason),
		body: t(texts.newReasonBody, { guild: plain(guild.name), when: when(record.openedAt) }),
		fields: [
			{ name: t(texts.now), value: plain(record.reason ?? "–") },
			...(old ? [{ name: t(texts.before), value: plain(old) }] : []),
		],
		tone: "neutral",
	});
}

/** That what the reasons announced was not done after all: they come before a ban, which Discord may then refuse. */
export function notDoneView(record: Case, guild: Owner, language: Language, mark = "notDone"): View {
	const t = sayIn(language);
	const refused = record.actions.filter((action) => !action.proposed && actionState(action) === "refused");
	const what = refused.map(({ action }) => {
		const definition = actions.get(action);
		return definition ? t(definition.title) : action;
	});
	return letter(record, guild, language, mark, {
		title: t(texts.notDone),
		body: t(texts.notDoneBody, { guild: plain(guild.name), when: when(record.openedAt), what: what.join(", ") }),
		fields: [],
		tone: "neutral",
	});
}

interface Letter {
	readonly title: string;
	readonly body: string;
	readonly fields: readonly Field[];
	readonly tone: "good" | "neutral";
}

function letter(record: Case, guild: Owner, language: Language, mark: string, section: Letter): View {
	const t = sayIn(language);
	const footer = t(texts.case, { number: String(record.number) });
	return {
		sections: [{ ...section, footer, at: record.openedAt }],
		buttons: [[{ label: t(texts.seeCase), id: `fall:zeigen:${guild.id}:${record.number}:${mark}` }]],
	};
}
