// biome-ignore-all lint/suspicious/noThenProperty: the configuration's word for a rule's actions
import { describe, expect, test } from "vitest";
import { compileRules, RuleError } from "../../src/rules/compile.ts";
import { evaluate } from "../../src/rules/evaluate.ts";
import { explain } from "../../src/rules/explain.ts";
import { judge } from "../../src/rules/judge.ts";
import { plainComment, plainFacts } from "../../src/rules/plain-comment.ts";
import { actions } from "../../src/rules/registries.ts";
import { rulesSchema } from "../../src/rules/rule.ts";
import { defaultTerms } from "./default-terms.ts";

const compile = (rules: unknown) => compileRules(rulesSchema.parse(rules), { terms: defaultTerms });
const problemsOf = (rules: unknown) => {
	try {
		compile(rules);
	} catch (error) {
		if (error instanceof RuleError) return error.problems;
		throw error;
	}
	return [];
};
const insult = { name: "beleidigung", when: { terms: { categories: ["insult"] } }, then: ["remove", { warn: {} }] };

describe("rules", () => {
	const set = compile([
		insult,
		{
			name: "geschrei",
			when: { all: ["capitals", { not: { links: {} } }] },
			then: ["hold", { timeout: { for: "5 min" } }],
		},
		{
			name: "probe",
			when: { any: [{ pattern: { pattern: "gewinn" } }, { links: {} }] },
			then: ["remove"],
			mode: "watch",
		},
		{
			name: "dauer",
			when: { pattern: { pattern: "wieder" } },
			then: ["flag", { timeout: { for: "1 h" } }],
			cooldown: "10 min",
		},
	]);

	test("the most severe decision counts, doubles are combined, a deletion comes last", () => {
		const verdict = evaluate(set, plainComment("DU IDIOT WILLST ES SCHON WIEDER NICHT VERSTEHEN"), plainFacts());
		expect(verdict.decision).toBe("remove");
		expect(verdict.rules.map(({ name }) => name)).toEqual(["beleidigung", "geschrei", "dauer"]);
		expect(verdict.actions.map(({ action, options }) => [action, (options as { for?: number }).for])).toEqual([
			["flag", undefined],
			["warn", undefined],
			["timeout", 3_600_000],
			["remove", undefined],
			["hold", undefined],
		]);
		expect(verdict.matches.find(({ rule }) => rule === "beleidigung")).toMatchObject({
			text: "IDIOT",
			start: 3,
			end: 8,
		});
	});

	test("a rule that only watches is told and does nothing; not, any and all mean what they say", () => {
		const watched = evaluate(set, plainComment("Dein Gewinn wartet"), plainFacts());
		expect(watched).toMatchObject({ decision: "allow", rules: [{ name: "probe", mode: "watch" }], actions: [] });
		const loudLink = evaluate(
			set,
			plainComment("SCHAUT ALLE HIER VORBEI, JETZT GLEICH https://a.example"),
			plainFacts(),
		);
		expect(loudLink.rules.map(({ name }) => name)).toEqual(["probe"]);
		expect(evaluate(set, plainComment("Guten Morgen"), plainFacts())).toMatchObject({ decision: "allow", rules: [] });
	});

	test("within the cooldown the comment is judged, the member is left alone", () => {
		const now = 10_000_000;
		const again = (ago: number) =>
			evaluate(set, plainComment("schon wieder"), plainFacts({ now, lastFired: { dauer: now - ago } })).actions.map(
				({ action }) => action,
			);
		expect(again(60_000)).toEqual(["flag"]);
		expect(again(11 * 60_000)).toEqual(["flag", "timeout"]);
	});

	test("moderators and bots are exempt unless the rule says otherwise; scopes narrow", () => {
		const text = plainComment("Du Idiot", { channelId: "100000000000000077" });
		const moderator = plainFacts({ author: { isModerator: true } });
		expect(evaluate(set, text, moderator).decision).toBe("allow");
		expect(explain(set, text, moderator).rules[0]).toMatchObject({ outcome: "outOfScope", because: "moderator" });
		expect(explain(set, text, plainFacts()).rules.map(({ outcome }) => outcome)).toEqual([
			"fired",
			"missed",
			"missed",
			"missed",
		]);
		const scoped = (where: object) => evaluate(compile([{ ...insult, where }]), text, moderator).decision;
		expect(scoped({ moderators: true })).toBe("remove");
		expect(scoped({ moderators: true, channels: ["100000000000000078"] })).toBe("allow");
		expect(scoped({ moderators: true, channels: ["100000000000000077"] })).toBe("remove");
		expect(scoped({ moderators: true, feeds: ["hafenbote"] })).toBe("allow");
		expect(scoped({ moderators: true, notChannels: ["100000000000000077"] })).toBe("allow");
	});

	test("what cannot be checked goes to a person, and does not lose what another rule found", () => {
		const masks = `${"q*w*e*r*t*z ".repeat(30_000)}`;
		expect(evaluate(set, plainComment(masks), plainFacts()).decision).toBe("unchecked");
		expect(judge(set, { id: 1, text: masks }).verdict).toBe("hold");
		const broken = {
			rules: [
				{
					...set.rules[0]!,
					test: () => {
						throw new Error("kaputt");
					},
				},
				...set.rules,
			],
		};
		expect(evaluate(broken, plainComment("Hallo"), plainFacts())).toMatchObject({
			decision: "unchecked",
			problem: "beleidigung: kaputt",
		});
		expect(evaluate(broken, plainComment("Du Idiot"), plainFacts()).decision).toBe("remove");
	});
});

describe("a configuration is refused with the place and the reason", () => {
	test.each([
		[[{ ...insult, when: { pattern: { pattern: "(a" } } }], [0, "when", "pattern", "pattern"]],
		[[{ ...insult, when: { pattern: { pattern: "(.)\\1" } } }], [0, "when", "pattern", "pattern"]],
		[[{ ...insult, when: { pattern: { pattern: "\\bübel\\b" } } }], [0, "when", "pattern", "pattern"]],
		[[{ ...insult, when: { pattern: { pattern: "a*" } } }], [0, "when", "pattern", "pattern"]],
		[
			[insult, { ...insult, name: "b", when: { any: ["capitals", { not: { terms: { lists: ["fr"] } } }] } }],
			[1, "when", "any", 1, "not", "terms", "lists", 0],
		],
		[[{ ...insult, when: { links: { deny: ["a b"] } } }], [0, "when", "links", "deny", 0]],
		[[{ ...insult, examples: { hits: ["Du Idiot", "Guten Tag"] } }], [0, "examples", "hits", 1]],
		[[{ ...insult, examples: { misses: ["Du Idiot"] } }], [0, "examples", "misses", 0]],
	])("%j", (rules, path) => {
		expect(problemsOf(rules).map((problem) => problem.path)).toEqual([path]);
	});

	test("an example that hits against its rule says what it hit", () => {
		expect(problemsOf([{ ...insult, examples: { misses: ["Du Idiot"] } }])[0]!.params).toMatchObject({
			what: "terms „Idiot“",
		});
	});

	test.each([
		[[{ ...insult, when: { term: {} } }]],
		[[{ ...insult, when: {} }]],
		[[{ ...insult, then: [] }]],
		[[{ ...insult, then: ["entfernen"] }]],
		[[{ ...insult, then: ["timeout"] }]],
		[[{ ...insult, then: [{ timeout: { for: "40 Tage" } }] }]],
		[[insult, insult]],
		[[{ ...insult, wenn: 1 }]],
	])("%j does not fit the schema", (rules) => {
		expect(rulesSchema.safeParse(rules).success).toBe(false);
	});
});

test("what an action does can be taken back", () => {
	const comment = plainComment("x", { parentId: "100000000000000005" });
	const done = (name: string, options: unknown) => {
		const action = actions.get(name)!;
		const effects = action.effects(action.options.parse(options) as never, comment, plainFacts({ now: 1000 }));
		return [effects, action.undo?.(effects)];
	};
	const userId = comment.authorId;
	expect(done("timeout", { for: "1 min" })).toEqual([
		[{ kind: "timeoutMember", userId, until: 61_000 }],
		[{ kind: "timeoutMember", userId, until: null }],
	]);
	expect(done("ban", { delete: "1 h" })).toEqual([
		[{ kind: "banMember", userId, deleteSeconds: 3600 }],
		[{ kind: "unbanMember", userId }],
	]);
	expect(done("role", { add: "100000000000000009" })[1]).toEqual([
		{ kind: "removeRole", userId, roleId: "100000000000000009" },
	]);
	expect(done("lock", {})[1]).toEqual([{ kind: "lockThread", channelId: comment.channelId, locked: false }]);
	expect(actions.get("ban")!.confirm && actions.get("kick")!.confirm).toBe(true);
});
