// Letters drawn of several signs: "J|_|de", "/\\rsch". Only inside words: anywhere else they are brackets and slashes.
import { SIGN } from "./signs.ts";

const DRAWN: readonly (readonly [string, string])[] = [
	["/\\/\\", "m"], ["|\\/|", "m"], ["\\/\\/", "w"], ["|\\|", "n"], ["|_|", "u"], ["(_)", "u"], ["\\_/", "u"], ["|-|", "h"],
	["/\\", "a"], ["\\/", "v"], ["()", "o"], ["[]", "o"], ["|<", "k"], ["|)", "d"], ["|=", "f"],
]; // biome-ignore format: a table

/** By character, whether a drawn letter begins with it: asked of every punctuation mark. */
const FIRST = new Uint8Array(128);
for (const [signs] of DRAWN) FIRST[signs.charCodeAt(0)] = 1;
const WORD = /[\p{L}\p{N}@$€!|(/\\[]/u;

/** A drawn letter (1–26) and how many signs it is made of. */
export interface Drawn {
	readonly symbol: number;
	readonly length: number;
}

/** The letter drawn at an index, where letters or more of them stand beside it; null where none is. */
export function drawnAt(text: string, index: number): Drawn | null {
	const unit = text.charCodeAt(index);
	if (unit >= FIRST.length || FIRST[unit] === 0) return null;
	const drawn = DRAWN.find(([signs]) => text.startsWith(signs, index));
	if (drawn === undefined) return null;
	const [{ length }, letter] = drawn;
	if (index + length >= text.length || !WORD.test(text[index + length]!)) return null;
	return { symbol: letter.charCodeAt(0) - 96, length };
}

/** What punctuation may mean that hardly ever is more than that: a drawn letter. */
export function seldomSigns(text: string, index: number): number {
	return drawnAt(text, index) === null ? 0 : SIGN.lookalike;
}
