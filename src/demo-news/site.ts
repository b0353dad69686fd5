// A small newspaper's website on this machine: to try the bot without the Internet, and for the tests.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Entry, pathOf } from "./entry.ts";
import { renderFeed, validatorsOf } from "./feed.ts";
import { renderArticle, renderFrontPage, renderMissing } from "./pages.ts";
import { renderPicture } from "./picture.ts";
import { PUBLISHED, UPCOMING } from "./stories.ts";
import type { Story } from "./story.ts";

export interface NewsSiteOptions {
	/** 0 takes a free one. */
	port?: number;
	/** Milliseconds since 1970. */
	now: () => number;
	/** How often one of the articles still to come appears by itself; default never. */
	publishEveryMs?: number;
	/** The feed carries excerpts only, so that readers must fetch the page. */
	excerpts?: boolean;
	/** Told of every request, by its path. */
	heard?: (path: string) => void;
	/** Other articles than its own. */
	stories?: { published: readonly Story[]; upcoming: readonly Story[] };
}

export interface NewsSite {
	/** "http://127.0.0.1:<port>" */
	url: string;
	feedUrl: string;
	port: number;
	/** Those that can be read now, newest first. */
	articles(): Entry[];
	/** Publishes the next article, or null where all have appeared. */
	publishNext(): Entry | null;
	/** Changes a published article; its number stays. Throws where there is no such article. */
	editArticle(slug: string, changes: Partial<Pick<Story, "title" | "teaser" | "body" | "slug">>): Entry;
	/** Takes an article out of the feed; its page answers 410. Throws where there is no such article. */
	withdraw(slug: string): Entry;
	close(): Promise<void>;
}

const HOUR = 3_600_000;

/** Starts the website on 127.0.0.1. */
export async function startNewsSite(options: NewsSiteOptions): Promise<NewsSite> {
	const { published, upcoming } = options.stories ?? { published: PUBLISHED, upcoming: UPCOMING };
	const start = options.now();
	const waiting = [...upcoming];
	let lastId = 1200;
	const entries: Entry[] = [...published].reverse().map((story, index) => {
		lastId += 7;
		const time = start - (published.length - index) * 5 * HOUR;
		return { ...story, id: lastId, published: time, modified: time, withdrawn: false, formerSlugs: [] };
	});
	const readable = () =>
		entries.filter((entry) => !entry.withdrawn).sort((a, b) => b.published - a.published || b.id - a.id);
	const find = (slug: string): Entry => {
		const entry = entries.find((candidate) => candidate.slug === slug);
		if (!entry) throw new Error(`no article ${slug}`);
		return entry;
	};
	const publishNext = (): Entry | null => {
		const story = waiting.shift();
		if (!story) return null;
		lastId += 7;
		const time = options.now();
		const entry: Entry = { ...story, id: lastId, published: time, modified: time, withdrawn: false, formerSlugs: [] };
		entries.push(entry);
		return entry;
	};
	let origin = "";
	const server = createServer((request, response) => {
		options.heard?.(request.url ?? "/");
		answer(request, response, { origin, entries, readable, excerpts: options.excerpts ?? false });
	});
	await new Promise<void>((resolve, reject) => {
		server.once("error", reject);
		server.listen(options.port ?? 0, "127.0.0.1", resolve);
	});
	const { port } = server.address() as AddressInfo;
	origin = `http://127.0.0.1:${port}`;
	const timer = options.publishEveryMs ? setInterval(publishNext, options.publishEveryMs) : null;
	timer?.unref();
	return {
		url: origin,
		feedUrl: `${origin}/feed/`,
		port,
		articles: readable,
		publishNext,
		editArticle: (slug, changes) => {
			const entry = find(slug);
			if (changes.slug !== undefined && changes.slug !== slug) entry.formerSlugs.push(slug);
			return Object.assign(entry, changes, { modified: options.now() });
		},
		withdraw: (slug) => Object.assign(find(slug), { withdrawn: true }),
		close: () => {
			if (timer) clearInterval(timer);
			server.closeAllConnections();
			return new Promise((resolve) => server.close(() => resolve()));
		},
	};
}

interface Contents {
	origin: string;
	entries: readonly Entry[];
	readable: () => Entry[];
	excerpts: boolean;
}

interface Reply {
	status: number;
	type: string;
	body: string | Buffer;
	headers?: Record<string, string>;
}

const HTML = "text/html; charset=UTF-8";

function replyTo(request: IncomingMessage, contents: Contents): Reply {
	const { origin, entries, readable } = contents;
	const url = new URL(request.url ?? "/", origin);
	const path = url.pathname.endsWith("/") ? url.pathname : `${url.pathname}/`;
	const missing = (gone: boolean): Reply => ({
		status: gone ? 410 : 404,
		type: HTML,
		body: renderMissing(origin, gone, readable()),
	});
	if (path === "/feed/")
		return feedReply(request, Number(url.searchParams.get("paged") ?? 1) || 1, contents) ?? missing(false);
	const picture = /^\/bilder\/([\w-]+)\.png\/$/.exec(path)?.[1];
	const pictured = entries.find((entry) => entry.slug === picture || entry.formerSlugs.includes(picture ?? ""));
	if (pictured)
		return {
			status: 200,
			type: "image/png",
			body: renderPicture(pictured),
			headers: { "cache-control": "max-age=3600" },
		};
	const post = Number(url.searchParams.get("p"));
	const moved = entries.find(
		(entry) => (path === "/" && entry.id === post) || entry.formerSlugs.some((slug) => pathOf({ slug }) === path),
	);
	if (moved) return { status: 301, type: HTML, body: "", headers: { location: `${origin}${pathOf(moved)}` } };
	if (path === "/") return { status: 200, type: HTML, body: renderFrontPage(readable(), origin) };
	const entry = entries.find((candidate) => pathOf(candidate) === path);
	if (!entry || entry.withdrawn) return missing(entry !== undefined);
	const others = readable().filter((other) => other !== entry);
	const related = entry.related.flatMap((slug) => others.filter((other) => other.slug === slug));
	return { status: 200, type: HTML, body: renderArticle(entry, origin, others, related) };
}

function feedReply(request: IncomingMessage, page: number, { origin, readable, excerpts }: Contents): Reply | null {
	const body = renderFeed(readable(), origin, { page, excerpts });
	if (body === null) return null;
	const { etag, lastModified } = validatorsOf(readable());
	const headers = { etag, "last-modified": lastModified };
	const known = request.headers["if-none-match"] === etag && request.headers["if-modified-since"] === lastModified;
	return { status: known ? 304 : 200, type: "application/rss+xml; charset=UTF-8", body: known ? "" : body, headers };
}

function answer(request: IncomingMessage, response: ServerResponse, contents: Contents): void {
	const readOnly = request.method === "GET" || request.method === "HEAD";
	const { status, type, body, headers } = readOnly
		? replyTo(request, contents)
		: { status: 405, type: "text/plain", body: "", headers: { allow: "GET, HEAD" } };
	response.writeHead(status, {
		...headers,
		...(status === 304 ? {} : { "content-type": type, "content-length": Buffer.byteLength(body) }),
	});
	response.end(request.method === "HEAD" ? undefined : body);
}
