// The links of a page and what it says of itself, read from its markup alone: no tree, no script.
import { decodeEntities, plainText } from "./plain-text.ts";
import { hostOf, httpUrl } from "./url.ts";
import { scanXml } from "./xml-scan.ts";

export interface PageLink {
	href: string;
	title: string;
	type: string;
	inHead: boolean;
}

export interface Page {
	base: string;
	host: string;
	path: string;
	title: string;
	isArticle: boolean;
	links: PageLink[];
}

/** @param pageUrl where the page came from */
export function readPage(html: string, pageUrl: string): Page {
	const page: Page = {
		base: pageUrl,
		host: hostOf(pageUrl),
		path: pathOf(pageUrl),
		title: "",
		isArticle: false,
		links: [],
	};
	let silent = "";
	let anchor: { href: string; end: number } | null = null;
	let titleFrom = -1;
	let anchors = 0;
	scanXml(html, (kind, name, start, end) => {
		if (silent !== "") {
			if (kind === "close" && name === silent) silent = "";
			return true;
		}
		if (kind === "close") {
			if (name === "title" && titleFrom !== -1 && page.title === "")
				page.title = plainText(html.slice(titleFrom, start));
			if (name === "a" && anchor) {
				page.links.push({
					href: anchor.href,
					title: plainText(html.slice(anchor.end, start).slice(0, 20_000)),
					type: "",
					inHead: false,
				});
				anchor = null;
			}
			return true;
		}
		if (kind === "open" && /^(?:script|style|noscript|template|svg)$/.test(name)) silent = name;
		if (name === "title") titleFrom = end;
		if (name === "base") page.base = httpUrl(attributes(html.slice(start, end)).href, pageUrl) ?? page.base;
		if (name === "meta") page.isArticle ||= isArticleMeta(attributes(html.slice(start, end)));
		if (name === "link") readLink(page, attributes(html.slice(start, end)));
		if (name === "a" && anchors++ < 3000) {
			const href = attributes(html.slice(start, end)).href;
			anchor = href && /feed|rss|atom|\.xml|\.rdf/i.test(href) ? { href, end } : null;
		}
		return page.links.length < 500;
	});
	return page;
}

function readLink(page: Page, link: Record<string, string>): void {
	const rel = (link.rel ?? "").toLowerCase().split(/\s+/);
	if (rel.includes("shortlink") && /[?&]p=\d/.test(link.href ?? "")) page.isArticle = true;
	if (!rel.includes("alternate") && !rel.includes("feed")) return;
	if (link.href)
		page.links.push({ href: link.href, title: link.title ?? "", type: (link.type ?? "").toLowerCase(), inHead: true });
}

function isArticleMeta(meta: Record<string, string>): boolean {
	return (
		(meta.property === "og:type" && /article/i.test(meta.content ?? "")) ||
		(meta.property ?? "").startsWith("article:published")
	);
}

/** A tag's attributes, names in lower case, values with their entities decoded. */
export function attributes(tag: string): Record<string, string> {
	const found: Record<string, string> = Object.create(null);
	const inner = tag
		.slice(0, 20_000)
		.replace(/^<[^\s/>]+/, "")
		.replace(/\/?>$/, "");
	for (const [, name, double, single, bare] of inner.matchAll(
		/([^\s=/"'>]+)(?:\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g,
	))
		found[name!.toLowerCase()] ??= decodeEntities(double ?? single ?? bare ?? "");
	return found;
}

/** Path and parameters of an address, "" where it is none. */
export function pathOf(url: string): string {
	const parsed = URL.parse(url);
	return parsed ? `${parsed.pathname}${parsed.search}` : "";
}
