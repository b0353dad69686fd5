// /beleg and the message menu "Beleg suchen": which passage of the article a claim rests on.
import { articleOption } from "../src/discord/article-option.ts";
import { type Answer, type Context, defineCommand } from "../src/discord/command.ts";
import { UserError } from "../src/errors.ts";
import { chosenArticle } from "../src/guild/archive.ts";
import { plain, quote, shorten } from "../src/guild/markdown.ts";
import type { ArticleRecord } from "../src/guild/records.ts";
import { evidence } from "../src/language/evidence.ts";
import { defineTexts, text } from "../src/texts.ts";

const texts = defineTexts({
	de: {
		title: "Steht das im Artikel?",
		claim: "Behauptung",
		supported: "Dafür finden sich diese Stellen:",
		number: "Der Artikel nennt dazu eine andere Zahl:",
		name: "Der Artikel nennt dazu jemand anderen:",
		negation: "Der Artikel sagt dazu das Gegenteil:",
		contradicted: "Der Artikel sagt dazu etwas anderes:",
		absent:
			"Im Artikel steht dazu nichts. Das heißt nicht, dass es falsch ist; nur, dass dieser Artikel es nicht belegt.",
		related: "Am nächsten kommt dem:",
		noText: "Von diesem Artikel liegt mir nur der Anriss vor. Darin kann ich nicht zuverlässig suchen.",
		empty: "In diesem Kommentar steht kein Text, zu dem ich eine Stelle suchen könnte.",
		footer: "Gesucht wird nach Wörtern, Zahlen und Namen, nicht nach Wahrheit.",
		differs: "Behauptung: {claim} · Artikel: {article}",
		publish: "Allen zeigen",
	},
	en: {
		title: "Is that in the article?",
		claim: "Claim",
		supported: "These passages support it:",
		number: "The article gives a different number:",
		name: "The article names somebody else:",
		negation: "The article says the opposite:",
		contradicted: "The article says something else:",
		absent: "The article says nothing about it. That does not make it wrong; only this article does not support it.",
		related: "This comes closest:",
		noText: "I only have the teaser of this article and cannot search it reliably.",
		empty: "This comment has no text that I could look for.",
		footer: "This looks for words, numbers and names, not for truth.",
		differs: "Claim: {claim} · article: {article}",
		publish: "Show to everyone",
	},
});

const MOST_PASSAGES = 3;

export default defineCommand({
	english: "evidence",
	description: text(
		"Welche Stelle des Artikels belegt eine Behauptung?",
		"Which passage of the article supports a claim?",
	),
	role: "member",
	action: {
		english: "evidence",
		description: text("Welche Stelle des Artikels belegt das?", "Which passage of the article supports it?"),
		options: [
			{
				name: "behauptung",
				english: "claim",
				description: text("Was soll im Artikel stehen?", "What is said to be in the article?"),
				type: "text",
				required: true,
				min: 3,
				max: 1000,
			},
			articleOption,
		],
		run: async (context) => {
			const found = await chosenArticle(
				context.guild,
				context.options.artikel as string | undefined,
				context.channelId,
			);
			return answer(context, found, String(context.options.behauptung));
		},
	},
	message: {
		name: text("Beleg suchen", "Find evidence"),
		run: async (context) => {
			const claim = context.target?.content.trim() ?? "";
			if (!claim) throw new UserError(texts.empty);
			return answer(context, await chosenArticle(context.guild, undefined, context.channelId), claim);
		},
	},
});

function answer({ t }: Context, { article }: ArticleRecord, claim: string): Answer {
	const asked = { name: t(texts.claim), value: quote(plain(shorten(claim, 400))) };
	const base = { author: t(texts.title), title: plain(article.title), url: article.link };
	if (!article.text) return { view: { sections: [{ ...base, fields: [asked], body: t(texts.noText) }] } };
	const { verdict, reason, passages } = evidence(article.text, claim);
	const body = {
		supported: texts.supported,
		contradicted: reason ? texts[reason] : texts.contradicted,
		absent: texts.absent,
	}[verdict];
	const shown = passages.slice(0, verdict === "absent" ? 1 : MOST_PASSAGES).map((passage) => {
		const lines = [quote(plain(shorten(passage.text.replace(/\s+/g, " "), 600)))];
		for (const { claim: said, article: written } of passage.differs ?? []) {
			lines.push(`*${t(texts.differs, { claim: plain(said), article: plain(written) })}*`);
		}
		return lines.join("\n");
	});
	if (verdict === "absent" && shown.length) shown.unshift(t(texts.related));
	return {
		view: {
			sections: [
				{
					...base,
					fields: [asked],
					body: [t(body), ...shown].join("\n\n"),
					footer: t(texts.footer),
					tone: verdict === "supported" ? "good" : verdict === "contradicted" ? "warning" : "neutral",
				},
			],
		},
	};
}
