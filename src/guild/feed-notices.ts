// What the moderators are told about feeds, in the log channel; without one it stays to be read in `/feed liste`.
import { put } from "../store/store.ts";
import { sayLoose } from "../texts.ts";
import type { Guild } from "./guild.ts";
import { plain } from "./markdown.ts";
import { type FeedRecord, feedKey, feedRecord, type Problem } from "./records.ts";

/** Sends what a feed still has to tell; each notice once, also when a crash comes between. */
export async function tellOf(guild: Guild, feed: FeedRecord): Promise<void> {
	const { log } = guild.channels();
	if (!log) return;
	for (const notice of feed.notices) {
		const write = (change: (notices: FeedRecord["notices"]) => FeedRecord["notices"]) =>
			guild.run(async () => {
				const now = await guild.store.get(feedRecord, feedKey(feed.id));
				if (now)
					await guild.store.commit([put(feedRecord, feedKey(feed.id), { ...now, notices: change(now.notices) })]);
			});
		if (notice.attemptedAt === null) {
			const attemptedAt = guild.now();
			await write((all) => all.map((one) => (one.id === notice.id ? { ...one, attemptedAt } : one)));
		}
		const body = [notice.problem, ...(notice.cause ? [notice.cause] : [])]
			.map((problem) => sayProblem(guild, problem))
			.join("\n");
		await guild.platform.send({
			to: { channelId: log },
			view: { sections: [{ body, tone: "warning", footer: `Feed ${feed.id} · ${notice.id}` }] },
			nonce: `f${notice.id}${feed.id}`.slice(0, 25),
			marker: notice.id,
			attemptedAt: notice.attemptedAt,
		});
		await write((all) => all.filter((one) => one.id !== notice.id));
	}
}

/** A problem in the language of the guild, what websites said in it made harmless. */
export function sayProblem(guild: Guild, { de, en, params }: Problem): string {
	const escaped = Object.entries(params).map(([key, value]) => [key, typeof value === "string" ? plain(value) : value]);
	return sayLoose(guild.language, { de, en }, Object.fromEntries(escaped));
}
