// What several rules ask of the same text is worked out once: the latest comment's terms, links and quotations are kept.
import type { TermHit, TermMatcher } from "../language/terms.ts";
import type { Comment } from "./comment.ts";
import { findLinks } from "./links.ts";
import { decodePercent } from "./percent.ts";
import { voicesOf } from "./quotation.ts";

/** The terms in a part of a comment. */
export interface FoundTerms {
	readonly hits: readonly TermHit[];
	/** The hits' categories, so that a rule for others need not go through them. */
	readonly categories: ReadonlySet<string>;
}

type OfPart<T> = (comment: Comment, part: number) => T;

const NOTHING: FoundTerms = { hits: [], categories: new Set() };
const scans = new WeakMap<TermMatcher, OfPart<FoundTerms>>();

/** The terms in a part of a comment; scanned once however many rules ask. */
export function termsIn(matcher: TermMatcher, comment: Comment, part: number): FoundTerms {
	let scan = scans.get(matcher);
	if (scan === undefined) {
		scan = kept((text) => scanned(matcher, text));
		scans.set(matcher, scan);
	}
	return scan(comment, part);
}

/** The links in a part of a comment; looked for once however many rules ask. */
export const linksIn = kept(findLinks);

/** Who speaks in a part of a comment; looked at once however many rules ask. */
export const voicesIn = kept(voicesOf);

/** Remembers what was made of the latest comment's parts; one comment stays in memory, no more. */
function kept<T>(make: (text: string) => T): OfPart<T> {
	let latest: Comment | null = null;
	const made: (T | undefined)[] = [];
	return (comment, part) => {
		if (latest !== comment) {
			latest = comment;
			made.length = 0;
		}
		let one = made[part];
		if (one === undefined) {
			one = make(comment.parts[part]!.text);
			made[part] = one;
		}
		return one;
	};
}

function scanned(matcher: TermMatcher, text: string): FoundTerms {
	let hits = matcher.scan(text);
	const decoded = decodePercent(text);
	if (decoded !== null) {
		const known = new Set<number>();
		for (const { start } of hits) known.add(start);
		const more: TermHit[] = [];
		for (const hit of matcher.scan(decoded.text)) {
			const start = decoded.from[hit.start]!;
			if (known.has(start)) continue;
			const { term, list, category, view } = hit;
			more.push({ term, list, category, view, start, end: decoded.to[hit.end - 1]! });
		}
		if (more.length > 0) hits = [...hits, ...more];
	}
	if (hits.length === 0) return NOTHING;
	const categories = new Set<string>();
	for (const { category } of hits) categories.add(category);
	return { hits, categories };
}
