// Which rules Discord's own AutoMod is to know, so that the worst never appears, even while the bot is down. AutoMod gets
// only what is sound: it blocks nothing on which the guild's own rule would not act. What it cannot say stays with the bot.
// https://docs.discord.com/developers/resources/auto-moderation
import type { TermList } from "../language/terms.ts";
import { defineTexts, type Language, say } from "../texts.ts";
import { packPatterns } from "./auto-mod-patterns.ts";
import { type NativeTerm, nativeTerms } from "./auto-mod-terms.ts";
import { type Reason, sufficientIn } from "./auto-mod-when.ts";
import { type Exemptions, exemptionsOf, type Surroundings } from "./auto-mod-where.ts";
import type { NativeForm } from "./condition.ts";
import { actions } from "./registries.ts";
import type { CompiledRule, RuleSet } from "./rule-set.ts";

/** Rules with this name are the bot's to change. */
export const NATIVE_PREFIX = "Wortmeldung · ";

export const LIMITS = { keywordRules: 6, keywords: 1000, patterns: 10, allow: 100, message: 150 } as const;

export type NativeTrigger =
	| {
			readonly kind: "keyword";
			readonly keywords: readonly string[];
			readonly patterns: readonly string[];
			readonly allow: readonly string[];
	  }
	| { readonly kind: "mentions"; readonly limit: number };

/** An AutoMod rule as it is to be on Discord. */
export interface NativeRule {
	readonly name: string;
	/** The guild's own rule that it stands in for. */
	readonly rule: string;
	readonly trigger: NativeTrigger;
	/** What Discord tells the author. */
	readonly message: string;
	readonly exempt: Exemptions;
}

/** A rule, or a part of one, that only the bot can keep. */
export interface Misfit extends Reason {
	readonly rule: string;
}

export interface NativeSet {
	readonly rules: readonly NativeRule[];
	/** Of each rule with listed terms: how many AutoMod knows. */
	readonly terms: readonly { readonly rule: string; readonly known: number; readonly listed: number }[];
	readonly misfits: readonly Misfit[];
}

export interface NativeRoom {
	/** How many keyword rules may be the bot's; Discord allows six, the admins' own included. */
	readonly keywordRules: number;
	/** Whether there may be a mention rule; Discord allows one. */
	readonly mentionRule: boolean;
}

const texts = defineTexts({
	de: {
		leaves: "Sie lässt den Kommentar stehen.",
		watch: "Sie wird nur beobachtet.",
		room: "Kein Platz mehr: Discord erlaubt sechs AutoMod-Regeln mit Begriffen, eure eigenen eingeschlossen.",
		mentionRoom: "Discord erlaubt eine AutoMod-Regel für Erwähnungen, und die gibt es schon.",
		quoted:
			"Zitiertes bleibt stehen. Deshalb kennt AutoMod nur Begriffe in Sätzen, die jemanden ansprechen und nichts zitieren.",
		beside:
			"Manche Begriffe zählen nur neben bestimmten Wörtern. AutoMod kennt sie nur in Sätzen, die jemanden ansprechen.",
		noTerm: "Von ihren Begriffen lässt sich keiner so schreiben, dass AutoMod nicht zu viel blockiert.",
		message: "Das verstößt gegen die Regeln dieser Diskussion.",
	},
	en: {
		leaves: "It leaves the comment where it is.",
		watch: "It is only watched.",
		room: "No room left: Discord allows six AutoMod rules with keywords, your own included.",
		mentionRoom: "Discord allows one AutoMod rule for mentions, and there is one already.",
		quoted: "Quotations stay. So AutoMod only knows terms in sentences that address somebody and quote nothing.",
		beside: "Some terms count only beside certain words. AutoMod only knows them in sentences that address somebody.",
		noTerm: "None of its terms can be written so that AutoMod does not block too much.",
		message: "This breaks the rules of this discussion.",
	},
});

/** One rule's share while room is dealt out. */
interface Draft {
	readonly compiled: CompiledRule;
	readonly exempt: Exemptions;
	/** In the order of their worth. */
	readonly keywords: readonly NativeTerm[];
	readonly spoken: readonly NativeTerm[];
	readonly listed: number;
	readonly parts: NativeTrigger[];
	readonly known: Set<unknown>;
}

/**
 * What AutoMod is to know of a guild's rules.
 * @param lists the term lists that the rules were compiled with
 * @param language of the message to an author where a rule has no clause
 */
export function nativeRules(
	{ rules }: RuleSet,
	lists: readonly TermList[],
	around: Surroundings,
	room: NativeRoom,
	language: Language,
): NativeSet {
	const misfits: Misfit[] = [];
	const drafts: Draft[] = [];
	let mentions: { rule: CompiledRule; exempt: Exemptions; limit: number } | null = null;
	for (const compiled of rules) {
		const { rule } = compiled;
		const miss = (reason: Reason) => void misfits.push({ rule: rule.name, ...reason });
		const kept = outside(compiled) ?? exemptionsOf(rule.where, around);
		if ("reason" in kept) {
			miss(kept);
			continue;
		}
		const forms: NativeForm[] = [];
		for (const form of sufficientIn(rule.when)) "reason" in form ? miss(form) : forms.push(form);
		const draft: Draft = { compiled, exempt: kept, ...termsOf(forms, lists), parts: [], known: new Set() };
		if (draft.listed > 0) drafts.push(draft);
		if (forms.some((form) => form.kind === "terms" && form.ownWordsOnly)) miss({ reason: texts.quoted });
		else if (draft.spoken.length > 0) miss({ reason: texts.beside });
		if (draft.listed > 0 && draft.keywords.length + draft.spoken.length === 0) miss({ reason: texts.noTerm });
		for (const form of forms) {
			if (form.kind !== "mentions") continue;
			if (room.mentionRule && mentions === null) mentions = { rule: compiled, exempt: kept, limit: form.moreThan };
			else miss({ reason: texts.mentionRoom });
		}
	}
	const withTerms = drafts.filter(({ keywords, spoken }) => keywords.length + spoken.length > 0);
	deal(withTerms, Math.min(room.keywordRules, LIMITS.keywordRules));
	for (const { compiled, parts } of withTerms)
		if (parts.length === 0) misfits.push({ rule: compiled.rule.name, reason: texts.room });
	const native = drafts.flatMap(({ compiled, exempt, parts }) =>
		parts.map((trigger, index) => nativeRule(compiled, exempt, trigger, index, language)),
	);
	if (mentions)
		native.push(nativeRule(mentions.rule, mentions.exempt, { kind: "mentions", limit: mentions.limit }, 0, language));
	return {
		rules: native,
		terms: drafts.map(({ compiled, known, listed }) => ({ rule: compiled.rule.name, known: known.size, listed })),
		misfits,
	};
}

/** Why a rule takes no comment away; null where it does. */
function outside({ rule, actions: planned }: CompiledRule): Reason | null {
	if (rule.mode === "watch") return { reason: texts.watch };
	const takesAway = planned.some(({ action }) => ["remove", "hold"].includes(actions.get(action)!.decision));
	return takesAway ? null : { reason: texts.leaves };
}

function termsOf(forms: readonly NativeForm[], lists: readonly TermList[]) {
	const keywords: NativeTerm[] = [];
	const spoken: NativeTerm[] = [];
	let listed = 0;
	for (const form of forms) {
		if (form.kind !== "terms") continue;
		const { terms, entries } = nativeTerms(lists, form);
		listed += entries;
		for (const term of terms) {
			// AutoMod's keywords count beside whatever word.
			if (!form.ownWordsOnly && !term.entry.around) keywords.push(term);
			// A pattern's hit is the whole text, which no allow list contains.
			else if (term.allow.length === 0) spoken.push(term);
		}
	}
	return { keywords, spoken, listed };
}

/** Gives each rule one AutoMod rule, and what is left to those that have more to say, in their order. */
function deal(drafts: readonly Draft[], rules: number): void {
	const rest = drafts.map(({ keywords, spoken }) => ({ keywords, spoken }));
	let left = rules;
	for (let dealt = true; dealt && left > 0; ) {
		dealt = false;
		for (const [index, draft] of drafts.entries()) {
			const wants = rest[index]!;
			if (left === 0 || wants.keywords.length + wants.spoken.length === 0) continue;
			const { trigger, taken, keywords, spoken } = fill(wants.keywords, wants.spoken);
			rest[index] = { keywords, spoken };
			if (taken.length === 0) continue;
			for (const { entry } of taken) draft.known.add(entry);
			draft.parts.push(trigger);
			left--;
			dealt = true;
		}
	}
}

/** One AutoMod rule full of terms, and what is left of them. */
function fill(keywords: readonly NativeTerm[], spoken: readonly NativeTerm[]) {
	const chosen = new Map<string, NativeTerm>();
	const allow = new Set<string>();
	const later: NativeTerm[] = [];
	for (const term of keywords) {
		const more = term.allow.filter((word) => !allow.has(word));
		if (chosen.has(term.keyword)) continue;
		if (chosen.size === LIMITS.keywords || allow.size + more.length > LIMITS.allow) {
			if (term.allow.length <= LIMITS.allow) later.push(term);
			continue;
		}
		for (const word of more) allow.add(word);
		chosen.set(term.keyword, term);
	}
	const patterns = packPatterns(spoken, LIMITS.patterns);
	const packed = new Set(patterns.flatMap(({ terms }) => terms));
	const trigger: NativeTrigger = {
		kind: "keyword",
		keywords: [...chosen.keys()],
		patterns: patterns.map(({ pattern }) => pattern),
		allow: [...allow],
	};
	const left = packed.size === 0 ? [] : spoken.filter((term) => !packed.has(term));
	return { trigger, taken: [...chosen.values(), ...packed], keywords: later, spoken: left };
}

function nativeRule(
	{ rule }: CompiledRule,
	exempt: Exemptions,
	trigger: NativeTrigger,
	index: number,
	language: Language,
): NativeRule {
	const kind = trigger.kind === "mentions" ? " · @" : "";
	const said = rule.clause ?? say(language, texts.message);
	const message =
		said.length <= LIMITS.message ? said : `${said.slice(0, LIMITS.message - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
	return {
		name: `${NATIVE_PREFIX}${rule.name}${kind}${index > 0 ? ` · ${index + 1}` : ""}`,
		rule: rule.name,
		trigger,
		message,
		exempt,
	};
}

export type { Surroundings } from "./auto-mod-where.ts";
