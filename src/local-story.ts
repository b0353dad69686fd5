// What the side panel of Local Discord tells: what the bot did, why, and where to see it.
import { type Case, type CaseMessage, deletion } from "./cases/case.ts";
import type { GuildEvent } from "./guild/guild.ts";
import type { ArticleRecord } from "./guild/records.ts";
import type { LocalDiscord } from "./local-discord/local-discord.ts";
import { actions, conditions } from "./rules/registries.ts";
import { type Language, sayLoose, type Text, text } from "./texts.ts";

type Explanation = Parameters<LocalDiscord["explain"]>[0];
type Words = { readonly de: string; readonly en: string };

/** @returns what is told of every event of the bot's guilds; the same news is told once */
export function createStoryteller(discord: LocalDiscord): (event: GuildEvent) => void {
	const told = new Map<string, number>();
	return (event) => {
		if (event.type === "allowed") {
			discord.explain({ ...words(ALLOWED), detail: { channelId: event.channelId } });
		} else if (event.type === "article") {
			const step = STEPS[event.step];
			if (step) discord.explain({ ...words(step), detail: ofArticle(event.record) });
		} else {
			const { record, guildId } = event;
			const key = `${guildId}/${record.number}`;
			if (told.get(key) === record.history.length) return;
			told.set(key, record.history.length);
			discord.explain(ofCase(record));
		}
	};
}

const ALLOWED = text(
	"Kommentar geprüft: Keine Regel trifft zu, er bleibt stehen. Sein Text wird nicht gespeichert, er wird nur gezählt.",
	"Comment checked: no rule applies, it stays. Its text is not stored, it is only counted.",
);

const STEPS: Readonly<Record<string, Text<never>>> = {
	post: text("Neuer Artikel im Feed: veröffentlicht und vermerkt.", "New article in the feed: posted and recorded."),
	thread: text("Thread unter dem Artikel geöffnet.", "Thread opened under the article."),
	welcome: text(
		"Erste Zeile im Thread geschrieben: Die Diskussion ist eröffnet.",
		"First line written: the discussion is open.",
	),
	rename: text("Auch der Thread heißt jetzt wie der Artikel.", "The thread has the article's new name."),
	note: text("Im Thread steht, was sich am Artikel geändert hat.", "The thread says what changed in the article."),
	edit: text(
		"Der Artikel wurde auf der Website geändert: Beitrag nachgeführt.",
		"The article changed on the website: post updated.",
	),
};

function ofArticle({ article, channelId, messageId, threadId }: ArticleRecord): Explanation["detail"] {
	const post = channelId ? [{ channelId, messageId, label: POST }] : [];
	const thread = threadId ? [{ channelId: threadId, label: THREAD }] : [];
	return { rows: [{ label: { de: "Artikel", en: "Article" }, text: article.title }], places: [...post, ...thread] };
}

const POST: Words = { de: "Beitrag zeigen", en: "Show the post" };
const THREAD: Words = { de: "Thread zeigen", en: "Show the thread" };

/** The newest event of the case says what is new; without one that is told here, it is how the case began. */
function ofCase(record: Case): Explanation {
	const { number } = record;
	const last = record.history.findLast(({ kind }) => kind === "opened" || kind in LATER);
	const news = last && LATER[last.kind];
	const told = news ? words(news) : began(record);
	return {
		de: `Fall ${number}: ${told.de}`,
		en: `Case ${number}: ${told.en}`,
		detail: { rows: [...found(record), ...done(record)], places: placesOf(record) },
	};
}

const LATER: Readonly<Partial<Record<Case["history"][number]["kind"], Text<never>>>> = {
	released: text(
		"Ein Mensch hat den Kommentar freigegeben; er steht im Thread.",
		"A person approved the comment; it stands in the thread.",
	),
	rejected: text(
		"Ein Mensch hat den Kommentar abgelehnt; wer ihn schrieb, erfährt die Begründung.",
		"A person rejected the comment; its author hears the reasons.",
	),
	undone: text("Alles ist zurückgenommen.", "Everything has been taken back."),
	acted: text("Ein Mensch hat weitere Maßnahmen ergriffen.", "A person has taken further measures."),
	escalated: text("Liegt jetzt bei der Redaktion.", "Is now before the admins."),
	reported: text(
		"Ein Mitglied hat den Kommentar gemeldet; wer, bleibt unter Verschluss.",
		"A member reported the comment; who it was stays confidential.",
	),
	objected: text(
		"Das Mitglied legt Einspruch ein. Darüber entscheidet ein Mensch, und nicht, wer schon entschieden hat.",
		"The member objects. A person decides on it, and not whoever decided before.",
	),
	upheld: text("Dem Einspruch ist stattgegeben.", "The objection was upheld."),
	dismissed: text("Der Einspruch ist zurückgewiesen, mit Begründung.", "The objection was dismissed, with reasons."),
	withdrawn: text("Das Mitglied hat den Einspruch zurückgezogen.", "The member withdrew the objection."),
};

const ORIGINS: Readonly<Partial<Record<Case["origin"]["by"], Text<never>>>> = {
	automod: text("Discords AutoMod hat eingegriffen", "Discord's AutoMod stepped in"),
	person: text("Ein Mensch hat eingegriffen", "A person stepped in"),
	discord: text(
		"Ein Mensch hat in Discords eigener Oberfläche eingegriffen",
		"A person stepped in with Discord's own tools",
	),
	report: text("Ein Mitglied hat etwas gemeldet", "A member reported something"),
};

function began(record: Case): Words {
	const rules = {
		de: record.rules.map(({ name }) => `„${name}“`).join(", "),
		en: record.rules.map(({ name }) => `“${name}”`).join(", "),
	};
	const notice = record.messages.find(({ kind }) => kind === "notice")?.progress.state;
	const reasons = notice === "done" ? DELIVERED : notice === "refused" ? CLOSED : null;
	const origin = ORIGINS[record.origin.by];
	const decision = DECISIONS[record.decision];
	const told = (language: Language): string => {
		const why = origin
			? words(origin)[language]
			: language === "de"
				? `Regel ${rules.de} trifft zu`
				: `rule ${rules.en} applies`;
		return `${why} → ${words(decision)[language]}.${reasons ? ` ${words(reasons)[language]}` : ""}`;
	};
	return { de: told("de"), en: told("en") };
}

const DELIVERED = text("Die Begründung ist zugestellt.", "The reasons were delivered.");
const CLOSED = text(
	"Direktnachrichten sind zu: Die Begründung wartet auf die nächste Interaktion.",
	"Direct messages are closed: the reasons wait for the next interaction.",
);

const DECISIONS: Readonly<Record<Case["decision"], Text<never>>> = {
	allow: text("nur beobachtet", "only watched"),
	flag: text("für die Moderation markiert", "flagged for the moderators"),
	unchecked: text("nicht prüfbar, geht an einen Menschen", "not checkable, goes to a person"),
	hold: text("zurückgehalten, ein Mensch entscheidet", "held, a person decides"),
	remove: text("entfernt", "removed"),
};

interface Row {
	readonly label: Words;
	readonly text: Words;
}

/** What was found, by which condition. */
const found = (record: Case): Row[] =>
	record.matches.map(({ condition, text: match, note }) => {
		const title: Text = conditions.get(condition)?.title ?? text(condition, condition);
		const cut = match.length > 120 ? `${match.slice(0, 120)}…` : match;
		const quoted: Words = match.trim() === "" ? { de: "", en: "" } : { de: `„${cut}“`, en: `“${cut}”` };
		const said = (language: Language) => [quoted[language], note?.[language]].filter(Boolean).join(" · ") || "✓";
		return { label: words(title), text: { de: said("de"), en: said("en") } };
	});

/** What was done about it, and how far that is. */
const done = (record: Case): Row[] =>
	record.actions
		.filter(({ effects }) => effects.length > 0)
		.map(({ action, effects, proposed }) => {
			const title: Text = actions.get(action)?.title ?? text(action, action);
			const states = new Set(effects.map(({ progress }) => progress.state));
			const state = proposed
				? PROPOSED
				: states.has("refused")
					? STATES.refused
					: states.has("due")
						? STATES.due
						: STATES.done;
			return { label: words(title), text: words(state) };
		});

const PROPOSED = text("vorgeschlagen, ein Mensch entscheidet", "proposed, a person decides");
const STATES = {
	due: text("steht noch aus", "still to be done"),
	done: text("getan", "done"),
	refused: text("von Discord abgelehnt", "refused by Discord"),
};

/** Where the case can be seen; what was taken away is no place any more. */
function placesOf(record: Case) {
	const { comment, messages } = record;
	const own =
		comment && deletion(record) === "none"
			? [{ ...comment, label: { de: "Kommentar zeigen", en: "Show the comment" } }]
			: [];
	const sent = messages.flatMap(({ kind, channelId, messageId }) =>
		channelId && messageId ? [{ channelId, messageId, label: words(MESSAGES[kind]) }] : [],
	);
	return [...own, ...sent].map(({ channelId, messageId, label }) => ({ channelId, messageId, label }));
}

const MESSAGES: Readonly<Record<CaseMessage["kind"], Text<never>>> = {
	notice: text("Begründung zeigen", "Show the reasons"),
	outcome: text("Ergebnis zeigen", "Show the outcome"),
	takenBack: text("Rücknahme zeigen", "Show that it was taken back"),
	newReason: text("Neue Begründung zeigen", "Show the new reason"),
	notDone: text("Berichtigung zeigen", "Show the correction"),
	log: text("Protokoll zeigen", "Show the log"),
	decided: text("Entscheidung im Protokoll zeigen", "Show the decision in the log"),
	review: text("Karte der Moderation zeigen", "Show the moderators' card"),
	alert: text("Alarm zeigen", "Show the alert"),
	card: text("Karte der Moderation zeigen", "Show the moderators' card"),
	repost: text("Kommentar zeigen", "Show the comment"),
	escalation: text("Ruf nach der Redaktion zeigen", "Show the call for the admins"),
	answer: text("Antwort an die meldende Person zeigen", "Show the answer to whoever reported it"),
	misuse: text("Hinweis an die meldende Person zeigen", "Show the warning to whoever reported it"),
	objection: text("Einspruch zeigen", "Show the objection"),
	objectionCard: text("Einspruch zeigen", "Show the objection"),
	objectionReminder: text("Erinnerung zeigen", "Show the reminder"),
	objectionOutcome: text("Antwort auf den Einspruch zeigen", "Show the answer to the objection"),
	objectionLog: text("Ausgang im Protokoll zeigen", "Show its end in the log"),
	complaint: text("Karte des Einspruchs zu einer Meldung zeigen", "Show the card of the objection on a report"),
	complaintCard: text("Karte des Einspruchs zu einer Meldung ändern", "Change the card of the objection on a report"),
	complaintOutcome: text("Antwort auf den Einspruch zu einer Meldung", "Answer to the objection on a report"),
	trim: text("Protokoll zeigen", "Show the log"),
};

const words = (what: Text): Words => ({ de: sayLoose("de", what), en: sayLoose("en", what) });
