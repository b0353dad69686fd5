// A short mark of what a comment says, to find the same text again: letters and digits only, so that a space, a smiley
// or an exclamation mark more makes no other text of it.
import type { Comment } from "./comment.ts";

/** @returns 16 hexadecimal digits; "" where there is nothing to compare */
export function fingerprint(comment: Comment): string {
	const text = comment.parts
		.filter(({ source }) => source === "content" || source === "forward")
		.map((part) => part.text)
		.join("\n")
		.normalize("NFKC")
		.toLowerCase()
		.replaceAll("ß", "ss")
		.replace(/[^\p{L}\p{N}]+/gu, "");
	return text === "" ? "" : hash(text);
}

/** FNV-1a (Fowler, Noll, Vo), twice 32 bits with different offsets: fast, and a double by chance is harmless here. */
function hash(text: string): string {
	let a = 0x811c9dc5;
	let b = 0x01000193;
	for (let index = 0; index < text.length; index++) {
		const unit = text.charCodeAt(index);
		a = Math.imul(a ^ unit, 0x01000193);
		b = Math.imul(b ^ unit, 0x85ebca6b);
	}
	return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
}
