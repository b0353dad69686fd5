// When a feed is read next. Pure: times are milliseconds since 1970, spans are milliseconds.
import { fraction } from "./hash.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What a website may ask for is honoured up to these. */
const LONGEST = { ttl: HOUR, maxAge: HOUR, retryAfter: DAY, backOff: DAY };

export interface Timing {
	now: number;
	/** The feed's address: decides where in the interval it falls. */
	url: string;
	/** What the guild or the operator wishes. */
	interval: number;
	ttl?: number | null;
	maxAge?: number | null;
	/** Counts even where nothing failed: some websites send it with every answer. */
	retryAfter?: number | null;
	/** How many times in a row it has failed now. */
	failures?: number;
}

export interface Planned {
	at: number;
	/** What decided, for `/feed list`. */
	because: "interval" | "ttl" | "maxAge" | "retryAfter" | "backOff";
}

/**
 * The longest of all wishes: interval, ttl, max-age, Retry-After; after failures 5, 10, 20 … minutes (5·2ⁿ, as
 * MonitoRSS does), a day at most. Feeds with the same interval drift apart by up to a tenth of it, always by the same amount.
 */
export function nextCheck(timing: Timing): Planned {
	const failures = timing.failures ?? 0;
	const wishes: [Planned["because"], number][] = [
		["interval", timing.interval],
		["ttl", Math.min(timing.ttl ?? 0, LONGEST.ttl)],
		["maxAge", Math.min(timing.maxAge ?? 0, LONGEST.maxAge)],
		["backOff", failures === 0 ? 0 : Math.min(5 * MINUTE * 2 ** Math.min(failures - 1, 20), LONGEST.backOff)],
		["retryAfter", Math.min(timing.retryAfter ?? 0, LONGEST.retryAfter)],
	];
	const [because, wait] = wishes.reduce((longest, wish) => (wish[1] > longest[1] ? wish : longest));
	return { at: Math.round(timing.now + wait + fraction(timing.url) * Math.min(wait / 10, 2 * MINUTE)), because };
}

/**
 * When a feed is read after the process has started: as planned, but feeds whose time passed meanwhile are spread over
 * a minute instead of being asked all at once.
 */
export function afterStart(planned: number | null, url: string, now: number): number {
	return planned !== null && planned > now ? planned : Math.round(now + fraction(url) * MINUTE);
}

/**
 * How often a feed deserves to be read, from how often it publishes (after miniflux: a week divided by the articles of
 * a week, two checks for each), 5 minutes to a day.
 * @param published times of its articles
 */
export function rhythm(published: readonly number[], now: number): number {
	const week = published.filter((time) => time <= now && time > now - 7 * DAY).length;
	return week === 0 ? DAY : Math.min(DAY, Math.max(5 * MINUTE, (7 * DAY) / (week * 2)));
}

/**
 * Puts requests to one host one after the other.
 * @param due what is to be fetched, by address
 * @param lastAt per host, when it was asked last
 * @param spacing between two requests to the same host; default 2 s
 * @returns each with the time from which it may be sent, in this order
 */
export function spaced<T extends { url: string }>(
	due: readonly T[],
	now: number,
	lastAt: ReadonlyMap<string, number> = new Map(),
	spacing = 2000,
): (T & { at: number })[] {
	const free = new Map(lastAt);
	return due
		.map((request) => {
			const host = URL.parse(request.url)?.host ?? "";
			const last = free.get(host);
			const at = last === undefined ? now : Math.max(now, last + spacing);
			free.set(host, at);
			return { ...request, at };
		})
		.sort((a, b) => a.at - b.at);
}
