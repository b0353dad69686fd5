// The pieces of a case that notices, log entries and cards share: what was found, what was done, what was said.
import { actionState, type Case, type CaseAction } from "../cases/case.ts";
import { actions } from "../rules/registries.ts";
import { defineTexts, type Language, type Say } from "../texts.ts";
import { name, plain, plainWithLinks, shorten, when } from "./markdown.ts";

const texts = defineTexts({
	de: {
		notDone: "nicht ausgeführt: {detail}",
		due: "steht noch aus: {detail}",
		undone: "zurückgenommen: {action}",
		undo: "Zurücknehmen: {action}",
		proposed: "{action}: vorgeschlagen, von Hand auszuführen",
		dropped: "{action}: vorgeschlagen, nicht ausgeführt",
		until: "bis {when}",
		strikes: { one: "{n} Strike", other: "{n} Strikes" },
		attachments: "Anhänge: {names}",
	},
	en: {
		notDone: "not done: {detail}",
		due: "still to do: {detail}",
		undone: "taken back: {action}",
		undo: "take back: {action}",
		proposed: "{action}: proposed, to be done by hand",
		dropped: "{action}: proposed, not done",
		until: "until {when}",
		strikes: { one: "{n} strike", other: "{n} strikes" },
		attachments: "Attachments: {names}",
	},
});

const MOST_MATCHES = 6;

/** What the member wrote, with what was attached and forwarded. The nickname is not part of what was said. */
export function contentOf(record: Pick<Case, "comment" | "swept">): string {
	const parts = record.comment?.parts ?? [];
	const own = parts.filter(({ source }) => source !== "nickname");
	return [...own, ...record.swept].map(({ text }) => text).join("\n");
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
export function matchLines(record: Pick<Case, "matches">, language: Language, covered: boolean): string {
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
	const definition = actions.get(action.action);
	if (forAuthor && (state !== "done" || action.proposed || definition?.internal)) return [];
	const title = definition ? t(definition.title) : action.action;
	if (action.proposed) return [`- ${t(state === "refused" ? texts.dropped : texts.proposed, { action: title })}`];
	if (state === "done" && action.undoes) return [`- ${t(texts.undone, { action: title })}`];
	const effects = action.effects.map(({ effect }) => effect);
	const done = typeof definition?.done === "function" ? definition.done(effects) : definition?.done;
	const end = effects.map((effect) => ("until" in effect ? effect.until : null)).find((until) => until !== null);
	const until = end ? ` ${t(texts.until, { when: when(end) })}` : "";
	const label = action.undoes ? t(texts.undo, { action: title }) : `${done ? t(done) : title}${until}`;
	if (state === "done") return [`- ${label}`];
	const detail = action.effects.find(({ progress }) => progress.state !== "done")?.progress.detail ?? "–";
	return [`- ${label}: ${t(state === "refused" ? texts.notDone : texts.due, { detail: plain(detail) })}`];
}
