// What is on record about somebody, for moderators.
import { validStrikes } from "../cases/strikes.ts";
import { defineTexts, type Say } from "../texts.ts";
import { askDiscord } from "./ask-discord.ts";
import { caseLine } from "./case-list.ts";
import type { Guild } from "./guild.ts";
import { name, when } from "./markdown.ts";
import { caseKey, caseRecord, emptyMember, memberRecord } from "./records.ts";
import type { Field, View } from "./view.ts";

const texts = defineTexts({
	de: {
		title: "Akte: {who}",
		clean: "Nichts gegen dieses Mitglied vermerkt.",
		strikes: "Strikes",
		valid: { one: "**{n} gültig**", other: "**{n} gültig**" },
		over: { one: "{n} verfallen oder zurückgenommen", other: "{n} verfallen oder zurückgenommen" },
		next: "der nächste verfällt {when}",
		comments: "Kommentare",
		accepted: { one: "{n} angenommen", other: "{n} angenommen" },
		removed: { one: "{n} entfernt", other: "{n} entfernt" },
		member: "Mitglied",
		joined: "seit {when}",
		left: "nicht auf dem Server",
		banned: "gebannt",
		account: "Konto von {when}",
		timeout: "im Timeout bis {when}",
		language: "Sprache",
		de: "Deutsch",
		en: "Englisch",
		unchosen: "nicht gewählt",
		pending: "Begründungen, die noch nicht ankamen",
		cases: "Fälle",
		more: { one: "… und {n} älterer: `/fall liste`", other: "… und {n} ältere: `/fall liste`" },
		all: "Alle Fälle",
	},
	en: {
		title: "Record: {who}",
		clean: "Nothing is on record against this member.",
		strikes: "Strikes",
		valid: { one: "**{n} valid**", other: "**{n} valid**" },
		over: { one: "{n} expired or taken back", other: "{n} expired or taken back" },
		next: "the next expires {when}",
		comments: "Comments",
		accepted: { one: "{n} accepted", other: "{n} accepted" },
		removed: { one: "{n} removed", other: "{n} removed" },
		member: "Member",
		joined: "since {when}",
		left: "not on the server",
		banned: "banned",
		account: "account of {when}",
		timeout: "timed out until {when}",
		language: "Language",
		de: "German",
		en: "English",
		unchosen: "not chosen",
		pending: "Reasons that did not arrive yet",
		cases: "Cases",
		more: { one: "… and {n} older one: `/case list`", other: "… and {n} older ones: `/case list`" },
		all: "All cases",
	},
});

const SHOWN = 8;

/** Strikes, cases, comments, language and membership of somebody. */
export async function recordView(guild: Guild, personId: string, t: Say): Promise<View> {
	const now = guild.now();
	const { platform } = guild;
	const kept = (await guild.store.get(memberRecord, `member/${personId}`)) ?? emptyMember();
	const member = await askDiscord(() => platform.member(personId));
	const person = member ?? (await askDiscord(() => platform.user(personId)));
	const valid = kept.strikes.filter((one) => validStrikes([one], now) > 0);
	const next = valid.map(({ expiresAt }) => expiresAt ?? Number.POSITIVE_INFINITY).sort((a, b) => a - b)[0];
	const past = kept.strikes.length - valid.length;
	const list = (...parts: (string | false | undefined)[]) => parts.filter(Boolean).join(" · ");
	const fields: Field[] = [
		{
			name: t(texts.strikes),
			value: list(
				t(texts.valid, { n: valid.length }),
				past > 0 && t(texts.over, { n: past }),
				next !== undefined && Number.isFinite(next) && t(texts.next, { when: when(next, "R") }),
			),
		},
		{
			name: t(texts.comments),
			value: list(
				t(texts.accepted, { n: kept.accepted + guild.memory.acceptedSince(personId) }),
				t(texts.removed, { n: kept.removed }),
			),
			inline: true,
		},
		{ name: t(texts.language), value: t(kept.language ? texts[kept.language] : texts.unchosen), inline: true },
	];
	if (member) {
		const until = member.timedOutUntil ?? 0;
		const value = list(
			member.joinedAt !== null && t(texts.joined, { when: when(member.joinedAt, "D") }),
			t(texts.account, { when: when(member.accountCreatedAt, "D") }),
			until > now && t(texts.timeout, { when: when(until) }),
		);
		fields.push({ name: t(texts.member), value });
	} else {
		const banned = await platform.banned(personId).catch(() => false);
		fields.push({ name: t(texts.member), value: list(t(texts.left), banned && t(texts.banned)) });
	}
	if (kept.pending.length > 0) fields.push({ name: t(texts.pending), value: kept.pending.slice(-20).join(", ") });
	const lines: string[] = [];
	for (const number of kept.cases.slice(-SHOWN).reverse()) {
		const record = await guild.store.get(caseRecord, caseKey(number));
		if (record) lines.push(caseLine(record, t, false));
	}
	const more = kept.cases.length - SHOWN;
	if (more > 0) lines.push(t(texts.more, { n: more }));
	if (lines.length > 0) fields.push({ name: t(texts.cases), value: lines.join("\n") });
	const who = person ? name(`${person.displayName} (${person.userName})`) : `<@${personId}>`;
	return {
		sections: [
			{
				title: t(texts.title, { who }),
				body: [`<@${personId}>`, ...(kept.cases.length === 0 ? [t(texts.clean)] : [])].join("\n"),
				fields,
			},
		],
		...(more > 0 ? { buttons: [[{ id: `fall:seite:${guild.id}:0:${personId}::::`, label: t(texts.all) }]] } : {}),
	};
}
