// What the rules may know beside the comment itself. Gathered by the guild's owner, so that judging stays pure.

import type { Amounts } from "./amounts.ts";

export interface Author {
	readonly id: string;
	/** Without the @everyone role. */
	readonly roleIds: readonly string[];
	/** Milliseconds since 1970. */
	readonly accountCreatedAt: number;
	/** null where Discord did not say. */
	readonly joinedAt: number | null;
	/** Has the right to moderate here (checked live). */
	readonly isModerator: boolean;
	readonly isBot: boolean;
	readonly userName: string;
	readonly displayName: string;
}

/** A recent comment of the guild, for floods and repetition; the comment being judged is not among them. */
export interface RecentComment {
	readonly id: string;
	readonly channelId: string;
	readonly authorId: string;
	/** Milliseconds since 1970. */
	readonly at: number;
	/** The folded text's fingerprint, see rules/fingerprint.ts. */
	readonly fingerprint: string;
	readonly amounts: Amounts;
	/** When its author had joined, ms since 1970; null where Discord did not say. */
	readonly joinedAt: number | null;
}

export interface ThreadFacts {
	readonly id: string;
	readonly title: string;
	readonly createdAt: number;
	/** Seconds that a member has to wait between two comments there, and whether it is locked; absent where nobody looked. */
	readonly slowMode?: number;
	readonly locked?: boolean;
	/** The article discussed here; null in threads that hang on no article. */
	readonly article: {
		readonly key: string;
		readonly feed: string;
		/** What people call the two by: the feed's address and title, the article's address. */
		readonly feedNames?: readonly string[];
		readonly link?: string;
		readonly categories: readonly string[];
		readonly publishedAt: number | null;
	} | null;
}

export interface Facts {
	/** Milliseconds since 1970. */
	readonly now: number;
	readonly author: Author;
	/** Newest last, at most the last ten minutes. */
	readonly recent: readonly RecentComment[];
	readonly thread: ThreadFacts | null;
	/** The author's strikes that still count. */
	readonly strikes: number;
	/** The author's comments here that were judged and stood. */
	readonly accepted: number;
	/** The author's comments here that were removed. */
	readonly removed: number;
	/** Whether this is an edit of a comment that was judged before. */
	readonly isEdit: boolean;
	/** When each rule last acted against this author (ms since 1970), by the rule's name; for `cooldown`. */
	readonly lastFired?: Readonly<Record<string, number>>;
}
