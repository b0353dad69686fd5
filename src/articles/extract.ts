// The text of an article, from a whole web page or from the HTML of a feed item.
import { type Line, lineOf } from "./extraction/blocks.ts";
import { imageIn } from "./extraction/image.ts";
import { markLinkLists, markTeaserRows } from "./extraction/lists.ts";
import { type Marks, markByHeadings, markByNames, markLines, type Range } from "./extraction/marks.ts";
import { type Metadata, metadataOf } from "./extraction/metadata.ts";
import { type Related, relatedOf } from "./extraction/related.ts";
import { chooseRange, fromHeadline, leadBlocks, withoutLooseEnds } from "./extraction/root.ts";
import { type Element, parseTree } from "./extraction/tree.ts";

export { type Breach, LIMITS, preflight } from "./extraction/preflight.ts";
export type { Related } from "./extraction/related.ts";

/** What a careful reader would copy of a page's article. */
export interface ExtractedFragment {
	/** Headings, paragraphs, list items and table rows (cells apart by tabs) in order, without soft hyphens. */
	readonly paragraphs: readonly string[];
	/** The paragraphs joined by an empty line, without the title. */
	readonly text: string;
	readonly related: readonly Related[];
	readonly image: string | null;
}

/** An article and what its page says about it (DESIGN.md section 6). Addresses are absolute http(s) ones. */
export interface Extracted extends ExtractedFragment {
	readonly title: string | null;
	readonly byline: string | null;
	/** ISO 8601 in UTC. */
	readonly published: string | null;
	readonly site: string | null;
	readonly canonical: string | null;
}

export interface ExtractOptions {
	/** Where the page or feed item comes from; relative links are resolved against it. */
	readonly url?: string | null;
}

/** Below this many characters a page's own data and its less likely parts are looked at, too. */
const SHORT = 250;

/**
 * Extracts the article of a web page.
 * @param html the decoded page
 * @returns the article; `paragraphs` is empty where the page has none
 * @throws UserError (German and English) where the page breaks a limit of preflight()
 */
export function extract(html: string, options: ExtractOptions = {}): Extracted {
	const tree = parseTree(html);
	const url = options.url ?? null;
	const metadata = metadataOf(tree, url);
	const line = lineOf(tree, isHidden);
	const { chosen, range, marks } = articleOf(line, metadata);
	let paragraphs = chosen.map((at) => line.blocks[at]!.text);
	if (lengthOf(paragraphs) < SHORT) {
		const carried = paragraphsOfBody(metadata.linkedData.body);
		if (lengthOf(carried) > lengthOf(paragraphs)) paragraphs = carried;
	}
	return {
		title: metadata.title,
		byline: metadata.byline,
		published: metadata.published,
		site: metadata.site,
		canonical: metadata.canonical,
		paragraphs,
		text: paragraphs.join("\n\n"),
		related: relatedOf(line, marks, range, { base: metadata.base, self: metadata.canonical }),
		image: metadata.image ?? imageIn(tree, line, range, metadata.base),
	};
}

/**
 * Cleans the HTML of a feed item (`content:encoded`, Atom `content`): the same rules, but all of it is the article.
 * @throws UserError as extract()
 */
export function extractFragment(html: string, options: ExtractOptions = {}): ExtractedFragment {
	const tree = parseTree(html);
	const url = options.url ?? null;
	const line = lineOf(tree, isHidden);
	const all: Range = [0, line.blocks.length];
	const marks = markByNames(line);
	markTeaserRows(line, marks);
	const paragraphs = cleaned(line, marks, all, null).map((at) => line.blocks[at]!.text);
	return {
		paragraphs,
		text: paragraphs.join("\n\n"),
		related: relatedOf(line, marks, all, { base: url, self: url }),
		image: imageIn(tree, line, all, url),
	};
}

interface Choice {
	/** The article's blocks by number. */
	readonly chosen: readonly number[];
	readonly range: Range;
	readonly marks: Marks;
}

/** The article's blocks; where the names on the page leave next to nothing they are trusted less. */
function articleOf(line: Line, metadata: Metadata): Choice {
	let best = choose(line, markByNames(line), metadata);
	for (const [trust, short] of LESS_TRUST) {
		const length = lengthIn(line, best.chosen);
		if (length >= short) break;
		const other = choose(line, markByNames(line, trust), metadata);
		if (lengthIn(line, other.chosen) > 3 * length) best = other;
	}
	return best;
}

const LESS_TRUST = [
	["strong names", SHORT],
	["tags only", 100],
] as const;

const lengthIn = (line: Line, chosen: readonly number[]) =>
	chosen.reduce((sum, at) => sum + line.blocks[at]!.text.length, 0);

function choose(line: Line, marks: Marks, metadata: Metadata): Choice {
	markTeaserRows(line, marks);
	const range = fromHeadline(line, marks, chooseRange(line, marks), metadata.title);
	const lead = leadBlocks(line, marks, range, metadata);
	const body = cleaned(line, marks, range, metadata.title);
	const said = new Set(body.map((at) => line.blocks[at]!.text));
	return { chosen: [...lead.filter((at) => !said.has(line.blocks[at]!.text)), ...body], range, marks };
}

function cleaned(line: Line, marks: Marks, range: Range, title: string | null): number[] {
	markByHeadings(line, marks, range);
	markLinkLists(line, marks, range);
	markLines(line, marks, range, title);
	const kept: number[] = [];
	for (let at = range[0]; at < range[1]; at++) if (!marks[at]) kept.push(at);
	return withoutLooseEnds(line, kept);
}

/** The article's text that some pages carry in their JSON-LD, as plain text with line breaks or as HTML. */
function paragraphsOfBody(body: string | null): string[] {
	if (!body) return [];
	if (/<(?:p|br|div|h\d)\b/iu.test(body)) return [...extractFragment(body).paragraphs];
	return body
		.split(/\n+/u)
		.map((part) => part.trim())
		.filter((part) => part);
}

const lengthOf = (paragraphs: readonly string[]) => paragraphs.reduce((sum, part) => sum + part.length, 0);

const INVISIBLE = /(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu;

function isHidden(element: Element): boolean {
	const { hidden, style } = element.attributes;
	return hidden !== undefined || (style !== undefined && INVISIBLE.test(style));
}
