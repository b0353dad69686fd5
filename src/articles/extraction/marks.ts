// Marks blocks that are not the article: by the names of their elements, by headings, by lists of links, by single lines.
import type { Block, Line } from "./blocks.ts";
import { reasonOfHeading } from "./headings.ts";
import { isFurnitureLine } from "./lines.ts";
import type { Element } from "./tree.ts";
import { BODY_NAMES, PICTURE_NAMES, type Reason, reasonOfNames, TEASER_NAMES, wordsOf } from "./words.ts";

/** Why each block does not belong to the article, by its number; undefined where nothing speaks against it. */
export type Marks = (Reason | undefined)[];

export type Range = readonly [start: number, end: number];

const TAGS: Readonly<Record<string, Reason>> = {
	nav: "navigation",
	menu: "navigation",
	aside: "furniture",
	footer: "furniture",
	figcaption: "caption",
	caption: "caption",
	address: "meta",
	button: "furniture",
	label: "furniture",
	legend: "furniture",
	dialog: "furniture",
};

/** A tag's own reason; a form counts where people are to write in it, not where a site wraps the page into one. */
function tagReason(element: Element): Reason | null {
	if (element.tag === "form") return hasField(element) ? "newsletter" : null;
	return TAGS[element.tag] ?? null;
}

function hasField(element: Element): boolean {
	return element.children.some(
		(child) =>
			typeof child !== "string" &&
			(child.tag === "textarea" ||
				child.tag === "select" ||
				(child.tag === "input" &&
					/^(?:|text|email|tel|search|password|checkbox|radio)$/u.test(child.attributes.type ?? "")) ||
				hasField(child)),
	);
}

/** What a name alone does not prove against several sentences of prose. */
const WEAK: ReadonlySet<Reason> = new Set<Reason>(["furniture", "meta", "navigation", "share", "caption"]);

const WHOLE = new Set(["html", "body", "main", "#document"]);

/** How much a block speaks for (positive) or against (negative) its surroundings being the article. */
export function proseValue(block: Block): number {
	const length = block.text.length;
	const density = block.linked / length;
	if (density > 0.5) return -15 - Math.min(length, 120) * 0.3;
	if (block.heading && length < 120) return 5;
	const sentence = /[.!?:…]["”“»«’')\]]*$/u.test(block.text);
	if (length >= 80 || (sentence && length >= 30)) return Math.min(length, 600) * (1 - density);
	return sentence ? 5 : -8;
}

/** How many alike make a row of teasers. */
const ROW = 3;

/** Marks rows of teasers: alike brothers, each with a link, a title and a line or two. */
export function markTeaserRows(line: Line, marks: Marks): void {
	const { blocks, ranges } = line;
	const length = prefixSums(blocks.map(({ text }) => text.length));
	const prose = proseSums(line, marks);
	const all = prose[blocks.length]!;
	for (const [parent, [start, end]] of ranges) {
		if (end - start < 2 * ROW || prose[end]! - prose[start]! > 0.6 * all) continue;
		const rows = new Map<string, Range[]>();
		for (const child of parent.children) {
			if (typeof child === "string") continue;
			const range = ranges.get(child);
			if (!range || range[1] - range[0] < 2 || range[1] - range[0] > 6) continue;
			if (length[range[1]]! - length[range[0]]! > 450 || !hasLink(child)) continue;
			const likeness = `${child.tag} ${child.attributes.class?.split(/\s+/u)[0] ?? ""}`;
			const row = rows.get(likeness);
			if (row) row.push(range);
			else rows.set(likeness, [range]);
		}
		for (const row of rows.values()) if (row.length >= ROW) for (const range of row) mark(marks, range, "related");
	}
}

function hasLink(element: Element): boolean {
	return element.children.some(
		(child) =>
			typeof child !== "string" && ((child.tag === "a" && child.attributes.href !== undefined) || hasLink(child)),
	);
}

export function prefixSums(values: readonly number[]): number[] {
	const sums = [0];
	for (const value of values) sums.push(sums[sums.length - 1]! + value);
	return sums;
}

/** The prose in front of each block: what is positive and unmarked, as prefix sums. */
export function proseSums(line: Line, marks: Marks): number[] {
	return prefixSums(line.blocks.map((block, at) => (marks[at] ? 0 : Math.max(0, proseValue(block)))));
}

/** What a page without an article according to its names is read by instead, the more careful way first. */
export type Trust = "names" | "strong names" | "tags only";

/**
 * Marks what tags and names give away. An element that holds most of the page's prose is never marked as a whole.
 */
export function markByNames(line: Line, trust: Trust = "names"): Marks {
	const { blocks, ranges } = line;
	const marks: Marks = new Array(blocks.length);
	const sums = proseSums(line, marks);
	const all = sums[blocks.length]! || 1;
	const headline = blocks.findIndex((block) => block.heading === 1);
	for (const [element, [start, end]] of ranges) {
		if (start === end || WHOLE.has(element.tag)) continue;
		const words = wordsOf(element);
		const reason = tagReason(element) ?? (trust === "tags only" ? null : reasonOfNames(words));
		if (!reason || (trust === "strong names" && WEAK.has(reason) && !TAGS[element.tag])) continue;
		const prose = sums[end]! - sums[start]!;
		const share = prose / all;
		const hasHeadline = headline >= start && headline < end && end - start > 3;
		if (reason === "comments" ? hasHeadline : share > 0.5 || (hasHeadline && share > 0.1)) continue;
		if (WEAK.has(reason) && !TAGS[element.tag] && prose > 400 && share > 0.1) continue;
		if (BODY_NAMES.test(words) && share > 0.2) continue;
		if (element.tag === "article" && share > 0.3) continue;
		mark(marks, [start, end], reason);
	}
	markTeaserRows(line, marks);
	return marks;
}

/** Marks, within a range, what headings announce; the announced part ends with its container or at the next heading. */
export function markByHeadings(line: Line, marks: Marks, [from, to]: Range): void {
	const { blocks, ranges } = line;
	const prose = proseSums(line, marks);
	const all = prose[to]! - prose[from]!;
	for (let at = from; at < to; at++) {
		const block = blocks[at]!;
		if (marks[at]) continue;
		const reason = reasonOfHeading(block.text);
		if (!reason) continue;
		if (reason === "comments" && prose[at]! - prose[from]! > Math.min(300, 0.3 * all)) {
			mark(marks, [at, to], reason);
			return;
		}
		let end = at + 1;
		// The largest element that begins with this heading and is not the bulk of the article.
		for (let node: Element | null = block.element; node; node = node.parent) {
			const range = ranges.get(node);
			if (!range) continue;
			if (range[0] < from || range[1] > to) break;
			if (prose[at]! - prose[range[0]]! > 0 || prose[range[1]]! - prose[range[0]]! > 0.4 * all) break;
			end = Math.max(end, range[1]);
		}
		// It stands among the paragraphs: what looks like a list of links after it goes with it.
		if (end === at + 1) while (end < to && !blocks[end]!.heading && isLinked(blocks[end]!)) end++;
		mark(marks, [at, end], reason);
	}
}

/** Marks elements within a range that are lists of links or of teasers (headings that are links, each with a line or two). */
export function markLinkLists(line: Line, marks: Marks, [from, to]: Range): void {
	const { blocks, ranges } = line;
	const prose = proseSums(line, marks);
	const all = prose[to]! - prose[from]!;
	const length = prefixSums(blocks.map((block) => block.text.length));
	const linked = prefixSums(blocks.map((block) => block.linked));
	const headings = prefixSums(blocks.map((block) => (block.heading ? 1 : 0)));
	const linkedHeadings = prefixSums(blocks.map((block) => (block.heading && isLinked(block) ? 1 : 0)));
	for (const [element, [start, end]] of ranges) {
		if (start < from || end > to || start === end || (start === from && end === to)) continue;
		if ((element.tag === "figure" || PICTURE_NAMES.test(wordsOf(element))) && isPicture(blocks.slice(start, end)))
			mark(marks, [start, end], "caption");
		const inside = prose[end]! - prose[start]!;
		if (
			prose[start]! > prose[from]! &&
			inside < 0.15 * all &&
			linked[end]! > linked[start]! &&
			TEASER_NAMES.test(wordsOf(element))
		) {
			mark(marks, [start, end], "related");
		}
		if (end - start < 2) continue;
		const density = (linked[end]! - linked[start]!) / (length[end]! - length[start]!);
		const teasers = linkedHeadings[end]! - linkedHeadings[start]!;
		// One teaser alone counts only where it is small and stands behind some of the text.
		const enough = prose[start]! > prose[from]! && inside < 0.15 * all && end - start <= 5 ? 1 : 2;
		const teaserList = teasers >= enough && teasers >= 0.7 * (headings[end]! - headings[start]!);
		if (density > 0.5 || (teaserList && length[end]! - length[start]! < 400 * teasers)) {
			mark(marks, [start, end], "related");
		}
	}
}

/** Marks single lines within a range: credits, dates, buttons, links alone, and the title said again. */
export function markLines(line: Line, marks: Marks, [from, to]: Range, title: string | null): void {
	const sameTitle = title ? plain(title) : null;
	for (let at = from; at < to; at++) {
		if (marks[at]) continue;
		const block = line.blocks[at]!;
		if (block.heading === 1 || (sameTitle && isTitle(plain(block.text), sameTitle, block.heading))) marks[at] = "meta";
		else if (isFurnitureLine(block.text)) marks[at] = "meta";
		else if (block.text.length < 200 && block.linked > block.text.length * 0.6) marks[at] = "related";
	}
}

function mark(marks: Marks, [start, end]: Range, reason: Reason): void {
	for (let at = start; at < end; at++) marks[at] ??= reason;
}

/** A figure may also hold a quotation, a table or, on some sites, the whole article. */
function isPicture(blocks: readonly Block[]): boolean {
	if (blocks.length > 4) return false;
	return blocks.every(
		({ element, heading, text }) =>
			!heading &&
			text.length < 300 &&
			!/^(?:blockquote|tr|pre|li)$/u.test(element.tag) &&
			element.parent?.tag !== "blockquote",
	);
}

const isLinked = (block: Block) => block.linked > block.text.length * 0.5;

/** The title, or a heading that says it with a date or a category beside it. */
function isTitle(words: string, title: string, heading: number): boolean {
	return (
		words === title || (heading > 0 && title.length > 15 && words.includes(title) && words.length <= title.length + 12)
	);
}

/** Letters and digits alone, for comparing a title with a line. */
export const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
