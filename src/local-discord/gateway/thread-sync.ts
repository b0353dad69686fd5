// THREAD_LIST_SYNC: the active threads of channels a bot has just been given sight of.
// https://docs.discord.com/developers/events/gateway-events#thread-list-sync
import { activeThreads } from "../acts/thread-life.ts";
import type { WorldEvent } from "../bus.ts";
import type { Fields } from "../fields.ts";
import { threadJson, threadMemberJson } from "../json/channel.ts";
import { channelsOf } from "../json/guild.ts";
import { canView } from "../permissions.ts";
import type { World } from "../world.ts";
import type { Session } from "./session.ts";

/** Whether after such an event a bot may see more than before. */
export function changesAccess(event: WorldEvent): boolean {
	return (
		event.t === "CHANNEL_CREATE" ||
		event.t === "CHANNEL_UPDATE" ||
		event.t === "GUILD_ROLE_UPDATE" ||
		event.t === "GUILD_MEMBER_UPDATE"
	);
}

/** Notes what the session sees now. @returns the event's data, or undefined where nothing with threads is new */
export function threadListSync(world: World, guildId: string, session: Session): Fields | undefined {
	const guild = world.guilds.get(guildId);
	if (!guild) return undefined;
	const channels = channelsOf(world, guild).filter(
		(channel) => !channel.thread && canView(world, channel, session.userId),
	);
	const before = session.seen.get(guildId);
	session.seen.set(guildId, new Set(channels.map((channel) => channel.id)));
	if (!before) return undefined;
	const fresh = channels.filter((channel) => !before.has(channel.id)).map((channel) => channel.id);
	const threads = activeThreads(world, guildId).filter(
		(thread) => fresh.includes(thread.parentId ?? "") && canView(world, thread, session.userId),
	);
	if (threads.length === 0) return undefined;
	return {
		guild_id: guildId,
		channel_ids: fresh,
		threads: threads.map((thread) => threadJson(world, thread, session.userId)),
		members: threads
			.filter((thread) => thread.thread!.members.has(session.userId))
			.map((thread) => threadMemberJson(world, thread, session.userId)),
	};
}
