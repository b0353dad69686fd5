// A short mark of what a comment says, to find the same or nearly the same text again: letters and digits only, so that a
// space, a smiley or an exclamation mark more makes no other text of it.
import type { Comment } from "./comment.ts";

/** Below so many letters and digits a text is only compared as a whole: one other letter makes another word of it. */
const SHORT = 24;
const GRAM = 4;

/**
 * What of a comment is compared: its letters and digits; of one that has none, its signs and emoji, each once where it is
 * repeated.
 */
export function comparable(comment: Comment): string {
	const written = comment.parts
		.filter(({ source }) => source === "content" || source === "forward")
		.map((part) => part.text)
		.join("\n")
		.normalize("NFKC")
		.toLowerCase();
	const letters = written.replaceAll("ß", "ss").replace(/[^\p{L}\p{N}]+/gu, "");
	if (letters !== "") return letters;
	return written.replace(/[\s\p{Default_Ignorable_Code_Point}\p{Emoji_Modifier}]+/gu, "").replace(/(.)\1+/gu, "$1");
}

/**
 * A similarity hash over the text's pieces of four characters (Charikar: Similarity estimation techniques from rounding
 * algorithms, 2002): the same text has the same mark, nearly the same text one that differs in few bits.
 * @returns 16 hexadecimal digits; "" where there is nothing to compare
 */
export function fingerprint(comment: Comment): string {
	const text = comparable(comment);
	if (text === "") return "";
	// The lowest bit tells short texts from long ones, so that the two are never near each other by chance.
	if (text.length < SHORT) return hex(hash(text, 0, text.length, SEED_A), hash(text, 0, text.length, SEED_B) & ~1);
	const votes = new Int32Array(64);
	for (let start = 0; start + GRAM <= text.length; start++) {
		const a = hash(text, start, start + GRAM, SEED_A);
		const b = hash(text, start, start + GRAM, SEED_B);
		for (let bit = 0; bit < 32; bit++) {
			votes[bit]! += (a >>> bit) & 1 ? 1 : -1;
			votes[32 + bit]! += (b >>> bit) & 1 ? 1 : -1;
		}
	}
	let a = 0;
	let b = 0;
	for (let bit = 0; bit < 32; bit++) {
		if (votes[bit]! > 0) a |= 1 << bit;
		if (votes[32 + bit]! > 0) b |= 1 << bit;
	}
	return hex(a, b | 1);
}

/** How many of 64 bits two marks differ in; 64 where one of them is empty or one text is short and they are not equal. */
export function distance(a: string, b: string): number {
	if (a === b) return a === "" ? 64 : 0;
	if (a.length !== 16 || b.length !== 16 || !isLong(a) || !isLong(b)) return 64;
	let bits = 0;
	for (let start = 0; start < 16; start += 8) {
		let rest = (Number.parseInt(a.slice(start, start + 8), 16) ^ Number.parseInt(b.slice(start, start + 8), 16)) >>> 0;
		for (; rest !== 0; rest &= rest - 1) bits++;
	}
	return bits;
}

function isLong(mark: string): boolean {
	return (Number.parseInt(mark.at(-1)!, 16) & 1) === 1;
}

const SEED_A = 0x811c9dc5;
const SEED_B = 0x9e3779b9;

/** FNV-1a (Fowler, Noll, Vo) with a final mixing (Appleby's Murmur3), since every bit votes. */
function hash(text: string, start: number, end: number, seed: number): number {
	let mixed = seed;
	for (let index = start; index < end; index++) mixed = Math.imul(mixed ^ text.charCodeAt(index), 0x01000193);
	mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
	mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
	return mixed ^ (mixed >>> 16);
}

function hex(a: number, b: number): string {
	return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
}
