// What is said when a moderator locks, opens or slows down a thread: in the thread, in the log, to the moderator.
import { sayDuration } from "../duration.ts";
import { defineTexts, type Language, type Say, sayIn } from "../texts.ts";
import { plain } from "./markdown.ts";
import type { ThreadDeed } from "./thread-deeds.ts";
import type { Button, View } from "./view.ts";

const texts = defineTexts({
	de: {
		lock: "Die Moderation hat diese Diskussion geschlossen. Lesen könnt ihr sie weiterhin; danke an alle, die mitgeredet haben.",
		open: "Diese Diskussion ist wieder offen. Schön, wenn ihr mitredet.",
		slow: "Damit alle zu Wort kommen, liegt zwischen zwei Kommentaren von euch hier gerade eine Pause: {span}.",
		fast: "Ihr könnt hier wieder so oft schreiben, wie ihr mögt.",
		reason: "Der Grund: {reason}",
		footer: "Moderation · {id}",
		title: "Thread von Hand geändert",
		didLock: "<#{thread}> gesperrt",
		didOpen: "<#{thread}> geöffnet",
		didSlow: "<#{thread}>: langsamer Modus, {span}",
		didFast: "<#{thread}>: langsamer Modus aus",
		by: "von <@{by}>",
		refused: "Discord hat es abgelehnt: {detail}",
		due: "Discord antwortet noch nicht; ich versuche es weiter.",
		silent: "Die Zeile im Thread konnte ich nicht schreiben.",
		undo: "Rückgängig",
	},
	en: {
		lock: "The moderators have closed this discussion. You can still read it; thank you to everyone who took part.",
		open: "This discussion is open again. We are glad if you take part.",
		slow: "So that everyone gets a word in, there is a pause between two comments of yours here for now: {span}.",
		fast: "You can write here as often as you like again.",
		reason: "The reason: {reason}",
		footer: "Moderation · {id}",
		title: "Thread changed by hand",
		didLock: "<#{thread}> locked",
		didOpen: "<#{thread}> opened",
		didSlow: "<#{thread}>: slow mode, {span}",
		didFast: "<#{thread}>: slow mode off",
		by: "by <@{by}>",
		refused: "Discord refused it: {detail}",
		due: "Discord does not answer yet; I keep trying.",
		silent: "I could not write the line in the thread.",
		undo: "Undo",
	},
});

/** The line in the thread, and what it can be found by again. */
export function threadLine(deed: ThreadDeed, language: Language): { view: View; marker: string } {
	const t = sayIn(language);
	const { kind, seconds, reason, id } = deed;
	const span = sayDuration(seconds * 1000, language);
	const what = kind === "slow" ? (seconds > 0 ? t(texts.slow, { span }) : t(texts.fast)) : t(texts[kind]);
	const body = [what, ...(reason ? [t(texts.reason, { reason: plain(reason) })] : [])].join(" ");
	const marker = t(texts.footer, { id });
	return { view: { sections: [{ body, footer: marker }], silent: true }, marker };
}

/** The log's entry. */
export function threadLog(deed: ThreadDeed, guildId: string, language: Language): { view: View; marker: string } {
	const t = sayIn(language);
	const body = [`${did(deed, t, language)} ${t(texts.by, { by: deed.by })}`, trouble(deed, t)];
	if (deed.reason) body.push(t(texts.reason, { reason: plain(deed.reason) }));
	const section = { title: t(texts.title), body: body.filter(Boolean).join("\n"), at: deed.at };
	return { view: { sections: [section], buttons: [[undo(deed, guildId, t)]], silent: true }, marker: `:${deed.id}` };
}

/** What the moderator reads. */
export function threadDone(deed: ThreadDeed, guildId: string, t: Say, language: Language): View {
	const refused = deed.steps.some(({ name, state }) => name === "change" && state === "refused");
	const text = refused ? trouble(deed, t) : [did(deed, t, language), trouble(deed, t)].filter(Boolean).join("\n");
	return { text, ...(refused ? {} : { buttons: [[undo(deed, guildId, t)]] }) };
}

function did({ kind, seconds, threadId: thread }: ThreadDeed, t: Say, language: Language): string {
	if (kind === "lock") return t(texts.didLock, { thread });
	if (kind === "open") return t(texts.didOpen, { thread });
	const span = sayDuration(seconds * 1000, language);
	return seconds > 0 ? t(texts.didSlow, { thread, span }) : t(texts.didFast, { thread });
}

function trouble({ steps }: ThreadDeed, t: Say): string {
	const [change, line] = [steps.find(({ name }) => name === "change"), steps.find(({ name }) => name === "line")];
	if (change?.state === "refused") return t(texts.refused, { detail: plain(change.detail ?? "–") });
	if (change?.state === "due") return t(texts.due);
	return line?.state === "refused" ? t(texts.silent) : "";
}

function undo({ id }: ThreadDeed, guildId: string, t: Say): Button {
	return { id: `thread:zurück:${guildId}:${id}`, label: t(texts.undo) };
}
