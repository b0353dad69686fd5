// Rules of a test's own, and what became of what was said under them.
import type { Case } from "../../src/cases/case.ts";
import { caseRecord, memberRecord } from "../../src/guild/records.ts";
import { compileTerms } from "../../src/language/terms/matcher.ts";
import { compileRules } from "../../src/rules/compile.ts";
import { rulesSchema } from "../../src/rules/rule.ts";
import type { RuleSet } from "../../src/rules/rule-set.ts";
import type { Flow } from "./flow.ts";

/** One rule, under whose condition these actions follow. */
export function rule(when: unknown, ...then: unknown[]): RuleSet {
	return compileRules(rulesSchema.parse([{ name: "regel", clause: "So nicht.", when, then }]), {
		terms: compileTerms([]),
	});
}

/** Whoever writes "verboten" (in a comment or a preview) is dealt with like this. */
export const forbidden = (...then: unknown[]): RuleSet => rule({ pattern: { pattern: "verboten" } }, ...then);

export const flood = rule({ flood: { moreThan: 5, within: "10 s" } }, "remove");

export async function cases(flow: Flow): Promise<Case[]> {
	const found: Case[] = [];
	for await (const { value } of flow.bot.guild(flow.guildId)!.store.list(caseRecord, "case/")) found.push(value);
	return found;
}

export async function member(flow: Flow, userName: string) {
	return flow.bot.guild(flow.guildId)!.store.get(memberRecord, `member/${flow.discord.userId(userName)}`);
}

/** How many of these messages stand. */
export function standing(flow: Flow, ids: readonly string[]): number {
	return ids.filter((id) => flow.discord.world.messages.has(id)).length;
}
