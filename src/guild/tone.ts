// How a comment reads to the model, for the order of the review queue.
import { toxicity } from "../language/toxicity.ts";
import type { Comment } from "../rules/comment.ts";
import { WRITTEN } from "../rules/parts.ts";

/** The highest score of what the author wrote, 0 to 1. It decides nothing. */
export function toneOf(comment: Comment): number {
	const written = comment.parts.filter(({ source }) => (WRITTEN as readonly string[]).includes(source));
	return Math.max(0, ...written.map(({ text }) => toxicity(text).score));
}
