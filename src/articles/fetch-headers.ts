// The headers of an answer that decide when to ask again and what it is. Pure; `now` is needed because HTTP has dates.

export type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** One header's value; of several the first. */
export function header(headers: Headers, name: string): string | null {
	const value = headers[name];
	return (Array.isArray(value) ? value[0] : value)?.trim() || null;
}

/** Milliseconds to wait: seconds or a date (RFC 9110 section 10.2.3). Null where the header says nothing sensible. */
export function retryAfter(headers: Headers, now: number): number | null {
	const value = header(headers, "retry-after");
	if (value === null) return null;
	if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
	const date = Date.parse(value);
	return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/** Milliseconds for which the answer is fresh: Cache-Control's max-age before Expires (RFC 9111 section 5.3). */
export function maxAge(headers: Headers, now: number): number | null {
	const control = header(headers, "cache-control");
	if (control !== null) {
		if (/\bno-(?:cache|store)\b/i.test(control)) return null;
		const seconds = /\bmax-age\s*=\s*"?(\d{1,9})/i.exec(control)?.[1];
		if (seconds !== undefined) return Math.max(0, Number(seconds) - Number(header(headers, "age") ?? 0)) * 1000 || null;
	}
	// "Expires: 0" and dates in the past mean "already stale".
	const expires = Date.parse(header(headers, "expires") ?? "");
	if (Number.isNaN(expires) || /^\d+$/.test(header(headers, "expires") ?? "")) return null;
	const from = Date.parse(header(headers, "date") ?? "");
	return Math.max(0, expires - (Number.isNaN(from) ? now : from)) || null;
}

/** Cloudflare's challenge, by its header or, on an error or a page, by what the page loads. */
export function isCloudflareChallenge(headers: Headers, code: number, body: string): boolean {
	if (header(headers, "cf-mitigated")?.toLowerCase() === "challenge") return true;
	if (!/cloudflare/i.test(header(headers, "server") ?? "")) return false;
	if (code !== 403 && code !== 429 && code !== 503 && code !== 200) return false;
	return /\/cdn-cgi\/challenge-platform\/|<title>Just a moment\.\.\.|cf-chl-|__cf_chl_/.test(body);
}
