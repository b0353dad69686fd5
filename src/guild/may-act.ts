// Whether a moderator may do something to somebody: never to themselves, the bot, or whom they do not outrank.
import type { Guild } from "./guild.ts";

export type MayNot = "self" | "bot" | "rank";

/**
 * @param by the moderator's id, from the interaction
 * @returns null where they may
 * @throws Refusal when Discord does not say who outranks whom: then nobody may
 */
export async function mayNotActOn(guild: Guild, by: string, personId: string): Promise<MayNot | null> {
	if (by === personId) return "self";
	const member = await guild.platform.member(personId);
	if (member?.isBot) return "bot";
	return (await guild.platform.outranks(by, personId)) ? null : "rank";
}
