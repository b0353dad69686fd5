// How an objection ended, as the member reads it: the outcome, the reasons, what holds now, where else they can turn.
import { type Case, deletion } from "../cases/case.ts";
import { decidedAt, deciders } from "../cases/objection.ts";
import { defineTexts, type Language, type Say, sayIn } from "../texts.ts";
import { letter, type Owner, quoted, redress } from "./letter.ts";
import { plain, quote, shorten, when } from "./markdown.ts";
import { measureLines } from "./measures.ts";
import type { Field, View } from "./view.ts";

const texts = defineTexts({
	de: {
		upheld: "Dein Einspruch hatte Erfolg",
		upheldBody: "Dein Einspruch gegen Fall {number} auf **{guild}** ist geprüft: Die Entscheidung ist aufgehoben.",
		dismissed: "Dein Einspruch wurde zurückgewiesen",
		dismissedBody: "Dein Einspruch gegen Fall {number} auf **{guild}** ist geprüft: Die Entscheidung bleibt bestehen.",
		reason: "Begründung",
		holds: "Was jetzt gilt",
		back: "Dein Kommentar steht wieder im Thread: <#{channel}>.",
		lost: "Deinen Kommentar konnte ich nicht wieder einstellen; bitte schreib ihn noch einmal.",
		strikes: "Die Strikes daraus zählen nicht mehr, auch nicht für das, was später wegen ihnen kam.",
		unbanned: "Du kannst dem Server wieder beitreten.",
		who: "Wer entschieden hat",
		other: "Ein Mensch aus der Moderation, nicht derselbe wie bei der ersten Entscheidung.",
		firstMachine: "Ein Mensch aus der Moderation. Die erste Entscheidung hatte ein Programm getroffen.",
		alone:
			"Dieselbe Person wie bei der ersten Entscheidung; auf diesem Server gab es niemand anderen, der entscheiden konnte. Das sollst du wissen.",
		elsewhere: "Wohin du dich noch wenden kannst",
		yourObjection: "Dein Einspruch vom {at}",
	},
	en: {
		upheld: "Your objection succeeded",
		upheldBody: "Your objection to case {number} on **{guild}** was looked into: the decision is reversed.",
		dismissed: "Your objection was dismissed",
		dismissedBody: "Your objection to case {number} on **{guild}** was looked into: the decision stands.",
		reason: "Reasons",
		holds: "What holds now",
		back: "Your comment is back in the thread: <#{channel}>.",
		lost: "I could not put your comment back; please write it again.",
		strikes: "Its strikes no longer count, nor does what came later because of them.",
		unbanned: "You may join the server again.",
		who: "Who decided",
		other: "A person among the moderators, not the one who took the first decision.",
		firstMachine: "A person among the moderators. The first decision was a program's.",
		alone:
			"The same person who took the first decision; on this server there was nobody else who could decide. You should know that.",
		elsewhere: "Where else you can turn",
		yourObjection: "Your objection of {at}",
	},
});

const QUOTED = 700;

/** Whether an objection was decided and nothing new was decided against the member since. */
export function objectionIsOver({ objection, ...record }: Case): boolean {
	const decided = objection?.state === "upheld" || objection?.state === "dismissed";
	return decided && (objection.decidedAt ?? 0) >= decidedAt({ ...record, objection });
}

export function objectionOutcomeView(
	record: Case,
	guild: Owner,
	language: Language,
	mark: string | null = "objectionOutcome",
): View {
	const t = sayIn(language);
	const { objection } = record;
	const upheld = objection?.state === "upheld";
	const params = { number: String(record.number), guild: plain(guild.name) };
	const fields: Field[] = [];
	const add = (name: string, value: string) => void (value && fields.push({ name, value }));
	add(t(texts.reason), plain(objection?.reason ?? ""));
	const measures = measureLines(record, t, guild.strikesFor);
	add(t(texts.holds), (upheld ? [...restored(record, t), ...measures] : measures).join("\n"));
	add(t(texts.who), t(objection?.alone ? texts.alone : deciders(record).size > 0 ? texts.other : texts.firstMachine));
	if (!upheld) add(t(texts.elsewhere), redress(t));
	if (objection?.text)
		add(t(texts.yourObjection, { at: when(objection.at, "D") }), quote(plain(shorten(objection.text, QUOTED))));
	return letter(record, guild, language, {
		title: t(upheld ? texts.upheld : texts.dismissed),
		body: t(upheld ? texts.upheldBody : texts.dismissedBody, params),
		fields: [...fields, ...quoted(record, t)],
		tone: upheld ? "good" : "severe",
		mark,
	});
}

function restored(record: Case, t: Say): string[] {
	const repost = record.messages.findLast(({ kind }) => kind === "repost")?.progress.state;
	const lines: string[] = [];
	if (repost === "done") lines.push(t(texts.back, { channel: record.comment?.channelId ?? "" }));
	else if (record.comment && deletion(record) === "done") lines.push(t(texts.lost));
	if (record.strikes > 0) lines.push(t(texts.strikes));
	const unbanned = record.actions.some(
		({ undoes, effects }) =>
			undoes && effects.some(({ effect, progress }) => effect.kind === "unbanMember" && progress.state === "done"),
	);
	if (unbanned) lines.push(t(texts.unbanned));
	return lines.map((line) => `- ${line}`);
}
