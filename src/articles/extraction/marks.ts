// Marks blocks that are not the article: by the names of their elements, by headings, by lists of links, by single lines.
import type { Block, Line } from "./blocks.ts";
import { reasonOfHeading } from "./headings.ts";
import { isFurnitureLine } from "./lines.ts";
import type { Element } from "./tree.ts";
import { BODY_NAMES, type Reason, reasonOfNames, wordsOf } from "./words.ts";

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

/** Marks what tags and names give away. An element that holds most of the page's prose is never marked as a whole. */
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

/**
 * Marks single lines within a range: credits, dates, buttons, links alone, the title said again, a paragraph said twice.
 * @param title null in a fragment, whose first h1 may be a heading of its own
 */
export function markLines(line: Line, marks: Marks, [from, to]: Range, title: string | null): void {
	const sameTitle = title ? plain(title) : null;
	const said = new Set<string>();
	let begun = false;
	for (let at = from; at < to; at++) {
		if (marks[at]) continue;
		const block = line.blocks[at]!;
		const words = plain(block.text);
		if (sameTitle && (isTitle(words, sameTitle, block.heading) || (block.heading === 1 && !begun))) marks[at] = "meta";
		else if (isFurnitureLine(block.text) || (words.length > 60 && said.has(words))) marks[at] = "meta";
		else if (block.text.length < 200 && block.linked > block.text.length * 0.6) marks[at] = "related";
		else if (proseValue(block) >= 50) begun = true;
		said.add(words);
	}
}

export function mark(marks: Marks, [start, end]: Range, reason: Reason): void {
	for (let at = start; at < end; at++) marks[at] ??= reason;
}

export const isLinked = (block: Block) => block.linked > block.text.length * 0.5;

/** The title, or a heading that says it with a date or a category beside it. */
function isTitle(words: string, title: string, heading: number): boolean {
	return (
		words === title || (heading > 0 && title.length > 15 && words.includes(title) && words.length <= title.length + 12)
	);
}

/** Letters and digits alone, for comparing a title with a line. */
export const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
