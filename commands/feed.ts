// /feed: which feeds are read, into which channel, how they fare, and why an article did not come.
import {
	type Action,
	type Answer,
	type ButtonAction,
	type Choice,
	type Context,
	defineCommand,
	type Option,
} from "../src/discord/command.ts";
import { UserError } from "../src/errors.ts";
import { allowedInterval, changeFeed, findFeed, removeFeed, resumeFeed } from "../src/guild/feed-admin.ts";
import { exportFeeds, importFeeds } from "../src/guild/feed-lists.ts";
import { acceptOffer, offered, offerFeeds } from "../src/guild/feed-offer.ts";
import { feedListView, offerPreview, previewOf, verdictsOf } from "../src/guild/feed-view.ts";
import { tracedArticles, whyView } from "../src/guild/feed-why.ts";
import { readConditions, readQuietHours, readTemplate, sayOptions } from "../src/guild/feed-words.ts";
import { feeds, readFeedsNow } from "../src/guild/feeds.ts";
import { plain, shorten } from "../src/guild/markdown.ts";
import type { FeedOptions, FeedRecord } from "../src/guild/records.ts";
import { checkMention } from "../src/guild/role-mentions.ts";
import { defineTexts, sayLoose, type Text, text } from "../src/texts.ts";

const texts = defineTexts({
	de: {
		add: "Feed hinzufügen",
		cancel: "Abbrechen",
		cancelled: "Abgebrochen. Es wurde nichts verändert.",
		added: "Feed hinzugefügt: **{title}** → <#{channel}>. Der neueste Artikel erscheint in den nächsten Sekunden.",
		choice: "Diese Seite bietet mehrere Feeds an. Welchen möchtest du?",
		missing:
			"In <#{channel}> fehlen mir Rechte: {rights}. Gib sie mir in den Kanaleinstellungen unter „Berechtigungen“, dann versuche es noch einmal.",
		wrongChannel:
			"In <#{channel}> kann ich keine Artikel veröffentlichen. Wähle bei „kanal“ einen Text-, Forums- oder Ankündigungskanal.",
		really: "**{title}** wirklich entfernen? Veröffentlichte Artikel und ihre Threads bleiben.",
		remove: "Entfernen",
		keep: "Behalten",
		removed: "Feed entfernt: **{title}**. Veröffentlichte Artikel und ihre Threads bleiben.",
		fromConfig:
			"**{title}** steht in den Einstellungen dieses Servers. Ändere ihn dort: `/einstellungen herunterladen`, unter `feeds` ändern, `/einstellungen hochladen`.",
		unknown: "Diesen Feed gibt es hier nicht. Wähle einen aus der Liste, die beim Tippen erscheint.",
		paused:
			"**{title}** ist angehalten. `/feed fortsetzen` liest ihn wieder; Artikel, die dann im Feed stehen, kommen nach.",
		resumed: "**{title}** wird wieder gelesen.",
		changed: "**{title}** → <#{channel}>, alle {minutes} Minuten. {options}",
		usual: "Sonst ist alles wie üblich.",
		nothing: "Du hast nichts angegeben, was ich ändern soll.",
		clamped: "Häufiger oder seltener als von {min} bis {max} Minuten lässt der Betreiber nicht zu.",
		now: { one: "{n} Feed wird jetzt gelesen.", other: "{n} Feeds werden jetzt gelesen." },
		fails: "Der Feed lässt sich gerade nicht lesen.",
		readable: "Der Feed ist lesbar: {n} Artikel.",
		noWhy:
			"Zu diesem Artikel habe ich nichts vermerkt. Ich merke mir die letzten Artikel jedes Feeds; steht er überhaupt im Feed? `/feed testen` zeigt es.",
		nothingToExport: "Es gibt noch keinen Feed. `/feed hinzufügen` fügt einen hinzu.",
		exported: { one: "{n} Feed als OPML-Datei.", other: "{n} Feeds als OPML-Datei." },
		imported: { one: "{n} Feed hinzugefügt.", other: "{n} Feeds hinzugefügt." },
		known: { one: "{n} gab es schon.", other: "{n} gab es schon." },
		left: {
			one: "{n} passte nicht mehr: Es sind höchstens {most} Feeds vorgesehen.",
			other: "{n} passten nicht mehr: Es sind höchstens {most} Feeds vorgesehen.",
		},
		noList: "Gib eine OPML-Datei oder die Adresse einer solchen Datei an.",
	},
	en: {
		add: "Add feed",
		cancel: "Cancel",
		cancelled: "Cancelled. Nothing was changed.",
		added: "Feed added: **{title}** → <#{channel}>. The newest article will appear within seconds.",
		choice: "This page offers several feeds. Which one do you want?",
		missing:
			"I lack permissions in <#{channel}>: {rights}. Grant them in the channel's settings under “Permissions”, then try again.",
		wrongChannel:
			"I cannot publish articles in <#{channel}>. Choose a text, forum or announcement channel with “channel”.",
		really: "Really remove **{title}**? Published articles and their threads stay.",
		remove: "Remove",
		keep: "Keep",
		removed: "Feed removed: **{title}**. Published articles and their threads stay.",
		fromConfig:
			"**{title}** is in this server's settings. Change it there: `/settings download`, change it under `feeds`, `/settings upload`.",
		unknown: "There is no such feed here. Choose one from the list that appears while you type.",
		paused: "**{title}** is paused. `/feed resume` reads it again; articles that are in the feed by then will follow.",
		resumed: "**{title}** is being read again.",
		changed: "**{title}** → <#{channel}>, every {minutes} minutes. {options}",
		usual: "Everything else is as usual.",
		nothing: "You gave nothing that I could change.",
		clamped: "The operator allows intervals from {min} to {max} minutes only.",
		now: { one: "{n} feed is being read now.", other: "{n} feeds are being read now." },
		fails: "The feed cannot be read at the moment.",
		readable: "The feed is readable: {n} articles.",
		noWhy:
			"I have noted nothing about this article. I remember the last articles of each feed; is it in the feed at all? `/feed test` shows.",
		nothingToExport: "There is no feed yet. `/feed add` adds one.",
		exported: { one: "{n} feed as an OPML file.", other: "{n} feeds as an OPML file." },
		imported: { one: "{n} feed added.", other: "{n} feeds added." },
		known: { one: "{n} was here already.", other: "{n} were here already." },
		left: {
			one: "{n} did not fit any more: at most {most} feeds are allowed.",
			other: "{n} did not fit any more: at most {most} feeds are allowed.",
		},
		noList: "Give an OPML file or the address of one.",
	},
});

const MINUTE = 60_000;

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
const channelOption: Option = {
	name: "kanal",
	english: "channel",
	description: text("Wo die Artikel erscheinen; ohne Angabe hier", "Where the articles appear; here by default"),
	type: "channel",
};

const option = (
	name: string,
	english: string,
	type: Option["type"],
	de: string,
	en: string,
	more: Partial<Option> = {},
): Option => ({
	name,
	english,
	type,
	description: text(de, en),
	...more,
});

type Run = (context: Context) => Promise<Answer>;

const action = (english: string, de: string, en: string, options: readonly Option[], run: Run): Action => ({
	english,
	description: text(de, en),
	options,
	run,
});

const button = (run: Run): ButtonAction => ({ role: "admin", update: true, run });

export default defineCommand({
	english: "feed",
	description: text(
		"Feeds verwalten: was wird gelesen, wo erscheint es?",
		"Manage feeds: what is read, where does it appear?",
	),
	role: "admin",
	parts: {
		hinzufügen: action(
			"add",
			"Einen Feed in einen Kanal bringen; die Adresse der Website genügt",
			"Bring a feed into a channel; the website's address is enough",
			[
				option("adresse", "address", "text", "Adresse des Feeds oder der Website", "Address of the feed or website", {
					required: true,
					min: 4,
					max: 2000,
				}),
				channelOption,
			],
			add,
		),
		liste: action(
			"list",
			"Alle Feeds und wie es ihnen geht",
			"All feeds and how they fare",
			[],
			({ guild, language, t }) =>
				feeds(guild).then(async (all) => ({ view: await feedListView(guild, all, 0, language, t) })),
		),
		bearbeiten: action(
			"edit",
			"Kanal, Abstand, Filter, Rolle, Ruhezeit, Vorlage ändern; „-“ nimmt etwas zurück",
			"Change channel, interval, filters, role, quiet hours, template; “-” takes back",
			[
				feedOption,
				{ ...channelOption, description: text("Wo die Artikel erscheinen", "Where the articles appear") },
				option("abstand", "interval", "number", "Minuten zwischen zwei Abrufen", "Minutes between two reads", {
					min: 1,
					max: 10_080,
				}),
				option(
					"nur",
					"only",
					"text",
					"Nur Artikel mit: rubrik:Sport, titel:Wahl*",
					"Only articles with: category:Sport, title:Elect*",
					{ max: 500 },
				),
				option("ohne", "without", "text", "Keine Artikel mit: rubrik:Anzeige", "No articles with: category:Ads", {
					max: 500,
				}),
				option("rolle", "role", "role", "Wird bei jedem Artikel erwähnt", "Mentioned with every article"),
				option("ohnerolle", "norole", "boolean", "Niemanden mehr erwähnen", "Mention nobody any more"),
				option(
					"ruhezeit",
					"quiet",
					"text",
					"Wann nichts gepostet wird: 22:00-06:00",
					"When nothing is posted: 22:00-06:00",
					{ max: 40 },
				),
				option(
					"prostunde",
					"perhour",
					"number",
					"Höchstens so viele je Stunde; 0: beliebig",
					"At most so many an hour; 0: any number",
					{ min: 0, max: 60 },
				),
				option("titel", "title", "text", "Vorlage: {category}: {title}", "Template: {category}: {title}", { max: 200 }),
				option(
					"text",
					"text",
					"text",
					"Vorlage: {teaser}, {author}, {date}; \\n: neue Zeile",
					"Template: {teaser}, {author}, {date}; \\n: new line",
					{ max: 1500 },
				),
				option("bild", "image", "boolean", "Ob das Bild gezeigt wird", "Whether the image is shown"),
			],
			edit,
		),
		pausieren: action(
			"pause",
			"Einen Feed vorerst nicht lesen",
			"Stop reading a feed for now",
			[feedOption],
			async (context) => {
				const record = await changeFeed(context.guild, (await chosen(context)).id, { paused: true });
				return { view: { text: context.t(texts.paused, { title: titleOf(record!) }) } };
			},
		),
		fortsetzen: action("resume", "Einen Feed wieder lesen", "Read a feed again", [feedOption], async (context) => {
			const record = await resumeFeed(context.guild, (await chosen(context)).id);
			context.guild.wake();
			return { view: { text: context.t(texts.resumed, { title: titleOf(record!) }) } };
		}),
		entfernen: action("remove", "Einen Feed nicht mehr lesen", "Stop reading a feed", [feedOption], async (context) => {
			const { t } = context;
			const feed = await changeable(context);
			return {
				view: {
					text: t(texts.really, { title: titleOf(feed) }),
					buttons: [
						[
							{ id: `feed:entfernen:${feed.id}`, label: t(texts.remove), style: "danger" },
							{ id: "feed:abbrechen", label: t(texts.keep) },
						],
					],
				},
			};
		}),
		testen: action(
			"test",
			"Lesen, ohne zu posten: was würde erscheinen?",
			"Read without posting: what would appear?",
			[feedOption],
			test,
		),
		warum: action(
			"why",
			"Warum wurde dieser Artikel (nicht) gepostet?",
			"Why was this article (not) posted?",
			[
				option("artikel", "article", "text", "Welcher Artikel?", "Which article?", {
					required: true,
					autocomplete: ({ guild }, typed) => tracedArticles(guild, typed),
				}),
			],
			async ({ guild, options, language, t }) => {
				const view = await whyView(guild, String(options.artikel), language, t);
				return { view: view ?? { text: t(texts.noWhy) } };
			},
		),
		jetzt: action(
			"now",
			"Sofort nach neuen Artikeln sehen",
			"Look for new articles at once",
			[{ ...feedOption, required: false }],
			async (context) => {
				const { guild, options, t } = context;
				const only = options.feed === undefined ? undefined : (await chosen(context)).id;
				await readFeedsNow(guild, ({ id }) => only === undefined || id === only);
				return { view: { text: t(texts.now, { n: only ? 1 : (await feeds(guild)).length }) } };
			},
		),
		export: action("export", "Alle Feeds als OPML-Datei", "All feeds as an OPML file", [], async ({ guild, t }) => {
			const { length: n } = await feeds(guild);
			if (n === 0) throw new UserError(texts.nothingToExport);
			return {
				view: { text: t(texts.exported, { n }), files: [{ name: "feeds.opml", text: await exportFeeds(guild) }] },
			};
		}),
		import: action(
			"import",
			"Feeds aus einer OPML-Liste hinzufügen",
			"Add the feeds of an OPML list",
			[
				option("datei", "file", "file", "Die Liste als Datei", "The list as a file"),
				option("adresse", "address", "text", "… oder ihre Adresse", "… or its address", { max: 2000 }),
				channelOption,
			],
			async (context) => {
				const { guild, options, actor, t } = context;
				const address = options.datei ?? options.adresse;
				if (address === undefined) throw new UserError(texts.noList);
				const result = await importFeeds(guild, String(address), channelOf(context), actor.id);
				const { added, known, left } = result;
				const lines = [
					t(texts.imported, { n: added.length }),
					known.length > 0 ? t(texts.known, { n: known.length }) : "",
					left.length > 0 ? t(texts.left, { n: left.length, most: guild.feedLimits.perGuild }) : "",
				];
				const body = added.map((title) => `- ${plain(shorten(title, 100))}`).join("\n");
				return { view: { text: lines.filter(Boolean).join(" "), sections: body ? [{ body }] : [] } };
			},
		),
	},
	buttons: {
		wählen: button(async (context) => {
			const [id = "", index = ""] = context.args;
			const { url, channel } = await offered(context.guild, id, Number(index));
			return preview(context, { url, channel, id, index: Number(index) });
		}),
		ja: button(async ({ guild, args, actor, t }) => {
			const record = await acceptOffer(guild, args[0] ?? "", Number(args[1]), actor.id);
			return { view: { text: t(texts.added, { title: titleOf(record), channel: record.channel }) } };
		}),
		entfernen: button(async ({ guild, args, t }) => {
			const removed = await removeFeed(guild, args[0] ?? "");
			if (!removed) throw new UserError(texts.unknown);
			return { view: { text: t(texts.removed, { title: titleOf(removed) }) } };
		}),
		abbrechen: button(async ({ t }) => ({ view: { text: t(texts.cancelled) } })),
		seite: button(async ({ guild, args, language, t }) => ({
			view: await feedListView(guild, await feeds(guild), Number(args[0]) || 0, language, t),
		})),
	},
});

const titleOf = ({ title, url }: Pick<FeedRecord, "title" | "url">): string => plain(title || url);

async function chosen({ guild, options }: Context): Promise<FeedRecord> {
	const feed = (await feeds(guild)).find(({ id, title, url }) => [id, title, url].includes(String(options.feed)));
	if (!feed) throw new UserError(texts.unknown);
	return feed;
}

/** @throws UserError for a feed that follows the configuration */
async function changeable(context: Context): Promise<FeedRecord> {
	const feed = await chosen(context);
	if (feed.source === "config") throw new UserError(texts.fromConfig, { title: titleOf(feed) });
	return feed;
}

/** The id of the channel that was given, or of this one. @throws UserError where articles cannot go there */
function channelOf({ guild, options, channelId, t }: Context): string {
	const wanted = String(options.kanal ?? channelId ?? "");
	const channel = guild.platform.channel(wanted);
	if (!channel || channel.kind === "thread" || channel.kind === "other")
		throw new UserError(texts.wrongChannel, { channel: wanted });
	if (channel.missing.length > 0) {
		const rights = channel.missing.map((right) => `„${t(right as Text<never>)}“`).join(", ");
		throw new UserError(texts.missing, { channel: channel.id, rights });
	}
	return channel.id;
}

async function add(context: Context): Promise<Answer> {
	const { guild, options, actor, t } = context;
	const channel = channelOf(context);
	const found = await findFeed(guild.desk, String(options.adresse));
	const candidates =
		found.type === "feed" ? [{ url: found.url, title: found.feed.title }] : found.candidates.slice(0, 20);
	const list = candidates.map(({ url, title }) => ({ url, title }));
	const id = await offerFeeds(guild, { channel, by: actor.id, feeds: list });
	if (found.type === "feed") return preview(context, { url: found.url, channel, id, index: 0 });
	const buttons = list.map(({ title }, index) => ({
		id: `feed:wählen:${id}:${index}`,
		label: shorten(`${index + 1}. ${title}`, 80),
	}));
	const lines = list.map(({ url, title }, index) => `${index + 1}. ${plain(title)}\n\`${url.replaceAll("`", "%60")}\``);
	const rows = Array.from({ length: Math.ceil(buttons.length / 5) }, (_, row) => buttons.slice(row * 5, row * 5 + 5));
	return { view: { sections: [{ body: [t(texts.choice), ...lines].join("\n") }], buttons: rows } };
}

async function preview(
	{ guild, t }: Context,
	offer: { url: string; channel: string; id: string; index: number },
): Promise<Answer> {
	return {
		view: {
			...(await offerPreview(guild, offer, t)),
			buttons: [
				[
					{ id: `feed:ja:${offer.id}:${offer.index}`, label: t(texts.add), style: "success" },
					{ id: "feed:abbrechen", label: t(texts.cancel) },
				],
			],
		},
	};
}

async function edit(context: Context): Promise<Answer> {
	const { guild, options, t } = context;
	const feed = await changeable(context);
	if (Object.keys(options).length < 2) throw new UserError(texts.nothing);
	const wanted = options.abstand === undefined ? feed.interval : Number(options.abstand) * MINUTE;
	const interval = options.abstand === undefined ? feed.interval : allowedInterval(guild, wanted);
	const channel = options.kanal === undefined ? feed.channel : channelOf(context);
	if (options.rolle !== undefined) checkMention(guild, String(options.rolle), context.actor);
	const record = (await changeFeed(guild, feed.id, { channel, interval, options: edited(feed.options, options) }))!;
	guild.wake();
	const role = record.options.roleMention ? guild.platform.role(record.options.roleMention) : null;
	const said = sayOptions(record.options, t, role).join(" · ") || t(texts.usual);
	const minutes = Math.round(interval / MINUTE);
	const { min, max } = guild.feedLimits;
	const limited = interval === wanted ? "" : `\n${t(texts.clamped, { min: min / MINUTE, max: max / MINUTE })}`;
	return { view: { text: t(texts.changed, { title: titleOf(record), channel, minutes, options: said }) + limited } };
}

/** The settings with what was given; what was not stays as it is. */
function edited(before: FeedOptions, given: Context["options"]): FeedOptions {
	const after: FeedOptions = { ...before };
	const filters = { ...before.filters };
	if (given.nur !== undefined) filters.any = readConditions(String(given.nur));
	if (given.ohne !== undefined) filters.not = readConditions(String(given.ohne));
	const kept = Object.entries(filters).filter(([, conditions]) => conditions.length > 0);
	after.filters = kept.length > 0 ? Object.fromEntries(kept) : null;
	if (given.rolle !== undefined) after.roleMention = String(given.rolle);
	if (given.ohnerolle === true) after.roleMention = null;
	if (given.ruhezeit !== undefined)
		after.quietHours = readQuietHours(String(given.ruhezeit), before.quietHours?.timeZone ?? "Europe/Berlin");
	if (given.prostunde !== undefined) after.perHour = Number(given.prostunde) || null;
	const template = { title: null, text: null, image: true, ...before.template };
	if (given.titel !== undefined) template.title = readTemplate(String(given.titel));
	if (given.text !== undefined) template.text = readTemplate(String(given.text));
	if (given.bild !== undefined) template.image = given.bild === true;
	after.template = template.title || template.text || !template.image ? template : null;
	return after;
}

async function test(context: Context): Promise<Answer> {
	const { guild, t, language } = context;
	const feed = await chosen(context);
	const read = await guild.desk.feed(feed.poll.url, 0);
	if (read.status === "failed") {
		const params = Object.entries(read.params).map(([key, value]) => [
			key,
			typeof value === "string" ? plain(value) : value,
		]);
		const body = sayLoose(language, read.text, Object.fromEntries(params));
		return { view: { sections: [{ title: t(texts.fails), body, tone: "warning" }] } };
	}
	const shown = await previewOf(guild, read.feed, feed.options, t);
	const [post] = shown.sections;
	const verdicts = await verdictsOf(guild, read.feed, feed, language, t);
	return {
		view: {
			text: `${t(texts.readable, { n: read.feed.articles.length })} ${shown.text}`,
			sections: [...(post ? [post] : []), { title: titleOf(feed), body: verdicts, tone: "good" }],
		},
	};
}
