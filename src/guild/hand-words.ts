// What a moderator types, read: the reason (own words or a template's name), the clause that was broken, a span of time, a
// link to the comment; and what is offered while they type.
import { parseDuration, sayDuration, sayDurations } from "../duration.ts";
import { UserError } from "../errors.ts";
import { defineTexts, type Language } from "../texts.ts";
import { askDiscord } from "./ask-discord.ts";
import { readPosted } from "./form-author.ts";
import type { Guild } from "./guild.ts";
import { shorten } from "./markdown.ts";
import type { Posted } from "./platform.ts";

const texts = defineTexts({
	de: {
		noReason: "Sag dem Mitglied, warum: Schreib einen Grund, oder wähl die Regel, gegen die es verstoßen hat.",
		noClause: "Diese Regel kenne ich nicht. Wähl eine aus der Liste, die beim Tippen erscheint.",
		noSpan: "Das verstehe ich nicht als Zeitspanne. Schreib zum Beispiel „10 Minuten“, „1 Std.“ oder „2 Tage“.",
		span: "Das geht von {least} bis {most}.",
		noLink:
			"Das ist kein Link zu einer Nachricht. Du bekommst ihn mit „Nachrichtenlink kopieren“ im Menü der Nachricht.",
		otherServer: "Dieser Link führt auf einen anderen Server.",
		noComment: "Unter diesem Link finde ich keinen Kommentar, den du lesen kannst. Vielleicht ist er schon gelöscht.",
		otherAuthor: "Der Kommentar unter diesem Link ist nicht von dieser Person.",
		own: "„{words}“ (eigene Worte)",
	},
	en: {
		noReason: "Tell the member why: write a reason, or choose the rule that was broken.",
		noClause: "I do not know this rule. Choose one from the list that appears while you type.",
		noSpan: "I do not understand that as a span of time. Write for example “10 minutes”, “1 h” or “2 days”.",
		span: "That works from {least} to {most}.",
		noLink: "That is no link to a message. “Copy Message Link” in the message's menu gives you one.",
		otherServer: "This link leads to another server.",
		noComment: "I find no comment behind this link that you can read. Perhaps it has been deleted already.",
		otherAuthor: "The comment behind this link is not by this person.",
		own: "“{words}” (own words)",
	},
});

/** Why something is done to somebody: at least one of the two. */
export interface Grounds {
	/** What the member reads. */
	readonly reason: string | null;
	/** The rule whose clause was broken; its name, and the sentence. */
	readonly rule: { readonly name: string; readonly clause: string | null } | null;
}

/** Grounds as they were typed or chosen. */
export interface TypedGrounds {
	/** Own words, or a template's name, which stands for its text and clause. */
	readonly reason?: string | undefined;
	/** A template's name, told before own words. */
	readonly template?: string | undefined;
	/** A rule's name or its sentence. */
	readonly clause?: string | undefined;
}

/** @throws UserError where none are given, or there is no such rule */
export function groundsOf(guild: Guild, typed: TypedGrounds): Grounds {
	const grounds = groundsIfAny(guild, typed);
	if (grounds.reason === null && grounds.rule === null) throw new UserError(texts.noReason);
	return grounds;
}

/** As `groundsOf`, where it may go without. @throws UserError where there is no such rule */
export function groundsIfAny(guild: Guild, typed: TypedGrounds): Grounds {
	const words = typed.reason?.trim() ?? "";
	const byName = (wanted: string) => guild.config.reasons.find(({ name }) => same(name, wanted));
	const meant = byName(words);
	const template = meant ?? byName(typed.template ?? "");
	const reason = [template?.text, meant ? "" : words].filter(Boolean).join("\n") || null;
	const clause = typed.clause?.trim();
	if (clause) {
		const rule = ruleBy(guild, clause);
		if (!rule) throw new UserError(texts.noClause);
		return { reason, rule };
	}
	if (!template?.clause) return { reason, rule: null };
	// A sentence that no rule enforces stands under the template's name.
	return { reason, rule: ruleBy(guild, template.clause) ?? { name: template.name, clause: template.clause } };
}

/** A rule by its name or its sentence. */
function ruleBy(guild: Guild, wanted: string): Grounds["rule"] {
	const found = guild.rules.rules.find(({ rule }) => same(rule.name, wanted) || same(rule.clause ?? "", wanted));
	return found ? { name: found.rule.name, clause: found.rule.clause } : null;
}

const same = (a: string, b: string): boolean => a !== "" && fold(a) === fold(b);
const fold = (words: string): string => words.normalize("NFKC").toLocaleLowerCase("de").trim();

interface Choice {
	readonly name: string;
	readonly value: string;
}

/** The rules whose name or sentence contains what was typed. */
export function clauseChoices(guild: Guild, typed: string): Choice[] {
	return guild.rules.rules
		.filter(({ rule }) => fold(`${rule.name} ${rule.clause ?? ""}`).includes(fold(typed)))
		.map(({ rule }) => ({ name: shorten(rule.clause ?? rule.name, 100), value: rule.name }));
}

/** The templates that contain what was typed; before them the own words, so that a hasty Tab loses none. */
export function reasonChoices(guild: Guild, typed: string, language: Language): Choice[] {
	const words = typed.trim();
	const templates = guild.config.reasons.filter(({ name, text }) => fold(`${name} ${text}`).includes(fold(words)));
	const named = templates.some(({ name }) => same(name, words));
	const own = String(texts.own[language]).replace("{words}", shorten(words, 70));
	return [
		...(words && !named && words.length <= 100 ? [{ name: own, value: words }] : []),
		...templates.map(({ name, text }) => ({ name: shorten(`${name}: ${text}`, 100), value: name })),
	];
}

export interface Bounds {
	readonly least: number;
	readonly most: number;
}

/** Milliseconds. @throws UserError where it is no span, or out of bounds */
export function spanOf(typed: string, { least, most }: Bounds): number {
	const ms = parseDuration(typed);
	if (ms === null) throw new UserError(texts.noSpan);
	if (ms >= least && ms <= most) return ms;
	const [from, to] = [sayDurations(least), sayDurations(most)];
	const say = (language: Language) =>
		String(texts.span[language]).replace("{least}", from[language]).replace("{most}", to[language]);
	throw new UserError({ de: say("de"), en: say("en") });
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const USUAL = [10 * MINUTE, HOUR, 6 * HOUR, DAY, 3 * DAY, 7 * DAY, 14 * DAY, 28 * DAY];

/** Spans that could be meant: of a bare number each unit, otherwise what was typed, or the usual ones. */
export function spanChoices(typed: string, bounds: Bounds, language: Language): Choice[] {
	const number = /^\s*(\d{1,4})\s*([a-zäöü]*)\.?\s*$/i.exec(typed);
	const units = language === "de" ? ["Minuten", "Stunden", "Tage"] : ["minutes", "hours", "days"];
	const meant = number
		? units
				.filter((unit) => unit.toLowerCase().startsWith(number[2]!.toLowerCase()))
				.map((unit) => parseDuration(`${number[1]} ${unit}`))
		: [];
	const exact = parseDuration(typed);
	const spans = typed.trim() ? [exact, ...meant] : USUAL;
	const fitting = spans.filter((ms) => ms !== null && ms >= bounds.least && ms <= bounds.most);
	return [...new Set(fitting)].map((ms) => {
		const words = sayDuration(ms!, language);
		return { name: words, value: words };
	});
}

const LINK = /^<?https:\/\/(?:ptb\.|canary\.)?discord(?:app)?\.com\/channels\/(\d{17,20})\/(\d{17,20})\/(\d{17,20})>?$/;

/**
 * The comment that a link leads to, as it stands now.
 * @param by who asks: they must be able to read it themselves
 * @throws UserError where there is none, or it is somebody else's
 */
export async function commentBehind(guild: Guild, link: string, personId: string, by: string): Promise<Posted> {
	const parts = LINK.exec(link.trim());
	if (!parts) throw new UserError(texts.noLink);
	const [, guildId, channelId, messageId] = parts;
	if (guildId !== guild.id) throw new UserError(texts.otherServer);
	const posted = await askDiscord(async () =>
		(await guild.platform.sees(by, channelId!)) ? readPosted(guild, channelId!, messageId!) : null,
	);
	if (!posted || posted.comment.guildId !== guild.id) throw new UserError(texts.noComment);
	if (posted.comment.authorId !== personId) throw new UserError(texts.otherAuthor);
	return posted;
}
