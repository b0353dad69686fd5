// A news site that a test writes by hand: entries, pages, and what goes wrong with them.
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Item {
	readonly id: number;
	title: string;
	slug: string;
	category?: string;
	body?: string;
	guid?: string;
	published?: number;
}

export interface Paper {
	readonly url: string;
	readonly feedUrl: string;
	readonly port: number;
	/** Newest first, as the feed shows them. */
	items: Item[];
	/** How many the feed shows; older ones are on `?paged=2` unless `noPages`. */
	window: number;
	noPages: boolean;
	/** The feed carries a teaser only; the text is on the page. */
	excerpts: boolean;
	/** A WebSub hub that the feed names; "" for none. */
	hub: string;
	/** In place of an answer, by path. */
	readonly answers: Map<string, { status: number; headers?: Record<string, string>; body?: string }>;
	/** What was asked for, in order: paths with their query. */
	readonly asked: string[];
	/** The headers of the last request. */
	lastHeaders: Record<string, string | string[] | undefined>;
	add(title: string, more?: Partial<Item>): Item;
	close(): Promise<void>;
}

/** @param now milliseconds since 1970 */
export async function startPaper(now: () => number): Promise<Paper> {
	let last = 100;
	const server = createServer((request, response) => {
		const path = request.url ?? "/";
		paper.asked.push(path);
		paper.lastHeaders = request.headers;
		const set = paper.answers.get(path);
		if (set) return void response.writeHead(set.status, set.headers ?? {}).end(set.body ?? "");
		answer(paper, path, response);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	const url = `http://127.0.0.1:${port}`;
	const paper: Paper = {
		url,
		feedUrl: `${url}/feed/`,
		port,
		items: [],
		window: 10,
		noPages: false,
		excerpts: false,
		hub: "",
		answers: new Map(),
		asked: [],
		lastHeaders: {},
		add(title, more = {}) {
			last++;
			const item: Item = { id: last, title, slug: `artikel-${last}`, published: now(), ...more };
			paper.items.unshift(item);
			return item;
		},
		close: () => {
			server.closeAllConnections();
			return new Promise((resolve) => server.close(() => resolve()));
		},
	};
	return paper;
}

function answer(paper: Paper, path: string, response: ServerResponse): void {
	const url = new URL(path, paper.url);
	const html = { "content-type": "text/html; charset=utf-8" };
	if (url.pathname === "/feed/") {
		const page = Number(url.searchParams.get("paged") ?? 1);
		const shown = paper.items.slice((page - 1) * paper.window, page * paper.window);
		if (page > 1 && (paper.noPages || shown.length === 0)) return void response.writeHead(404).end();
		response.writeHead(200, { "content-type": "application/rss+xml; charset=utf-8" }).end(rss(paper, shown));
		return;
	}
	const item = paper.items.find(({ slug }) => url.pathname === `/${slug}/`);
	if (!item) return void response.writeHead(404, html).end("<h1>Nichts gefunden</h1>");
	const head = `<title>${escaped(item.title)}</title><link rel="alternate" type="application/rss+xml" title="Bote" href="/feed/"><link rel="alternate" type="application/rss+xml" title="Bote » Kommentar-Feed" href="/comments/feed/">`;
	const body = `<article><h1>${escaped(item.title)}</h1>${textOf(item)}</article>`;
	response
		.writeHead(200, html)
		.end(`<!doctype html><html lang="de"><head>${head}</head><body><main>${body}</main></body></html>`);
}

function rss(paper: Paper, items: readonly Item[]): string {
	const entries = items.map((item) => {
		const guid = item.guid ?? `${paper.url}/?p=${item.id}`;
		const content = paper.excerpts ? "" : `<content:encoded><![CDATA[${textOf(item)}]]></content:encoded>`;
		return `<item><title>${escaped(item.title)}</title><link>${paper.url}/${item.slug}/</link>
${guid === "" ? "" : `<guid isPermaLink="false">${escaped(guid)}</guid>`}<category>${escaped(item.category ?? "Stadt")}</category>
${item.published === undefined ? "" : `<pubDate>${new Date(item.published).toUTCString()}</pubDate>`}
<description>Kurz gesagt: ${escaped(item.title)} [&amp;#8230;]</description>${content}</item>`;
	});
	return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Quellbacher Bote</title><link>${paper.url}/</link>${paper.hub ? `<atom:link rel="hub" href="${paper.hub}" xmlns:atom="http://www.w3.org/2005/Atom"/>` : ""}<generator>https://wordpress.org/?v=6.8</generator>${entries.join("")}</channel></rss>`;
}

function textOf(item: Item): string {
	const body = item.body ?? `In Quellbach ging es am Dienstag um die Meldung Nummer ${item.id}. ${FILL}`;
	return body
		.split("\n\n")
		.map((paragraph) => `<p>${escaped(paragraph)}</p>`)
		.join("");
}

const FILL = Array.from(
	{ length: 12 },
	(_, n) => `Die Leute am Markt sprachen lange darüber, und im Rathaus brannte bis ${n + 7} Uhr abends Licht.`,
).join(" ");

function escaped(text: string): string {
	return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
