// What somebody wrote in the form and has not sent.
import { type Change, put, remove } from "../store/store.ts";
import type { Guild } from "./guild.ts";
import { draftKey, draftRecord } from "./records.ts";

const WEEK = 7 * 86_400_000;

/** A text as a draft, to be kept for a week. @param now milliseconds since 1970 */
export function draftOf(
	{ authorId, threadId, text }: { readonly authorId: string; readonly threadId: string; readonly text: string },
	now: number,
): Change {
	return put(draftRecord, draftKey(authorId, threadId), { text, at: now }, { ttl: WEEK });
}

/** What somebody wrote for a thread and has not sent, or what was handed back to them. */
export async function draftFor(guild: Guild, authorId: string, threadId: string): Promise<string | null> {
	return (await guild.store.get(draftRecord, draftKey(authorId, threadId)))?.text ?? null;
}

/** Forgets a draft. */
export function discard(guild: Guild, authorId: string, threadId: string): Promise<void> {
	return guild.write([remove(draftKey(authorId, threadId))]);
}
