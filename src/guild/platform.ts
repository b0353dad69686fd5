// What the guild's owner needs from Discord. `discord/platform.ts` implements it with discord.js; nothing here knows it.
import type { Permission } from "../rules/action.ts";
import type { Comment } from "../rules/comment.ts";
import type { Effect, EffectKind, EffectOf } from "../rules/effect.ts";
import type { Author, ThreadFacts } from "../rules/facts.ts";
import type { Text } from "../texts.ts";
import type { AutoModPlatform } from "./auto-mod-platform.ts";
import type { SetupPlatform } from "./setup-platform.ts";
import type { View } from "./view.ts";

/**
 * Discord refused or failed. `final`: trying again cannot help (no right, closed DMs, an invalid request); everything else
 * is tried again later. What is already so (deleted, unbanned) is no refusal but a success.
 */
export class Refusal extends Error {
	readonly reason: RefusalReason;
	/** Discord's JSON error code, 0 where there was none. */
	readonly code: number;
	readonly final: boolean;
	/** Milliseconds, where Discord said how long to wait. */
	readonly retryAfter: number | undefined;

	constructor(
		reason: RefusalReason,
		code: number,
		message: string,
		options: { retryAfter?: number; cause?: unknown } = {},
	) {
		super(message, { cause: options.cause });
		this.name = "Refusal";
		this.reason = reason;
		this.code = code;
		this.final = reason !== "transient" && reason !== "tooManyThreads";
		this.retryAfter = options.retryAfter;
	}
}

export type RefusalReason =
	| "missingPermission"
	| "higherRank"
	| "closedDms"
	| "gone"
	| "tooManyThreads"
	| "tagRequired"
	| "invalid"
	| "transient";

/** Carrying out an action's effect: one method a kind. Repeating is harmless. `reason` goes into Discord's audit log. */
export type EffectMethods = {
	readonly [K in EffectKind]: (effect: EffectOf<K>, reason: string) => Promise<void>;
};

export interface Sent {
	readonly channelId: string;
	readonly messageId: string;
}

export interface Send {
	/** A channel or thread, or a person (direct message). */
	readonly to: { readonly channelId: string } | { readonly userId: string };
	readonly view: View;
	/** At most 25 characters, the same for every try: Discord drops the double of the last few minutes. */
	readonly nonce: string;
	/**
	 * When this was first tried, if it was (ms since 1970). Then the platform first looks for a message of its own since
	 * then that has a button with `marker` in its id, and answers with that one.
	 */
	readonly attemptedAt: number | null;
	readonly marker: string;
}

export interface OpenThread {
	readonly channelId: string;
	readonly messageId: string;
	/** Any length; cut to Discord's 100 characters. */
	readonly title: string;
	/** Minutes without a comment until the thread leaves the list: 60, 1440, 4320 or 10080. */
	readonly archiveAfter: number;
}

export interface ForumPost {
	readonly channelId: string;
	readonly title: string;
	readonly view: View;
	/** Names of tags wanted; those that the forum has are set, the first five. Where it demands one and has none of them: its first. */
	readonly tags: readonly string[];
	readonly archiveAfter: number;
	readonly attemptedAt: number | null;
	readonly marker: string;
}

/** A comment as the rules see it, with its author and the thread it stands in. */
export interface Posted {
	readonly comment: Comment;
	readonly author: Author;
	readonly thread: Omit<ThreadFacts, "article"> | null;
	/** It stands under its author's name, posted by the bot's webhook. */
	readonly viaForm?: boolean;
}

/** Somebody on the server, as they are now. */
export interface MemberInfo {
	readonly id: string;
	readonly userName: string;
	readonly displayName: string;
	readonly roleIds: readonly string[];
	readonly isBot: boolean;
	readonly isModerator: boolean;
	/** Milliseconds since 1970. */
	readonly joinedAt: number | null;
	readonly accountCreatedAt: number;
	/** Until when they may not write (ms), as Discord has it; null where they may. */
	readonly timedOutUntil: number | null;
	readonly avatarUrl: string;
}

/** A message of a person, a bot or a webhook as it stands somewhere now. */
export interface Standing {
	readonly comment: Comment;
	readonly pinned: boolean;
	readonly author: {
		readonly id: string;
		readonly userName: string;
		readonly displayName: string;
		readonly isBot: boolean;
	};
}

/** A comment as it stands in a thread now. */
export interface ThreadComment {
	readonly id: string;
	readonly authorId: string;
	/** Only what its author wrote, without forwards and previews. */
	readonly text: string;
	/** Milliseconds since 1970. */
	readonly at: number;
	/** The message it replies to. */
	readonly replyTo: string | null;
	/** Who is mentioned in it by name. */
	readonly mentions: readonly string[];
	/** Came through the form: then `authorId` is the webhook's. */
	readonly viaForm: boolean;
}

/** A comment that appears under its author's name. */
export interface PostAs {
	readonly threadId: string;
	readonly name: string;
	readonly avatarUrl: string | null;
	readonly text: string;
	/** When this was first tried, if it was (ms): then a message of the same text since then that is not known counts. */
	readonly attemptedAt: number | null;
	/** Whether a message was posted for another comment. */
	known(messageId: string): Promise<boolean>;
}

export interface ChannelInfo {
	readonly id: string;
	readonly name: string;
	readonly kind: "text" | "announcement" | "forum" | "thread" | "other";
	readonly parentId: string | null;
	readonly categoryId: string | null;
	/** Rights the bot lacks there for posting articles, in words of Discord's settings. */
	readonly missing: readonly Text[];
	/** For threads: whether they are closed, and since when they are (ms). */
	readonly thread: {
		readonly locked: boolean;
		readonly archived: boolean;
		readonly createdAt: number;
		/** Seconds between two comments of a member; 0 where there is no slow mode. */
		readonly slowMode: number;
	} | null;
}

export interface Platform extends EffectMethods {
	readonly autoMod: AutoModPlatform;
	readonly setup: SetupPlatform;
	send(send: Send): Promise<Sent>;
	/** Posts a comment into a thread under its author's name, through a webhook of the bot's own. @throws Refusal */
	postAs(post: PostAs): Promise<Sent>;
	/** Changes the text of a comment that `postAs` posted. @throws Refusal */
	editAs(comment: Sent, text: string): Promise<void>;
	/** Adds a reaction of the bot's own. @param emoji as it is written @throws Refusal */
	react(message: Sent, emoji: string): Promise<void>;
	/** Whether somebody may see a channel or thread. */
	maySee(userId: string, channelId: string): Promise<boolean>;
	/** A channel or thread by id, also one that is archived; null where there is none. @throws Refusal */
	place(channelId: string): Promise<ChannelInfo | null>;
	/** Replaces the content of a message of the bot's own. */
	edit(message: Sent, view: View): Promise<void>;
	/**
	 * The thread under a message; the one that is already there counts. Where the server has as many as Discord allows, the
	 * bot's own that has been silent for longest is archived first. Returns its id.
	 */
	openThread(open: OpenThread): Promise<string>;
	postToForum(post: ForumPost): Promise<Sent>;
	/**
	 * Replaces what a forum post of the bot's own says, sets the first of these tags that the forum has, takes those in
	 * `instead` off, and closes (archives) the post or opens it again. Other tags stay. Repeating is harmless.
	 */
	updatePost(
		threadId: string,
		view: View,
		state: { readonly tags: readonly string[]; readonly instead: readonly string[]; readonly closed: boolean },
	): Promise<void>;
	renameThread(threadId: string, title: string): Promise<void>;
	/** Publishes a message of an announcement channel to its followers; published already counts as done. */
	crosspost(message: Sent): Promise<void>;
	/** What people (no bots, no webhooks) wrote last in a channel or thread, oldest first; `more` where there are older ones. */
	recentComments(channelId: string, limit: number): Promise<{ comments: readonly ThreadComment[]; more: boolean }>;
	/**
	 * The last comments of a channel or thread, oldest first, by bots too. @param readerId who will be shown it
	 * @throws Refusal where the bot or the reader may not read there
	 */
	history(channelId: string, readerId: string, limit: number): Promise<readonly Posted[]>;
	/** A comment as it can be read now; null where it is gone or no comment. @throws Refusal */
	posted(channelId: string, messageId: string): Promise<Posted | null>;
	/** A member as they are now; null for somebody who is not on the server. @throws Refusal */
	member(userId: string): Promise<MemberInfo | null>;
	/**
	 * Whether somebody stands above somebody else: the owner above all, then by their highest roles. Who is not on the
	 * server stands above nobody, and everybody above them. @throws Refusal when it cannot be found out
	 */
	outranks(userId: string, otherId: string): Promise<boolean>;
	/** The bot's own id. */
	me(): string;
	/** Which of these rights somebody lacks on the whole server, in words of Discord's settings. @throws Refusal */
	lacking(userId: string, needs: readonly Permission[]): Promise<readonly Text[]>;
	/** Whether somebody can read a channel or thread. @throws Refusal */
	sees(userId: string, channelId: string): Promise<boolean>;
	/** Anybody on Discord; null where there is no such person. @throws Refusal */
	user(userId: string): Promise<Pick<MemberInfo, "id" | "userName" | "displayName" | "isBot"> | null>;
	/** Who is banned. @throws Refusal */
	bans(): Promise<readonly { id: string; userName: string; displayName: string; reason: string | null }[]>;
	banned(userId: string): Promise<boolean>;
	/**
	 * What was written in a channel or thread, by people, bots (this one too) and webhooks, oldest first.
	 * @param span of the last `limit` messages those since a time (ms) @throws Refusal
	 */
	standing(channelId: string, span: { limit: number; since: number | null }): Promise<readonly Standing[]>;
	/** Whether a thread is locked, and how many seconds its slow mode has; null for what is no thread. @throws Refusal */
	threadState(channelId: string): Promise<{ readonly locked: boolean; readonly slowSeconds: number } | null>;
	/** The guild's channels that articles can go to, and what the bot lacks there. */
	channels(): readonly ChannelInfo[];
	/** What can be read of a message now, as in `Comment.revision`; null where it is gone. */
	revisionOf(channelId: string, messageId: string): Promise<string | null>;
	/** A channel or thread by id, or by name a channel that takes messages or posts. */
	channel(idOrName: string): ChannelInfo | null;
	/** The id of a role, by id or name; null where there is none. */
	role(idOrName: string): string | null;
	/** A role's name by its id; null where there is no such role. */
	roleName(roleId: string): string | null;
	/** Whether everybody may mention a role. */
	isMentionable(roleId: string): boolean;
	guildName(): string;
	/** A link to a message that opens in Discord. */
	messageUrl(channelId: string, messageId: string): string;
}

/** Carries out one effect through the platform. @throws Refusal */
export function carryOutEffect(platform: Platform, effect: Effect, reason: string): Promise<void> {
	const method = platform[effect.kind] as (effect: Effect, reason: string) => Promise<void>;
	return method.call(platform, effect, reason);
}
