// Comments that the bot posts under their authors' names, and the note of whose they are.
import { put } from "../store/store.ts";
import { badgedName } from "./badge.ts";
import type { Guild } from "./guild.ts";
import type { PostAs, Sent } from "./platform.ts";
import { decidedRecord, formCommentKey, formCommentRecord } from "./records.ts";

/**
 * Posts a comment under its author's name and writes down whose it is.
 * @param source what it is posted for; one that was posted for the same is not posted again
 * @param decided a case that has decided about this text already: it is not judged again
 * @throws Refusal
 */
export async function postUnderName(
	guild: Guild,
	author: { readonly id: string; readonly userName: string; readonly displayName: string },
	post: Omit<PostAs, "known" | "name" | "avatarUrl">,
	source: string,
	decided?: number,
): Promise<Sent> {
	const member = await guild.platform.member(author.id);
	const sent = await guild.platform.postAs({
		...post,
		name: badgedName(guild, member?.displayName ?? author.displayName, member?.roleIds ?? []),
		avatarUrl: member?.avatarUrl ?? null,
		async known(messageId) {
			const before = await guild.store.get(formCommentRecord, formCommentKey(messageId));
			return before !== undefined && before.source !== source;
		},
	});
	const posted = decided === undefined ? null : await guild.platform.posted(sent.channelId, sent.messageId);
	const { id: authorId, userName, displayName } = author;
	const changes = [
		put(formCommentRecord, formCommentKey(sent.messageId), {
			authorId,
			userName,
			displayName,
			at: guild.now(),
			source,
		}),
		...(posted && decided !== undefined
			? [put(decidedRecord, `decided/${sent.messageId}`, { revision: posted.comment.revision, case: decided })]
			: []),
	];
	await guild.write(changes);
	return sent;
}
