// What a page may be at most. Every tree walk behind it relies on these limits: depth bounds the recursion, counts the time.
import { Parser } from "htmlparser2";
import { defineTexts, type Text } from "../../texts.ts";

/** Real pages reach depth 51, 10,110 elements, 10,154 attributes and 1.6 MB at most (measured over 1,171 pages). */
export const LIMITS = { depth: 256, elements: 30_000, attributes: 50_000, bytes: 4_000_000 } as const;

export const texts = defineTexts({
	de: {
		depth:
			"Die Seite ist tiefer verschachtelt ({found} Ebenen und mehr) als erlaubt ({limit}). Sie wird nicht gelesen.",
		elements: "Die Seite hat mehr als {limit} Elemente. Sie wird nicht gelesen.",
		attributes: "Die Seite hat mehr als {limit} Attribute. Sie wird nicht gelesen.",
		bytes: "Die Seite ist mit {found} Bytes größer als erlaubt ({limit}). Sie wird nicht gelesen.",
	},
	en: {
		depth: "The page is nested deeper ({found} levels and more) than allowed ({limit}). It is not read.",
		elements: "The page has more than {limit} elements. It is not read.",
		attributes: "The page has more than {limit} attributes. It is not read.",
		bytes: "The page has {found} bytes, more than allowed ({limit}). It is not read.",
	},
});

/** The first limit that a page breaks, with what to tell the person who asked for the page. */
export interface Breach {
	readonly kind: keyof typeof LIMITS;
	readonly text: Text;
	readonly params: { readonly limit: number; readonly found: number };
}

/** Counts what a parser meets; each method answers with the breach as soon as there is one. */
export interface Budget {
	open(): Breach | null;
	close(): void;
	attribute(): Breach | null;
}

export function createBudget(): Budget {
	let depth = 0;
	let elements = 0;
	let attributes = 0;
	return {
		open() {
			depth++;
			elements++;
			if (depth > LIMITS.depth) return breach("depth", depth);
			return elements > LIMITS.elements ? breach("elements", elements) : null;
		},
		close() {
			depth--;
		},
		attribute() {
			attributes++;
			return attributes > LIMITS.attributes ? breach("attributes", attributes) : null;
		},
	};
}

/** The size alone, in bytes of UTF-8; what is sure to fit is not counted. */
export function sizeBreach(html: string): Breach | null {
	if (html.length * 3 <= LIMITS.bytes) return null;
	const bytes = Buffer.byteLength(html);
	return bytes > LIMITS.bytes ? breach("bytes", bytes) : null;
}

/**
 * Reads a page once without building anything and stops at the first limit it breaks.
 * @returns the breach, or null where the page is safe to extract. Never throws.
 */
export function preflight(html: string): Breach | null {
	const size = sizeBreach(html);
	if (size) return size;
	const budget = createBudget();
	let found: Breach | null = null;
	const stop = (breach: Breach | null) => {
		if (!breach) return;
		found = breach;
		throw STOP;
	};
	const parser = new Parser({
		onopentagname: () => stop(budget.open()),
		onattribute: () => stop(budget.attribute()),
		onclosetag: () => budget.close(),
	});
	try {
		parser.write(html);
		parser.end();
	} catch (error) {
		if (error !== STOP) throw error;
	}
	return found;
}

const STOP = Symbol("the first breach");

function breach(kind: keyof typeof LIMITS, found: number): Breach {
	return { kind, text: texts[kind], params: { limit: LIMITS[kind], found } };
}
