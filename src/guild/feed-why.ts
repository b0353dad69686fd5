// Why an article was posted, or was not, or not yet: the decisions kept about it and what is true of it now.
import { defineTexts, type Language, type Say, sayLoose } from "../texts.ts";
import { recordOf } from "./feed-arrivals.ts";
import { traceOf } from "./feed-trace.ts";
import { feeds } from "./feeds.ts";
import type { Guild } from "./guild.ts";
import { plain, shorten, when } from "./markdown.ts";
import { holdFor } from "./publish.ts";
import type { ArticleRecord, Problem } from "./records.ts";
import type { View } from "./view.ts";

const texts = defineTexts({
	de: {
		posted: "**Gepostet** {when}: {link}",
		quietHours: "**Wartet** auf das Ende der Ruhezeit: {when}.",
		perHour: "**Wartet**, weil der Feed in der letzten Stunde schon genug gepostet hat: weiter {when}.",
		problem: "**Noch nicht fertig:** {problem} Nächster Versuch {when}.",
		soon: "**Wird gleich gepostet.**",
		skipped: "**Nicht gepostet:** Die Website hat den Artikel vorher zurückgezogen.",
		no: "**Nicht gepostet.** Mit `/artikel veröffentlichen` kannst du ihn von Hand bringen: {link}",
		paused: "Der Feed ist angehalten; `/feed fortsetzen` liest ihn wieder.",
	},
	en: {
		posted: "**Posted** {when}: {link}",
		quietHours: "**Waits** for the end of the quiet hours: {when}.",
		perHour: "**Waits** because the feed has posted enough within the last hour: goes on {when}.",
		problem: "**Not finished yet:** {problem} Next try {when}.",
		soon: "**Will be posted in a moment.**",
		skipped: "**Not posted:** the website withdrew the article before.",
		no: "**Not posted.** With `/article publish` you can bring it by hand: {link}",
		paused: "The feed is paused; `/feed resume` reads it again.",
	},
});

/** The articles that something was decided about, the last first, as choices while typing. */
export async function tracedArticles(guild: Guild, typed: string): Promise<{ name: string; value: string }[]> {
	const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
	const found: { name: string; value: string; at: number }[] = [];
	for (const { id } of await feeds(guild))
		for (const { key, title, link, decisions } of await traceOf(guild, id))
			if (wanted.every((word) => (/^https?:/.test(word) ? link : title.toLowerCase()).includes(word)))
				found.push({ name: shorten(title || link, 100), value: `${id}:${key}`, at: decisions.at(-1)?.at ?? 0 });
	return found.sort((a, b) => b.at - a.at).slice(0, 25);
}

/** @param chosen as `tracedArticles` gives it, or a headline or address as typed @returns null where nothing is known */
export async function whyView(guild: Guild, chosen: string, language: Language, t: Say): Promise<View | null> {
	const known = /^[a-z0-9]+:[a-z0-9]+$/.test(chosen) ? chosen : (await tracedArticles(guild, chosen))[0]?.value;
	const [feedId = "", key = ""] = known?.split(":") ?? [];
	const entry = feedId ? (await traceOf(guild, feedId)).find((one) => one.key === key) : undefined;
	if (!entry) return null;
	const feed = (await feeds(guild)).find(({ id }) => id === feedId);
	const say = ({ de, en, params }: Problem) => plainParams(language, { de, en }, params);
	const lines = entry.decisions.map((decision) => `- ${when(decision.at, "f")} ${say(decision)}`);
	const record = await recordOf(guild, feedId, key);
	const state = record
		? await stateOf(guild, record, t, say)
		: t(texts.no, { link: entry.link.replaceAll(/[\s<>]/g, "") });
	const paused = feed?.paused ? [t(texts.paused)] : [];
	return {
		sections: [
			{
				title: shorten(plain(entry.title || entry.link), 250),
				url: entry.link,
				body: [...lines, "", state, ...paused].join("\n"),
				...(feed ? { footer: shorten(feed.title || feed.url, 200) } : {}),
			},
		],
	};
}

async function stateOf(
	guild: Guild,
	record: ArticleRecord,
	t: Say,
	say: (problem: Problem) => string,
): Promise<string> {
	if (record.state === "skipped") return t(texts.skipped);
	const parts: string[] = [];
	if (record.messageId && record.channelId) {
		const link = guild.platform.messageUrl(record.channelId, record.messageId);
		parts.push(t(texts.posted, { when: when(record.postedAt ?? record.foundAt), link }));
	}
	const hold = await holdFor(guild, record);
	if (record.problem) parts.push(t(texts.problem, { problem: say(record.problem), when: when(record.nextTry, "R") }));
	else if (hold) parts.push(t(texts[hold.reason], { when: when(hold.until, "R") }));
	else if (parts.length === 0) parts.push(t(texts.soon));
	return parts.join("\n");
}

/** What websites and people said in a sentence is escaped; times are not. */
function plainParams(language: Language, wording: Pick<Problem, "de" | "en">, params: Problem["params"]): string {
	const escaped = Object.entries(params).map(([name, value]) => [
		name,
		typeof value === "string" ? plain(value) : value,
	]);
	return sayLoose(language, wording, Object.fromEntries(escaped));
}
