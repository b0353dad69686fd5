// What moderators do in Discord's own interface, without any bot: it stands in the audit log under their name.
import { channelFor, guildFor, messageFor, needInGuild } from "../access.ts";
import { banUser, kickMember, switchRole, unbanUser, updateMember } from "../acts/members.ts";
import { pinMessage } from "../acts/pins.ts";
import { refuse } from "../discord-error.ts";
import { isoTime } from "../fields.ts";
import { Permission } from "../permissions.ts";
import type { World } from "../world.ts";

export interface PersonModeration {
	/** @param ms from now; null lifts it */
	timeout(guildId: string, userId: string, ms: number | null, reason?: string): void;
	kick(guildId: string, userId: string, reason?: string): void;
	/** @param deleteSeconds whose messages of the last seconds go too, 0 (default) to 604800 */
	ban(guildId: string, userId: string, reason?: string, deleteSeconds?: number): void;
	unban(guildId: string, userId: string, reason?: string): void;
	/** Who is banned, and why, as the server's settings show it. */
	bans(guildId: string): { userId: string; reason: string | null }[];
	giveRole(guildId: string, userId: string, roleId: string): void;
	takeRole(guildId: string, userId: string, roleId: string): void;
	pin(messageId: string): void;
	unpin(messageId: string): void;
}

/** Everything is refused where Discord would refuse it: rights, hierarchy, limits. */
export function createModeration(world: World, byId: string): PersonModeration {
	const pin = (messageId: string, pinned: boolean): void => {
		const message = world.messages.get(messageId);
		if (!message) throw refuse(10008);
		messageFor(world, channelFor(world, message.channelId, byId), messageId, byId);
		pinMessage(world, message.channelId, messageId, pinned, byId, null);
	};
	return {
		timeout(guildId, userId, ms, reason) {
			const until = ms === null ? null : isoTime(world.clock.now() + ms);
			updateMember(world, guildId, userId, byId, { communication_disabled_until: until }, reason ?? null);
		},
		kick: (guildId, userId, reason) => kickMember(world, guildId, userId, byId, reason ?? null),
		ban(guildId, userId, reason, deleteSeconds = 0) {
			const seconds = Math.min(Math.max(0, deleteSeconds), 604_800);
			banUser(world, guildId, userId, byId, seconds, reason ?? null);
		},
		unban: (guildId, userId, reason) => unbanUser(world, guildId, userId, byId, reason ?? null),
		bans(guildId) {
			const guild = guildFor(world, guildId, byId);
			needInGuild(world, guild, byId, Permission.BAN_MEMBERS);
			return [...guild.bans].map(([userId, reason]) => ({ userId, reason }));
		},
		giveRole: (guildId, userId, roleId) => switchRole(world, guildId, userId, roleId, true, byId, null),
		takeRole: (guildId, userId, roleId) => switchRole(world, guildId, userId, roleId, false, byId, null),
		pin: (messageId) => pin(messageId, true),
		unpin: (messageId) => pin(messageId, false),
	};
}
