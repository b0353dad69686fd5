// What is remembered of a feed: every article it ever showed, by all its keys. Plain JSON, kept by the guild.
import * as z from "zod";

const seenSchema = z.strictObject({
	key: z.string(),
	/** All keys it ever had, those that proved nothing included: a key that two articles have names neither. */
	keys: z.array(z.string()),
	/** Milliseconds since 1970. */
	firstSeen: z.number(),
	lastSeen: z.number(),
	/** Only while it is in the feed's window, to tell what changed. */
	title: z.string().optional(),
	link: z.string().optional(),
	hash: z.string().optional(),
	updated: z.number().nullable().optional(),
});
export type Seen = z.infer<typeof seenSchema>;

const missingSchema = z.strictObject({
	key: z.string(),
	link: z.string(),
	title: z.string(),
	/** The articles that stood below it: while one of them is still there, it did not just fall off the end. */
	below: z.array(z.string()),
	polls: z.number(),
});

export const feedStateSchema = z.strictObject({
	version: z.literal(1),
	/** Keys of the last document that was not empty, in its order. */
	window: z.array(z.string()),
	items: z.array(seenSchema),
	missing: z.array(missingSchema),
});
export type FeedState = z.infer<typeof feedStateSchema>;

/** Marks outlive the window, so that an article that comes back is not taken for a new one (as miniflux does). */
const TOMBSTONES = 500;
const TOMBSTONES_PER_WINDOW = 5;
const KEYS_PER_ITEM = 12;

/** Keys of both, the newer first, bounded. */
export function mergeKeys(newer: readonly string[], older: readonly string[]): string[] {
	return [...new Set([...newer, ...older])].slice(0, KEYS_PER_ITEM);
}

/**
 * Forgets what can no longer matter: of articles outside the window all but their keys, and the longest unseen of them.
 * @param items all remembered articles
 * @param window keys of the articles that are in the feed now
 */
export function prune(items: readonly Seen[], window: ReadonlySet<string>): Seen[] {
	const current = items.filter((item) => window.has(item.key));
	const past = items
		.filter((item) => !window.has(item.key))
		.map(({ key, keys, firstSeen, lastSeen }) => ({ key, keys, firstSeen, lastSeen }))
		.sort((a, b) => b.lastSeen - a.lastSeen)
		.slice(0, Math.max(TOMBSTONES, TOMBSTONES_PER_WINDOW * current.length));
	return [...current, ...past];
}
