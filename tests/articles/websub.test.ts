import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { isSigned, subscriptionForm, verify } from "../../src/articles/websub.ts";

const topic = "https://bote.example/feed/";
const now = 1_000_000;
const ask = (parameters: Record<string, string>) =>
	new URLSearchParams({ "hub.mode": "subscribe", "hub.topic": topic, "hub.challenge": "c", ...parameters });

test("what is sent to the hub", () => {
	expect(
		subscriptionForm({
			mode: "subscribe",
			topic,
			callback: "https://bot.example/w/abc",
			secret: "s",
			leaseMs: 3_600_000,
		}),
	).toEqual({
		"hub.mode": "subscribe",
		"hub.topic": topic,
		"hub.callback": "https://bot.example/w/abc",
		"hub.secret": "s",
		"hub.lease_seconds": "3600",
	});
});

test("only what was asked for is confirmed, and renewed before it ends", () => {
	const pending = { mode: "subscribe", topic } as const;
	expect(verify(ask({ "hub.lease_seconds": "1000" }), pending, now)).toEqual({
		kind: "confirmed",
		body: "c",
		renewAt: now + 800_000,
	});
	expect(verify(ask({ "hub.lease_seconds": "viel" }), pending, now)).toMatchObject({ renewAt: now + 69_120_000 });
	expect(verify(ask({}), null, now).kind).toBe("unknown");
	expect(verify(ask({ "hub.topic": "https://fremd.example/" }), pending, now).kind).toBe("unknown");
	expect(verify(ask({ "hub.mode": "unsubscribe" }), pending, now).kind).toBe("unknown");
	expect(verify(ask({ "hub.challenge": "" }), pending, now).kind).toBe("unknown");
	expect(verify(ask({ "hub.mode": "denied", "hub.reason": "voll" }), pending, now)).toEqual({
		kind: "denied",
		reason: "voll",
	});
	expect(verify(ask({ "hub.mode": "unsubscribe" }), { mode: "unsubscribe", topic }, now)).toEqual({
		kind: "confirmed",
		body: "c",
		renewAt: null,
	});
});

test("a delivery is believed by its signature alone", () => {
	const body = Buffer.from("<rss/>");
	const sign = (algorithm: string, secret: string) =>
		`${algorithm}=${createHmac(algorithm, secret).update(body).digest("hex")}`;
	for (const algorithm of ["sha1", "sha256", "sha384", "sha512"])
		expect(isSigned(body, sign(algorithm, "s"), "s")).toBe(true);
	expect(isSigned(body, sign("sha256", "falsch"), "s")).toBe(false);
	expect(isSigned(Buffer.from("<rss />"), sign("sha256", "s"), "s")).toBe(false);
	expect(isSigned(body, sign("sha256", "s").replace("sha256", "sha1"), "s")).toBe(false);
	expect(isSigned(body, sign("md5", "s"), "s")).toBe(false);
	for (const header of [null, "", "sha256=", "sha256=zz"]) expect(isSigned(body, header, "s")).toBe(false);
	expect(isSigned(body, sign("sha256", ""), "")).toBe(false);
});
