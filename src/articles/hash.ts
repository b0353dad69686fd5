// Short names for long things: keys of articles, hashes of contents.
import { hash } from "node:crypto";

/**
 * @param parts joined with a character that none of them contains
 * @returns 16 hexadecimal digits: 64 bits of SHA-256, so that any two of a million things share one with a chance of 3·10⁻⁸
 */
export function shortHash(...parts: string[]): string {
	return hash("sha256", parts.join("\u0000"), "hex").slice(0, 16);
}

/** A number in [0, 1) that is always the same for one string: spreads feeds over time without chance. */
export function fraction(value: string): number {
	return Number.parseInt(hash("sha256", value, "hex").slice(0, 8), 16) / 2 ** 32;
}
