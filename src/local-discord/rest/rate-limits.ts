// Rate limits: a bucket for each route and major parameter, 50 requests a second over all.
// https://docs.discord.com/developers/topics/rate-limits
import { createHash } from "node:crypto";
import type { Route } from "./route.ts";

/**
 * strict: the numbers bots observe on Discord. relaxed: the same buckets with ten times the room, so that nobody waits
 * for nothing. off: no headers at all.
 */
export type RateLimitMode = "strict" | "relaxed" | "off";

export interface Verdict {
	readonly headers: Record<string, string>;
	/** Where the request is refused: seconds to wait, and whether the global limit did it. */
	readonly refused: { readonly retryAfter: number; readonly global: boolean } | null;
}

const GLOBAL_PER_SECOND = 50;
const DEFAULT_LIMIT = [10, 10] as const;
const MAJOR = ["channel_id", "guild_id", "webhook_id"] as const;

export class RateLimits {
	readonly #mode: RateLimitMode;
	readonly #now: () => number;
	readonly #buckets = new Map<string, { remaining: number; resetAt: number }>();
	#global = { count: 0, until: 0 };
	/** How many requests were refused. */
	refused = { global: 0, bucket: 0 };

	/** @param now real time: a client waits in real time */
	constructor(mode: RateLimitMode, now: () => number = Date.now) {
		this.#mode = mode;
		this.#now = now;
	}

	/** Counts one request. */
	count(route: Route, params: Readonly<Record<string, string>>): Verdict {
		if (this.#mode === "off" || route.unlimited) return { headers: {}, refused: null };
		const now = this.#now();
		if (now >= this.#global.until) this.#global = { count: 0, until: now + 1000 };
		if (++this.#global.count > GLOBAL_PER_SECOND) {
			this.refused.global++;
			const retryAfter = (this.#global.until - now) / 1000;
			return { headers: refusal(retryAfter, "global"), refused: { retryAfter, global: true } };
		}
		const [requests, seconds] = route.limit ?? DEFAULT_LIMIT;
		const limit = this.#mode === "relaxed" ? requests * 10 : requests;
		const major = MAJOR.map((name) => params[name] ?? "").join(":");
		const key = `${route.method} ${route.path} ${major}`;
		let bucket = this.#buckets.get(key);
		if (!bucket || now >= bucket.resetAt) {
			bucket = { remaining: limit, resetAt: now + seconds * 1000 };
			this.#buckets.set(key, bucket);
			if (this.#buckets.size > 5000) this.#sweep(now);
		}
		const after = Math.max(0, (bucket.resetAt - now) / 1000);
		const headers = {
			"x-ratelimit-limit": String(limit),
			"x-ratelimit-remaining": String(Math.max(0, bucket.remaining - 1)),
			"x-ratelimit-reset": (bucket.resetAt / 1000).toFixed(3),
			"x-ratelimit-reset-after": after.toFixed(3),
			"x-ratelimit-bucket": bucketName(route),
		};
		if (bucket.remaining <= 0) {
			this.refused.bucket++;
			return { headers: { ...headers, ...refusal(after, "user") }, refused: { retryAfter: after, global: false } };
		}
		bucket.remaining--;
		return { headers, refused: null };
	}

	#sweep(now: number): void {
		for (const [key, bucket] of this.#buckets) if (bucket.resetAt <= now) this.#buckets.delete(key);
	}
}

/** The headers of a 429. */
export function refusal(retryAfter: number, scope: "user" | "global" | "shared"): Record<string, string> {
	return {
		"retry-after": String(Math.max(1, Math.ceil(retryAfter))),
		"x-ratelimit-scope": scope,
		...(scope === "global" ? { "x-ratelimit-global": "true" } : {}),
	};
}

function bucketName(route: Route): string {
	return createHash("md5").update(`${route.method} ${route.path}`).digest("hex");
}
