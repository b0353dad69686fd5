// The news desk of the process: each address is fetched once for all guilds, and read in a worker.
import type { ParsedFeed } from "../articles/article.ts";
import { decodeBytes } from "../articles/decode.ts";
import type { Extracted, ExtractedFragment } from "../articles/extract.ts";
import type { Fetcher } from "../articles/fetch.ts";
import type { FetchResult } from "../articles/fetch-result.ts";
import { afterPoll, newPollState, type PollOutcome, type PollState, validators } from "../articles/poll.ts";
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
}

export interface FeedRead {
	readonly status: "ok";
	readonly feed: ParsedFeed;
	readonly outcome: PollOutcome;
}

export interface PageRead {
	readonly status: "ok";
	readonly page: Extracted;
	readonly html: string;
	/** After redirects. */
	readonly url: string;
}

/** Reading that is done in workers (articles/worker-pool.ts). */
export interface Reader {
	parseFeed(bytes: Uint8Array, hints: { contentType: string | null; url: string }): Promise<ParsedFeed>;
	extract(html: string, options: { url: string }): Promise<Extracted>;
	extractFragment(html: string, options: { url: string }): Promise<ExtractedFragment>;
}

export interface FeedDesk {
	/** @param freshFor an answer younger than this (ms) serves again without asking the website */
	feed(url: string, freshFor: number): Promise<FeedRead | DeskFailure>;
	page(url: string): Promise<PageRead | DeskFailure>;
	/** The text in the HTML that a feed carries. @throws UserError where it cannot be read */
	fragment(html: string, url: string): Promise<ExtractedFragment>;
}

/** What the process remembers of an address. Lost in a restart: then the feed is read anew, and nothing is missed. */
interface Known {
	poll: PollState;
	at: number;
	read: FeedRead | null;
}

const UNREADABLE = text(
	"Die Antwort von {host} lässt sich nicht lesen: {problem}",
	"The answer of {host} cannot be read: {problem}",
);

/** @param options.now milliseconds since 1970 */
export function createFeedDesk(options: { fetcher: Fetcher; reader: Reader; now: () => number }): FeedDesk {
	const { fetcher, reader, now } = options;
	const known = new Map<string, Known>();
	const running = new Map<string, Promise<unknown>>();

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
		const got = await fetcher.fetch(url, { kind: "feed", ...asked });
		const outcome = await outcomeOf(url, got, before);
		const read: FeedRead | DeskFailure = outcome.read;
		const next = afterPoll(poll, outcome.outcome, { now: now(), interval: 0, name: url, ttl: null });
		// Validators are kept only with what was read: an answer that could not be read must be asked for again.
		known.set(url, { poll: next.state, at: now(), read: read.status === "ok" ? read : (before?.read ?? null) });
		return read;
	}

	async function outcomeOf(
		url: string,
		got: FetchResult,
		before: Known | undefined,
	): Promise<{ outcome: PollOutcome; read: FeedRead | DeskFailure }> {
		if (got.status === "failed") return { outcome: got, read: failed(got.reason, got, got.text, got.params) };
		if (got.status === "notModified") {
			if (before?.read) return { outcome: got, read: { ...before.read, outcome: got } };
			return unreadable(url, new Error("304"));
		}
		// The bytes have been read; the bookkeeping needs none.
		const outcome: PollOutcome = { ...got, bytes: new Uint8Array() };
		if (before?.read && got.hash === before.poll.bodyHash) return { outcome, read: { ...before.read, outcome } };
		try {
			const feed = await reader.parseFeed(got.bytes, { contentType: got.contentType, url: got.url });
			return { outcome, read: { status: "ok", feed, outcome } };
		} catch (error) {
			return unreadable(url, error);
		}
	}

	async function readPage(url: string): Promise<PageRead | DeskFailure> {
		const got = await fetcher.fetch(url, { kind: "page" });
		if (got.status === "failed") return failed(got.reason, got, got.text, got.params);
		if (got.status === "notModified") return unreadable(url, new Error("304")).read;
		const { text: html } = decodeBytes(got.bytes, got.contentType);
		try {
			return { status: "ok", page: await reader.extract(html, { url: got.url }), html, url: got.url };
		} catch (error) {
			return unreadable(url, error).read;
		}
	}

	return {
		feed(url, freshFor) {
			const before = known.get(url);
			if (before?.read && before.poll.failures === 0 && now() - before.at < freshFor)
				return Promise.resolve(before.read);
			return once(`feed ${url}`, () => readFeed(url));
		},
		page: (url) => once(`page ${url}`, () => readPage(url)),
		fragment: (html, url) => reader.extractFragment(html, { url }),
	};
}

function unreadable(url: string, error: unknown): { outcome: PollOutcome; read: DeskFailure } {
	const known = error instanceof UserError;
	const wording = known ? error.text : UNREADABLE;
	const host = URL.canParse(url) ? new URL(url).host : url;
	const params = { host, ...(known ? error.params : { problem: messageOf(error) }) };
	const outcome: PollOutcome = { status: "unreadable", text: wording, params };
	return { outcome, read: failed("unreadable", outcome, wording, params) };
}

function failed(
	reason: string,
	outcome: PollOutcome,
	wording: Text,
	params: Readonly<Record<string, string | number>>,
): DeskFailure {
	return { status: "failed", reason, text: wording, params, outcome };
}
