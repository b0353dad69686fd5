// Rules ready to judge with: the form between compile.ts, evaluate.ts and explain.ts.
import type { Comment } from "./comment.ts";
import type { Finding } from "./condition.ts";
import type { Facts } from "./facts.ts";
import type { Rule } from "./rule.ts";
import type { PlannedAction } from "./verdict.ts";

/** What a condition found, with its name. */
export type NamedFinding = Finding & { readonly condition: string };

/** Null: the conditions do not hold. Otherwise what they found (nothing where only a `not` held). */
export type Test = (comment: Comment, facts: Facts) => readonly NamedFinding[] | null;

export interface CompiledRule {
	readonly rule: Rule;
	/** Whether `where` narrows nothing but moderators and bots, so that nothing else need be compared. */
	readonly everywhere: boolean;
	readonly test: Test;
	/** In the order of the configuration, options checked. */
	readonly actions: readonly PlannedAction[];
}

/** What `evaluate` and `explain` take; made by `compileRules`. */
export interface RuleSet {
	readonly rules: readonly CompiledRule[];
}
