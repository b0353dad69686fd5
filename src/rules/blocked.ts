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
		.map((rule) => (kept.includes(rule.rule.name) ? wherever(rule, readable ? [] : blocks) : rule));
	const verdict = evaluate({ rules }, comment, facts);
	const fired = new Set(verdict.rules.map(({ name }) => name));
	const doubted = set.rules.filter(({ rule }) => kept.includes(rule.name) && !fired.has(rule.name));
	if (doubted.length > 0 && verdict.decision !== "remove") return forAPerson(verdict, doubted, blocks, comment);
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

/**
 * AutoMod understood a rule otherwise than the rule is meant ("Ich Idiot"): nothing is held against the author, and a
 * person decides whether the comment appears.
 */
function forAPerson(
	verdict: Verdict,
	doubted: readonly CompiledRule[],
	blocks: readonly Block[],
	comment: Comment,
): Verdict {
	const names = doubted.map(({ rule }) => rule.name);
	const own = blocks.filter(({ standsFor }) => standsFor !== null && names.includes(standsFor));
	return {
		...verdict,
		decision: "hold",
		rules: [
			...doubted.map(({ rule: { name, clause } }) => ({ name, clause, mode: "enforce" as const })),
			...verdict.rules,
		],
		matches: [
			...own.map((block) => ({ rule: block.standsFor!, condition: "automod", ...evidence(block, comment) })),
			...verdict.matches,
		],
	};
}

/**
 * The rule as it is, wherever it holds: AutoMod has asked that.
 * @param blocks evidence enough where the text is not known
 */
function wherever(compiled: CompiledRule, blocks: readonly Block[]): CompiledRule {
	const own = blocks.filter(({ standsFor }) => standsFor === compiled.rule.name);
	return {
		...compiled,
		everywhere: true,
		test: (comment, facts) =>
			compiled.test(comment, facts) ??
			(own.length === 0 ? null : own.map((block) => ({ ...evidence(block, comment), condition: "automod" }))),
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
