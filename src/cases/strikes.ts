// Strikes: how many count, and what the ladder adds when there are more.

export interface Strike {
	readonly case: number;
	/** Milliseconds since 1970. */
	readonly at: number;
	readonly expiresAt: number | null;
	readonly revoked: boolean;
}

/** How many strikes count at a time; expired and revoked ones stay on record. */
export function validStrikes(strikes: readonly Strike[], now: number): number {
	return strikes.filter(({ expiresAt, revoked }) => !revoked && (expiresAt === null || expiresAt > now)).length;
}

/**
 * The rung that is reached by going from one number of valid strikes to another; the highest where several are.
 * @returns null where none is reached: being above a rung already is not reaching it again
 */
export function rungReached<T extends { readonly at: number }>(
	ladder: readonly T[],
	before: number,
	after: number,
): T | null {
	return ladder.findLast(({ at }) => before < at && at <= after) ?? null;
}
