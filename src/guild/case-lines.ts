// The pieces of a case that notices, log entries and cards share: what was found, what was done, what was said.
import { actionState, type Case, type CaseAction } from "../cases/case.ts";
import { actions } from "../rules/registries.ts";
import { defineTexts, type Language, type Say, type Text } from "../texts.ts";
import { name, plain, plainWithLinks, shorten, when } from "./markdown.ts";

const texts = defineTexts({
	de: {
		notDone: "nicht ausgeführt: {detail}",
		due: "steht noch aus: {detail}",
		undone: "zurückgenommen: {action}",
		proposed: "{action}: vorgeschlagen, von Hand auszuführen",
		until: "bis {when}",
		strikes: { one: "{n} Strike", other: "{n} Strikes" },
		attachments: "Anhänge: {names}",
	},
	en: {
		notDone: "not done: {detail}",
		due: "still to do: {detail}",
		undone: "taken back: {action}",
		proposed: "{action}: proposed, to be done by hand",
		until: "until {when}",
		strikes: { one: "{n} strike", other: "{n} strikes" },
		attachments: "Attachments: {names}",
	},
});

/** By an action's name, or by the kind of what it does where the action has no words of its own. */
const DONE = defineTexts({
	de: {
		remove: "Kommentar entfernt",
		hold: "zurückgehalten",
		flag: "markiert",
		warn: "verwarnt",
		strike: "Strike vermerkt",
		notify: "Moderation benachrichtigt",
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
	},
	en: {
		remove: "comment removed",
		hold: "held",
		flag: "flagged",
		warn: "warned",
		strike: "strike recorded",
		notify: "moderators notified",
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
	},
});

/** What is for the team alone, and no business of the comment's author. */
const INTERNAL: ReadonlySet<string> = new Set(["notify", "flag"]);

const MOST_MATCHES = 6;

/** What the member wrote, with what was attached and forwarded. The nickname is not part of what was said. */
export function contentOf(record: Case): string {
	const parts = record.comment?.parts ?? [];
	return parts
		.filter(({ source }) => source !== "nickname")
		.map(({ text }) => text)
		.join("\n");
}

/** What the member wrote themselves, to be put back. */
export function ownText(record: Case, t: Say): string {
	const parts = record.comment?.parts ?? [];
	const own = parts.filter(({ source }) => source === "content" || source === "forward" || source === "poll");
	const names = (record.comment?.attachments ?? []).map(name).join(", ");
	const body = own.map(({ text }) => plainWithLinks(text)).join("\n");
	return [body, names && `*${t(texts.attachments, { names })}*`].filter(Boolean).join("\n");
}

/** The places that a rule found, one line each. @param covered behind a spoiler, for readers who did not write it */
export function matchLines(record: Case, language: Language, covered: boolean): string {
	const lines = new Set<string>();
	for (const match of record.matches) {
		const found = match.text && plain(shorten(match.text.replace(/\s+/g, " "), 80));
		const shown = found && (covered ? `||${found}||` : `„${found}“`);
		lines.add([shown, match.note?.[language]].filter(Boolean).join(" · "));
	}
	const shown = [...lines].filter(Boolean).slice(0, MOST_MATCHES);
	return shown.map((line) => `- ${line}`).join("\n");
}

/** What was done, from the results. @param forAuthor only what is done and concerns the author */
export function actionLines(record: Case, t: Say, forAuthor: boolean): string {
	const lines = record.actions.flatMap((action) => actionLine(action, t, forAuthor));
	if (record.strikes && record.review !== "released") lines.push(`- ${t(texts.strikes, { n: record.strikes })}`);
	return lines.join("\n");
}

function actionLine(action: CaseAction, t: Say, forAuthor: boolean): string[] {
	const state = actionState(action);
	if (forAuthor && (state !== "done" || action.proposed || INTERNAL.has(action.action))) return [];
	if (action.proposed) {
		const title = actions.get(action.action)?.title as Text<never> | undefined;
		return [`- ${t(texts.proposed, { action: title ? t(title) : action.action })}`];
	}
	const label = labelOf(action, t);
	if (state === "done") return [`- ${action.undoes ? t(texts.undone, { action: label }) : label}`];
	const detail = action.effects.find(({ progress }) => progress.state !== "done")?.progress.detail ?? "–";
	return [`- ${label}: ${t(state === "refused" ? texts.notDone : texts.due, { detail: plain(detail) })}`];
}

function labelOf(action: CaseAction, t: Say): string {
	const effects = action.effects.map(({ effect }) => effect);
	const timeout = effects.find((effect) => effect.kind === "timeoutMember");
	if (timeout) {
		const until = timeout.until ? ` ${t(texts.until, { when: when(timeout.until) })}` : "";
		return `${t(DONE.timeoutMember)}${until}`;
	}
	const known: Readonly<Record<string, (typeof DONE)["reply"]>> = DONE;
	const wording = known[action.action] ?? known[effects[0]?.kind ?? ""];
	return wording ? t(wording) : action.action;
}
