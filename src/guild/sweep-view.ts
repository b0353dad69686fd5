// What a moderator sees of clearing away: exactly what will go, and then what went.
import { actionState, deletion } from "../cases/case.ts";
import { defineTexts, type Say } from "../texts.ts";
import type { Guild } from "./guild.ts";
import { name, plain } from "./markdown.ts";
import { MOST_SWEPT, type SweepShown, type Swept } from "./sweep.ts";
import { listFile } from "./swept-view.ts";
import type { Field, View } from "./view.ts";

const texts = defineTexts({
	de: {
		title: { one: "{n} Kommentar entfernen?", other: "{n} Kommentare entfernen?" },
		who: "Von wem",
		where: "Wo",
		why: "Das lesen die Mitglieder",
		clause: "Regel",
		spared: "Verschont",
		pinned: { one: "{n} angehefteter oder erster Beitrag", other: "{n} angeheftete oder erste Beiträge" },
		ranked: {
			one: "{n} von der Moderation oder von jemandem, der nicht unter dir steht",
			other: "{n} von der Moderation oder von Leuten, die nicht unter dir stehen",
		},
		most: "Mehr als {n} auf einmal entferne ich nicht. Räum danach noch einmal auf.",
		body: "Die Liste hängt an; genau diese gehen und keine anderen. Jedes Mitglied bekommt einen Fall mit Begründung. Die Texte bleiben im Fall, und du kannst alles zurücknehmen.",
		yes: { one: "{n} entfernen", other: "{n} entfernen" },
		no: "Abbrechen",
		done: { one: "{n} Kommentar entfernt", other: "{n} Kommentare entfernt" },
		case: { one: "Fall {number}: {who}, {n} Kommentar", other: "Fall {number}: {who}, {n} Kommentare" },
		later: "läuft noch",
		some: "nicht alles ließ sich entfernen; im Fall steht, warum",
		left: {
			one: "{n} wurde seit der Vorschau geändert oder gelöscht und blieb unberührt.",
			other: "{n} wurden seit der Vorschau geändert oder gelöscht und blieben unberührt.",
		},
		show: "Fall {number}",
		more: { one: "… und {n} weiterer Fall", other: "… und {n} weitere Fälle" },
	},
	en: {
		title: { one: "Remove {n} comment?", other: "Remove {n} comments?" },
		who: "By whom",
		where: "Where",
		why: "What the members read",
		clause: "Rule",
		spared: "Spared",
		pinned: { one: "{n} pinned or first post", other: "{n} pinned or first posts" },
		ranked: {
			one: "{n} by moderators or by somebody who does not stand below you",
			other: "{n} by moderators or by people who do not stand below you",
		},
		most: "I do not remove more than {n} at once. Clear away again afterwards.",
		body: "The list is attached; exactly these go and no others. Every member gets a case with the reasons. The texts stay in the case, and you can take all of it back.",
		yes: { one: "Remove {n}", other: "Remove {n}" },
		no: "Cancel",
		done: { one: "{n} comment removed", other: "{n} comments removed" },
		case: { one: "Case {number}: {who}, {n} comment", other: "Case {number}: {who}, {n} comments" },
		later: "still going on",
		some: "not all could be removed; the case says why",
		left: {
			one: "{n} was changed or deleted since the preview and was left alone.",
			other: "{n} were changed or deleted since the preview and were left alone.",
		},
		show: "Case {number}",
		more: { one: "… and {n} more case", other: "… and {n} more cases" },
	},
});

const NAMED = 15;

/** What will go, as figures and as a list in a file, with the button for exactly that. */
export function sweepPreview(guild: Guild, { id, sweep, spared }: SweepShown, t: Say): View {
	const n = sweep.found.length;
	const people = [...Map.groupBy(sweep.found, ({ person }) => person.id)].sort(([, a], [, b]) => b.length - a.length);
	const channels = [...new Set(sweep.found.map(({ channelId }) => `<#${channelId}>`))];
	const who = people.slice(0, NAMED).map(([personId, list]) => `<@${personId}>: ${list.length}`);
	const fields: Field[] = [
		{ name: t(texts.who), value: [...who, ...(people.length > NAMED ? ["…"] : [])].join("\n"), inline: true },
		{ name: t(texts.where), value: channels.slice(0, NAMED).join("\n"), inline: true },
	];
	if (sweep.reason) fields.push({ name: t(texts.why), value: plain(sweep.reason) });
	if (sweep.rule) fields.push({ name: t(texts.clause), value: plain(sweep.rule.clause ?? sweep.rule.name) });
	const kept = [
		...(spared.pinned > 0 ? [t(texts.pinned, { n: spared.pinned })] : []),
		...(spared.ranked > 0 ? [t(texts.ranked, { n: spared.ranked })] : []),
	];
	if (kept.length > 0) fields.push({ name: t(texts.spared), value: kept.join("\n") });
	const body = [t(texts.body), ...(n === MOST_SWEPT ? [t(texts.most, { n: MOST_SWEPT })] : [])].join("\n");
	const list = sweep.found.map(({ at, text, person, channelId }) => ({
		at,
		text,
		author: person.displayName,
		channel: `#${guild.platform.channel(channelId)?.name ?? channelId}`,
	}));
	return {
		sections: [{ title: t(texts.title, { n }), body, fields, tone: "severe" }],
		files: [listFile(list, "kommentare.txt")],
		buttons: [
			[
				{ id: `aufräumen:ja:${guild.id}:${id}`, label: t(texts.yes, { n }), style: "danger" },
				{ id: `aufräumen:nein:${guild.id}:${id}`, label: t(texts.no) },
			],
		],
	};
}

/** What went, by the outcome. */
export function sweptResult(guild: Guild, { cases, left }: Swept, t: Say): View {
	const n = cases.reduce((sum, record) => sum + (deletion(record) === "done" ? record.swept.length : 0), 0);
	const lines = cases.slice(0, NAMED).map((record) => {
		const { number, person, swept } = record;
		const states = record.actions.map(actionState);
		const note = states.includes("refused") ? t(texts.some) : states.includes("due") ? t(texts.later) : "";
		const line = t(texts.case, { number: String(number), who: name(person.displayName), n: swept.length });
		return `- ${line}${note ? ` (${note})` : ""}`;
	});
	if (cases.length > NAMED) lines.push(t(texts.more, { n: cases.length - NAMED }));
	if (left > 0) lines.push(t(texts.left, { n: left }));
	const buttons = cases.slice(0, 5).map(({ number }) => ({
		id: `fall:zeigen:${guild.id}:${number}`,
		label: t(texts.show, { number: String(number) }),
	}));
	return { sections: [{ title: t(texts.done, { n }), body: lines.join("\n") }], buttons: [buttons] };
}
