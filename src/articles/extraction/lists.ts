// Marks what is built like a list of links, a row of teasers or a picture with its caption, whatever it is called.
import type { Block, Line } from "./blocks.ts";
import { isLinked, type Marks, mark, prefixSums, proseSums, type Range } from "./marks.ts";
import type { Element } from "./tree.ts";
import { PICTURE_NAMES, TEASER_NAMES, wordsOf } from "./words.ts";

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
