// A comment that somebody deleted, its author or a moderator: what the bot knew of it only while it stood is forgotten.
import { remove } from "../store/store.ts";
import { formAuthor } from "./form-author.ts";
import type { Guild } from "./guild.ts";
import { withdraw } from "./recommend.ts";
import { formCommentKey } from "./records.ts";

/** Takes its recommendation away, and whose it was where it came through the form. Never throws. */
export async function commentGone(guild: Guild, channelId: string, messageId: string): Promise<void> {
	await guild.safely("deleted comment", messageId, async () => {
		await withdraw(guild, channelId, messageId);
		if (await formAuthor(guild, messageId)) await guild.write([remove(formCommentKey(messageId))]);
	});
}
