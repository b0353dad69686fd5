// The guided tour as data. The host may serve its own at /local/tour in the same shape, to show its product; these steps
// show the page itself and are taken where it does not.
import type { Words } from "./model.ts";

export interface TourStep {
	readonly id: string;
	readonly title: Words;
	readonly text: Words;
	/** What the step points at (a CSS selector); absent: the middle of the page. */
	readonly target?: string;
	/** What the page does when the step begins. */
	readonly enter?: {
		/** Become this person (user id). */
		readonly as?: string;
		/** Go to the channel with this name or id. */
		readonly channel?: string;
		/** Go to the newest thread of that channel, or of the guild. */
		readonly newestThread?: boolean;
		readonly tab?: "story" | "members" | "lab";
	};
	/** A button that does something for the person. */
	readonly offer?: {
		readonly label: Words;
		/** The id of a scene to play. */
		readonly scene?: string;
		/** A message to write in the open channel. */
		readonly say?: Words;
		/** A text to put into the message box, to be sent by hand. */
		readonly type?: Words;
	};
	/** The step goes on by itself once this has happened. */
	readonly wait?: {
		/** An event of the stream, such as message_create. */
		readonly event?: string;
		/** By oneself, or by a bot. */
		readonly by?: "me" | "bot";
		/** Somewhere in the event's data. */
		readonly contains?: string;
		/** Instead of an event: a kind of place that was opened, or another person that one became. */
		readonly place?: "thread" | "dm" | "forum";
		readonly as?: "other";
	};
}

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
		id: "channels",
		target: ".channel-list",
		title: { de: "Kanäle und Threads", en: "Channels and threads" },
		text: {
			de: "Links stehen die Kanäle, darunter eingerückt ihre Threads. Ein Punkt heißt: Hier ist etwas neu. Öffne einen Thread.",
			en: "Channels are on the left, their threads indented beneath them. A dot means something is new. Open a thread.",
		},
		wait: { place: "thread" },
	},
	{
		id: "write",
		target: ".composer, .composer-note",
		title: { de: "Schreib mit", en: "Join in" },
		text: {
			de: "Hier schreibst du. „/“ zeigt die Befehle der App, „@“ die Leute. Versuch es mit einem Satz.",
			en: "Write here. “/” shows the app's commands, “@” the people. Try a sentence.",
		},
		offer: {
			label: { de: "Für mich schreiben", en: "Write for me" },
			say: { de: "Hallo zusammen, ich lese erst mal mit.", en: "Hello everyone, I am just reading along for now." },
		},
		wait: { event: "message_create", by: "me" },
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
			de: "Hier wechselst du, wer du bist: neues Mitglied, Moderation, Leitung. Jede Person sieht, was sie sehen darf.",
			en: "Change who you are here: newcomer, moderator, admin. Everyone sees what they are allowed to see.",
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
