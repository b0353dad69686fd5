// /feed: which feeds are read, into which channel, how they fare.
import { type Answer, type Choice, type Context, defineCommand, type Option } from "../src/discord/command.ts";
import { UserError } from "../src/errors.ts";
import { addFeed, findFeed, removeFeed } from "../src/guild/feed-admin.ts";
import { feeds } from "../src/guild/feeds.ts";
import { link, plain, shorten, when } from "../src/guild/markdown.ts";
import type { FeedRecord } from "../src/guild/records.ts";
import type { View } from "../src/guild/view.ts";
import { defineTexts, sayLoose, type Text, text } from "../src/texts.ts";

const texts = defineTexts({
	de: {
		added: "Feed hinzugefügt: **{title}** → <#{channel}>. Der neueste Artikel erscheint in den nächsten Sekunden.",
		preview: "Neueste Artikel",
		choice: "Diese Seite bietet mehrere Feeds an. Wähle einen und rufe `/feed hinzufügen` mit seiner Adresse auf:",
		missing:
			"In <#{channel}> fehlen mir Rechte: {rights}. Gib sie mir in den Kanaleinstellungen unter „Berechtigungen“, dann versuche es noch einmal.",
		wrongChannel:
			"In <#{channel}> kann ich keine Artikel veröffentlichen. Wähle einen Text-, Forums- oder Ankündigungskanal.",
		none: "Noch kein Feed. Füge einen hinzu: `/feed hinzufügen adresse:https://… kanal:#…`",
		title: "Feeds",
		ok: "zuletzt gelesen {when}",
		never: "noch nicht gelesen",
		next: "nächster Abruf {when}",
		paused: "angehalten",
		stopped: "gestoppt",
		fromConfig: "aus der Konfiguration",
		removed: "Feed entfernt: **{title}**. Veröffentlichte Artikel und ihre Threads bleiben.",
		fromConfigRemove:
			"**{title}** steht in der Konfigurationsdatei. Nimm ihn dort heraus, sonst kommt er beim nächsten Start wieder.",
		unknown: "Diesen Feed gibt es hier nicht. Wähle einen aus der Liste, die beim Tippen erscheint.",
		readable: "Der Feed ist lesbar: {n} Artikel.",
		repaired: "Er ist fehlerhaft; ich habe ihn repariert gelesen.",
		fails: "Der Feed lässt sich gerade nicht lesen.",
	},
	en: {
		added: "Feed added: **{title}** → <#{channel}>. The newest article will appear within seconds.",
		preview: "Newest articles",
		choice: "This page offers several feeds. Choose one and use `/feed add` with its address:",
		missing:
			"I lack permissions in <#{channel}>: {rights}. Grant them in the channel's settings under “Permissions”, then try again.",
		wrongChannel: "I cannot publish articles in <#{channel}>. Choose a text, forum or announcement channel.",
		none: "No feed yet. Add one: `/feed add address:https://… channel:#…`",
		title: "Feeds",
		ok: "last read {when}",
		never: "not read yet",
		next: "next read {when}",
		paused: "paused",
		stopped: "stopped",
		fromConfig: "from the configuration",
		removed: "Feed removed: **{title}**. Published articles and their threads stay.",
		fromConfigRemove:
			"**{title}** is in the configuration file. Take it out there, or it will come back at the next start.",
		unknown: "There is no such feed here. Choose one from the list that appears while you type.",
		readable: "The feed is readable: {n} articles.",
		repaired: "It is malformed; I repaired it while reading.",
		fails: "The feed cannot be read at the moment.",
	},
});

const feedOption: Option = {
	name: "feed",
	english: "feed",
	description: text("Welcher Feed?", "Which feed?"),
	type: "text",
	required: true,
	autocomplete: async ({ guild }, typed): Promise<Choice[]> => {
		const wanted = typed.toLowerCase();
		return (await feeds(guild))
			.filter(({ title, url }) => `${title} ${url}`.toLowerCase().includes(wanted))
			.map(({ id, title, url }) => ({ name: shorten(title || url, 100), value: id }));
	},
};

export default defineCommand({
	english: "feed",
	description: text(
		"Feeds verwalten: was wird gelesen und wo erscheint es?",
		"Manage feeds: what is read, and where does it appear?",
	),
	role: "admin",
	parts: {
		hinzufügen: {
			english: "add",
			description: text(
				"Einen Feed in einen Kanal bringen; die Adresse der Website genügt.",
				"Bring a feed into a channel; the website's address is enough.",
			),
			options: [
				{
					name: "adresse",
					english: "address",
					description: text(
						"Adresse des Feeds oder einer Seite der Website",
						"Address of the feed or of a page of the website",
					),
					type: "text",
					required: true,
					min: 4,
					max: 2000,
				},
				{
					name: "kanal",
					english: "channel",
					description: text("Wo die Artikel erscheinen", "Where the articles appear"),
					type: "channel",
					required: true,
				},
			],
			run: add,
		},
		liste: {
			english: "list",
			description: text("Alle Feeds und wie es ihnen geht", "All feeds and how they fare"),
			run: list,
		},
		entfernen: {
			english: "remove",
			description: text("Einen Feed nicht mehr lesen", "Stop reading a feed"),
			options: [feedOption],
			run: async ({ guild, options, t }) => {
				const known = (await feeds(guild)).find(({ id }) => id === options.feed);
				if (known?.source === "config")
					throw new UserError(texts.fromConfigRemove, { title: plain(known.title || known.url) });
				const removed = await removeFeed(guild, String(options.feed));
				if (!removed) throw new UserError(texts.unknown);
				return { view: { text: t(texts.removed, { title: plain(removed.title || removed.url) }) } };
			},
		},
		testen: {
			english: "test",
			description: text(
				"Einen Feed jetzt lesen, ohne etwas zu veröffentlichen",
				"Read a feed now without publishing anything",
			),
			options: [feedOption],
			run: test,
		},
	},
});

async function add({ guild, options, t, actor }: Context): Promise<Answer> {
	const channel = guild.platform.channel(String(options.kanal));
	const channelId = String(options.kanal);
	if (!channel || channel.kind === "thread" || channel.kind === "other") {
		throw new UserError(texts.wrongChannel, { channel: channelId });
	}
	if (channel.missing.length) {
		const rights = channel.missing.map((right) => `„${t(right as Text<never>)}“`).join(", ");
		throw new UserError(texts.missing, { channel: channelId, rights });
	}
	const found = await findFeed(guild.desk, String(options.adresse));
	if (found.type === "choice") {
		const lines = found.candidates.map(({ url, title }) => `- ${plain(title)}\n  \`${url.replaceAll("`", "%60")}\``);
		return { view: { sections: [{ body: [t(texts.choice), ...lines].join("\n") }] } };
	}
	const record = await addFeed(guild, {
		url: found.url,
		channel: channel.id,
		source: "command",
		interval: guild.feedInterval,
		postNewest: 1,
		title: found.feed.title,
		addedBy: actor.id,
	});
	guild.wake();
	return {
		view: {
			text: t(texts.added, { title: plain(record.title || record.url), channel: channel.id }),
			sections: [{ title: t(texts.preview), body: newest(found.feed.articles) }],
		},
	};
}

function newest(articles: readonly { title: string; link: string; published: number | null }[]): string {
	return articles
		.slice(0, 3)
		.map(
			({ title, link: url, published }) =>
				`- ${url ? link(title, url) : plain(title)}${published ? ` · ${when(published, "R")}` : ""}`,
		)
		.join("\n");
}

async function list({ guild, t, language }: Context): Promise<Answer> {
	const all = await feeds(guild);
	if (all.length === 0) return { view: { text: t(texts.none) } };
	const health = (feed: FeedRecord): string => {
		const channel = guild.platform.channel(feed.channel);
		const { lastSuccess, next, stopped } = feed.poll;
		const parts = [
			channel ? `<#${channel.id}>` : `#${plain(feed.channel)}`,
			lastSuccess ? t(texts.ok, { when: when(lastSuccess, "R") }) : t(texts.never),
		];
		if (feed.paused || stopped) parts.push(t(stopped ? texts.stopped : texts.paused));
		else if (next) parts.push(t(texts.next, { when: when(next, "R") }));
		if (feed.source === "config") parts.push(t(texts.fromConfig));
		const problem = feed.lastError && `\n⚠️ ${sayLoose(language, feed.lastError, feed.lastError.params)}`;
		return `${parts.join(" · ")}${problem ?? ""}`;
	};
	return {
		view: {
			sections: [
				{
					title: t(texts.title),
					fields: all.map((feed) => ({ name: shorten(plain(feed.title || feed.url), 200), value: health(feed) })),
				},
			],
		},
	};
}

async function test({ guild, options, t, language }: Context): Promise<Answer> {
	const feed = (await feeds(guild)).find(({ id }) => id === options.feed);
	if (!feed) throw new UserError(texts.unknown);
	const read = await guild.desk.feed(feed.poll.url, 0);
	const view: View =
		read.status === "failed"
			? { sections: [{ title: t(texts.fails), body: sayLoose(language, read.text, read.params), tone: "warning" }] }
			: {
					sections: [
						{
							title: read.feed.title ? plain(read.feed.title) : t(texts.title),
							body: [
								t(texts.readable, { n: read.feed.articles.length }),
								...(read.feed.repairs.length ? [t(texts.repaired)] : []),
								newest(read.feed.articles),
							].join("\n"),
							tone: "good",
						},
					],
				};
	return { view };
}
