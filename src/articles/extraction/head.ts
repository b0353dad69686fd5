// What a page's labelled elements are, gathered in one walk: its meta tags, headlines, times and bylines.
import { type Element, elementsIn, textOf } from "./tree.ts";
import { wordsOf } from "./words.ts";

/** Everything of the head and of the body's labelled elements, gathered in one walk. */
export interface Head {
	readonly meta: Map<string, string>;
	canonical: string | null;
	base: string | null;
	title: string | null;
	readonly headlines: Element[];
	readonly times: Element[];
	readonly bylines: Element[];
	readonly dates: Element[];
}

/** Reads a whole page's tree once. */
export function gather(tree: Element): Head {
	const head: Head = {
		meta: new Map(),
		canonical: null,
		base: null,
		title: null,
		headlines: [],
		times: [],
		bylines: [],
		dates: [],
	};
	for (const element of elementsIn(tree)) {
		const { tag, attributes } = element;
		if (tag === "meta") {
			const name = (attributes.property ?? attributes.name ?? attributes.itemprop)?.toLowerCase();
			if (name && attributes.content && !head.meta.has(name)) head.meta.set(name, attributes.content);
		} else if (tag === "link" && /(?:^|\s)canonical(?:\s|$)/iu.test(attributes.rel ?? ""))
			head.canonical ??= attributes.href ?? null;
		else if (tag === "base") head.base ??= attributes.href ?? null;
		else if (tag === "title" && element.parent?.tag !== "svg") head.title ??= textOf(element);
		else if (tag === "h1") head.headlines.push(element);
		else if (tag === "time" || attributes.itemprop === "datePublished") head.times.push(element);
		else if (attributes.itemprop === "author" || /(?:^|\s)author(?:\s|$)/u.test(attributes.rel ?? ""))
			head.bylines.push(element);
		else if (attributes.class !== undefined) {
			const words = wordsOf(element);
			if (/ (byline|autor(in|en)?|author|author name|article author|autor(en)?name|verfasser) \| /u.test(words))
				head.bylines.push(element);
			else if (
				/ (datum|date|published|pubdate|dateline|timestamp|entry date|post date|article date|news date|news list date|veroeffentlicht) \| /u.test(
					words,
				)
			)
				head.dates.push(element);
		}
	}
	return head;
}
