// What a page says about its article in JSON-LD (schema.org).
import { type Element, elementsIn } from "./tree.ts";

/** The parts of a schema.org article that are read; everything else of the page's JSON-LD is left alone. */
export interface LinkedData {
	readonly headline: string | null;
	readonly author: string | null;
	readonly published: string | null;
	readonly publisher: string | null;
	readonly image: string | null;
	readonly url: string | null;
	readonly description: string | null;
	/** The article's text where the page carries it in its data: plain text or HTML. */
	readonly body: string | null;
}

const ARTICLE =
	/(?:article|posting|report|newsarticle|blogposting|webpage|creativework|howto|recipe|review|interview)$/iu;
/** A page's own data is shallow; a bomb of 100,000 levels is not walked. */
const DEPTH = 8;
const OBJECTS = 2_000;

type Json = Readonly<Record<string, unknown>>;

/** Reads all JSON-LD of a page; of several articles the first one counts, a mere WebPage only where there is no article. */
export function linkedDataOf(tree: Element): LinkedData {
	const found: Json[] = [];
	for (const element of elementsIn(tree)) {
		if (element.tag !== "script" || !/^application\/ld\+json/iu.test(element.attributes.type ?? "")) continue;
		const source = element.children.filter((child) => typeof child === "string").join("");
		collect(parse(source), 0, found);
	}
	const typed = found.filter((object) => typesOf(object).some((type) => ARTICLE.test(type)));
	const rank = (object: Json) => (typesOf(object).some((type) => /webpage|creativework/iu.test(type)) ? 1 : 0);
	const articles = typed.sort((a, b) => rank(a) - rank(b));
	const pick = <T>(read: (object: Json) => T | null): T | null => {
		for (const article of articles) {
			const value = read(article);
			if (value !== null) return value;
		}
		return null;
	};
	return {
		headline: pick((a) => text(a.headline) ?? (rank(a) === 0 ? text(a.name) : null)),
		author: pick((a) => names(a.author ?? a.creator, found)),
		published: pick((a) => text(a.datePublished) ?? text(a.dateCreated)),
		publisher: pick((a) => names(a.publisher, found)),
		image: pick((a) => imageOf(a.image, found) ?? imageOf(a.thumbnailUrl, found)),
		url: pick((a) => text(a.url) ?? text(a.mainEntityOfPage) ?? idOf(a.mainEntityOfPage)),
		description: pick((a) => text(a.description)),
		body: pick((a) => text(a.articleBody) ?? text(a.text)),
	};
}

function parse(source: string): unknown {
	const clean = unwrapped(source.trim());
	for (const attempt of [
		clean,
		clean.replace(/[\u0000-\u001f]+/gu, " "),
		clean.endsWith(";") ? clean.slice(0, -1) : "",
	]) {
		try {
			return JSON.parse(attempt);
		} catch {
			// Raw line breaks inside strings and a closing semicolon are common; the next attempt repairs them.
		}
	}
	return null;
}

/** Without the comment or CDATA marks that templates put around scripts. */
function unwrapped(source: string): string {
	let text = source;
	for (const mark of ["//", "<![CDATA[", "<!--", "//"])
		if (text.startsWith(mark)) text = text.slice(mark.length).trimStart();
	for (const mark of ["]]>", "-->", "//"]) if (text.endsWith(mark)) text = text.slice(0, -mark.length).trimEnd();
	return text;
}

function collect(value: unknown, depth: number, found: Json[]): void {
	if (depth > DEPTH || found.length > OBJECTS || value === null || typeof value !== "object") return;
	if (Array.isArray(value)) {
		for (const item of value) collect(item, depth + 1, found);
		return;
	}
	const object = value as Json;
	found.push(object);
	for (const key of ["@graph", "mainEntity", "mainEntityOfPage", "author", "publisher", "image", "item"]) {
		if (typeof object[key] === "object") collect(object[key], depth + 1, found);
	}
}

function typesOf(object: Json): string[] {
	const type = object["@type"];
	return (Array.isArray(type) ? type : [type]).filter((name) => typeof name === "string");
}

function text(value: unknown): string | null {
	const first = Array.isArray(value) ? value[0] : value;
	return typeof first === "string" && first.trim() ? first.trim() : null;
}

function idOf(value: unknown): string | null {
	return value !== null && typeof value === "object" ? text((value as Json)["@id"]) : null;
}

/** The object itself, or the one with the same @id elsewhere on the page. */
function resolve(value: unknown, found: readonly Json[]): unknown {
	const id = idOf(value);
	if (id === null || (value as Json).name !== undefined || (value as Json).url !== undefined) return value;
	return found.find((object) => object["@id"] === id && object !== value && object["@type"] !== undefined) ?? value;
}

function names(value: unknown, found: readonly Json[]): string | null {
	const list = (Array.isArray(value) ? value : [value]).slice(0, 10).map((item) => {
		const target = resolve(item, found);
		return text(target) ?? (target !== null && typeof target === "object" ? text((target as Json).name) : null);
	});
	const known = list.filter((name) => name !== null);
	return known.length ? [...new Set(known)].join(", ") : null;
}

function imageOf(value: unknown, found: readonly Json[]): string | null {
	const target = resolve(Array.isArray(value) ? value[0] : value, found);
	if (target === null || typeof target !== "object") return text(target);
	return text((target as Json).url) ?? text((target as Json).contentUrl) ?? idOf(target);
}
