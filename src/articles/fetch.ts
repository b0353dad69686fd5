// The only way out to the Internet. Every hop is judged before anything is sent: the address as written, every address
// its name resolves to (the connection is pinned to those), and the address the socket says it reached.
import { lookup as systemLookup } from "node:dns/promises";
import { Agent, buildConnector, type Dispatcher, request } from "undici";
import { discard, judge, MAX_URL, redirectTarget } from "./fetch-answer.ts";
import { type FetchFailure, type FetchKind, type FetchResult, failure } from "./fetch-result.ts";
import { networkFailure, Stop } from "./fetch-stop.ts";
import { type AllowPrivate, bareHost, isAddress, isPublicAddress, portOf, refusalOf } from "./guard.ts";

export type { FetchFailure, FetchKind, FetchResult } from "./fetch-result.ts";

/** All addresses of a name, as `dns.lookup(name, { all: true })` gives them. */
export type Lookup = (name: string) => Promise<readonly { address: string; family: number }[]>;

export interface FetcherOptions {
	/** The exact host and port that may be private (guard.ts); default none. */
	allowPrivate?: AllowPrivate;
	/** Who asks; should hold an address where the operator can be reached. */
	userAgent?: string;
	lookup?: Lookup;
	/** For the whole request: names, redirects, headers and body. Default 20 s. */
	timeoutMs?: number;
	/** Decompressed; default by kind. */
	maxBytes?: number;
	/** The clock, for headers that hold dates; default the system's. */
	now?: () => number;
}

export interface FetchOptions {
	kind: FetchKind;
	etag?: string | null;
	lastModified?: string | null;
	signal?: AbortSignal;
	/** Sends a form (WebSub) instead of asking; redirects are not followed then. */
	form?: Readonly<Record<string, string>>;
}

export interface Fetcher {
	/** Never throws: what can go wrong on the Internet is an answer. */
	fetch(url: string, options: FetchOptions): Promise<FetchResult>;
	close(): Promise<void>;
}

const LIMITS: Readonly<Record<FetchKind, number>> = {
	feed: 10_000_000,
	page: 4_000_000,
	image: 8_000_000,
	any: 4_000_000,
};
const ACCEPT: Readonly<Record<FetchKind, string>> = {
	feed: "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.5",
	page: "text/html, application/xhtml+xml;q=0.9, */*;q=0.5",
	image: "image/*",
	any: "*/*",
};
const MAX_REDIRECTS = 5;

export function createFetcher(options: FetcherOptions = {}): Fetcher {
	const allow = options.allowPrivate ?? (() => false);
	const lookup: Lookup = options.lookup ?? ((name) => systemLookup(name, { all: true, verbatim: true }));
	const agent = new Agent({
		connect: guardedConnector(allow, lookup),
		connections: 2,
		pipelining: 1,
		maxHeaderSize: 32_768,
	});
	const settings = {
		agent,
		allow,
		now: options.now ?? Date.now,
		timeoutMs: options.timeoutMs ?? 20_000,
		maxBytes: options.maxBytes,
		userAgent: options.userAgent ?? "Wortmeldung/0.1 (news bot for Discord)",
	};
	return { fetch: (url, wanted) => follow(url, wanted, settings), close: () => agent.destroy() };
}

interface Settings {
	agent: Agent;
	allow: AllowPrivate;
	now: () => number;
	timeoutMs: number;
	maxBytes: number | undefined;
	userAgent: string;
}

async function follow(address: string, wanted: FetchOptions, settings: Settings): Promise<FetchResult> {
	let url = address.length > MAX_URL ? null : URL.parse(address.trim());
	if (!url) return failure("badUrl", { host: "" });
	const deadline = AbortSignal.timeout(settings.timeoutMs);
	const signal = wanted.signal ? AbortSignal.any([deadline, wanted.signal]) : deadline;
	let permanent: string | null = null;
	let onlyPermanent = true;
	const limit = settings.maxBytes ?? LIMITS[wanted.kind];
	const fail = (stop: Stop): FetchFailure =>
		failure(
			stop.reason,
			{ host: url?.host ?? "", n: stop.reason === "tooLarge" ? Math.ceil(limit / 1e6) : settings.timeoutMs / 1000 },
			stop.detail,
		);
	try {
		for (let hop = 0; ; hop++) {
			const refusal = refusalOf(url, settings.allow);
			if (refusal === "scheme") throw new Stop("badScheme");
			if (refusal) throw new Stop("blocked", refusal);
			const answer = await send(url, wanted, settings, signal, hop > 0);
			const next = redirectTarget(answer, url);
			if (next && !wanted.form) {
				discard(answer.body);
				if (hop === MAX_REDIRECTS || next.href === url.href) throw new Stop("redirects");
				onlyPermanent &&= answer.statusCode === 301 || answer.statusCode === 308;
				url = next;
				if (onlyPermanent) permanent = url.href;
				continue;
			}
			const conditional = Boolean(wanted.etag || wanted.lastModified);
			return await judge(answer, {
				url: url.href,
				permanent,
				conditional,
				form: wanted.form !== undefined,
				limit,
				now: settings.now(),
				signal,
			});
		}
	} catch (error) {
		if (error instanceof Stop) return fail(error);
		if (deadline.aborted) return fail(new Stop("timeout"));
		if (wanted.signal?.aborted) return fail(new Stop("aborted"));
		return fail(networkFailure(error));
	}
}

async function send(
	url: URL,
	wanted: FetchOptions,
	settings: Settings,
	signal: AbortSignal,
	redirected: boolean,
): Promise<Dispatcher.ResponseData> {
	signal.throwIfAborted();
	const headers: Record<string, string> = {
		accept: ACCEPT[wanted.kind],
		"accept-encoding": "gzip, deflate, br",
		"accept-language": "de, en;q=0.7",
		"user-agent": settings.userAgent,
	};
	if (wanted.etag) headers["if-none-match"] = wanted.etag.replace(/[^\x21-\x7e\x80-\xff ]/g, "");
	if (wanted.lastModified) headers["if-modified-since"] = wanted.lastModified.replace(/[^\x20-\x7e]/g, "");
	const base = {
		dispatcher: settings.agent,
		signal,
		headersTimeout: settings.timeoutMs,
		bodyTimeout: settings.timeoutMs,
	};
	if (wanted.form && !redirected) {
		headers["content-type"] = "application/x-www-form-urlencoded";
		return request(url.href, { ...base, method: "POST", headers, body: new URLSearchParams(wanted.form).toString() });
	}
	return request(url.href, { ...base, method: "GET", headers });
}

/**
 * Resolves a name itself, refuses it when any of its addresses is private, and connects to those very addresses: a name
 * server that answers differently the second time (rebinding) is never asked a second time.
 */
function guardedConnector(allow: AllowPrivate, lookup: Lookup): buildConnector.connector {
	const connectTo = async (target: buildConnector.Options, done: (error: Error | null, socket: unknown) => void) => {
		const url = URL.parse(
			`${target.protocol}//${target.hostname.includes(":") && !target.hostname.startsWith("[") ? `[${target.hostname}]` : target.hostname}${target.port ? `:${target.port}` : ""}/`,
		);
		if (!url) throw new Stop("badUrl");
		const refusal = refusalOf(url, allow);
		if (refusal) throw new Stop("blocked", refusal);
		const host = bareHost(url);
		const exempt = allow(host, portOf(url));
		const addresses = isAddress(host) ? [{ address: host, family: host.includes(":") ? 6 : 4 }] : await lookup(host);
		if (addresses.length === 0) throw new Stop("dns");
		if (!exempt && !addresses.every(({ address }) => isPublicAddress(address))) throw new Stop("blocked", "private");
		const pinned = (_name: string, query: { all?: boolean }, answer: (...results: unknown[]) => void) =>
			query.all ? answer(null, addresses) : answer(null, addresses[0]!.address, addresses[0]!.family);
		const connect = buildConnector({ allowH2: false, maxCachedSessions: 0, timeout: 10_000, lookup: pinned as never });
		connect(target, (error, socket) => {
			const reached = socket?.remoteAddress;
			if (socket && !exempt && (reached === undefined || !isPublicAddress(reached))) {
				socket.destroy();
				done(new Stop("blocked", "private"), null);
			} else done(error, socket);
		});
	};
	return (target, callback) => {
		const done = callback as (error: Error | null, socket: unknown) => void;
		connectTo(target, done).catch((error: Error) => done(error, null));
	};
}
