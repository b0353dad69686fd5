// A document before it is parsed: tidied of what no parser needs, and measured, so that a bomb is not lit.
import { scanXml } from "./xml-scan.ts";

/**
 * What every document goes through: junk before the first tag, control characters and the document type are removed,
 * the document type's own plain entities are put in. Costs nothing on a clean document.
 */
export function tidy(text: string): { text: string; repairs: string[] } {
	const repairs: string[] = [];
	let tidied = text;
	if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(tidied)) {
		tidied = tidied.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
		repairs.push("control characters");
	}
	const start = tidied.search(/<(?:\?xml|!doctype|!--|(?:\w{1,20}:)?(?:rss|feed|rdf|channel)[\s>])/i);
	// A web page in which a feed is only mentioned stays a web page.
	if (start > 0 && !/<html[\s>]/i.test(tidied.slice(0, start))) {
		if (tidied.slice(0, start).trim() !== "") repairs.push("text before the first tag");
		tidied = tidied.slice(start);
	}
	if (/<!doctype/i.test(tidied.slice(0, 4096))) tidied = withoutDoctype(tidied, repairs);
	return { text: tidied, repairs };
}

/** The same for a list of feeds. */
export function tidyOpml(text: string): string {
	const start = text.search(/<(?:\?xml|!doctype|!--|opml[\s>])/i);
	const tidied = text.slice(Math.max(0, start)).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "");
	return /<!doctype/i.test(tidied.slice(0, 4096)) ? withoutDoctype(tidied, []) : tidied;
}

function withoutDoctype(text: string, repairs: string[]): string {
	let result = text;
	scanXml(text, (kind, _name, start, end) => {
		if (kind === "doctype") {
			result = expandEntities(text.slice(0, start) + text.slice(end), text.slice(start, end));
			repairs.push("document type");
		}
		return kind === "comment" || kind === "instruction";
	});
	return result;
}

/** Only entities that stand for a few plain characters; nothing that could grow, nothing from outside. */
function expandEntities(text: string, doctype: string): string {
	const entities = new Map<string, string>();
	for (const match of doctype.matchAll(
		/<!ENTITY\s{1,20}([\w.-]{1,50})\s{1,20}(?:"([^"<&%]{0,100})"|'([^'<&%]{0,100})')\s{0,20}>/g,
	)) {
		if (entities.size < 50) entities.set(match[1]!, match[2] ?? match[3] ?? "");
	}
	if (entities.size === 0) return text;
	let budget = 100_000;
	return text.replace(/&([\w.-]{1,50});/g, (whole, name: string) => {
		const value = entities.get(name);
		if (value === undefined || budget < value.length) return whole;
		budget -= value.length;
		return value;
	});
}

export interface FeedShape {
	/** The root element's local name in lower case: "rss", "feed", "rdf", "html", …; "" where there is no element. */
	root: string;
	items: number;
	/** How deep elements are nested inside one entry, and how many elements and attributes there are. */
	depth: number;
	elements: number;
	longestTag: number;
	closed: boolean;
}

/** Measures a document without parsing it; stops at the first limit that is passed. */
export function shapeOf(text: string, limits: { depth: number; elements: number; tag: number }): FeedShape {
	const shape: FeedShape = { root: "", items: 0, depth: 0, elements: 0, longestTag: 0, closed: false };
	let depth = 0;
	scanXml(text, (kind, name, start, end) => {
		if (kind === "close") {
			if (depth > 0) depth--;
			if (isRoot(name)) shape.closed = true;
			return true;
		}
		if (kind !== "open" && kind !== "empty") return true;
		if (shape.root === "") shape.root = local(name);
		shape.elements++;
		if (end - start > shape.longestTag) shape.longestTag = end - start;
		if (isItem(name)) {
			shape.items++;
			depth = 0;
		} else if (kind === "open" && !VOID.has(name)) depth++;
		if (depth > shape.depth) shape.depth = depth;
		return shape.depth <= limits.depth && shape.elements <= limits.elements && shape.longestTag <= limits.tag;
	});
	return shape;
}
const VOID = new Set(["br", "img", "hr", "p", "li", "input", "meta", "wbr", "source", "embed", "col", "td", "tr"]);

export function local(name: string): string {
	return name.slice(name.indexOf(":") + 1);
}
export function isItem(name: string): boolean {
	return name === "item" || name === "entry" || name === "rss:item" || name === "atom:entry";
}
export function isRoot(name: string): boolean {
	return name === "rss" || name === "feed" || name === "rdf:rdf" || name === "rdf";
}
