// Nobody lets the bot do what they may not do themselves: the rights that settings use, the roles that they give, take or
// mention are held against whoever puts them forward.
import type { GuildSettings } from "../config.ts";
import { UserError } from "../errors.ts";
import { plan } from "../rules/compile.ts";
import { plainComment, plainFacts } from "../rules/plain-comment.ts";
import type { PlannedAction } from "../rules/verdict.ts";
import { defineTexts, sayLoose, type Text } from "../texts.ts";
import type { Guild } from "./guild.ts";
import { LADDER } from "./open-case.ts";
import { needsToMention } from "./role-mentions.ts";
import type { SettingsChange } from "./settings-changes.ts";

/** Who proposes or takes settings. */
export interface SettingsActor {
	readonly id: string;
	/** Those of the rights that actions need which this person lacks on the server, in words. */
	lacks(rights: ReadonlySet<string>): readonly Text[];
	/** Whether this person stands above a role, and so may give or take it. */
	outranks(roleId: string): boolean;
}

const texts = defineTexts({
	de: {
		rights:
			"Diese Einstellungen lassen den Bot mehr tun, als du selbst darfst. Dir fehlt: {rights}. Bitte jemanden mit diesem Recht, sie zu übernehmen.",
		role: "Diese Einstellungen vergeben oder entziehen die Rolle „{role}“. Die steht über dir, also darfst du das auch nicht durch den Bot tun. Bitte jemanden, der über ihr steht, sie zu übernehmen.",
	},
	en: {
		rights:
			"These settings let the bot do more than you may yourself. You lack: {rights}. Ask somebody who has that permission to take them.",
		role: "These settings give or take the role “{role}”. It stands above you, so you may not do that through the bot either. Ask somebody who stands above it to take them.",
	},
});

/** @throws UserError where what is new or changed is beyond what this person may */
export function refuseBeyond(
	guild: Guild,
	settings: GuildSettings,
	changes: readonly SettingsChange[],
	by: SettingsActor,
): void {
	const planned = plannedIn(settings, changes);
	const lacking = by.lacks(
		new Set([
			...planned.flatMap(({ action }) => guild.action(action).needs),
			...mentioned(guild, settings, changes, planned).flatMap((role) => needsToMention(guild, role)),
		]),
	);
	if (lacking.length > 0)
		throw bothWays((language) => ({
			text: texts.rights,
			params: { rights: lacking.map((right) => sayLoose(language, right)).join(", ") },
		}));
	const above = planned.flatMap((one) => rolesOf(guild, one)).find((role) => !by.outranks(role));
	if (above !== undefined)
		throw bothWays(() => ({ text: texts.role, params: { role: guild.platform.roleName(above) ?? above } }));
}

/** The actions of new and changed rules and of a changed ladder. */
function plannedIn({ config, rules }: GuildSettings, changes: readonly SettingsChange[]): readonly PlannedAction[] {
	const touched = new Set(changes.filter(({ what }) => what === "rule").map(({ name }) => name));
	const planned = rules.rules.filter(({ rule }) => touched.has(rule.name)).flatMap(({ actions }) => actions);
	const ladder = changes.some(({ what, name }) => what === "setting" && name === "strikes.ladder");
	return [
		...planned,
		...(ladder ? config.strikes.ladder.flatMap(({ then }) => then.map((one) => plan(LADDER, one))) : []),
	];
}

/** The roles that an action gives or takes. */
function rolesOf(guild: Guild, { action, options }: PlannedAction): string[] {
	const { effects } = guild.action(action);
	const said = Object.values(options as object).filter((value): value is string => typeof value === "string");
	// For a member with none of them and for one with all: what is so already is not done.
	const done = [[], said].flatMap((roleIds) =>
		effects(options as never, plainComment(""), plainFacts({ author: { roleIds } })),
	);
	return [...new Set(done.flatMap((effect) => ("roleId" in effect ? [effect.roleId] : [])))];
}

/** The roles that are to be mentioned anew. */
function mentioned(
	guild: Guild,
	{ config }: GuildSettings,
	changes: readonly SettingsChange[],
	planned: readonly PlannedAction[],
): (string | null | undefined)[] {
	const feeds = changes.filter(
		({ what, kind, parts }) => what === "feed" && (kind === "added" || parts.some(({ key }) => key === "roleMention")),
	);
	const urls = new Set(feeds.map(({ name }) => name));
	const { alertRole } = config.channels;
	return [
		...config.feeds.filter(({ url }) => urls.has(url)).map(({ roleMention }) => roleMention),
		...(alertRole === guild.config.channels.alertRole ? [] : [alertRole]),
		...planned.map(({ options }) => (options as { readonly role?: string }).role),
	];
}

function bothWays(
	of: (language: "de" | "en") => { readonly text: Text; readonly params: Readonly<Record<string, string>> },
): UserError {
	const say = (language: "de" | "en") => sayLoose(language, of(language).text, of(language).params);
	return new UserError({ de: say("de"), en: say("en") });
}
