// Whether a moderator may do something to somebody: never to themselves, the bot, or whom they do not outrank; nor what
// Discord itself would not let them do.
import { UserError } from "../errors.ts";
import type { Permission } from "../rules/action.ts";
import { defineTexts, type Text } from "../texts.ts";
import { askDiscord } from "./ask-discord.ts";
import type { Guild } from "./guild.ts";

const texts = defineTexts({
	de: {
		self: "Gegen dich selbst kannst du das nicht tun.",
		bot: "Bots und ich selbst bekommen keine Maßnahmen. Nimm sie in Discord vom Server, wenn sie stören.",
		rank: "<@{person}> steht im Rang nicht unter dir. Das muss jemand mit einer höheren Rolle tun.",
		botRank:
			"<@{person}> steht im Rang nicht unter mir; Discord lässt mich das nicht tun. Zieh meine Rolle in den Servereinstellungen weiter nach oben, oder tu es in Discord selbst.",
		right: "Dafür brauchst du auf diesem Server selbst das Recht „{right}“.",
		botRight: "Dafür fehlt mir auf diesem Server das Recht „{right}“. Ein Admin kann es meiner Rolle geben.",
	},
	en: {
		self: "You cannot do that to yourself.",
		bot: "Bots and I myself are not acted on. Take them off the server in Discord if they are a nuisance.",
		rank: "<@{person}> does not stand below you. Somebody with a higher role has to do this.",
		botRank:
			"<@{person}> does not stand below me, so Discord does not let me do this. Move my role further up in the server settings, or do it in Discord itself.",
		right: "For this you need the permission “{right}” on this server yourself.",
		botRight: "I lack the permission “{right}” on this server. An admin can give it to my role.",
	},
});

export type MayNot = "self" | "bot" | "rank";

/**
 * @param by the moderator's id, from the interaction
 * @returns null where they may
 * @throws Refusal when Discord does not say who outranks whom: then nobody may
 */
export async function mayNotActOn(guild: Guild, by: string, personId: string): Promise<MayNot | null> {
	if (by === personId) return "self";
	const member = await guild.platform.member(personId);
	if (member?.isBot || personId === guild.platform.me()) return "bot";
	return (await guild.platform.outranks(by, personId)) ? null : "rank";
}

/** What keeps an action off the member's person: Discord looks at the ranks only for these. */
const RANKED: ReadonlySet<Permission> = new Set(["ModerateMembers", "KickMembers", "BanMembers"]);

/**
 * That a moderator and the bot may do these actions to somebody, as things are now.
 * @param actions by name; whoever does one by hand needs the rights that the bot needs for it
 * @throws UserError with what is in the way, also that Discord does not say
 */
export async function needMayAct(
	guild: Guild,
	by: string,
	personId: string,
	actions: readonly string[],
): Promise<void> {
	const { platform } = guild;
	const not = await askDiscord(() => mayNotActOn(guild, by, personId));
	if (not) throw new UserError(texts[not] as Text, { person: personId });
	const needs = [...new Set(actions.flatMap((action) => guild.action(action).needs))];
	await needRights(guild, by, needs);
	const ranked = needs.some((right) => RANKED.has(right));
	if (ranked && !(await askDiscord(() => platform.outranks(platform.me(), personId))))
		throw new UserError(texts.botRank, { person: personId });
}

/** That a moderator and the bot have these rights of Discord. @throws UserError with the first that is missing */
export async function needRights(guild: Guild, by: string, needs: readonly Permission[]): Promise<void> {
	const { platform } = guild;
	if (needs.length === 0) return;
	for (const [who, wording] of [
		[by, texts.right],
		[platform.me(), texts.botRight],
	] as const) {
		const [missing] = await askDiscord(() => platform.lacking(who, needs));
		if (missing) throw new UserError(both(wording, missing));
	}
}

/** The right's name is a text of its own in each language. */
function both(wording: Text<"right">, right: Text): Text {
	const fill = (language: "de" | "en") => String(wording[language]).replace("{right}", String(right[language]));
	return { de: fill("de"), en: fill("en") };
}
