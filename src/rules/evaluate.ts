// Judges one comment by a set of rules. Pure: the same comment and facts give the same verdict.
import { messageOf } from "../errors.ts";
import type { Comment } from "./comment.ts";
import type { Facts } from "./facts.ts";
import { actions as definitions } from "./registries.ts";
import type { RuleSet } from "./rule-set.ts";
import { inScope, isExempt } from "./scope.ts";
import {
	ALLOWED,
	type Decision,
	type FiredRule,
	type Match,
	MOST_TOLD,
	type PlannedAction,
	type Verdict,
} from "./verdict.ts";

/** Longer comments than Discord allows (4,000 characters, embeds 6,000 more) are a person's to judge, not a clock's. */
const MAX_LETTERS = 60_000;

const SEVERITY: readonly Decision[] = ["allow", "flag", "unchecked", "hold", "remove"];

/** The more severe of two decisions. */
export function moreSevere(a: Decision, b: Decision): Decision {
	return SEVERITY.indexOf(a) >= SEVERITY.indexOf(b) ? a : b;
}

/**
 * Judges a comment. Every rule is tried; the most severe decision of the enforced ones counts.
 * @returns the verdict; `unchecked` where a condition threw or the comment is beyond the budget. What other rules found
 *   then still counts: a removal by one rule is not lost because another one failed. Never throws.
 */
export function evaluate(set: RuleSet, comment: Comment, facts: Facts): Verdict {
	let letters = 0;
	for (const { text } of comment.parts) letters += text.length;
	if (letters > MAX_LETTERS)
		return { ...ALLOWED, decision: "unchecked", problem: `${letters} > ${MAX_LETTERS} letters` };

	let decision: Decision = "allow";
	let fired: FiredRule[] | undefined;
	let matches: Match[] | undefined;
	let planned: PlannedAction[] | undefined;
	let problem: string | undefined;
	for (const { rule, everywhere, test, actions } of set.rules) {
		try {
			if (isExempt(rule.where, facts.author) || !(everywhere || inScope(rule.where, comment, facts))) continue;
			const found = test(comment, facts);
			if (found === null) continue;
			fired ??= [];
			matches ??= [];
			planned ??= [];
			fired.push({ name: rule.name, clause: rule.clause, mode: rule.mode });
			for (const finding of found.slice(0, MOST_TOLD)) matches.push({ rule: rule.name, ...finding });
			if (rule.mode === "watch") continue;
			const resting = isResting(rule, facts);
			for (const action of actions) {
				const definition = definitions.get(action.action)!;
				if (resting && definition.target === "member") continue;
				decision = moreSevere(decision, definition.decision);
				planned.push(action);
			}
		} catch (error) {
			problem ??= `${rule.name}: ${messageOf(error)}`;
		}
	}
	if (problem !== undefined) decision = moreSevere(decision, "unchecked");
	if (fired === undefined && problem === undefined) return ALLOWED;
	return {
		decision,
		rules: fired ?? [],
		matches: matches ?? [],
		actions: inOrder(planned ?? []),
		...(problem !== undefined && { problem }),
	};
}

/** Whether the rule hit this member so recently that it does not act against them again (`cooldown`). */
function isResting(rule: { name: string; cooldown?: number | undefined }, facts: Facts): boolean {
	const last = facts.lastFired?.[rule.name];
	return rule.cooldown !== undefined && last !== undefined && facts.now - last < rule.cooldown;
}

/** One action of a name, combined where two rules ask for it, in the order in which they are carried out. */
function inOrder(planned: readonly PlannedAction[]): PlannedAction[] {
	const byName = new Map<string, PlannedAction>();
	for (const action of planned) {
		const before = byName.get(action.action);
		const { combine } = definitions.get(action.action)!;
		if (before === undefined) byName.set(action.action, action);
		else if (combine) {
			const options = combine(before.options as never, action.options as never);
			byName.set(action.action, { ...(options === action.options ? action : before), options });
		}
	}
	return [...byName.values()].sort((a, b) => definitions.get(a.action)!.order - definitions.get(b.action)!.order);
}
