// How feeds are shown to those who look after them: their health, what they would post, what is on offer.
import type { ParsedFeed } from "../articles/article.ts";
import { filterArticle } from "../articles/filter.ts";
import { defineTexts, type Language, type Say, sayLoose, type Text } from "../texts.ts";
import { articleView } from "./article-view.ts";
import { articleOf } from "./feed-arrivals.ts";
import { readOffered } from "./feed-offer.ts";
import { sayOptions } from "./feed-words.ts";
import type { Guild } from "./guild.ts";
import { link, plain, shorten, when } from "./markdown.ts";
import { type FeedOptions, type FeedRecord, NO_OPTIONS, paceKey, paceRecord } from "./records.ts";
import type { Button, Section, View } from "./view.ts";

const texts = defineTexts({
	de: {
		found: "**{title}** → <#{channel}>. Passt das so?",
		none: "Noch kein Feed. Füge einen hinzu: `/feed hinzufügen adresse:https://…`",
		title: { one: "{n} Feed", other: "{n} Feeds" },
		ok: "gelesen {when}",
		never: "noch nicht gelesen",
		next: "nächster Abruf {when}",
		paused: "⏸ angehalten",
		stopped: "⏹ gestoppt, weil die Website ihn abgeschaltet hat",
		fromConfig: "aus der Konfiguration",
		noChannel: "⚠️ den Kanal „{channel}“ gibt es nicht",
		missing: "⚠️ in <#{channel}> fehlen mir Rechte: {rights}",
		posted: { one: "{n} Artikel in der letzten Stunde", other: "{n} Artikel in der letzten Stunde" },
		more: "Weitere",
		newest: "Die neuesten Artikel",
		looks: "So sieht der erste Beitrag aus:",
		empty: "Der Feed ist gerade leer; der nächste Artikel erscheint, sobald er dort steht.",
		repaired: "Der Feed ist fehlerhaft; ich lese ihn trotzdem.",
		passes: "würde gepostet",
	},
	en: {
		found: "**{title}** → <#{channel}>. Is that right?",
		none: "No feed yet. Add one: `/feed add address:https://…`",
		title: { one: "{n} feed", other: "{n} feeds" },
		ok: "read {when}",
		never: "not read yet",
		next: "next read {when}",
		paused: "⏸ paused",
		stopped: "⏹ stopped, because the website has switched it off",
		fromConfig: "from the configuration",
		noChannel: "⚠️ there is no channel “{channel}”",
		missing: "⚠️ I lack permissions in <#{channel}>: {rights}",
		posted: { one: "{n} article within the last hour", other: "{n} articles within the last hour" },
		more: "More",
		newest: "The newest articles",
		looks: "This is how the first post will look:",
		empty: "The feed is empty at the moment; the next article appears as soon as it is there.",
		repaired: "The feed is malformed; I read it nevertheless.",
		passes: "would be posted",
	},
});

const PER_PAGE = 12;

/** The feeds of a guild and how they fare, a page at a time. */
export async function feedListView(
	guild: Guild,
	all: readonly FeedRecord[],
	page: number,
	language: Language,
	t: Say,
): Promise<View> {
	if (all.length === 0) return { text: t(texts.none) };
	const sorted = all.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), "de"));
	const shown = sorted.slice(page * PER_PAGE, (page + 1) * PER_PAGE);
	const fields = await Promise.all(
		shown.map(async (feed) => ({
			name: shorten(plain(nameOf(feed)), 100),
			value: shorten(await healthOf(guild, feed, language, t), 400),
		})),
	);
	const further: Button[] =
		(page + 1) * PER_PAGE < all.length ? [{ id: `feed:seite:${page + 1}`, label: t(texts.more) }] : [];
	return { sections: [{ title: t(texts.title, { n: all.length }), fields }], buttons: [further] };
}

const nameOf = ({ title, url }: FeedRecord): string => title || url;

async function healthOf(guild: Guild, feed: FeedRecord, language: Language, t: Say): Promise<string> {
	const channel = guild.platform.channel(feed.channel);
	const { lastSuccess, next, stopped } = feed.poll;
	const posted = (await guild.store.get(paceRecord, paceKey(feed.id)))?.posted ?? [];
	const recent = posted.filter((at) => at > guild.now() - 3_600_000).length;
	const rights = channel?.missing.map((right) => `„${t(right as Text<never>)}“`).join(", ");
	const role = feed.options.roleMention ? guild.platform.role(feed.options.roleMention) : null;
	const parts = [
		channel ? `<#${channel.id}>` : t(texts.noChannel, { channel: plain(feed.channel) }),
		lastSuccess ? t(texts.ok, { when: when(lastSuccess, "R") }) : t(texts.never),
		stopped ? t(texts.stopped) : feed.paused ? t(texts.paused) : next ? t(texts.next, { when: when(next, "R") }) : "",
		recent > 0 ? t(texts.posted, { n: recent }) : "",
		...sayOptions(feed.options, t, role),
		feed.source === "config" ? t(texts.fromConfig) : "",
	].filter(Boolean);
	const trouble = [
		feed.lastError ? `⚠️ ${sayLoose(language, feed.lastError, escaped(feed.lastError.params))}` : "",
		channel && rights ? t(texts.missing, { channel: channel.id, rights }) : "",
	].filter(Boolean);
	return [parts.join(" · "), ...trouble].join("\n");
}

/** What websites said in a sentence, made harmless. */
function escaped(params: Readonly<Record<string, string | number>>): Record<string, string | number> {
	return Object.fromEntries(
		Object.entries(params).map(([key, value]) => [key, typeof value === "string" ? plain(value) : value]),
	);
}

/** What an offered feed would post where, before somebody takes it. @throws UserError where it cannot be read */
export async function offerPreview(
	guild: Guild,
	offer: { readonly url: string; readonly channel: string },
	t: Say,
): Promise<{ text: string; sections: Section[] }> {
	const feed = await readOffered(guild, offer.url);
	const { text, sections } = await previewOf(guild, feed, NO_OPTIONS, t);
	const title = plain(feed.title || offer.url);
	return { text: `${t(texts.found, { title, channel: offer.channel })}\n${text}`, sections };
}

/** The newest articles of a feed and, as it really will be, the post of the first. */
export async function previewOf(
	guild: Guild,
	feed: ParsedFeed,
	options: FeedOptions,
	t: Say,
): Promise<{ text: string; sections: Section[] }> {
	const newest = feed.articles.slice(0, 3).map(({ title, link: url, published }) => {
		const time = published ? ` · ${when(published, "R")}` : "";
		return `- ${url ? link(shorten(title, 150), url) : plain(shorten(title, 150))}${time}`;
	});
	const [first] = feed.articles;
	const list: Section = {
		title: t(texts.newest),
		body: [feed.repairs.length > 0 ? t(texts.repaired) : "", ...newest].filter(Boolean).join("\n"),
	};
	if (!first) return { text: t(texts.empty), sections: [] };
	const article = await articleOf(guild, first, feed.title, guild.now());
	const record = { article, editedAt: null, withdrawnAt: null };
	const { sections = [] } = articleView(record, guild.language, { template: options.template });
	return { text: t(texts.looks), sections: [...sections, list] };
}

/** What a feed's settings say about its newest articles, each with the reason. */
export async function verdictsOf(guild: Guild, feed: ParsedFeed, record: FeedRecord, language: Language, t: Say) {
	const lines = await Promise.all(
		feed.articles.slice(0, 5).map(async (item) => {
			const article = await articleOf(guild, item, feed.title, guild.now());
			const { passed, because } = filterArticle(record.options.filters ?? undefined, article);
			const why = because.map(({ text, params }) => sayLoose(language, text, escaped(params))).join(" ");
			const short = plain(shorten(article.title, 120));
			return passed ? `- ✅ ${short}: ${t(texts.passes)}` : `- ✖ ${short}: ${why}`;
		}),
	);
	return lines.join("\n");
}
