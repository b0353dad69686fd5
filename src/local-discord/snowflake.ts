// Discord's ids: 42 bits of milliseconds since 2015, 22 bits to tell ids of one millisecond apart.
// https://docs.discord.com/developers/reference#snowflakes

export const DISCORD_EPOCH = 1_420_070_400_000;

/** @returns the milliseconds since 1970 in which an id was made */
export function timeOf(id: string): number {
	return Number(BigInt(id) >> 22n) + DISCORD_EPOCH;
}

/** @returns the smallest id of a moment (milliseconds since 1970) */
export function snowflakeAt(ms: number): string {
	return String(BigInt(Math.floor(ms) - DISCORD_EPOCH) << 22n);
}

/**
 * @param now the clock (milliseconds since 1970)
 * @returns a function that makes ids, each greater than the one before, also when the clock is set back
 */
export function createSnowflakes(now: () => number): () => string {
	let last = 0n;
	return () => {
		const fresh = BigInt(Math.floor(now()) - DISCORD_EPOCH) << 22n;
		last = fresh > last ? fresh : last + 1n;
		return String(last);
	};
}

/** Whether a text is an id as @discordjs/rest recognises one (17 to 19 digits; older and newer ids do not exist here). */
export function isSnowflake(value: unknown): value is string {
	return typeof value === "string" && /^\d{17,20}$/.test(value);
}
