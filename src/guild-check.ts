// One server's settings out of a text, from a file or uploaded in Discord: everything that can be checked without
// Discord, with every error at its line.
import { type GuildConfig, guildConfigSchema } from "./guild-config.ts";
import { compileTerms, type TermList, type TermMatcher } from "./language/terms.ts";
import { both, type Path, type Problem } from "./problem.ts";
import { compileRules, RuleError } from "./rules/compile.ts";
import type { RuleSet } from "./rules/rule-set.ts";
import { toTermList } from "./rules/term-list.ts";
import { defineTexts } from "./texts.ts";
import type { YamlFile } from "./yaml.ts";
import { checkYaml, problemAt } from "./yaml-check.ts";

/** A guild's settings and its rules, compiled. */
export interface GuildSettings {
	readonly config: GuildConfig;
	readonly rules: RuleSet;
	/** Where they come from; absent where no text says them (a configuration put together by a program). */
	readonly written?: Written;
}

/** Settings as somebody wrote them. */
export interface Written {
	/** The file's name. */
	readonly file: string;
	readonly text: string;
	/** guild.yaml, whose sections hold where the text has none; null where the text is guild.yaml itself. */
	readonly inherits: string | null;
	/** What both say together, before defaults are filled in. */
	readonly data: Readonly<Record<string, unknown>>;
}

export type Result<T> = { value?: T; problems: Problem[] };

/** The terms of some lists, all where none are named, with a server's own. */
export type Matchers = (names: readonly string[] | null, own: GuildConfig["ownTerms"]) => TermMatcher;

/** The name under which conditions find a server's own words (`lists: [ownTerms]`); no file can have it. */
export const OWN_TERMS = "ownTerms";

const TEXTS = defineTexts({
	de: { noList: "die Wortliste „{name}“ gibt es nicht, nur: {known}" },
	en: { noList: 'there is no term list "{name}", only: {known}' },
});

/** Each selection of lists is compiled once; one with a server's own words is that server's alone. */
export function matchers(lists: readonly TermList[]): Matchers {
	const compiled = new Map<string, TermMatcher>();
	return (names, own) => {
		const chosen = names === null ? lists : lists.filter(({ name }) => names.includes(name));
		if (own) {
			const added = toTermList(OWN_TERMS, { ...own, words: undefined });
			// What a server calls harmless is so whichever list says otherwise.
			const excused = chosen.map((list) => ({ ...list, allow: [...list.allow, ...own.allow] }));
			return compileTerms([...excused, added]);
		}
		const key = chosen.map(({ name }) => name).join("/");
		let matcher = compiled.get(key);
		if (!matcher) {
			matcher = compileTerms(chosen);
			compiled.set(key, matcher);
		}
		return matcher;
	};
}

/** Settings of which each section that is left out is as in guild.yaml. */
export function checkOwnSettings(
	file: YamlFile,
	base: YamlFile,
	lists: readonly TermList[],
	matcher: Matchers,
): Result<GuildSettings> {
	const own = checkYaml(guildConfigSchema, file);
	if (own.problems.length > 0) return { problems: own.problems };
	// What is wrong in guild.yaml is told there.
	const inherited = checkYaml(guildConfigSchema, base).problems.length > 0 ? {} : base.data;
	const data = { ...(inherited as object), ...(file.data as object) };
	return checkGuild({ ...file, data }, lists, matcher, base.text);
}

/**
 * Checks a guild's settings: their form, the lists they name, and the rules with their patterns and examples.
 * @param file its places are used, also for what it inherits
 * @param inherits the text of the file whose sections were filled in
 */
export function checkGuild(
	file: YamlFile,
	lists: readonly TermList[],
	matcher = matchers(lists),
	inherits: string | null = null,
): Result<GuildSettings> {
	const { value: config, problems } = checkYaml(guildConfigSchema, file);
	if (!config) return { problems };
	const known = lists.map(({ name }) => name);
	const unknown = (config.terms ?? []).flatMap((name, index) =>
		known.includes(name)
			? []
			: [problemAt(file, ["terms", index], both(TEXTS.noList, { name, known: known.join(", ") || "–" }))],
	);
	if (unknown.length > 0) return { problems: unknown };
	const compiled = checkRules(file, config, matcher(config.terms, config.ownTerms));
	if (!compiled.value) return { problems: compiled.problems };
	const data = (file.data ?? {}) as Readonly<Record<string, unknown>>;
	const written = { file: file.file, text: file.text, inherits, data };
	return { value: { config, rules: compiled.value, written }, problems: [] };
}

function checkRules(file: YamlFile, config: GuildConfig, terms: TermMatcher): Result<RuleSet> {
	try {
		return { value: compileRules(config.rules, { terms }), problems: [] };
	} catch (error) {
		if (!(error instanceof RuleError)) throw error;
		const at = (path: Path) => ["rules", ...path];
		return {
			problems: error.problems.map(({ path, problem, params }) =>
				problemAt(file, at(path), both(problem, { ...params })),
			),
		};
	}
}
