// What a store must be able to do. An adapter is a Keyv 6 storage adapter with three abilities that Keyv lacks:
// put-if-absent, reading a prefix in key order, and a sweep of expired rows. tests/contracts/store.test.ts holds it all.
import type { KeyvStorageCapability } from "keyv";
import type { TextIndexes } from "./text-index/text-index.ts";

/** The expiry of a row that deletes its key in `setMany`, whatever the clock says. */
export const GONE = 1;
/** The expiry of a row in `setMany` that is not written: where no living row has its key, nothing is, and `setMany` rejects. */
export const HELD = -1;

/** What an adapter throws where a row that has to be there is not. */
export function notHeld(): Error {
	return new Error("another process has taken over; nothing was written");
}

/** Rows to write, each key once, and the keys that have to be there for that. */
export function apart(rows: readonly Row[]): { readonly rows: Row[]; readonly held: string[] } {
	const last = [...new Map(rows.map((row) => [row.key, row])).values()];
	return {
		rows: last.filter(({ expires }) => expires !== HELD),
		held: last.filter(({ expires }) => expires === HELD).map(({ key }) => key),
	};
}

/** One row as the adapter stores it: the value is already encoded, `expires` is Unix time in ms. */
export interface Row {
	key: string;
	value: unknown;
	expires?: number;
}

export interface ScanOptions {
	/** Exclusive: the last key already seen, in the direction of travel. */
	after?: string;
	limit: number;
	reverse?: boolean;
}

/**
 * The storage side of Keyv 6 (`KeyvStorageAdapter`, without its event emitter: an adapter that emits "error" would
 * bring the process down, since Keyv rethrows what nobody listens to; a driver's events belong inside its adapter).
 * Every method rejects when the store is broken; none answers "not found" instead.
 */
export interface Adapter {
	namespace?: string | undefined;
	/** `keyvStorageCapability(this)`: `expires` is absolute and expired rows are never returned. */
	readonly capabilities: KeyvStorageCapability;
	get(key: string): Promise<unknown>;
	getMany(keys: string[]): Promise<unknown[]>;
	has(key: string): Promise<boolean>;
	hasMany(keys: string[]): Promise<boolean[]>;
	set(key: string, value: unknown, expires?: number): Promise<boolean>;
	/**
	 * All or nothing. A row whose `expires` has passed deletes its key: this is how a commit mixes puts and deletes. A row
	 * whose `expires` is HELD has to be there: seen in the same transaction, and nobody deletes it before that is through.
	 */
	setMany(rows: Row[]): Promise<boolean[]>;
	delete(key: string): Promise<boolean>;
	/** All or nothing. */
	deleteMany(keys: string[]): Promise<boolean[]>;
	clear(): Promise<void>;
	disconnect(): Promise<void>;
	/** Puts the row only if its key holds no living row, atomically, also between processes. @param held as HELD in `setMany` */
	insert(row: Row, held?: string): Promise<boolean>;
	/** One page of the living rows whose key starts with `prefix`, in the byte order of their keys. */
	scan(prefix: string, options: ScanOptions): Promise<Array<[key: string, value: unknown]>>;
	/** Deletes expired rows. @returns how many */
	sweep(): Promise<number>;
	/** How the store is set up, as far as an operator should mend it; without changing anything. */
	notes?(): Promise<StoreNote[]>;
	/** Full-text search kept beside the rows; without it there is one in memory. */
	readonly texts?: TextIndexes;
}

/** Something about a store that an operator should know: what is wrong and how to mend it. */
export interface StoreNote {
	/** "error": records can be lost or read by others. */
	readonly level: "warning" | "error";
	readonly de: string;
	readonly en: string;
}

export interface AdapterOptions {
	/** The clock for expiry, Unix time in ms. */
	now: () => number;
}

/** What can be said of a store before it is opened. */
export interface Look {
	/** Nothing is there yet. */
	readonly isNew: boolean;
	/** As `Adapter.notes`, as far as they concern a store that is not there yet; else left empty. */
	readonly notes: StoreNote[];
}

/** The default export of a file in `adapters/`. */
export interface AdapterDefinition {
	/** The URL schemes it opens, without the colon. */
	schemes: string[];
	/** @throws whatever the driver throws; `openStore` makes a StoreError of it */
	open(url: string, options: AdapterOptions): Promise<Adapter>;
	/** Looks at what opening would use or make, without making it. @throws as `open` */
	look(url: string): Promise<Look>;
}
