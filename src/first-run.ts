// What can go wrong on the first start, each with what to do, for the operator's terminal.
import {
	DiscordAPIError,
	type Guild as DiscordGuild,
	GatewayIntentBits,
	type GuildMember,
	PermissionFlagsBits,
} from "discord.js";
import {
	INVITE_PERMISSIONS,
	isModerator,
	missingEverywhere,
	missingForTelling,
	missingRights,
} from "./discord/permissions.ts";
import { isGone } from "./discord/refusal.ts";
import { feeds } from "./guild/feeds.ts";
import type { Guild } from "./guild/guild.ts";
import { plan } from "./rules/compile.ts";
import { defineTexts, type Language, sayLoose, type Text } from "./texts.ts";

const texts = defineTexts({
	de: {
		token:
			"Discord nimmt das Token in DISCORD_TOKEN nicht an. Hol dir im Discord Developer Portal (deine Anwendung → Bot → „Reset Token“) ein neues, setze es ohne Leerzeichen und ohne „Bot “ davor und starte noch einmal.",
		intent:
			"Discord lässt den Bot nicht herein, weil „Message Content Intent“ ausgeschaltet ist. Schalte es im Discord Developer Portal ein (deine Anwendung → Bot → Privileged Gateway Intents) und starte noch einmal. Ohne geht es auch: mit „messageContent: false“ in config/bot.yaml liest der Bot nicht mit und prüft nur, was durch das Formular kommt und was Discords AutoMod kennt.",
		unread:
			"{guild}: Der Bot liest nicht mit (bot.yaml: messageContent: false). Geprüft wird nur, was durch das Formular kommt (discussion.comments) und was AutoMod kennt (/regeln automod); alles andere bleibt ungeprüft stehen.",
		unreadNoAutoMod:
			"{guild}: Der Bot liest nicht mit (bot.yaml: messageContent: false), und AutoMod ist nicht eingeschaltet (guild.yaml: autoMod.enabled). Geprüft wird nur, was durch das Formular kommt; alles andere bleibt ungeprüft stehen.",
		network:
			"Discord ist nicht erreichbar: {reason}. Prüfe die Internetverbindung; ein Proxy oder eine Firewall muss discord.com und gateway.discord.gg erlauben.",
		noGuild: "Der Bot ist auf keinem Server. Lade ihn mit dieser Adresse ein:\n  {url}",
		noFeed:
			"{guild}: Noch kein Feed. In Discord: /einrichten führt durch alles (oder /feed hinzufügen, oder config/guild.yaml unter feeds).",
		noChannel:
			"{guild}: Der Kanal „{channel}“ für den Feed {feed} fehlt. Lege ihn an oder nenne in config/guild.yaml einen vorhandenen.",
		missing:
			"{guild}: In #{channel} fehlen dem Bot Rechte: {rights}. Kanaleinstellungen → Berechtigungen → Rolle des Bots hinzufügen und erlauben.",
		missingEverywhere:
			"{guild}: Auf dem Server fehlen dem Bot Rechte, die seine Regeln brauchen: {rights}. Servereinstellungen → Rollen → Rolle des Bots.",
		open: "{guild}: #{channel} kann jeder lesen. Dort stehen entfernte Kommentare und wer sie schrieb: Nimm @everyone unter Kanaleinstellungen → Berechtigungen „Kanal ansehen“.",
		noLog:
			"{guild}: Es gibt kein Protokoll: Der Kanal „{channel}“ fehlt. Lege ihn an (nur fürs Team sichtbar) oder nenne unter channels.log einen anderen; bis dahin handelt der Bot, ohne dass ihr es nachlesen könnt.",
		noLogSet:
			"{guild}: Für das Protokoll ist kein Kanal eingestellt. Trage in config/guild.yaml unter channels.log einen Kanal ein, den nur das Team sieht.",
		noReview:
			"{guild}: Für zurückgehaltene Kommentare gibt es keinen Kanal („{channel}“). Lege ihn an oder nenne unter channels.review einen anderen; bis dahin landen sie im Protokoll.",
		noAudit:
			"{guild}: Dem Bot fehlt „Audit-Log einsehen“. Was Moderatoren in Discord selbst tun, wird so nicht zu Fällen, und was AutoMod blockierte, während er weg war, erfährt er nicht. Servereinstellungen → Rollen → Rolle des Bots.",
		lowRank:
			"{guild}: Diese Rollen stehen über der Rolle des Bots: {roles}. Wer eine davon hat, lässt sich nicht in den Timeout schicken. Zieh die Rolle des Bots unter Servereinstellungen → Rollen darüber.",
	},
	en: {
		token:
			"Discord does not accept the token in DISCORD_TOKEN. Get a new one in the Discord Developer Portal (your application → Bot → “Reset Token”), set it without spaces and without “Bot ” in front, and start again.",
		intent:
			"Discord does not let the bot in because the “Message Content Intent” is off. Switch it on in the Discord Developer Portal (your application → Bot → Privileged Gateway Intents) and start again. It works without as well: with “messageContent: false” in config/bot.yaml the bot does not read along and checks only what comes through the form and what Discord's AutoMod knows.",
		unread:
			"{guild}: the bot does not read along (bot.yaml: messageContent: false). Only what comes through the form (discussion.comments) and what AutoMod knows (/rules automod) is checked; all else stays unchecked.",
		unreadNoAutoMod:
			"{guild}: the bot does not read along (bot.yaml: messageContent: false), and AutoMod is not switched on (guild.yaml: autoMod.enabled). Only what comes through the form is checked; all else stays unchecked.",
		network:
			"Discord cannot be reached: {reason}. Check the Internet connection; a proxy or firewall must allow discord.com and gateway.discord.gg.",
		noGuild: "The bot is on no server. Invite it with this address:\n  {url}",
		noFeed:
			"{guild}: no feed yet. In Discord: /setup leads through everything (or /feed add, or config/guild.yaml under feeds).",
		noChannel:
			"{guild}: the channel “{channel}” for the feed {feed} is missing. Create it or name an existing one in config/guild.yaml.",
		missing:
			"{guild}: the bot lacks permissions in #{channel}: {rights}. Channel settings → Permissions → add the bot's role and allow them.",
		missingEverywhere:
			"{guild}: the bot lacks permissions on the server that its rules need: {rights}. Server Settings → Roles → the bot's role.",
		open: "{guild}: everyone can read #{channel}. Removed comments stand there with who wrote them: take “View Channel” from @everyone in the channel's settings → Permissions.",
		noLog:
			"{guild}: there is no log: the channel “{channel}” is missing. Create it (visible to the team only) or name another one under channels.log; until then the bot acts without your being able to read it up.",
		noLogSet:
			"{guild}: no channel is set for the log. Name one that only the team can see under channels.log in config/guild.yaml.",
		noReview:
			"{guild}: there is no channel for held comments (“{channel}”). Create it or name another one under channels.review; until then they go to the log.",
		noAudit:
			"{guild}: the bot lacks “View Audit Log”. What moderators do in Discord itself becomes no case then, and it does not learn what AutoMod blocked while it was away. Server Settings → Roles → the bot's role.",
		lowRank:
			"{guild}: these roles stand above the bot's: {roles}. Whoever has one of them cannot be timed out. Drag the bot's role above them in Server Settings → Roles.",
	},
});

const GRAVE: ReadonlySet<Text> = new Set<Text>([
	texts.token,
	texts.intent,
	texts.network,
	texts.noChannel,
	texts.missing,
	texts.missingEverywhere,
	texts.open,
]);

export interface Advice {
	readonly text: Text;
	/** Names of rights are texts themselves, each said in the language of its sentence. */
	readonly params: Readonly<Record<string, string | number | readonly Text[]>>;
}

/** Both languages, for a terminal. */
export function sayAdvice(advice: Advice): string {
	return `${adviceIn("de", advice)}\n${adviceIn("en", advice)}`;
}

/** In one language. */
export function adviceIn(language: Language, { text, params }: Advice): string {
	const plain = Object.entries(params).map(([name, value]) => [
		name,
		Array.isArray(value) ? value.map((one: Text) => sayLoose(language, one)).join(", ") : value,
	]);
	return sayLoose(language, text, Object.fromEntries(plain));
}

/** What keeps the bot from its work or shows something to the wrong people; all else only limits it. */
export function isGrave({ text }: Advice): boolean {
	return GRAVE.has(text);
}

/** Whether it is about the way to Discord, which may mend itself. */
export function isNetwork({ text }: Advice): boolean {
	return text === texts.network;
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
	const me =
		discord.members.me ??
		(await discord.members.fetchMe().catch((error) => (isGone(error) ? null : Promise.reject(error))));
	const found = [...(await aboutFeeds(guild, discord, me)), ...aboutTeamChannels(guild, discord, me)];
	if (me) found.push(...aboutServer(guild, discord, me));
	if (!discord.client.options.intents.has(GatewayIntentBits.MessageContent)) {
		const said = guild.config.autoMod.enabled ? texts.unread : texts.unreadNoAutoMod;
		found.push({ text: said as Text, params: {} });
	}
	return found.map(({ text, params }) => ({ text, params: { guild: discord.name, ...params } }));
}

async function aboutFeeds(guild: Guild, discord: DiscordGuild, me: GuildMember | null): Promise<Advice[]> {
	const all = await feeds(guild);
	if (all.length === 0) return [{ text: texts.noFeed as Text, params: {} }];
	const found = new Map<string, Advice>();
	for (const feed of all) {
		const channel = discord.channels.cache.get(guild.platform.channel(feed.channel)?.id ?? "");
		if (!channel) {
			const params = { channel: feed.channel, feed: feed.title || feed.url };
			found.set(`${feed.channel}/${feed.url}`, { text: texts.noChannel as Text, params });
			continue;
		}
		const { mode } = feed.options.comments ?? guild.config.discussion.comments;
		const rights = me ? missingRights(channel, me, { form: mode !== "open" }) : [];
		// Several feeds in one channel lack the same.
		if (rights.length)
			found.set(channel.id, { text: texts.missing as Text, params: { channel: channel.name, rights } });
	}
	return [...found.values()];
}

/** The log and the review channel: there, written to by the bot, read by the team only. */
function aboutTeamChannels(guild: Guild, discord: DiscordGuild, me: GuildMember | null): Advice[] {
	const { log, review } = guild.config.channels;
	const found: Advice[] = [];
	if (!log) found.push({ text: texts.noLogSet as Text, params: {} });
	const seen = new Set<string>();
	for (const [wanted, missing] of [
		[log, texts.noLog],
		[review, texts.noReview],
	] as const) {
		if (!wanted) continue;
		const info = guild.platform.channel(wanted);
		// A category or a voice channel of that name takes no messages of this kind.
		const channel = info && TAKES_MESSAGES.has(info.kind) ? discord.channels.cache.get(info.id) : undefined;
		if (!channel) {
			found.push({ text: missing as Text, params: { channel: wanted } });
			continue;
		}
		if (seen.has(channel.id)) continue;
		seen.add(channel.id);
		const rights = me ? missingForTelling(channel, me) : [];
		const params = { channel: channel.name };
		if (rights.length) found.push({ text: texts.missing as Text, params: { ...params, rights } });
		if (channel.permissionsFor(discord.roles.everyone).has(PermissionFlagsBits.ViewChannel)) {
			found.push({ text: texts.open as Text, params });
		}
	}
	return found;
}

const TAKES_MESSAGES: ReadonlySet<string> = new Set(["text", "announcement", "thread"]);

/** What the rules and the ladder need on the whole server, and over whom. */
function aboutServer(guild: Guild, discord: DiscordGuild, me: GuildMember): Advice[] {
	const ladder = guild.config.strikes.ladder.flatMap(({ then }) => then.map((one) => plan("", one)));
	const planned = [...guild.rules.rules.flatMap(({ actions }) => actions), ...ladder];
	const definitions = planned.map(({ action }) => guild.action(action)).filter(({ confirm }) => !confirm);
	const needs = new Set<string>(definitions.flatMap(({ needs }) => needs));
	if (guild.config.autoMod.enabled) needs.add("ManageGuild");
	const found: Advice[] = [];
	const rights = missingEverywhere(needs, me);
	if (rights.length) found.push({ text: texts.missingEverywhere as Text, params: { rights } });
	if (!me.permissions.has(PermissionFlagsBits.ViewAuditLog)) found.push({ text: texts.noAudit as Text, params: {} });
	const above = discord.roles.cache.filter(
		(role) => role.comparePositionTo(me.roles.highest) > 0 && !role.managed && !isModerator(role.permissions),
	);
	if (needs.has("ModerateMembers") && me.id !== discord.ownerId && above.size > 0) {
		const roles = above.map(({ name }) => `„${name}“`).join(", ");
		found.push({ text: texts.lowRank as Text, params: { roles } });
	}
	return found;
}
