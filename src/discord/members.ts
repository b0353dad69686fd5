// Members as the guild's owner may know them, read anew: rank and rights must be those of now.
import type { Guild as DiscordGuild, GuildMember } from "discord.js";
import type { MemberInfo } from "../guild/platform.ts";
import { isModerator } from "./permissions.ts";
import { isGone } from "./refusal.ts";

/** @returns null for somebody who is not on the server @throws whatever else Discord answers */
export async function memberInfo(guild: DiscordGuild, userId: string): Promise<MemberInfo | null> {
	const member = await findMember(guild, userId);
	return (
		member && {
			id: member.id,
			userName: member.user.username,
			displayName: member.displayName,
			roleIds: [...member.roles.cache.keys()].filter((id) => id !== guild.id),
			isBot: member.user.bot,
			isModerator: isModerator(member.permissions),
			joinedAt: member.joinedTimestamp,
			accountCreatedAt: member.user.createdTimestamp,
			timedOutUntil: member.communicationDisabledUntilTimestamp,
			avatarUrl: member.displayAvatarURL(),
		}
	);
}

/** As in `Platform.outranks`. */
export async function outranks(guild: DiscordGuild, userId: string, otherId: string): Promise<boolean> {
	const [member, other] = await Promise.all([findMember(guild, userId), findMember(guild, otherId)]);
	if (!member || member.id === other?.id) return false;
	if (member.id === guild.ownerId) return true;
	if (!other) return true;
	return other.id !== guild.ownerId && member.roles.highest.comparePositionTo(other.roles.highest) > 0;
}

/** A member, read anew. @returns null for somebody who is not on the server @throws whatever else Discord answers */
export async function findMember(guild: DiscordGuild, userId: string): Promise<GuildMember | null> {
	try {
		return await guild.members.fetch({ user: userId, force: true });
	} catch (error) {
		if (isGone(error)) return null;
		throw error;
	}
}
