// How an article is shown: the post in the channel, the first line of its thread, a line about a change.
import type { Article } from "../articles/article.ts";
import { defineTexts, type Language, sayIn } from "../texts.ts";
import { writeButton } from "./form-view.ts";
import { plain, shorten } from "./markdown.ts";
import type { ArticleNote, ArticleRecord, FeedOptions } from "./records.ts";
import type { Section, View } from "./view.ts";

const texts = defineTexts({
	de: {
		thread: "Schreibe einen Kommentar: {title}",
		summary: "Zusammenfassung",
		sources: "Wer sagt was?",
		read: "Ganzen Artikel lesen",
		rules: "Regeln",
		welcome:
			"**Was meinst du dazu?** Hier ist Platz für deine Meinung, deine Fragen und deine Ergänzungen zum Artikel.\nBleib freundlich, bleib beim Thema und nenne Quellen, wenn du etwas behauptest. Wird ein Kommentar entfernt, erfährst du, warum. Die Regeln: `/regeln`",
		updated: "Aktualisiert {when}",
		withdrawn: "Zurückgezogen: {title}",
		withdrawnBody:
			"Die Redaktion hat diesen Artikel von der Website genommen ({when}). Die Diskussion dazu bleibt stehen.",
		noteTitle: "**Aktualisiert:** Der Artikel hat eine neue Überschrift.\nVorher: „{from}“\nJetzt: „{to}“",
		noteText: {
			one: "**Aktualisiert:** Der Text des Artikels wurde geändert; {n} Absatz ist neu oder umformuliert.",
			other: "**Aktualisiert:** Der Text des Artikels wurde geändert; {n} Absätze sind neu oder umformuliert.",
		},
		noteShorter: "**Aktualisiert:** Der Text des Artikels wurde überarbeitet.",
		noteWithdrawn:
			"**Zurückgezogen:** Die Redaktion hat diesen Artikel von der Website genommen. Die Diskussion bleibt stehen.",
		noteReturned: "**Aktualisiert:** Der Artikel steht wieder auf der Website.",
		noted: "Stand {when}",
	},
	en: {
		thread: "Schreibe einen Kommentar: {title}",
		summary: "Summary",
		sources: "Who says what?",
		read: "Read the whole article",
		rules: "Rules",
		welcome:
			"**What do you think?** This is the place for your opinion, your questions and what you can add to the article.\nStay friendly, stay on topic and name sources when you claim something. If a comment is removed you will learn why. The rules: `/rules`",
		updated: "Updated {when}",
		withdrawn: "Withdrawn: {title}",
		withdrawnBody: "The editors have taken this article off the website ({when}). Its discussion stays.",
		noteTitle: "**Updated:** the article has a new headline.\nBefore: “{from}”\nNow: “{to}”",
		noteText: {
			one: "**Updated:** the article's text has changed; {n} paragraph is new or reworded.",
			other: "**Updated:** the article's text has changed; {n} paragraphs are new or reworded.",
		},
		noteShorter: "**Updated:** the article's text has been revised.",
		noteWithdrawn: "**Withdrawn:** the editors have taken this article off the website. The discussion stays.",
		noteReturned: "**Updated:** the article is back on the website.",
		noted: "As of {when}",
	},
});

const TEASER_LENGTH = 600;

/** The name of a thread under an article's post, uncut. The same in both languages: it is what the websites say. */
export function threadName({ article }: Pick<ArticleRecord, "article">): string {
	return sayIn("de")(texts.thread, { title: article.title });
}

/** The name of an article's post in a forum, uncut. */
export function forumName({ article }: Pick<ArticleRecord, "article">): string {
	return article.title;
}

/** How a feed wants its articles shown. */
export interface Look {
	readonly template?: FeedOptions["template"];
	/** The id of the role that is mentioned; the only one that this post can ping. */
	readonly role?: string | null;
}

type Shown = Pick<ArticleRecord, "article" | "editedAt" | "withdrawnAt">;

/** The post of an article. */
export function articleView(record: Shown, language: Language, look: Look = {}): View {
	const t = sayIn(language);
	const { article, withdrawnAt } = record;
	const mention = look.role
		? { text: `<@&${look.role}>`, pingRoles: [look.role] }
		: // Without somebody to call there is no need for a sound.
			{ silent: true };
	if (withdrawnAt !== null) {
		return {
			...mention,
			sections: [
				{
					...authorOf(article),
					title: t(texts.withdrawn, { title: plain(article.title) }),
					body: t(texts.withdrawnBody, { when: clock(withdrawnAt, language) }),
					footer: host(article.link),
					tone: "warning",
				},
			],
		};
	}
	return {
		...mention,
		sections: [sectionOf(record, language, look.template ?? null)],
		buttons: [
			[
				{ id: `zusammenfassung:zeigen:${article.key}`, label: t(texts.summary), style: "primary" },
				{ id: `quellen:zeigen:${article.key}`, label: t(texts.sources), style: "secondary" },
				...(/^https?:\/\//.test(article.link) && article.link.length <= 512
					? [{ url: article.link, label: t(texts.read) }]
					: []),
			],
		],
	};
}

function sectionOf({ article, editedAt }: Shown, language: Language, template: FeedOptions["template"]): Section {
	const t = sayIn(language);
	const teaser = shorten(article.teaser || article.paragraphs[0] || "", TEASER_LENGTH);
	const updated = editedAt ? t(texts.updated, { when: clock(editedAt, language) }) : "";
	return {
		...authorOf(article),
		title: (template?.title && filled(template.title, article, teaser, language)) || plain(article.title),
		url: article.link,
		body: template?.text ? filled(template.text, article, teaser, language) : plain(teaser),
		...(article.image && template?.image !== false ? { image: article.image } : {}),
		footer: [host(article.link), updated].filter(Boolean).join(" · "),
		...(article.published ? { at: article.published } : {}),
	};
}

function authorOf(article: Article): { author?: string } {
	const byline = [article.publisher, article.author].filter(Boolean).join(" · ");
	return byline ? { author: byline } : {};
}

/** A line of which every placeholder is empty is left out; what comes from the article cannot format or ping. */
function filled(template: string, article: Article, teaser: string, language: Language): string {
	const values: Record<string, string> = {
		title: article.title,
		teaser,
		publisher: article.publisher ?? "",
		author: article.author ?? "",
		category: article.categories.join(", "),
		date: article.published ? clock(article.published, language) : "",
	};
	return template
		.split("\n")
		.filter((line) => {
			const names = [...line.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
			return names.length === 0 || names.some((name) => values[name]);
		})
		.join("\n")
		.replace(/\{(\w+)\}/g, (_, name: string) => plain(values[name] ?? ""))
		.trim();
}

/** The friendly first line of a discussion; an own line from the configuration takes its place. */
export function welcomeView(
	article: Article,
	language: Language,
	own: string | null,
	place: { readonly guildId: string; readonly threadId: string },
): View {
	const t = sayIn(language);
	const write = writeButton(place.guildId, place.threadId, language);
	return {
		text: own ?? t(texts.welcome),
		buttons: [[write, { id: `regeln:zeigen:${article.key}`, label: t(texts.rules), style: "secondary" }]],
		silent: true,
	};
}

/** A line in the thread that says what changed. */
export function noteView(note: ArticleNote, language: Language): View {
	const t = sayIn(language);
	const body = {
		title: () => t(texts.noteTitle, { from: plain(note.from), to: plain(note.to) }),
		text: () => (note.paragraphs > 0 ? t(texts.noteText, { n: note.paragraphs }) : t(texts.noteShorter)),
		withdrawn: () => t(texts.noteWithdrawn),
		returned: () => t(texts.noteReturned),
	}[note.kind]();
	const tone = note.kind === "withdrawn" ? "warning" : "neutral";
	return { sections: [{ body, footer: noteMarker(note, language), tone }], silent: true };
}

/** By what a line is found again after a crash: to the second, and beyond it the milliseconds tell two apart. */
export function noteMarker(note: ArticleNote, language: Language): string {
	const time = clock(note.at, language, "medium");
	return `${sayIn(language)(texts.noted, { when: time })},${String(note.at % 1000).padStart(3, "0")}`;
}

function host(link: string): string {
	return URL.canParse(link) ? new URL(link).host.replace(/^www\./, "") : "";
}

function clock(ms: number, language: Language, timeStyle: "short" | "medium" = "short"): string {
	return new Intl.DateTimeFormat(language === "de" ? "de-DE" : "en-GB", {
		dateStyle: "short",
		timeStyle,
		timeZone: "Europe/Berlin",
	}).format(ms);
}
