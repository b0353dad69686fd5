// WebSub (W3C Recommendation, 2018): a hub says when a feed has something new. Only the pure parts: what to ask, how to
// answer, whether to believe. Polling goes on more slowly meanwhile, since a hub may miss an article.
import { createHmac, timingSafeEqual } from "node:crypto";

const DAY = 86_400_000;

/** The form to send to the hub (section 5.1). The callback must hold a part that nobody can guess. */
export function subscriptionForm(wish: {
	mode: "subscribe" | "unsubscribe";
	topic: string;
	callback: string;
	/** Under 200 bytes; the hub signs with it. */
	secret: string;
	leaseMs?: number;
}): Record<string, string> {
	return {
		"hub.mode": wish.mode,
		"hub.topic": wish.topic,
		"hub.callback": wish.callback,
		"hub.secret": wish.secret,
		"hub.lease_seconds": String(Math.round((wish.leaseMs ?? 10 * DAY) / 1000)),
	};
}

/**
 * The hub asks whether the wish was ours (section 5.3).
 * @param query of the hub's GET to the callback
 * @param pending what was asked for; null where nothing was
 * @returns the challenge to send back and when to renew (milliseconds since 1970), a refusal by the hub, or "unknown",
 *   to be answered with 404
 */
export function verify(
	query: URLSearchParams,
	pending: { mode: "subscribe" | "unsubscribe"; topic: string } | null,
	now: number,
):
	| { kind: "confirmed"; body: string; renewAt: number | null }
	| { kind: "denied"; reason: string }
	| { kind: "unknown" } {
	const mode = query.get("hub.mode");
	if (!pending || query.get("hub.topic") !== pending.topic) return { kind: "unknown" };
	if (mode === "denied") return { kind: "denied", reason: (query.get("hub.reason") ?? "").slice(0, 200) };
	const challenge = query.get("hub.challenge");
	if (mode !== pending.mode || !challenge || challenge.length > 2000) return { kind: "unknown" };
	if (mode === "unsubscribe") return { kind: "confirmed", body: challenge, renewAt: null };
	const seconds = Number(query.get("hub.lease_seconds") ?? 0);
	const lease = Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds * 1000, 30 * DAY) : DAY;
	return { kind: "confirmed", body: challenge, renewAt: Math.round(now + lease * 0.8) };
}

/**
 * Whether a delivery comes from the hub (section 7.1). One that does not is answered with 200 and thrown away.
 * @param body the bytes as they came
 * @param header the header `X-Hub-Signature`, "sha256=…"
 */
export function isSigned(body: Uint8Array, header: string | null | undefined, secret: string): boolean {
	const match = /^(sha1|sha256|sha384|sha512)=([0-9a-f]{40,128})$/i.exec(header?.trim() ?? "");
	if (!match || secret === "") return false;
	const expected = createHmac(match[1]!.toLowerCase(), secret).update(body).digest();
	const given = Buffer.from(match[2]!, "hex");
	return given.length === expected.length && timingSafeEqual(given, expected);
}
