// What a feed has that was not there before, what it says differently, what it took back. Pure: the state goes in and
// comes out. Every decision comes with its reason, for `/feed warum`.
import type { FeedItem, ParsedFeed } from "./article.ts";
import type { Decision, TraceEntry } from "./change-trace.ts";
import { type FeedState, mergeKeys, prune, type Seen } from "./feed-state.ts";
import { shortHash } from "./hash.ts";
import { matchArticles } from "./match.ts";

export interface Changed {
	/** With the key under which the article is known. */
	item: FeedItem;
	/** Old and new; absent where it stayed. */
	title?: [string, string];
	link?: [string, string];
	/** The teaser or text differs. */
	text?: true;
	/** Only the feed's date of change is newer: the page may say something else than the feed. */
	touched?: true;
}

export interface Gone {
	key: string;
	title: string;
	link: string;
	/** How many polls it has been missing; it is named at the 1st, 2nd, 4th, 8th … of them. */
	polls: number;
}

export interface Changes {
	/** Oldest first, ready to be posted in this order. */
	fresh: FeedItem[];
	changed: Changed[];
	/** Missing from the middle of the window: withdrawn if the page answers 404 or 410, otherwise only moved. */
	gone: Gone[];
	/** Were missing and are back: keys. */
	returned: string[];
	/** Nothing in the document is known: articles in between may be lost. `older` is where to look for them. */
	gap: { older: string | null } | null;
	state: FeedState;
	trace: TraceEntry[];
}

/**
 * @param state what is remembered of the feed, null on its first poll
 * @param feed the document, with withOlder() if a gap was filled
 * @param options.now milliseconds since 1970: an article is never published later than it was first seen
 * @param options.first how many of a new feed's articles are posted, newest first; the rest is recorded. Default 1
 */
export function changes(state: FeedState | null, feed: ParsedFeed, options: { now: number; first?: number }): Changes {
	const { now } = options;
	const known = state?.items ?? [];
	const matches = matchArticles(feed.articles, known);
	const firstKnown = matches.findIndex((match) => match !== null);
	const posted = state === null ? newest(feed.articles, options.first ?? 1, now) : null;
	const firstPage = feed.firstPage ?? feed.articles.length;
	const result: Changes = { fresh: [], changed: [], gone: [], returned: [], gap: null, trace: [], state: emptyState() };
	const before = new Set(known.map((item) => item.key));
	const taken = new Set(before);
	const updated = new Map<string, Seen>();
	const window: string[] = [];
	for (const [index, article] of feed.articles.entries()) {
		const match = matches[index];
		const key = match?.known.key ?? freeKey(article, taken);
		taken.add(key);
		const published = article.published === null ? null : Math.min(article.published, now);
		const item = { ...article, key, published: match ? article.published : published };
		window.push(key);
		updated.set(key, remember(item, match?.known, now));
		const note = (decision: Decision, by: TraceEntry["by"] = null) =>
			result.trace.push({ key, title: article.title, link: article.link, decision, by, at: now });
		if (match) {
			const change = compare(match.known, item);
			if (change) result.changed.push(change);
			note(
				change ? (change.touched ? "touched" : "changed") : match.known.title === undefined ? "back" : "known",
				match.by,
			);
		} else if (posted && !posted.has(article)) note("recorded");
		// An older page fetched to fill a gap also holds what was there long before the bot.
		else if (state && index >= firstPage && firstKnown !== -1 && firstKnown < index) note("older");
		else {
			result.fresh.unshift(item);
			note("fresh");
		}
	}
	const remembered = known.map((item) => updated.get(item.key) ?? item);
	const added = [...updated.values()].filter((item) => !before.has(item.key));
	const present = new Set(window);
	result.gap = state && known.length > 0 && window.length > 0 && firstKnown === -1 ? { older: feed.older } : null;
	Object.assign(result, missing(state, present, window, result.trace, now));
	result.state.window = window.length > 0 ? window : (state?.window ?? []);
	result.state.items = prune([...remembered, ...added], new Set(result.state.window));
	return result;
}

function emptyState(): FeedState {
	return { version: 1, window: [], items: [], missing: [] };
}

/** Newest by date where all have one, otherwise by their order, which is newest first in almost every feed. */
function newest(articles: readonly FeedItem[], count: number, now: number): Set<FeedItem> {
	const dated = articles.every((article) => article.published !== null);
	const time = (article: FeedItem) => Math.min(article.published ?? 0, now);
	const sorted = dated ? [...articles].sort((a, b) => time(b) - time(a)) : articles;
	return new Set(sorted.slice(0, Math.max(0, count)));
}

function freeKey(article: FeedItem, taken: ReadonlySet<string>): string {
	let key = article.key;
	for (let n = 2; taken.has(key); n++) key = shortHash(article.key, article.link, article.title, String(n));
	return key;
}

function remember(item: FeedItem, known: Seen | undefined, now: number): Seen {
	return {
		key: item.key,
		keys: mergeKeys([...item.keys, ...item.weakKeys], known?.keys ?? []),
		firstSeen: known?.firstSeen ?? now,
		lastSeen: now,
		title: item.title,
		link: item.link,
		hash: item.hash,
		updated: item.updated,
	};
}

function compare(known: Seen, item: FeedItem): Changed | null {
	if (known.title === undefined || known.hash === undefined) return null;
	const changed: Changed = { item };
	if (known.title !== item.title) changed.title = [known.title, item.title];
	if (known.link !== undefined && known.link !== item.link && item.link !== "") changed.link = [known.link, item.link];
	if (known.hash !== item.hash) changed.text = true;
	if (changed.title || changed.link || changed.text) return changed;
	const later = item.updated !== null && (known.updated ?? null) !== null && item.updated > known.updated!;
	return later ? { item, touched: true } : null;
}

function missing(
	state: FeedState | null,
	present: ReadonlySet<string>,
	window: readonly string[],
	trace: TraceEntry[],
	now: number,
): Pick<Changes, "gone" | "returned" | "state"> {
	const next = emptyState();
	if (!state || window.length === 0)
		return { gone: [], returned: [], state: { ...next, missing: state?.missing ?? [] } };
	const items = new Map(state.items.map((item) => [item.key, item]));
	const newly = state.window.flatMap((key, index) => {
		const item = items.get(key);
		if (present.has(key) || !item || state.missing.some((entry) => entry.key === key)) return [];
		const below = state.window
			.slice(index + 1)
			.filter((other) => present.has(other))
			.slice(0, 3);
		return [{ key, link: item.link ?? "", title: item.title ?? "", below, polls: 0 }];
	});
	next.missing = [...state.missing, ...newly]
		.filter((entry) => !present.has(entry.key) && entry.below.some((key) => present.has(key)))
		.map((entry) => ({ ...entry, polls: entry.polls + 1 }));
	const named = next.missing.filter(({ polls }) => (polls & (polls - 1)) === 0);
	for (const { key, title, link } of named) trace.push({ key, title, link, decision: "gone", by: null, at: now });
	return {
		gone: named.map(({ key, title, link, polls }) => ({ key, title, link, polls })),
		returned: state.missing.filter((entry) => present.has(entry.key)).map((entry) => entry.key),
		state: next,
	};
}

/**
 * Joins an older page to a feed, to fill a gap.
 * @returns a feed with the older page's articles behind its own and the address of the page after it; without further
 *   address where the page brought nothing new (a website that ignores page numbers)
 */
export function withOlder(feed: ParsedFeed, page: ParsedFeed): ParsedFeed {
	const keys = new Set(feed.articles.flatMap((article) => article.keys));
	const further = page.articles.filter((article) => !article.keys.some((key) => keys.has(key)));
	return {
		...feed,
		articles: [...feed.articles, ...further],
		firstPage: feed.firstPage ?? feed.articles.length,
		older: further.length > 0 && page.older !== feed.older ? page.older : null,
	};
}
