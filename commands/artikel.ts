// /artikel: bring an article by its address, see and search those that are here.
import { type Answer, type Context, defineCommand, type Option } from "../src/discord/command.ts";
import { UserError } from "../src/errors.ts";
import { articles } from "../src/guild/archive.ts";
import { publishByHand } from "../src/guild/article-by-hand.ts";
import { plain, shorten, when } from "../src/guild/markdown.ts";
import { type ArticleRecord, articleKey, articleRecord } from "../src/guild/records.ts";
import type { Button } from "../src/guild/view.ts";
import { defineTexts, type Text, text } from "../src/texts.ts";

const texts = defineTexts({
	de: {
		published: "Veröffentlicht: {link}",
		there: "Dieser Artikel steht hier schon: {link}",
		waiting: "Der Artikel ist vorgemerkt: **{title}**. Posten konnte ich ihn noch nicht; ich versuche es weiter.",
		wrongChannel:
			"In <#{channel}> kann ich keine Artikel veröffentlichen. Wähle bei „kanal“ einen Text-, Forums- oder Ankündigungskanal.",
		missing:
			"In <#{channel}> fehlen mir Rechte: {rights}. Gib sie mir in den Kanaleinstellungen unter „Berechtigungen“, dann versuche es noch einmal.",
		none: "Hier wurde noch kein Artikel veröffentlicht.",
		noneFound: "Zu „{words}“ finde ich keinen Artikel. Versuche es mit weniger oder anderen Wörtern.",
		newest: { one: "{n} Artikel, der neueste zuerst", other: "{n} Artikel, die neuesten zuerst" },
		found: { one: "{n} Treffer", other: "{n} Treffer" },
		withdrawn: "zurückgezogen",
		more: "Weitere",
	},
	en: {
		published: "Published: {link}",
		there: "This article is here already: {link}",
		waiting: "The article is noted: **{title}**. I could not post it yet; I keep trying.",
		wrongChannel:
			"I cannot publish articles in <#{channel}>. Choose a text, forum or announcement channel with “channel”.",
		missing:
			"I lack permissions in <#{channel}>: {rights}. Grant them in the channel's settings under “Permissions”, then try again.",
		none: "No article has been published here yet.",
		noneFound: "I find no article for “{words}”. Try fewer or other words.",
		newest: { one: "{n} article, the newest first", other: "{n} articles, the newest first" },
		found: { one: "{n} hit", other: "{n} hits" },
		withdrawn: "withdrawn",
		more: "More",
	},
});

const PER_PAGE = 10;

const channelOption: Option = {
	name: "kanal",
	english: "channel",
	description: text("Wo er erscheint; ohne Angabe hier", "Where it appears; here by default"),
	type: "channel",
};

export default defineCommand({
	english: "article",
	description: text("Artikel, die hier besprochen werden", "Articles that are discussed here"),
	role: "member",
	parts: {
		veröffentlichen: {
			english: "publish",
			description: text("Einen Artikel von Hand bringen, mit Thread", "Bring an article by hand, with its thread"),
			role: "admin",
			options: [
				{
					name: "adresse",
					english: "address",
					description: text("Adresse des Artikels", "The article's address"),
					type: "text",
					required: true,
					min: 8,
					max: 2000,
				},
				channelOption,
			],
			run: publish,
		},
		liste: {
			english: "list",
			description: text("Die Artikel, die hier besprochen werden", "The articles that are discussed here"),
			run: (context) => list(context, 0),
		},
		suche: {
			english: "search",
			description: text("Artikel nach Wörtern suchen", "Search articles by words"),
			options: [
				{
					name: "wörter",
					english: "words",
					description: text("Wonach?", "What for?"),
					type: "text",
					required: true,
					min: 2,
					max: 200,
				},
			],
			run: search,
		},
	},
	buttons: {
		seite: { update: true, run: (context) => list(context, Number(context.args[0]) || 0) },
	},
});

async function publish({ guild, options, channelId, actor, t }: Context): Promise<Answer> {
	const wanted = String(options.kanal ?? channelId ?? "");
	const channel = guild.platform.channel(wanted);
	if (!channel || channel.kind === "thread" || channel.kind === "other")
		throw new UserError(texts.wrongChannel, { channel: wanted });
	if (channel.missing.length > 0) {
		const rights = channel.missing.map((right) => `„${t(right as Text<never>)}“`).join(", ");
		throw new UserError(texts.missing, { channel: channel.id, rights });
	}
	const { type, record } = await publishByHand(guild, String(options.adresse), channel.id, actor.id);
	const { channelId: at, messageId, article } = record;
	if (!at || !messageId) return { view: { text: t(texts.waiting, { title: plain(article.title) }) } };
	const link = guild.platform.messageUrl(at, messageId);
	return { view: { text: t(type === "there" ? texts.there : texts.published, { link }) } };
}

async function list({ guild, t }: Context, page: number): Promise<Answer> {
	const all = (await articles(guild)).filter(isShown);
	if (all.length === 0) return { view: { text: t(texts.none) } };
	const shown = all.slice(page * PER_PAGE, (page + 1) * PER_PAGE);
	const more: Button[] =
		(page + 1) * PER_PAGE < all.length ? [{ id: `artikel:seite:${page + 1}`, label: t(texts.more) }] : [];
	const body = shown.map((record) => lineOf({ guild, t }, record)).join("\n");
	return { view: { sections: [{ title: t(texts.newest, { n: all.length }), body }], buttons: [more] } };
}

async function search({ guild, options, t }: Context): Promise<Answer> {
	const words = String(options.wörter);
	const hits = await guild.archive.find(words, {}, { limit: 50 });
	const records = await Promise.all(
		hits.slice(0, PER_PAGE).map(({ key }) => guild.store.get(articleRecord, articleKey(key))),
	);
	const shown = records.filter((record) => record !== undefined);
	if (shown.length === 0) return { view: { text: t(texts.noneFound, { words: plain(shorten(words, 100)) }) } };
	const body = shown.map((record) => lineOf({ guild, t }, record)).join("\n");
	return { view: { sections: [{ title: t(texts.found, { n: hits.length }), body }] } };
}

const isShown = ({ state, messageId }: ArticleRecord): boolean => state !== "skipped" && messageId !== null;

function lineOf({ guild, t }: Pick<Context, "guild" | "t">, record: ArticleRecord): string {
	const { article, channelId, messageId, threadId, withdrawnAt } = record;
	const title = plain(shorten(article.title, 150));
	const place = threadId ? `<#${threadId}>` : guild.platform.messageUrl(channelId ?? "", messageId ?? "");
	const marks = [when(article.published ?? record.foundAt, "D"), withdrawnAt === null ? "" : t(texts.withdrawn)];
	return `- **${title}** · ${marks.filter(Boolean).join(" · ")}\n${place}`;
}
