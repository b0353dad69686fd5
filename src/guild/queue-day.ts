// The daily line: what waits and for how long, what was decided yesterday. Nothing when nothing waits.
import { waitingSince } from "../cases/claim.ts";
import { sayDuration } from "../duration.ts";
import { put } from "../store/store.ts";
import { defineTexts, sayIn } from "../texts.ts";
import type { Guild } from "./guild.ts";
import { plain } from "./markdown.ts";
import { type Decisions, decisionsIn, waitingCases } from "./queue.ts";
import { QUEUE_DAY, queueDayRecord } from "./report-records.ts";
import type { View } from "./view.ts";
import { dayOf, startOfDay } from "./wall-day.ts";

const texts = defineTexts({
	de: {
		waits: { one: "**{n} Fall wartet**, seit {since}.", other: "**{n} Fälle warten**, der älteste seit {since}." },
		escalated: { one: "{n} davon ist weitergereicht.", other: "{n} davon sind weitergereicht." },
		decided: {
			one: "Gestern wurde {n} entschieden ({released} freigegeben, {rejected} abgelehnt), nach {time}.",
			other:
				"Gestern wurden {n} entschieden ({released} freigegeben, {rejected} abgelehnt), die Hälfte davon binnen {time}.",
		},
		nothingDecided: "Gestern wurde nichts entschieden.",
		list: "Liste zeigen",
	},
	en: {
		waits: {
			one: "**{n} case is waiting**, since {since}.",
			other: "**{n} cases are waiting**, the oldest since {since}.",
		},
		escalated: { one: "{n} of them is escalated.", other: "{n} of them are escalated." },
		decided: {
			one: "Yesterday {n} was decided ({released} approved, {rejected} rejected), after {time}.",
			other: "Yesterday {n} were decided ({released} approved, {rejected} rejected), half of them within {time}.",
		},
		nothingDecided: "Nothing was decided yesterday.",
		list: "Show list",
	},
});

/** A channel that refused is not asked at every tick. */
const RETRY_MS = 600_000;
const notBefore = new WeakMap<Guild, number>();

/** Says once a day, at the time that is set, what waits. A message that failed is tried again until the day is over. */
export async function tellQueueDay(guild: Guild): Promise<void> {
	const { dailyLine, timeZone } = guild.config.review;
	const now = guild.now();
	const today = dayOf(now, timeZone);
	if (dailyLine === null || today.clock < dailyLine) return;
	const before = await guild.store.get(queueDayRecord, QUEUE_DAY);
	if (before?.day === today.day && before.told) return;
	if ((notBefore.get(guild) ?? 0) > now) return;
	const channelId = channelOf(guild);
	const view = channelId ? await lineOf(guild, now, timeZone) : null;
	const attemptedAt = before?.day === today.day ? before.attemptedAt : null;
	const write = (told: boolean) =>
		guild.run(() =>
			guild.store.commit([put(queueDayRecord, QUEUE_DAY, { day: today.day, attemptedAt: attemptedAt ?? now, told })]),
		);
	if (!channelId || !view) return write(true);
	await write(false);
	const marker = `warteschlange:liste:${guild.id}:${today.day}`;
	const buttons = [[{ id: marker, label: sayIn(guild.language)(texts.list) }]];
	const nonce = `t${BigInt(guild.id).toString(36)}-${today.day.replaceAll("-", "")}`;
	try {
		await guild.platform.send({ to: { channelId }, view: { ...view, buttons }, nonce, attemptedAt, marker });
	} catch (error) {
		notBefore.set(guild, now + RETRY_MS);
		throw error;
	}
	await write(true);
}

/** A forum takes no lines; there it stands in the log. */
function channelOf(guild: Guild): string | null {
	const { review, log } = guild.channels();
	return review && guild.platform.channel(review)?.kind !== "forum" ? review : log;
}

/** @returns null where nothing waits */
async function lineOf(guild: Guild, now: number, timeZone: string): Promise<View | null> {
	const cases = await waitingCases(guild, "age");
	const [oldest] = cases;
	if (!oldest) return null;
	const { language } = guild;
	const t = sayIn(language);
	const midnight = startOfDay(now, timeZone);
	const decisions = await decisionsIn(guild, startOfDay(midnight - 1, timeZone), midnight);
	const since = plain(sayDuration(now - waitingSince(oldest), language, 1));
	const escalated = cases.filter(({ escalatedAt }) => escalatedAt !== null).length;
	return {
		text: [
			t(texts.waits, { n: cases.length, since }),
			escalated > 0 ? t(texts.escalated, { n: escalated }) : "",
			sayDecisions(decisions),
		]
			.filter(Boolean)
			.join(" "),
		silent: true,
	};

	function sayDecisions({ released, rejected, medianTime }: Decisions): string {
		if (medianTime === null) return t(texts.nothingDecided);
		const time = sayDuration(Math.max(60_000, medianTime), language, 1);
		return t(texts.decided, { n: released + rejected, released, rejected, time });
	}
}
