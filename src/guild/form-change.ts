// A comment from the form stays its author's: they change and delete it as they could one of their own.
import type { Verdict } from "../rules/verdict.ts";
import { formAuthor, readPosted } from "./form-author.ts";
import { type Closed, isTooFast, openFor, stops } from "./form-submit.ts";
import type { Guild } from "./guild.ts";
import { moderate, wouldSay } from "./moderate.ts";
import type { Sent } from "./platform.ts";

export type Changed =
	| Closed
	| { readonly type: "changed" }
	| { readonly type: "gone" }
	/** The rules object to the new text; the old one stands. */
	| { readonly type: "stopped"; readonly verdict: Verdict };

/** The comment as its author's own; null where it is not theirs or did not come through the form. */
export async function ownComment(guild: Guild, authorId: string, messageId: string) {
	const form = await formAuthor(guild, messageId);
	return form?.authorId === authorId ? form : null;
}

/** Changes the text where its author may write and the rules say nothing against the new one. @throws StoreError, Refusal */
export async function changeOwn(guild: Guild, authorId: string, comment: Sent, text: string): Promise<Changed> {
	const posted = await readPosted(guild, comment.channelId, comment.messageId);
	if (!posted || posted.comment.authorId !== authorId) return { type: "gone" };
	const place = await openFor(guild, { authorId, threadId: comment.channelId });
	if ("type" in place) return place;
	if (isTooFast(guild, authorId)) return { type: "tooMany" };
	const parts = [
		{ source: "content" as const, text },
		...posted.comment.parts.filter(({ source }) => source !== "content" && source !== "embed"),
	];
	const next = { ...posted.comment, parts, editedAt: guild.now(), revision: `form-${guild.now()}` };
	const { verdict } = await wouldSay(guild, { ...posted, comment: next, form: "posted", language: guild.language });
	if (stops(guild, verdict)) return { type: "stopped", verdict };
	await guild.platform.editAs(comment, text);
	const now = await readPosted(guild, comment.channelId, comment.messageId);
	if (now) await moderate(guild, { ...now, form: "posted", language: guild.language });
	return { type: "changed" };
}

/** Takes the comment away, as its author wants it. @throws Refusal */
export async function deleteOwn(guild: Guild, { channelId, messageId }: Sent): Promise<void> {
	const reason = "vom Verfasser gelöscht / deleted by its author";
	await guild.platform.deleteMessage({ kind: "deleteMessage", channelId, messageId }, reason);
}
