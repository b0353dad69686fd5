// An HTML page as a tree of plain objects, built in one pass and only as far as the limits of preflight.ts allow.
import { Parser } from "htmlparser2";
import { UserError } from "../../errors.ts";
import { type Breach, createBudget, sizeBreach } from "./preflight.ts";

export interface Element {
	readonly tag: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly children: (Element | string)[];
	readonly parent: Element | null;
	/** Filled in by words.ts when first asked for. */
	words: string | undefined;
}

/**
 * Parses a page or a fragment.
 * @returns a root with the tag "#document"
 * @throws UserError where the page breaks a limit of preflight.ts
 */
export function parseTree(html: string): Element {
	const size = sizeBreach(html);
	if (size) refuse(size);
	const root: Element = { tag: "#document", attributes: {}, children: [], parent: null, words: undefined };
	const budget = createBudget();
	let current = root;
	const parser = new Parser({
		onopentagname() {
			const breach = budget.open();
			if (breach) refuse(breach);
		},
		onattribute() {
			const breach = budget.attribute();
			if (breach) refuse(breach);
		},
		onopentag(tag, attributes) {
			const element: Element = { tag, attributes, children: [], parent: current, words: undefined };
			current.children.push(element);
			current = element;
		},
		ontext(data) {
			const { children } = current;
			const last = children.length - 1;
			if (typeof children[last] === "string") children[last] += data;
			else children.push(data);
		},
		onclosetag() {
			budget.close();
			current = current.parent ?? root;
		},
	});
	parser.write(html);
	parser.end();
	return root;
}

function refuse(breach: Breach): never {
	throw new UserError(breach.text, breach.params);
}

/** The elements below `root` in document order, `root` excluded. */
export function elementsIn(root: Element): Element[] {
	const found: Element[] = [];
	const walk = (node: Element) => {
		for (const child of node.children) {
			if (typeof child === "string") continue;
			found.push(child);
			walk(child);
		}
	};
	walk(root);
	return found;
}

/** All text below an element, white space collapsed. Scripts and styles are skipped unless the element is one. */
export function textOf(element: Element): string {
	const parts: string[] = [];
	const walk = (node: Element) => {
		for (const child of node.children) {
			if (typeof child === "string") parts.push(child);
			else if (child.tag !== "script" && child.tag !== "style") {
				if (child.tag === "br") parts.push(" ");
				walk(child);
			}
		}
	};
	walk(element);
	return tidy(parts.join(""));
}

/** One line: white space collapsed to single spaces, soft hyphens and zero-width characters removed. */
export function tidy(text: string): string {
	return text
		.replace(/[\u00ad\u200b\u2060\ufeff]/gu, "")
		.replace(/\s+/gu, " ")
		.trim();
}
