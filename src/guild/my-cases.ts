// A case in one line, for the member it is about: what it was and how it stands.
import { type Case, deletion } from "../cases/case.ts";
import { objectUntil } from "../cases/deadline.ts";
import { decidedAt, standsNoMore } from "../cases/objection.ts";
import { actions } from "../rules/registries.ts";
import { defineTexts, type Language, sayIn } from "../texts.ts";
import { canObject } from "./letter.ts";
import { when } from "./markdown.ts";

const texts = defineTexts({
	de: {
		title: "Fall {number} · {date} · {what}",
		comment: "Kommentar",
		you: "Entscheidung über dich",
		held: "wartet auf Freigabe",
		rejected: "abgelehnt",
		takenBack: "Zurückgenommen. Es gilt nichts mehr gegen dich.",
		objected: "Dein Einspruch ist da und noch nicht entschieden.",
		upheld: "Dein Einspruch hatte Erfolg.",
		dismissed: "Dein Einspruch wurde zurückgewiesen.",
		withdrawn: "Du hast deinen Einspruch zurückgezogen.",
		review: "Ein Mensch sieht ihn sich gerade an.",
		stands: "Entschieden. Einspruch möglich bis {until}.",
		over: "Entschieden.",
	},
	en: {
		title: "Case {number} · {date} · {what}",
		comment: "Comment",
		you: "Decision about you",
		held: "waiting for approval",
		rejected: "rejected",
		takenBack: "Taken back. Nothing holds against you any more.",
		objected: "Your objection has arrived and is not decided yet.",
		upheld: "Your objection succeeded.",
		dismissed: "Your objection was dismissed.",
		withdrawn: "You withdrew your objection.",
		review: "A person is looking at it.",
		stands: "Decided. You can object until {until}.",
		over: "Decided.",
	},
});

/** @param now milliseconds since 1970 @returns a title of at most 100 characters without markdown, and the state */
export function lineOfCase(record: Case, language: Language, now: number): { title: string; state: string } {
	const t = sayIn(language);
	const date = new Date(record.openedAt).toLocaleDateString(language === "de" ? "de-DE" : "en-GB");
	const rejected = record.review === "rejected" && record.decision === "hold";
	const named = record.actions
		.filter(({ action, proposed, undoes }) => !proposed && !undoes && !(rejected && action === "hold"))
		.flatMap(({ action }) => {
			const definition = actions.get(action);
			return definition && !definition.internal ? [t(definition.title)] : [];
		});
	const held = record.decision === "hold" && record.review === "open" && deletion(record) === "done";
	const kind = t(record.comment ? texts.comment : texts.you);
	const outcome = rejected ? `${kind} ${t(texts.rejected)}` : kind;
	const what = held ? `${kind} ${t(texts.held)}` : [outcome, [...new Set(named)].join(", ")].filter(Boolean).join(": ");
	const title = t(texts.title, { number: String(record.number), date, what });
	return { title: title.length > 100 ? `${title.slice(0, 99)}…` : title, state: stateOf(record, t, now) };
}

function stateOf(record: Case, t: ReturnType<typeof sayIn>, now: number): string {
	const { objection } = record;
	if (objection?.state === "open") return t(texts.objected);
	if (canObject(record, { id: "", name: "", now }))
		return t(texts.stands, { until: when(objectUntil(decidedAt(record)) - 1_000, "D") });
	if (standsNoMore(record) && objection?.state !== "upheld") return t(texts.takenBack);
	if (objection) return t(texts[objection.state]);
	return t(record.review === "open" ? texts.review : texts.over);
}
