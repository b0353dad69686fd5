// Slow mode that rises in a flood of comments and falls when it is over.
import { put, remove } from "../store/store.ts";
import type { Guild } from "./guild.ts";
import { Refusal } from "./platform.ts";
import { type Slowed, slowedKey, slowedRecord } from "./records.ts";

const MOST_TRIES = 12;
const REASON = "Wortmeldung: viele Kommentare / many comments";

/** Looks whether a thread is flooded after a comment came in there; raises the slow mode by one step where it is. */
export async function watchFlood(guild: Guild, threadId: string): Promise<void> {
	const settings = guild.config.discussion.slowMode;
	const now = guild.now();
	if (!settings || guild.memory.count(threadId, now - settings.within) <= settings.moreThan) return;
	await guild.alone(`slow/${threadId}`, async () => {
		const before = await guild.store.get(slowedRecord, slowedKey(threadId));
		// A step needs its time to work before the next one.
		if (before && (now - before.at < settings.within || before.step >= settings.every.length - 1)) return;
		if (!before && !(await guild.articleOf(threadId))) return;
		const seconds = before ? before.before : ((await guild.platform.place(threadId))?.thread?.slowMode ?? 0);
		await apply(guild, {
			threadId,
			step: (before?.step ?? -1) + 1,
			before: seconds,
			at: now,
			done: false,
			tries: 0,
		});
	});
}

/** Lowers what has calmed down, and repeats what Discord did not take. Part of every tick. */
export async function calmDown(guild: Guild): Promise<void> {
	const slowed: Slowed[] = [];
	for await (const { value } of guild.store.list(slowedRecord, "slowed/")) slowed.push(value);
	for (const { threadId } of slowed) {
		await guild.safely("slow mode", threadId, () =>
			guild.alone(`slow/${threadId}`, async () => {
				const record = await guild.store.get(slowedRecord, slowedKey(threadId));
				if (!record) return;
				const settings = guild.config.discussion.slowMode;
				if (!record.done) return apply(guild, record);
				const calm = settings?.calmAfter ?? 0;
				const busy =
					settings !== null && guild.memory.count(threadId, guild.now() - settings.within) > settings.moreThan;
				if (busy || guild.now() - record.at < calm) return;
				await apply(guild, {
					...record,
					step: settings ? record.step - 1 : -1,
					at: guild.now(),
					done: false,
					tries: 0,
				});
			}),
		);
	}
}

/** Writes the step down, tells Discord, ticks it off; back to as it was, the record goes. */
async function apply(guild: Guild, record: Slowed): Promise<void> {
	const { threadId, step } = record;
	const key = slowedKey(threadId);
	const write = (next: Slowed | null) => guild.write([next ? put(slowedRecord, key, next) : remove(key)]);
	await write(record);
	const every = guild.config.discussion.slowMode?.every ?? [];
	const seconds =
		step < 0 ? record.before : Math.max(record.before, Math.round((every[step] ?? every.at(-1) ?? 0) / 1000));
	try {
		await guild.platform.setSlowMode({ kind: "setSlowMode", channelId: threadId, seconds }, REASON);
		await write(step < 0 ? null : { ...record, done: true });
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const tries = record.tries + 1;
		const given = error.final || tries >= MOST_TRIES;
		if (given) guild.log.warn({ guild: guild.id, thread: threadId }, `slow mode not set: ${error.message}`);
		await write(given ? null : { ...record, tries });
	}
}
