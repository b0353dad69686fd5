// A comment as the rules see it: everything a person can read, in parts, with what else the rules may look at.

/** Where a piece of a comment's text comes from. */
export type PartSource =
	| "content"
	| "forward"
	| "embed"
	| "poll"
	| "altText"
	| "fileName"
	| "component"
	| "threadTitle"
	| "nickname";

export interface CommentPart {
	readonly source: PartSource;
	readonly text: string;
}

export interface CommentAttachment {
	readonly name: string;
	/** As Discord guessed it, e.g. "image/png"; null where it did not say. */
	readonly contentType: string | null;
	/** Bytes. */
	readonly size: number;
	readonly url: string | null;
}

/** That an AutoMod rule of Discord's hit the comment. */
export interface AutoModHit {
	/** Its name in the server's settings. */
	readonly rule: string;
	/** The letters it found; null where Discord does not say. */
	readonly matched: string | null;
}

export interface Comment {
	/** The message's id; for a comment that is not published yet, the interaction's. */
	readonly id: string;
	readonly guildId: string;
	/** Where it stands: a thread or a channel. */
	readonly channelId: string;
	/** The channel the thread hangs on; null outside threads. */
	readonly parentId: string | null;
	/** The Discord category of the channel; null without one. */
	readonly categoryId: string | null;
	readonly authorId: string;
	/** Everything readable, `content` first; empty texts are left out. */
	readonly parts: readonly CommentPart[];
	/** Milliseconds since 1970. */
	readonly createdAt: number;
	readonly editedAt: number | null;
	/** Changes with every change of what the author wrote or added; see discord/comment.ts. */
	readonly revision: string;
	readonly mentions: {
		readonly users: readonly string[];
		readonly roles: readonly string[];
		readonly everyone: boolean;
	};
	readonly attachments: readonly CommentAttachment[];
	readonly stickers: readonly string[];
	readonly hasPoll: boolean;
	/** Whether something is forwarded in it, and whether it shows an embed, with text or without. */
	readonly hasForward?: boolean;
	readonly hasEmbed?: boolean;
	/** The comment this one answers; null where it answers none. */
	readonly replyTo: string | null;
	/** What Discord's AutoMod found, where it said so. */
	readonly autoMod?: readonly AutoModHit[];
}
