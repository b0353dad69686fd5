// What a thread is about: comments that share words put together, and questions that nobody answered. Lexical, like the rest:
// stems, compounds split, words that everybody uses count little. It finds what was said together, not who is right.
import { detect } from "./detect.ts";
import { pointsOf } from "./discussion/points.ts";
import { openQuestions } from "./discussion/questions.ts";
import { vectorsOf } from "./discussion/vectors.ts";
import { ownWords } from "./own-words.ts";

/** A comment as it came; the order in a list is the order in which they were written. */
export interface DiscussionComment {
	readonly id: string;
	readonly authorId: string;
	readonly text: string;
	/** The comment it replies to. */
	readonly replyTo: string | null;
	/** Authors mentioned in it. */
	readonly mentions: readonly string[];
}

/** Something that several people wrote about. */
export interface Point {
	/** The comment that stands for it. */
	readonly id: string;
	/** Every comment of it, in the order in which they were written. */
	readonly comments: readonly string[];
	readonly people: number;
	/** The words that hold it together, as they were written; at most three. */
	readonly words: readonly string[];
}

export interface OpenQuestion {
	/** The comment that asks. */
	readonly id: string;
	/** The question, verbatim but for white space. */
	readonly text: string;
}

export interface Discussion {
	readonly comments: number;
	readonly people: number;
	/** Those with most people first. */
	readonly points: readonly Point[];
	/** Latest first. */
	readonly questions: readonly OpenQuestion[];
}

/** @param comments of people, in the order in which they were written; some hundreds take milliseconds */
export function discussion(comments: readonly DiscussionComment[]): Discussion {
	const own = comments.map(({ text }) => ownWords(text));
	const language = detect(own.join("\n")) === "en" ? "en" : "de";
	const vectors = vectorsOf(own, language);
	return {
		comments: comments.length,
		people: new Set(comments.map(({ authorId }) => authorId)).size,
		points: pointsOf(comments, vectors),
		questions: openQuestions(comments, own, vectors, language),
	};
}
