// An objection as the team sees it: the card to decide on, the reminder, the entry in the log.
import type { Case } from "../cases/case.ts";
import { deciders } from "../cases/objection.ts";
import type { Objection } from "../cases/objection-record.ts";
import { defineTexts, type Language, type Say, sayIn } from "../texts.ts";
import { caseSection } from "./case-view.ts";
import { plain, shorten, when } from "./markdown.ts";
import type { Button, Field, View } from "./view.ts";

const texts = defineTexts({
	de: {
		open: "Einspruch gegen Fall {number}",
		upheld: "Einspruch gegen Fall {number}: stattgegeben",
		dismissed: "Einspruch gegen Fall {number}: zurückgewiesen",
		withdrawn: "Einspruch gegen Fall {number}: zurückgezogen",
		intro:
			"<@{person}> ist mit der Entscheidung nicht einverstanden. Lies den Fall mit frischen Augen; entscheide, als wäre es das erste Mal.",
		notYou: "Darüber entscheidet jemand anderes als {who}.",
		text: "Der Einspruch",
		by: "Entschieden",
		byWhom: "<@{by}>, {when}",
		byAlone: "<@{by}>, {when}. Auch die erste Entscheidung war von dieser Person; das Mitglied weiß es.",
		reason: "Begründung für das Mitglied",
		uphold: "Stattgeben",
		dismiss: "Zurückweisen",
		seeCase: "Fall ansehen",
		earlier: "Frühere Einsprüche",
		reminder: "Ein Einspruch wartet seit {when}",
		reminderBody:
			"Über den Einspruch gegen Fall {number} hat noch niemand entschieden. Das Mitglied wartet auf eine Antwort.{card}",
		card: " Zur Karte: {url}",
		forAdmins:
			"Findet sich sonst niemand, kann auch ein Mitglied der Leitung („Server verwalten“) entscheiden, von dem die erste Entscheidung kam; dem Mitglied wird das gesagt.",
	},
	en: {
		open: "Objection to case {number}",
		upheld: "Objection to case {number}: upheld",
		dismissed: "Objection to case {number}: dismissed",
		withdrawn: "Objection to case {number}: withdrawn",
		intro:
			"<@{person}> disagrees with the decision. Read the case with fresh eyes; decide as if it were the first time.",
		notYou: "Somebody other than {who} decides about it.",
		text: "The objection",
		by: "Decided",
		byWhom: "<@{by}>, {when}",
		byAlone: "<@{by}>, {when}. The first decision was this person's too; the member knows.",
		reason: "Reasons for the member",
		uphold: "Uphold",
		dismiss: "Dismiss",
		seeCase: "Show case",
		earlier: "Earlier objections",
		reminder: "An objection has been waiting since {when}",
		reminderBody: "Nobody has decided about the objection to case {number} yet. The member waits for an answer.{card}",
		card: " The card: {url}",
		forAdmins:
			"If there is nobody else, an admin (“Manage Server”) may decide who also took the first decision; the member is told.",
	},
});

/** The objection that a message of the case is about, by how many there were before it. */
export function objectionAt(record: Case, index: number): Omit<Objection, "earlier"> | null {
	if (!record.objection) return null;
	return record.objection.earlier[index] ?? record.objection;
}

/** The title of a forum post. */
export function objectionTitle(record: Case, language: Language): string {
	return sayIn(language)(texts.open, { number: String(record.number) });
}

/** The card on which a moderator decides. @param index which of the case's objections, from 0 */
export function objectionCardView(
	record: Case,
	guildId: string,
	language: Language,
	index: number,
	mark: string,
): View {
	const t = sayIn(language);
	const objection = objectionAt(record, index);
	const state = objection?.state ?? "withdrawn";
	const id = `${guildId}:${record.number}`;
	const section = caseSection(record, t, language);
	const open: Button[] =
		state === "open"
			? [
					{ label: t(texts.uphold), id: `einspruch:stattgeben:${id}`, style: "success" },
					{ label: t(texts.dismiss), id: `einspruch:zurueckweisen:${id}`, style: "danger" },
				]
			: [];
	const who = [...deciders(record)].map((by) => `<@${by}>`).join(", ");
	const intro = [t(texts.intro, { person: record.person.id })];
	if (who) intro.push(t(texts.notYou, { who }));
	return {
		sections: [
			{
				title: t(texts[state], { number: String(record.number) }),
				...(state === "open" ? { body: intro.join(" ") } : {}),
				fields: [...(objection ? said(objection, t) : []), ...(section.fields ?? [])],
				at: objection?.at ?? record.openedAt,
				tone: state === "open" ? "warning" : state === "upheld" ? "good" : "neutral",
			},
		],
		buttons: [[...open, { label: t(texts.seeCase), id: `fall:zeigen:${id}:${mark}` }]],
	};
}

function said(objection: Omit<Objection, "earlier">, t: Say): Field[] {
	const { text, by, decidedAt, reason, alone, state } = objection;
	const fields: Field[] = [];
	if (text) fields.push({ name: t(texts.text), value: plain(shorten(text, 1_000)) });
	// A text may be longer than a field.
	if (text.length > 1_000)
		fields.push({ name: "\u200b", value: plain(`…${text.slice(shorten(text, 1_000).length - 1)}`) });
	if (state !== "open" && state !== "withdrawn" && by && decidedAt) {
		const params = { by, when: when(decidedAt) };
		fields.push({ name: t(texts.by), value: t(alone ? texts.byAlone : texts.byWhom, params) });
	}
	if (reason) fields.push({ name: t(texts.reason), value: plain(reason) });
	return fields;
}

/** The log's entry on how an objection ended. */
export function objectionLogView(record: Case, guildId: string, language: Language, mark: string): View {
	const card = objectionCardView(record, guildId, language, record.objection?.earlier.length ?? 0, mark);
	return { ...card, silent: true };
}

/** To those who run the server: an objection waits for too long. */
export function objectionReminderView(
	record: Case,
	guildId: string,
	language: Language,
	mark: string,
	{ cardUrl, roles }: { readonly cardUrl: string | null; readonly roles: readonly string[] },
): View {
	const t = sayIn(language);
	const card = cardUrl ? t(texts.card, { url: cardUrl }) : "";
	const body = t(texts.reminderBody, { number: String(record.number), card });
	return {
		...(roles.length ? { text: roles.map((role) => `<@&${role}>`).join(" ") } : {}),
		sections: [
			{
				title: t(texts.reminder, { when: when(record.objection?.at ?? record.openedAt, "R") }),
				body: `${body}\n${t(texts.forAdmins)}`,
				tone: "warning",
			},
		],
		buttons: [[{ label: t(texts.seeCase), id: `fall:zeigen:${guildId}:${record.number}:${mark}` }]],
		pingRoles: roles,
	};
}
