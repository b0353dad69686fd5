// The parts that letters to a member share: which server it is about, the rule, what they wrote, how to object.
import type { Case } from "../cases/case.ts";
import { objectUntil } from "../cases/deadline.ts";
import { decidedAt, deciders, mayNotObject, type Restricts } from "../cases/objection.ts";
import { actions } from "../rules/registries.ts";
import { defineTexts, type Language, type Say, sayIn } from "../texts.ts";
import { contentOf } from "./case-lines.ts";
import type { Guild } from "./guild.ts";
import { name, plain, quote, shorten, when } from "./markdown.ts";
import type { Button, Field, View } from "./view.ts";

const texts = defineTexts({
	de: {
		case: "Fall {number}",
		clause: "Regel",
		yourText: "Dein Kommentar",
		seeCase: "Fall ansehen",
		trimmed: "Sein Wortlaut ist seit {when} nicht mehr gespeichert.",
		object: "Einspruch einlegen",
		withdraw: "Einspruch zurückziehen",
		disagree: "Nicht einverstanden?",
		objectHow:
			"Du kannst bis {until} kostenlos Einspruch einlegen: mit dem Knopf „Einspruch einlegen“ hier oder auf dem Server mit `/einspruch {number}`.",
		byAnother: "Darüber entscheidet ein anderer Mensch als beim ersten Mal, kein Programm.",
		byPerson: "Darüber entscheidet ein Mensch, kein Programm.",
		redress:
			"Daneben kannst du dich an eine zugelassene Stelle für außergerichtliche Streitbeilegung oder an ein Gericht wenden, soweit das Gesetz es vorsieht.",
		open: "Dein Einspruch vom {at} ist da und noch nicht entschieden. Ein Mensch liest ihn; die Moderation will bis {by} antworten.",
		withdrawn: "Du hast deinen Einspruch vom {at} zurückgezogen.",
		yourObjection: "Dein Einspruch",
		late: "Die Frist für einen Einspruch ist seit {until} vorbei.",
	},
	en: {
		case: "Case {number}",
		clause: "Rule",
		yourText: "Your comment",
		seeCase: "Show case",
		trimmed: "Its wording is no longer stored since {when}.",
		object: "Object",
		withdraw: "Withdraw objection",
		disagree: "You disagree?",
		objectHow:
			"Until {until} you can object free of charge: with the button “Object” here, or on the server with `/objection {number}`.",
		byAnother: "Another person than the first time decides about it, no program.",
		byPerson: "A person decides about it, no program.",
		redress:
			"You may also turn to a certified body for out-of-court dispute settlement or to a court, as far as the law provides.",
		open: "Your objection of {at} has arrived and is not decided yet. A person will read it; the moderators want to answer by {by}.",
		withdrawn: "You withdrew your objection of {at}.",
		yourObjection: "Your objection",
		late: "The time to object ended on {until}.",
	},
});

/** So much of the comment is quoted back. */
const QUOTED = 900;

/** The server that a letter is about. */
export interface Owner {
	readonly id: string;
	readonly name: string;
	/** How long strikes count (ms); null: for ever. */
	readonly strikesFor?: number | null;
	/** Within which time the moderators want to decide objections (ms). */
	readonly within?: number;
	/** Milliseconds since 1970; what is late by then is said to be. */
	readonly now?: number;
}

export const ownerOf = (guild: Guild): Owner => ({
	id: guild.id,
	name: guild.platform.guildName(),
	strikesFor: guild.config.strikes.expireAfter,
	within: guild.config.objections.within,
	now: guild.now(),
});

export interface Letter {
	readonly title: string;
	readonly body: string;
	readonly fields: readonly Field[];
	readonly tone: "good" | "warning" | "severe";
	/** By this the message is found again; null: it need not be. */
	readonly mark: string | null;
}

/** A letter with what its reader can do: object or withdraw, see the case as it is then. */
export function letter(record: Case, guild: Owner, language: Language, { mark, ...section }: Letter): View {
	const t = sayIn(language);
	const id = `${guild.id}:${record.number}`;
	const row: Button[] = [];
	if (canObject(record, guild)) {
		row.push({ label: t(texts.object), id: `einspruch:einlegen:${id}`, style: "primary" });
	} else if (record.objection?.state === "open") {
		row.push({ label: t(texts.withdraw), id: `einspruch:rueckzug:${id}` });
	}
	if (mark !== null) row.push({ label: t(texts.seeCase), id: `fall:zeigen:${id}:${mark}` });
	const footer = `${t(texts.case, { number: String(record.number) })} · ${guild.name}`;
	return { sections: [{ ...section, footer, at: record.openedAt }], buttons: row.length ? [row] : [] };
}

/** Whether the case can be objected to now. */
export function canObject(record: Case, { now }: Owner): boolean {
	return mayNotObject(record, restricts, now ?? decidedAt(record)) === null;
}

/** As far as the program knows an action; an unknown one of an earlier version restricted somebody. */
export const restricts: Restricts = (action) => {
	const definition = actions.get(action);
	return !definition ? "member" : definition.restricts ? definition.target : null;
};

/** How to object and until when, or how the objection stands; nothing where there is nothing to object to. */
export function objectionFields(record: Case, guild: Owner, t: Say): Field[] {
	const { objection } = record;
	if (objection?.state === "open") {
		const by = when(objection.at + (guild.within ?? 0), "D");
		return [{ name: t(texts.yourObjection), value: t(texts.open, { at: when(objection.at), by }) }];
	}
	const not = mayNotObject(record, restricts, guild.now ?? decidedAt(record));
	if (not?.type === "late") {
		return [
			{ name: t(texts.disagree), value: `${t(texts.late, { until: when(not.until, "D") })} ${t(texts.redress)}` },
		];
	}
	if (not?.type === "used" && not.state === "withdrawn" && objection) {
		return [{ name: t(texts.yourObjection), value: t(texts.withdrawn, { at: when(objection.at) }) }];
	}
	if (not) return [];
	// The last moment of the last day, not the first of the next.
	const until = when(objectUntil(decidedAt(record)) - 1_000, "D");
	const how = t(texts.objectHow, { until, number: String(record.number) });
	const who = t(deciders(record).size > 0 ? texts.byAnother : texts.byPerson);
	return [{ name: t(texts.disagree), value: `${how} ${who}\n${t(texts.redress)}` }];
}

export const redress = (t: Say): string => t(texts.redress);

export function clauses(record: Case, t: Say): Field[] {
	return record.rules
		.filter(({ mode }) => mode === "enforce")
		.map(({ name: rule, clause }) => ({ name: t(texts.clause), value: clause ? `„${plain(clause)}“` : name(rule) }));
}

/** What the member wrote, quoted. */
export function quoted(record: Case, t: Say): Field[] {
	const content = contentOf(record);
	if (record.comment && record.trimmedAt)
		return [{ name: t(texts.yourText), value: t(texts.trimmed, { when: when(record.trimmedAt, "D") }) }];
	return content ? [{ name: t(texts.yourText), value: quote(plain(shorten(content, QUOTED))) }] : [];
}
