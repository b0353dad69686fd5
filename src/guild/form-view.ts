// What a member reads around the form: the rules' objection, what was handed back, how to comment here.
import type { Verdict } from "../rules/verdict.ts";
import { defineTexts, type Language, sayIn } from "../texts.ts";
import { matchLines } from "./case-lines.ts";
import { name, plain } from "./markdown.ts";
import type { Button, View } from "./view.ts";

const texts = defineTexts({
	de: {
		write: "Kommentar schreiben",
		stopped: "So kann dein Kommentar noch nicht erscheinen",
		stoppedBody:
			"Noch hat ihn niemand gesehen, und dir wird nichts angelastet. Du kannst ihn überarbeiten. Wenn du meinst, dass die Regel hier nicht passt, gib ihn zur Prüfung: Dann entscheidet ein Mensch.",
		rule: "Regel",
		found: "Was aufgefallen ist",
		revise: "Überarbeiten",
		review: "Zur Prüfung geben",
		discard: "Verwerfen",
		back: "Dein Kommentar ist noch nicht erschienen",
		backBody:
			"Unter diesem Artikel auf **{guild}** werden Kommentare über ein Formular geschrieben: <#{thread}>. Dein Text ist nicht verloren; der Knopf öffnet ihn im Formular. Bilder und andere Anhänge nimmt das Formular nicht an. Angelastet wird dir nichts.",
		open: "Im Formular öffnen",
		pointer:
			"Hier wird über das Formular kommentiert: Ein Klick auf den Knopf genügt. Was du schreibst, siehst du danach im Thread.",
	},
	en: {
		write: "Write a comment",
		stopped: "Your comment cannot appear like this yet",
		stoppedBody:
			"Nobody has seen it so far, and nothing is held against you. You can revise it. If you think that the rule does not fit here, send it for review: then a person decides.",
		rule: "Rule",
		found: "What was noticed",
		revise: "Revise",
		review: "Send for review",
		discard: "Discard",
		back: "Your comment has not appeared yet",
		backBody:
			"Under this article on **{guild}** comments are written in a form: <#{thread}>. Your text is not lost; the button opens it in the form. The form takes no pictures and other attachments. Nothing is held against you.",
		open: "Open in the form",
		pointer:
			"Comments are written in a form here: one click on the button is enough. What you write then appears in the thread.",
	},
});

/** The button that opens the form of a thread. */
export function writeButton(guildId: string, threadId: string, language: Language): Button {
	const label = sayIn(language)(texts.write);
	return { id: `kommentar:schreiben:${guildId}:${threadId}`, label, style: "primary" };
}

/** What the rules say against a text, and what its author can do now. @param matches of the verdict's enforced rules */
export function stoppedView(
	{ rules, matches }: Verdict,
	place: { readonly guildId: string; readonly threadId: string },
	language: Language,
): View {
	const t = sayIn(language);
	const enforced = rules.filter(({ mode }) => mode === "enforce");
	const fields = enforced.map((rule) => ({
		name: t(texts.rule),
		value: rule.clause ? `„${plain(rule.clause)}“` : name(rule.name),
	}));
	const own = matches.filter(({ rule }) => enforced.some((one) => one.name === rule));
	const found = matchLines({ matches: [...own] }, language, false);
	const id = (button: string) => `kommentar:${button}:${place.guildId}:${place.threadId}`;
	return {
		sections: [
			{
				title: t(texts.stopped),
				body: t(texts.stoppedBody),
				fields: [...fields, ...(found ? [{ name: t(texts.found), value: found }] : [])],
				tone: "warning",
			},
		],
		buttons: [
			[
				{ id: id("schreiben"), label: t(texts.revise), style: "primary" },
				{ id: id("pruefen"), label: t(texts.review) },
				{ id: id("verwerfen"), label: t(texts.discard) },
			],
		],
	};
}

/** What somebody reads whose comment was taken out of the thread for the form. @param about.marker the button's id */
export function handedBackView(
	about: { readonly guildName: string; readonly threadId: string; readonly marker: string },
	language: Language,
): View {
	const t = sayIn(language);
	return {
		sections: [
			{
				title: t(texts.back),
				body: t(texts.backBody, { guild: plain(about.guildName), thread: about.threadId }),
				tone: "neutral",
			},
		],
		buttons: [[{ id: about.marker, label: t(texts.open), style: "primary" }]],
	};
}

/** A line in a thread that says how to comment there. */
export function pointerView(guildId: string, threadId: string, language: Language): View {
	const t = sayIn(language);
	return { text: t(texts.pointer), buttons: [[writeButton(guildId, threadId, language)]], silent: true };
}
