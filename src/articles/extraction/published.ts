// When an article was published: from its data, its meta tags, its time elements, a line with a German date.
import { parseDate } from "../dates.ts";
import type { Head } from "./head.ts";
import { type Element, textOf, tidy } from "./tree.ts";
import { wordsOf } from "./words.ts";

/**
 * @param data the date of the page's JSON-LD
 * @param meta reads the first of several meta tags that is there
 * @returns ISO 8601 in UTC; a date without a zone is one in Berlin
 */
export function publishedOf(
	head: Head,
	data: string | null,
	meta: (...names: string[]) => string | null,
): string | null {
	const labelled = meta(
		"article:published_time",
		"og:published_time",
		"article:published",
		"datepublished",
		"date",
		"dc.date",
		"dc.date.issued",
		"dcterms.created",
		"dcterms.date",
		"dc.date.created",
		"publish-date",
		"publication_date",
		"parsely-pub-date",
		"sailthru.date",
		"pubdate",
		"datecreated",
	);
	const times = [...head.times].sort((a, b) => rankOfTime(a) - rankOfTime(b));
	const shown = [...times, ...head.dates]
		.slice(0, 12)
		.flatMap((element) => [element.attributes.datetime, element.attributes.content, textOf(element)]);
	for (const value of [data, labelled, ...shown]) {
		const at = value ? dateIn(value) : null;
		if (at !== null) return new Date(at).toISOString();
	}
	return null;
}

function rankOfTime(element: Element): number {
	if (element.attributes.itemprop === "datePublished") return 0;
	if (element.attributes.pubdate !== undefined || / published | entry date /u.test(wordsOf(element))) return 1;
	return element.attributes.itemprop === "dateModified" || / updated | modified /u.test(wordsOf(element)) ? 3 : 2;
}

/** 1990 to 2100: anything else on a page is a template's placeholder or a year in a text. */
const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/** The date a value is or, in a short line ("Veröffentlicht am 10. März 2025, 14:30 Uhr"), contains. */
function dateIn(value: string): number | null {
	const line = tidy(value);
	if (line.length > 200) return null;
	const inside =
		/\d{1,2}\.\s?(?:\d{1,2}\.|\p{L}{3,9}\.?)\s?\d{4}.{0,25}/u.exec(line)?.[0] ?? /\d{4}-\d\d-\d\d\S*/u.exec(line)?.[0];
	for (const attempt of [line, inside, inside?.slice(0, inside.search(/\d{4}/u) + 4)]) {
		const at = attempt ? parseDate(attempt) : null;
		if (at !== null && at >= EARLIEST && at < LATEST) return at;
	}
	return null;
}
