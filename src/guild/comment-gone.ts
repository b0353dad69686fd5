// A comment that somebody deleted, its author or a moderator: what the bot knew of it only while it stood is forgotten.
import { remove } from "../store/store.ts";
import { formAuthor } from "./form-author.ts";
import type { Guild } from "./guild.ts";
import { latestRecommended, withdraw } from "./recommend.ts";
import { formCommentKey } from "./records.ts";

/**
 * Takes its recommendation away, and whose it was where it came through the form. Repeating is harmless.
 * @throws StoreError, Refusal
 */
export async function commentGone(guild: Guild, channelId: string, messageId: string): Promise<void> {
	await withdraw(guild, channelId, messageId);
	if (await formAuthor(guild, messageId)) await guild.write([remove(formCommentKey(messageId))]);
}

/** So many of the latest recommendations are looked after. */
const MOST_LOOKED_AT = 100;

/**
 * Finds the recommended comments that were deleted while nobody listened: Discord does not repeat that to a new connection.
 * @throws StoreError, Refusal
 */
export async function goneMeanwhile(guild: Guild): Promise<void> {
	for (const { threadId, commentId } of await latestRecommended(guild, MOST_LOOKED_AT))
		if ((await guild.platform.posted(threadId, commentId)) === null) await commentGone(guild, threadId, commentId);
}
