// `/regeln automod`: which rules Discord's AutoMod keeps as well, how far, and why others stay with the bot.
import type { NativeSet } from "../rules/auto-mod.ts";
import { defineTexts, type Say, type Text } from "../texts.ts";
import { autoModAccount } from "./auto-mod.ts";
import type { Guild } from "./guild.ts";
import { name, shorten } from "./markdown.ts";
import type { AutoModRecord } from "./records.ts";
import type { Field, View } from "./view.ts";

const texts = defineTexts({
	de: {
		title: "Was Discords AutoMod von den Regeln kennt",
		intro:
			"AutoMod blockiert einen Kommentar, bevor ihn jemand sieht, auch wenn ich gerade nicht laufe. Eingetragen ist nur, was es genauso versteht wie die Regel selbst; verkleidete Wörter finde weiter nur ich.",
		off: "AutoMod ist für die Regeln nicht eingeschaltet. So sähe es aus; eingeschaltet wird es in guild.yaml mit `autoMod.enabled: true`. Ich brauche dafür „Server verwalten“.",
		notYet: "Eingetragen ist noch nichts; das geschieht beim nächsten Abgleich.",
		yours: {
			one: "Außerdem gibt es {n} AutoMod-Regel mit Begriffen, die nicht von mir ist; sie bleibt, wie sie ist.",
			other: "Außerdem gibt es {n} AutoMod-Regeln mit Begriffen, die nicht von mir sind; sie bleiben, wie sie sind.",
		},
		terms: "✅ {known} von {listed} Begriffen",
		mentions: "✅ Mehr als {n} Erwähnungen",
		switchedOff: "⚠️ In den Servereinstellungen ist „{name}“ ausgeschaltet.",
		not: "▫️ Nur ich: {reason}",
		and: "▫️ {reason}",
		more: { one: "{n} weitere Regel prüfe nur ich.", other: "{n} weitere Regeln prüfe nur ich." },
		none: "Auf diesem Server sind noch keine Regeln eingerichtet.",
	},
	en: {
		title: "What Discord's AutoMod knows of the rules",
		intro:
			"AutoMod blocks a comment before anybody sees it, also while I am not running. Only what it understands in the same way as the rule is written there; words in disguise are still found by me alone.",
		off: "AutoMod is not switched on for the rules. This is how it would look; it is switched on in guild.yaml with `autoMod.enabled: true`. I need “Manage Server” for it.",
		notYet: "Nothing is written there yet; that happens at the next comparison.",
		yours: {
			one: "There is also {n} AutoMod rule with keywords that is not mine; it stays as it is.",
			other: "There are also {n} AutoMod rules with keywords that are not mine; they stay as they are.",
		},
		terms: "✅ {known} of {listed} terms",
		mentions: "✅ More than {n} mentions",
		switchedOff: "⚠️ “{name}” is switched off in the server's settings.",
		not: "▫️ Only me: {reason}",
		and: "▫️ {reason}",
		more: { one: "{n} other rule is checked by me alone.", other: "{n} other rules are checked by me alone." },
		none: "No rules are set up on this server yet.",
	},
});

/** What an embed holds beside title and description. */
const MOST_FIELDS = 20;
const MOST_LETTERS = 4000;

/** @param t says texts in the reader's language */
export async function autoModView(guild: Guild, t: Say): Promise<View> {
	if (guild.rules.rules.length === 0) return { text: t(texts.none) };
	const { wanted, record } = await autoModAccount(guild);
	const { enabled } = guild.config.autoMod;
	const fields = fieldsOf(guild, wanted, enabled ? record : undefined, t);
	let left = MOST_LETTERS;
	const shown = fields.slice(0, MOST_FIELDS).filter((field) => {
		left -= field.name.length + field.value.length;
		return left >= 0;
	});
	const body = [enabled ? t(texts.intro) : t(texts.off)];
	if (enabled && record?.problem) body.push(`⚠️ ${said(record.problem, record.problem.params, t)}`);
	else if (enabled && !record) body.push(t(texts.notYet));
	if (record?.foreign.keywordRules) body.push(t(texts.yours, { n: record.foreign.keywordRules }));
	const hidden = fields.length - shown.length;
	if (hidden > 0) body.push(t(texts.more, { n: hidden }));
	const tone = enabled && record?.problem ? "warning" : "neutral";
	return { sections: [{ title: t(texts.title), body: body.join("\n"), fields: shown, tone }] };
}

/** A text whose placeholders are only known when it is said. */
function said(wording: Text, params: Readonly<Record<string, string | number>>, t: Say): string {
	return t(wording, params);
}

/** The rules that AutoMod keeps first, each with how far. */
function fieldsOf(
	guild: Guild,
	{ rules, terms, misfits }: NativeSet,
	record: AutoModRecord | undefined,
	t: Say,
): Field[] {
	const all = guild.rules.rules.map(({ rule }) => {
		const native = rules.filter((one) => one.rule === rule.name);
		const counted = terms.find((one) => one.rule === rule.name);
		const lines: string[] = [];
		if (counted && counted.known > 0) lines.push(t(texts.terms, { known: counted.known, listed: counted.listed }));
		for (const { trigger } of native)
			if (trigger.kind === "mentions") lines.push(t(texts.mentions, { n: trigger.limit }));
		for (const one of record?.rules ?? [])
			if (one.rule === rule.name && !one.enabled) lines.push(t(texts.switchedOff, { name: name(one.name) }));
		const reasons = misfits
			.filter((misfit) => misfit.rule === rule.name)
			.map(({ reason, params }) => said(reason, params ?? {}, t));
		for (const reason of new Set(reasons)) lines.push(t(native.length > 0 ? texts.and : texts.not, { reason }));
		return { kept: native.length > 0, field: { name: name(rule.name), value: shorten(lines.join("\n"), 900) } };
	});
	return [...all.filter(({ kept }) => kept), ...all.filter(({ kept }) => !kept)].map(({ field }) => field);
}
