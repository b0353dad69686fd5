// What of an article can be read by the reading aids, and in which language.
import type { Article } from "../articles/article.ts";
import { detect } from "../language/detect.ts";
import type { KnownLanguage } from "../language/stems.ts";
import { defineTexts, type Say } from "../texts.ts";
import { link } from "./markdown.ts";
import type { ArticleRecord } from "./records.ts";

const texts = defineTexts({
	de: {
		teaser:
			"Von diesem Artikel liegt mir nur der Anriss vor, nicht der ganze Text. Daraus lässt sich nicht zuverlässig lesen, was er sagt; lies ihn bitte auf der Website.",
		withdrawn: "Die Redaktion hat diesen Artikel zurückgezogen. Deshalb zeige ich nichts mehr daraus.",
		foreign:
			"Dieser Artikel ist weder auf Deutsch noch auf Englisch. Andere Sprachen kann ich nicht zuverlässig lesen, und Unsinn will ich dir nicht zeigen.",
		english: "Englischer Artikel: weniger genau gelesen als ein deutscher.",
		read: "Ganzen Artikel lesen",
		paragraph: "Absatz {n}",
		headline: "Überschrift",
	},
	en: {
		teaser:
			"I only have the teaser of this article, not its whole text. What it says cannot be read from that reliably; please read it on the website.",
		withdrawn: "The editors have withdrawn this article, so I no longer show anything of it.",
		foreign:
			"This article is neither in German nor in English. I cannot read other languages reliably, and I do not want to show you nonsense.",
		english: "English article: read less exactly than a German one.",
		read: "Read the whole article",
		paragraph: "Paragraph {n}",
		headline: "Headline",
	},
});

/** An article's text as the engines take it. */
export interface ReadableText {
	/** The title as the first line, an empty line, the paragraphs. */
	readonly text: string;
	/** Whether there is a title. */
	readonly title: boolean;
	readonly language: KnownLanguage;
}

export type Readability = ({ readonly state: "text" } & ReadableText) | { readonly state: Unreadable };
export type Unreadable = "teaser" | "withdrawn" | "foreign";

/** What there is to read. A text too short to tell its language counts as German. */
export function readabilityOf({ article, withdrawnAt }: Pick<ArticleRecord, "article" | "withdrawnAt">): Readability {
	if (withdrawnAt !== null) return { state: "withdrawn" };
	const body = article.text.trim();
	if (isTeaser(body, article.teaser)) return { state: "teaser" };
	const language = detect(body) ?? "de";
	if (language === "other") return { state: "foreign" };
	const title = article.title.replace(/\s+/g, " ").trim();
	return { state: "text", text: title ? `${title}\n\n${body}` : body, title: title !== "", language };
}

/** Pages behind a paywall give the teaser once more, or its beginning, and nothing else. */
function isTeaser(body: string, teaser: string): boolean {
	const [text, start] = [body, teaser].map((part) => part.replace(/[\s…]+/g, " ").trim());
	return (
		text === "" ||
		start!.includes(text!) ||
		(start !== "" && text!.includes(start!) && text!.length < start!.length + 60)
	);
}

/** Why nothing can be read, for a person. */
export function sayUnreadable(t: Say, state: Unreadable): string {
	return t(texts[state]);
}

/** What is to be said beside every answer about this text; "" where it is German. */
export function caveatOf(t: Say, { language }: ReadableText): string {
	return language === "en" ? t(texts.english) : "";
}

/** A button to the article; none where its address is no web address or longer than Discord takes (512). */
export function linkButton(t: Say, { link: url }: Article): { readonly url: string; readonly label: string }[] {
	return /^https?:\/\//.test(url) && url.length <= 512 ? [{ url, label: t(texts.read) }] : [];
}

const MOST_ADDRESS = 420;

/**
 * A link to where a passage stands: the paragraph's number, and the article's address with a text fragment
 * (https://wicg.github.io/scroll-to-text-fragment/), by which browsers scroll to it and mark it.
 * @param start,end of the passage in `readable.text`
 */
export function placeOf(t: Say, article: Article, readable: ReadableText, start: number, end: number): string {
	const before = readable.text.slice(0, start).split(/\n\s*\n/).length - (readable.title ? 1 : 0);
	const label = before < 1 ? t(texts.headline) : t(texts.paragraph, { n: before });
	if (!/^https?:\/\//.test(article.link)) return label;
	const address = article.link.replace(/#.*$/s, "");
	const whole = `${address}#:~:text=${fragmentOf(readable.text.slice(start, end))}`;
	return link(label, whole.length <= MOST_ADDRESS ? whole : address);
}

/** The first and last words of the passage's first line. */
function fragmentOf(passage: string): string {
	const words = passage.split("\n")[0]!.trim().split(/\s+/);
	const encode = (part: readonly string[]): string => encodeURIComponent(part.join(" ")).replaceAll("-", "%2D");
	return words.length <= 8 ? encode(words) : `${encode(words.slice(0, 4))},${encode(words.slice(-3))}`;
}
