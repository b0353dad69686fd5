// Why a comment gets its verdict, rule by rule: for `/regeln testen`, for the case, for whoever writes rules.
import { messageOf } from "../errors.ts";
import type { Comment } from "./comment.ts";
import { evaluate } from "./evaluate.ts";
import type { Facts } from "./facts.ts";
import type { RuleSet } from "./rule-set.ts";
import { type OutOfScope, outOfScope } from "./scope.ts";
import type { Match, PlannedAction, Verdict } from "./verdict.ts";

/** What one rule makes of a comment. */
export interface RuleAccount {
	readonly name: string;
	readonly clause: string | null;
	readonly mode: "enforce" | "watch";
	readonly outcome: "fired" | "missed" | "outOfScope" | "failed";
	/** Why it did not look: set where the outcome is `outOfScope`. */
	readonly because: OutOfScope;
	readonly problem: string | null;
	/** The view or figure is in each match's note. */
	readonly matches: readonly Match[];
	/** What it asks for, whether or not another rule's action outdoes it. */
	readonly actions: readonly PlannedAction[];
}

export interface Explanation {
	readonly verdict: Verdict;
	/** In the order of the configuration, the ones that did not fire as well. */
	readonly rules: readonly RuleAccount[];
}

/** Tries every rule and tells what each one found. Has no effect on anything. */
export function explain(set: RuleSet, comment: Comment, facts: Facts): Explanation {
	return {
		verdict: evaluate(set, comment, facts),
		rules: set.rules.map(({ rule, test, actions }): RuleAccount => {
			const { name, clause, mode } = rule;
			const account = { name, clause, mode, because: null, problem: null, matches: [], actions };
			const because = outOfScope(rule.where, comment, facts);
			if (because !== null) return { ...account, outcome: "outOfScope", because };
			try {
				const found = test(comment, facts);
				if (found === null) return { ...account, outcome: "missed" };
				return { ...account, outcome: "fired", matches: found.map((finding) => ({ rule: name, ...finding })) };
			} catch (error) {
				return { ...account, outcome: "failed", problem: messageOf(error) };
			}
		}),
	};
}
