// A tree as a line of blocks: what a reader sees as a paragraph, a heading, a list item or a table row is one block, and
// every element covers an unbroken range of them. Choosing and dropping are then sums over ranges instead of tree surgery.
import type { Element } from "./tree.ts";

export interface Link {
	readonly title: string;
	readonly href: string;
}

export interface Block {
	readonly text: string;
	/** The nearest element that makes a block of its own: p, h2, li, tr, div, … */
	readonly element: Element;
	/** Characters of `text` that stand inside links. */
	readonly linked: number;
	/** Characters of `text` that stand inside b or strong. */
	readonly bold: number;
	readonly links: readonly Link[];
	/** 1 to 6 for h1 to h6, otherwise 0. */
	readonly heading: number;
}

export interface Line {
	readonly blocks: readonly Block[];
	/** The blocks an element covers, end exclusive. Inline elements and skipped ones have no range. */
	readonly ranges: ReadonlyMap<Element, readonly [start: number, end: number]>;
}

const INLINE = new Set(
	"a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb rp rt ruby s samp small span strike strong sub sup time tt u var wbr".split(
		" ",
	),
);

/** Nothing in these is text of the page. */
const SKIPPED = new Set(
	"script style noscript template svg math iframe object embed applet canvas audio video map title link meta base param source track select option textarea input datalist progress meter noframes dialog".split(
		" ",
	),
);

/**
 * Turns a tree into its line of blocks.
 * @param skip elements that count as absent
 */
export function lineOf(root: Element, skip: (element: Element) => boolean = () => false): Line {
	const blocks: Block[] = [];
	const ranges = new Map<Element, [number, number]>();
	// Pieces, not a growing string: asking a long string for its last character after each of 15,000 pieces takes minutes.
	let pieces: string[] = [];
	let atSpace = true;
	let atBreak = false;
	let linked = 0;
	let bold = 0;
	let links: { title: string; href: string }[] = [];
	let owner = root;
	let inLink: { title: string; href: string } | null = null;
	let boldDepth = 0;
	let preformatted = 0;

	const flush = () => {
		const clean = trimLines(pieces.join(""));
		if (/[^\s\u00ad\u200b\u2060]/u.test(clean)) {
			const heading = headingLevel(owner);
			blocks.push({ text: clean, element: owner, linked: Math.min(linked, clean.length), bold, links, heading });
		}
		pieces = [];
		atSpace = true;
		atBreak = false;
		linked = 0;
		bold = 0;
		links = [];
	};
	const add = (data: string) => {
		const visible = data.replace(/[\u00ad\u2060]/gu, "");
		const clean = preformatted ? visible.replace(/[^\S\n]+/gu, " ") : visible.replace(/\s+/gu, " ");
		const piece = atSpace ? clean.trimStart() : clean;
		if (!piece) return;
		pieces.push(piece);
		atSpace = /\s/u.test(piece.at(-1)!);
		if (piece !== " ") atBreak = false;
		if (inLink) {
			linked += piece.length;
			inLink.title += piece;
		}
		if (boldDepth) bold += piece.length;
	};
	const breakLine = () => {
		if (atBreak) flush();
		else if (pieces.length) {
			pieces.push("\n");
			atSpace = true;
			atBreak = true;
		}
	};
	const walk = (element: Element) => {
		for (const child of element.children) {
			if (typeof child === "string") {
				add(child);
				continue;
			}
			const { tag } = child;
			if (tag === "br") {
				breakLine();
				continue;
			}
			if (SKIPPED.has(tag) || skip(child)) continue;
			if (INLINE.has(tag)) {
				inline(child);
				continue;
			}
			const outer = owner;
			const outerLink = inLink;
			const cells = (tag === "td" || tag === "th") && isRow(child.parent!);
			if (cells) {
				if (pieces.length) pieces.push("\t");
				atSpace = true;
				walk(child);
				continue;
			}
			flush();
			owner = child;
			if (tag === "pre") preformatted++;
			const start = blocks.length;
			// A link around whole blocks: each block gets it anew.
			if (outerLink) openLink(outerLink.href);
			walk(child);
			flush();
			ranges.set(child, [start, blocks.length]);
			if (tag === "pre") preformatted--;
			owner = outer;
			if (outerLink) openLink(outerLink.href);
		}
	};
	const openLink = (href: string) => {
		inLink = { title: "", href };
		links.push(inLink);
	};
	const inline = (element: Element) => {
		const strong = element.tag === "b" || element.tag === "strong";
		const outerLink = inLink;
		const href = element.tag === "a" ? element.attributes.href : undefined;
		if (href !== undefined) openLink(href);
		if (strong) boldDepth++;
		walk(element);
		if (strong) boldDepth--;
		if (href !== undefined) inLink = outerLink;
	};
	walk(root);
	flush();
	ranges.set(root, [0, blocks.length]);
	return { blocks, ranges };
}

function headingLevel(element: Element): number {
	for (let node: Element | null = element, steps = 0; node && steps < 3; node = node.parent, steps++) {
		if (/^h[1-6]$/u.test(node.tag)) return Number(node.tag[1]);
	}
	return 0;
}

/** A table row of short cells without blocks inside is read as one line, its cells apart by tabs as a browser copies them. */
function isRow(row: Element): boolean {
	if (row.tag !== "tr") return false;
	let cells = 0;
	let length = 0;
	for (const cell of row.children) {
		if (typeof cell === "string") continue;
		cells++;
		for (const child of cell.children) {
			if (typeof child === "string") length += child.trim().length;
			else if (!INLINE.has(child.tag) && child.tag !== "br") return false;
			else for (const inner of child.children) length += typeof inner === "string" ? inner.length : 400;
		}
	}
	return cells > 1 && length < 400;
}

/** Lines trimmed and empty ones left out; a line break before a lower-case letter is a wrapped line, any other one is meant. */
function trimLines(text: string): string {
	const lines = text.split("\n").flatMap((line) => {
		const clean = line
			.replace(/[^\S\t]+/gu, " ")
			.replace(/ ?\t ?/gu, "\t")
			.trim();
		return clean ? [clean] : [];
	});
	return lines.map((line, at) => (at === 0 ? line : /^\p{Ll}/u.test(line) ? ` ${line}` : `\n${line}`)).join("");
}
