// The configuration of an installation: reads the YAML files, checks everything that can be checked without Discord, and
// refuses the whole when anything is wrong, with every error at its line.
import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { BOT_HINTS, type BotConfig, botConfigSchema } from "./bot-config.ts";
import {
	checkGuild,
	checkOwnSettings,
	type GuildSettings,
	type Matchers,
	matchers,
	type OwnSettings,
	type ReadSettings,
	type Result,
	takeSettings,
} from "./guild-check.ts";
import type { TermList } from "./language/terms.ts";
import { both, type Problem, sayProblem, withSuggestion } from "./problem.ts";
import { termListSchema, toTermList } from "./rules/term-list.ts";
import { defineTexts } from "./texts.ts";
import { readYaml, type YamlFile } from "./yaml.ts";
import { checkYaml, problemAt } from "./yaml-check.ts";

export type { BotConfig } from "./bot-config.ts";
export type { GuildSettings } from "./guild-check.ts";
export type { FeedSettings, GuildConfig } from "./guild-config.ts";
export type { Problem } from "./problem.ts";

/** For a file that is checked where no lists are. */
const SHIPPED_TERMS = fileURLToPath(new URL("../config/terms", import.meta.url));

export interface Config {
	readonly bot: BotConfig;
	/** What every guild starts with. */
	readonly guild: GuildSettings;
	/** Guilds with a file of their own, by id. */
	readonly guilds: ReadonlyMap<string, GuildSettings>;
	readonly terms: readonly TermList[];
	/** Checks settings that a server wrote for itself, as those of a file guilds/<id>.yaml. @param file a name for the problems */
	checkOwn(text: string, file: string): Result<GuildSettings>;
	/** The same with the work done elsewhere. @param read does what `readOwnSettings` does, in a thread */
	checkOwnIn(read: SettingsReader, text: string, file: string): Promise<Result<GuildSettings>>;
}

export type SettingsReader = (wanted: OwnSettings) => Promise<Result<ReadSettings>>;

/** Everything that is wrong with a configuration. Its message has one line an error. */
export class ConfigError extends Error {
	readonly problems: readonly Problem[];

	constructor(problems: readonly Problem[]) {
		super(problems.map(sayProblem).join("\n"));
		this.name = "ConfigError";
		this.problems = problems;
	}
}

const TEXTS = defineTexts({
	de: {
		unreadable: "die Datei lässt sich nicht lesen ({reason})",
		notUtf8:
			"die Datei ist nicht in UTF-8 gespeichert, Umlaute wären nicht zu lesen. Im Editor unter „Speichern unter“ die Codierung UTF-8 wählen",
		notId: "der Name der Datei ist keine Server-ID (17 bis 20 Ziffern)",
		shipped:
			"Geprüft wurde mit den mitgelieferten Wortlisten, denn neben der Datei liegen keine. Hat dein Server andere, lege sie in einen Ordner terms daneben, oder lade die Datei in Discord hoch: Dort gelten seine.",
		unknownFile: "unbekannte Art von Datei: es gibt bot.yaml, guild.yaml, guilds/<ID>.yaml und terms/<Name>.yaml",
	},
	en: {
		unreadable: "the file cannot be read ({reason})",
		notUtf8:
			"the file is not saved in UTF-8, letters such as ä could not be read. In the editor see “Save as” and choose the encoding UTF-8",
		notId: "the file's name is not a server's id (17 to 20 digits)",
		shipped:
			"This was checked with the shipped word lists, since there are none beside the file. If your server has others, put them into a folder terms beside it, or upload the file in Discord: there its own hold.",
		unknownFile: "unknown kind of file: there are bot.yaml, guild.yaml, guilds/<id>.yaml and terms/<name>.yaml",
	},
});

/** The settings of a guild: its own, or those that every guild starts with. */
export function settingsFor(config: Config, guildId: string): GuildSettings {
	return config.guilds.get(guildId) ?? config.guild;
}

/**
 * Loads a configuration folder.
 * @param folder with bot.yaml, guild.yaml, and perhaps guilds/ and terms/
 * @throws ConfigError with every problem of every file
 */
export async function loadConfig(folder: string): Promise<Config> {
	const problems: Problem[] = [];
	const take = <T>({ value, problems: found }: { value?: T; problems: Problem[] }): T | undefined => {
		problems.push(...found);
		return value;
	};
	const bot = take(checkYaml(botConfigSchema, await readFileAsYaml(join(folder, "bot.yaml")), { hints: BOT_HINTS }));
	const lists = take(await loadTerms(join(folder, "terms"))) ?? [];
	const matcher = matchers();
	const base = await readFileAsYaml(join(folder, "guild.yaml"));
	const guild = take(checkGuild(base, lists, matcher));
	const guilds = new Map<string, GuildSettings>();
	for (const path of await yamlFiles(join(folder, "guilds"))) {
		const settings = take(checkGuildFile(await readFileAsYaml(path), base, lists, matcher));
		if (settings) guilds.set(nameOf(path), settings);
	}
	if (problems.length > 0 || !bot || !guild) throw new ConfigError(problems);
	const checkOwn = (text: string, file: string) => checkOwnSettings(readYaml(text, file), base, lists, matcher);
	const checkOwnIn: Config["checkOwnIn"] = async (read, text, file) => {
		const { value, problems } = await read({ text, file, base: { file: base.file, text: base.text }, lists });
		return value ? { value: takeSettings(value, lists, matcher), problems } : { problems };
	};
	return { bot, guild, guilds, terms: lists, checkOwn, checkOwnIn };
}

/**
 * Checks files, each as what its name and folder say it is. Rules are held against the term lists of the
 * same folder, or the shipped ones where it has none.
 * @param paths of files, or of configuration folders
 * @returns every problem, none where all is well
 */
export async function checkConfig(paths: readonly string[]): Promise<Problem[]> {
	const problems: Problem[] = [];
	for (const path of paths) {
		const inside = await readdir(path).catch(() => null);
		if (inside) {
			await loadConfig(path).catch((error: unknown) => {
				if (!(error instanceof ConfigError)) throw error;
				problems.push(...error.problems);
			});
		} else problems.push(...(await checkOne(path)));
	}
	return problems;
}

async function checkOne(path: string): Promise<Problem[]> {
	const file = await readFileAsYaml(path);
	const parent = basename(dirname(path));
	if (basename(path) === "bot.yaml") return checkYaml(botConfigSchema, file, { hints: BOT_HINTS }).problems;
	if (parent === "terms") return checkYaml(termListSchema, file).problems;
	// As browsers name what is downloaded again: "guild (1).yaml".
	if (!/^guild\b.*\.ya?ml$/.test(basename(path)) && parent !== "guilds")
		return [problemAt(file, [], both(TEXTS.unknownFile)), ...file.problems];
	const root = parent === "guilds" ? dirname(dirname(path)) : dirname(path);
	const folder = await termsFor(root);
	const { value: lists, problems } = await loadTerms(folder);
	if (!lists) return problems;
	if (parent !== "guilds") {
		const found = checkGuild(file, lists, matchers()).problems;
		return folder === SHIPPED_TERMS && root !== dirname(SHIPPED_TERMS) ? found.map(withShipped) : found;
	}
	const base = await readFileAsYaml(join(root, "guild.yaml"));
	return checkGuildFile(file, base, lists, matchers()).problems;
}

/** guilds/<id>.yaml. */
function checkGuildFile(file: YamlFile, base: YamlFile, lists: readonly TermList[], matcher: Matchers) {
	if (!/^\d{17,20}$/.test(nameOf(file.file))) return { problems: [problemAt(file, [], both(TEXTS.notId))] };
	return checkOwnSettings(file, base, lists, matcher);
}

/** The lists beside a file; for one that lies alone, as it was downloaded from Discord, those that are shipped. */
async function termsFor(root: string): Promise<string> {
	const own = join(root, "terms");
	const isFolder = await readFile(join(root, "bot.yaml")).then(
		() => true,
		() => false,
	);
	return isFolder || (await yamlFiles(own)).length > 0 ? own : SHIPPED_TERMS;
}

/** What is wrong with the name of a list or a category may be right where the server's own lists are. */
function withShipped(problem: Problem): Problem {
	const [section, ...rest] = problem.path;
	const names = section === "terms" || (section === "rules" && /^(?:categories|lists)$/.test(String(rest.at(-2))));
	return names && !problem.suggestion ? withSuggestion(problem, both(TEXTS.shipped)) : problem;
}

async function loadTerms(folder: string): Promise<Result<TermList[]>> {
	const lists: TermList[] = [];
	const problems: Problem[] = [];
	for (const path of await yamlFiles(folder)) {
		const checked = checkYaml(termListSchema, await readFileAsYaml(path));
		problems.push(...checked.problems);
		if (checked.value) lists.push(toTermList(nameOf(path), checked.value));
	}
	return problems.length > 0 ? { problems } : { value: lists, problems };
}

async function readFileAsYaml(path: string): Promise<YamlFile> {
	try {
		return readYaml(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await readFile(path)), path);
	} catch (error) {
		const reason = (error as NodeJS.ErrnoException).code ?? "?";
		const message =
			reason === "ERR_ENCODING_INVALID_ENCODED_DATA" ? both(TEXTS.notUtf8) : both(TEXTS.unreadable, { reason });
		const empty = readYaml("", path);
		return { ...empty, problems: [problemAt(empty, [], message)] };
	}
}

/** The YAML files of a folder in the order of their names; none where there is no folder. */
async function yamlFiles(folder: string): Promise<string[]> {
	const names = await readdir(folder).catch(() => []);
	return names
		.filter((name) => /\.ya?ml$/.test(name))
		.sort()
		.map((name) => join(folder, name));
}

function nameOf(path: string): string {
	return basename(path).replace(/\.ya?ml$/, "");
}
