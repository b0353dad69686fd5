// Where on a page the article stands: the element with the best sum of prose over everything else (maximum subsequence
// segmentation, Pasternack & Roth 2009, on the tree), the lead above it, and no loose ends below it.
import type { Line } from "./blocks.ts";
import { type Marks, plain, prefixSums, proseValue, type Range } from "./marks.ts";
import type { Element } from "./tree.ts";
import { BODY_NAMES, LEAD_NAMES, type Reason, wordsOf } from "./words.ts";

/** The range of the element whose unmarked blocks have the best sum, with a bonus for names and tags that say "article". */
export function chooseRange(line: Line, marks: Marks): Range {
	const sums = prefixSums(line.blocks.map((block, at) => (marks[at] ? -2 : proseValue(block))));
	let best: Range = [0, 0];
	let bestScore = 0;
	// Ranges come innermost first, so an equal sum stays with the smaller element.
	for (const [element, range] of line.ranges) {
		const score = (sums[range[1]]! - sums[range[0]]!) * bonusOf(element);
		if (score > bestScore) {
			best = range;
			bestScore = score;
		}
	}
	return best;
}

function bonusOf(element: Element): number {
	if (element.attributes.itemprop === "articleBody") return 1.5;
	return element.tag === "article" || BODY_NAMES.test(wordsOf(element)) ? 1.2 : 1;
}

/** What keeps a block from being a lead, however it is placed. */
const NEVER_LEAD: ReadonlySet<Reason> = new Set<Reason>([
	"comments",
	"related",
	"author",
	"newsletter",
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
	const title = hints.title ? plain(hints.title) : "";
	const description = hints.description ? plain(hints.description) : "";
	let headline = -1;
	for (let at = start - 1; at >= Math.max(0, start - 60) && headline < 0; at--) {
		const block = blocks[at]!;
		if (block.heading === 1 || (title.length > 10 && plain(block.text) === title)) headline = at;
	}
	const found: number[] = [];
	for (let at = Math.max(0, start - 60); at < start; at++) {
		const block = blocks[at]!;
		const reason = marks[at];
		if (block.text.length < 40 || block.heading === 1 || block.linked > block.text.length * 0.3) continue;
		if (reason && NEVER_LEAD.has(reason)) continue;
		const words = plain(block.text);
		if (words === title) continue;
		const described = words.length > 40 && description.includes(words.slice(0, 60));
		const near = headline >= 0 && at > headline && at - headline < 14;
		const named = near && isNamedLead(block.element);
		const prose = near && !reason && proseValue(block) >= 50;
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

/** Leaves out headings with nothing under them and short loose ends after the last sentence. */
export function withoutLooseEnds(line: Line, chosen: readonly number[]): number[] {
	let end = chosen.length;
	while (end > 0) {
		const block = line.blocks[chosen[end - 1]!]!;
		if (block.heading === 0 || block.text.length > 120) break;
		end--;
	}
	return chosen.slice(0, end);
}
