// Short names for long things: keys of articles, hashes of contents.
import { createHash } from "node:crypto";

/**
 * @param parts joined with a character that none of them contains
 * @returns 16 characters of [a-z0-9]: 80 bits of SHA-256, so that two of a million things share one with a chance of 10⁻¹²
 */
export function shortHash(...parts: string[]): string {
	const digest = createHash("sha256").update(parts.join("\u0000")).digest();
	let number = 0n;
	for (const byte of digest.subarray(0, 10)) number = (number << 8n) | BigInt(byte);
	return number.toString(36).padStart(16, "0");
}

/** A number in [0, 1) that is always the same for one string: spreads feeds over time without chance. */
export function fraction(value: string): number {
	return createHash("sha256").update(value).digest().readUInt32BE(0) / 2 ** 32;
}
