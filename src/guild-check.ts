// One server's settings out of a text, from a file or uploaded in Discord: everything that can be checked without
// Discord, with every error at its line.
import { type GuildConfig, guildConfigSchema } from "./guild-config.ts";
import { addTerms, compileTerms, type TermList, type TermMatcher } from "./language/terms.ts";
import { both, type Path, type Problem } from "./problem.ts";
import { compileRules, RuleError } from "./rules/compile.ts";
import type { RuleSet } from "./rules/rule-set.ts";
import { toTermList } from "./rules/term-list.ts";
import { defineTexts } from "./texts.ts";
import { readYaml, type YamlFile } from "./yaml.ts";
import { checkYaml, meant, problemAt } from "./yaml-check.ts";

/** A guild's settings and its rules, compiled. */
export interface GuildSettings {
	readonly config: GuildConfig;
	readonly rules: RuleSet;
	/** The lists that the rules were compiled with, the server's own words among them. */
	readonly terms: readonly TermList[];
	/** Where they come from; absent where no text says them (a configuration put together by a program). */
	readonly written?: Written;
}

/** Settings that were found to be right, as data: what a thread can hand over. Not the lists, which all servers share. */
export type ReadSettings = Pick<GuildSettings, "config"> & { readonly written: Written };

/** What a thread needs to check the settings that a server wrote for itself. */
export interface OwnSettings {
	readonly text: string;
	/** A name for the problems. */
	readonly file: string;
	/** guild.yaml. */
	readonly base: Pick<YamlFile, "file" | "text">;
	readonly lists: readonly TermList[];
}

/** Settings as somebody wrote them. */
export interface Written {
	/** The file's name. */
	readonly file: string;
	readonly text: string;
	/** guild.yaml, whose sections hold where the text has none; null where the text is guild.yaml itself. */
	readonly inherits: string | null;
	/** The sections that the text itself has. */
	readonly sections: readonly string[];
	/** What both say together, before defaults are filled in. */
	readonly data: Readonly<Record<string, unknown>>;
}

export type Result<T> = { value?: T; problems: Problem[] };

/** Lists compiled together, a server's own words in addition. */
export type Matchers = (lists: readonly TermList[], own: TermList | null) => TermMatcher;

/** The name under which conditions find a server's own words (`lists: [ownTerms]`); no file can have it. */
export const OWN_TERMS = "ownTerms";

const TEXTS = defineTexts({
	de: { noList: "die Wortliste „{name}“ gibt es nicht, nur: {known}" },
	en: { noList: 'there is no term list "{name}", only: {known}' },
});

/** Each selection of lists is compiled once and shared; a server's own words are compiled apart from it. */
export function matchers(): Matchers {
	const compiled = new Map<string, TermMatcher>();
	return (lists, own) => {
		const key = lists.map(({ name }) => name).join("/");
		let matcher = compiled.get(key);
		if (!matcher) {
			matcher = compileTerms(lists);
			compiled.set(key, matcher);
		}
		return own ? addTerms(matcher, own) : matcher;
	};
}

/** The terms that hold for a server: those of the lists it has chosen, and its own. */
function termsOf(lists: readonly TermList[], { terms, ownTerms }: GuildConfig, matcher: Matchers) {
	const chosen = terms === null ? lists : lists.filter(({ name }) => terms.includes(name));
	if (!ownTerms) return { lists: chosen, compiled: matcher(chosen, null) };
	const own = toTermList(OWN_TERMS, { ...ownTerms, words: undefined });
	// What a server calls harmless is so whichever list says otherwise.
	const excused = chosen.map((list) => ({ ...list, allow: [...list.allow, ...own.allow] }));
	return { lists: [...excused, own], compiled: matcher(chosen, own) };
}

/** What a thread compiled for its last check: mostly the next one has the same lists. */
let last = { lists: "", matchers: matchers() };

/** Checks settings in full, examples too, as `checkOwnSettings` does, and gives what a thread can hand over. */
export function readOwnSettings({ text, file, base, lists }: OwnSettings): Result<ReadSettings> {
	const same = JSON.stringify(lists);
	if (last.lists !== same) last = { lists: same, matchers: matchers() };
	const own = checkOwnSettings(readYaml(text, file), readYaml(base.text, base.file), lists, last.matchers);
	const { value, problems } = own;
	if (!value) return { problems };
	const { config, written } = value;
	return { value: { config, written: written! }, problems };
}

/** Settings that `readOwnSettings` found to be right, ready to judge with; their examples are not tried again. */
export function takeSettings(
	{ config, written }: ReadSettings,
	lists: readonly TermList[],
	matcher: Matchers,
): GuildSettings {
	const terms = termsOf(lists, config, matcher);
	const rules = compileRules(config.rules, { terms: terms.compiled, tried: true });
	return { config, terms: terms.lists, written, rules };
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
	const sections = Object.keys((file.data ?? {}) as object);
	return checkGuild({ ...file, data }, lists, matcher, { inherits: base.text, sections });
}

/**
 * Checks a guild's settings: their form, the lists they name, and the rules with their patterns and examples.
 * @param file its places are used, also for what it inherits
 * @param parent the file whose sections were filled in
 */
export function checkGuild(
	file: YamlFile,
	lists: readonly TermList[],
	matcher = matchers(),
	parent?: Pick<Written, "inherits" | "sections">,
): Result<GuildSettings> {
	const { value: config, problems } = checkYaml(guildConfigSchema, file);
	if (!config) return { problems };
	const known = lists.map(({ name }) => name);
	const unknown = (config.terms ?? []).flatMap((name, index) =>
		known.includes(name)
			? []
			: [
					problemAt(
						file,
						["terms", index],
						both(TEXTS.noList, { name, known: known.join(", ") || "–" }),
						meant(name, known),
					),
				],
	);
	if (unknown.length > 0) return { problems: unknown };
	const terms = termsOf(lists, config, matcher);
	const compiled = checkRules(file, config, terms.compiled);
	if (!compiled.value) return { problems: compiled.problems };
	const data = (file.data ?? {}) as Readonly<Record<string, unknown>>;
	const written = { file: file.file, text: file.text, inherits: null, sections: Object.keys(data), data, ...parent };
	return { value: { config, rules: compiled.value, terms: terms.lists, written }, problems: [] };
}

function checkRules(file: YamlFile, config: GuildConfig, terms: TermMatcher): Result<RuleSet> {
	try {
		return { value: compileRules(config.rules, { terms }), problems: [] };
	} catch (error) {
		if (!(error instanceof RuleError)) throw error;
		const at = (path: Path) => ["rules", ...path];
		return {
			problems: error.problems.map(({ path, problem, params, unknown }) =>
				problemAt(file, at(path), both(problem, { ...params }), unknown && meant(unknown.word, unknown.words)),
			),
		};
	}
}
