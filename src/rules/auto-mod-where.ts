// A rule's scope as AutoMod's exemptions. AutoMod holds everywhere and for everybody but the exempt roles and channels (and
// those whom it never filters: the owner, administrators, "Manage Server", bots, webhooks), so everything that our rule
// leaves alone must be named there.
import { defineTexts, type Text } from "../texts.ts";
import type { Reason } from "./auto-mod-when.ts";
import type { Where } from "./rule.ts";

/** What a guild looks like for AutoMod. */
export interface Surroundings {
	/** Roles whose members moderate, by the role itself or by a channel's overwrite. */
	readonly moderatorRoles: readonly string[];
	/** Channels (no threads, no categories) in which messages can be written. */
	readonly channels: readonly {
		readonly id: string;
		readonly categoryId: string | null;
		/** Whether the bot sees it. Elsewhere its rules do not act either. */
		readonly seen: boolean;
		/** Whether somebody moderates here who cannot be told by a role. */
		readonly personal: boolean;
	}[];
	/** Threads that are named in rules, with their channel. */
	readonly parentOf: (threadId: string) => string | null;
}

export interface Exemptions {
	readonly roles: readonly string[];
	readonly channels: readonly string[];
}

/** https://docs.discord.com/developers/resources/auto-moderation#auto-moderation-rule-object */
const MOST_ROLES = 20;
const MOST_CHANNELS = 50;

const texts = defineTexts({
	de: {
		place: "Sie gilt nur unter bestimmten Artikeln, Feeds, Rubriken oder Threads. AutoMod unterscheidet nur Kanäle.",
		roles: "Sie gilt nur für bestimmte Rollen. AutoMod kann Rollen nur ausnehmen.",
		manyRoles: "Auszunehmen wären {n} Rollen, auch die der Moderation. AutoMod erlaubt {most}.",
		manyChannels: "Auszunehmen wären {n} Kanäle, auch die, die der Bot nicht sieht. AutoMod erlaubt {most}.",
	},
	en: {
		place: "It holds only under certain articles, feeds, sections or threads. AutoMod only tells channels apart.",
		roles: "It holds only for certain roles. AutoMod can only exempt roles.",
		manyRoles: "{n} roles would have to be exempt, those of the moderators too. AutoMod allows {most}.",
		manyChannels: "{n} channels would have to be exempt, those that the bot does not see too. AutoMod allows {most}.",
	},
});

/** What AutoMod must leave alone so that it blocks nothing outside the rule's scope; or why that cannot be said. */
export function exemptionsOf(where: Where, { moderatorRoles, channels, parentOf }: Surroundings): Exemptions | Reason {
	if (where.feeds || where.articles || where.articleCategories || where.threads) return { reason: texts.place };
	if (where.roles) return { reason: texts.roles };
	const roles = new Set([...(where.exemptRoles ?? []), ...(where.moderators ? [] : moderatorRoles)]);
	if (roles.size > MOST_ROLES) return { reason: texts.manyRoles as Text, params: { n: roles.size, most: MOST_ROLES } };
	// Whether AutoMod knows exempt threads is not documented: the whole channel is left to the bot.
	const not = new Set((where.notChannels ?? []).flatMap((id) => [id, parentOf(id) ?? id]));
	const exempt = channels.filter(
		({ id, categoryId, seen, personal }) =>
			!seen ||
			(personal && !where.moderators) ||
			not.has(id) ||
			(categoryId !== null && not.has(categoryId)) ||
			(where.channels && !where.channels.includes(id)) ||
			(where.categories && (categoryId === null || !where.categories.includes(categoryId))),
	);
	if (exempt.length > MOST_CHANNELS)
		return { reason: texts.manyChannels as Text, params: { n: exempt.length, most: MOST_CHANNELS } };
	return { roles: [...roles].sort(), channels: exempt.map(({ id }) => id).sort() };
}
