// Why an article was posted or not: every decision about it, kept in both languages and bounded for each feed.
import type { TraceEntry } from "../articles/change-trace.ts";
import { explainDecision } from "../articles/change-trace.ts";
import type { Change } from "../store/store.ts";
import { put } from "../store/store.ts";
import type { Text } from "../texts.ts";
import type { Guild } from "./guild.ts";
import { type FeedTrace, type Problem, traceKey, traceRecord } from "./records.ts";

const MOST_ARTICLES = 80;
const MOST_DECISIONS = 8;

/** One decision about one article. */
export interface Decided {
	readonly key: string;
	readonly title: string;
	readonly link: string;
	readonly decision: Problem;
}

/** A sentence with its time, as it is kept. */
export function sentence(
	at: number,
	{ de, en }: Text,
	params: Readonly<Record<string, string | number>> = {},
): Problem {
	return { at, de, en, params: { ...params } };
}

/** What the comparison of a feed with its past decided; that a known article is still known says nothing. */
export function decisionsOf(trace: readonly TraceEntry[]): Decided[] {
	return trace
		.filter(({ decision }) => decision !== "known")
		.map(({ key, title, link, at, ...entry }) => ({
			key,
			title,
			link,
			decision: sentence(at, explainDecision({ ...entry }) as Text),
		}));
}

/** @returns the change that adds decisions to a feed's trace, to be committed with what they led to; none for none */
export async function traced(guild: Guild, feedId: string, decided: readonly Decided[]): Promise<Change[]> {
	if (decided.length === 0) return [];
	const before = (await guild.store.get(traceRecord, traceKey(feedId))) ?? { articles: [] };
	return [put(traceRecord, traceKey(feedId), { articles: withDecisions(before.articles, decided) })];
}

/** The trace of a feed, the article touched last first. */
export async function traceOf(guild: Guild, feedId: string): Promise<FeedTrace["articles"]> {
	return ((await guild.store.get(traceRecord, traceKey(feedId)))?.articles ?? []).toReversed();
}

function withDecisions(before: FeedTrace["articles"], decided: readonly Decided[]): FeedTrace["articles"] {
	const articles = new Map(before.map((entry) => [entry.key, entry]));
	for (const { key, title, link, decision } of decided) {
		const decisions = [...(articles.get(key)?.decisions ?? []), decision].slice(-MOST_DECISIONS);
		articles.delete(key);
		articles.set(key, { key, title, link, decisions });
	}
	return [...articles.values()].slice(-MOST_ARTICLES);
}
