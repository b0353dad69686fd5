// /zusammenfassung: what the article says, in its own sentences, never a statement without its source.
import { articleOption } from "../src/discord/article-option.ts";
import { type Answer, type Context, defineCommand } from "../src/discord/command.ts";
import { chosenArticle } from "../src/guild/archive.ts";
import { plain } from "../src/guild/markdown.ts";
import type { ArticleRecord } from "../src/guild/records.ts";
import { statements } from "../src/language/statements.ts";
import { summary } from "../src/language/summary.ts";
import { defineTexts, text } from "../src/texts.ts";

const texts = defineTexts({
	de: {
		title: "Zusammenfassung",
		how: "Wörtliche Sätze aus dem Artikel, in seiner Reihenfolge; nichts ist umformuliert.",
		sources: "Wer darin zu Wort kommt",
		noText: "Von diesem Artikel liegt mir nur der Anriss vor; den ganzen Text liest du auf der Website.",
		nothing: "Aus diesem Artikel lässt sich nichts herauslösen, das ohne den Rest richtig bliebe. Lies ihn bitte ganz.",
		publish: "Allen zeigen",
		quellen: "Quellen",
	},
	en: {
		title: "Summary",
		how: "Sentences of the article word for word, in its order; nothing is rephrased.",
		sources: "Who speaks in it",
		noText: "I only have the teaser of this article; the whole text is on the website.",
		nothing: "Nothing can be taken out of this article that would stay right without the rest. Please read all of it.",
		publish: "Show to everyone",
		quellen: "Sources",
	},
});

/** Sentences for each length. */
const LENGTHS = { kurz: 2, mittel: 4, lang: 7 } as const;
type Length = keyof typeof LENGTHS;

export default defineCommand({
	english: "summary",
	description: text(
		"Was steht im Artikel? In seinen eigenen Sätzen.",
		"What does the article say? In its own sentences.",
	),
	role: "member",
	action: {
		english: "summary",
		description: text("Was steht im Artikel?", "What does the article say?"),
		options: [
			articleOption,
			{
				name: "länge",
				english: "length",
				description: text("Wie ausführlich?", "How detailed?"),
				type: "text",
				choices: [
					{ value: "kurz", name: text("kurz", "short") },
					{ value: "mittel", name: text("mittel", "medium") },
					{ value: "lang", name: text("lang", "long") },
				],
			},
		],
		run: async (context) => {
			const found = await chosenArticle(
				context.guild,
				context.options.artikel as string | undefined,
				context.channelId,
			);
			return answer(context, found, lengthOf(context.options.länge));
		},
	},
	buttons: {
		zeigen: { run: async (context) => answer(context, await named(context), "mittel") },
		allen: {
			run: async (context) => ({
				...answer(context, await named(context), lengthOf(context.args[1]), true),
				public: true,
			}),
		},
	},
});

const named = ({ guild, args, channelId }: Context): Promise<ArticleRecord> => chosenArticle(guild, args[0], channelId);

function lengthOf(value: unknown): Length {
	return value === "kurz" || value === "lang" ? value : "mittel";
}

function answer({ t }: Context, { article }: ArticleRecord, length: Length, open = false): Answer {
	const sentences = article.text ? summary(article.text, { sentences: LENGTHS[length] }) : [];
	const body = !article.text
		? [plain(article.teaser), `*${t(texts.noText)}*`].filter(Boolean).join("\n\n")
		: sentences.length
			? sentences.map(({ text: sentence }) => plain(sentence)).join("\n\n")
			: t(texts.nothing);
	const shown = (start: number, end: number) =>
		sentences.some((sentence) => start < sentence.end && end > sentence.start);
	const speakers = new Set(
		statements(article.text, { title: false })
			.filter(({ quote }) => quote.spans.some(([start, end]) => shown(start, end)))
			.map(({ name, speaker, via }) => {
				const who = name ?? speaker?.text;
				return who && [plain(who), ...via.map((part) => `(${plain(part.text)})`)].join(" ");
			})
			.filter((who): who is string => Boolean(who)),
	);
	return {
		view: {
			sections: [
				{
					author: t(texts.title),
					title: plain(article.title),
					url: article.link,
					body,
					fields: speakers.size ? [{ name: t(texts.sources), value: [...speakers].join(" · ") }] : [],
					footer: sentences.length ? t(texts.how) : undefined,
				},
			],
			buttons: open
				? []
				: [
						[
							{ id: `zusammenfassung:allen:${article.key}:${length}`, label: t(texts.publish) },
							{ id: `quellen:zeigen:${article.key}:0`, label: t(texts.quellen) },
						],
					],
		},
	};
}
