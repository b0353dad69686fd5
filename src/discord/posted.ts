// A message of Discord as a comment with its author and thread, where it is one.
import { type Message, MessageType } from "discord.js";
import type { Posted } from "../guild/platform.ts";
import { authorOf } from "./author.ts";
import { commentOf } from "./comment.ts";

/** Only these are written by people; type 24 is AutoMod's alert whose "author" is the offender. */
export const COMMENTS: ReadonlySet<MessageType> = new Set([MessageType.Default, MessageType.Reply]);

/**
 * @param without previews to leave out, by their hashes
 * @returns null for messages of the system and of this bot
 * @throws whatever Discord answers when the author cannot be read
 */
export async function postedOf(message: Message<true>, without?: ReadonlySet<string>): Promise<Posted | null> {
	if (!COMMENTS.has(message.type) || message.author.id === message.client.user.id) return null;
	return { comment: commentOf(message, without), author: await authorOf(message), thread: threadOf(message) };
}

/** The thread that a message stands in. */
export function threadOf({ channel }: Message<true>): Posted["thread"] {
	if (!channel.isThread()) return null;
	const { id, name, createdTimestamp, rateLimitPerUser, locked } = channel;
	return {
		id,
		title: name,
		createdAt: createdTimestamp ?? 0,
		slowMode: rateLimitPerUser ?? 0,
		locked: locked ?? false,
	};
}
