// How far a server is set up, from what holds now; nothing of it is stored.
import { plan } from "../rules/compile.ts";
import { defineTexts, type Say, type Text } from "../texts.ts";
import { feeds } from "./feeds.ts";
import type { Guild } from "./guild.ts";
import { name, plain } from "./markdown.ts";
import type { TeamChannel } from "./setup-platform.ts";

const texts = defineTexts({
	de: {
		log: "Protokoll",
		review: "Moderation",
		channel: "{what}: <#{channel}>",
		noChannel: "{what}: noch kein Kanal",
		goneChannel: "{what}: Den Kanal „{channel}“ gibt es nicht",
		open: "<#{channel}> kann jeder lesen. Dort stehen entfernte Kommentare: Nimm @everyone in den Kanaleinstellungen unter „Berechtigungen“ das Recht „Kanal ansehen“.",
		lacksIn:
			"In <#{channel}> fehlt mir: {rights}. Kanaleinstellungen → Berechtigungen → meine Rolle hinzufügen und erlauben.",
		role: "Bei Dringendem wird <@&{role}> gerufen",
		noRole: "Bei Dringendem wird niemand eigens gerufen",
		goneRole: "Die Rolle „{role}“ gibt es nicht",
		feeds: { one: "{n} Feed", other: "{n} Feeds" },
		noFeed: "Noch kein Feed: Es kommen keine Artikel",
		feed: "{title} → <#{channel}>",
		goneFeed: "{title}: Den Kanal „{channel}“ gibt es nicht. `/feed bearbeiten` nennt einen anderen.",
		badFeed: "{title} lässt sich gerade nicht lesen. `/feed testen` sagt, warum.",
		more: "und {n} weitere",
		watching: { one: "{n} Regel beobachtet nur", other: "{n} Regeln beobachten nur" },
		enforced: { one: "{n} Regel gilt", other: "{n} Regeln gelten" },
		mixed: "{enforced} Regeln gelten, {watching} beobachten nur",
		form: "Neue schreiben über das Formular",
		formAll: "Alle schreiben über das Formular",
		noRules: "Es gibt keine Regeln. `/einstellungen` bringt sie hinein.",
		fine: "Mir fehlt kein Recht",
		lacks: "Auf dem Server fehlt mir: {rights}. Servereinstellungen → Rollen → meine Rolle.",
		webhooks:
			"Mir fehlt „{rights}“: Das Formular (`/kommentar`) kann Kommentare nicht unter dem Namen ihrer Verfasser veröffentlichen. Servereinstellungen → Rollen → meine Rolle.",
		audit:
			"Mir fehlt „{rights}“: Was in Discords eigener Oberfläche getan wird (Bann, Kick, Timeout), wird kein Fall. Servereinstellungen → Rollen → meine Rolle.",
		autoMod:
			"Mir fehlt „{rights}“: Die Regeln können nicht in Discords AutoMod stehen. Servereinstellungen → Rollen → meine Rolle.",
		above:
			"Über meiner Rolle stehen: {roles}. Wer eine davon hat, lässt sich nicht in den Timeout schicken. Zieh meine Rolle unter Servereinstellungen → Rollen darüber.",
		blind:
			"Ich darf nicht mitlesen („Message Content Intent“ ist aus). Geprüft wird nur, was durch das Formular kommt und was AutoMod kennt.",
		problems: { one: "{n} Sache fehlt", other: "{n} Dinge fehlen" },
	},
	en: {
		log: "Log",
		review: "Moderation",
		channel: "{what}: <#{channel}>",
		noChannel: "{what}: no channel yet",
		goneChannel: "{what}: there is no channel “{channel}”",
		open: "Everybody can read <#{channel}>. Removed comments stand there: take “View Channel” from @everyone in the channel's settings under “Permissions”.",
		lacksIn: "In <#{channel}> I lack: {rights}. Channel settings → Permissions → add my role and allow them.",
		role: "<@&{role}> is called when something is urgent",
		noRole: "Nobody in particular is called when something is urgent",
		goneRole: "There is no role “{role}”",
		feeds: { one: "{n} feed", other: "{n} feeds" },
		noFeed: "No feed yet: no articles will come",
		feed: "{title} → <#{channel}>",
		goneFeed: "{title}: there is no channel “{channel}”. `/feed edit` names another one.",
		badFeed: "{title} cannot be read at the moment. `/feed test` says why.",
		more: "and {n} more",
		watching: { one: "{n} rule only watches", other: "{n} rules only watch" },
		enforced: { one: "{n} rule holds", other: "{n} rules hold" },
		mixed: "{enforced} rules hold, {watching} only watch",
		form: "newcomers write through the form",
		formAll: "everybody writes through the form",
		noRules: "There are no rules. `/settings` brings them in.",
		fine: "I lack no permission",
		lacks: "On the server I lack: {rights}. Server Settings → Roles → my role.",
		webhooks:
			"I lack “{rights}”: the form (`/comment`) cannot post comments under their authors' names. Server Settings → Roles → my role.",
		audit:
			"I lack “{rights}”: what is done in Discord's own interface (ban, kick, timeout) becomes no case. Server Settings → Roles → my role.",
		autoMod: "I lack “{rights}”: the rules cannot stand in Discord's AutoMod. Server Settings → Roles → my role.",
		above:
			"Above my role stand: {roles}. Whoever has one of them cannot be timed out. Drag my role above them in Server Settings → Roles.",
		blind:
			"I may not read along (the “Message Content Intent” is off). Only what comes through the form and what AutoMod knows is checked.",
		problems: { one: "{n} thing is missing", other: "{n} things are missing" },
	},
});

/** Done, left out on purpose, or to be done. */
export type StepState = "done" | "left" | "open";

export interface SetupStep {
	readonly key: "channels" | "role" | "feed" | "rules" | "check";
	readonly state: StepState;
	/** In a few words. */
	readonly summary: string;
	/** What is wrong, each with how to mend it. */
	readonly problems: readonly string[];
}

/** How strictly rules are applied: only watched, as written, or with newcomers' comments checked before they appear. */
export type Level = "watch" | "normal" | "strict";

/** The five steps in their order. @throws StoreError, Refusal while Discord does not say what it has */
export async function setupSteps(guild: Guild, t: Say): Promise<readonly SetupStep[]> {
	const channels = channelStep(guild, t);
	const feed = await feedStep(guild, t);
	const found = [...channels.problems, ...feed.problems, ...serverProblems(guild, t)];
	const check: SetupStep = {
		key: "check",
		state: found.length > 0 ? "open" : "done",
		summary: found.length > 0 ? t(texts.problems, { n: found.length }) : t(texts.fine),
		problems: found,
	};
	return [channels, roleStep(guild, t), feed, rulesStep(guild, t), check];
}

function channelStep(guild: Guild, t: Say): SetupStep {
	const { log, review } = guild.config.channels;
	const ids = guild.channels();
	const rows = [
		[t(texts.log), log, ids.log],
		[t(texts.review), review, ids.review],
	] as const;
	const summary = rows.map(([what, wanted, channel]) => {
		if (channel) return t(texts.channel, { what, channel });
		return wanted ? t(texts.goneChannel, { what, channel: plain(wanted) }) : t(texts.noChannel, { what });
	});
	const problems = [...new Set([ids.log, ids.review])].flatMap((id) => (id ? teamProblems(guild, id, t) : []));
	const done = ids.log !== null && ids.review !== null && problems.length === 0;
	return { key: "channels", state: done ? "done" : "open", summary: summary.join(" · "), problems };
}

/** What keeps a channel from being the team's. */
export function teamProblems(guild: Guild, channel: string, t: Say): string[] {
	const { missing, open } = guild.platform.setup.team(channel) ?? ({ missing: [], open: false } satisfies TeamChannel);
	return [
		...(missing.length > 0 ? [t(texts.lacksIn, { channel, rights: list(missing, t) })] : []),
		...(open ? [t(texts.open, { channel })] : []),
	];
}

function roleStep(guild: Guild, t: Say): SetupStep {
	const { alertRole } = guild.config.channels;
	const role = guild.channels().alertRole;
	const step = { key: "role", problems: [] } as const;
	if (role) return { ...step, state: "done", summary: t(texts.role, { role }) };
	if (!alertRole) return { ...step, state: "left", summary: t(texts.noRole) };
	return { ...step, state: "open", summary: t(texts.goneRole, { role: plain(alertRole) }) };
}

async function feedStep(guild: Guild, t: Say): Promise<SetupStep> {
	const all = await feeds(guild);
	if (all.length === 0) return { key: "feed", state: "open", summary: t(texts.noFeed), problems: [] };
	const problems = new Set<string>();
	for (const feed of all) {
		const title = name(feed.title || feed.url);
		const channel = guild.platform.channel(feed.channel);
		if (!channel) problems.add(t(texts.goneFeed, { title, channel: plain(feed.channel) }));
		else if (channel.missing.length > 0)
			problems.add(t(texts.lacksIn, { channel: channel.id, rights: list(channel.missing, t) }));
		if (feed.lastError) problems.add(t(texts.badFeed, { title }));
	}
	const shown = all.slice(0, 2).map((feed) => {
		const channel = guild.platform.channel(feed.channel)?.id;
		return channel ? t(texts.feed, { title: name(feed.title || feed.url), channel }) : name(feed.title || feed.url);
	});
	const rest = all.length > 2 ? t(texts.more, { n: all.length - 2 }) : "";
	const summary = [t(texts.feeds, { n: all.length }), [...shown, rest].filter(Boolean).join(", ")].join(": ");
	return { key: "feed", state: problems.size > 0 ? "open" : "done", summary, problems: [...problems] };
}

function rulesStep(guild: Guild, t: Say): SetupStep {
	const { rules } = guild.rules;
	const watching = rules.filter(({ rule }) => rule.mode === "watch").length;
	const enforced = rules.length - watching;
	const { mode } = guild.config.discussion.comments;
	const step = { key: "rules", problems: [] } as const;
	if (rules.length === 0) return { ...step, state: "open", summary: t(texts.noRules) };
	const held = watching ? t(texts.mixed, { enforced, watching }) : t(texts.enforced, { n: enforced });
	const form = { open: "", newcomers: t(texts.form), form: t(texts.formAll) }[mode];
	const summary = [enforced === 0 ? t(texts.watching, { n: watching }) : held, form].filter(Boolean).join(" · ");
	return { ...step, state: enforced === 0 ? "left" : "done", summary };
}

/** Which of the levels holds; null where rules differ among each other, or all write through the form. */
export function levelOf(guild: Guild): Level | null {
	const watching = guild.rules.rules.filter(({ rule }) => rule.mode === "watch").length;
	const { mode } = guild.config.discussion.comments;
	if (watching === guild.rules.rules.length && mode === "open") return "watch";
	if (watching > 0) return null;
	return ({ open: "normal", newcomers: "strict", form: null } as const)[mode];
}

function serverProblems(guild: Guild, t: Say): string[] {
	const { setup } = guild.platform;
	const ladder = guild.config.strikes.ladder.flatMap(({ then }) => then.map((one) => plan("", one)));
	const planned = [...guild.rules.rules.flatMap(({ actions }) => actions), ...ladder];
	const all = planned.map(({ action }) => guild.action(action)).filter(({ confirm }) => !confirm);
	const needs = [...new Set(all.flatMap(({ needs }) => needs))].filter((right) => EVERYWHERE.has(right));
	const above = needs.includes("ModerateMembers") ? setup.rolesAbove() : [];
	const lacks = (rights: Parameters<typeof setup.lacks>[0], wording: Text<"rights">): string[] => {
		const missing = setup.lacks(rights);
		return missing.length > 0 ? [t(wording, { rights: list(missing, t) })] : [];
	};
	return [
		...lacks(needs, texts.lacks),
		...lacks(["ManageWebhooks"], texts.webhooks),
		...lacks(["ViewAuditLog"], texts.audit),
		...(guild.config.autoMod.enabled ? lacks(["ManageGuild"], texts.autoMod) : []),
		...(above.length > 0 ? [t(texts.above, { roles: above.map((role) => `„${plain(role)}“`).join(", ") })] : []),
		...(setup.reads() ? [] : [t(texts.blind)]),
	];
}

/** Rights that act anywhere on the server; others are given channel by channel. */
const EVERYWHERE: ReadonlySet<string> = new Set([
	"ManageMessages",
	"ModerateMembers",
	"KickMembers",
	"BanMembers",
	"ManageRoles",
]);

const list = (rights: readonly Text[], t: Say): string => rights.map((right) => t(right as Text<never>)).join(", ");
