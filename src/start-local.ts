// `npm start` without a token: Local Discord, a small newspaper, the bot, and a page to click. Everything on this machine.
import { type Bot, createBot } from "./bot.ts";
import type { Case } from "./cases/case.ts";
import type { Config } from "./config.ts";
import { startNewsSite } from "./demo-news/site.ts";
import { readFeedsNow } from "./guild/feeds.ts";
import type { GuildEvent } from "./guild/guild.ts";
import { type LocalDiscord, startLocalDiscord } from "./local-discord/server.ts";
import { addScenes } from "./local-scenes.ts";
import type { Log } from "./log.ts";

export interface LocalStart {
	readonly discord: LocalDiscord;
	readonly bot: Bot;
	close(): Promise<void>;
}

const NEW_ARTICLE_EVERY = 90_000;
const READ_EVERY = 15_000;

/**
 * @param options.port of the page; 0 takes a free one
 * @param options.quiet no article appears by itself (screenshots, tests)
 * @throws Error when the port is taken
 */
export async function startLocal(
	config: Config,
	options: { port: number; log: Log; quiet?: boolean },
): Promise<LocalStart> {
	const { log } = options;
	const discord = await startLocalDiscord({
		port: options.port,
		onBug: (error, where) => log.error({ err: error, where }, "Local Discord"),
	});
	const site = await startNewsSite({
		now: discord.clock.now,
		...(options.quiet ? {} : { publishEveryMs: NEW_ARTICLE_EVERY }),
	});
	const { config: settings, rules } = config.guild;
	const feed = { url: site.feedUrl, channel: "nachrichten", postNewest: 2, interval: READ_EVERY };
	const local: Config = {
		...config,
		// A server of its own on this machine; what the configuration says about real servers is not for it.
		guilds: new Map(),
		guild: {
			rules,
			config: {
				...settings,
				channels: { log: "protokoll", review: "moderation", alertRole: "Moderation" },
				feeds: [feed],
			},
		},
	};
	const bot = await createBot({
		config: local,
		token: discord.token,
		api: discord.apiUrl,
		log,
		now: discord.clock.now,
		storeUrl: "sqlite::memory:",
		// Its own newspaper, and what is attached to messages here.
		allowPrivate: (host, port) => host === "127.0.0.1" && [site.port, Number(new URL(discord.url).port)].includes(port),
		tickEvery: 2_000,
		observe: (event) => explain(discord, event),
	});
	// The moved clock makes things due.
	discord.clock.onAdvance(() => void bot.tick());
	await bot.tick();
	addScenes(discord, site, () => {
		const guild = bot.guild(discord.guildId());
		if (guild) return readFeedsNow(guild).then(() => bot.tick());
		return Promise.resolve();
	});
	return {
		discord,
		bot,
		async close() {
			await bot.stop();
			await Promise.all([site.close(), discord.close()]);
		},
	};
}

/** Says in the page's side panel what the bot did and why. */
function explain(discord: LocalDiscord, event: GuildEvent): void {
	if (event.type === "case") discord.explain(ofCase(event.record));
	else if (event.type === "allowed") {
		discord.explain({
			de: "Kommentar geprüft: Keine Regel trifft zu, er bleibt stehen. Sein Text wird nicht gespeichert, er wird nur gezählt.",
			en: "Comment checked: no rule applies, it stays. Its text is not stored, it is only counted.",
		});
	} else {
		const words = STEPS[event.step];
		if (words) discord.explain({ de: words.de, en: words.en, detail: event.record.article.title });
	}
}

const STEPS: Readonly<Record<string, { de: string; en: string }>> = {
	post: {
		de: "Neuer Artikel im Feed: veröffentlicht und vermerkt.",
		en: "New article in the feed: posted and recorded.",
	},
	thread: { de: "Thread unter dem Artikel geöffnet.", en: "Thread opened under the article." },
	welcome: {
		de: "Erste Zeile im Thread geschrieben: Die Diskussion ist eröffnet.",
		en: "First line written: the discussion is open.",
	},
	rename: { de: "Auch der Thread heißt jetzt wie der Artikel.", en: "The thread has the article's new name." },
	note: {
		de: "Im Thread steht, was sich am Artikel geändert hat.",
		en: "The thread says what changed in the article.",
	},
	edit: {
		de: "Der Artikel wurde auf der Website geändert: Beitrag nachgeführt.",
		en: "The article changed on the website: post updated.",
	},
};

function ofCase(record: Case): { de: string; en: string; detail: unknown } {
	const rules = record.rules.map(({ name }) => `„${name}“`).join(", ");
	const notice = record.messages.find(({ kind }) => kind === "notice")?.progress.state;
	const told = {
		de:
			notice === "done"
				? " Die Begründung ist zugestellt."
				: notice === "refused"
					? " Direktnachrichten sind zu: Die Begründung wartet auf die nächste Interaktion."
					: "",
		en:
			notice === "done"
				? " The reasons were delivered."
				: notice === "refused"
					? " Direct messages are closed: the reasons wait for the next interaction."
					: "",
	};
	const decided = REVIEWS[record.review];
	if (decided) {
		const { de, en } = decided;
		return { de: `Fall ${record.number}: ${de}`, en: `Case ${record.number}: ${en}`, detail: record.history };
	}
	const decision = DECISIONS[record.decision];
	return {
		de: `Fall ${record.number}: Regel ${rules} trifft zu → ${decision.de}.${told.de}`,
		en: `Case ${record.number}: rule ${rules} applies → ${decision.en}.${told.en}`,
		detail: {
			matches: record.matches.map(({ rule, condition, text, note }) => ({ rule, condition, text, note: note?.de })),
			actions: record.actions.map(({ action, effects }) => ({
				action,
				effects: effects.map(({ effect, progress }) => `${effect.kind}: ${progress.state}`),
			})),
		},
	};
}

const REVIEWS: Readonly<Record<string, { de: string; en: string }>> = {
	released: {
		de: "Ein Mensch hat den Kommentar freigegeben; er steht im Thread.",
		en: "A person approved the comment; it stands in the thread.",
	},
	rejected: {
		de: "Ein Mensch hat den Kommentar abgelehnt; wer ihn schrieb, erfährt die Begründung.",
		en: "A person rejected the comment; its author hears the reasons.",
	},
};

const DECISIONS = {
	allow: { de: "nur beobachtet", en: "only watched" },
	flag: { de: "für die Moderation markiert", en: "flagged for the moderators" },
	unchecked: { de: "nicht prüfbar, geht an einen Menschen", en: "not checkable, goes to a person" },
	hold: { de: "zurückgehalten, ein Mensch entscheidet", en: "held, a person decides" },
	remove: { de: "entfernt", en: "removed" },
} as const;
