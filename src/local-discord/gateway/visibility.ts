// Which events a session receives: its intents, its shard, what its bot sees.
// https://docs.discord.com/developers/events/gateway#list-of-intents
import type { WorldEvent } from "../bus.ts";
import { fieldsOf } from "../fields.ts";
import { canView, guildPermissions, has } from "../permissions.ts";
import type { World } from "../world.ts";

export const Intent = {
	guilds: 1 << 0,
	guildMembers: 1 << 1,
	guildModeration: 1 << 2,
	guildWebhooks: 1 << 5,
	guildInvites: 1 << 6,
	guildPresences: 1 << 8,
	guildMessages: 1 << 9,
	guildReactions: 1 << 10,
	guildTyping: 1 << 11,
	directMessages: 1 << 12,
	directReactions: 1 << 13,
	directTyping: 1 << 14,
	messageContent: 1 << 15,
	automodConfiguration: 1 << 20,
	automodExecution: 1 << 21,
	guildPolls: 1 << 24,
	directPolls: 1 << 25,
} as const;

/** Every bit an intent may have; others close the connection with 4013. */
export const KNOWN_INTENTS =
	Object.values(Intent).reduce<number>((sum, bit) => sum | bit, 0) | (1 << 3) | (1 << 4) | (1 << 7) | (1 << 16);

/** In guilds and, where it differs, in direct messages. 0: always sent. */
const NEEDS: Readonly<Record<string, number | readonly [guild: number, dm: number]>> = {
	GUILD_MEMBER_ADD: Intent.guildMembers,
	GUILD_MEMBER_UPDATE: Intent.guildMembers,
	GUILD_MEMBER_REMOVE: Intent.guildMembers,
	GUILD_AUDIT_LOG_ENTRY_CREATE: Intent.guildModeration,
	GUILD_BAN_ADD: Intent.guildModeration,
	GUILD_BAN_REMOVE: Intent.guildModeration,
	WEBHOOKS_UPDATE: Intent.guildWebhooks,
	MESSAGE_CREATE: [Intent.guildMessages, Intent.directMessages],
	MESSAGE_UPDATE: [Intent.guildMessages, Intent.directMessages],
	MESSAGE_DELETE: [Intent.guildMessages, Intent.directMessages],
	MESSAGE_DELETE_BULK: Intent.guildMessages,
	CHANNEL_PINS_UPDATE: [Intent.guilds, Intent.directMessages],
	MESSAGE_REACTION_ADD: [Intent.guildReactions, Intent.directReactions],
	MESSAGE_REACTION_REMOVE: [Intent.guildReactions, Intent.directReactions],
	TYPING_START: [Intent.guildTyping, Intent.directTyping],
	AUTO_MODERATION_RULE_CREATE: Intent.automodConfiguration,
	AUTO_MODERATION_RULE_UPDATE: Intent.automodConfiguration,
	AUTO_MODERATION_RULE_DELETE: Intent.automodConfiguration,
	AUTO_MODERATION_ACTION_EXECUTION: Intent.automodExecution,
	MESSAGE_POLL_VOTE_ADD: [Intent.guildPolls, Intent.directPolls],
	MESSAGE_POLL_VOTE_REMOVE: [Intent.guildPolls, Intent.directPolls],
	INTERACTION_CREATE: 0,
	USER_UPDATE: 0,
};

export interface Listener {
	readonly userId: string;
	readonly intents: number;
	readonly shard: readonly [index: number, count: number];
}

/** Whether the bot behind this session learns of the event. */
export function reaches(world: World, event: WorldEvent, listener: Listener): boolean {
	if (event.t.startsWith("LOCAL_")) return false;
	if (event.only && !event.only.includes(listener.userId)) return false;
	const [index, count] = listener.shard;
	if (event.guildId ? shardOf(event.guildId, count) !== index : index !== 0) return false;
	if (!intended(event, listener)) return false;
	if (!event.guildId || event.t === "GUILD_DELETE") return true;
	const guild = world.guilds.get(event.guildId);
	if (!guild?.members.has(listener.userId)) return false;
	if (event.permission !== undefined && !has(guildPermissions(world, guild, listener.userId), event.permission))
		return false;
	if (event.only) return true;
	const channel = event.channelId ? world.channels.get(event.channelId) : undefined;
	return !channel || event.t.startsWith("CHANNEL_") || canView(world, channel, listener.userId);
}

function intended(event: WorldEvent, listener: Listener): boolean {
	const needs = NEEDS[event.t] ?? Intent.guilds;
	if (event.t === "THREAD_MEMBERS_UPDATE") return (listener.intents & Intent.guilds) !== 0 && concerns(event, listener);
	// Answers that only one person sees count as direct messages.
	const direct = event.guildId === null || (event.only !== undefined && event.t.startsWith("MESSAGE_"));
	const bits = typeof needs === "number" ? needs : direct ? needs[1] : needs[0];
	if (bits === 0 || (listener.intents & bits) !== 0) return true;
	const isOwn = fieldsOf(event.data({ userId: listener.userId, content: false }).user).id === listener.userId;
	return event.t === "GUILD_MEMBER_UPDATE" && isOwn;
}

/** Without the members intent a bot learns only of its own coming and going. */
function concerns(event: WorldEvent, listener: Listener): boolean {
	if ((listener.intents & Intent.guildMembers) !== 0) return true;
	const data = event.data({ userId: listener.userId, content: false });
	const added = (data.added_members as { user_id: string }[]).map((member) => member.user_id);
	return [...added, ...(data.removed_member_ids as string[])].includes(listener.userId);
}

/** The shard a guild belongs to. */
export function shardOf(guildId: string, count: number): number {
	return Number((BigInt(guildId) >> 22n) % BigInt(count));
}
