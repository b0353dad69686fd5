// Where on a page the article stands: the element with the best sum of prose over everything else (maximum subsequence
// segmentation, Pasternack & Roth 2009, on the tree), the lead above it, and no loose ends below it.
import type { Block, Line } from "./blocks.ts";
import { type Marks, plain, prefixSums, proseSums, proseValue, type Range } from "./marks.ts";
import type { Element } from "./tree.ts";
import { BODY_NAMES, LEAD_NAMES, type Reason, wordsOf } from "./words.ts";

/** The range of the element whose unmarked blocks have the best sum, with a bonus for names and tags that say "article". */
export function chooseRange(line: Line, marks: Marks): Range {
	const sums = prefixSums(line.blocks.map((block, at) => (marks[at] ? -2 : proseValue(block))));
	let best: Range = [0, 0];
	let bestScore = 0;
	// Ranges come innermost first, so an equal sum stays with the smaller element.
	let chosen: Element | null = null;
	for (const [element, range] of line.ranges) {
		const score = (sums[range[1]]! - sums[range[0]]!) * bonusOf(element);
		if (score > bestScore) {
			best = range;
			bestScore = score;
			chosen = element;
		}
	}
	return bodyAround(line, marks, chosen) ?? best;
}

/**
 * The element around the chosen one that is named as an article's text: link lists in it (sources, show notes) speak
 * against it in the sum, but its name and more prose speak for it.
 */
function bodyAround(line: Line, marks: Marks, chosen: Element | null): Range | null {
	const prose = proseSums(line, marks);
	const proseIn = ([start, end]: Range) => prose[end]! - prose[start]!;
	for (let node = chosen, steps = 0; node && steps < 4; node = node.parent, steps++) {
		const range = line.ranges.get(node);
		const named = node.attributes.itemprop === "articleBody" || (node.tag !== "body" && BODY_NAMES.test(wordsOf(node)));
		if (range && named)
			return node !== chosen && proseIn(range) > 1.1 * proseIn(line.ranges.get(chosen!)!) ? range : null;
	}
	return null;
}

function bonusOf(element: Element): number {
	if (element.attributes.itemprop === "articleBody") return 1.5;
	if (element.tag === "body" || element.tag === "html") return 1;
	return element.tag === "article" || BODY_NAMES.test(wordsOf(element)) ? 1.2 : 1;
}

/**
 * Where the page shows the headline: a block that says the title, or the part of it that is not the site's name.
 * @returns the block's number, -1 where there is none
 */
export function headlineBlock(line: Line, title: string | null, [from, to]: Range): number {
	const wanted = title ? plain(title) : "";
	let found = -1;
	for (let at = from; at < to; at++) {
		const { text, heading } = line.blocks[at]!;
		if (text.length > 300) continue;
		const words = plain(text);
		const dated = heading > 0 && wanted.length > 15 && words.includes(wanted) && words.length <= wanted.length + 12;
		const same = (words.length > 5 && words === wanted) || dated;
		const most = words.length >= 15 && words.length >= wanted.length * 0.45 && wanted.includes(words);
		if (heading === 1 && (same || most)) return at;
		if (found < 0 && (same || most)) found = at;
	}
	if (found >= 0) return found;
	// A page with another wording in its data: its only h1, unless that is the site's name.
	const headlines = line.blocks
		.map((_, at) => at)
		.filter((at) => at >= from && at < to && line.blocks[at]!.heading === 1);
	const only = headlines.length === 1 ? headlines[0]! : -1;
	return only >= 0 && (!title || sharesWord(line.blocks[only]!.text, title)) ? only : -1;
}

function sharesWord(a: string, b: string): boolean {
	const words = new Set(a.toLowerCase().match(/\p{L}{5,}/gu));
	return (b.toLowerCase().match(/\p{L}{5,}/gu) ?? []).some((word) => words.has(word));
}

/** A range that begins at the headline, where most of the prose follows it. */
export function fromHeadline(line: Line, marks: Marks, range: Range, title: string | null): Range {
	const at = headlineBlock(line, title, range);
	if (at <= range[0]) return range;
	const prose = proseSums(line, marks);
	return prose[range[1]]! - prose[at]! >= 0.5 * (prose[range[1]]! - prose[range[0]]!) ? [at, range[1]] : range;
}

/** What keeps a block from being a lead, however it is placed. */
const NEVER_LEAD: ReadonlySet<Reason> = new Set<Reason>([
	"comments",
	"related",
	"author",
	"newsletter",
	"consent",
	"advertisement",
	"caption",
	"hidden",
	"share",
]);

/**
 * The numbers of the blocks above the article's range that belong to it: the introduction under the headline.
 * @param hints.description the page's own description; a block that says the same is the introduction wherever it stands
 */
export function leadBlocks(
	line: Line,
	marks: Marks,
	[start]: Range,
	hints: { title: string | null; description: string | null },
): number[] {
	const { blocks } = line;
	const first = Math.max(0, start - 60);
	const title = hints.title ? plain(hints.title) : "";
	const description = hints.description ? plain(hints.description) : "";
	const headline = headlineBlock(line, hints.title, [first, start]);
	const found: number[] = [];
	for (let at = first; at < start; at++) {
		const block = blocks[at]!;
		const reason = marks[at];
		if (block.text.length < 40 || block.heading === 1 || block.linked > block.text.length * 0.3) continue;
		const words = plain(block.text);
		if (words === title) continue;
		const described = reason !== "comments" && words.length > 40 && description.includes(words.slice(0, 60));
		const near = headline >= 0 && at > headline && at - headline < 14;
		const named = near && isNamedLead(block.element);
		const prose = near && !reason && proseValue(block) >= 50;
		if (reason && NEVER_LEAD.has(reason) && !(described && near)) continue;
		if ((described && (near || headline < 0)) || named || prose) found.push(at);
	}
	return found;
}

function isNamedLead(element: Element): boolean {
	for (let node: Element | null = element, steps = 0; node && steps < 3; node = node.parent, steps++) {
		if (LEAD_NAMES.test(wordsOf(node))) return true;
	}
	return false;
}

/**
 * Leaves out what hangs loose at the edges: short lines that are no sentence before the first and after the last paragraph,
 * and headings with nothing under them.
 */
export function withoutLooseEnds(line: Line, chosen: readonly number[]): number[] {
	let start = 0;
	let end = chosen.length;
	const at = (position: number) => line.blocks[chosen[position]!]!;
	while (start < end && isLoose(at(start)) && !at(start).heading) start++;
	while (end > start && (isLoose(at(end - 1)) || (at(end - 1).heading && at(end - 1).text.length < 200))) end--;
	// A text made of short lines alone is a list or a poem, not an article's furniture.
	return start === end ? [...chosen] : chosen.slice(start, end);
}

function isLoose({ text, element }: Block): boolean {
	return text.length < 60 && !/^(?:li|tr|dd|pre|blockquote)$/u.test(element.tag) && !/[.!?:…,;"”“»«’')\]]$/u.test(text);
}
