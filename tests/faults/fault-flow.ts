// What a flow of the fault suite is, and the rule that most of them have.
import { parse } from "yaml";
import type { GuildConfig } from "../../src/config.ts";
import { compileTerms } from "../../src/language/terms.ts";
import { compileRules } from "../../src/rules/compile.ts";
import { rulesSchema } from "../../src/rules/rule.ts";
import type { RuleSet } from "../../src/rules/rule-set.ts";
import type { Trial } from "./trouble.ts";

export interface FaultFlow {
	readonly name: string;
	/** With the feed of the news site in #nachrichten. */
	readonly feed?: boolean;
	readonly rules?: () => RuleSet;
	readonly guild?: (own: GuildConfig) => Partial<GuildConfig>;
	/** Whether everything stands that the flow begins with. */
	ready?(trial: Trial): boolean;
	run(trial: Trial): Promise<void>;
}

/** One rule, against „Klabauter“. @param then its actions, as YAML */
export const rule = (then: string) => (): RuleSet =>
	compileRules(
		rulesSchema.parse(
			parse(`[{ name: halt, clause: "So nicht.", when: { pattern: { pattern: Klabauter } }, then: ${then} }]`),
		),
		{ terms: compileTerms([]) },
	);
