// The card on which a person decides: the comment, why it is here, who wrote it, under which article, who is on it.

import { cardsOf } from "../cases/cards.ts";
import type { Case } from "../cases/case.ts";
import { claimOf } from "../cases/claim.ts";
import type { Report } from "../cases/report.ts";
import { validStrikes } from "../cases/strikes.ts";
import { defineTexts, type Language, type Say, sayIn } from "../texts.ts";
import { caseSection } from "./case-view.ts";
import { sayGround } from "./grounds.ts";
import type { Guild } from "./guild.ts";
import { hasChanged } from "./has-changed.ts";
import { link, plain, shorten, when } from "./markdown.ts";
import { proposalButtons } from "./proposal-buttons.ts";
import { emptyMember, memberRecord } from "./records.ts";
import { reportKey, reportRecord } from "./report-records.ts";
import type { Button, Field, View } from "./view.ts";

const texts = defineTexts({
	de: {
		open: "Zur Prüfung: Fall {number}",
		reported: "Gemeldet: Fall {number}",
		escalated: "Weitergereicht: Fall {number}",
		released: "Freigegeben: Fall {number}",
		rejected: "Abgelehnt: Fall {number}",
		closed: "Fall {number}",
		changed: "Der Kommentar wurde inzwischen geändert. Hier steht die Fassung, um die es geht.",
		gone: "Der Kommentar ist inzwischen gelöscht. Verwarnen kannst du trotzdem.",
		reports: { one: "{n}-mal gemeldet", other: "{n}-mal gemeldet" },
		record: "Akte",
		strikes: { one: "{n} gültiger Strike", other: "{n} gültige Strikes" },
		cases: { one: "{n} früherer Fall", other: "{n} frühere Fälle" },
		comments: { one: "{n} Kommentar angenommen", other: "{n} Kommentare angenommen" },
		removed: "{n} entfernt",
		since: "dabei seit {when}",
		left: "nicht mehr auf dem Server",
		colleague: "**moderiert selbst**",
		article: "Artikel",
		state: "Stand",
		claimed: "Übernommen von <@{by}>, bis {until}",
		escalatedBy: "Weitergereicht von <@{by}>, {when}",
		escalatedByBot: "Braucht jemanden mit höherem Rang",
		release: "Freigeben",
		reject: "Ablehnen",
		warn: "Verwarnen",
		timeout: "Timeout",
		escalate: "Weiterreichen",
		claim: "Übernehmen",
		unclaim: "Abgeben / übernehmen",
		seeCase: "Fall ansehen",
		seeReports: { one: "{n} Meldung", other: "{n} Meldungen" },
		place: "Zur Stelle",
		readArticle: "Artikel lesen",
		forumTitle: "Fall {number} · {what} · {who}",
		forumHeld: "zurückgehalten",
		forumFlagged: "markiert",
		forumUnchecked: "ungeprüft",
		forumReported: "gemeldet",
		forumOther: "zur Kenntnis",
	},
	en: {
		open: "For review: case {number}",
		reported: "Reported: case {number}",
		escalated: "Escalated: case {number}",
		released: "Approved: case {number}",
		rejected: "Rejected: case {number}",
		closed: "Case {number}",
		changed: "The comment has been changed since. This is the version that it is about.",
		gone: "The comment has been deleted since. You can warn its author all the same.",
		reports: { one: "Reported {n} time", other: "Reported {n} times" },
		record: "Record",
		strikes: { one: "{n} valid strike", other: "{n} valid strikes" },
		cases: { one: "{n} earlier case", other: "{n} earlier cases" },
		comments: { one: "{n} comment accepted", other: "{n} comments accepted" },
		removed: "{n} removed",
		since: "member since {when}",
		left: "no longer on the server",
		colleague: "**a moderator**",
		article: "Article",
		state: "State",
		claimed: "Taken on by <@{by}>, until {until}",
		escalatedBy: "Escalated by <@{by}>, {when}",
		escalatedByBot: "Needs somebody of a higher rank",
		release: "Approve",
		reject: "Reject",
		warn: "Warn",
		timeout: "Timeout",
		escalate: "Escalate",
		claim: "Take on",
		unclaim: "Give back / take on",
		seeCase: "Show case",
		seeReports: { one: "{n} report", other: "{n} reports" },
		place: "Go to it",
		readArticle: "Read article",
		forumTitle: "Case {number} · {what} · {who}",
		forumHeld: "held",
		forumFlagged: "flagged",
		forumUnchecked: "unchecked",
		forumReported: "reported",
		forumOther: "for your information",
	},
});

/** More reports than this are counted, not read. */
const MOST_REPORTS = 50;

/** The reports about a case's comment, oldest first. */
export async function reportsOf(guild: Guild, record: Case): Promise<Report[]> {
	const numbers = record.reports.slice(-MOST_REPORTS);
	const found = await Promise.all(numbers.map((number) => guild.store.get(reportRecord, reportKey(number))));
	return found.filter((report) => report !== undefined);
}

/**
 * @param mark the last part of the id of a button, by which the card is found again after a crash
 * @param pingRoles those that the card mentions
 */
export async function reviewCard(
	guild: Guild,
	record: Case,
	mark: string,
	pingRoles: readonly string[] = [],
): Promise<View> {
	const { language } = guild;
	const t = sayIn(language);
	const open = record.review === "open";
	const [reports, article, state] = await Promise.all([
		reportsOf(guild, record),
		record.comment?.article ? guild.articleOf(record.comment.article) : null,
		open ? standing(guild, record) : null,
	]);
	const section = caseSection(record, t, language);
	const fields: Field[] = [
		...reportFields(record, reports, t, language),
		...(section.fields ?? []),
		{ name: t(texts.record), value: await authorLine(guild, record, t) },
		...(article
			? [{ name: t(texts.article), value: link(shorten(article.article.title, 200), article.article.link) }]
			: []),
		...stateFields(guild, record, t),
	];
	const tone = record.review === "released" ? "good" : record.review === "rejected" ? "severe" : section.tone;
	const body = state ? t(texts[state]) : undefined;
	return {
		...(pingRoles.length > 0 ? { text: pingRoles.map((id) => `<@&${id}>`).join(" ") } : {}),
		sections: [{ ...section, title: titleOf(record, t), ...(body ? { body } : {}), fields, tone }],
		buttons: buttonsOf(guild, record, t, mark, article?.article.link),
		pingRoles,
	};
}

/** A case's card as it is now, to replace the message in which a button of it was used. */
export function cardOf(guild: Guild, record: Case, messageId: string | null): Promise<View> {
	return reviewCard(guild, record, cardsOf(record).find(({ sent }) => sent.messageId === messageId)?.mark ?? "review");
}

/** The title of a card that is a post in a forum. */
export function cardTitle(record: Case, language: Language): string {
	const t = sayIn(language);
	const what =
		record.origin.by === "report"
			? texts.forumReported
			: ({ hold: texts.forumHeld, flag: texts.forumFlagged, unchecked: texts.forumUnchecked }[
					record.decision as string
				] ?? texts.forumOther);
	return t(texts.forumTitle, { number: String(record.number), what: t(what), who: record.person.displayName });
}

function titleOf({ review, number, reports, escalatedAt }: Case, t: Say): string {
	const which =
		review === "released" || review === "rejected"
			? texts[review]
			: review === "none"
				? texts.closed
				: escalatedAt !== null
					? texts.escalated
					: reports.length > 0
						? texts.reported
						: texts.open;
	return t(which, { number: String(number) });
}

/** Whether the comment is still there as it was; null where it is, or where nobody can say. */
async function standing(guild: Guild, { comment, decision }: Case): Promise<"changed" | "gone" | null> {
	if (!comment || comment.unposted || decision === "hold") return null;
	try {
		const now = await guild.platform.posted(comment.channelId, comment.messageId);
		return now === null ? "gone" : hasChanged(comment, now) ? "changed" : null;
	} catch {
		return null;
	}
}

function reportFields(record: Case, reports: readonly Report[], t: Say, language: Language): Field[] {
	const n = record.reports.length;
	if (n === 0) return [];
	const counts = new Map<string, number>();
	for (const { ground } of reports) {
		const said = plain(shorten(sayGround(ground, language), 150));
		counts.set(said, (counts.get(said) ?? 0) + 1);
	}
	const lines = [...counts].sort(([, a], [, b]) => b - a).slice(0, 6);
	return [{ name: t(texts.reports, { n }), value: lines.map(([said, count]) => `- ${count} × ${said}`).join("\n") }];
}

/** What is known of the author, as far as Discord says it now. */
async function authorLine(guild: Guild, { number, person }: Case, t: Say): Promise<string> {
	const kept = (await guild.store.get(memberRecord, `member/${person.id}`)) ?? emptyMember();
	const member = await guild.platform.member(person.id).catch(() => undefined);
	return [
		t(texts.strikes, { n: validStrikes(kept.strikes, guild.now()) }),
		t(texts.cases, { n: kept.cases.filter((other) => other < number).length }),
		`${t(texts.comments, { n: kept.accepted + guild.memory.acceptedSince(person.id) })}, ${t(texts.removed, { n: kept.removed })}`,
		member?.joinedAt ? t(texts.since, { when: when(member.joinedAt, "D") }) : "",
		member === null ? t(texts.left) : "",
		member?.isModerator ? t(texts.colleague) : "",
	]
		.filter(Boolean)
		.join(" · ");
}

function stateFields(guild: Guild, record: Case, t: Say): Field[] {
	const claim = claimOf(record, guild.now());
	const escalated = record.history.findLast(({ kind }) => kind === "escalated");
	const lines = [
		...(claim && record.review === "open" ? [t(texts.claimed, { by: claim.by, until: when(claim.until, "t") })] : []),
		...(escalated
			? [
					escalated.by === "bot"
						? t(texts.escalatedByBot)
						: t(texts.escalatedBy, { by: escalated.by, when: when(escalated.at, "R") }),
				]
			: []),
	];
	return lines.length > 0 ? [{ name: t(texts.state), value: lines.join("\n") }] : [];
}

function buttonsOf(guild: Guild, record: Case, t: Say, mark: string, article: string | undefined): Button[][] {
	const button = (name: string, label: string, style: "success" | "danger" | "secondary" = "secondary"): Button => ({
		id: `warteschlange:${name}:${guild.id}:${record.number}`,
		label,
		style,
	});
	const deciding =
		record.review === "open"
			? [
					// Who reported it is told why it stays, in words.
					button(record.reports.length > 0 ? "freigeben-mit" : "freigeben", t(texts.release), "success"),
					button("ablehnen", t(texts.reject), "danger"),
					button("verwarnen", t(texts.warn)),
					button("timeout", t(texts.timeout)),
					...(record.escalatedAt === null ? [button("weiterreichen", t(texts.escalate))] : []),
				]
			: [];
	const claim = claimOf(record, guild.now());
	const claiming = record.review === "open" ? [button("nehmen", t(claim ? texts.unclaim : texts.claim))] : [];
	const reports =
		record.reports.length > 0 ? [button("meldungen", t(texts.seeReports, { n: record.reports.length }))] : [];
	// What was put back stands elsewhere than before; what was never posted has no place but its thread.
	const back = record.messages.findLast(({ kind, messageId }) => kind === "repost" && messageId !== null);
	const channelId = record.comment?.channelId;
	const messageId = back?.messageId ?? (record.comment?.unposted ? "" : (record.comment?.messageId ?? ""));
	const place: Button[] = channelId
		? [{ label: t(texts.place), url: guild.platform.messageUrl(channelId, messageId).replace(/\/$/, "") }]
		: [];
	const read: Button[] =
		article && article.length <= 512 && /^https?:\/\//i.test(article)
			? [{ label: t(texts.readArticle), url: article }]
			: [];
	return [
		deciding,
		proposalButtons(guild.id, record, t),
		[
			...claiming,
			...reports,
			{ label: t(texts.seeCase), id: `fall:zeigen:${guild.id}:${record.number}:${mark}` },
			...place,
			...read,
		],
	];
}
