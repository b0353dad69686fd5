// The end of a discussion: at its time a friendly line, then the lock. Each step is written down, so that a crash resumes.
import { retryDelay } from "../cases/steps.ts";
import { type Change, put, remove } from "../store/store.ts";
import { defineTexts, type Language, sayIn } from "../texts.ts";
import type { Guild } from "./guild.ts";
import { nextTime } from "./next-time.ts";
import { Refusal } from "./platform.ts";
import { type Closing, closingKey, closingRecord } from "./records.ts";
import type { View } from "./view.ts";

const texts = defineTexts({
	de: {
		closing:
			"**Diese Diskussion ist jetzt geschlossen.** Danke an alle, die mitgeredet haben; lesen kann man sie weiterhin. Gibt es etwas Neues, kann die Moderation sie mit `/thread öffnen` wieder öffnen.",
	},
	en: {
		closing:
			"**This discussion is closed now.** Thanks to everybody who took part; it can still be read. If there is news, the moderators can open it again with `/thread open`.",
	},
});

const MOST_TRIES = 12;

/**
 * When a discussion is to be closed by the guild's settings.
 * @param from when it began (ms since 1970)
 * @returns null where discussions are not closed
 */
export function closingTime(guild: Guild, from: number): number | null {
	const { closeAfter, closeAt, timeZone } = guild.config.discussion;
	if (closeAfter === null) return null;
	const end = from + closeAfter;
	return closeAt === null ? end : nextTime(end, closeAt, timeZone);
}

/** What to commit so that a thread is closed at a time; the same time for the same thread is one entry. */
export function closingAt(threadId: string, at: number): Change {
	return put(closingRecord, closingKey(at, threadId), {
		threadId,
		at,
		attemptedAt: null,
		told: false,
		tries: 0,
		nextTry: 0,
	});
}

/** Closes what is due. Part of every tick. */
export async function closeDue(guild: Guild): Promise<void> {
	const due: Closing[] = [];
	for await (const { value } of guild.store.list(closingRecord, "closing/")) {
		if (value.at > guild.now()) break;
		due.push(value);
	}
	for (const closing of due) await guild.safely("closing", closing.threadId, () => close(guild, closing));
}

/** Takes every time at which a thread was to be closed off the list: somebody decided otherwise. */
export async function keepOpen(guild: Guild, threadId: string): Promise<void> {
	const keys: string[] = [];
	for await (const { key, value } of guild.store.list(closingRecord, "closing/"))
		if (value.threadId === threadId) keys.push(key);
	if (keys.length > 0) await guild.write(keys.map((key) => remove(key)));
}

async function close(guild: Guild, closing: Closing): Promise<void> {
	const { threadId, at, told, nextTry } = closing;
	if (nextTry > guild.now()) return;
	const key = closingKey(at, threadId);
	try {
		const place = await guild.platform.place(threadId);
		if (!place?.thread || place.thread.locked) return await guild.write([remove(key)]);
		if (!told) {
			if (closing.attemptedAt === null)
				await guild.write([put(closingRecord, key, { ...closing, attemptedAt: guild.now() })]);
			await guild.platform.send({
				to: { channelId: threadId },
				view: closingView(guild.language),
				nonce: `e${BigInt(threadId).toString(36)}${Math.floor(at / 60_000).toString(36)}`.slice(0, 25),
				marker: closingMarker(guild.language),
				attemptedAt: closing.attemptedAt,
			});
			await guild.write([
				put(closingRecord, key, { ...closing, attemptedAt: closing.attemptedAt ?? guild.now(), told: true }),
			]);
		}
		const lock = { kind: "lockThread" as const, channelId: threadId, locked: true };
		await guild.platform.lockThread(lock, "Wortmeldung: Ende der Diskussion / end of the discussion");
		await guild.write([remove(key)]);
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const now = (await guild.store.get(closingRecord, key)) ?? closing;
		const tries = now.tries + 1;
		const given = error.reason === "gone" || tries >= MOST_TRIES;
		if (given) guild.log.warn({ guild: guild.id, thread: threadId }, `discussion not closed: ${error.message}`);
		const later = guild.now() + Math.max(error.retryAfter ?? 0, retryDelay(tries));
		await guild.write([given ? remove(key) : put(closingRecord, key, { ...now, tries, nextTry: later })]);
	}
}

function closingView(language: Language): View {
	return { sections: [{ body: sayIn(language)(texts.closing), footer: closingMarker(language) }], silent: true };
}

/** By what the line is found again after a crash. */
function closingMarker(language: Language): string {
	return language === "de" ? "Ende der Diskussion" : "End of the discussion";
}
