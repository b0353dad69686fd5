// Keys are segments joined by "/": "guild/123/case/0000000042". A segment cannot contain a "/", so no key, however it
// was made, leads out of its guild.
import { StoreError } from "../errors.ts";

const SEGMENT = /^(?!\.{1,2}$)[A-Za-z0-9_\-:.]{1,128}$/;
const PREFIX = /^[A-Za-z0-9_\-:.]{0,128}$/;
const MAX_LENGTH = 400;

/**
 * Checks a key of one or more segments.
 * @returns the key
 * @throws StoreError when a segment is empty, too long, or is "." or "..", or has other characters than `a-z A-Z 0-9 _ - : .`
 */
export function checkKey(key: string): string {
	if (key.length > MAX_LENGTH || !key.split("/").every((segment) => SEGMENT.test(segment))) throw badKey("key", key);
	return key;
}

/** Checks the beginning of a key: like `checkKey`, but its last segment may be incomplete or empty. */
export function checkPrefix(prefix: string): string {
	const segments = prefix.split("/");
	const last = segments.pop()!;
	if (prefix.length > MAX_LENGTH || !PREFIX.test(last) || !segments.every((segment) => SEGMENT.test(segment)))
		throw badKey("prefix", prefix);
	return prefix;
}

/** Checks one segment, such as a guild's id or the name of a record type. */
export function checkSegment(segment: string): string {
	if (!SEGMENT.test(segment)) throw badKey("segment", segment);
	return segment;
}

/**
 * A number as a segment whose order as text is its order as a number, for lists that are read in order.
 * @param n an integer from 0 to 9,999,999,999,999,999 (ms of Unix time, case numbers; Discord's ids sort via BigInt)
 */
export function sortable(n: number | bigint): string {
	if (n < 0 || (typeof n === "number" && !Number.isSafeInteger(n))) throw badKey("number", String(n));
	return String(n).padStart(typeof n === "bigint" ? 20 : 16, "0");
}

function badKey(what: string, value: string): StoreError {
	return new StoreError(`bad ${what} for the store: ${JSON.stringify(value.slice(0, 80))}`);
}
