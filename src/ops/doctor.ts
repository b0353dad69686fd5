// `wortmeldung doctor`: what keeps an installation from its work, and how to mend it. It changes nothing: what the store
// says of feeds and settings is copied into memory, and the bot's own checks run on the copy.
import { createFetcher } from "../articles/fetch.ts";
import type { AllowPrivate } from "../articles/guard.ts";
import { type Config, ConfigError, checkConfig, loadConfig } from "../config.ts";
import { createFeedDesk, type FeedDesk } from "../guild/feed-desk.ts";
import { createLog } from "../log.ts";
import { openStore } from "../store/store.ts";
import { defineTexts } from "../texts.ts";
import { createWorkerPool } from "../work/worker-pool.ts";
import { connect } from "./doctor/discord.ts";
import { checkFeeds } from "./doctor/feeds.ts";
import { checkServers } from "./doctor/servers.ts";
import { checkStore } from "./doctor/store.ts";
import { type Finding, finding } from "./finding.ts";

export interface DoctorOptions {
	/** The configuration's folder. */
	readonly folder: string;
	/** As in DISCORD_TOKEN; never printed. */
	readonly token: string | undefined;
	/** Where Discord's API is, without version; Discord itself where it is left out. */
	readonly api?: string | undefined;
	/** In place of the configuration's store. */
	readonly store?: string | undefined;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	/** Exact hosts and ports on this machine that feeds may come from (tests). */
	readonly allowPrivate?: AllowPrivate;
}

const NODE = 24;

const texts = defineTexts({
	de: {
		node: "Node {version}.",
		oldNode: "Node {version} ist zu alt. Wortmeldung braucht Node {wanted} oder neuer: npm install bringt es mit.",
		config: "{folder}: ohne Fehler.",
		problem: "{file}:{line}:{column}: {problem}",
		contact:
			"Die Websites, deren Feeds du liest, können dich nicht erreichen. Trage in bot.yaml unter feeds.contact eine Adresse ein.",
		skipped: "Speicher, Server und Feeds sind nicht geprüft: Erst muss die Konfiguration stimmen.",
	},
	en: {
		node: "Node {version}.",
		oldNode: "Node {version} is too old. Wortmeldung needs Node {wanted} or newer: npm install brings it.",
		config: "{folder}: without errors.",
		problem: "{file}:{line}:{column}: {problem}",
		contact: "The websites whose feeds you read cannot reach you. Put an address into bot.yaml under feeds.contact.",
		skipped: "Store, servers and feeds are not checked: the configuration must be right first.",
	},
});

/** Looks at everything once. Never throws for what is wrong with the installation: that is what it tells. */
export async function examine(options: DoctorOptions): Promise<Finding[]> {
	const { folder, token, api, now } = options;
	const found: Finding[] = [checkNode(process.versions.node)];
	const config = await readConfig(folder, found);
	const link = await connect({ token, api, now, messageContent: config?.bot.messageContent ?? true });
	found.push(...link.findings);
	try {
		if (!config) return found;
		const { findings, store } = await checkStore(options.store || config.bot.store, now);
		found.push(...findings);
		const memory = await openStore("sqlite::memory:", { now });
		try {
			await withDesk(config, options, async (desk) => {
				const log = createLog("silent");
				const parts = { config, client: link.client, store, memory, desk, now, log };
				const servers = await checkServers(parts);
				found.push(...servers.findings, ...(await checkFeeds(servers.feeds, desk, now)));
			});
		} finally {
			await Promise.all([memory.close(), store?.close().catch(() => {})]);
		}
		return found;
	} finally {
		await link.close();
	}
}

function checkNode(version: string): Finding {
	const old = Number(version.split(".")[0]) < NODE;
	return finding("system", old ? "error" : "ok", old ? texts.oldNode : texts.node, { version, wanted: NODE });
}

async function readConfig(folder: string, found: Finding[]): Promise<Config | null> {
	for (const { file, line, column, message, suggestion } of await checkConfig([folder])) {
		const problem = (language: "de" | "en") => message[language] + (suggestion ? `. ${suggestion[language]}` : "");
		found.push(finding("configuration", "error", texts.problem, { file, line, column, problem }));
	}
	try {
		const config = await loadConfig(folder);
		found.push(finding("configuration", "ok", texts.config, { folder }));
		if (!config.bot.feeds.contact) found.push(finding("configuration", "warning", texts.contact));
		return config;
	} catch (error) {
		if (!(error instanceof ConfigError)) throw error;
		found.push(finding("configuration", "warning", texts.skipped));
		return null;
	}
}

/** Feeds are fetched as the bot fetches them: through the guard, and read in a thread of their own. */
async function withDesk(
	config: Config,
	options: DoctorOptions,
	work: (desk: FeedDesk) => Promise<void>,
): Promise<void> {
	const { contact } = config.bot.feeds;
	const fetcher = createFetcher({
		...(options.allowPrivate ? { allowPrivate: options.allowPrivate } : {}),
		now: options.now,
		timeoutMs: config.bot.limits.fetchTimeout,
		userAgent: `Wortmeldung/0.1 (news bot for Discord${contact ? `; +${contact}` : ""})`,
	});
	const pool = createWorkerPool();
	const desk = createFeedDesk({
		fetcher,
		now: options.now,
		reader: {
			parseFeed: (bytes, hints) => pool.run("feed", { bytes, hints }),
			extract: (html, about) => pool.extract(html, about),
			extractFragment: (html, about) => pool.run("fragment", { html, ...about }),
		},
	});
	try {
		await work(desk);
	} finally {
		await Promise.all([pool.close(), fetcher.close()]);
	}
}
