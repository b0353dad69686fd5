// The guided tour of Local Discord: two minutes through the whole product, as member, moderator and admin.
import type { LocalDiscord } from "./local-discord/local-discord.ts";

type Step = Parameters<LocalDiscord["setTour"]>[0][number];

const MEMBER = "lena";
const COMPOSER = ".composer, .composer-note";
const NEWEST = ".message:last-of-type";

/** A command put into the message box, in the language of the page. */
const command = (de: string, en: string): NonNullable<Step["offer"]> => ({
	label: { de: `${de} eintippen`, en: `Type ${en}` },
	type: { de, en },
});

export const TOUR: readonly Step[] = [
	{
		id: "welcome",
		title: { de: "Der Kommentarbereich einer Zeitung", en: "A newspaper's comment section" },
		text: {
			de: "Wortmeldung bringt ihn nach Discord. Was du hier siehst, läuft ganz auf deinem Rechner; nichts davon verlässt ihn. In zwei Minuten hast du alles gesehen.",
			en: "Wortmeldung brings it to Discord. What you see here runs on your machine alone; nothing leaves it. Two minutes, and you have seen it all.",
		},
		enter: { as: MEMBER },
	},
	{
		id: "article",
		target: ".log",
		needs: { channel: "nachrichten" },
		enter: { as: MEMBER, channel: "nachrichten" },
		title: { de: "Jeder Artikel, ein Thread", en: "Every article, a thread" },
		text: {
			de: "Der Bot liest die Feeds der Redaktion, postet jeden neuen Artikel einmal und öffnet darunter einen Thread. Öffne einen.",
			en: "The bot reads the newsroom's feeds, posts each new article once and opens a thread beneath it. Open one.",
		},
		wait: { place: "thread" },
	},
	{
		id: "comment",
		target: COMPOSER,
		enter: { as: MEMBER, channel: "nachrichten", newestThread: true },
		title: { de: "Rede mit", en: "Join in" },
		text: {
			de: "Du bist Lena, ein Mitglied. Schreib einen Kommentar: Der Bot prüft ihn nach den Regeln der Redaktion, und er bleibt stehen.",
			en: "You are Lena, a member. Write a comment: the bot checks it against the newsroom's rules, and it stays.",
		},
		offer: {
			label: { de: "Einen Satz einsetzen", en: "Put in a sentence" },
			type: {
				de: "Die Überschrift ist strenger als der Artikel selbst.",
				en: "Die Überschrift ist strenger als der Artikel selbst.",
			},
		},
		wait: { event: "message_create", by: "me" },
	},
	{
		id: "insult",
		target: COMPOSER,
		enter: { as: MEMBER, channel: "nachrichten", newestThread: true },
		title: { de: "Und wenn jemand ausfällig wird?", en: "And if somebody gets abusive?" },
		text: {
			de: "Probier eine Beleidigung, auch verkleidet mit Ziffern und Leerzeichen. Sie verschwindet gleich wieder; der Fall bekommt eine Nummer.",
			en: "Try an insult, disguised with digits and spaces if you like. It is gone at once, and the case gets a number.",
		},
		offer: {
			label: { de: "Eine Beleidigung einsetzen", en: "Put in an insult" },
			type: { de: "Wer das schreibt, ist ein 1 d i 0 t !!", en: "Wer das schreibt, ist ein 1 d i 0 t !!" },
		},
		wait: { event: "message_delete" },
	},
	{
		id: "reasons",
		target: ".log",
		enter: { as: MEMBER, botDm: true },
		title: { de: "Niemand tappt im Dunkeln", en: "Nobody is left in the dark" },
		text: {
			de: "Lena bekommt eine Direktnachricht: was entfernt wurde, nach welcher Regel, wer entschieden hat und wie sie widersprechen kann. So verlangt es auch der Digital Services Act.",
			en: "Lena gets a direct message: what was removed, under which rule, who decided, and how to object. The Digital Services Act asks for the same.",
		},
	},
	{
		id: "objection",
		target: NEWEST,
		needs: { channel: "moderation", scene: "objection" },
		enter: { as: "jonas", channel: "moderation", scene: "objection" },
		title: { de: "Einspruch", en: "Objection" },
		text: {
			de: "Auch Lena hat einen Kommentar verloren, nur weil sie ihren Opa zitierte, und Einspruch eingelegt. Als Jonas entscheidest du: Gibst du statt, steht der Kommentar wieder da, der Strike ist weg, und Lena erfährt, warum. Über eine Entscheidung von Jonas müsste jemand anderes befinden.",
			en: "Lena lost a comment merely for quoting her grandfather, and objected. As Jonas you decide: uphold it, and the comment is back, the strike is gone, and Lena learns why. A decision of Jonas's own would go to somebody else.",
		},
	},
	{
		id: "card",
		target: NEWEST,
		needs: { channel: "moderation", scene: "held-link" },
		enter: { as: "jonas", channel: "moderation", scene: "held-link" },
		title: { de: "Im Zweifel entscheidet ein Mensch", en: "In doubt, a person decides" },
		text: {
			de: "Jetzt bist du Jonas von der Moderation. Lena hat einen Kurzlink geteilt, der verbirgt, wohin er führt. Er wartet hier auf dich: freigeben oder ablehnen?",
			en: "Now you are Jonas, a moderator. Lena has shared a short link that hides where it leads. It waits here for you: approve or reject?",
		},
		wait: { event: "message_update", by: "bot" },
	},
	{
		id: "report",
		target: NEWEST,
		needs: { scene: "report" },
		enter: { as: "jonas", channel: "moderation", scene: "report" },
		title: { de: "Gemeldet", en: "Reported" },
		text: {
			de: "Auch Mitglieder passen auf: Über das Menü einer Nachricht melden sie, was die Regeln übersehen. Wer gemeldet hat, bleibt ungenannt.",
			en: "Members watch out, too: through a message's menu they report what the rules miss. Who reported stays confidential.",
		},
	},
	{
		id: "summary",
		target: COMPOSER,
		needs: { command: "zusammenfassung" },
		enter: { as: MEMBER, channel: "nachrichten", newestThread: true },
		title: { de: "Was steht im Artikel?", en: "What does the article say?" },
		text: {
			de: "Wieder Lena. /zusammenfassung antwortet nur mit Sätzen, die so im Artikel stehen: nichts Erfundenes, kein Dienst von außen.",
			en: "Lena again. /summary answers only with sentences that stand in the article: nothing made up, no service from outside.",
		},
		offer: command("/zusammenfassung", "/summary"),
		wait: { event: "message_update", by: "bot" },
	},
	{
		id: "sources",
		target: COMPOSER,
		needs: { command: "quellen" },
		enter: { as: MEMBER, channel: "nachrichten", newestThread: true },
		title: { de: "Wer sagt das?", en: "Who says so?" },
		text: {
			de: "/quellen zeigt, wer im Artikel was gesagt hat und über wen es dorthin kam.",
			en: "/sources shows who said what in the article, and through whom it got there.",
		},
		offer: command("/quellen", "/sources"),
		wait: { event: "message_update", by: "bot" },
	},
	{
		id: "rules",
		target: COMPOSER,
		needs: { command: "regeln", channel: "plauderecke" },
		enter: { as: "amira", channel: "plauderecke" },
		title: { de: "Die Regeln schreibt die Redaktion", en: "The newsroom writes the rules" },
		text: {
			de: "Du bist Amira aus der Redaktion. Regeln stehen als lesbarer Text in einer Datei, mit Beispielen, die bei jedem Laden geprüft werden. /regeln zeigt sie allen.",
			en: "You are Amira, an editor. Rules are readable text in a file, with examples that are checked on every load. /rules shows them to everyone.",
		},
		offer: command("/regeln zeigen", "/rules show"),
		wait: { event: "message_update", by: "bot" },
	},
	{
		id: "story",
		target: "#panel",
		enter: { tab: "story" },
		title: { de: "Was gerade geschah", en: "What just happened" },
		text: {
			de: "Rechts steht jeder Schritt des Bots: welche Regel anschlug, was sie fand, was getan wurde, und ein Knopf, der dorthin führt.",
			en: "The right side tells every step of the bot: which rule fired, what it found, what was done, and a button that leads there.",
		},
	},
	{
		id: "lab",
		target: "#panel",
		enter: { tab: "lab" },
		title: { de: "Spiel weiter", en: "Play on" },
		text: {
			de: "Szenen spielen vor, was sonst viele Menschen tun. Stell die Uhr vor, dann verfallen Strikes und Threads schließen. Schalte Störungen ein und sieh, dass nichts verloren geht.",
			en: "Scenes play what would take many people. Move the clock forward: strikes lapse and threads close. Switch faults on and see that nothing is lost.",
		},
	},
	{
		id: "end",
		title: { de: "Das war’s", en: "That’s it" },
		text: {
			de: "Unten links wechselst du, wer du bist; der Kompass startet den Rundgang wieder. Wie du Wortmeldung auf deinen Server holst, steht im README.",
			en: "At the lower left you change who you are; the compass starts the tour again. The README says how to bring Wortmeldung to your own server.",
		},
	},
];
