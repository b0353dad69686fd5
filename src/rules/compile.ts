// Turns checked rules into functions, once, at load. Whatever would make a rule silently useless is refused here.
import type { TermMatcher } from "../language/terms.ts";
import { sayLoose, text } from "../texts.ts";
import {
	type CompiledCondition,
	type ConditionContext,
	type Effort,
	OptionError,
	type OptionProblem,
} from "./condition.ts";
import { actions, conditions } from "./registries.ts";
import type { Rule, Then, When } from "./rule.ts";
import type { NamedFinding, RuleSet, Test } from "./rule-set.ts";
import { isEverywhere } from "./scope.ts";
import { tryExamples } from "./try-examples.ts";
import { MOST_TOLD, type PlannedAction } from "./verdict.ts";

/** Something wrong in a rule; the path is inside the list of rules, e.g. [3, "when", "pattern", "pattern"]. */
export type RuleProblem = OptionProblem;

/** Thrown by `compileRules` with everything that is wrong. */
export class RuleError extends Error {
	readonly problems: readonly RuleProblem[];

	constructor(problems: readonly RuleProblem[]) {
		super(
			problems
				.map(({ path, problem, params }) => `${path.join(".")}: ${sayLoose("de", problem, { ...params })}`)
				.join("; "),
		);
		this.name = "RuleError";
		this.problems = problems;
	}
}

/**
 * What all rules of a server together may cost. A pattern costs its instructions (60 ns each for each character of a long
 * comment, `tests/rules/effort.test.ts`), so that no comment holds up the other servers of the process for a second.
 */
const MOST_EFFORT = 4000;
/** What any condition costs, if only because it is asked. */
const EACH = 4;
/** The same for all examples together: steps times characters, two seconds at most. */
const MOST_TRYING = 32_000_000;

const TOO_DEAR = text(
	"Ab hier sind alle Regeln zusammen zu aufwendig: Jeder Kommentar ließe den Bot zu lange rechnen. Höchstens 1.000 Bedingungen; Wiederholungen wie {900} in Mustern kürzen, viele Wörter als ownTerms statt als Muster schreiben.",
	"From here on all rules together are too costly: each comment would keep the bot busy for too long. At most 1,000 conditions; shorten repetitions such as {900} in patterns, and write many words as ownTerms, not as patterns.",
);
const TOO_MUCH_TO_TRY = text(
	"Diese Beispiele zu prüfen dauert zu lange: Nimm kürzere oder weniger, oder einfachere Muster.",
	"Trying these examples takes too long: use shorter or fewer ones, or simpler patterns.",
);

/**
 * Compiles rules that fit `rulesSchema`.
 * @param rules in the order in which they are told; every rule is tried, none stops another
 * @param context the term lists, compiled; `tried`: the examples are known to hold
 * @throws RuleError with every problem: unusable options (a pattern that does not parse), and rules that contradict
 *   their own examples, with what happened instead
 */
export function compileRules(
	rules: readonly Rule[],
	context: { readonly terms: TermMatcher; readonly tried?: boolean },
): RuleSet {
	const problems: RuleProblem[] = [];
	const effort: Effort = { left: MOST_EFFORT };
	let trying = MOST_TRYING;
	const compiled = rules.map((rule, index) => {
		const before = effort.left;
		const test = compileWhen(rule.when, { ...context, effort }, [index, "when"], problems);
		if (before >= 0 && effort.left < 0) problems.push({ path: [index, "when"], problem: TOO_DEAR });
		const examples = [...(rule.examples?.hits ?? []), ...(rule.examples?.misses ?? [])].join("").length;
		const affordable = trying >= 0;
		trying -= (before - effort.left) * examples;
		if (affordable && trying < 0) problems.push({ path: [index, "examples"], problem: TOO_MUCH_TO_TRY });
		const planned = rule.then.map((then) => plan(rule.name, then));
		const estimate = estimateIn(rule.when);
		if (estimate !== null)
			for (const [position, { action }] of planned.entries())
				if (restricts(action))
					problems.push({ path: [index, "then", position], problem: ONLY_FLAGS, params: { estimate, action } });
		return {
			rule,
			everywhere: isEverywhere(rule.where),
			test,
			actions: planned,
		};
	});
	if (problems.length === 0 && !context.tried)
		for (const [index, rule] of compiled.entries())
			problems.push(...tryExamples(rule, index, (node) => compileWhen(node, context, [], [])));
	if (problems.length > 0) throw new RuleError(problems);
	return { rules: compiled };
}

/** An action with its options, checked, out of what the configuration says. @param rule the name it is told under */
export function plan(rule: string, then: Then): PlannedAction {
	const [action, options] =
		typeof then === "string"
			? [then, actions.get(then)!.options.parse({})]
			: Object.entries(then).find(([, value]) => value !== undefined)!;
	return { rule, action, options };
}

function compileWhen(
	node: When,
	context: ConditionContext,
	path: readonly (string | number)[],
	problems: RuleProblem[],
): Test {
	if (typeof node === "string")
		return compileOne(node, conditions.get(node)!.options.parse({}), context, path, problems);
	const tests = Object.entries(node)
		.filter(([, value]) => value !== undefined)
		.map(([key, value]): Test => {
			const inside = [...path, key];
			if (key === "not") return negated(compileWhen(value as When, context, inside, problems));
			if (key === "all" || key === "any") {
				const list = (value as When[]).map((one, index) => compileWhen(one, context, [...inside, index], problems));
				return key === "all" ? allOf(list) : anyOf(list);
			}
			return compileOne(key, value, context, inside, problems);
		});
	return tests.length === 1 ? tests[0]! : allOf(tests);
}

const ONLY_FLAGS = text(
	"„{estimate}“ ist nur eine Schätzung: Eine Regel damit darf markieren und benachrichtigen, nicht „{action}“.",
	"“{estimate}” is only an estimate: a rule with it may flag and notify, not “{action}”.",
);

function restricts(name: string): boolean {
	const { restricts, decision, needs } = actions.get(name)!;
	return restricts || needs.length > 0 || (decision !== "allow" && decision !== "flag");
}

/** The first condition that is only an estimate, however deep it stands; null where there is none. */
function estimateIn(node: When): string | null {
	if (typeof node === "string") return conditions.get(node)!.advisory ? node : null;
	for (const [key, value] of Object.entries(node)) {
		if (value === undefined) continue;
		const inner = key === "not" ? [value as When] : key === "all" || key === "any" ? (value as When[]) : [];
		const found = inner.map(estimateIn).find((name) => name !== null) ?? (conditions.get(key)?.advisory ? key : null);
		if (found !== null) return found;
	}
	return null;
}

function compileOne(
	name: string,
	options: unknown,
	context: ConditionContext,
	path: readonly (string | number)[],
	problems: RuleProblem[],
): Test {
	let condition: CompiledCondition;
	if (context.effort) context.effort.left -= EACH;
	try {
		condition = conditions.get(name)!.compile(options as never, context);
	} catch (error) {
		if (!(error instanceof OptionError)) throw error;
		for (const found of error.problems) problems.push({ ...found, path: [...path, ...found.path] });
		return () => null;
	}
	return (comment, facts) => {
		const findings = condition(comment, facts);
		if (findings.length === 0) return null;
		// A thousand links are a thousand findings, and of a rule's all but the first few are dropped.
		const told = findings.length > MOST_TOLD ? findings.slice(0, MOST_TOLD) : findings;
		return told.map((finding) => ({ ...finding, condition: name }));
	};
}

function allOf(tests: readonly Test[]): Test {
	return (comment, facts) => {
		const found: NamedFinding[] = [];
		for (const test of tests) {
			const one = test(comment, facts);
			if (one === null) return null;
			found.push(...one);
		}
		return found;
	};
}

function anyOf(tests: readonly Test[]): Test {
	return (comment, facts) => {
		let found: NamedFinding[] | null = null;
		for (const test of tests) {
			const one = test(comment, facts);
			if (one !== null) found = found === null ? [...one] : [...found, ...one];
		}
		return found;
	};
}

function negated(test: Test): Test {
	return (comment, facts) => (test(comment, facts) === null ? [] : null);
}
