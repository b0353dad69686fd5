// What the rules say about a comment that Discord's AutoMod has blocked: it is away already, and it goes by the rule for
// which AutoMod did it.
import type { AutoModHit, Comment } from "./comment.ts";
import { figure } from "./condition.ts";
import { evaluate } from "./evaluate.ts";
import type { Facts } from "./facts.ts";
import type { CompiledRule, RuleSet } from "./rule-set.ts";
import type { Verdict } from "./verdict.ts";

/** An AutoMod rule that blocked the comment. */
export interface Block extends AutoModHit {
	/** The guild's own rule that it stands in for; null for one of the admins' own. */
	readonly standsFor: string | null;
	/** What it told the author. */
	readonly message: string | null;
}

/**
 * @param comment with its text as far as Discord told it, and `autoMod`
 * @returns never allow: the comment did not appear
 */
export function verdictOnBlocked(set: RuleSet, comment: Comment, blocks: readonly Block[], facts: Facts): Verdict {
	const readable = comment.parts.some(({ source }) => source === "content");
	const kept = blocks.flatMap(({ standsFor }) => standsFor ?? []);
	// What cannot be read is judged only by what AutoMod did: rules that say the same without it go by the missing text.
	const blind = readable ? [] : evaluate(set, { ...comment, autoMod: [] }, facts).rules.map(({ name }) => name);
	const rules = set.rules
		.filter(({ rule }) => kept.includes(rule.name) || !blind.includes(rule.name))
		.map((rule) => (kept.includes(rule.rule.name) ? sureToHit(rule, blocks) : rule));
	const verdict = evaluate({ rules }, comment, facts);
	const decided = verdict.decision === "remove" || verdict.decision === "hold";
	// Nobody can look through a text that nobody knows.
	const decision = verdict.decision === "hold" && readable ? "hold" : "remove";
	if (decided) return { ...verdict, decision };
	const foreign = blocks.map(({ rule, message }) => ({ name: rule, clause: message, mode: "enforce" as const }));
	const known = new Set(verdict.matches.map(({ condition, note }) => `${condition} ${note?.de}`));
	const matches = blocks
		.map((block) => ({ rule: block.rule, condition: "automod", ...evidence(block, comment) }))
		.filter(({ condition, note }) => !known.has(`${condition} ${note?.de}`));
	return {
		...verdict,
		decision,
		rules: [...foreign, ...verdict.rules],
		matches: [...matches, ...verdict.matches],
	};
}

/** The rule as it is, or where it does not find by itself what AutoMod found for it, with that as evidence. */
function sureToHit(compiled: CompiledRule, blocks: readonly Block[]): CompiledRule {
	const own = blocks.filter(({ standsFor }) => standsFor === compiled.rule.name);
	return {
		...compiled,
		everywhere: true,
		test: (comment, facts) =>
			compiled.test(comment, facts) ?? own.map((block) => ({ ...evidence(block, comment), condition: "automod" })),
	};
}

/** The place in the text where it is known. */
function evidence({ rule, matched }: AutoModHit, { parts }: Comment) {
	const note = figure(`AutoMod: ${rule}`, `AutoMod: ${rule}`);
	const part = matched ? parts.findIndex(({ text }) => text.includes(matched)) : -1;
	if (part < 0 || !matched) return note;
	const start = parts[part]!.text.indexOf(matched);
	return { ...note, part, text: matched, start, end: start + matched.length };
}
