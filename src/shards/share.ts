// Which part of all shards a process runs. A guild belongs to the shard (id >> 22) mod the number of shards
// (https://docs.discord.com/developers/events/gateway#sharding); direct messages to shard 0.

export interface Share {
	/** The shards of this process, ascending. */
	readonly ids: readonly number[];
	/** How many there are over all processes. */
	readonly of: number;
}

/** More than this no bot needs; a number with a digit too many is a slip. */
const MOST = 16_384;

/** What is wrong with SHARDS and OF, in both languages. */
export class ShareError extends Error {
	constructor(de: string, en: string) {
		super(`${de}\n${en}`);
		this.name = "ShareError";
	}
}

/**
 * Reads `SHARDS=0-3` or `SHARDS=0,2,5-7` with `OF=16`.
 * @param env the environment's two variables
 * @returns undefined where neither is set: one process runs all shards
 * @throws ShareError
 */
export function shareOf(env: { readonly SHARDS?: string | undefined; readonly OF?: string | undefined }) {
	const [shards, of] = [env.SHARDS?.trim(), env.OF?.trim()];
	if (!shards && !of) return undefined;
	if (!shards || !of)
		throw new ShareError(
			`${shards ? "OF" : "SHARDS"} fehlt: Beide gehören zusammen, zum Beispiel SHARDS=0-3 OF=16 (die ersten vier von sechzehn).`,
			`${shards ? "OF" : "SHARDS"} is missing: both belong together, such as SHARDS=0-3 OF=16 (the first four of sixteen).`,
		);
	const count = /^\d{1,5}$/.test(of) ? Number(of) : 0;
	if (count < 1 || count > MOST)
		throw new ShareError(
			`OF=${of} ist keine Anzahl von Shards (1 bis ${MOST}).`,
			`OF=${of} is no number of shards (1 to ${MOST}).`,
		);
	const ids = new Set<number>();
	for (const part of shards.split(",")) {
		const [, first, last = first] = /^\s*(\d{1,5})\s*(?:-\s*(\d{1,5})\s*)?$/.exec(part) ?? [];
		if (first === undefined || Number(first) > Number(last))
			throw new ShareError(
				`SHARDS=${shards} lässt sich nicht lesen. Zum Beispiel: 0-3 oder 0,2,5-7.`,
				`SHARDS=${shards} cannot be read. For example: 0-3 or 0,2,5-7.`,
			);
		if (Number(last) >= count)
			throw new ShareError(
				`SHARDS=${shards}: Bei OF=${count} heißen die Shards 0 bis ${count - 1}.`,
				`SHARDS=${shards}: with OF=${count} the shards are called 0 to ${count - 1}.`,
			);
		for (let id = Number(first); id <= Number(last); id++) ids.add(id);
	}
	return { ids: [...ids].sort((a, b) => a - b), of: count } satisfies Share;
}

/** Whether a guild belongs to one of these shards. @param guildId a snowflake */
export function isOurs({ ids, of }: Share, guildId: string): boolean {
	return ids.includes(Number((BigInt(guildId) >> 22n) % BigInt(of)));
}
