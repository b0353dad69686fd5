// Where a rule holds: `where` against a comment and its surroundings.
import type { Comment } from "./comment.ts";
import type { Facts } from "./facts.ts";
import type { Where } from "./rule.ts";

/** Why a rule does not look at a comment; null where it does. */
export type OutOfScope =
	| "moderator"
	| "bot"
	| "exemptRole"
	| "role"
	| "channel"
	| "thread"
	| "category"
	| "feed"
	| "articleCategory"
	| "article"
	| null;

/** Whether the author is one whom the rule leaves alone: a moderator or a bot, unless it says otherwise. */
export function isExempt(where: Where, author: Facts["author"]): boolean {
	return (author.isModerator && !where.moderators) || (author.isBot && !where.bots);
}

/** Whether a rule holds in every place and for every role. */
export function isEverywhere(where: Where): boolean {
	return Object.entries(where).every(([key, value]) => key === "moderators" || key === "bots" || value === undefined);
}

/** Whether a rule looks at this comment. */
export function inScope(where: Where, comment: Comment, facts: Facts): boolean {
	return outOfScope(where, comment, facts) === null;
}

/** Why a rule does not look at this comment; moderators and bots are exempt unless the rule says otherwise. */
export function outOfScope(where: Where, comment: Comment, facts: Facts): OutOfScope {
	const { author, thread } = facts;
	const places = [comment.channelId, comment.parentId, comment.categoryId];
	const has = (list: readonly string[] | undefined, ...ids: readonly (string | null)[]) =>
		list === undefined || ids.some((id) => id !== null && list.includes(id));
	if (author.isModerator && !where.moderators) return "moderator";
	if (author.isBot && !where.bots) return "bot";
	if (where.exemptRoles?.some((role) => author.roleIds.includes(role))) return "exemptRole";
	if (!has(where.roles, ...author.roleIds)) return "role";
	if (where.notChannels?.some((id) => places.includes(id))) return "channel";
	if (!has(where.channels, comment.channelId, comment.parentId)) return "channel";
	if (!has(where.threads, comment.channelId)) return "thread";
	if (!has(where.categories, comment.categoryId)) return "category";
	const { article } = thread ?? {};
	if (!isCalled(where.feeds, article && [article.feed, ...(article.feedNames ?? [])])) return "feed";
	if (!isCalled(where.articles, article && [article.key, article.link ?? article.key])) return "article";
	if (where.articleCategories !== undefined) {
		const wanted = where.articleCategories.map(plain);
		if (!thread?.article?.categories.some((category) => wanted.includes(plain(category)))) return "articleCategory";
	}
	return null;
}

/** Whether something has one of these names: ids, titles, or addresses with or without "https://www.". */
function isCalled(wanted: readonly string[] | undefined, names: readonly string[] | null | undefined): boolean {
	if (wanted === undefined) return true;
	const known = (names ?? []).map(bare);
	return wanted.some((name) => known.includes(bare(name)));
}

function bare(name: string): string {
	return plain(name)
		.replace(/^https?:\/\/(?:www\.)?/, "")
		.replace(/\/$/, "");
}

function plain(category: string): string {
	return category.normalize("NFC").trim().toLowerCase();
}
