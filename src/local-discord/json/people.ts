// Users, members and roles as Discord writes them.
import { type Fields, isoTime, isoTimeOrNull } from "../fields.ts";
import type { Guild, Member, Role, User, World } from "../world.ts";

export function userJson(user: User): Fields {
	return {
		id: user.id,
		username: user.username,
		discriminator: user.bot ? String(Number(BigInt(user.id) % 9000n) + 1000) : "0",
		global_name: user.displayName,
		avatar: null,
		avatar_decoration_data: null,
		collectibles: null,
		primary_guild: null,
		bot: user.bot,
		system: false,
		public_flags: 0,
		flags: 0,
		banner: null,
		accent_color: null,
	};
}

/** The bot's own account. */
export function ownUserJson(user: User): Fields {
	return { ...userJson(user), mfa_enabled: true, locale: user.locale, verified: true, email: null, premium_type: 0 };
}

/** A member without its user, as messages and resolved objects carry it. */
export function bareMemberJson(member: Member): Fields {
	return {
		avatar: null,
		avatar_decoration_data: null,
		banner: null,
		collectibles: null,
		communication_disabled_until: isoTimeOrNull(member.timedOutUntil),
		flags: 0,
		joined_at: isoTime(member.joinedAt),
		nick: member.nick,
		pending: false,
		premium_since: null,
		roles: [...member.roles],
	};
}

export function memberJson(world: World, member: Member): Fields {
	const user = world.users.get(member.userId)!;
	return { ...bareMemberJson(member), user: userJson(user), mute: false, deaf: false };
}

/** The member with its user, or undefined where the user is not (or no longer) in the guild. */
export function memberJsonOf(world: World, guild: Guild, userId: string): Fields | undefined {
	const member = guild.members.get(userId);
	return member && memberJson(world, member);
}

export function roleJson(role: Role): Fields {
	return {
		id: role.id,
		name: role.name,
		description: null,
		permissions: String(role.permissions),
		position: role.position,
		color: role.color,
		colors: { primary_color: role.color, secondary_color: null, tertiary_color: null },
		hoist: role.hoist,
		managed: role.managed,
		mentionable: role.mentionable,
		icon: null,
		unicode_emoji: null,
		flags: 0,
		...(role.botId ? { tags: { bot_id: role.botId } } : {}),
	};
}
