// What a moderator does to a thread by hand: locks it, opens it, slows it down. The thread reads why in one line, the log
// who did it; each step is written down, so that a crash in between loses none. It is about nobody, so it is no case.
import { z } from "zod";
import { retryDelay } from "../cases/steps.ts";
import { UserError } from "../errors.ts";
import { put, type RecordType, remove } from "../store/store.ts";
import { defineTexts } from "../texts.ts";
import { askDiscord } from "./ask-discord.ts";
import { keepOpen } from "./closing.ts";
import type { Guild } from "./guild.ts";
import { intentId } from "./hand-intent.ts";
import { needRights } from "./may-act.ts";
import { Refusal } from "./platform.ts";
import { slowedKey } from "./records.ts";
import { threadLine, threadLog } from "./thread-words.ts";

const texts = defineTexts({
	de: {
		noThread: "Das geht nur in einem Thread. Ruf den Befehl in der Diskussion auf, um die es geht.",
		locked: "Dieser Thread ist schon gesperrt.",
		open: "Dieser Thread ist schon offen.",
		slow: "So langsam ist dieser Thread schon.",
		unknown: "Das ist zu lange her. Ändere den Thread mit `/thread`.",
	},
	en: {
		noThread: "That works only in a thread. Use the command in the discussion it is about.",
		locked: "This thread is locked already.",
		open: "This thread is open already.",
		slow: "This thread is as slow as that already.",
		unknown: "That is too long ago. Change the thread with `/thread`.",
	},
});

const step = z.strictObject({
	name: z.enum(["line", "change", "log"]),
	state: z.enum(["due", "done", "refused"]),
	tries: z.number().int(),
	nextTry: z.number(),
	attemptedAt: z.number().nullable(),
	detail: z.string().nullable(),
});

const deedSchema = z.strictObject({
	id: z.string(),
	by: z.string(),
	at: z.number(),
	threadId: z.string(),
	kind: z.enum(["lock", "open", "slow"]),
	/** Of slow mode. */
	seconds: z.number().int(),
	/** As it was, for the way back. */
	before: z.strictObject({ locked: z.boolean(), slowSeconds: z.number().int() }),
	/** What the thread reads. */
	reason: z.string().nullable(),
	steps: z.array(step),
});
export type ThreadDeed = z.infer<typeof deedSchema>;
export const threadDeedRecord: RecordType<ThreadDeed> = { name: "thread-deed", version: 1, schema: deedSchema };
/** Those that still owe a step. */
export const threadDueRecord: RecordType<{ id: string }> = {
	name: "thread-due",
	version: 1,
	schema: z.strictObject({ id: z.string() }),
};

const deedKey = (id: string): string => `thread-deed/${id}`;
const dueKey = (id: string): string => `thread-due/${id}`;
/** As long as Discord keeps its audit log. */
const KEPT = 45 * 86_400_000;
const MOST_TRIES = 12;

export interface ThreadWanted {
	readonly threadId: string | null;
	readonly kind: ThreadDeed["kind"];
	readonly seconds: number;
	readonly reason: string | null;
	/** The moderator's id, from the interaction. */
	readonly by: string;
	/** It only takes back what was done by hand: what was planned before that holds again. */
	readonly back?: boolean;
}

/** Does it. @throws UserError where it is no thread, is so already, or rights are missing */
export async function changeThread(guild: Guild, wanted: ThreadWanted): Promise<ThreadDeed> {
	const { threadId, kind, seconds, reason, by, back } = wanted;
	const before = threadId === null ? null : await askDiscord(() => guild.platform.threadState(threadId));
	if (threadId === null || !before) throw new UserError(texts.noThread);
	await needRights(guild, by, ["ManageThreads"]);
	if (kind === "lock" && before.locked) throw new UserError(texts.locked);
	if (kind === "open" && !before.locked) throw new UserError(texts.open);
	if (kind === "slow" && before.slowSeconds === seconds) throw new UserError(texts.slow);
	const id = intentId(guild, by, threadId, kind).slice(0, 8);
	// Whoever reads the line of a lock should not find the door shut before it; the others tell of what is so.
	const order = kind === "lock" ? (["line", "change", "log"] as const) : (["change", "line", "log"] as const);
	const names = order.filter((name) => name !== "log" || guild.config.channels.log !== null);
	const fresh = { state: "due" as const, tries: 0, nextTry: 0, attemptedAt: null, detail: null };
	const deed: ThreadDeed = {
		id,
		by,
		at: guild.now(),
		threadId,
		kind,
		seconds,
		before: { ...before },
		reason,
		steps: names.map((name) => ({ name, ...fresh })),
	};
	// What a person decided is not undone by what was planned before.
	if (kind === "open" && !back) await keepOpen(guild, threadId);
	await guild.run(() =>
		guild.store.commit([
			...(kind === "slow" ? [remove(slowedKey(threadId))] : []),
			put(threadDeedRecord, deedKey(id), deed, { ttl: KEPT }),
			put(threadDueRecord, dueKey(id), { id }),
		]),
	);
	await finish(guild, id);
	return (await guild.store.get(threadDeedRecord, deedKey(id))) ?? deed;
}

/** Does the opposite of what was done. @throws UserError where it is too long ago, or is so already */
export async function undoThreadDeed(guild: Guild, id: string, by: string): Promise<ThreadDeed> {
	const deed = /^[0-9a-f]{8}$/.test(id) ? await guild.store.get(threadDeedRecord, deedKey(id)) : undefined;
	if (!deed) throw new UserError(texts.unknown);
	const { threadId, kind, before } = deed;
	const back = kind === "lock" ? "open" : kind === "open" ? "lock" : "slow";
	return changeThread(guild, { threadId, kind: back, seconds: before.slowSeconds, reason: null, by, back: true });
}

/** Takes up what a crash or a refusal left. Part of every tick. */
export async function finishThreadDeeds(guild: Guild): Promise<void> {
	const due: string[] = [];
	for await (const { value } of guild.store.list(threadDueRecord, "thread-due/")) due.push(value.id);
	for (const id of due) await finish(guild, id);
}

function finish(guild: Guild, id: string): Promise<void> {
	return guild.alone(`thread-deed/${id}`, async () => {
		for (;;) {
			const deed = await guild.store.get(threadDeedRecord, deedKey(id));
			const index = deed?.steps.findIndex(({ state }) => state === "due") ?? -1;
			if (!deed || index < 0) return guild.write([remove(dueKey(id))]);
			if (deed.steps[index]!.nextTry > guild.now()) return;
			if (deed.steps[index]!.name !== "change" && deed.steps[index]!.attemptedAt === null)
				await write(guild, deed, index, { attemptedAt: guild.now() });
			const { outcome, detail } = await take(guild, deed, index);
			const tries = deed.steps[index]!.tries + 1;
			const state = outcome === "failed" && tries >= MOST_TRIES ? "refused" : outcome === "failed" ? "due" : outcome;
			await write(guild, deed, index, { state, tries, nextTry: guild.now() + retryDelay(tries), detail });
		}
	});
}

function write(
	guild: Guild,
	{ id }: ThreadDeed,
	index: number,
	change: Partial<ThreadDeed["steps"][number]>,
): Promise<void> {
	return guild.run(async () => {
		const deed = await guild.store.get(threadDeedRecord, deedKey(id));
		if (!deed) return;
		const steps = deed.steps.map((step, at) => (at === index ? { ...step, ...change } : step));
		await guild.store.commit([put(threadDeedRecord, deedKey(id), { ...deed, steps }, { ttl: KEPT })]);
	});
}

async function take(
	guild: Guild,
	deed: ThreadDeed,
	index: number,
): Promise<{ outcome: "done" | "refused" | "failed"; detail: string | null }> {
	const { name, attemptedAt } = deed.steps[index]!;
	const { platform } = guild;
	const { threadId, kind, seconds, id } = deed;
	try {
		if (name === "change") {
			const reason = "Wortmeldung · /thread";
			if (kind === "slow") await platform.setSlowMode({ kind: "setSlowMode", channelId: threadId, seconds }, reason);
			else await platform.lockThread({ kind: "lockThread", channelId: threadId, locked: kind === "lock" }, reason);
		} else if (name === "line") {
			// What was refused is not told of.
			if (deed.steps.some((step) => step.name === "change" && step.state === "refused"))
				return { outcome: "refused", detail: null };
			const { view, marker } = threadLine(deed, guild.language);
			await platform.send({ to: { channelId: threadId }, view, nonce: `tl${id}`, marker, attemptedAt });
		} else {
			const { log } = guild.channels();
			if (!log) return { outcome: "failed", detail: "kein Kanal eingestellt / no channel set" };
			const { view, marker } = threadLog(deed, guild.id, guild.language);
			await platform.send({ to: { channelId: log }, view, nonce: `tp${id}`, marker, attemptedAt });
		}
		return { outcome: "done", detail: null };
	} catch (error) {
		if (error instanceof Refusal) return { outcome: error.final ? "refused" : "failed", detail: error.message };
		throw error;
	}
}
