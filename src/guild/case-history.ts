// What people decided in a case, in order, as lines for the team.
import type { Case, CaseEvent } from "../cases/case.ts";
import { defineTexts, type Say, type Text } from "../texts.ts";
import { plain, shorten, when } from "./markdown.ts";

const texts = defineTexts({
	de: {
		opened: "Von <@{by}>, {when}",
		inDiscord: "Von <@{by}> in Discord selbst, {when}",
		released: "Freigegeben von <@{by}>, {when}",
		rejected: "Abgelehnt von <@{by}>, {when}",
		acted: "Ergänzt von <@{by}>, {when}: {detail}",
		lifted: "Vorzeitig aufgehoben von <@{by}>, {when}: {detail}",
		undone: "Zurückgenommen von <@{by}>, {when}: {detail}",
		reason: "Begründung geändert von <@{by}>, {when}; vorher: {detail}",
		note: "Notiz von <@{by}>, {when}: {detail}",
	},
	en: {
		opened: "By <@{by}>, {when}",
		inDiscord: "By <@{by}> in Discord itself, {when}",
		released: "Approved by <@{by}>, {when}",
		rejected: "Rejected by <@{by}>, {when}",
		acted: "Added to by <@{by}>, {when}: {detail}",
		lifted: "Ended early by <@{by}>, {when}: {detail}",
		undone: "Taken back by <@{by}>, {when}: {detail}",
		reason: "Reason changed by <@{by}>, {when}; before: {detail}",
		note: "Note by <@{by}>, {when}: {detail}",
	},
});

const LONGEST = 200;

/**
 * @param notes also what moderators noted among themselves
 * @returns one line each, oldest first; what a machine did and what only counts for the record is left out
 */
export function historyLines(record: Case, t: Say, notes: boolean): string[] {
	return record.history.flatMap((event) => {
		const wording = wordingOf(record, event, notes);
		const detail = plain(shorten(event.detail?.replace(/\s+/g, " ") || "–", LONGEST));
		return wording ? [t(wording, { by: event.by, when: when(event.at), detail })] : [];
	});
}

function wordingOf({ origin }: Case, { kind, by }: CaseEvent, notes: boolean): Text<"by" | "when" | "detail"> | null {
	switch (kind) {
		case "opened":
			return by === "bot" ? null : origin.by === "discord" ? texts.inDiscord : texts.opened;
		case "note":
			return notes ? texts.note : null;
		case "released":
		case "rejected":
		case "acted":
		case "lifted":
		case "undone":
		case "reason":
			return texts[kind];
		default:
			return null;
	}
}
