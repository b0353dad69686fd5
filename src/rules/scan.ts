// One pass over a text for all rules: the latest texts' hits are kept while a comment is being judged.
import type { TermHit, TermMatcher } from "../language/terms.ts";
import type { Comment } from "./comment.ts";

interface Kept {
	comment: WeakRef<Comment> | null;
	hits: (readonly TermHit[] | undefined)[];
}

const kept = new WeakMap<TermMatcher, Kept>();

/** The terms in a part of a comment; scanned once however many rules ask. */
export function termsIn(matcher: TermMatcher, comment: Comment, part: number): readonly TermHit[] {
	let memory = kept.get(matcher);
	if (memory === undefined) {
		memory = { comment: null, hits: [] };
		kept.set(matcher, memory);
	}
	if (memory.comment?.deref() !== comment) {
		memory.comment = new WeakRef(comment);
		memory.hits = [];
	}
	let hits = memory.hits[part];
	if (hits === undefined) {
		hits = matcher.scan(comment.parts[part]!.text);
		memory.hits[part] = hits;
	}
	return hits;
}
