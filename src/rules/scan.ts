// What several rules ask of the same text is worked out once: the latest comment's terms and links are kept.
import type { TermHit, TermMatcher } from "../language/terms.ts";
import type { Comment } from "./comment.ts";
import { findLinks, type Link } from "./links.ts";
import { decodePercent } from "./percent.ts";

interface Kept {
	/** The comment that is being judged; one comment stays in memory, no more. */
	comment: Comment | null;
	terms: (readonly TermHit[] | undefined)[];
}

const kept = new WeakMap<TermMatcher, Kept>();

/** The terms in a part of a comment; scanned once however many rules ask. */
export function termsIn(matcher: TermMatcher, comment: Comment, part: number): readonly TermHit[] {
	let memory = kept.get(matcher);
	if (memory === undefined) {
		memory = { comment: null, terms: [] };
		kept.set(matcher, memory);
	}
	if (memory.comment !== comment) {
		memory.comment = comment;
		memory.terms = [];
	}
	let hits = memory.terms[part];
	if (hits === undefined) {
		const { text } = comment.parts[part]!;
		hits = matcher.scan(text);
		const decoded = decodePercent(text);
		if (decoded !== null) {
			const known = new Set(hits.map(({ start }) => start));
			const more = matcher
				.scan(decoded.text)
				.map((hit) => ({ ...hit, start: decoded.from[hit.start]!, end: decoded.to[hit.end - 1]! }));
			hits = [...hits, ...more.filter(({ start }) => !known.has(start))];
		}
		memory.terms[part] = hits;
	}
	return hits;
}

let linked: Comment | null = null;
let links: (readonly Link[] | undefined)[] = [];

/** The links in a part of a comment; looked for once however many rules ask. */
export function linksIn(comment: Comment, part: number): readonly Link[] {
	if (linked !== comment) {
		linked = comment;
		links = [];
	}
	let found = links[part];
	if (found === undefined) {
		found = findLinks(comment.parts[part]!.text);
		links[part] = found;
	}
	return found;
}
