// Whether an AutoMod rule matches a text, and where. Patterns are Rust regular expressions: RE2 comes closest.
import { RE2JS } from "re2js";
import { type Fields, numberOf, stringsOf } from "../fields.ts";
import type { AutoModRule, Message } from "../world.ts";

export interface RuleMatch {
	readonly text: string;
	/** The keyword or pattern of the rule; null for rules without. */
	readonly keyword: string | null;
	/** The part of the text that matched. */
	readonly content: string | null;
}

const KEYWORD = 1;
const PRESET = 4;
const MENTION_SPAM = 5;

/** @returns the first match, or undefined. Spam (3) and Discord's own word lists (4) are not known here: only allow lists. */
export function matchRule(rule: AutoModRule, text: string, message: Message): RuleMatch | undefined {
	if (rule.triggerType === KEYWORD) return matchKeywords(rule.trigger, text);
	if (rule.triggerType === MENTION_SPAM) {
		const limit = numberOf(rule.trigger.mention_total_limit, 20);
		const mentions = new Set(message.content.match(/<@[!&]?\d{17,20}>/g) ?? []);
		if (mentions.size > limit) return { text, keyword: null, content: null };
	}
	if (rule.triggerType === PRESET) return undefined;
	return undefined;
}

function matchKeywords(trigger: Fields, text: string): RuleMatch | undefined {
	const allowed = stringsOf(trigger.allow_list).flatMap((word) => findKeyword(text, word));
	const counts = (range: Range) => !allowed.some((other) => other.start <= range.start && other.end >= range.end);
	for (const keyword of stringsOf(trigger.keyword_filter)) {
		const found = findKeyword(text, keyword).find(counts);
		if (found) return { text, keyword, content: text.slice(found.start, found.end) };
	}
	for (const pattern of stringsOf(trigger.regex_patterns)) {
		const matcher = compiled(pattern).matcher(text);
		while (matcher.find()) {
			const found = { start: matcher.start(), end: matcher.end() };
			if (counts(found)) return { text, keyword: pattern, content: text.slice(found.start, found.end) };
		}
	}
	return undefined;
}

const known = new Map<string, RE2JS>();

function compiled(pattern: string): RE2JS {
	const before = known.get(pattern);
	if (before) return before;
	if (known.size > 500) known.clear();
	const made = RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
	known.set(pattern, made);
	return made;
}

interface Range {
	readonly start: number;
	readonly end: number;
}

/**
 * `wort` is a whole word, `wort*` a beginning, `*wort` an end, `*wort*` anywhere; case does not count. The documentation
 * calls whole "surrounded by whitespace"; that punctuation ends a word as well is observed, not documented.
 * @returns every place in the text, UTF-16 offsets, end exclusive
 */
export function findKeyword(text: string, keyword: string): Range[] {
	const open = keyword.startsWith("*");
	const close = keyword.length > 1 && keyword.endsWith("*");
	const word = keyword.slice(open ? 1 : 0, close ? -1 : undefined);
	// Rules have thousands of keywords: most are out of the question at a glance.
	if (word === "" || !text.toLowerCase().includes(word.toLowerCase())) return [];
	const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
	const letter = "[\\p{L}\\p{N}\\p{M}\\p{Cf}_]";
	const pattern = `${open ? "" : `(?<!${letter})`}${escaped}${close ? "" : `(?!${letter})`}`;
	return [...text.matchAll(new RegExp(pattern, "giu"))].map((match) => ({
		start: match.index,
		end: match.index + match[0].length,
	}));
}
