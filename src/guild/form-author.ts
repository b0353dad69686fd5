// Whose a comment is that stands in a thread under somebody's name but was posted by the bot's webhook.
import type { Guild } from "./guild.ts";
import type { Posted } from "./platform.ts";
import { formCommentKey, formCommentRecord } from "./records.ts";

/** Who wrote a comment through the form; undefined for any other message. */
export async function formAuthor(guild: Guild, messageId: string) {
	return guild.store.get(formCommentRecord, formCommentKey(messageId));
}

/**
 * A comment with its real author: one that came through the form belongs to whoever wrote it, with their roles and rights
 * as they are now.
 * @throws StoreError, Refusal
 */
export async function withAuthor(guild: Guild, posted: Posted): Promise<Posted> {
	const form = await formAuthor(guild, posted.comment.id);
	if (!form) return posted;
	const member = await guild.platform.member(form.authorId);
	return {
		...posted,
		viaForm: true,
		comment: { ...posted.comment, authorId: form.authorId },
		author: {
			id: form.authorId,
			roleIds: member?.roleIds ?? [],
			accountCreatedAt: member?.accountCreatedAt ?? form.at,
			joinedAt: member?.joinedAt ?? null,
			isModerator: member?.isModerator ?? false,
			isBot: false,
			userName: form.userName,
			displayName: form.displayName,
		},
	};
}

/** A comment as it can be read now, with its real author; null where it is gone. @throws StoreError, Refusal */
export async function readPosted(guild: Guild, channelId: string, messageId: string): Promise<Posted | null> {
	const posted = await guild.platform.posted(channelId, messageId);
	return posted && withAuthor(guild, posted);
}
