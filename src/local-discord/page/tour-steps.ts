// The page's own guided tour: it shows the page itself, and the app where it has the commands that a step names. A host
// may set its own steps (/local/tour).
import type { TourStep } from "../local-api/tour-step.ts";

export const PAGE_TOUR: readonly TourStep[] = [
	{
		id: "welcome",
		title: { de: "Willkommen", en: "Welcome" },
		text: {
			de: "Das ist ein kleines Discord auf deinem eigenen Rechner. Nichts davon verlässt ihn. In zwei Minuten kennst du dich aus.",
			en: "This is a small Discord on your own machine. Nothing leaves it. Two minutes, and you know your way around.",
		},
	},
	{
		id: "news",
		target: ".log",
		needs: { channel: "nachrichten" },
		enter: { channel: "nachrichten" },
		title: { de: "Neue Artikel", en: "New articles" },
		text: {
			de: "Hier erscheint jeder neue Artikel als Beitrag, mit Bild und Anriss. Darunter hängt ein Thread zum Mitreden.",
			en: "Every new article appears here as a post, with picture and teaser. A thread for the discussion hangs beneath it.",
		},
	},
	{
		id: "thread",
		target: ".channel-list",
		title: { de: "Öffne einen Thread", en: "Open a thread" },
		text: {
			de: "Links stehen die Kanäle, eingerückt darunter ihre Threads. Ein Strich am Rand heißt: Hier ist etwas neu.",
			en: "Channels are on the left, their threads indented beneath. A mark at the edge means something is new.",
		},
		wait: { place: "thread" },
	},
	{
		id: "write",
		target: ".composer, .composer-note",
		title: { de: "Rede mit", en: "Join in" },
		text: {
			de: "Hier schreibst du. „@“ schlägt Leute vor, „/“ die Befehle der App. Versuch es mit einem Satz.",
			en: "Write here. “@” suggests people, “/” the app's commands. Try a sentence.",
		},
		offer: {
			label: { de: "Einen Satz einsetzen", en: "Put in a sentence" },
			type: { de: "Moin, ich habe den Artikel gerade erst gelesen.", en: "Hello, I have only just read the article." },
		},
		wait: { event: "message_create", by: "me" },
	},
	{
		id: "summary",
		target: ".composer, .composer-note",
		needs: { command: "zusammenfassung" },
		title: { de: "Was steht im Artikel?", en: "What does the article say?" },
		text: {
			de: "Tippe /zusammenfassung und schick es ab. Die Antwort besteht nur aus Sätzen, die so im Artikel stehen.",
			en: "Type /zusammenfassung and send it. The answer consists only of sentences that stand in the article.",
		},
		offer: {
			label: { de: "Befehl eintippen", en: "Type the command" },
			type: { de: "/zusammenfassung", en: "/zusammenfassung" },
		},
		wait: { event: "message_create", by: "bot" },
	},
	{
		id: "sources",
		target: ".composer, .composer-note",
		needs: { command: "quellen" },
		title: { de: "Wer sagt das?", en: "Who says so?" },
		text: {
			de: "/quellen zeigt, wer im Artikel was gesagt hat und über welche Zwischenstation es dorthin kam.",
			en: "/quellen shows who said what in the article, and through whom it got there.",
		},
		offer: { label: { de: "Befehl eintippen", en: "Type the command" }, type: { de: "/quellen", en: "/quellen" } },
		wait: { event: "message_create", by: "bot" },
	},
	{
		id: "insult",
		target: ".composer, .composer-note",
		needs: { command: "fall" },
		title: { de: "Und wenn jemand ausfällig wird?", en: "And if somebody gets abusive?" },
		text: {
			de: "Schick eine Beleidigung ab und sieh zu: Sie verschwindet, und wer sie schrieb, erfährt privat den Grund.",
			en: "Send an insult and watch: it disappears, and its author is told the reason in private.",
		},
		offer: {
			label: { de: "Eine Beleidigung einsetzen", en: "Put in an insult" },
			type: { de: "Du bist ein kompletter V0llidi0t.", en: "Du bist ein kompletter V0llidi0t." },
		},
		wait: { event: "message_delete" },
	},
	{
		id: "menu",
		target: ".log",
		title: { de: "Mehr zu jeder Nachricht", en: "More on every message" },
		text: {
			de: "Rechtsklick, langes Drücken oder „⋯“ öffnet das Menü einer Nachricht, auch mit den Befehlen der App. Mit der Tastatur: Pfeiltasten, dann die Menütaste.",
			en: "Right click, a long press or “⋯” opens a message's menu, with the app's commands. By keyboard: arrow keys, then the menu key.",
		},
	},
	{
		id: "story",
		target: "#panel",
		enter: { tab: "story" },
		title: { de: "Was gerade geschah", en: "What just happened" },
		text: {
			de: "Rechts steht, was hinter den Kulissen geschieht: welche Regel anschlug, was entschieden und was gesendet wurde.",
			en: "The right side tells what happens behind the scenes: which rule fired, what was decided, what was sent.",
		},
	},
	{
		id: "who",
		target: ".me",
		title: { de: "Sei jemand anderes", en: "Be somebody else" },
		text: {
			de: "Hier wechselst du, wer du bist: Mitglied, Moderation, Redaktion. Jede Person sieht, was sie sehen darf. Die Moderation hat eigene Kanäle.",
			en: "Change who you are here: member, moderator, editor. Everyone sees what they are allowed to see. Moderators have channels of their own.",
		},
		wait: { as: "other" },
	},
	{
		id: "lab",
		target: "#panel",
		enter: { tab: "lab" },
		title: { de: "Ausprobieren", en: "Try it" },
		text: {
			de: "Szenen spielen vor, was sonst viele Menschen tun. Die Uhr lässt sich vorstellen, und Störungen zeigen, was bei Ausfällen geschieht.",
			en: "Scenes play what would take many people. The clock can be moved forward, and faults show what happens when things break.",
		},
	},
	{
		id: "end",
		title: { de: "Das war’s", en: "That’s it" },
		text: {
			de: "Der Kompass unten links startet den Rundgang jederzeit wieder. Viel Freude beim Ausprobieren.",
			en: "The compass at the lower left starts the tour again at any time. Enjoy trying things out.",
		},
	},
];
