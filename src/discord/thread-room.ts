// Discord allows a guild only so many active threads (observed: 1,000; code 160006, 160007 in announcement channels).
import { type Client, DiscordAPIError, type Guild, SnowflakeUtil, type ThreadChannel } from "discord.js";

export function isTooManyThreads(error: unknown): boolean {
	return error instanceof DiscordAPIError && (error.code === 160006 || error.code === 160007);
}

/**
 * Archives the bot's own active thread in which nothing was said for longest. Whoever writes in it brings it back.
 * @returns whether there was one
 */
export async function archiveOldest(client: Client<true>, guild: Guild): Promise<boolean> {
	const { threads } = await guild.channels.fetchActiveThreads(false);
	const own = [...threads.values()].filter(({ ownerId, archived }) => ownerId === client.user.id && !archived);
	const oldest = own.sort((a, b) => lastSaid(a) - lastSaid(b))[0];
	if (!oldest) return false;
	await oldest.setArchived(true, "Platz für einen neuen Thread / room for a new thread");
	return true;
}

function lastSaid(thread: Pick<ThreadChannel, "id" | "lastMessageId">): number {
	return SnowflakeUtil.timestampFrom(thread.lastMessageId ?? thread.id);
}
