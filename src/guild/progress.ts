// Up to which message each channel has been judged, so that a restart or a lost connection finds what came in between.
import { z } from "zod";
import { type Change, put, type RecordType, type Store } from "../store/store.ts";

const DAY = 86_400_000;
/** A channel that was silent for so long needs no mark: a back-fill looks at one day. */
const MARK_TTL = 7 * DAY;
/** How far Discord's clock and ours may be apart. */
const SKEW = 120_000;

/** Key `judged/<channel>`: the newest message up to which all of a channel were judged. */
export const markRecord: RecordType<{ message: string }> = {
	name: "judged",
	version: 1,
	schema: z.strictObject({ message: z.string() }),
};

/** Key `watch`: since when the guild is watched at all, and up to when every edit was judged (ms since 1970). */
export const watchRecord: RecordType<{ since: number; editsUntil: number }> = {
	name: "watch",
	version: 1,
	schema: z.strictObject({ since: z.number(), editsUntil: z.number() }),
};

export interface Progress {
	/** Reads what was written down; repeated calls cost nothing. Where nothing was, the watch begins now. @throws StoreError */
	load(): Promise<void>;
	/** A new message is about to be judged. @returns what to call when it was; until then the mark stays before it */
	begin(channelId: string, messageId: string): () => void;
	/** The same for an edit. */
	beginEdit(): () => void;
	/** The newest message up to which all of the channel were judged. Call `load` first. */
	judgedUpTo(channelId: string): bigint;
	/** Edits after this (ms since 1970, by Discord's clock) may have been missed. Call `load` first. */
	editsSince(): number;
	/** Channels whose mark is newer than this, the newest first. */
	marked(after: bigint): string[];
	/** Events may have been lost: no mark moves until the channels are caught up with. */
	lost(): void;
	isBehind(channelId: string): boolean;
	caughtUp(channelId: string): void;
	allCaughtUp(): void;
	/** What is to be written down now; nothing where nothing moved. */
	changes(): Change[];
	/** The changes of the last call were not written. */
	unwritten(): void;
}

interface Mark {
	/** All up to this were judged. */
	floor: bigint;
	highest: bigint;
	readonly pending: Set<bigint>;
}

/** @param now milliseconds since 1970 */
export function createProgress(store: Store, now: () => number): Progress {
	const marks = new Map<string, Mark>();
	const dirty = new Set<string>();
	const edits = new Set<{ readonly at: number }>();
	const caught = new Set<string>();
	let behind = true;
	let moved = false;
	let watch: { since: number; editsUntil: number } | undefined;
	let loading: Promise<void> | undefined;
	let written: string[] = [];

	/** A channel that nobody wrote in before counts from the beginning of the watch. */
	const markOf = (channelId: string): Mark => {
		const mark = marks.get(channelId) ?? { floor: 0n, highest: 0n, pending: new Set() };
		marks.set(channelId, mark);
		return mark;
	};
	const raise = (channelId: string): void => {
		const mark = marks.get(channelId);
		if (!mark || (behind && !caught.has(channelId))) return;
		let floor = mark.highest;
		for (const id of mark.pending) if (id <= floor) floor = id - 1n;
		if (floor <= mark.floor) return;
		mark.floor = floor;
		dirty.add(channelId);
	};

	async function read(): Promise<void> {
		const found = await store.get(watchRecord, "watch");
		if (!found) {
			const fresh = { since: now(), editsUntil: now() };
			await store.commit([put(watchRecord, "watch", fresh)]);
			watch = fresh;
			behind = false;
			return;
		}
		for await (const { key, value } of store.list(markRecord, "judged/")) {
			const mark = markOf(key.slice("judged/".length));
			const floor = BigInt(value.message);
			if (floor > mark.floor) mark.floor = floor;
			if (floor > mark.highest) mark.highest = floor;
		}
		watch = found;
	}

	return {
		load() {
			loading ??= read().catch((error) => {
				loading = undefined;
				throw error;
			});
			return loading;
		},
		begin(channelId, messageId) {
			const mark = markOf(channelId);
			const id = BigInt(messageId);
			mark.pending.add(id);
			return () => {
				mark.pending.delete(id);
				if (id > mark.highest) mark.highest = id;
				raise(channelId);
			};
		},
		beginEdit() {
			const edit = { at: now() };
			edits.add(edit);
			return () => {
				edits.delete(edit);
				moved = true;
			};
		},
		judgedUpTo(channelId) {
			const since = snowflakeAt(watch?.since ?? now());
			const floor = marks.get(channelId)?.floor ?? 0n;
			return floor > since ? floor : since;
		},
		editsSince: () => (watch?.editsUntil ?? now()) - SKEW,
		marked: (after) =>
			[...marks]
				.filter(([, { floor }]) => floor > after)
				.sort(([, a], [, b]) => (a.floor < b.floor ? 1 : a.floor > b.floor ? -1 : 0))
				.map(([channelId]) => channelId),
		lost() {
			behind = true;
			caught.clear();
		},
		isBehind: (channelId) => behind && !caught.has(channelId),
		caughtUp(channelId) {
			caught.add(channelId);
			raise(channelId);
		},
		allCaughtUp() {
			behind = false;
			for (const channelId of marks.keys()) raise(channelId);
		},
		changes() {
			if (!watch) return [];
			written = [...dirty];
			dirty.clear();
			const changes: Change[] = written.map((channelId) =>
				put(markRecord, `judged/${channelId}`, { message: String(marks.get(channelId)!.floor) }, { ttl: MARK_TTL }),
			);
			if (behind || (changes.length === 0 && !moved)) return changes;
			moved = false;
			let editsUntil = now();
			for (const { at } of edits) editsUntil = Math.min(editsUntil, at);
			watch = { ...watch, editsUntil };
			return [...changes, put(watchRecord, "watch", watch)];
		},
		unwritten() {
			for (const channelId of written) dirty.add(channelId);
			moved = true;
		},
	};
}

/** The smallest id that Discord gives at a time. @param ms since 1970 */
export function snowflakeAt(ms: number): bigint {
	return BigInt(Math.max(0, Math.floor(ms) - 1_420_070_400_000)) << 22n;
}
