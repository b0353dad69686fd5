// How an article is shown: the post in the channel, the first line of its thread.
import type { Article } from "../articles/article.ts";
import { defineTexts, type Language, sayIn } from "../texts.ts";
import { plain, shorten } from "./markdown.ts";
import type { View } from "./view.ts";

const texts = defineTexts({
	de: {
		thread: "Schreibe einen Kommentar: {title}",
		summary: "Zusammenfassung",
		sources: "Wer sagt was?",
		read: "Ganzen Artikel lesen",
		welcome:
			"**Was meinst du dazu?** Hier ist Platz für deine Meinung, deine Fragen und deine Ergänzungen zum Artikel.\nBleib freundlich, bleib beim Thema und nenne Quellen, wenn du etwas behauptest. Wird ein Kommentar entfernt, erfährst du, warum. Die Regeln: `/regeln`",
		updated: "Aktualisiert {when}",
	},
	en: {
		thread: "Schreibe einen Kommentar: {title}",
		summary: "Summary",
		sources: "Who says what?",
		read: "Read the whole article",
		welcome:
			"**What do you think?** This is the place for your opinion, your questions and what you can add to the article.\nStay friendly, stay on topic and name sources when you claim something. If a comment is removed you will learn why. The rules: `/rules`",
		updated: "Updated {when}",
	},
});

const TEASER_LENGTH = 600;

/** The name of an article's thread, uncut. */
export function threadName(article: Article, language: Language): string {
	return sayIn(language)(texts.thread, { title: article.title });
}

/** The post of an article. */
export function articleView(article: Article, language: Language, updatedAt: number | null = null): View {
	const t = sayIn(language);
	const teaser = article.teaser || article.paragraphs[0] || "";
	const byline = [article.publisher, article.author].filter(Boolean).join(" · ");
	return {
		sections: [
			{
				...(byline ? { author: byline } : {}),
				title: plain(article.title),
				url: article.link,
				body: plain(shorten(teaser, TEASER_LENGTH)),
				...(article.image ? { image: article.image } : {}),
				footer: [host(article.link), updatedAt ? t(texts.updated, { when: germanTime(updatedAt, language) }) : ""]
					.filter(Boolean)
					.join(" · "),
				...(article.published ? { at: article.published } : {}),
			},
		],
		buttons: [
			[
				{ id: `zusammenfassung:zeigen:${article.key}`, label: t(texts.summary), style: "primary" },
				{ id: `quellen:zeigen:${article.key}`, label: t(texts.sources), style: "secondary" },
				...(/^https?:\/\//.test(article.link) ? [{ url: article.link, label: t(texts.read) }] : []),
			],
		],
		silent: true,
	};
}

/** The friendly first line of a discussion; an own line from the configuration takes its place. */
export function welcomeView(article: Article, language: Language, own: string | null): View {
	const t = sayIn(language);
	return {
		text: own ?? t(texts.welcome),
		buttons: [
			[{ id: `regeln:zeigen:${article.key}`, label: language === "de" ? "Regeln" : "Rules", style: "secondary" }],
		],
		silent: true,
	};
}

function host(link: string): string {
	return URL.canParse(link) ? new URL(link).host.replace(/^www\./, "") : "";
}

function germanTime(ms: number, language: Language): string {
	return new Intl.DateTimeFormat(language === "de" ? "de-DE" : "en-GB", {
		dateStyle: "short",
		timeStyle: "short",
		timeZone: "Europe/Berlin",
	}).format(ms);
}
