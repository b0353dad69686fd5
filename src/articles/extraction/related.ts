// The links to other articles that a page or feed item announces: "Mehr zum Thema – …", "Ähnliche Beiträge", "Lesen Sie auch".
import { httpUrl } from "../url.ts";
import type { Line } from "./blocks.ts";
import { reasonOfHeading } from "./headings.ts";
import { plain } from "./marks.ts";
import { tidy } from "./tree.ts";

export interface Related {
	readonly title: string;
	readonly url: string;
}

const MOST = 12;

/** What follows the reader on every page of a site is no relation of this article. */
const SITE_WIDE =
	/neue(?:ste|ster|sten)?\b|aktuell|letzte|meist|beliebt|popular|latest|recent|most|trending|top[- ]|vorherige|nächste|vorige|previous|next|produkt|termin|veranstaltung/iu;
const EMPTY_WORDS =
	/^(?:weiter ?lesen|mehr(?: lesen| erfahren| dazu)?|read more|hier|link|artikel|details|zum artikel|anzeigen|kommentare?|\d+ kommentare?)\P{L}*$/iu;

/**
 * @param from the first block that counts: what stands above the article is navigation
 * @param base the page's address
 * @returns at most 12 links in the page's order, each address once, the page itself excluded
 */
export function relatedOf(line: Line, from: number, base: string | null): Related[] {
	const { blocks } = line;
	const found = new Map<string, Related>();
	const take = (at: number) => {
		const block = blocks[at]!;
		for (const link of block.links) {
			const url = httpUrl(link.href, base);
			const linked = tidy(link.title);
			const title = linked.length < 12 || EMPTY_WORDS.test(linked) ? titleBeside(block.text) : linked;
			if (!url || title.length < 12 || title.length > 300 || EMPTY_WORDS.test(title) || found.size >= MOST) continue;
			const key = url.replace(/#.*$/u, "");
			if (base && key === base.replace(/#.*$/u, "")) continue;
			if (!found.has(key)) found.set(key, { title, url });
		}
	};
	for (let at = from; at < blocks.length; at++) {
		const block = blocks[at]!;
		if (reasonOfHeading(block.text) !== "related" || SITE_WIDE.test(block.text.slice(0, 40))) continue;
		if (block.links.length) take(at);
		if (block.text.length > 60 && block.links.length) continue;
		// The announced list: links, and the short lines between them, up to the next heading that is none itself.
		let plainLines = 0;
		for (let next = at + 1; next < blocks.length && next < at + 40; next++) {
			const item = blocks[next]!;
			if (item.linked > item.text.length * 0.4) {
				take(next);
				plainLines = 0;
			} else if (item.heading && item.links.length === 0) break;
			else if (++plainLines > 3 || reasonOfHeading(item.text)) break;
			at = next;
		}
	}
	return [...found.values()];
}

/** The title in a line whose link is only "hier": what stands after the announcement's dash or colon. */
function titleBeside(text: string): string {
	const rest = /[:–—-]\s+(.+)$/su.exec(tidy(text))?.[1] ?? "";
	return plain(rest).length > 10 ? rest : "";
}
