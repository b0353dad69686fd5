// What somebody saw when they opened the window to report it: the comment may be edited or deleted before they send it.
// Forgetting it (after a restart) does no harm: then the comment is read again, and if it changed, they are asked to look.
import type { Guild } from "./guild.ts";
import type { Posted } from "./platform.ts";

const KEPT_MS = 60 * 60_000;
const MOST = 500;

const seen = new WeakMap<Guild, Map<string, { readonly posted: Posted; readonly at: number }>>();

const keyOf = (userId: string, messageId: string): string => `${userId}/${messageId}`;

export function rememberSeen(guild: Guild, userId: string, posted: Posted): void {
	const kept = seen.get(guild) ?? new Map();
	seen.set(guild, kept);
	const key = keyOf(userId, posted.comment.id);
	kept.delete(key);
	kept.set(key, { posted, at: guild.now() });
	if (kept.size > MOST) kept.delete(kept.keys().next().value);
}

/** @param revision without previews */
export function recallSeen(guild: Guild, userId: string, messageId: string, revision: string): Posted | null {
	const found = seen.get(guild)?.get(keyOf(userId, messageId));
	if (!found || found.at + KEPT_MS < guild.now()) return null;
	return found.posted.comment.revision.split("+")[0] === revision ? found.posted : null;
}
