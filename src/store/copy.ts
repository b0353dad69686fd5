// All records of one store into another, byte for byte, whatever adapters the two have.
import { createHash } from "node:crypto";
import { type Adapter, GONE, type Row } from "./adapter.ts";

/** While this record is there, the store is the unfinished target of a copy, and no bot starts on it. */
export const COPYING = "installation/copying";

const PAGE = 500;

/** What a store holds: the number of its living records and a checksum over all their keys and values in order. */
export interface Contents {
	readonly records: number;
	readonly sha256: string;
}

export type CopyResult =
	| { readonly outcome: "copied" | "equal"; readonly contents: Contents }
	/** `same`: both are one store. `unfinished`: the source is itself the target of a broken copy. */
	| { readonly outcome: "occupied" | "same" | "unfinished" | "changed" | "different" };

/**
 * Copies every living record, deletes what else the target holds, and compares both afterwards. A broken copy is repeated
 * by the same call. Both adapters must have been opened with one clock that stands still.
 * @param options.force replaces what the target holds; otherwise only an empty one (or an equal, or unfinished one) is taken
 * @param options.progress told of the records copied so far
 * @returns "changed" when the source was written to meanwhile, "different" when the target does not hold what was written
 */
export async function copyStore(
	from: Adapter,
	to: Adapter,
	options: { force?: boolean; progress?: (records: number) => void } = {},
): Promise<CopyResult> {
	if (await from.has(COPYING)) return { outcome: "unfinished" };
	const again = await to.has(COPYING);
	const before = await contentsOf(from);
	if (!again && !options.force && (await to.scan("", { limit: 1 })).length > 0) {
		const there = await contentsOf(to);
		return there.sha256 === before.sha256 ? { outcome: "equal", contents: there } : { outcome: "occupied" };
	}
	await to.setMany([{ key: COPYING, value: JSON.stringify({ value: null }) }]);
	if (await from.has(COPYING)) {
		if (!again) await to.deleteMany([COPYING]);
		return { outcome: "same" };
	}
	let copied = 0;
	for await (const page of pages(from)) {
		await to.setMany(page.map(([key, value]): Row => ({ key, value, expires: expiryOf(value) })));
		copied += page.length;
		options.progress?.(copied);
	}
	for await (const page of pages(to)) {
		const wanted = await from.hasMany(page.map(([key]) => key));
		const surplus = page.flatMap(([key], i) => (wanted[i] || key === COPYING ? [] : [key]));
		if (surplus.length > 0) await to.deleteMany(surplus);
	}
	const [source, target] = [await contentsOf(from), await contentsOf(to)];
	if (source.sha256 !== before.sha256) return { outcome: "changed" };
	if (target.sha256 !== before.sha256) return { outcome: "different" };
	// It was made of other records.
	await to.texts?.forgetAll();
	await to.setMany([{ key: COPYING, value: "", expires: GONE }]);
	return { outcome: "copied", contents: target };
}

async function contentsOf(adapter: Adapter): Promise<Contents> {
	const hash = createHash("sha256");
	let records = 0;
	for await (const page of pages(adapter)) {
		for (const [key, value] of page) {
			if (key === COPYING) continue;
			records++;
			const text = String(value);
			hash.update(`${key}\n${Buffer.byteLength(text)}\n${text}\n`);
		}
	}
	return { records, sha256: hash.digest("hex") };
}

async function* pages(adapter: Adapter): AsyncGenerator<[key: string, value: unknown][]> {
	for (let after: string | undefined; ; ) {
		const page = await adapter.scan("", { after, limit: PAGE });
		if (page.length > 0) yield page;
		if (page.length < PAGE) return;
		after = page.at(-1)![0];
	}
}

/** A record carries its expiry in itself; a damaged one has none and is copied as it is. */
function expiryOf(value: unknown): number | undefined {
	try {
		const { expires } = JSON.parse(String(value)) as { expires?: unknown };
		return typeof expires === "number" ? expires : undefined;
	} catch {
		return undefined;
	}
}
