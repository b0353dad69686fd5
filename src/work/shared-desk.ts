// One news desk for several processes: each feed and page is read by one of them, the first that needs it, and what it
// found lies in the store for the others, for as long as they would call it fresh. Whoever waits longer than a reading may
// take (its reader was killed, the store is away) reads for itself: articles come twice over the wire, never twice to
// Discord.
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { ParsedFeed } from "../articles/article.ts";
import { shortHash } from "../articles/hash.ts";
import type { PollOutcome } from "../articles/poll.ts";
import type { DeskFailure, FeedDesk, FeedRead, PageRead } from "../guild/feed-desk.ts";
import type { Log } from "../log.ts";
import { type Installation, put, type RecordType, remove } from "../store/store.ts";

/** Plain JSON as one process of this version wrote it for the others. */
const readSchema = z.strictObject({ url: z.string(), at: z.number(), read: z.record(z.string(), z.unknown()) });
export const readRecord: RecordType<z.infer<typeof readSchema>> = { name: "read", version: 1, schema: readSchema };
const readerSchema = z.strictObject({ pid: z.int() });
export const readerRecord: RecordType<z.infer<typeof readerSchema>> = {
	name: "reader",
	version: 1,
	schema: readerSchema,
};

/** Milliseconds that a reading may take, with its wait for the website's turn. */
const LONGEST = 45_000;
/** A reader renews its word that it reads; when it was killed another reads after this. */
const READER_LIVES = 9_000;
const LOOK_EVERY = 250;
const MOST_KNOWN = 500;

const READER = { pid: process.pid };

type Read = FeedRead | PageRead | DeskFailure;

/**
 * @param desk reads for this process
 * @param options.now milliseconds since 1970; the clocks of the processes may differ by seconds
 * @param options.seen told of every feed that another process has read
 */
export function shareDesk(
	desk: FeedDesk,
	options: { store: Installation; now: () => number; log: Log; seen?: (url: string, feed: ParsedFeed) => void },
): FeedDesk {
	const { store, now, log } = options;
	const running = new Map<string, Promise<Read>>();
	/** What was found last: the guilds of one process need not each ask the store. */
	const known = new Map<string, { at: number; read: Read }>();
	const outdated = new Map<string, number>();
	let isAway = false;

	async function shared<T extends Read>(
		kind: string,
		url: string,
		fresh: Freshness,
		work: () => Promise<T>,
	): Promise<T> {
		const place = `${kind}/${shortHash(url)}`;
		const word = outdated.get(url) ?? Number.NEGATIVE_INFINITY;
		const serves = (found: { at: number; read: Read } | undefined): found is { at: number; read: T } =>
			found !== undefined &&
			found.at > Math.max(now() - fresh.for, word) &&
			(found.read.status === "ok" || fresh.alsoFailures);
		const here = known.get(place);
		if (serves(here)) return here.read;
		const before = running.get(`${place} ${word}`);
		if (before) return before as Promise<T>;
		const started = (async (): Promise<T> => {
			const until = performance.now() + LONGEST;
			try {
				for (; performance.now() < until; await sleep(LOOK_EVERY)) {
					const lying = await store.get(readRecord, `read/${place}`);
					const found = lying?.url === url ? { at: lying.at, read: unpacked(lying.read) } : undefined;
					if (serves(found)) {
						if ("feed" in found.read) options.seen?.(url, found.read.feed);
						return note(place, found.at, found.read);
					}
					if (!(await store.insert(readerRecord, `reader/${place}`, READER, { ttl: READER_LIVES }))) continue;
					const at = now();
					const read = await renewing(`reader/${place}`, work);
					const lay = put(readRecord, `read/${place}`, { url, at, read: packed(read) }, { ttl: fresh.for });
					await store.commit([lay, remove(`reader/${place}`)]).catch(away);
					return note(place, at, read);
				}
			} catch (error) {
				away(error);
			}
			return work();
		})().finally(() => running.delete(`${place} ${word}`));
		running.set(`${place} ${word}`, started);
		return started;
	}

	/** Says again and again that this process is reading. */
	async function renewing<T>(key: string, work: () => Promise<T>): Promise<T> {
		let said: Promise<void> | undefined;
		const say = (): void => {
			said = store.commit([put(readerRecord, key, READER, { ttl: READER_LIVES })]).catch(away);
		};
		const timer = setInterval(say, READER_LIVES / 3);
		timer.unref();
		try {
			return await work();
		} finally {
			clearInterval(timer);
			// Not to be overtaken by what takes it back.
			await said;
		}
	}

	function note<T extends Read>(place: string, at: number, read: T): T {
		isAway = false;
		known.delete(place);
		known.set(place, { at, read });
		forgetFirst(known);
		return read;
	}

	function away(error: unknown): void {
		if (!isAway) log.warn({ err: error }, "what others have read cannot be had; this process reads for itself");
		isAway = true;
	}

	return {
		...desk,
		feed: (url, freshFor, alsoFailures = false) =>
			freshFor > 0
				? shared("feed", url, { for: freshFor, alsoFailures }, () => desk.feed(url, freshFor, alsoFailures))
				: desk.feed(url, freshFor, alsoFailures),
		outdated(url, at) {
			desk.outdated(url, at);
			outdated.delete(url);
			outdated.set(url, at);
			forgetFirst(outdated);
		},
		page: (url, freshFor = 0) =>
			freshFor > 0
				? shared("page", url, { for: freshFor, alsoFailures: false }, () => desk.page(url, freshFor))
				: desk.page(url, freshFor),
	};
}

function forgetFirst(map: Map<string, unknown>): void {
	if (map.size > MOST_KNOWN) map.delete(map.keys().next().value!);
}

interface Freshness {
	readonly for: number;
	readonly alsoFailures: boolean;
}

/** Without the bytes and the HTML, which nobody needs twice. */
function packed(read: Read): Record<string, unknown> {
	const { outcome, html: _html, ...rest } = read as FeedRead & PageRead;
	return { ...rest, ...(outcome ? { outcome: { ...outcome, bytes: undefined } } : {}) };
}

function unpacked(stored: Record<string, unknown>): Read {
	const { outcome } = stored as { outcome?: PollOutcome };
	if (!outcome) return { ...stored, html: "" } as unknown as PageRead;
	return {
		...stored,
		outcome: outcome.status === "ok" ? { ...outcome, bytes: new Uint8Array() } : outcome,
	} as FeedRead;
}
