// Who wrote a message, as the rules may know it.
import type { GuildBasedChannel, GuildMember, Message, User } from "discord.js";
import type { Author } from "../rules/facts.ts";
import { isModerator } from "./permissions.ts";
import { isGone } from "./refusal.ts";

/** @throws whatever Discord answers, unless it is that the author is no member (any more) */
export async function authorOf(message: Message<true>): Promise<Author> {
	const { author } = message;
	const isBot = author.bot || message.webhookId !== null;
	const member =
		message.member ??
		(isBot
			? null
			: await message.guild.members.fetch(author.id).catch((error) => (isGone(error) ? null : Promise.reject(error))));
	return {
		id: author.id,
		roleIds: member ? [...member.roles.cache.keys()].filter((id) => id !== message.guildId) : [],
		accountCreatedAt: author.createdTimestamp,
		joinedAt: member?.joinedTimestamp ?? null,
		isModerator: member ? isModerator(message.channel.permissionsFor(member) ?? member.permissions) : false,
		isBot,
		userName: author.username,
		displayName: member?.displayName ?? author.displayName,
	};
}

/** Somebody by themselves. @param channel where they wrote; null where it is gone */
export function authorOfMember(user: User, member: GuildMember | null, channel: GuildBasedChannel | null): Author {
	const rights = member && (channel?.permissionsFor(member) ?? member.permissions);
	return {
		id: user.id,
		roleIds: member ? [...member.roles.cache.keys()].filter((id) => id !== member.guild.id) : [],
		accountCreatedAt: user.createdTimestamp,
		joinedAt: member?.joinedTimestamp ?? null,
		isModerator: rights ? isModerator(rights) : false,
		isBot: user.bot,
		userName: user.username,
		displayName: member?.displayName ?? user.displayName,
	};
}
