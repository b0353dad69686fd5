// The one Keyv of the process. Values are encoded, decoded, read and written through it; a commit is one `setMany`, in
// which a deletion is a row that has already expired. Past Keyv, straight to the adapter, go only the three things Keyv
// does not have: insert, reading by prefix, and the sweep.
import { Keyv } from "keyv";
import { StoreError } from "../errors.ts";
import { type Adapter, GONE, HELD, type Row, type StoreNote } from "./adapter.ts";
import { COPYING } from "./copy.ts";
import { checkKey, checkPrefix, checkSegment } from "./keys.ts";
import { guarded, openAdapter } from "./open.ts";
import { fromRecord, type RecordType, type StoredRecord, toRecord } from "./record.ts";
import { memoryTexts } from "./text-index/sqlite.ts";
import type { TextIndex } from "./text-index/text-index.ts";

export type { RecordType } from "./record.ts";

/** One step of a commit; made by `put`, `remove` and `held`. */
export interface Change {
	readonly key: string;
	/** Without a record the key is deleted. */
	readonly record?: StoredRecord;
	/** Nothing is changed: this record of the installation has to be there, or the commit is refused. */
	readonly held?: true;
	/** Time to live in ms. */
	readonly ttl?: number;
}

export interface ListOptions {
	/** Exclusive: begin behind this key, in the direction of travel. */
	after?: string;
	limit?: number;
	/** Last key first. */
	reverse?: boolean;
}

export interface InsertOptions {
	/** Time to live in ms. */
	ttl?: number;
	held?: string;
}

/** A part of the store. Every method rejects with StoreError when the store cannot do it. */
export interface Store {
	/** @returns the record, or undefined where there is none */
	get<T>(type: RecordType<T>, key: string): Promise<T | undefined>;
	/** All or nothing. Where one key is changed twice the last change counts. */
	commit(changes: readonly Change[]): Promise<void>;
	/**
	 * The records whose keys start with `prefix`, all of one type, in key order, read in pages while the loop runs: a record written behind the current position may be seen.
	 * @param prefix of the key's text, "" for all; end it with "/" to mean whole segments
	 */
	list<T>(
		type: RecordType<T>,
		prefix: string,
		options?: ListOptions,
	): AsyncGenerator<{ key: string; value: T }, void, undefined>;
	/**
	 * Puts a record only where there is none, atomically, also between processes.
	 * @param options.held the key of a record of the installation that has to be there
	 * @returns whether it was put
	 */
	insert<T>(type: RecordType<T>, key: string, value: T, options?: InsertOptions): Promise<boolean>;
	/** Reads from the store, and writes to it where the last write failed. @throws StoreError while it is broken or full */
	check(): Promise<void>;
	/** Full-text search over this part of the store. What is put there is the caller's business. */
	readonly texts: TextIndex;
}

/** The records of one guild. */
export type GuildStore = Store;

/** The whole store: its own keys are installation-wide, the guilds' are reached through `guildStore`. */
export interface Installation extends Store {
	guild(id: string): GuildStore;
	/** Deletes expired records. @returns how many */
	sweep(): Promise<number>;
	/** How the store is set up, as far as an operator should mend it. */
	notes(): Promise<StoreNote[]>;
	close(): Promise<void>;
}

export interface StoreOptions {
	/** The clock for times to live, Unix time in ms. */
	now?: () => number;
}

/** A change that writes a record; checked and copied here and now. @param options.ttl time to live in ms */
export function put<T>(type: RecordType<T>, key: string, value: T, options: { ttl?: number } = {}): Change {
	if (options.ttl !== undefined && !(options.ttl > 0)) throw new StoreError(`bad time to live: ${options.ttl}`);
	return { key: checkKey(key), record: toRecord(type, key, value), ttl: options.ttl };
}

/** A change that deletes the record under a key, whatever its type, if it is there. */
export function remove(key: string): Change {
	return { key: checkKey(key) };
}

/**
 * A change that changes nothing but lets the commit happen only while a record of the installation is there, seen in the
 * same transaction: whoever deletes that record knows that what comes later is not written.
 */
export function held(key: string): Change {
	return { key: checkKey(key), held: true };
}

/** The records of one guild, and of no other. */
export function guildStore(store: Installation, guildId: string): GuildStore {
	return store.guild(guildId);
}

/**
 * Opens the store of an installation.
 * @param url its scheme chooses the adapter, e.g. `sqlite:data/wortmeldung.db`, `sqlite::memory:`
 * @throws StoreError when there is no adapter for it or it cannot be opened
 */
export async function openStore(url: string, options: StoreOptions = {}): Promise<Installation> {
	const now = options.now ?? Date.now;
	const adapter = await openAdapter(url, { now });
	try {
		if (await guarded("cannot read the store", () => adapter.has(COPYING)))
			throw new StoreError("a copy into this store was not finished; repeat `wortmeldung store copy` first");
	} catch (error) {
		await adapter.disconnect().catch(() => {});
		throw error;
	}
	return installation(adapter, now);
}

/** Where the installation's own records are. */
const OWN = "installation/";
const PAGE = 100;
const CHECK_TTL = 60_000;

interface Envelope {
	value: unknown;
	expires?: number;
}

function installation(adapter: Adapter, now: () => number): Installation {
	// No "error" listener, ever: with one, Keyv answers a lost connection with "no record" (throwOnErrors or not).
	// checkExpired is off because Keyv deletes what it finds expired, and with it what was written there meanwhile.
	const keyv = new Keyv({ store: adapter, serialization: { stringify: JSON.stringify, parse }, checkExpired: false });

	const texts = adapter.texts ?? memoryTexts();

	/** The last write failed: a full disk can still be read. */
	let unwritable = false;
	const writing = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
		try {
			const result = await guarded(what, work);
			unwritable = false;
			return result;
		} catch (error) {
			unwritable = true;
			throw error;
		}
	};

	const envelope = (record: StoredRecord, ttl: number | undefined): Envelope =>
		ttl === undefined ? { value: record } : { value: record, expires: Math.ceil(now() + ttl) };

	function scoped(scope: string): Store {
		return {
			async get<T>(type: RecordType<T>, key: string) {
				const full = scope + checkKey(key);
				const found = await guarded(`cannot read ${full}`, () => keyv.getRaw(full));
				return found === undefined ? undefined : recordOf(type, full, found);
			},
			async commit(changes) {
				if (changes.length === 0) return;
				const entryOf = ({ key, record, ttl, held }: Change) => ({
					key: (held ? OWN : scope) + checkKey(key),
					value: record ? envelope(record, ttl) : { value: null, expires: held ? HELD : GONE },
				});
				const last = new Map(changes.map(entryOf).map((entry) => [entry.key, entry]));
				const entries = [...last.values()];
				const results = await writing(`cannot commit ${scope}`, () => keyv.setManyRaw(entries));
				if (results?.length !== entries.length || results.includes(false))
					throw new StoreError(`cannot commit ${scope}: the store refused`);
			},
			async *list<T>(type: RecordType<T>, prefix: string, options: ListOptions = {}) {
				const full = scope + checkPrefix(prefix);
				let after = options.after === undefined ? undefined : scope + checkKey(options.after);
				let left = options.limit ?? Number.POSITIVE_INFINITY;
				while (left > 0) {
					const limit = Math.min(PAGE, left);
					const page = await guarded(`cannot list ${full}`, () =>
						adapter.scan(full, { after, limit, reverse: options.reverse }),
					);
					for (const [key, raw] of page) {
						const found = await guarded(`cannot read ${key}`, () => keyv.decode(raw));
						yield { key: key.slice(scope.length), value: recordOf(type, key, found) };
					}
					if (page.length < limit) return;
					left -= page.length;
					after = page.at(-1)![0];
				}
			},
			async insert(type, key, value, options = {}) {
				const { record, ttl } = put(type, key, value, options);
				const full = scope + checkKey(key);
				const lease = options.held === undefined ? undefined : OWN + checkKey(options.held);
				const entry = envelope(record!, ttl);
				return writing(`cannot insert ${full}`, async () => {
					const row: Row = { key: full, value: await keyv.encode(entry as never), expires: entry.expires };
					return adapter.insert(row, lease);
				});
			},
			async check() {
				const entry = { key: `${OWN}check`, value: envelope({ v: 1, d: {} }, CHECK_TTL) };
				await guarded("the store is broken", () => keyv.getRaw(entry.key));
				if (unwritable) await writing("the store cannot be written to", () => keyv.setManyRaw([entry]));
			},
			texts: guardedIndex(texts.of(scope)),
		};
	}

	return {
		...scoped(OWN),
		guild: (id) => scoped(`guild/${checkSegment(id)}/`),
		sweep: () => guarded("cannot sweep the store", () => adapter.sweep()),
		notes: () => guarded("cannot look at the store", async () => (await adapter.notes?.()) ?? []),
		close: () => guarded("cannot close the store", () => keyv.disconnect()),
	};
}

function guardedIndex(index: TextIndex): TextIndex {
	const guard =
		<A extends unknown[], T>(work: (...values: A) => Promise<T>) =>
		(...values: A): Promise<T> =>
			guarded("cannot search", () => work(...values));
	return {
		persistent: index.persistent,
		version: guard(index.version),
		setVersion: guard(index.setVersion),
		put: guard(index.put),
		remove: guard(index.remove),
		match: guard(index.match),
		wider: guard(index.wider),
		names: guard(index.names),
		forget: guard(index.forget),
	};
}

function recordOf<T>(type: RecordType<T>, key: string, found: unknown): T {
	if (typeof found !== "object" || found === null || !("value" in found)) throw new StoreError(`damaged record ${key}`);
	return fromRecord(type, key, found.value);
}

/** Parses what lies in the store. Its own message: the one of JSON.parse quotes the record, and errors end in logs. */
function parse<T>(text: string): T {
	let data: unknown;
	try {
		data = JSON.parse(text);
	} catch {
		throw new Error("the record is not JSON");
	}
	if (typeof data !== "object" || data === null || !("value" in data)) throw new Error("the record has no value");
	return data as T;
}
