// Which remembered article an entry of the feed is. Any strong key is enough; each article is claimed once.
import type { FeedItem } from "./article.ts";
import type { Seen } from "./feed-state.ts";
import { titleIdentity } from "./identity.ts";

/** The kind of key that decided ("p", "g", "l", "m", "h", "t", "c"), two weak ones together, or the headline. */
export type MatchedBy = "p" | "g" | "l" | "m" | "h" | "t" | "c" | "together" | "headline";

export interface Match {
	known: Seen;
	by: MatchedBy;
}

/** Strong before less strong over all entries, so that an old address given to a new article goes to the old one. */
const PASSES: readonly MatchedBy[][] = [["p"], ["g"], ["l"], ["m", "h"], ["t", "c"]];

/**
 * @param articles the entries of one document
 * @param items what is remembered of the feed
 * @returns for each entry what it is known as, or null
 */
export function matchArticles(articles: readonly FeedItem[], items: readonly Seen[]): (Match | null)[] {
	const owners = new Map<string, Seen | null>();
	for (const item of items) for (const key of item.keys) owners.set(key, owners.has(key) ? null : item);
	const matches: (Match | null)[] = articles.map(() => null);
	const claimed = new Set<Seen>();
	const claim = (index: number, known: Seen | null | undefined, by: MatchedBy) => {
		if (!known || claimed.has(known) || matches[index]) return;
		claimed.add(known);
		matches[index] = { known, by };
	};
	for (const kinds of PASSES) {
		for (const [index, article] of articles.entries()) {
			const key = matches[index]
				? undefined
				: article.keys.find((name) => kinds.includes(name[0] as MatchedBy) && owners.get(name));
			if (key !== undefined) claim(index, owners.get(key), key[0] as MatchedBy);
		}
	}
	for (const [index, article] of articles.entries())
		if (!matches[index]) claim(index, byWeakKeys(article, owners), "together");
	if (!matches.some((match) => match !== null)) matchByHeadline(articles, items, claim);
	return matches;
}

/** Guid and address both repeated in the document, yet only one remembered article has them. */
function byWeakKeys(article: FeedItem, owners: ReadonlyMap<string, Seen | null>): Seen | null {
	const found = article.weakKeys.map((key) => owners.get(key)).filter((owner) => owner !== undefined && owner !== null);
	return found.length >= 2 && found.every((owner) => owner === found[0]) ? found[0]! : null;
}

/**
 * Not one entry is known: either the window has moved on, or the website has changed all its guids and addresses at
 * once. In the second case the headlines are still the same, most of them.
 */
function matchByHeadline(
	articles: readonly FeedItem[],
	items: readonly Seen[],
	claim: (index: number, known: Seen, by: MatchedBy) => void,
): void {
	const titles = new Map<string, Seen>();
	for (const item of items) if (item.title) titles.set(titleIdentity(item.title), item);
	const hits = articles.map((article) => titles.get(titleIdentity(article.title)));
	if (hits.filter(Boolean).length * 2 < Math.min(articles.length, titles.size)) return;
	for (const [index, known] of hits.entries()) if (known) claim(index, known, "headline");
}
