// The command line's `judge`: one JSON line in, one out.
import { z } from "zod";
import { evaluate } from "./evaluate.ts";
import { plainComment, plainFacts } from "./plain-comment.ts";
import type { RuleSet } from "./rule-set.ts";

/** A line of input; further keys are ignored, so that a corpus need not be cut first. */
export const judgeInputSchema = z.looseObject({ id: z.union([z.string(), z.number()]), text: z.string() });

export type JudgeInput = z.output<typeof judgeInputSchema>;

export interface Judgement {
	readonly id: string | number;
	/** `hold` also where the comment could not be checked: it goes to a person. */
	readonly verdict: "allow" | "flag" | "hold" | "remove";
	/** The rules that fired, `watch` ones as well. */
	readonly rules: readonly string[];
	/** Offsets are UTF-16 code units of the input text, end exclusive; 0, 0 where the match is not about letters. */
	readonly matches: readonly { rule: string; condition: string; text: string; start: number; end: number }[];
}

/** Judges a bare text as a comment of an ordinary member. */
export function judge(rules: RuleSet, { id, text }: JudgeInput): Judgement {
	const verdict = evaluate(rules, plainComment(text), plainFacts());
	return {
		id,
		verdict: verdict.decision === "unchecked" ? "hold" : verdict.decision,
		rules: verdict.rules.map(({ name }) => name),
		matches: verdict.matches.map(({ rule, condition, text, start, end }) => ({ rule, condition, text, start, end })),
	};
}
