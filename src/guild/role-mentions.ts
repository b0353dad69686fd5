// Roles that the bot mentions on somebody's behalf. Discord notifies a role that is not open to all only where whoever
// writes may mention everybody; nobody gets around that by way of the bot.
// https://docs.discord.com/developers/resources/message#allowed-mentions-object
import { UserError } from "../errors.ts";
import { sayLoose, type Text, text } from "../texts.ts";
import type { Guild } from "./guild.ts";
import type { SettingsActor } from "./settings-rights.ts";

const FORBIDDEN = text(
	"Die Rolle „{role}“ darfst du selbst nicht erwähnen, also tue ich es auch nicht für dich. Dir fehlt: {rights}. Oder stell in Discord ein, dass alle diese Rolle erwähnen dürfen.",
	"You may not mention the role “{role}” yourself, so I do not do it for you either. You lack: {rights}. Or let everybody mention this role in Discord's settings.",
);

/** The rights that mentioning a role needs: none for a role that everybody may mention, or that there is not. */
export function needsToMention(guild: Guild, role: string | null | undefined): readonly string[] {
	const id = role ? guild.platform.role(role) : null;
	return id === null || guild.platform.isMentionable(id) ? [] : ["MentionEveryone"];
}

/** @throws UserError where this person may not mention the role */
export function checkMention(guild: Guild, role: string, by: Pick<SettingsActor, "lacks">): void {
	const lacking = by.lacks(new Set(needsToMention(guild, role)));
	if (lacking.length === 0) return;
	const say = (language: "de" | "en") =>
		sayLoose(language, FORBIDDEN as Text, {
			role: role.replace(/^@/, ""),
			rights: lacking.map((right) => sayLoose(language, right)).join(", "),
		});
	throw new UserError({ de: say("de"), en: say("en") });
}
