// The links to other articles that a page or feed item announces: "Mehr zum Thema – …", "Ähnliche Beiträge", "Lesen Sie auch".
import { httpUrl } from "../url.ts";
import type { Line } from "./blocks.ts";
import { reasonOfHeading } from "./headings.ts";
import { isFurnitureLine } from "./lines.ts";
import { type Marks, plain, type Range } from "./marks.ts";
import { type Element, tidy } from "./tree.ts";
import type { Reason } from "./words.ts";

export interface Related {
	readonly title: string;
	readonly url: string;
}

const MOST = 12;

/** What follows the reader on every page of a site is no relation of this article. */
const SITE_WIDE =
	/neue(?:ste|ster|sten)?\b|aktuell|letzte|meist|beliebt|popular|latest|recent|most|trending|top[- ]|vorherige|nächste|vorige|previous|next|produkt|termin|veranstaltung/iu;
const EMPTY_WORDS =
	/^(?:weiter ?lesen|mehr(?: lesen| erfahren| dazu)?|read more|hier|link|artikel|details|zum artikel|anzeigen|sieh dir diesen beitrag auf \p{L}+ an|view this post on \p{L}+|kommentare?|\d+ kommentare?)\P{L}*$/iu;

/**
 * @param marks what is known about the blocks: links in what is marked as related inside the article count, links in
 *   navigation and footers never do
 * @param range the article: what stands above it is navigation
 * @param addresses.base what relative links are relative to
 * @param addresses.self the page's own address
 * @returns at most 12 links in the page's order, each address once, the page itself excluded
 */
export function relatedOf(
	line: Line,
	marks: Marks,
	[from, to]: Range,
	{ base, self }: { base: string | null; self: string | null },
): Related[] {
	const { blocks } = line;
	const found = new Map<string, Related>();
	const own = self?.replace(/#.*$/u, "");
	const take = (at: number) => {
		const block = blocks[at]!;
		const beside = block.text.length < 600 ? titleBeside(block.text) : "";
		for (const link of block.links.slice(0, 60)) {
			if (found.size >= MOST) return;
			const url = httpUrl(link.href, base);
			const linked = tidy(link.title).replace(/^[\s»›>→•|·#*+–—-]+|[\s»›>→•|·]+$/gu, "");
			const title = isTitle(linked) ? linked : beside;
			if (!url || !isTitle(title)) continue;
			const key = url.replace(/#.*$/u, "");
			if (key !== own && !found.has(key)) found.set(key, { title, url });
		}
	};
	for (let at = from; at < blocks.length; at++) {
		const block = blocks[at]!;
		const announced = reasonOfHeading(block.text) === "related" && !SITE_WIDE.test(block.text.slice(0, 40));
		if (!announced) {
			if (at < to && marks[at] === "related" && block.linked > block.text.length * 0.5) take(at);
			continue;
		}
		take(at);
		if (block.text.length > 60 && block.links.length) continue;
		const end = endOfAnnounced(line, at);
		const silent = marks[at];
		let next = at + 1;
		for (let plainLines = 0; next < end; next++) {
			const item = blocks[next]!;
			const mark = marks[next];
			if (mark && mark !== silent && NEVER.has(mark)) break;
			if (item.linked > item.text.length * 0.4) {
				take(next);
				plainLines = 0;
			} else if ((item.heading && !item.links.length) || ++plainLines > 4 || reasonOfHeading(item.text)) break;
		}
		at = next - 1;
	}
	return [...found.values()];
}

const NEVER: ReadonlySet<Reason> = new Set<Reason>([
	"navigation",
	"comments",
	"newsletter",
	"consent",
	"share",
	"advertisement",
	"author",
]);

/** Where the list under a heading ends: with the largest element that begins with it and has no second such heading. */
function endOfAnnounced({ blocks, ranges }: Line, at: number): number {
	let end = at + 1;
	let node: Element | null = blocks[at]!.element;
	for (; node; node = node.parent) {
		const range = ranges.get(node);
		if (!range) continue;
		if (range[0] !== at || range[1] - at > 60) break;
		const second = blocks.slice(at + 1, range[1]).some(({ heading, links }) => heading && !links.length);
		if (second) break;
		end = range[1];
	}
	if (end > at + 1 || !node) return end;
	// The heading stands alone in its element: the list follows beside it.
	return Math.min(ranges.get(node)?.[1] ?? end, at + 40);
}

/** A title has three words or is long; "Presse" and "www.example.org" are links of the site. */
function isTitle(text: string): boolean {
	if (text.length > 300 || EMPTY_WORDS.test(text) || reasonOfHeading(text) || isFurnitureLine(text)) return false;
	if (/^\S+\.\p{L}{2,}\S*$/u.test(text)) return false;
	return text.split(" ").length >= 3 ? text.length >= 12 : text.length >= 24;
}

/** The title in a line whose link is only "hier": what stands after the announcement's dash or colon. */
function titleBeside(text: string): string {
	const rest = /[:–—-]\s+(.+)$/su.exec(tidy(text))?.[1] ?? "";
	return plain(rest).length > 10 ? rest : "";
}
