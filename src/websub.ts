// WebSub (W3C Recommendation, 2018): hubs tell at once that a feed has something new. Only where the operator gives a
// public address; the server listens on this machine alone, behind the operator's reverse proxy. A delivery is taken as a
// sign to read the feed, never as its content, so whatever a hub sends, an article comes from its website. Polling goes
// on all the while: a hub that misses something, or is gone, costs only time.
import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";
import type { ParsedFeed } from "./articles/article.ts";
import type { Fetcher } from "./articles/fetch.ts";
import { shortHash } from "./articles/hash.ts";
import { isSigned, subscriptionForm, verify } from "./articles/websub.ts";
import type { Log } from "./log.ts";
import { type Installation, put, type RecordType } from "./store/store.ts";

const HOUR = 3_600_000;
/** An unanswered wish is repeated after this. */
const WAIT_FOR_HUB = HOUR;
const MOST_BYTES = 10_000_000;
const MOST_MS = 20_000;

const subscriptionSchema = z.strictObject({
	/** The address that the feed is read at. */
	url: z.string(),
	topic: z.string(),
	hub: z.string(),
	secret: z.string(),
	state: z.enum(["asked", "confirmed", "denied"]),
	askedAt: z.number(),
	renewAt: z.number().nullable(),
});
type Subscription = z.infer<typeof subscriptionSchema>;
export const subscriptionRecord: RecordType<Subscription> = { name: "websub", version: 1, schema: subscriptionSchema };
/** By the part of the callback that nobody can guess. */
const byToken = (token: string): string => `websub/${token}`;
export const tokenRecord: RecordType<{ token: string }> = {
	name: "websub-token",
	version: 1,
	schema: z.strictObject({ token: z.string() }),
};
const byUrl = (url: string): string => `websub-of/${shortHash(url)}`;

export interface WebSub {
	readonly port: number;
	/** A feed was read: subscribes where it names a hub, and renews in time. Never throws. */
	offered(url: string, feed: Pick<ParsedFeed, "hub" | "self">): Promise<void>;
	close(): Promise<void>;
}

/**
 * @param options.publicUrl where the world reaches the server, e.g. "https://bot.example/websub"
 * @param options.arrived told the address of a feed that has something new
 * @throws Error where the port is taken
 */
export async function startWebSub(options: {
	readonly publicUrl: string;
	readonly port: number;
	readonly store: Installation;
	readonly fetcher: Fetcher;
	readonly now: () => number;
	readonly log: Log;
	readonly arrived: (url: string) => Promise<void>;
}): Promise<WebSub> {
	const { store, fetcher, now, log } = options;
	const base = options.publicUrl.replace(/\/+$/, "");

	async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const url = new URL(request.url ?? "/", "http://localhost");
		const token = /\/([0-9a-f]{32})$/.exec(url.pathname)?.[1];
		const known = token ? await store.get(subscriptionRecord, byToken(token)) : undefined;
		const end = (status: number, body = "") =>
			void response.writeHead(status, { "content-type": "text/plain" }).end(body);
		if (!token || !known) return end(404);
		if (request.method === "GET") {
			const verdict = verify(url.searchParams, { mode: "subscribe", topic: known.topic }, now());
			if (verdict.kind === "unknown") return end(404);
			const state = verdict.kind === "denied" ? "denied" : "confirmed";
			const renewAt = verdict.kind === "confirmed" ? verdict.renewAt : now() + 24 * HOUR;
			await store.commit([put(subscriptionRecord, byToken(token), { ...known, state, renewAt })]);
			log.info({ hub: known.hub, feed: known.url, state }, "WebSub");
			return end(200, verdict.kind === "confirmed" ? verdict.body : "");
		}
		if (request.method !== "POST") return end(405);
		const body = await bodyOf(request);
		if (!body) return end(413);
		// Answered with 2xx either way (section 7.1): whoever guesses learns nothing.
		end(200);
		const header = request.headers["x-hub-signature"];
		if (isSigned(body, Array.isArray(header) ? header[0] : header, known.secret)) await options.arrived(known.url);
		else log.warn({ hub: known.hub }, "WebSub delivery without a valid signature");
	}

	const server = createServer((request, response) => {
		answer(request, response).catch((error) => {
			log.error({ err: error }, "WebSub");
			if (!response.headersSent) response.writeHead(500).end();
		});
	});
	server.requestTimeout = MOST_MS;
	await new Promise<void>((resolve, reject) => {
		server.once("error", reject);
		server.listen(options.port, "127.0.0.1", resolve);
	});

	async function subscribe(url: string, hub: string, topic: string): Promise<void> {
		const before = await store.get(tokenRecord, byUrl(url));
		const known = before ? await store.get(subscriptionRecord, byToken(before.token)) : undefined;
		const same = known?.hub === hub && known.topic === topic;
		const due = known?.state === "asked" ? known.askedAt + WAIT_FOR_HUB : (known?.renewAt ?? 0);
		if (known && same && due > now()) return;
		const token = known && same && before ? before.token : randomBytes(16).toString("hex");
		const secret = known && same ? known.secret : randomBytes(24).toString("hex");
		// A renewal that the hub never answers must not end what it confirmed before.
		const wish: Subscription = {
			url,
			topic,
			hub,
			secret,
			state: "asked",
			askedAt: now(),
			renewAt: known?.renewAt ?? null,
		};
		// Written first: the hub may ask back before its answer is here.
		await store.commit([put(subscriptionRecord, byToken(token), wish), put(tokenRecord, byUrl(url), { token })]);
		const form = subscriptionForm({ mode: "subscribe", topic, callback: `${base}/${token}`, secret });
		const sent = await fetcher.fetch(hub, { kind: "any", form });
		if (sent.status === "failed") log.warn({ hub, reason: sent.reason }, "WebSub hub does not take the subscription");
	}

	return {
		port: (server.address() as AddressInfo).port,
		async offered(url, { hub, self }) {
			if (!hub) return;
			await subscribe(url, hub, self ?? url).catch((error) => log.error({ err: error, hub }, "WebSub"));
		},
		close() {
			server.closeAllConnections();
			return new Promise((resolve) => server.close(() => resolve()));
		},
	};
}

/** @returns null where it is larger than any feed that would be read */
async function bodyOf(request: IncomingMessage): Promise<Uint8Array | null> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size > MOST_BYTES) return null;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}
