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

/** What a kind of key counts; number and guid are one piece of evidence, made from the same field. */
const WEIGHT: Readonly<Record<string, number>> = { p: 1.2, g: 1.2, l: 1, h: 1, t: 0.8, c: 0.8, m: 0 };
/** Known from the remembered headline, or from the key made of headline and path. */
const SAME_TITLE = 0.9;

/**
 * The evidence is added up: a new address under the old guid is an edit, but a guid that says one article while address
 * and headline say another is a mistake of the feed. The best evidence is taken first, over all entries, so that an old
 * address given to a new article stays with the old one.
 * @param articles the entries of one document
 * @param items what is remembered of the feed
 * @returns for each entry what it is known as, or null
 */
export function matchArticles(articles: readonly FeedItem[], items: readonly Seen[]): (Match | null)[] {
	const owners = new Map<string, Seen | null>();
	for (const item of items) for (const key of item.keys) owners.set(key, owners.has(key) ? null : item);
	const matches: (Match | null)[] = articles.map(() => null);
	const claimed = new Set<Seen>();
	const claim = (index: number, known: Seen, by: MatchedBy) => {
		if (claimed.has(known) || matches[index]) return;
		claimed.add(known);
		matches[index] = { known, by };
	};
	const candidates = articles.flatMap((article, index) =>
		candidatesFor(article, owners).map((found) => ({ ...found, index })),
	);
	for (const { index, known, by } of candidates.sort((a, b) => b.score - a.score)) claim(index, known, by);
	for (const [index, article] of articles.entries()) {
		const known = matches[index] ? null : byWeakKeys(article, owners);
		if (known) claim(index, known, "together");
	}
	if (!matches.some((match) => match !== null)) matchByHeadline(articles, items, claim);
	return matches;
}

function candidatesFor(article: FeedItem, owners: ReadonlyMap<string, Seen | null>): (Match & { score: number })[] {
	const found = new Map<Seen, Match & { score: number; named: boolean; sameTitle: boolean }>();
	const title = titleIdentity(article.title);
	for (const key of article.keys) {
		const known = owners.get(key);
		if (!known) continue;
		const kind = key[0] as MatchedBy;
		const named = kind === "p" || kind === "g";
		const match = found.get(known) ?? { known, by: kind, named: false, sameTitle: false, score: 0 };
		if (!(named && match.named)) match.score += WEIGHT[kind]!;
		match.named ||= named;
		match.sameTitle ||= kind === "m" || (known.title !== undefined && titleIdentity(known.title) === title);
		found.set(known, match);
	}
	return [...found.values()].map(({ known, by, score, sameTitle }) => ({
		known,
		by,
		score: score + (sameTitle ? SAME_TITLE : 0),
	}));
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
