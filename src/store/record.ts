// Records are stored with the version of their shape, {v, d}, and checked whenever they are read: what does not fit is
// an error with the record's key, never "no record".
import { type ZodError, type ZodType, z } from "zod";
import { StoreError } from "../errors.ts";

/** A kind of record. */
export interface RecordType<T> {
	/** For errors. */
	name: string;
	/**
	 * Counts up from 1 whenever what was stored before would no longer fit. Then: a step in `migrate`, and samples of the
	 * new shape in tests/fixtures/records/ (those of the old one stay). tests/contracts/records.test.ts asks for both. The
	 * type is exported, so that the test finds it.
	 */
	version: number;
	schema: ZodType<T>;
	/** `migrate[n]` turns the data of version n into that of version n + 1, on every read until it is written again. */
	migrate?: Record<number, (old: unknown) => unknown>;
}

/** What lies in the store. */
export interface StoredRecord {
	v: number;
	d: unknown;
}

const stored = z.strictObject({ v: z.int().min(1), d: z.unknown() });

/**
 * Makes a value ready for the store: a snapshot, as JSON keeps it, that has passed the type's schema.
 * @throws StoreError when the value could not be read back (wrong shape, NaN, a Date, a Map)
 */
export function toRecord<T>(type: RecordType<T>, key: string, value: T): StoredRecord {
	let data: unknown;
	try {
		const json = JSON.stringify(value);
		data = json === undefined ? undefined : JSON.parse(json);
	} catch (error) {
		throw new StoreError(`cannot write ${type.name} ${key}: it is not JSON`, { cause: error });
	}
	const parsed = type.schema.safeParse(data);
	if (!parsed.success) throw new StoreError(`cannot write ${type.name} ${key}: ${problem(parsed.error)}`);
	return { v: type.version, d: data };
}

/**
 * Reads a record, brought up to the type's version.
 * @param key only for the error
 * @throws StoreError when the record is damaged, newer than this program, or no migration leads to its version
 */
export function fromRecord<T>(type: RecordType<T>, key: string, value: unknown): T {
	const record = stored.safeParse(value);
	if (!record.success) throw new StoreError(`damaged record ${key}: ${problem(record.error)}`);
	let { v, d } = record.data;
	if (v > type.version)
		throw new StoreError(
			`record ${key} has version ${v}, this program knows ${type.name} up to version ${type.version}: a newer Wortmeldung wrote it; upgrade to that one (going back is not possible)`,
		);
	for (; v < type.version; v++) {
		const step = type.migrate?.[v];
		if (!step) throw new StoreError(`record ${key} has version ${v} and no migration from it`);
		try {
			d = step(d);
		} catch (error) {
			throw new StoreError(`record ${key}: migration from version ${v} failed`, { cause: error });
		}
	}
	const parsed = type.schema.safeParse(d);
	if (!parsed.success) throw new StoreError(`damaged record ${key}: ${problem(parsed.error)}`);
	return parsed.data;
}

/** Where and what, without the value: records hold what people wrote, and errors end in logs. */
function problem(error: ZodError): string {
	return error.issues.map((issue) => `${issue.path.join(".") || "record"}: ${issue.code}`).join(", ");
}
