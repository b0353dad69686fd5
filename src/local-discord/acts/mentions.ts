// Who a text mentions, after `allowed_mentions` and the author's permissions.
import { may } from "../access.ts";
import type { AllowedMentions } from "../limits/message.ts";
import { Permission } from "../permissions.ts";
import type { Channel, Message, World } from "../world.ts";

export interface Mentions {
	readonly users: string[];
	readonly roles: string[];
	readonly everyone: boolean;
}

/**
 * @param authorId whose right to mention everyone counts; null for a webhook, which has it
 * @param repliedTo the message this one answers, whose author is mentioned unless that was switched off
 */
export function findMentions(
	world: World,
	channel: Channel,
	content: string,
	allowed: AllowedMentions,
	authorId: string | null,
	repliedTo: Message | undefined,
): Mentions {
	const mayAll = authorId === null || may(world, channel, authorId, Permission.MENTION_EVERYONE);
	const guild = world.guilds.get(channel.guildId ?? "");
	const users = unique(content.matchAll(/<@!?(\d{17,20})>/g)).filter(
		(id) => world.users.has(id) && (allowed.parse.includes("users") || allowed.users.includes(id)),
	);
	const roles = unique(content.matchAll(/<@&(\d{17,20})>/g)).filter((id) => {
		const role = guild?.roles.get(id);
		return role && (allowed.parse.includes("roles") || allowed.roles.includes(id)) && (role.mentionable || mayAll);
	});
	if (repliedTo && allowed.repliedUser && !repliedTo.webhook && !users.includes(repliedTo.authorId))
		users.push(repliedTo.authorId);
	const everyone = mayAll && allowed.parse.includes("everyone") && /@(everyone|here)\b/.test(content);
	return { users, roles, everyone };
}

function unique(matches: Iterable<RegExpMatchArray>): string[] {
	return [...new Set([...matches].map((match) => match[1]!))];
}
