// /quellen: who said what in the article, in which passage, and by whose account.
import { shortHash } from "../src/articles/hash.ts";
import { articleOption } from "../src/discord/article-option.ts";
import { type Answer, type Context, defineCommand } from "../src/discord/command.ts";
import { chosenArticle } from "../src/guild/archive.ts";
import { plain, quote, shorten } from "../src/guild/markdown.ts";
import { type Attributed, type Speaker, speakersOf } from "../src/guild/passages.ts";
import {
	caveatOf,
	linkButton,
	placeOf,
	type ReadableText,
	readabilityOf,
	sayUnreadable,
} from "../src/guild/reading.ts";
import type { ArticleRecord } from "../src/guild/records.ts";
import { shownToAll } from "../src/guild/show-to-all.ts";
import type { Button, Field, View } from "../src/guild/view.ts";
import { foldMarks } from "../src/language/stems.ts";
import { defineTexts, type Say, sayIn, text } from "../src/texts.ts";

const texts = defineTexts({
	de: {
		title: "Wer sagt was?",
		none: "In diesem Artikel habe ich keine Aussage gefunden, die sich jemandem sicher zuordnen lässt.",
		nobody: "„{who}“ kommt in diesem Artikel nicht zu Wort.",
		unknown: "Nicht sicher zuzuordnen",
		more: "{who} (Fortsetzung)",
		direct: "wörtlich",
		indirect: "sinngemäß",
		partly: "sinngemäß, teils wörtlich",
		reported: "wiedergegeben",
		via: "aus zweiter Hand: {via}",
		words: "im Text: „{words}“",
		count: { one: "{n} Aussage", other: "{n} Aussagen" },
		speakers: { one: "von {n} Person oder Stelle", other: "von {n} Personen und Stellen" },
		only: "Nur: {who}",
		footer: "Automatisch aus dem Text gelesen; im Zweifel gilt der Artikel.",
		page: "Seite {page} von {pages}",
		before: "Zurück",
		after: "Weiter",
		everyone: "Alle Personen",
		publish: "Allen zeigen",
		hits: "{who} ({n})",
	},
	en: {
		title: "Who says what?",
		none: "I found no statement in this article that can safely be attributed to somebody.",
		nobody: "“{who}” does not speak in this article.",
		unknown: "Not safely attributable",
		more: "{who} (continued)",
		direct: "verbatim",
		indirect: "in substance",
		partly: "in substance, partly verbatim",
		reported: "reported",
		via: "second-hand: {via}",
		words: "in the text: “{words}”",
		count: { one: "{n} statement", other: "{n} statements" },
		speakers: { one: "by {n} person or body", other: "by {n} persons and bodies" },
		only: "Only: {who}",
		footer: "Read from the text automatically; in doubt the article counts.",
		page: "Page {page} of {pages}",
		before: "Back",
		after: "Next",
		everyone: "Everyone",
		publish: "Show to everyone",
		hits: "{who} ({n})",
	},
});

/** What fits well on a phone. */
const PER_PAGE = 4;
const MOST_PASSAGE = 420;
const MOST_FIELD = 1_024;

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
		options: [
			articleOption,
			{
				name: "person",
				english: "speaker",
				description: text("Nur von dieser Person oder Stelle", "Only by this person or body"),
				type: "text",
				max: 100,
				autocomplete: async ({ guild, options, channelId, t }, typed) => {
					const record = await chosenArticle(guild, options.artikel as string | undefined, channelId);
					const readable = readabilityOf(record);
					const wanted = foldMarks(typed);
					return (readable.state === "text" ? speakersOf(readable) : [])
						.filter(({ name }) => name && foldMarks(name).includes(wanted))
						.map(({ name, said }) => ({
							name: t(texts.hits, { who: shorten(name, 90), n: said.length }),
							value: shorten(name, 100),
						}));
				},
			},
		],
		run: async (context) => {
			const { guild, options, channelId } = context;
			const record = await chosenArticle(guild, options.artikel as string | undefined, channelId);
			const typed = options.person as string | undefined;
			return { view: page(context, record, 0, typed ? (speaker) => isMeant(speaker, typed) : null, typed) };
		},
	},
	buttons: {
		zeigen: { run: (context) => turned(context) },
		seite: { update: true, run: (context) => turned(context) },
		allen: {
			run: async (context) => {
				const { view } = await turned({ ...context, t: sayIn(context.guild.language) });
				return { view: shownToAll(context, `quellen:${context.args.join(":")}`, view), public: true };
			},
		},
	},
});

/** @param args article, page, and the speaker's mark where it is only one */
async function turned(context: Context): Promise<Answer> {
	const { guild, args, channelId } = context;
	const record = await chosenArticle(guild, args[0], channelId);
	const number = Math.max(0, Number.parseInt(args[1] ?? "0", 10) || 0);
	const mark = args[2];
	return { view: page(context, record, number, mark ? (speaker) => markOf(speaker) === mark : null) };
}

/** Which speaker a button is about: names do not fit into its id. */
const markOf = ({ name }: Speaker): string => shortHash(name).slice(0, 8);

function isMeant({ name }: Speaker, typed: string): boolean {
	const wanted = foldMarks(typed.replace(/…$/, "").trim());
	return name !== "" && wanted !== "" && foldMarks(name).includes(wanted);
}

function page(
	{ t, actor }: Context,
	record: ArticleRecord,
	number: number,
	filter: ((speaker: Speaker) => boolean) | null,
	typed = "",
): View {
	const { article } = record;
	const readable = readabilityOf(record);
	const base = {
		author: t(texts.title),
		...(readable.state === "withdrawn" ? {} : { title: plain(article.title), url: article.link }),
	};
	if (readable.state !== "text") {
		const buttons = readable.state === "withdrawn" ? [] : [linkButton(t, article)];
		return { sections: [{ ...base, body: sayUnreadable(t, readable.state) }], buttons };
	}
	const everyone = speakersOf(readable);
	const chosen = filter ? everyone.filter(filter) : everyone;
	const lines = chosen.flatMap((speaker) => speaker.said.map((said) => ({ speaker, said })));
	if (lines.length === 0) {
		const body = filter && everyone.length > 0 ? t(texts.nobody, { who: plain(typed) }) : t(texts.none);
		return { sections: [{ ...base, body, footer: caveatOf(t, readable) }], buttons: [linkButton(t, article)] };
	}
	const pages = Math.ceil(lines.length / PER_PAGE);
	const current = Math.min(number, pages - 1);
	const first = current * PER_PAGE;
	const only = filter && chosen.length === 1 ? chosen[0]! : null;
	const named = chosen.filter(({ name }) => name).length;
	const body = only
		? `${t(texts.count, { n: lines.length })} · ${t(texts.only, { who: plain(only.name || t(texts.unknown)) })}`
		: [t(texts.count, { n: lines.length }), named ? t(texts.speakers, { n: named }) : ""].filter(Boolean).join(" ");
	return {
		sections: [
			{
				...base,
				body,
				fields: fieldsOf(t, record, readable, lines.slice(first, first + PER_PAGE), lines[first - 1]?.speaker),
				footer: [pages > 1 ? t(texts.page, { page: current + 1, pages }) : "", t(texts.footer), caveatOf(t, readable)]
					.filter(Boolean)
					.join(" · "),
			},
		],
		buttons: buttonsOf(t, article.key, { current, pages, mark: only ? markOf(only) : "", mayPost: actor.mayPost }),
	};
}

function buttonsOf(
	t: Say,
	key: string,
	{ current, pages, mark, mayPost }: { current: number; pages: number; mark: string; mayPost: boolean },
): Button[][] {
	const id = (button: string, to: number): string => ["quellen", button, key, to, ...(mark ? [mark] : [])].join(":");
	const turn = (to: number, label: string): Button => ({
		id: id("seite", to),
		label,
		disabled: to < 0 || to >= pages,
	});
	return [
		pages > 1 ? [turn(current - 1, t(texts.before)), turn(current + 1, t(texts.after))] : [],
		[
			...(mark ? [{ id: `quellen:seite:${key}:0`, label: t(texts.everyone) }] : []),
			...(mayPost ? [{ id: id("allen", current), label: t(texts.publish) }] : []),
		],
	];
}

interface Line {
	readonly speaker: Speaker;
	readonly said: Attributed;
}

/** One field a speaker, two where their lines do not fit into one. */
function fieldsOf(
	t: Say,
	{ article }: ArticleRecord,
	readable: ReadableText,
	lines: readonly Line[],
	before: Speaker | undefined,
): Field[] {
	const fields: { name: string; value: string; speaker: Speaker }[] = [];
	for (const { speaker, said } of lines) {
		const value = lineOf(t, said, placeOf(t, article, readable, said.start, said.end));
		const last = fields.at(-1);
		if (last?.speaker === speaker && last.value.length + value.length < MOST_FIELD) {
			last.value += `\n${value}`;
			continue;
		}
		const who = speaker.name ? shorten(plain(speaker.name), 200) : t(texts.unknown);
		// A field must have a name; on the same page it was just said.
		const heading = last?.speaker === speaker ? "\u200b" : !last && before === speaker ? t(texts.more, { who }) : who;
		fields.push({ name: heading, value, speaker });
	}
	return fields.map(({ name, value }) => ({ name, value }));
}

function lineOf(t: Say, { kind, partlyVerbatim, passage, words, via }: Attributed, place: string): string {
	const kinds = {
		direct: texts.direct,
		indirect: texts.indirect,
		freeIndirect: texts.indirect,
		reported: texts.reported,
	};
	const notes = [`**${t(partlyVerbatim ? texts.partly : kinds[kind])}**`];
	if (via.length) notes.push(t(texts.via, { via: via.map((part) => plain(shorten(part, 80))).join(", ") }));
	if (words) notes.push(t(texts.words, { words: plain(shorten(words, 80)) }));
	notes.push(place);
	const line = notes.join(" · ");
	const room = Math.min(MOST_PASSAGE, MOST_FIELD - line.length - 8);
	return `${quote(shorten(plain(passage), room))}\n${line}`;
}
