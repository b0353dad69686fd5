// /archiv: full-text search over all articles of the server, by feed, time and who speaks in them.
import { type Answer, type Context, defineCommand } from "../src/discord/command.ts";
import { UserError } from "../src/errors.ts";
import type { Found } from "../src/guild/archive-index.ts";
import { readDays } from "../src/guild/archive-query.ts";
import { link, plain, quote, shorten, when } from "../src/guild/markdown.ts";
import { speakersOf } from "../src/guild/passages.ts";
import { keepQuestion, keptQuestion, type Question } from "../src/guild/questions.ts";
import { readabilityOf } from "../src/guild/reading.ts";
import { type ArticleRecord, articleKey, articleRecord, feedKey, feedRecord } from "../src/guild/records.ts";
import { shownToAll } from "../src/guild/show-to-all.ts";
import { snippet } from "../src/guild/snippet.ts";
import type { Button, View } from "../src/guild/view.ts";
import { wouldStand } from "../src/guild/would-stand.ts";
import { foldMarks } from "../src/language/stems.ts";
import { defineTexts, sayIn, text } from "../src/texts.ts";

const texts = defineTexts({
	de: {
		title: "Archiv",
		count: { one: "{n} Artikel", other: "{n} Artikel" },
		many: "Mehr als {n} Artikel; die passendsten zuerst",
		for: "zu „{words}“",
		newest: "die neuesten zuerst",
		feed: "aus {feed}",
		speaker: "mit {speaker}",
		from: "ab {day}",
		until: "bis {day}",
		some: "Kein Artikel enthält alle diese Wörter. Diese enthalten einige davon:",
		none: "Nichts gefunden. Versuche es mit weniger oder anderen Wörtern; „Hallenbad“ findet auch „Hallenbäder“ und „Hallenbadsanierung“.",
		empty: "Hier gibt es noch keine Artikel, die ich durchsuchen könnte.",
		nothing: "Gib an, wonach ich suchen soll: Wörter, einen Feed, eine Person oder einen Zeitraum.",
		badDay: "„{typed}“ verstehe ich nicht als Tag. So geht es: 14.11.2026, 14.11., 11.2026, 2026, heute, gestern.",
		turned: "Der Zeitraum endet, bevor er beginnt.",
		page: "Seite {page} von {pages}",
		before: "Zurück",
		after: "Weiter",
		rules:
			"So, wie die Suche dasteht, verstößt sie gegen die Regeln dieses Servers. Deshalb zeige ich sie nicht allen.",
		publish: "Allen zeigen",
		hits: "{who} ({n} Artikel)",
	},
	en: {
		title: "Archive",
		count: { one: "{n} article", other: "{n} articles" },
		many: "More than {n} articles; the best first",
		for: "for “{words}”",
		newest: "newest first",
		feed: "from {feed}",
		speaker: "with {speaker}",
		from: "since {day}",
		until: "until {day}",
		some: "No article holds all of these words. These hold some of them:",
		none: "Nothing found. Try fewer or other words.",
		empty: "There are no articles here yet that I could search.",
		nothing: "Say what I am to look for: words, a feed, a speaker or a time.",
		badDay: "I do not understand “{typed}” as a day. Try 2026-11-14, 14.11.2026, 2026-11, 2026, today, yesterday.",
		turned: "The time ends before it begins.",
		page: "Page {page} of {pages}",
		before: "Back",
		after: "Next",
		rules: "The way the search is worded breaks the rules of this server, so I do not show it to everyone.",
		publish: "Show to everyone",
		hits: "{who} ({n} articles)",
	},
});

/** What fits well on a phone. */
const PER_PAGE = 4;
const MOST_SNIPPET = 220;
const MOST_FOUND = 200;

type Asked = Extract<Question, { kind: "archive" }>;

export default defineCommand({
	english: "archive",
	description: text("Alle Artikel durchsuchen", "Search all articles"),
	role: "member",
	action: {
		english: "archive",
		description: text("Alle Artikel durchsuchen", "Search all articles"),
		options: [
			{
				name: "suche",
				english: "query",
				description: text("Wörter; „in Anführungszeichen“ genau so; -wort nicht", "Words; “a phrase”; -word excludes"),
				type: "text",
				max: 200,
			},
			{
				name: "feed",
				english: "feed",
				description: text("Nur aus diesem Feed", "Only from this feed"),
				type: "text",
				autocomplete: feedChoices,
			},
			{
				name: "person",
				english: "speaker",
				description: text("Nur wo diese Person oder Stelle zu Wort kommt", "Only where this person or body speaks"),
				type: "text",
				max: 100,
				autocomplete: async ({ guild, t }, typed) =>
					(await guild.archive.speakers(typed, 25)).map(({ name, articles }) => ({
						name: t(texts.hits, { who: shorten(name, 80), n: articles }),
						value: shorten(name, 100),
					})),
			},
			{
				name: "von",
				english: "from",
				description: text(
					"Ab wann: 14.11.2026, 11.2026, 2026, gestern",
					"Since when: 2026-11-14, 2026-11, 2026, yesterday",
				),
				type: "text",
				max: 20,
			},
			{
				name: "bis",
				english: "until",
				description: text("Bis wann, diesen Tag eingeschlossen", "Until when, that day included"),
				type: "text",
				max: 20,
			},
		],
		run: async (context) => {
			const question = asked(context);
			return { view: await page(context, question, await keepQuestion(context.guild, question), 0) };
		},
	},
	buttons: {
		seite: {
			update: true,
			run: async (context) => {
				const question = await keptQuestion(context.guild, "archive", context.args[0]);
				return { view: await page(context, question, context.args[0]!, numberOf(context)) };
			},
		},
		allen: { run: forEveryone },
	},
});

async function forEveryone(context: Context): Promise<Answer> {
	const { guild, args } = context;
	const question = await keptQuestion(guild, "archive", args[0]);
	const typed = [question.words, question.speaker].filter(Boolean).join("\n");
	if (typed && !wouldStand(context, typed)) throw new UserError(texts.rules);
	const spoken = { ...context, t: sayIn(guild.language), language: guild.language };
	const view = await page(spoken, question, args[0]!, numberOf(context));
	return { view: shownToAll(context, `archiv:${args.join(":")}`, view), public: true };
}

const numberOf = ({ args }: Context): number => Math.max(0, Number.parseInt(args[1] ?? "0", 10) || 0);

async function feedChoices({ guild }: Context, typed: string) {
	const choices: { name: string; value: string }[] = [];
	for await (const { value } of guild.store.list(feedRecord, "feed/")) {
		const name = value.title || value.url;
		if (foldMarks(name).includes(foldMarks(typed))) choices.push({ name: shorten(name, 100), value: value.id });
	}
	return choices.sort((a, b) => a.name.localeCompare(b.name, "de"));
}

function asked({ options, now }: Context): Asked {
	const typed = (name: string): string => String(options[name] ?? "").trim();
	const day = (name: "von" | "bis") => {
		if (!typed(name)) return null;
		const days = readDays(typed(name), now);
		if (!days) throw new UserError(texts.badDay, { typed: typed(name) });
		return days;
	};
	const question: Asked = {
		kind: "archive",
		words: typed("suche"),
		feed: typed("feed") || null,
		speaker: typed("person").replace(/…$/, "") || null,
		from: day("von")?.from ?? null,
		until: day("bis")?.until ?? null,
	};
	const { words, feed, speaker, from, until } = question;
	if (!words && !feed && !speaker && from === null && until === null) throw new UserError(texts.nothing);
	if (from !== null && until !== null && from >= until) throw new UserError(texts.turned);
	return question;
}

async function page(context: Context, question: Asked, id: string, number: number): Promise<View> {
	const { guild, t, actor } = context;
	const found = await guild.archive.find(question.words, question, { limit: MOST_FOUND });
	const heading = await headingOf(context, question, found.length);
	if (found.length === 0) {
		const none = (await guild.archive.find("", {}, { limit: 1 })).length === 0 ? texts.empty : texts.none;
		return { sections: [{ author: t(texts.title), body: [heading, t(none)].filter(Boolean).join("\n\n") }] };
	}
	const pages = Math.ceil(found.length / PER_PAGE);
	const current = Math.min(number, pages - 1);
	const shown = found.slice(current * PER_PAGE, (current + 1) * PER_PAGE);
	const entries = await Promise.all(
		shown.map((one, index) => entryOf(context, question, one, current * PER_PAGE + index + 1)),
	);
	const some = found[0]!.closeness === "some" ? t(texts.some) : "";
	const turn = (to: number, label: string): Button => ({
		id: `archiv:seite:${id}:${to}`,
		label,
		disabled: to < 0 || to >= pages,
	});
	return {
		sections: [
			{
				author: t(texts.title),
				body: [heading, some, ...entries].filter(Boolean).join("\n\n"),
				...(pages > 1 ? { footer: t(texts.page, { page: current + 1, pages }) } : {}),
			},
		],
		buttons: [
			pages > 1 ? [turn(current - 1, t(texts.before)), turn(current + 1, t(texts.after))] : [],
			actor.mayPost ? [{ id: `archiv:allen:${id}:${current}`, label: t(texts.publish) }] : [],
		],
	};
}

/** What was asked, in words: "12 Artikel zu „Hallenbad“ · aus Ahlenbrücker Bote · ab 1. November". */
async function headingOf({ guild, t }: Context, question: Asked, count: number): Promise<string> {
	const { words, feed, speaker, from, until } = question;
	const known = feed ? await guild.store.get(feedRecord, feedKey(feed)).catch(() => undefined) : undefined;
	const number = count >= MOST_FOUND ? t(texts.many, { n: MOST_FOUND }) : count ? t(texts.count, { n: count }) : "";
	return [
		[number, words ? t(texts.for, { words: plain(shorten(words, 150)) }) : count ? t(texts.newest) : ""]
			.filter(Boolean)
			.join(words ? " " : " · "),
		feed ? t(texts.feed, { feed: plain(shorten(known?.title || feed, 80)) }) : "",
		speaker ? t(texts.speaker, { speaker: plain(speaker) }) : "",
		from === null ? "" : t(texts.from, { day: when(from, "D") }),
		// The last moment of the last day.
		until === null ? "" : t(texts.until, { day: when(until - 1000, "D") }),
	]
		.filter(Boolean)
		.join(" · ");
}

async function entryOf({ guild }: Context, question: Asked, { key, at }: Found, number: number): Promise<string> {
	const record = await guild.store.get(articleRecord, articleKey(key));
	// Deleted between the search and now.
	if (!record) return "";
	const { article, threadId } = record;
	const title =
		/^https?:\/\//.test(article.link) && article.link.length <= 400
			? link(shorten(article.title, 150), article.link)
			: plain(shorten(article.title, 150));
	const about = [
		when(at, "D"),
		article.publisher ? plain(shorten(article.publisher, 60)) : "",
		threadId ? `<#${threadId}>` : "",
	];
	const found = await excerpt(guild, question, record);
	return [`**${number}. ${title}**`, found ? quote(found) : "", about.filter(Boolean).join(" · ")]
		.filter(Boolean)
		.join("\n");
}

/** Where the words stand; where a person was asked for, in what they say. */
async function excerpt(guild: Context["guild"], { words, speaker }: Asked, record: ArticleRecord): Promise<string> {
	const readable = readabilityOf(record);
	const { article } = record;
	const language = readable.state === "text" ? readable.language : "de";
	const isHit = await guild.archive.marker(words);
	const mark = (from: string): string => snippet(from, language, (word) => isHit(word, language), MOST_SNIPPET);
	if (speaker && readable.state === "text") {
		const wanted = speaker.toLowerCase();
		const said = speakersOf(readable)
			.filter(({ name }) => name.toLowerCase().includes(wanted))
			.flatMap((one) => one.said.map(({ passage }) => mark(passage)));
		const first = said.find((one) => one.includes("**")) ?? said[0];
		if (first) return first;
	}
	const whole = mark(article.text || article.teaser);
	return whole.includes("**") || !article.teaser ? whole : mark(article.teaser);
}
