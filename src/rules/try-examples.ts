// Holds a rule against its own examples: one that contradicts them is refused, with what happened instead.
import { text } from "../texts.ts";
import type { Comment } from "./comment.ts";
import type { OptionProblem } from "./condition.ts";
import { evaluate } from "./evaluate.ts";
import { plainComment, plainFacts } from "./plain-comment.ts";
import type { When } from "./rule.ts";
import type { CompiledRule, RuleSet, Test } from "./rule-set.ts";

const MISSED = text(
	"Das Beispiel „{example}“ soll treffen, trifft aber nicht. Nicht erfüllt ist {what} (geprüft als Kommentar eines langjährigen Mitglieds).",
	"The example “{example}” is meant to hit but does not. What does not hold is {what} (tried as a comment of a long-standing member).",
);
const HIT = text(
	"Das Beispiel „{example}“ soll nicht treffen, trifft aber: {what}.",
	"The example “{example}” is meant to miss but hits: {what}.",
);
const FAILED = text(
	"Das Beispiel „{example}“ ließ sich nicht prüfen: {what}.",
	"The example “{example}” could not be checked: {what}.",
);

/**
 * Judges a rule's examples as plain comments of an ordinary member within the rule's scope.
 * @param index the rule's place in the list, for the problems' paths
 * @param compile what makes a function out of a part of `when`
 * @returns every example that does not do what it should
 */
export function tryExamples(compiled: CompiledRule, index: number, compile: (node: When) => Test): OptionProblem[] {
	const { examples, when } = compiled.rule;
	if (examples === undefined) return [];
	const problems: OptionProblem[] = [];
	const anywhere = { moderators: true, bots: true };
	const single: RuleSet = { rules: [{ ...compiled, rule: { ...compiled.rule, where: anywhere }, everywhere: true }] };
	for (const kind of ["hits", "misses"] as const) {
		for (const [position, example] of examples[kind].entries()) {
			const path = [index, "examples", kind, position];
			const comment = plainComment(example);
			const verdict = evaluate(single, comment, plainFacts());
			if (verdict.decision === "unchecked") {
				problems.push({ path, problem: FAILED, params: { example, what: verdict.problem ?? "" } });
			} else if (kind === "hits" && verdict.rules.length === 0) {
				const what = [...new Set(lacking(when, comment, compile))].join(", ");
				problems.push({ path, problem: MISSED, params: { example, what } });
			} else if (kind === "misses" && verdict.rules.length > 0) {
				const what = verdict.matches
					.map(({ condition, text: letters, note }) => `${condition} ${letters ? `„${letters}“` : (note?.de ?? "")}`)
					.join(", ");
				problems.push({ path, problem: HIT, params: { example, what: what || compiled.rule.name } });
			}
		}
	}
	return problems;
}

/** The conditions for want of which a part of `when` does not hold, by their names as they stand in the file. */
function lacking(node: When, comment: Comment, compile: (node: When) => Test): string[] {
	if (compile(node)(comment, plainFacts()) !== null) return [];
	if (typeof node === "string") return [node];
	const set = Object.entries(node).filter(([, value]) => value !== undefined);
	if (set.length > 1) return set.flatMap(([key, value]) => lacking({ [key]: value }, comment, compile));
	const [key, value] = set[0]!;
	if (key !== "all" && key !== "any") return [key];
	return (value as When[]).flatMap((one) => lacking(one, comment, compile));
}
