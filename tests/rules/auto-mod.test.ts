// What of the rules is written to Discord's AutoMod: within its limits, and never more than our own rules act on.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileTerms, readTerm, type TermList } from "../../src/language/terms.ts";
import { matchRule } from "../../src/local-discord/acts/automod-match.ts";
import type { AutoModRule, Message } from "../../src/local-discord/world.ts";
import { LIMITS, type NativeSet, nativeRules, type Surroundings } from "../../src/rules/auto-mod.ts";
import { compileRules } from "../../src/rules/compile.ts";
import { evaluate } from "../../src/rules/evaluate.ts";
import { plainComment, plainFacts } from "../../src/rules/plain-comment.ts";
import { rulesSchema } from "../../src/rules/rule.ts";
import type { RuleSet } from "../../src/rules/rule-set.ts";
import { defaultLists } from "./default-terms.ts";

const id = (number: number) => String(100_000_000_000_000_000n + BigInt(number));
const PLAIN: Surroundings = { moderatorRoles: [], channels: [], parentOf: () => null };
const ROOM = { keywordRules: 6, mentionRule: true };

function compile(rules: unknown, lists: readonly TermList[] = defaultLists): RuleSet {
	return compileRules(rulesSchema.parse(rules), { terms: compileTerms(lists) });
}
function native(rules: unknown, { lists = defaultLists, around = PLAIN, room = ROOM } = {}): NativeSet {
	return nativeRules(compile(rules, lists), lists, around, room, "de");
}
// biome-ignore lint/suspicious/noThenProperty: the configuration's word
const rule = (when: unknown, rest: object = {}) => ({ name: "regel", when, then: ["remove"], ...rest });
// biome-ignore lint/suspicious/noThenProperty: the configuration's word
const doing = (action: string) => ({ then: [action] });
const reasons = (set: NativeSet) => set.misfits.map(({ reason }) => String(reason.de)).join("\n");

/** As Local Discord applies them. */
function blocks(set: NativeSet, text: string): string[] {
	return set.rules.flatMap(({ name, trigger }) => {
		const body =
			trigger.kind === "keyword"
				? { keyword_filter: trigger.keywords, regex_patterns: trigger.patterns, allow_list: trigger.allow }
				: { mention_total_limit: trigger.limit };
		const asRule = { triggerType: trigger.kind === "keyword" ? 1 : 5, trigger: body } as unknown as AutoModRule;
		return matchRule(asRule, text, { content: text } as Message) ? [name] : [];
	});
}

const list = (terms: readonly (string | { term: string; allow: string[] })[], allow: string[] = []): TermList => ({
	name: "de",
	language: "de",
	allow,
	entries: terms.map((one) => {
		const { term, allow: own } = typeof one === "string" ? { term: one, allow: [] } : one;
		return { ...readTerm(term), category: "insult", allow: own };
	}),
});

describe("keywords", () => {
	test("each mode of a term, with German spellings and endings; case and order do not matter", () => {
		const set = native([rule({ terms: {} })], {
			lists: [list(["Scheißkerl", "*trottel", "Hohl*", "*depp*", "Mörder"])],
		});
		const { trigger } = set.rules[0]!;
		if (trigger.kind !== "keyword") throw new Error("no keyword rule");
		expect(trigger.keywords).toEqual(
			expect.arrayContaining([
				"scheißkerl",
				"scheisskerl",
				"scheißkerle",
				"*trottel",
				"hohl*",
				"*depp*",
				"mörder",
				"moerder",
			]),
		);
		// As listed first: what does not fit is what is rarer.
		expect(trigger.keywords.slice(0, 2)).toEqual(["scheißkerl", "*trottel"]);
		expect(blocks(set, "So ein SCHEISSKERL!")).toHaveLength(1);
		expect(blocks(set, "Die Scheibe ist gut.")).toEqual([]);
		expect(set.terms).toEqual([{ rule: "regel", known: 5, listed: 5 }]);
	});

	test("harmless words become the allow list; a term that AutoMod could not tell from them stays with the bot", () => {
		const lists = [list([{ term: "Depp", allow: ["Johnny Depp"] }, "*arsch*", "Honk"], ["Marsch*", "Barsch"])];
		const set = native([rule({ terms: {} })], { lists });
		expect(blocks(set, "Der Depp!")).toHaveLength(1);
		expect(blocks(set, "Johnny Depp spielt mit.")).toEqual([]);
		expect(blocks(set, "Der Marscharsch")).toEqual([]);
		expect(set.terms).toEqual([{ rule: "regel", known: 2, listed: 3 }]);
	});

	test("only what is sufficient by itself: any of several, never one of several that must all hold", () => {
		expect(native([rule({ any: [{ terms: {} }, { links: { kinds: ["invite"] } }] })]).rules).not.toEqual([]);
		for (const when of [
			{ terms: {}, newcomer: {} },
			{ all: [{ terms: {} }, "newcomer"] },
			{ not: { terms: {} } },
			{ terms: { atLeast: 2 } },
			{ terms: { quoted: "inside" } },
			{ terms: { in: ["nickname"] } },
			{ links: {} },
		])
			expect({ when, rules: native([rule(when)]).rules, said: reasons(native([rule(when)])) }).toEqual({
				when,
				rules: [],
				said: expect.stringMatching(/\S/),
			});
	});

	test("only rules that take the comment away, and are in force", () => {
		expect(native([{ ...rule({ terms: {} }), ...doing("flag") }]).rules).toEqual([]);
		expect(native([rule({ terms: {} }, { mode: "watch" })]).rules).toEqual([]);
		expect(native([{ ...rule({ terms: {} }), ...doing("hold") }]).rules).not.toEqual([]);
	});
});

describe("where", () => {
	const channels = Array.from({ length: 4 }, (_, index) => ({
		id: id(index),
		categoryId: index < 2 ? id(90) : null,
		seen: index !== 3,
		personal: false,
	}));
	const around: Surroundings = {
		moderatorRoles: [id(50)],
		channels,
		parentOf: (thread) => (thread === id(70) ? id(0) : null),
	};
	const exempt = (where: object) => native([rule({ terms: {} }, { where })], { around }).rules[0]?.exempt;

	test("whom and where our rule leaves alone, AutoMod leaves alone", () => {
		expect(exempt({})).toEqual({ roles: [id(50)], channels: [id(3)] });
		expect(exempt({ moderators: true })).toEqual({ roles: [], channels: [id(3)] });
		expect(exempt({ exemptRoles: [id(51)] })?.roles).toEqual([id(50), id(51)]);
		expect(exempt({ channels: [id(1)] })?.channels).toEqual([id(0), id(2), id(3)]);
		expect(exempt({ categories: [id(90)] })?.channels).toEqual([id(2), id(3)]);
		expect(exempt({ notChannels: [id(90)] })?.channels).toEqual([id(0), id(1), id(3)]);
		expect(exempt({ notChannels: [id(70)] })?.channels).toEqual([id(0), id(3)]);
	});

	test("what AutoMod cannot say is not written", () => {
		for (const where of [{ feeds: ["x"] }, { articles: ["x"] }, { threads: [id(70)] }, { roles: [id(1)] }])
			expect(exempt(where)).toBeUndefined();
		const many = { ...around, moderatorRoles: Array.from({ length: 21 }, (_, index) => id(100 + index)) };
		const set = native([rule({ terms: {} })], { around: many });
		expect(set.rules).toEqual([]);
		expect(reasons(set)).toContain("{n} Rollen");
	});
});

describe("mentions", () => {
	test("a limit as our rule has it; one rule a server, and none above Discord's", () => {
		const two = [rule({ mentions: { moreThan: 3 } }), { ...rule({ mentions: { moreThan: 5 } }), name: "zweite" }];
		const set = native(two);
		expect(set.rules.map(({ trigger }) => trigger)).toEqual([{ kind: "mentions", limit: 3 }]);
		expect(set.misfits.map((misfit) => misfit.rule)).toEqual(["zweite"]);
		expect(native([rule({ mentions: { moreThan: 51 } })]).rules).toEqual([]);
		expect(native(two, { room: { keywordRules: 6, mentionRule: false } }).rules).toEqual([]);
	});
});

/** Words, harmless words, quotations and whatever stands between them. */
const piece = fc.oneof(
	{ weight: 4, arbitrary: fc.constantFrom(...defaultLists.flatMap(({ entries }) => entries.map(({ term }) => term))) },
	fc.constantFrom(...defaultLists.flatMap(({ allow }) => allow.map((word) => readTerm(word).term))),
	fc.constantFrom(
		"Johnny ",
		"Du",
		"du ",
		"ihr",
		"ich",
		"Er nannte ihn einen",
		"das Wort",
		"laut Anklage",
		"Schauspieler",
	),
	fc.constantFrom(
		"kein ",
		"bist ein ",
		"Ich ",
		"der Film ",
		", schrieb er",
		"! rief sie",
		"-Zitat",
		"mich für einen ",
		"um acht",
	),
	fc.constantFrom("„", "“", '"', "»", "«", "'", "’", "> ", "\n> ", ">>> "),
	{
		weight: 3,
		arbitrary: fc.constantFrom(
			" ",
			" ",
			" ",
			".",
			"!",
			"\n",
			", ",
			"-",
			"_",
			"*",
			"1",
			"en",
			"s",
			"x",
			"\u200b",
			"\u0308",
			"🙂",
		),
	},
);
const text = fc
	.tuple(fc.constantFrom("", "Du ", "ihr bist ", "Na, du "), fc.array(piece, { minLength: 1, maxLength: 6 }))
	.map(([start, pieces]) => start + pieces.join(""));

describe("sound: what AutoMod blocks, our rule takes away", () => {
	test.each([
		{ quoted: "any", runs: 600 },
		{ quoted: "outside", runs: 3000 },
	])("with the shipped lists and $quoted", ({ quoted, runs }) => {
		const rules = compile([rule({ terms: { quoted } })]);
		const set = nativeRules(rules, defaultLists, PLAIN, ROOM, "de");
		let blocked = 0;
		fc.assert(
			fc.property(text, (said) => {
				if (blocks(set, said).length === 0) return;
				blocked++;
				expect(["remove", "unchecked"]).toContain(evaluate(rules, plainComment(said), plainFacts()).decision);
			}),
			{ numRuns: Number(process.env.RUNS ?? runs) },
		);
		expect(blocked).toBeGreaterThan(20);
	});

	test("every keyword by itself and every pattern's words are found by our matcher", () => {
		const rules = compile([rule({ terms: {} })]);
		const set = nativeRules(rules, defaultLists, PLAIN, ROOM, "de");
		const words = set.rules.flatMap(({ trigger }) => (trigger.kind === "keyword" ? trigger.keywords : []));
		expect(words.length).toBeGreaterThan(4000);
		const missed = words
			.map((word) => word.replace(/^\*|\*$/g, ""))
			.filter((word) => evaluate(rules, plainComment(word), plainFacts()).decision === "allow");
		expect(missed).toEqual([]);
	});
});

test("whatever the lists, Discord's limits are kept", () => {
	const term = fc
		.tuple(fc.constantFrom("", "*", "="), fc.stringMatching(/^[a-zäöüß]{2,70}$/), fc.constantFrom("", "*"))
		.map((parts) => parts.join(""));
	fc.assert(
		fc.property(
			fc.array(term, { maxLength: 60 }),
			fc.array(term, { maxLength: 150 }),
			fc.integer({ min: 1, max: 40 }),
			fc.integer({ min: 0, max: 6 }),
			fc.string({ minLength: 1, maxLength: 400 }),
			fc.boolean(),
			(terms, allow, times, keywordRules, clause, outside) => {
				const many = terms.flatMap((one) =>
					Array.from(
						{ length: times },
						(_, index) => `${one.replace(/\*$/, "")}${"abcdefgh"[index % 8]}${"ijklm"[index % 5]}`,
					),
				);
				const lists = [list(many, allow)];
				const quoted = outside ? "outside" : "any";
				const both = [rule({ terms: { quoted } }, { clause }), { ...rule({ terms: { quoted } }), name: "zweite" }];
				const set = native(both, { lists, room: { keywordRules, mentionRule: true } });
				expect(set.rules.length).toBeLessThanOrEqual(keywordRules);
				expect(new Set(set.rules.map(({ name }) => name)).size).toBe(set.rules.length);
				for (const { trigger, message, name } of set.rules) {
					if (trigger.kind !== "keyword") throw new Error("not asked for");
					expect(trigger.keywords.length + trigger.patterns.length).toBeGreaterThan(0);
					expect(trigger.keywords.length).toBeLessThanOrEqual(LIMITS.keywords);
					expect(trigger.patterns.length).toBeLessThanOrEqual(LIMITS.patterns);
					expect(trigger.allow.length).toBeLessThanOrEqual(LIMITS.allow);
					for (const word of [...trigger.keywords, ...trigger.allow]) expect(word.length).toBeLessThanOrEqual(60);
					for (const pattern of trigger.patterns) expect(pattern.length).toBeLessThanOrEqual(260);
					expect(message.length).toBeLessThanOrEqual(150);
					expect(name.length).toBeLessThanOrEqual(100);
				}
				for (const { known, listed } of set.terms) expect(known).toBeLessThanOrEqual(listed);
			},
		),
		{ numRuns: 100 },
	);
});
