// Who writes through the form, and where.
import type { GuildConfig } from "../config.ts";
import type { Guild } from "./guild.ts";
import { emptyMember, feedKey, feedRecord, memberRecord } from "./records.ts";

export type CommentsMode = GuildConfig["discussion"]["comments"];

/** How comments come in under an article: as its feed says, or as the guild does. */
export async function commentsMode(guild: Guild, feedId: string): Promise<CommentsMode> {
	const feed = feedId ? await guild.store.get(feedRecord, feedKey(feedId)) : undefined;
	return feed?.options.comments ?? guild.config.discussion.comments;
}

/**
 * Whether somebody has to write through the form in a thread. Moderators never have to, and nobody where no article is
 * discussed.
 * @throws StoreError
 */
export async function mustUseForm(
	guild: Guild,
	author: { readonly id: string; readonly isModerator: boolean; readonly isBot: boolean },
	threadId: string,
): Promise<boolean> {
	if (author.isModerator || author.isBot) return false;
	const article = await guild.articleOf(threadId);
	if (!article) return false;
	const { mode, newcomersUntil } = await commentsMode(guild, article.feedId);
	if (mode !== "newcomers") return mode === "form";
	const member = (await guild.store.get(memberRecord, `member/${author.id}`)) ?? emptyMember();
	return member.accepted + guild.memory.acceptedSince(author.id) < newcomersUntil;
}
