// How a case is shown: to its author as a statement of reasons, in the log by what was really done, to reviewers as a card.
import { actionState, type Case, type CaseAction } from "../cases/case.ts";
import { defineTexts, type Language, type Say, sayIn } from "../texts.ts";
import { name, plain, quote, shorten, when } from "./markdown.ts";
import type { Button, Field, Section, View } from "./view.ts";

const texts = defineTexts({
	de: {
		title: "Fall {number}",
		removedYours: "Dein Kommentar wurde entfernt",
		heldYours: "Dein Kommentar wartet auf Freigabe",
		warnedYours: "Du hast eine Verwarnung erhalten",
		noticeIntro: "Es geht um deinen Kommentar vom {when} auf **{guild}**.",
		heldIntro:
			"Auf **{guild}** prüft die Moderation deinen Kommentar vom {when}, bevor er erscheint. Du musst nichts tun; du erfährst, wie es ausgeht.",
		clause: "Regel",
		why: "Was aufgefallen ist",
		done: "Was geschehen ist",
		fromTheTeam: "Von der Moderation",
		whoDecided: "Wer entschieden hat",
		automatic: "Eine Regel des Servers hat das automatisch erkannt und entschieden.",
		automaticHeld: "Eine Regel des Servers hat das automatisch erkannt; entscheiden wird ein Mensch.",
		byPerson: "Ein Mitglied der Moderation hat das entschieden.",
		yourText: "Dein Kommentar",
		object:
			"Nicht einverstanden? Antworte der Moderation auf dem Server und nenne den Fall {number}. Ein Mensch sieht ihn sich an.",
		who: "Wer",
		where: "Wo",
		rule: "Regel",
		found: "Fundstellen",
		comment: "Kommentar",
		notice: "Begründung",
		noticeSent: "zugestellt",
		noticeClosed: "nicht zustellbar (Direktnachrichten geschlossen); wird bei der nächsten Interaktion gezeigt",
		noticeDue: "noch nicht zugestellt",
		watch: "Nur beobachtet, nichts getan",
		logRemoved: "Kommentar entfernt",
		logHeld: "Kommentar zurückgehalten",
		logFlagged: "Kommentar markiert",
		logUnchecked: "Kommentar konnte nicht geprüft werden",
		logWatched: "Beobachtet",
		logWarned: "Mitglied verwarnt",
		notDone: "nicht ausgeführt: {detail}",
		due: "steht noch aus: {detail}",
		seeCase: "Fall ansehen",
		release: "Freigeben",
		reject: "Ablehnen",
		reviewTitle: "Zur Prüfung: Fall {number}",
		released: "Freigegeben von <@{by}>",
		rejected: "Abgelehnt von <@{by}>",
		until: "bis {when}",
		strikes: { one: "{n} Strike", other: "{n} Strikes" },
		problem: "Problem bei der Prüfung",
		attachments: "Anhänge",
		proposed: "{action}: vorgeschlagen, von Hand auszuführen",
		outcomeReleased: "Dein Kommentar ist freigegeben",
		outcomeReleasedBody:
			"Ein Mitglied der Moderation von **{guild}** hat deinen Kommentar geprüft und freigegeben. Er steht wieder im Thread: <#{channel}>. Danke für deine Geduld.",
		outcomeRejected: "Dein Kommentar wird nicht veröffentlicht",
		outcomeRejectedBody:
			"Ein Mitglied der Moderation von **{guild}** hat deinen Kommentar geprüft und sich gegen ihn entschieden. Du kannst ihn anders formuliert noch einmal schreiben.",
		repost: "Geprüft und freigegeben · Fall {number}",
	},
	en: {
		title: "Case {number}",
		removedYours: "Your comment was removed",
		heldYours: "Your comment is waiting for approval",
		warnedYours: "You received a warning",
		noticeIntro: "This is about your comment of {when} on **{guild}**.",
		heldIntro:
			"On **{guild}** the moderators look at your comment of {when} before it appears. You need not do anything; you will hear how it ends.",
		clause: "Rule",
		why: "What was noticed",
		done: "What was done",
		fromTheTeam: "From the moderators",
		whoDecided: "Who decided",
		automatic: "A rule of this server found and decided this automatically.",
		automaticHeld: "A rule of this server found this automatically; a person will decide.",
		byPerson: "A moderator decided this.",
		yourText: "Your comment",
		object: "You disagree? Answer the moderators on the server and name case {number}. A person will look at it.",
		who: "Who",
		where: "Where",
		rule: "Rule",
		found: "Found",
		comment: "Comment",
		notice: "Reasons",
		noticeSent: "delivered",
		noticeClosed: "not deliverable (direct messages closed); shown at the next interaction",
		noticeDue: "not delivered yet",
		watch: "Only watched, nothing done",
		logRemoved: "Comment removed",
		logHeld: "Comment held",
		logFlagged: "Comment flagged",
		logUnchecked: "Comment could not be checked",
		logWatched: "Watched",
		logWarned: "Member warned",
		notDone: "not done: {detail}",
		due: "still to do: {detail}",
		seeCase: "Show case",
		release: "Approve",
		reject: "Reject",
		reviewTitle: "For review: case {number}",
		released: "Approved by <@{by}>",
		rejected: "Rejected by <@{by}>",
		until: "until {when}",
		strikes: { one: "{n} strike", other: "{n} strikes" },
		problem: "Problem while checking",
		attachments: "Attachments",
		proposed: "{action}: proposed, to be done by hand",
		outcomeReleased: "Your comment was approved",
		outcomeReleasedBody:
			"A moderator of **{guild}** looked at your comment and approved it. It is back in the thread: <#{channel}>. Thank you for your patience.",
		outcomeRejected: "Your comment will not be published",
		outcomeRejectedBody:
			"A moderator of **{guild}** looked at your comment and decided against it. You may write it again in other words.",
		repost: "Checked and approved · case {number}",
	},
});

const effectTexts = defineTexts({
	de: {
		deleteMessage: "Kommentar entfernt",
		timeoutMember: "Timeout",
		kickMember: "vom Server entfernt",
		banMember: "gebannt",
		unbanMember: "Bann aufgehoben",
		addRole: "Rolle vergeben",
		removeRole: "Rolle entzogen",
		setSlowMode: "langsamer Modus gesetzt",
		lockThread: "Thread gesperrt",
		reply: "öffentlich geantwortet",
		warn: "verwarnt",
		strike: "Strike vermerkt",
		flag: "markiert",
		hold: "zurückgehalten",
		notify: "Moderation benachrichtigt",
	},
	en: {
		deleteMessage: "comment removed",
		timeoutMember: "timeout",
		kickMember: "kicked",
		banMember: "banned",
		unbanMember: "ban lifted",
		addRole: "role given",
		removeRole: "role taken",
		setSlowMode: "slow mode set",
		lockThread: "thread locked",
		reply: "answered in public",
		warn: "warned",
		strike: "strike recorded",
		flag: "flagged",
		hold: "held",
		notify: "moderators notified",
	},
});

const SPOILED = 900;

/** The statement of reasons for the author. */
export function noticeView(record: Case, guild: { id: string; name: string }, language: Language): View {
	const t = sayIn(language);
	const held = record.decision === "hold" && record.review === "open";
	const restricted = record.decision === "remove" || held;
	const title = held ? texts.heldYours : record.decision === "remove" ? texts.removedYours : texts.warnedYours;
	const fields: Field[] = [];
	for (const { name: rule, clause } of record.rules) {
		fields.push({ name: t(texts.clause), value: clause ? `„${plain(clause)}“` : name(rule) });
	}
	const found = matchLines(record, language, false);
	if (found) fields.push({ name: t(texts.why), value: found });
	for (const { action, text } of record.actions) {
		if (action === "warn" && text) fields.push({ name: t(texts.fromTheTeam), value: plain(text) });
	}
	const done = actionLines(record, t, true);
	if (done && !held) fields.push({ name: t(texts.done), value: done });
	fields.push({
		name: t(texts.whoDecided),
		value: t(record.origin.by === "person" ? texts.byPerson : held ? texts.automaticHeld : texts.automatic),
	});
	if (record.comment && restricted) {
		fields.push({ name: t(texts.yourText), value: quote(plain(shorten(contentOf(record), SPOILED))) || "–" });
	}
	return {
		sections: [
			{
				title: t(title),
				body: t(held ? texts.heldIntro : texts.noticeIntro, {
					guild: plain(guild.name),
					when: when(record.comment?.createdAt ?? record.openedAt),
				}),
				fields: [...fields, { name: "\u200b", value: t(texts.object, { number: String(record.number) }) }],
				footer: t(texts.title, { number: String(record.number) }),
				at: record.openedAt,
				tone: record.decision === "remove" ? "severe" : "warning",
			},
		],
		buttons: [[{ label: t(texts.seeCase), id: `fall:zeigen:${guild.id}:${record.number}`, style: "secondary" }]],
	};
}

/** The log's entry: what was done, from the results. */
export function logView(record: Case, guildId: string, language: Language): View {
	const t = sayIn(language);
	const title = {
		remove: texts.logRemoved,
		hold: texts.logHeld,
		flag: texts.logFlagged,
		unchecked: texts.logUnchecked,
		allow: record.actions.length ? texts.logWarned : texts.logWatched,
	}[record.decision];
	return {
		sections: [
			{
				...caseSection(record, t, language),
				title: `${t(texts.title, { number: String(record.number) })}: ${t(title)}`,
			},
		],
		buttons: [[{ label: t(texts.seeCase), id: `fall:zeigen:${guildId}:${record.number}`, style: "secondary" }]],
		silent: true,
	};
}

/** The card on which a person decides about a held or unchecked comment. */
export function reviewView(record: Case, guildId: string, language: Language, pingRoles: readonly string[] = []): View {
	const t = sayIn(language);
	const closed = record.history.findLast(({ kind }) => kind === "released" || kind === "rejected");
	const button = (id: string, label: string, style: "success" | "danger" | "secondary"): Button => ({
		id: `fall:${id}:${guildId}:${record.number}`,
		label,
		style,
	});
	return {
		sections: [
			{
				...caseSection(record, t, language),
				title: t(texts.reviewTitle, { number: String(record.number) }),
				...(closed
					? {
							body: t(closed.kind === "released" ? texts.released : texts.rejected, { by: closed.by }),
							tone: closed.kind === "released" ? ("good" as const) : ("severe" as const),
						}
					: {}),
			},
		],
		buttons: [
			record.review === "open"
				? [
						button("freigeben", t(texts.release), "success"),
						button("ablehnen", t(texts.reject), "danger"),
						button("zeigen", t(texts.seeCase), "secondary"),
					]
				: [button("zeigen", t(texts.seeCase), "secondary")],
		],
		pingRoles,
	};
}

/** How the review of a held comment ended, for its author. */
export function outcomeView(record: Case, guild: { id: string; name: string }, language: Language): View {
	const t = sayIn(language);
	const released = record.review === "released";
	const params = { guild: plain(guild.name), channel: record.comment?.channelId ?? "" };
	const clauses = record.rules.flatMap(({ clause }) => (clause ? [`„${plain(clause)}“`] : []));
	return {
		sections: [
			{
				title: t(released ? texts.outcomeReleased : texts.outcomeRejected),
				body: released ? t(texts.outcomeReleasedBody, params) : t(texts.outcomeRejectedBody, { guild: params.guild }),
				fields: [
					...(!released && clauses.length ? [{ name: t(texts.clause), value: clauses.join("\n") }] : []),
					{ name: t(texts.yourText), value: quote(plain(shorten(contentOf(record), SPOILED))) || "–" },
					...(released ? [] : [{ name: t(texts.whoDecided), value: t(texts.byPerson) }]),
					...(released ? [] : [{ name: "\u200b", value: t(texts.object, { number: String(record.number) }) }]),
				],
				footer: t(texts.title, { number: String(record.number) }),
				tone: released ? "good" : "severe",
			},
		],
		buttons: [[{ label: t(texts.seeCase), id: `fall:zeigen:${guild.id}:${record.number}`, style: "secondary" }]],
	};
}

/** A released comment as the bot puts it back, and what it can be found by again. */
export function repostView(record: Case, language: Language): { view: View; marker: string } {
	const marker = sayIn(language)(texts.repost, { number: String(record.number) });
	const section = {
		author: record.person.displayName,
		body: plain(ownText(record)),
		footer: marker,
		at: record.comment?.createdAt,
	};
	return { view: { sections: [section] }, marker };
}

/** The case as moderators see it in `/fall`. */
export function caseSection(record: Case, t: Say, language: Language): Section {
	const fields: Field[] = [
		{ name: t(texts.who), value: `<@${record.person.id}> (${name(record.person.userName)})`, inline: true },
	];
	if (record.comment) fields.push({ name: t(texts.where), value: `<#${record.comment.channelId}>`, inline: true });
	for (const { name: rule, clause, mode } of record.rules) {
		const watched = mode === "watch" ? ` (${t(texts.watch)})` : "";
		fields.push({ name: t(texts.rule), value: `${name(rule)}${watched}${clause ? `\n„${plain(clause)}“` : ""}` });
	}
	const found = matchLines(record, language, true);
	if (found) fields.push({ name: t(texts.found), value: found });
	if (record.problem) fields.push({ name: t(texts.problem), value: plain(record.problem) });
	if (record.comment) {
		const content = contentOf(record);
		if (content) fields.push({ name: t(texts.comment), value: `||${plain(shorten(content, SPOILED))}||` });
		if (record.comment.attachments.length) {
			fields.push({ name: t(texts.attachments), value: record.comment.attachments.map(name).join("\n") });
		}
	}
	const done = actionLines(record, t, false);
	if (done) fields.push({ name: t(texts.done), value: done });
	const notice = record.messages.find(({ kind }) => kind === "notice");
	if (notice) {
		const state = { done: texts.noticeSent, refused: texts.noticeClosed, due: texts.noticeDue }[notice.progress.state];
		fields.push({ name: t(texts.notice), value: t(state), inline: true });
	}
	return {
		title: t(texts.title, { number: String(record.number) }),
		fields,
		at: record.openedAt,
		tone: record.decision === "remove" ? "severe" : record.decision === "allow" ? "neutral" : "warning",
	};
}

/** What the member wrote, with what was attached, forwarded and named. The nickname is not part of what was said. */
function contentOf(record: Case): string {
	return (record.comment?.parts ?? [])
		.filter(({ source }) => source !== "nickname")
		.map(({ text }) => text)
		.join("\n");
}

function ownText(record: Case): string {
	return (record.comment?.parts ?? [])
		.filter(({ source }) => source === "content" || source === "forward" || source === "poll")
		.map(({ text }) => text)
		.join("\n");
}

function matchLines(record: Case, language: Language, covered: boolean): string {
	const seen = new Set<string>();
	for (const match of record.matches) {
		const found = match.text && plain(shorten(match.text.replace(/\s+/g, " "), 80));
		const shown = found && (covered ? `||${found}||` : `„${found}“`);
		seen.add([shown, match.note?.[language]].filter(Boolean).join(" · "));
	}
	return [...seen]
		.filter(Boolean)
		.slice(0, 6)
		.map((line) => `- ${line}`)
		.join("\n");
}

function actionLines(record: Case, t: Say, onlyDone: boolean): string {
	const lines = record.actions.flatMap((action) => {
		const state = actionState(action);
		if (onlyDone && !action.proposed && state !== "done") return [];
		if (onlyDone && (action.action === "notify" || action.action === "flag")) return [];
		const label = actionLabel(action, t);
		if (action.proposed) return onlyDone ? [] : [`- ${t(texts.proposed, { action: label })}`];
		if (state === "done") return [`- ${label}`];
		const detail = action.effects.find(({ progress }) => progress.state !== "done")?.progress.detail ?? "–";
		return [`- ${label}: ${t(state === "refused" ? texts.notDone : texts.due, { detail: plain(detail) })}`];
	});
	if (record.strikes) lines.push(`- ${t(texts.strikes, { n: record.strikes })}`);
	return lines.join("\n");
}

function actionLabel(action: CaseAction, t: Say): string {
	const timeout = action.effects.map(({ effect }) => effect).find((effect) => effect.kind === "timeoutMember");
	if (timeout?.until) return `${t(effectTexts.timeoutMember)} ${t(texts.until, { when: when(timeout.until) })}`;
	const known = effectTexts as Record<string, (typeof effectTexts)["reply"]>;
	const wording = known[action.action] ?? known[action.effects[0]?.effect.kind ?? ""];
	return wording ? t(wording) : action.action;
}
