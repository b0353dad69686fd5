// What is allowed in settings and still hardly meant: channels that the server does not have, words that no rule asks for.
import type { GuildSettings } from "../config.ts";
import { readTerm } from "../language/terms.ts";
import { discordId } from "../rules/discord-id.ts";
import { evaluate } from "../rules/evaluate.ts";
import { plainComment, plainFacts } from "../rules/plain-comment.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { defineTexts, type Language, type Say, sayLoose } from "../texts.ts";
import { intervalOf } from "./feed-admin.ts";
import type { Guild } from "./guild.ts";
import { plain } from "./markdown.ts";
import { needsToMention } from "./role-mentions.ts";

const texts = defineTexts({
	de: {
		channel: "Den Kanal „{name}“ ({key}) gibt es auf diesem Server nicht.",
		role: "Die Rolle „{name}“ ({key}) gibt es auf diesem Server nicht.",
		unknownId: "Die ID `{id}` (Regel {name}, {key}) gibt es auf diesem Server nicht.",
		silent:
			"Die Rolle „{name}“ ({key}) erfährt von einer Erwähnung nichts: In Discord dürfen sie nicht alle erwähnen, und mir fehlt das Recht „@everyone, @here und alle Rollen erwähnen“.",
		rights: "In „{name}“ ({key}) fehlen mir Rechte: {rights}.",
		noRules: "Es gibt dann keine Regel mehr: Ich prüfe keinen Kommentar.",
		noLog: "Ohne `channels.log` steht nirgends, was ich tue.",
		feedsGo: {
			one: "{n} Feed wird dann nicht mehr gelesen; was ich über seine Artikel weiß, vergesse ich.",
			other: "{n} Feeds werden dann nicht mehr gelesen; was ich über ihre Artikel weiß, vergesse ich.",
		},
		interval: "`{url}` wird alle {minutes} Minuten gelesen; etwas anderes lässt der Betreiber nicht zu.",
		category: "Nach den Wörtern unter `ownTerms.terms.{name}` fragt keine Regel: Auf sie allein trifft keine zu.",
		inherited: "Diese Abschnitte fehlen in der Datei und gelten aus der des Betreibers: {sections}.",
	},
	en: {
		channel: "There is no channel “{name}” ({key}) on this server.",
		role: "There is no role “{name}” ({key}) on this server.",
		unknownId: "There is no id `{id}` (rule {name}, {key}) on this server.",
		silent:
			"The role “{name}” ({key}) is not notified by a mention: not everybody may mention it in Discord, and I lack “Mention @everyone, @here, and All Roles”.",
		rights: "I lack permissions in “{name}” ({key}): {rights}.",
		noRules: "Then there is no rule any more: I check no comment.",
		noLog: "Without `channels.log` it says nowhere what I do.",
		feedsGo: {
			one: "{n} feed will no longer be read; I forget what I know about its articles.",
			other: "{n} feeds will no longer be read; I forget what I know about their articles.",
		},
		interval: "`{url}` is read every {minutes} minutes; the operator allows nothing else.",
		category: "No rule asks for the words under `ownTerms.terms.{name}`: none applies to them alone.",
		inherited: "These sections are missing in the file and hold as in the operator's: {sections}.",
	},
});

/** Rules may ask for several; nobody's asks for more. */
const REPEATED = 10;
const MOST_WORDS = 50;

/** Sentences for whoever is about to take these settings. */
export function settingsHints(guild: Guild, settings: GuildSettings, language: Language, t: Say): string[] {
	const { config, rules, written } = settings;
	const hints: string[] = [];
	const channel = (name: string | null, key: string, posts: boolean): void => {
		if (name === null) return;
		const found = guild.platform.channel(name);
		if (!found) hints.push(t(texts.channel, { name: plain(name), key }));
		else if (posts && found.missing.length > 0) {
			const rights = found.missing.map((right) => sayLoose(language, right)).join(", ");
			hints.push(t(texts.rights, { name: plain(found.name), key, rights }));
		}
	};
	const role = (name: string | null | undefined, key: string): void => {
		if (!name) return;
		if (!guild.platform.role(name)) hints.push(t(texts.role, { name: plain(name), key }));
		else if (needsToMention(guild, name).length > 0 && guild.platform.setup.lacks(["MentionEveryone"]).length > 0)
			hints.push(t(texts.silent, { name: plain(name), key }));
	};
	if (rules.rules.length === 0 && guild.rules.rules.length > 0) hints.push(t(texts.noRules));
	if (config.channels.log === null && guild.config.channels.log !== null) hints.push(t(texts.noLog));
	channel(config.channels.log, "channels.log", false);
	channel(config.channels.review, "channels.review", false);
	role(config.channels.alertRole, "channels.alertRole");
	for (const unknown of unknownIds(guild, rules)) hints.push(t(texts.unknownId, unknown));
	const stay = new Set(config.feeds.map(({ url }) => url));
	const gone = guild.config.feeds.filter(({ url }) => !stay.has(url)).length;
	if (gone > 0) hints.push(t(texts.feedsGo, { n: gone }));
	for (const [index, feed] of config.feeds.entries()) {
		channel(feed.channel, `feeds.${index}.channel`, true);
		role(feed.roleMention, `feeds.${index}.roleMention`);
		const interval = intervalOf(guild, feed);
		if (feed.interval !== undefined && interval !== feed.interval)
			hints.push(t(texts.interval, { url: feed.url.replaceAll("`", ""), minutes: interval / 60_000 }));
	}
	for (const name of unasked(config, rules)) hints.push(t(texts.category, { name }));
	if (written && written.inherits !== null) {
		const all = Object.keys(config).filter((key) => key in written.data && !written.sections.includes(key));
		if (all.length > 0) hints.push(t(texts.inherited, { sections: all.map((key) => `\`${key}\``).join(", ") }));
	}
	return hints;
}

/** The ids of channels and roles in rules that this server does not have. Of threads nobody knows: old ones are not listed. */
function unknownIds({ platform }: Guild, { rules }: RuleSet): { id: string; name: string; key: string }[] {
	return rules.flatMap(({ rule: { name, where }, actions }) => {
		const places = (["channels", "categories"] as const).flatMap((key) =>
			(where[key] ?? []).filter((id) => !platform.channel(id)).map((id) => ({ id, name, key: `where.${key}` })),
		);
		const roles = (["roles", "exemptRoles"] as const).flatMap((key) =>
			(where[key] ?? []).map((id) => ({ id, name, key: `where.${key}` })),
		);
		const given = actions.flatMap(({ action, options }) =>
			Object.values(options as object)
				.filter((value) => discordId.safeParse(value).success)
				.map((id: string) => ({ id, name, key: action })),
		);
		return [...places, ...[...roles, ...given].filter(({ id }) => platform.roleName(id) === null)];
	});
}

/**
 * The categories of a server's own words on which no rule fires, wherever and for whomever it holds. Of those that count
 * only beside others nothing is known.
 */
function unasked({ ownTerms }: GuildSettings["config"], rules: RuleSet): string[] {
	const where = { moderators: true, bots: true };
	const anywhere: RuleSet = {
		rules: rules.rules.map((one) => ({ ...one, rule: { ...one.rule, where }, everywhere: true })),
	};
	const fires = (said: string): boolean => evaluate(anywhere, plainComment(said), plainFacts()).rules.length > 0;
	return Object.entries(ownTerms?.terms ?? {})
		.map(([name, words]) => ({ name, bare: words.filter((word) => typeof word === "string").slice(0, MOST_WORDS) }))
		.filter(({ bare }) => bare.length > 0)
		.filter(
			({ bare }) =>
				!bare.some((word) => {
					const { term } = readTerm(word);
					return fires(term) || fires(Array(REPEATED).fill(term).join(", "));
				}),
		)
		.map(({ name }) => name);
}
