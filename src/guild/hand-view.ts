// What a moderator sees of what they do by hand: before it, where it weighs, and after it.
import type { Case } from "../cases/case.ts";
import { validStrikes } from "../cases/strikes.ts";
import { sayDuration } from "../duration.ts";
import { defineTexts, type Language, type Say } from "../texts.ts";
import type { ByHandResult } from "./by-hand.ts";
import { actionLines, contentOf } from "./case-lines.ts";
import type { Guild } from "./guild.ts";
import type { Shown } from "./hand.ts";
import { name, plain, shorten } from "./markdown.ts";
import { snapshot } from "./open-case.ts";
import { memberRecord } from "./records.ts";
import type { Field, View } from "./view.ts";

const texts = defineTexts({
	de: {
		opened: "Fall {number}: {who}",
		added: "Fall {number}: {who} (ergänzt, den Fall gab es schon)",
		already: "Fall {number}: Das ist schon geschehen",
		alreadyBody: "<@{by}> war schneller. Es ist nichts doppelt getan; das gilt:",
		told: "Das Mitglied hat die Begründung als Direktnachricht bekommen.",
		kept: "Die Direktnachrichten sind zu; das Mitglied sieht die Begründung, sobald es hier das nächste Mal einen Befehl oder Knopf benutzt.",
		later: "Die Begründung ist noch unterwegs.",
		show: "Fall ansehen",
		undo: "Zurücknehmen …",
		kick: "{who} vom Server entfernen?",
		ban: "{who} bannen?",
		kickHappens: "Das Mitglied wird vom Server entfernt und kann mit einer Einladung wiederkommen.",
		banHappens: "Die Person wird gebannt und kann nicht wiederkommen, bis jemand den Bann aufhebt.",
		banDeletes: "Ihre jüngsten Nachrichten löscht Discord mit (Zeitraum: {span}); die lassen sich nicht zurückholen.",
		happens: "Was geschieht",
		hears: "Wer es erfährt",
		hearsBody: "Das Mitglied liest vorher die Begründung als Direktnachricht. Im Protokoll steht dein Name.",
		hearsAway:
			"Die Person ist nicht auf dem Server; ob die Begründung ankommt, zeigt der Fall. Im Protokoll steht dein Name.",
		reason: "Das liest das Mitglied",
		clause: "Regel",
		comment: "Es geht um",
		record: "Bisher",
		recordBody: "{strikes}, {cases}",
		strikes: { one: "{n} gültiger Strike", other: "{n} gültige Strikes" },
		cases: { one: "{n} Fall", other: "{n} Fälle" },
		doKick: "Entfernen",
		doBan: "Bannen",
		cancel: "Abbrechen",
		dropped: "Abgebrochen. Es ist nichts geschehen.",
		takenBack: "Fall {number} ist zurückgenommen.",
		back: "Der Kommentar steht wieder da.",
		notBack: "Wieder einstellen ließ sich der Kommentar nicht.",
		memberTold: "Das Mitglied hat es als Direktnachricht erfahren.",
		memberLater: "Das Mitglied erfährt es, sobald es hier das nächste Mal einen Befehl oder Knopf benutzt.",
		kickStays: "Ein Kick lässt sich nicht rückgängig machen; das Mitglied braucht eine neue Einladung.",
	},
	en: {
		opened: "Case {number}: {who}",
		added: "Case {number}: {who} (added; the case was there)",
		already: "Case {number}: this has been done already",
		alreadyBody: "<@{by}> was faster. Nothing was done twice; this holds:",
		told: "The member got the reasons as a direct message.",
		kept: "Their direct messages are closed; the member sees the reasons as soon as they use a command or button here.",
		later: "The reasons are still on their way.",
		show: "Show case",
		undo: "Take back …",
		kick: "Take {who} off the server?",
		ban: "Ban {who}?",
		kickHappens: "The member is taken off the server and can come back with an invitation.",
		banHappens: "The person is banned and cannot come back until somebody lifts the ban.",
		banDeletes: "Discord deletes their latest messages as well (period: {span}); these cannot be brought back.",
		happens: "What happens",
		hears: "Who is told",
		hearsBody: "The member reads the reasons first, as a direct message. Your name stands in the log.",
		hearsAway:
			"The person is not on the server; the case shows whether the reasons arrive. Your name stands in the log.",
		reason: "What the member reads",
		clause: "Rule",
		comment: "It is about",
		record: "So far",
		recordBody: "{strikes}, {cases}",
		strikes: { one: "{n} valid strike", other: "{n} valid strikes" },
		cases: { one: "{n} case", other: "{n} cases" },
		doKick: "Kick",
		doBan: "Ban",
		cancel: "Cancel",
		dropped: "Cancelled. Nothing has happened.",
		takenBack: "Case {number} has been taken back.",
		back: "The comment is there again.",
		notBack: "The comment could not be put back.",
		memberTold: "The member was told by direct message.",
		memberLater: "The member learns it as soon as they use a command or button here.",
		kickStays: "A kick cannot be undone; the member needs a new invitation.",
	},
});

/** What was done, by the outcome and not by the plan. */
export function doneView(guild: Guild, { type, record }: ByHandResult, t: Say): View {
	const number = String(record.number);
	const who = name(record.person.displayName);
	const last = record.history.findLast(({ kind }) => kind === "opened" || kind === "acted");
	const title = type === "already" ? t(texts.already, { number }) : t(texts[type], { number, who });
	const body = [
		...(type === "already" ? [t(texts.alreadyBody, { by: last?.by ?? guild.platform.me() })] : []),
		actionLines(record, t, false),
		reasonsState(record, t),
	];
	return {
		sections: [{ title, body: body.filter(Boolean).join("\n"), tone: "neutral" }],
		buttons: [
			[
				{ id: `fall:zeigen:${guild.id}:${number}`, label: t(texts.show) },
				{ id: `fall:zurücknehmen:${guild.id}:${number}`, label: t(texts.undo) },
			],
		],
	};
}

/** What taking a case back has brought, by the outcome. */
export function takenBackWords(record: Case, t: Say): string {
	const state = (kind: string) => record.messages.findLast((message) => message.kind === kind)?.progress.state;
	const [back, told] = [state("repost"), state("takenBack")];
	return [
		t(texts.takenBack, { number: String(record.number) }),
		actionLines({ ...record, strikes: 0 }, t, false),
		back && t(back === "done" ? texts.back : texts.notBack),
		record.actions.some(({ action, proposed }) => action === "kick" && !proposed) && t(texts.kickStays),
		told && t(told === "done" ? texts.memberTold : texts.memberLater),
	]
		.filter(Boolean)
		.join("\n");
}

/** That a preview was put aside. */
export function droppedView(t: Say): View {
	return { text: t(texts.dropped) };
}

/** Whether the member has read why. */
export function reasonsState(record: Case, t: Say): string {
	const notice = record.messages.findLast(({ kind }) => kind === "notice")?.progress.state;
	if (!notice) return "";
	return t(notice === "done" ? texts.told : notice === "refused" ? texts.kept : texts.later);
}

/** The grave thing before it is done: what happens and who is told, with the button that does it. */
export async function previewView(
	guild: Guild,
	{ id, deed, here }: Shown,
	command: "kick" | "ban",
	t: Say,
	language: Language,
): Promise<View> {
	const { person, reason, rule, posted } = deed;
	const options = deed.actions[0]!.options as { delete?: number };
	const span = options.delete ? sayDuration(options.delete, language) : "";
	const happens = command === "kick" ? [t(texts.kickHappens)] : [t(texts.banHappens)];
	if (span) happens.push(t(texts.banDeletes, { span }));
	const fields: Field[] = [
		{ name: t(texts.happens), value: happens.join(" ") },
		{ name: t(texts.hears), value: t(here ? texts.hearsBody : texts.hearsAway) },
	];
	if (reason) fields.push({ name: t(texts.reason), value: plain(reason) });
	if (rule) fields.push({ name: t(texts.clause), value: plain(rule.clause ?? rule.name) });
	if (posted) {
		const said = contentOf({ comment: snapshot(posted.comment, null), swept: [] });
		fields.push({ name: t(texts.comment), value: `||${plain(shorten(said || "–", 600))}||` });
	}
	fields.push({ name: t(texts.record), value: await soFar(guild, person.id, t) });
	const button = (which: string, label: string, style?: "danger") => ({
		id: `${command}:${which}:${guild.id}:${id}`,
		label,
		...(style ? { style } : {}),
	});
	return {
		sections: [
			{ title: t(texts[command], { who: name(`${person.displayName} (${person.userName})`) }), fields, tone: "severe" },
		],
		buttons: [
			[button("ja", t(command === "kick" ? texts.doKick : texts.doBan), "danger"), button("nein", t(texts.cancel))],
		],
	};
}

async function soFar(guild: Guild, personId: string, t: Say): Promise<string> {
	const member = await guild.store.get(memberRecord, `member/${personId}`);
	const strikes = t(texts.strikes, { n: validStrikes(member?.strikes ?? [], guild.now()) });
	return t(texts.recordBody, { strikes, cases: t(texts.cases, { n: member?.cases.length ?? 0 }) });
}
