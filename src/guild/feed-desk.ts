// The news desk of the process: each address is fetched once for all guilds, and read in a worker.
import type { ParsedFeed } from "../articles/article.ts";
import { decodeBytes } from "../articles/decode.ts";
import type { Extracted, ExtractedFragment } from "../articles/extract.ts";
import type { Fetcher } from "../articles/fetch.ts";
import type { FetchResult } from "../articles/fetch-result.ts";
import { afterPoll, newPollState, type PollOutcome, type PollState, validators } from "../articles/poll.ts";
import { spaced } from "../articles/schedule.ts";
import { messageOf, UserError } from "../errors.ts";
import { type Text, text } from "../texts.ts";

/** What could not be read, in words for the person who can act on it. */
export interface DeskFailure {
	readonly status: "failed";
	readonly reason: string;
	readonly text: Text;
	readonly params: Readonly<Record<string, string | number>>;
	/** What the request brought, for the feed's bookkeeping (articles/poll.ts). */
	readonly outcome: PollOutcome;
	/** When the website was asked, in milliseconds since 1970. */
	readonly at: number;
}

export interface FeedRead {
	readonly status: "ok";
	readonly feed: ParsedFeed;
	readonly outcome: PollOutcome;
	/** When the website was asked, in milliseconds since 1970. */
	readonly at: number;
}

export interface PageRead {
	readonly status: "ok";
	readonly page: Extracted;
	readonly html: string;
	/** After redirects. */
	readonly url: string;
}

/** Reading that is done in workers (work/worker-pool.ts). */
export interface Reader {
	parseFeed(bytes: Uint8Array, hints: { contentType: string | null; url: string }): Promise<ParsedFeed>;
	extract(html: string, options: { url: string }): Promise<Extracted>;
	extractFragment(html: string, options: { url: string }): Promise<ExtractedFragment>;
}

export interface FeedDesk {
	/**
	 * @param freshFor an answer younger than this (ms) serves again without asking the website
	 * @param alsoFailures whether a failure younger than that serves again as well
	 */
	feed(url: string, freshFor: number, alsoFailures?: boolean): Promise<FeedRead | DeskFailure>;
	/** The website says that there is something new: what was read until then (ms since 1970) serves nobody any more. */
	outdated(url: string, at: number): void;
	/** @param freshFor as above, at most five minutes; default 0. Only a page read anew comes with its `html` */
	page(url: string, freshFor?: number): Promise<PageRead | DeskFailure>;
	/** A file that somebody gave, as it is. */
	file(url: string): Promise<{ readonly status: "ok"; readonly bytes: Uint8Array } | DeskFailure>;
	/** The text in the HTML that a feed carries. @throws UserError where it cannot be read */
	fragment(html: string, url: string): Promise<ExtractedFragment>;
}

/** What the process remembers of an address. Lost in a restart: then the feed is read anew, and nothing is missed. */
interface Known {
	poll: PollState;
	at: number;
	read: FeedRead | null;
	failed: DeskFailure | null;
}

/** So many addresses are remembered and so many pages; beyond that the one asked for longest ago is forgotten. */
const MOST_KNOWN = 2_000;
const MOST_PAGES = 32;
/** Several guilds ask for the page of a new article one after the other. */
const PAGE_FRESH_FOR = 5 * 60_000;
/** So many requests at the same time, over all websites. */
const AT_ONCE = 16;

const UNREADABLE = text(
	"Die Antwort von {host} lässt sich nicht lesen: {problem}",
	"The answer of {host} cannot be read: {problem}",
);

/**
 * @param options.now milliseconds since 1970
 * @param options.spacing milliseconds between two requests to one website
 */
export function createFeedDesk(options: {
	fetcher: Fetcher;
	reader: Reader;
	now: () => number;
	spacing?: number;
	/** Told of every feed that was read. */
	seen?: (url: string, feed: ParsedFeed) => void;
}): FeedDesk {
	const { fetcher, reader, now } = options;
	const known = new Map<string, Known>();
	const pages = new Map<string, { at: number; read: PageRead }>();
	const outdated = new Map<string, number>();
	const running = new Map<string, Promise<unknown>>();
	const ask = politely(fetcher, options.spacing ?? 1_000);

	/** Callers who ask for the same thing at the same time share one answer. */
	function once<T>(key: string, work: () => Promise<T>): Promise<T> {
		const before = running.get(key) as Promise<T> | undefined;
		if (before) return before;
		const started = work().finally(() => running.delete(key));
		running.set(key, started);
		return started;
	}

	async function readFeed(url: string): Promise<FeedRead | DeskFailure> {
		const before = known.get(url);
		const poll = before?.poll ?? newPollState(url);
		// Validators only with a copy of what they stand for.
		const asked = before?.read ? validators(poll) : { etag: null, lastModified: null };
		// What comes while the website answers may be missing in its answer.
		const at = now();
		const got = await ask(url, { kind: "feed", ...asked });
		const outcome = await outcomeOf(url, got, before, at);
		const read: FeedRead | DeskFailure = outcome.read;
		const next = afterPoll(poll, outcome.outcome, { now: now(), interval: 0, name: url, ttl: null });
		known.delete(url);
		// Validators are kept only with what was read: an answer that could not be read must be asked for again.
		known.set(url, {
			poll: next.state,
			at,
			read: read.status === "ok" ? read : (before?.read ?? null),
			failed: read.status === "failed" ? read : null,
		});
		forgetFirst(known, MOST_KNOWN);
		if (read.status === "ok") options.seen?.(url, read.feed);
		return read;
	}

	async function outcomeOf(
		url: string,
		got: FetchResult,
		before: Known | undefined,
		at: number,
	): Promise<{ outcome: PollOutcome; read: FeedRead | DeskFailure }> {
		if (got.status === "failed") return { outcome: got, read: failed(got.reason, got, got.text, got.params, at) };
		if (got.status === "notModified") {
			if (before?.read) return { outcome: got, read: { ...before.read, outcome: got, at } };
			return unreadable(url, new Error("304"), at);
		}
		// The bytes have been read; the bookkeeping needs none.
		const outcome: PollOutcome = { ...got, bytes: new Uint8Array() };
		if (before?.read && got.hash === before.poll.bodyHash) return { outcome, read: { ...before.read, outcome, at } };
		try {
			const feed = await reader.parseFeed(got.bytes, { contentType: got.contentType, url: got.url });
			return { outcome, read: { status: "ok", feed, outcome, at } };
		} catch (error) {
			return unreadable(url, error, at);
		}
	}

	async function readPage(url: string): Promise<PageRead | DeskFailure> {
		const got = await ask(url, { kind: "page" });
		if (got.status === "failed") return failed(got.reason, got, got.text, got.params, now());
		if (got.status === "notModified") return unreadable(url, new Error("304"), now()).read;
		const { text: html } = decodeBytes(got.bytes, got.contentType);
		try {
			const read: PageRead = { status: "ok", page: await reader.extract(html, { url: got.url }), html, url: got.url };
			pages.set(url, { at: now(), read: { ...read, html: "" } });
			forgetFirst(pages, MOST_PAGES);
			return read;
		} catch (error) {
			return unreadable(url, error, now()).read;
		}
	}

	return {
		feed(url, freshFor, alsoFailures = false) {
			const before = known.get(url);
			const word = outdated.get(url) ?? Number.NEGATIVE_INFINITY;
			if (before && before.at > Math.max(now() - freshFor, word)) {
				const { failed: failure, read } = before;
				if (failure ? alsoFailures : read) return Promise.resolve(failure ?? read!);
			}
			return once(`feed ${url} ${word}`, () => readFeed(url));
		},
		outdated(url, at) {
			outdated.delete(url);
			outdated.set(url, at);
			forgetFirst(outdated, MOST_KNOWN);
		},
		page(url, freshFor = 0) {
			const before = pages.get(url);
			if (before && now() - before.at < Math.min(freshFor, PAGE_FRESH_FOR)) return Promise.resolve(before.read);
			return once(`page ${url}`, () => readPage(url));
		},
		async file(url) {
			const got = await ask(url, { kind: "any" });
			if (got.status === "ok") return { status: "ok", bytes: got.bytes };
			if (got.status === "failed") {
				// Nobody asks for a file by itself a second time, as for a feed.
				const words = got.reason === "empty" ? EMPTY_FILE : got.transient ? LOST_FILE : got.text;
				return failed(got.reason, got, words, got.params, now());
			}
			return unreadable(url, new Error("304"), now()).read;
		},
		fragment: (html, url) => reader.extractFragment(html, { url }),
	};
}

const EMPTY_FILE = text(
	"Die Datei ist leer. Prüf, ob du die richtige gewählt hast, und lade sie noch einmal hoch.",
	"The file is empty. Check whether you chose the right one, and upload it again.",
);
const LOST_FILE = text(
	"Die Datei ließ sich gerade nicht laden. Versuch es gleich noch einmal.",
	"The file could not be loaded just now. Try again in a moment.",
);

/** Sends requests to one website with a pause between them, and not too many at once over all. */
function politely(fetcher: Fetcher, spacing: number): Fetcher["fetch"] {
	const lastAt = new Map<string, number>();
	const waiting: (() => void)[] = [];
	let free = AT_ONCE;
	return async (url, options) => {
		// Real time on purpose: a website feels no other.
		const now = performance.now();
		for (const [host, at] of lastAt) if (at < now - spacing) lastAt.delete(host);
		const at = spaced([{ url }], now, lastAt, spacing)[0]!.at;
		lastAt.set(URL.parse(url)?.host ?? "", at);
		if (at > now) await new Promise((resolve) => setTimeout(resolve, at - now));
		if (free > 0) free--;
		else await new Promise<void>((resolve) => waiting.push(resolve));
		try {
			return await fetcher.fetch(url, options);
		} finally {
			const next = waiting.shift();
			if (next) next();
			else free++;
		}
	};
}

function forgetFirst(map: Map<string, unknown>, most: number): void {
	if (map.size > most) map.delete(map.keys().next().value!);
}

function unreadable(url: string, error: unknown, at: number): { outcome: PollOutcome; read: DeskFailure } {
	const known = error instanceof UserError;
	const wording = known ? error.text : UNREADABLE;
	const host = URL.canParse(url) ? new URL(url).host : url;
	const params = { host, ...(known ? error.params : { problem: messageOf(error) }) };
	const outcome: PollOutcome = { status: "unreadable", text: wording, params };
	return { outcome, read: failed("unreadable", outcome, wording, params, at) };
}

function failed(
	reason: string,
	outcome: PollOutcome,
	wording: Text,
	params: Readonly<Record<string, string | number>>,
	at: number,
): DeskFailure {
	return { status: "failed", reason, text: wording, params, outcome, at };
}
