// What a moderator is told after deciding about a comment that waited.
import type { Case } from "../cases/case.ts";
import { UserError } from "../errors.ts";
import { defineTexts, type Say } from "../texts.ts";
import { actionLines } from "./case-lines.ts";
import type { MayNot } from "./may-act.ts";
import type { HeldDecision } from "./review.ts";

const texts = defineTexts({
	de: {
		released: "Fall {number}: freigegeben.",
		releasedBack: "Fall {number}: freigegeben. Der Kommentar steht wieder im Thread, das Mitglied erfährt es.",
		rejected: "Fall {number}: abgelehnt. Das Mitglied erfährt die Begründung.",
		done: "Geschehen ist: {what}.",
		reporters: {
			one: "Wer ihn gemeldet hat, erfährt es auch.",
			other: "Die {n}, die ihn gemeldet haben, erfahren es auch.",
		},
		claimed: "<@{by}> hatte den Fall übernommen; sag am besten kurz Bescheid.",
		already: "Über Fall {number} hat <@{by}> schon entschieden.",
		first:
			"Gegen deine Entscheidung hatte ein Einspruch Erfolg; jetzt entscheidet jemand anderes, am besten, wer ihm stattgegeben hat.",
		own: "Über den eigenen Kommentar entscheidet jemand anderes.",
		changed:
			"Der Kommentar wurde geändert, seit er hier steht. Die neue Fassung ist neu geprüft; lies sie im Thread, bevor du entscheidest. Entfernen kannst du sie dort von Hand.",
		self: "Über dich selbst entscheidet jemand anderes.",
		bot: "Das hat ein Bot geschrieben. Ablehnen kannst du es, verwarnen lässt er sich nicht.",
		rank: "Dieses Mitglied moderiert selbst oder steht über dir. Darüber entscheidet, wer einen höheren Rang hat: Reiche den Fall weiter.",
	},
	en: {
		released: "Case {number}: approved.",
		releasedBack: "Case {number}: approved. The comment is back in the thread, and its author will hear of it.",
		rejected: "Case {number}: rejected. Its author will hear the reasons.",
		done: "What was done: {what}.",
		reporters: {
			one: "Whoever reported it will hear of it, too.",
			other: "The {n} who reported it will hear of it, too.",
		},
		claimed: "<@{by}> was on this case; better let them know.",
		already: "<@{by}> has decided about case {number} already.",
		first: "An objection to your decision was upheld; now somebody else decides, best whoever upheld it.",
		own: "Somebody else decides about your own comment.",
		changed:
			"The comment was changed since it stands here. The new version was checked anew; read it in the thread before you decide. You can remove it there by hand.",
		self: "Somebody else decides about you.",
		bot: "A bot wrote this. You can reject it, but a bot cannot be warned.",
		rank: "This member is a moderator too, or stands above you. Somebody of a higher rank decides about that: escalate the case.",
	},
});

/** @throws UserError where nothing was decided */
export function sayDecided(t: Say, number: number, result: HeldDecision): string {
	const params = { number: String(number) };
	if (result.type === "already") return t(texts.already, { ...params, by: result.by });
	if (result.type === "mayNot") throw new UserError(texts[result.why satisfies MayNot]);
	if (result.type !== "decided") throw new UserError(texts[result.type]);
	const { record, claimedBy } = result;
	return [
		t(outcome(record), params),
		record.review === "rejected" && record.strikes + record.actions.length > 1
			? t(texts.done, { what: actionLines(record, t, false).replace(/^- /gm, "").replaceAll("\n", ", ") })
			: "",
		record.reports.length > 0 ? t(texts.reporters, { n: record.reports.length }) : "",
		claimedBy ? t(texts.claimed, { by: claimedBy }) : "",
	]
		.filter(Boolean)
		.join(" ");
}

function outcome({ review, messages, comment }: Case) {
	if (review !== "released") return texts.rejected;
	const back = messages.find(({ kind }) => kind === "repost");
	return back && back.messageId !== comment?.messageId ? texts.releasedBack : texts.released;
}
