// Every feed, fetched once as the bot fetches it: whether it can be read, and how old its newest article is.
import type { FeedDesk } from "../../guild/feed-desk.ts";
import { defineTexts, type Language, sayLoose } from "../../texts.ts";
import { type Finding, finding } from "../finding.ts";

const texts = defineTexts({
	de: {
		read: "{title} ({url}): {n} Artikel, der neueste {age}.",
		undated: "{title} ({url}): {n} Artikel, ohne Zeitangaben.",
		old: "{title} ({url}): Der neueste Artikel kam {age}. Vielleicht wird der Feed nicht mehr gepflegt; sieh auf der Website nach einem anderen.",
		empty: "{title} ({url}): Der Feed ist lesbar, aber leer.",
		failed: "{url}: {reason}",
	},
	en: {
		read: "{title} ({url}): {n} articles, the newest {age}.",
		undated: "{title} ({url}): {n} articles, without times.",
		old: "{title} ({url}): the newest article came {age}. Perhaps the feed is not kept up any more; look for another on the website.",
		empty: "{title} ({url}): the feed can be read but is empty.",
		failed: "{url}: {reason}",
	},
});

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A news site that is silent for so long has another feed by now. */
const OLD = 14 * DAY;
const FRESH_FOR = 60_000;

/** @param urls of feeds, each once; the desk keeps to the websites' limits */
export async function checkFeeds(urls: readonly string[], desk: FeedDesk, now: () => number): Promise<Finding[]> {
	return Promise.all(
		urls.map(async (url) => {
			const read = await desk.feed(url, FRESH_FOR, true);
			if (read.status === "failed") {
				const reason = (language: Language): string => sayLoose(language, read.text, { ...read.params });
				return finding("feed", "error", texts.failed, { url, reason });
			}
			const { title, articles } = read.feed;
			const about = { title: title || "?", url, n: articles.length };
			if (articles.length === 0) return finding("feed", "warning", texts.empty, about);
			const newest = Math.max(
				...articles.map(({ published, updated }) => published ?? updated ?? Number.NEGATIVE_INFINITY),
			);
			if (!Number.isFinite(newest)) return finding("feed", "ok", texts.undated, about);
			const age = Math.max(0, now() - newest);
			const params = { ...about, age: (language: Language) => inWords(age, language) };
			return age > OLD ? finding("feed", "warning", texts.old, params) : finding("feed", "ok", texts.read, params);
		}),
	);
}

/** "vor 3 Stunden", "3 hours ago" */
function inWords(ms: number, language: Language): string {
	const words = new Intl.RelativeTimeFormat(language);
	if (ms < HOUR) return words.format(-Math.floor(ms / 60_000), "minute");
	return ms < 2 * DAY ? words.format(-Math.floor(ms / HOUR), "hour") : words.format(-Math.floor(ms / DAY), "day");
}
