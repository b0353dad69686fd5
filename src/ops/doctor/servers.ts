// Every server, by the checks that the bot itself makes at its start, on a copy of what the store says of it.
import type { Client, Guild as DiscordGuild } from "discord.js";
import { ChannelType, PermissionFlagsBits } from "discord.js";
import { type Config, settingsFor } from "../../config.ts";
import { createBackground } from "../../discord/background.ts";
import { discordPlatform } from "../../discord/platform.ts";
import { messageOf } from "../../errors.ts";
import { adviceForGuild, isGrave } from "../../first-run.ts";
import { followConfiguration } from "../../guild/feed-admin.ts";
import type { FeedDesk } from "../../guild/feed-desk.ts";
import { feeds } from "../../guild/feeds.ts";
import { Guild } from "../../guild/guild.ts";
import { type FeedRecord, feedRecord, revisionRecord } from "../../guild/records.ts";
import { loadSettings } from "../../guild/settings.ts";
import type { Log } from "../../log.ts";
import { actions } from "../../rules/registries.ts";
import { type Installation, put, type Store } from "../../store/store.ts";
import { defineTexts } from "../../texts.ts";
import { type Finding, finding } from "../finding.ts";
import { fromAdvice } from "./discord.ts";

const texts = defineTexts({
	de: {
		well: "{guild}: Rechte, Kanäle und Rollen stimmen.",
		settings:
			"{guild}: Die hochgeladenen Einstellungen (Fassung {latest}) passen nicht zu dieser Version. /einstellungen herunterladen, verbessern, hochladen.",
		untouchable:
			"{guild}: In {channels} darf geschrieben werden, aber der Bot darf dort keine Nachrichten verwalten: Regeln können nichts entfernen. Kanaleinstellungen → Berechtigungen.",
		failed: "{guild}: nicht zu Ende geprüft: {reason}",
	},
	en: {
		well: "{guild}: permissions, channels and roles are right.",
		settings:
			"{guild}: the uploaded settings (revision {latest}) do not fit this version. /settings download, mend, upload.",
		untouchable:
			"{guild}: people may write in {channels}, but the bot may not manage messages there: rules can remove nothing. Channel settings → Permissions.",
		failed: "{guild}: not checked to the end: {reason}",
	},
});

const MOST_CHANNELS = 10;

export interface ServersOptions {
	readonly config: Config;
	/** null where there is no log-in: then only the configuration's own feeds are known. */
	readonly client: Client<true> | null;
	/** null where there is none yet. */
	readonly store: Installation | null;
	/** Takes the copy. */
	readonly memory: Installation;
	readonly desk: FeedDesk;
	readonly now: () => number;
	readonly log: Log;
}

/** @returns also the addresses of all feeds that are read */
export async function checkServers(
	options: ServersOptions,
): Promise<{ readonly findings: Finding[]; readonly feeds: readonly string[] }> {
	const { config, client } = options;
	const findings: Finding[] = [];
	const urls = new Set<string>();
	if (!client) {
		for (const { config: settings } of [config.guild, ...config.guilds.values()])
			for (const { url } of settings.feeds) urls.add(url);
		return { findings, feeds: [...urls] };
	}
	for (const server of client.guilds.cache.values()) {
		try {
			const guild = await copyOf(server, client, options);
			findings.push(...(await about(guild, server)));
			for (const { poll, paused } of await feeds(guild)) if (!paused && !poll.stopped) urls.add(poll.url);
		} catch (error) {
			findings.push(finding("server", "error", texts.failed, { guild: server.name, reason: messageOf(error) }));
		}
	}
	return { findings, feeds: [...urls] };
}

/** The guild as it would be after a start, in memory. */
async function copyOf(server: DiscordGuild, client: Client<true>, options: ServersOptions): Promise<Guild> {
	const { config, store, memory, desk, now, log } = options;
	const copy = memory.guild(server.id);
	if (store) await copyRecords(store.guild(server.id), copy);
	const guild = new Guild({
		id: server.id,
		store: copy,
		platform: discordPlatform(client, server.id, now, createBackground(client.rest)),
		source: {
			file: settingsFor(config, server.id),
			check: (text) => config.checkOwn(text, "guild.yaml"),
			checkAside: async (text) => config.checkOwn(text, "guild.yaml"),
		},
		actions,
		desk,
		log,
		now,
		feedInterval: config.bot.feeds.interval,
		feedLimits: { min: config.bot.feeds.min, max: config.bot.feeds.max, perGuild: config.bot.limits.feedsPerGuild },
		wake() {},
	});
	await loadSettings(guild);
	await followConfiguration(guild);
	return guild;
}

/** What the checks ask for: feeds and settings. */
async function copyRecords(from: Store, to: Store): Promise<void> {
	for await (const { key, value } of from.list<FeedRecord>(feedRecord, "feed/"))
		await to.commit([put(feedRecord, key, value)]);
	for await (const { key, value } of from.list(revisionRecord, "settings/"))
		await to.commit([put(revisionRecord, key, value)]);
}

async function about(guild: Guild, server: DiscordGuild): Promise<Finding[]> {
	const advice = await adviceForGuild(guild, server);
	const found = advice.map((one) => fromAdvice("server", isGrave(one) ? "error" : "warning", one));
	const { latest, problems } = guild.inForce ?? { latest: 0, problems: [] };
	if (problems.length > 0) found.push(finding("server", "error", texts.settings, { guild: server.name, latest }));
	const channels = untouchable(server);
	if (channels.length > 0) {
		const named = channels.slice(0, MOST_CHANNELS).map((name) => `#${name}`);
		const list = named.join(", ") + (channels.length > MOST_CHANNELS ? ", …" : "");
		found.push(finding("server", "warning", texts.untouchable, { guild: server.name, channels: list }));
	}
	return found.length > 0 ? found : [finding("server", "ok", texts.well, { guild: server.name })];
}

/** Channels where everyone may write and the bot reads, but can remove nothing; only where it may on the server. */
function untouchable(server: DiscordGuild): string[] {
	const { me } = server.members;
	if (!me?.permissions.has(PermissionFlagsBits.ManageMessages)) return [];
	return [...server.channels.cache.values()]
		.filter((channel) => channel.type === ChannelType.GuildText || channel.type === ChannelType.GuildForum)
		.filter((channel) => {
			const [bot, everyone] = [channel.permissionsFor(me), channel.permissionsFor(server.roles.everyone)];
			return (
				bot.has(PermissionFlagsBits.ViewChannel) &&
				!bot.has(PermissionFlagsBits.ManageMessages) &&
				everyone.has([PermissionFlagsBits.ViewChannel, PermissionFlagsBits.SendMessages])
			);
		})
		.map(({ name }) => name);
}
