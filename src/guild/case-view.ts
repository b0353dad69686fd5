// How the team sees a case: in the log by what was really done, in `/fall`; and the comment itself where it is put back.
// The card to decide on: review-card.ts.
import { type Case, deletion } from "../cases/case.ts";
import { isAnonymous } from "../cases/trim.ts";
import { actions } from "../rules/registries.ts";
import { defineTexts, type Language, type Say, sayIn } from "../texts.ts";
import { historyLines } from "./case-history.ts";
import { actionLines, contentOf, matchLines, ownText } from "./case-lines.ts";
import { name, plain, shorten, when } from "./markdown.ts";
import type { Button, Field, Section, View } from "./view.ts";

const texts = defineTexts({
	de: {
		case: "Fall {number}",
		titled: "Fall {number}: {what}",
		removed: "Kommentar entfernt",
		blocked: "Von AutoMod blockiert",
		notRemoved: "Kommentar nicht entfernt",
		held: "Kommentar zurückgehalten",
		flagged: "Kommentar markiert",
		unchecked: "Kommentar konnte nicht geprüft werden",
		warned: "Mitglied verwarnt",
		watched: "Beobachtet",
		byHand: "Maßnahme der Moderation",
		takenBack: "zurückgenommen",
		lifted: "vorzeitig aufgehoben",
		newReason: "neue Begründung",
		acted: "ergänzt",
		team: "Begründung der Moderation",
		swept: { one: "{n} Kommentar", other: "{n} Kommentare" },
		released: "freigegeben",
		rejected: "abgelehnt",
		who: "Wer",
		where: "Wo",
		rule: "Regel",
		found: "Fundstellen",
		comment: "Kommentar",
		attachments: "Anhänge",
		problem: "Problem bei der Prüfung",
		done: "Was geschehen ist",
		reasons: "Begründung",
		reasonsSent: "zugestellt",
		reasonsNot: "nicht zustellbar ({detail}); wird bei der nächsten Interaktion gezeigt",
		reasonsDue: "noch nicht zugestellt",
		watch: "Nur beobachtet, nichts getan",
		decided: "Entscheidung",
		seeCase: "Fall ansehen",
		nobody: "nicht mehr gespeichert",
		trimmed: "Am {when} gelöscht, weil die Aufbewahrungszeit vorbei ist oder das Mitglied es wollte.",
		repost: "Geprüft und freigegeben · Fall {number}",
	},
	en: {
		case: "Case {number}",
		titled: "Case {number}: {what}",
		removed: "Comment removed",
		blocked: "Blocked by AutoMod",
		notRemoved: "Comment not removed",
		held: "Comment held",
		flagged: "Comment flagged",
		unchecked: "Comment could not be checked",
		warned: "Member warned",
		watched: "Watched",
		byHand: "Action by the moderators",
		takenBack: "taken back",
		lifted: "ended early",
		newReason: "new reason",
		acted: "added to",
		team: "Reason given by the moderators",
		swept: { one: "{n} comment", other: "{n} comments" },
		released: "approved",
		rejected: "rejected",
		who: "Who",
		where: "Where",
		rule: "Rule",
		found: "Found",
		comment: "Comment",
		attachments: "Attachments",
		problem: "Problem while checking",
		done: "What was done",
		reasons: "Reasons",
		reasonsSent: "delivered",
		reasonsNot: "not deliverable ({detail}); shown at the next interaction",
		reasonsDue: "not delivered yet",
		watch: "Only watched, nothing done",
		decided: "Decision",
		seeCase: "Show case",
		nobody: "no longer stored",
		trimmed: "Deleted on {when}, because the time for keeping it was over or the member wished it.",
		repost: "Checked and approved · case {number}",
	},
});

/** So much of a comment is shown, covered. */
const SHOWN = 900;

/**
 * The log's entry.
 * @param kind "log" for the decision of the rules, "decided" for that of a person; by it the message is found again
 */
export function logView(
	record: Case,
	guildId: string,
	language: Language,
	kind: "log" | "decided",
	mark: string = kind,
): View {
	const t = sayIn(language);
	const what = kind === "decided" ? t(lastDecision(record)) : whatHappened(record, t);
	const title = t(texts.titled, { number: String(record.number), what });
	return {
		sections: [{ ...caseSection(record, t, language), title }],
		buttons: [[seeCase(record, guildId, t, mark)]],
		silent: true,
	};
}

/** What a person decided last. */
function lastDecision({ history, review }: Case) {
	switch (history.findLast(({ kind }) => kind !== "note" && kind !== "noticeRead")?.kind) {
		case "undone":
		case "upheld":
			return texts.takenBack;
		case "lifted":
			return texts.lifted;
		case "reason":
			return texts.newReason;
		case "acted":
			return texts.acted;
		default:
			return review === "released" ? texts.released : texts.rejected;
	}
}

function whatHappened(record: Case, t: Say): string {
	switch (record.decision) {
		case "remove":
			if (record.origin.by === "automod") return t(texts.blocked);
			return t(deletion(record) === "done" ? texts.removed : texts.notRemoved);
		case "hold":
			return t(deletion(record) === "done" ? texts.held : texts.notRemoved);
		case "flag":
			return t(texts.flagged);
		case "unchecked":
			return t(texts.unchecked);
		case "allow": {
			if (record.actions.length === 0) return t(texts.watched);
			const by = record.origin.by;
			if (by !== "person" && by !== "discord") return t(texts.warned);
			return record.actions.some(({ action }) => action !== "warn") ? doneTitle(record, t) : t(texts.warned);
		}
	}
}

/** What was done to the member, the gravest of it: "vom Server gebannt". */
function doneTitle(record: Case, t: Say): string {
	const known = record.actions.flatMap(({ action, proposed }) => (proposed ? [] : (actions.get(action) ?? [])));
	const gravest = known.sort((a, b) => b.order - a.order)[0];
	return gravest ? t(gravest.title) : t(texts.byHand);
}

function seeCase(record: Case, guildId: string, t: Say, kind: string): Button {
	return { label: t(texts.seeCase), id: `fall:zeigen:${guildId}:${record.number}:${kind}` };
}

/** A released comment as the bot puts it back, and what it can be found by again. */
export function repostView(record: Case, language: Language): { view: View; marker: string } {
	const t = sayIn(language);
	const marker = t(texts.repost, { number: String(record.number) });
	const body = ownText(record, t);
	const section = { author: record.person.displayName, body, footer: marker, at: record.comment?.createdAt };
	return { view: { sections: [section] }, marker };
}

/** All that the team may know of a case. */
export function caseSection(record: Case, t: Say, language: Language): Section {
	const fields: Field[] = [
		{
			name: t(texts.who),
			value: isAnonymous(record) ? t(texts.nobody) : `<@${record.person.id}> (${name(record.person.userName)})`,
			inline: true,
		},
	];
	const add = (label: string, value: string, inline = false) =>
		void (value && fields.push({ name: label, value, inline }));
	if (record.comment) add(t(texts.where), `<#${record.comment.channelId}>`, true);
	if (record.swept.length > 0) {
		const channels = [...new Set(record.swept.map(({ channelId }) => `<#${channelId}>`))].slice(0, 20).join(", ");
		add(t(texts.where), `${channels} · ${t(texts.swept, { n: record.swept.length })}`, true);
	}
	for (const { name: rule, clause, mode } of record.rules) {
		const watched = mode === "watch" ? ` (${t(texts.watch)})` : "";
		add(t(texts.rule), `${name(rule)}${watched}${clause ? `\n„${plain(clause)}“` : ""}`);
	}
	add(t(texts.team), plain(shorten(record.reason ?? "", SHOWN)));
	add(t(texts.found), matchLines(record, language, true));
	add(t(texts.problem), plain(record.problem ?? ""));
	const content = contentOf(record);
	if (record.comment && record.trimmedAt)
		add(t(texts.comment), t(texts.trimmed, { when: when(record.trimmedAt, "D") }));
	add(t(texts.comment), content && `||${plain(shorten(content, SHOWN))}||`);
	add(t(texts.attachments), (record.comment?.attachments ?? []).map(name).join("\n"));
	add(t(texts.done), actionLines(record, t, false));
	add(t(texts.reasons), reasons(record, t), true);
	add(t(texts.decided), historyLines(record, t, false).slice(-8).join("\n"));
	return {
		title: t(texts.case, { number: String(record.number) }),
		fields,
		at: record.openedAt,
		tone: record.decision === "remove" ? "severe" : record.decision === "allow" ? "neutral" : "warning",
	};
}

function reasons(record: Case, t: Say): string {
	const progress = record.messages.findLast(({ kind }) => kind === "notice")?.progress;
	if (!progress) return "";
	if (progress.state === "done") return t(texts.reasonsSent);
	if (progress.state === "due") return t(texts.reasonsDue);
	return t(texts.reasonsNot, { detail: plain(progress.detail ?? "–") });
}
