// What a condition is. One file in conditions/ is one condition: its name is the file's name, its default export says
// what it looks at, which options it takes, how it decides, and examples that prove it.
import type { z } from "zod";
import type { TermMatcher } from "../language/terms.ts";
import type { Text } from "../texts.ts";
import type { Comment } from "./comment.ts";
import type { Facts } from "./facts.ts";
import type { Match } from "./verdict.ts";

/** What a condition found: a match without the rule's and the condition's name. */
export type Finding = Omit<Match, "rule" | "condition">;

/** What conditions share, made once when the rules are loaded. */
export interface ConditionContext {
	/** Every term list of the configuration, compiled together: one pass over a text serves all rules. */
	readonly terms: TermMatcher;
	/** What judging a comment may still cost, all rules together: a condition that can be dear takes its share. */
	readonly effort?: Effort;
}

/** Steps that judging may take for each character of a comment. */
export interface Effort {
	left: number;
}

/** Decides: the findings, none where the condition does not hold. May throw: the comment then goes to a person. */
export type CompiledCondition = (comment: Comment, facts: Facts) => readonly Finding[];

/** Why options that fit the schema are still not usable, e.g. a pattern that does not parse. `path` is inside the options. */
export interface OptionProblem {
	readonly path: readonly (string | number)[];
	readonly problem: Text;
	readonly params?: Readonly<Record<string, string | number>>;
	/** A word that is none of those possible here: the nearest is suggested. */
	readonly unknown?: { readonly word: string; readonly words: readonly string[] };
}

/** Thrown by `compile`; reported with file, line and column by the configuration. */
export class OptionError extends Error {
	readonly problems: readonly OptionProblem[];

	constructor(problems: readonly OptionProblem[]) {
		super(problems.map(({ problem }) => String(problem.de)).join("; "));
		this.name = "OptionError";
		this.problems = problems;
	}
}

/** A comment that must hit or miss: a bare text, or parts of a comment and of the facts around it (see plain-comment.ts). */
export interface ConditionExample {
	readonly options: unknown;
	readonly text: string;
	readonly comment?: Partial<Comment>;
	readonly facts?: Partial<Omit<Facts, "author">> & { readonly author?: Partial<Facts["author"]> };
}

/** What Discord's AutoMod can look for on a condition's behalf, so that where it hits the condition holds. */
export type NativeForm =
	| {
			readonly kind: "terms";
			/** null: all. */
			readonly categories: readonly string[] | null;
			readonly lists: readonly string[] | null;
			/** Words of others that are only reported do not count. */
			readonly ownWordsOnly: boolean;
	  }
	| { readonly kind: "mentions"; readonly moreThan: number };

export interface ConditionDefinition<S extends z.ZodType = z.ZodType> {
	readonly title: Text;
	readonly description: Text;
	/** Only an estimate: a rule that asks it may flag or notify, never restrict. */
	readonly advisory?: true;
	/** A strict object; every option has a default or is needed. */
	readonly options: S;
	compile(options: z.output<S>, context: ConditionContext): CompiledCondition;
	/** How AutoMod can stand in for it, or why it cannot; absent where AutoMod has nothing like it. */
	native?(options: z.output<S>): NativeForm | { readonly reason: Text };
	/** Run by tests/contracts/conditions.test.ts and shown by `/regeln`. */
	readonly examples: { readonly hits: readonly ConditionExample[]; readonly misses: readonly ConditionExample[] };
}

/** Defines a condition; only here so that the options' type reaches `compile`. */
export function defineCondition<S extends z.ZodType>(definition: ConditionDefinition<S>): ConditionDefinition<S> {
	return definition;
}

/** A finding that is not about letters. */
export function figure(de: string, en: string): Finding {
	return { part: -1, text: "", start: 0, end: 0, note: { de, en } };
}
