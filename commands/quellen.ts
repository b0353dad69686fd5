// /quellen: who said what in the article, and by whose account.
import { articleOption } from "../src/discord/article-option.ts";
import { type Answer, type Context, defineCommand } from "../src/discord/command.ts";
import { chosenArticle } from "../src/guild/archive.ts";
import { plain, shorten } from "../src/guild/markdown.ts";
import type { ArticleRecord } from "../src/guild/records.ts";
import type { Button, Field } from "../src/guild/view.ts";
import { type Statement, statements } from "../src/language/statements.ts";
import { defineTexts, type Say, text } from "../src/texts.ts";

const texts = defineTexts({
	de: {
		title: "Wer sagt was?",
		none: "In diesem Artikel habe ich keine Aussage gefunden, die sich jemandem sicher zuordnen lässt.",
		noText: "Von diesem Artikel liegt mir nur der Anriss vor. Deshalb kann ich nicht sagen, wer darin was sagt.",
		unknown: "Nicht zuzuordnen",
		direct: "wörtlich",
		indirect: "sinngemäß",
		via: "über {via}",
		count: { one: "{n} Aussage", other: "{n} Aussagen" },
		footer: "Automatisch aus dem Text gelesen; im Zweifel gilt der Artikel.",
		page: "Seite {page} von {pages}",
		before: "Zurück",
		after: "Weiter",
		publish: "Allen zeigen",
	},
	en: {
		title: "Who says what?",
		none: "I found no statement in this article that can safely be attributed to somebody.",
		noText: "I only have the teaser of this article, so I cannot tell who says what in it.",
		unknown: "Not attributable",
		direct: "verbatim",
		indirect: "in substance",
		via: "via {via}",
		count: { one: "{n} statement", other: "{n} statements" },
		footer: "Read from the text automatically; in doubt the article counts.",
		page: "Page {page} of {pages}",
		before: "Back",
		after: "Next",
		publish: "Show to everyone",
	},
});

/** What fits well on a phone. */
const PER_PAGE = 5;
const QUOTE_LENGTH = 260;

export default defineCommand({
	english: "sources",
	description: text(
		"Wer sagt im Artikel was, und woher weiß er es?",
		"Who says what in the article, and how do they know?",
	),
	role: "member",
	action: {
		english: "sources",
		description: text("Wer sagt im Artikel was?", "Who says what in the article?"),
		options: [articleOption],
		run: async (context) =>
			answer(
				context,
				await chosenArticle(context.guild, context.options.artikel as string | undefined, context.channelId),
				0,
			),
	},
	buttons: {
		zeigen: { run: async (context) => answer(context, await named(context), pageOf(context)) },
		seite: { update: true, run: async (context) => answer(context, await named(context), pageOf(context)) },
		allen: {
			run: async (context) => ({ ...answer(context, await named(context), pageOf(context), true), public: true }),
		},
	},
});

const named = ({ guild, args, channelId }: Context): Promise<ArticleRecord> => chosenArticle(guild, args[0], channelId);
const pageOf = ({ args }: Context): number => Math.max(0, Number.parseInt(args[1] ?? "0", 10) || 0);

function answer({ t }: Context, { article }: ArticleRecord, page: number, open = false): Answer {
	const found = article.text ? statements(article.text, { title: false }) : [];
	const base = { author: t(texts.title), title: plain(article.title), url: article.link };
	if (found.length === 0) {
		return { view: { sections: [{ ...base, body: t(article.text ? texts.none : texts.noText) }] } };
	}
	const lines = bySpeaker(found, t);
	const pages = Math.ceil(lines.length / PER_PAGE);
	const current = Math.min(page, pages - 1);
	const fields = grouped(lines.slice(current * PER_PAGE, (current + 1) * PER_PAGE));
	const turn = (to: number, label: string, enabled: boolean): Button => ({
		id: `quellen:seite:${article.key}:${to}`,
		label,
		disabled: !enabled,
	});
	const paging =
		pages > 1
			? [turn(current - 1, t(texts.before), current > 0), turn(current + 1, t(texts.after), current < pages - 1)]
			: [];
	return {
		view: {
			sections: [
				{
					...base,
					body: t(texts.count, { n: found.length }),
					fields,
					footer: [pages > 1 ? t(texts.page, { page: current + 1, pages }) : "", t(texts.footer)]
						.filter(Boolean)
						.join(" · "),
				},
			],
			buttons: open ? [] : [[...paging, { id: `quellen:allen:${article.key}:${current}`, label: t(texts.publish) }]],
		},
	};
}

/** The statements as lines, speakers in the order of their first word, those without one last. */
function bySpeaker(found: readonly Statement[], t: Say): { who: string; line: string }[] {
	const groups = new Map<string, string[]>();
	for (const { kind, quote, speaker, name, via } of found) {
		const who = name ?? speaker?.text ?? "";
		const notes = [t(kind === "direct" ? texts.direct : texts.indirect)];
		if (via.length) notes.push(t(texts.via, { via: via.map((part) => plain(part.text)).join(", ") }));
		const line = `> ${plain(shorten(quote.text.replace(/\s+/g, " "), QUOTE_LENGTH))}\n*${notes.join(" · ")}*`;
		groups.set(who, [...(groups.get(who) ?? []), line]);
	}
	const unknown = groups.get("");
	groups.delete("");
	const ordered = [...groups].map(([who, lines]) => [plain(who), lines] as const);
	if (unknown) ordered.push([t(texts.unknown), unknown]);
	return ordered.flatMap(([who, lines]) => lines.map((line) => ({ who, line })));
}

function grouped(lines: readonly { who: string; line: string }[]): Field[] {
	const fields: { name: string; value: string }[] = [];
	for (const { who, line } of lines) {
		const last = fields.at(-1);
		if (last?.name === who && last.value.length + line.length < 1000) last.value += `\n${line}`;
		else fields.push({ name: who, value: line });
	}
	return fields;
}
