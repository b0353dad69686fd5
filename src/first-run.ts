// What can go wrong on the first start, each with what to do, for the operator's terminal.
import { DiscordAPIError, type Guild as DiscordGuild } from "discord.js";
import { INVITE_PERMISSIONS } from "./discord/permissions.ts";
import { isGone } from "./discord/refusal.ts";
import { feeds } from "./guild/feeds.ts";
import type { Guild } from "./guild/guild.ts";
import { defineTexts, sayLoose, type Text } from "./texts.ts";

const texts = defineTexts({
	de: {
		token:
			"Discord nimmt das Token in DISCORD_TOKEN nicht an. Hol dir im Discord Developer Portal (deine Anwendung → Bot → „Reset Token“) ein neues, setze es ohne Leerzeichen und ohne „Bot “ davor und starte noch einmal.",
		intent:
			"Discord lässt den Bot nicht herein, weil „Message Content Intent“ ausgeschaltet ist. Schalte es im Discord Developer Portal ein (deine Anwendung → Bot → Privileged Gateway Intents) und starte noch einmal.",
		network:
			"Discord ist nicht erreichbar: {reason}. Prüfe die Internetverbindung; ein Proxy oder eine Firewall muss discord.com und gateway.discord.gg erlauben.",
		noGuild: "Der Bot ist auf keinem Server. Lade ihn mit dieser Adresse ein:\n  {url}",
		noFeed:
			"{guild}: Noch kein Feed. In Discord: /feed hinzufügen adresse:https://… kanal:#…  (oder in config/guild.yaml unter feeds).",
		noChannel:
			"{guild}: Der Kanal „{channel}“ für den Feed {feed} fehlt. Lege ihn an oder nenne in config/guild.yaml einen vorhandenen.",
		missing:
			"{guild}: In #{channel} fehlen dem Bot Rechte: {rights}. Kanaleinstellungen → Berechtigungen → Rolle des Bots.",
		noLog:
			"{guild}: Es gibt kein Protokoll: Der Kanal „{channel}“ fehlt. Lege ihn an (nur fürs Team sichtbar) oder nenne unter channels.log einen anderen; bis dahin handelt der Bot, ohne dass ihr es nachlesen könnt.",
		noLogSet:
			"{guild}: Für das Protokoll ist kein Kanal eingestellt. Trage in config/guild.yaml unter channels.log einen Kanal ein, den nur das Team sieht.",
		noReview:
			"{guild}: Für zurückgehaltene Kommentare gibt es keinen Kanal („{channel}“). Lege ihn an oder nenne unter channels.review einen anderen; bis dahin landen sie im Protokoll.",
		lowRank:
			"{guild}: Die Rolle des Bots steht ganz unten. Zieh sie unter Servereinstellungen → Rollen über die Rollen der Mitglieder, sonst wirken Timeouts nicht.",
	},
	en: {
		token:
			"Discord does not accept the token in DISCORD_TOKEN. Get a new one in the Discord Developer Portal (your application → Bot → “Reset Token”), set it without spaces and without “Bot ” in front, and start again.",
		intent:
			"Discord does not let the bot in because the “Message Content Intent” is off. Switch it on in the Discord Developer Portal (your application → Bot → Privileged Gateway Intents) and start again.",
		network:
			"Discord cannot be reached: {reason}. Check the Internet connection; a proxy or firewall must allow discord.com and gateway.discord.gg.",
		noGuild: "The bot is on no server. Invite it with this address:\n  {url}",
		noFeed:
			"{guild}: no feed yet. In Discord: /feed add address:https://… channel:#…  (or in config/guild.yaml under feeds).",
		noChannel:
			"{guild}: the channel “{channel}” for the feed {feed} is missing. Create it or name an existing one in config/guild.yaml.",
		missing:
			"{guild}: the bot lacks permissions in #{channel}: {rights}. Channel settings → Permissions → the bot's role.",
		noLog:
			"{guild}: there is no log: the channel “{channel}” is missing. Create it (visible to the team only) or name another one under channels.log; until then the bot acts without your being able to read it up.",
		noLogSet:
			"{guild}: no channel is set for the log. Name one that only the team can see under channels.log in config/guild.yaml.",
		noReview:
			"{guild}: there is no channel for held comments (“{channel}”). Create it or name another one under channels.review; until then they go to the log.",
		lowRank:
			"{guild}: the bot's role is at the very bottom. Drag it above the members' roles in Server Settings → Roles, or timeouts will not work.",
	},
});

export interface Advice {
	readonly text: Text;
	readonly params: Readonly<Record<string, string | number>>;
}

/** Both languages, for a terminal. */
export function sayAdvice({ text, params }: Advice): string {
	return `${sayLoose("de", text, params)}\n${sayLoose("en", text, params)}`;
}

/** What a failed log-in means; null where it is something else than a set-up problem. */
export function adviceForLogin(error: unknown): Advice | null {
	const { code, message } = error as { code?: unknown; message?: unknown };
	const said = String(message ?? "");
	if (code === "TokenInvalid" || code === 4004 || (error instanceof DiscordAPIError && error.status === 401)) {
		return { text: texts.token, params: {} };
	}
	if (code === 4014 || code === "DisallowedIntents" || /disallowed intents/i.test(said))
		return { text: texts.intent, params: {} };
	const network = ["ENOTFOUND", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"];
	const causes = [code, (error as { cause?: { code?: unknown } }).cause?.code].map(String);
	const cause = causes.find((one) => network.includes(one));
	return cause ? { text: texts.network as Text, params: { reason: cause } } : null;
}

/** The address with which an admin invites the bot, with just the rights it needs. */
export function inviteUrl(applicationId: string): string {
	const query = new URLSearchParams({
		client_id: applicationId,
		scope: "bot applications.commands",
		permissions: INVITE_PERMISSIONS.bitfield.toString(),
	});
	return `https://discord.com/oauth2/authorize?${query}`;
}

export function adviceForNoGuild(applicationId: string): Advice {
	return { text: texts.noGuild as Text, params: { url: inviteUrl(applicationId) } };
}

/** What a guild still lacks before the bot can do its work there. */
export async function adviceForGuild(guild: Guild, discord: DiscordGuild): Promise<Advice[]> {
	const found: Advice[] = [];
	const say = (text: Text, params: Record<string, string> = {}) =>
		found.push({ text, params: { guild: discord.name, ...params } });
	const all = await feeds(guild);
	if (all.length === 0) say(texts.noFeed as Text);
	for (const feed of all) {
		const channel = guild.platform.channel(feed.channel);
		if (!channel) say(texts.noChannel as Text, { channel: feed.channel, feed: feed.title || feed.url });
		else if (channel.missing.length) {
			say(texts.missing as Text, {
				channel: channel.name,
				rights: channel.missing.map(({ de }) => String(de)).join(", "),
			});
		}
	}
	const { log, review } = guild.config.channels;
	if (!log) say(texts.noLogSet as Text);
	else if (!guild.channels().log) say(texts.noLog as Text, { channel: log });
	if (review && !guild.channels().review) say(texts.noReview as Text, { channel: review });
	const me =
		discord.members.me ??
		(await discord.members.fetchMe().catch((error) => (isGone(error) ? null : Promise.reject(error))));
	if (me && me.roles.highest.position <= 1 && discord.roles.cache.size > 2) say(texts.lowRank as Text);
	return found;
}
