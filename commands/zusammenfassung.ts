// /zusammenfassung: what the article says, in its own sentences or, where the installation has a model and its text passes
// the check, in the model's; never a statement without its source.
import { articleOption } from "../src/discord/article-option.ts";
import { type Answer, type Context, defineCommand } from "../src/discord/command.ts";
import { chosenArticle } from "../src/guild/archive.ts";
import { plain } from "../src/guild/markdown.ts";
import { namedBy } from "../src/guild/passages.ts";
import {
	caveatOf,
	linkButton,
	type ReadableText,
	readabilityOf,
	sayUnreadable,
	type Unreadable,
} from "../src/guild/reading.ts";
import type { ArticleRecord } from "../src/guild/records.ts";
import { shownToAll } from "../src/guild/show-to-all.ts";
import type { Button, View } from "../src/guild/view.ts";
import { type Statement, statements } from "../src/language/statements.ts";
import { type SummarySentence, summary } from "../src/language/summary.ts";
import { defineTexts, type Say, sayIn, text } from "../src/texts.ts";

const texts = defineTexts({
	de: {
		title: "Zusammenfassung",
		teaserTitle: "Anriss",
		how: "Wörtliche Sätze aus dem Artikel, in seiner Reihenfolge; nichts ist umformuliert.",
		model:
			"Von einem Sprachmodell geschrieben ({model}). Zahlen, Namen, Zitate und Quellen sind mit dem Artikel abgeglichen; im Zweifel gilt der Artikel.",
		sources: "Wer darin zu Wort kommt",
		direct: "wörtlich",
		indirect: "sinngemäß",
		reported: "wiedergegeben",
		via: "aus zweiter Hand: {via}",
		unnamed: "nicht zuzuordnen",
		nothing: "Aus diesem Artikel lässt sich nichts herauslösen, das ohne den Rest richtig bliebe. Lies ihn bitte ganz.",
		shorter: "Kürzer",
		longer: "Länger",
		verbatim: "Wörtliche Sätze",
		publish: "Allen zeigen",
		quellen: "Wer sagt was?",
	},
	en: {
		title: "Summary",
		teaserTitle: "Teaser",
		how: "Sentences of the article word for word, in its order; nothing is rephrased.",
		model:
			"Written by a language model ({model}). Numbers, names, quotations and sources were checked against the article; in doubt the article counts.",
		sources: "Who speaks in it",
		direct: "verbatim",
		indirect: "in substance",
		reported: "reported",
		via: "second-hand: {via}",
		unnamed: "not attributable",
		nothing: "Nothing can be taken out of this article that would stay right without the rest. Please read all of it.",
		shorter: "Shorter",
		longer: "Longer",
		verbatim: "Verbatim sentences",
		publish: "Show to everyone",
		quellen: "Who says what?",
	},
});

/** Sentences for each length, shortest first. */
const SENTENCES = { kurz: 2, mittel: 4, lang: 7 } as const;
type Length = keyof typeof SENTENCES;
const LENGTHS = Object.keys(SENTENCES) as Length[];
/** Below Discord's 4,096 even where every fifth letter has to be escaped. */
const MOST_CHARACTERS = 3_200;
const MOST_SPEAKERS = 8;

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
			const key = context.options.artikel as string | undefined;
			const record = await chosenArticle(context.guild, key, context.channelId);
			return shown(context, record, lengthOf(context.options.länge), "frei");
		},
	},
	buttons: {
		zeigen: { run: async (context) => shown(context, await named(context), "mittel", "frei") },
		laenge: {
			update: true,
			run: async (context) => shown(context, await named(context), lengthOf(context.args[1]), formOf(context.args[2])),
		},
		allen: {
			run: async (context) => {
				const record = await named(context);
				const [length, form] = [lengthOf(context.args[1]), formOf(context.args[2])];
				const { view } = await shown({ ...context, t: sayIn(context.guild.language) }, record, length, form);
				const what = `zusammenfassung:${record.article.key}:${length}:${form}`;
				return { view: shownToAll(context, what, view), public: true };
			},
		},
	},
});

/** "frei": in a model's words where there is one; "wort": verbatim sentences in any case. */
type Form = "frei" | "wort";

const named = ({ guild, args, channelId }: Context): Promise<ArticleRecord> => chosenArticle(guild, args[0], channelId);
const formOf = (value: unknown): Form => (value === "wort" ? "wort" : "frei");

function lengthOf(value: unknown): Length {
	return LENGTHS.find((length) => length === value) ?? "mittel";
}

async function shown(context: Context, record: ArticleRecord, length: Length, form: Form): Promise<Answer> {
	const readable = readabilityOf(record);
	if (readable.state !== "text") return { view: unreadable(context.t, record, readable.state) };
	const { guild } = context;
	const options = { sentences: SENTENCES[length], language: readable.language };
	const free = form === "frei" ? await guild.freeSummary?.write(readable.text, options) : null;
	const content = free
		? {
				...inModelsWords(context.t, readable, free),
				footer: context.t(texts.model, { model: guild.freeSummary!.model }),
			}
		: inOwnSentences(context.t, readable, length);
	return { view: view(context, record, { ...content, length, isFree: Boolean(free) }, readable) };
}

function unreadable(t: Say, { article }: ArticleRecord, state: Unreadable): View {
	const teaser = state === "teaser" ? plain(article.teaser) : "";
	const body = [teaser, teaser ? `*${sayUnreadable(t, state)}*` : sayUnreadable(t, state)].filter(Boolean).join("\n\n");
	return {
		sections: [
			{
				author: t(teaser ? texts.teaserTitle : texts.title),
				...(state === "withdrawn" ? {} : { title: plain(article.title), url: article.link }),
				body,
			},
		],
		buttons: state === "withdrawn" ? [] : [linkButton(t, article)],
	};
}

interface Content {
	readonly body: string;
	readonly sources: string;
	readonly footer: string;
}

function inOwnSentences(t: Say, readable: ReadableText, length: Length): Content {
	const { text: article, title, language } = readable;
	const sentences = summary(article, {
		sentences: SENTENCES[length],
		characters: MOST_CHARACTERS,
		language,
		title,
	});
	if (sentences.length === 0) return { body: t(texts.nothing), sources: "", footer: "" };
	const found = statements(article, { title, language }).filter(({ quote }) =>
		quote.spans.some(([start, end]) => sentences.some((other) => start < other.end && end > other.start)),
	);
	return {
		body: inParagraphs(article, sentences),
		sources: sourcesOf(t, found),
		footer: t(texts.how),
	};
}

/** Sentences that stand next to each other in the article stay together. */
function inParagraphs(article: string, sentences: readonly SummarySentence[]): string {
	return sentences
		.map(({ text: sentence, start }, index) => {
			const before = sentences[index - 1];
			const together = before !== undefined && /^[^\S\n]*$/.test(article.slice(before.end, start));
			return `${index === 0 ? "" : together ? " " : "\n\n"}${plain(sentence)}`;
		})
		.join("");
}

function inModelsWords(t: Say, { language }: ReadableText, free: string): Omit<Content, "footer"> {
	return { body: plain(free), sources: sourcesOf(t, statements(free, { title: false, language })) };
}

/** One line a speaker: who, and whether in their own words, in substance, by whose account. */
function sourcesOf(t: Say, found: readonly Statement[]): string {
	const kinds = {
		direct: texts.direct,
		indirect: texts.indirect,
		freeIndirect: texts.indirect,
		reported: texts.reported,
	};
	const bySpeaker = new Map<string, Set<string>>();
	for (const statement of found) {
		const { kind, via } = statement;
		const who = namedBy(statement);
		const notes = bySpeaker.get(who) ?? new Set();
		notes.add(t(kinds[kind]));
		if (via.length) notes.add(t(texts.via, { via: via.map((part) => plain(part.text)).join(", ") }));
		bySpeaker.set(who, notes);
	}
	return [...bySpeaker]
		.sort(([a], [b]) => Number(a === "") - Number(b === ""))
		.slice(0, MOST_SPEAKERS)
		.map(([who, notes]) => `**${who ? plain(who) : t(texts.unnamed)}** – ${[...notes].join(", ")}`)
		.join("\n");
}

function view(
	{ t, actor }: Context,
	{ article }: ArticleRecord,
	{ body, sources, footer, length, isFree }: Content & { length: Length; isFree: boolean },
	readable: ReadableText,
): View {
	const form: Form = isFree ? "frei" : "wort";
	const at = LENGTHS.indexOf(length);
	const turn = (to: Length | undefined, label: string): Button[] =>
		to ? [{ id: `zusammenfassung:laenge:${article.key}:${to}:frei`, label }] : [];
	const verbatim: Button[] = isFree
		? [{ id: `zusammenfassung:laenge:${article.key}:${length}:wort`, label: t(texts.verbatim) }]
		: [];
	const publish: Button[] = actor.mayPost
		? [{ id: `zusammenfassung:allen:${article.key}:${length}:${form}`, label: t(texts.publish) }]
		: [];
	return {
		sections: [
			{
				author: t(texts.title),
				title: plain(article.title),
				url: article.link,
				body,
				fields: sources ? [{ name: t(texts.sources), value: sources }] : [],
				footer: [footer, caveatOf(t, readable)].filter(Boolean).join(" "),
			},
		],
		buttons: [
			[...turn(LENGTHS[at - 1], t(texts.shorter)), ...turn(LENGTHS[at + 1], t(texts.longer)), ...verbatim],
			[{ id: `quellen:zeigen:${article.key}:0`, label: t(texts.quellen) }, ...publish, ...linkButton(t, article)],
		],
	};
}
