// One news desk for several processes: each feed and page is read by one of them, the first that needs it, and what it
// found lies in the store for the others, for as long as they would call it fresh. Whoever waits longer than a reading may
// take (its reader was killed, the store is away) reads for itself: articles come twice over the wire, never twice to
// Discord.
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
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
const LOOK_EVERY = 250;
const MOST_KNOWN = 500;

type Read = FeedRead | PageRead | DeskFailure;

/**
 * @param desk reads for this process
 * @param options.now milliseconds since 1970; the clocks of the processes may differ by seconds
 */
export function shareDesk(desk: FeedDesk, options: { store: Installation; now: () => number; log: Log }): FeedDesk {
	const { store, now, log } = options;
	const running = new Map<string, Promise<Read>>();
	/** What was found last: the guilds of one process need not each ask the store. */
	const known = new Map<string, { at: number; read: Read }>();
	let isAway = false;

	async function shared<T extends Read>(
		kind: string,
		url: string,
		fresh: Freshness,
		work: () => Promise<T>,
	): Promise<T> {
		const place = `${kind}/${shortHash(url)}`;
		const serves = (found: { at: number; read: Read } | undefined): found is { at: number; read: T } =>
			found !== undefined && now() - found.at < fresh.for && (found.read.status === "ok" || fresh.alsoFailures);
		const here = known.get(place);
		if (serves(here)) return here.read;
		const before = running.get(place);
		if (before) return before as Promise<T>;
		const started = (async (): Promise<T> => {
			const until = performance.now() + LONGEST;
			try {
				for (; performance.now() < until; await sleep(LOOK_EVERY)) {
					const lying = await store.get(readRecord, `read/${place}`);
					const found = lying?.url === url ? { at: lying.at, read: unpacked(lying.read) } : undefined;
					if (serves(found)) return note(place, found.at, found.read);
					if (!(await store.insert(readerRecord, `reader/${place}`, { pid: process.pid }, { ttl: LONGEST }))) continue;
					const read = await work();
					const at = now();
					const lay = put(readRecord, `read/${place}`, { url, at, read: packed(read) }, { ttl: fresh.for });
					await store.commit([lay, remove(`reader/${place}`)]).catch(away);
					return note(place, at, read);
				}
			} catch (error) {
				away(error);
			}
			return work();
		})().finally(() => running.delete(place));
		running.set(place, started);
		return started;
	}

	function note<T extends Read>(place: string, at: number, read: T): T {
		isAway = false;
		known.delete(place);
		known.set(place, { at, read });
		if (known.size > MOST_KNOWN) known.delete(known.keys().next().value!);
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
		page: (url, freshFor = 0) =>
			freshFor > 0
				? shared("page", url, { for: freshFor, alsoFailures: false }, () => desk.page(url, freshFor))
				: desk.page(url, freshFor),
	};
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
