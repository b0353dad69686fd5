import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createFetcher, type Fetcher } from "../../src/articles/fetch.ts";
import { redirectTarget } from "../../src/articles/fetch-answer.ts";

let routes: Record<string, RequestListener> = {};
let requests: IncomingMessage[] = [];
const server = createServer((request, response) => {
	requests.push(request);
	(routes[request.url!] ?? ((_, out) => out.writeHead(404).end()))(request, response);
});
let origin = "";
let port = 0;
let fetcher: Fetcher;
const allowPrivate = (host: string, at: number) => host === "127.0.0.1" && at === port;
const now = () => Date.UTC(2026, 10, 22, 12);

beforeAll(async () => {
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
	port = (server.address() as AddressInfo).port;
	origin = `http://127.0.0.1:${port}`;
	fetcher = createFetcher({
		allowPrivate,
		timeoutMs: 1500,
		maxBytes: 1_000_000,
		now,
		userAgent: "Wortmeldung (+https://w.example)",
	});
});
beforeEach(() => {
	requests = [];
});
afterAll(async () => {
	await fetcher.close();
	server.closeAllConnections();
	await new Promise((done) => server.close(done));
});

const reply = (status: number, headers: Record<string, string> = {}, body: string | Buffer = "x") => {
	return (_: IncomingMessage, response: ServerResponse) => void response.writeHead(status, headers).end(body);
};
const get = (path: string, more: Partial<Parameters<Fetcher["fetch"]>[1]> = {}) =>
	fetcher.fetch(`${origin}${path}`, { kind: "feed", ...more });
const textOf = (result: Awaited<ReturnType<typeof get>>) =>
	result.status === "ok"
		? Buffer.from(result.bytes).toString()
		: `${result.status} ${"reason" in result ? result.reason : ""}`;

describe("answers", () => {
	test("bytes, headers and hash; who asks says so", async () => {
		const headers = {
			"content-type": "application/rss+xml; Charset = 'iso-8859-1'",
			etag: '"a"',
			"last-modified": "Sun, 22 Nov 2026 10:00:00 GMT",
			"cache-control": "public, max-age=600",
			age: "60",
		};
		routes = { "/f": reply(200, headers, Buffer.from([0xfc])) };
		const result = await get("/f", { etag: '"alt"', lastModified: "Sat, 21 Nov 2026 10:00:00 GMT" });
		expect(result).toMatchObject({
			status: "ok",
			url: `${origin}/f`,
			charset: "iso-8859-1",
			etag: '"a"',
			lastModified: "Sun, 22 Nov 2026 10:00:00 GMT",
			maxAge: 540_000,
		});
		expect(result.status === "ok" && [...result.bytes]).toEqual([0xfc]);
		expect(requests[0]!.headers).toMatchObject({
			"user-agent": "Wortmeldung (+https://w.example)",
			"if-none-match": '"alt"',
			"if-modified-since": "Sat, 21 Nov 2026 10:00:00 GMT",
		});
		expect(requests[0]!.headers).not.toHaveProperty("cookie");
		expect(requests[0]!.headers).not.toHaveProperty("referer");
	});

	test("304 is one only where something was asked", async () => {
		routes = { "/f": reply(304, {}, "") };
		expect(await get("/f", { etag: '"a"' })).toMatchObject({ status: "notModified", etag: null });
		expect(await get("/f")).toMatchObject({ status: "failed", reason: "http", detail: "304" });
	});

	test.each([
		[410, {}, "gone", false],
		[404, {}, "notFound", true],
		[401, {}, "auth", false],
		[403, {}, "forbidden", true],
		[403, { "cf-mitigated": "challenge" }, "cloudflare", true],
		[200, { "cf-mitigated": "challenge", "content-type": "text/html" }, "cloudflare", true],
		[503, { server: "cloudflare" }, "http", true],
		[500, {}, "http", true],
		[418, {}, "http", true],
		[300, {}, "http", true],
	])("%i %o: %s", async (code, headers, reason, transient) => {
		routes = { "/f": reply(code, headers as Record<string, string>) };
		const result = await get("/f");
		expect(result).toMatchObject({ status: "failed", reason, transient });
		const { text } = result as { text: { de: string; en: string } };
		expect(text.de).not.toEqual(text.en);
	});

	test("a challenge is known by what it loads, too", async () => {
		routes = { "/f": reply(503, { server: "cloudflare" }, "<title>Just a moment...</title>") };
		expect(await get("/f")).toMatchObject({ reason: "cloudflare" });
	});

	test("Retry-After in seconds and as a date", async () => {
		routes = {
			"/s": reply(429, { "retry-after": "120" }),
			"/d": reply(503, { "retry-after": "Sun, 22 Nov 2026 12:05:00 GMT" }),
			"/x": reply(503, { "retry-after": "bald" }),
		};
		expect(await get("/s")).toMatchObject({ reason: "rateLimited", retryAfter: 120_000 });
		expect(await get("/d")).toMatchObject({ reason: "http", retryAfter: 300_000 });
		expect(await get("/x")).not.toHaveProperty("retryAfter");
	});

	test.each([
		[{ expires: "0" }, null],
		[{ expires: "Sun, 22 Nov 2026 12:10:00 GMT", date: "Sun, 22 Nov 2026 12:00:00 GMT" }, 600_000],
		[{ expires: "Sun, 22 Nov 1981 12:10:00 GMT" }, null],
		[{ "cache-control": "no-cache, max-age=60" }, null],
		[{ "cache-control": 'max-age="60"', expires: "0" }, 60_000],
	])("%o is fresh for %s ms", async (headers, maxAge) => {
		routes = { "/f": reply(200, headers as unknown as Record<string, string>) };
		expect(await get("/f")).toMatchObject({ status: "ok", maxAge });
	});

	test("an empty page with 200 is an error", async () => {
		routes = { "/f": reply(200, {}, "") };
		expect(await get("/f")).toMatchObject({ reason: "empty" });
	});

	test("nobody listens", async () => {
		const closed = createFetcher({ allowPrivate: () => true });
		expect(await closed.fetch("http://127.0.0.1:1/", { kind: "page" })).toMatchObject({ reason: "refused" });
		await closed.close();
	});

	test("a form is sent and its redirects are not followed", async () => {
		let body = "";
		routes = {
			"/hub": (request, response) => {
				request.on("data", (chunk) => (body += chunk)).on("end", () => response.writeHead(202).end());
			},
			"/away": reply(307, { location: "/hub" }),
		};
		const form = { "hub.mode": "subscribe", "hub.topic": "https://w.example/feed?a=1&b=2" };
		expect(await get("/hub", { kind: "any", form })).toMatchObject({ status: "ok" });
		expect(Object.fromEntries(new URLSearchParams(body))).toEqual(form);
		expect(await get("/away", { kind: "any", form })).toMatchObject({ status: "failed", detail: "307" });
	});
});

describe("redirects", () => {
	test("permanent ones are reported as far as they are permanent", async () => {
		routes = {
			"/1": reply(301, { location: "/2" }),
			"/2": reply(308, { location: `${origin}/3` }),
			"/3": reply(302, { location: "/4" }),
			"/4": reply(301, { location: "5" }),
			"/5": reply(200, {}, "da"),
		};
		const result = await get("/1");
		expect(result).toMatchObject({ status: "ok", url: `${origin}/5`, permanentUrl: `${origin}/3` });
		expect(await get("/3")).not.toHaveProperty("permanentUrl");
	});

	test("five are followed, not six, and no circle", async () => {
		routes = {
			"/r6": reply(200, {}, "da"),
			"/c": reply(302, { location: "/d" }),
			"/d": reply(302, { location: "/c" }),
		};
		for (let n = 0; n < 6; n++) routes[`/r${n}`] = reply(302, { location: `/r${n + 1}` });
		expect(textOf(await get("/r1"))).toBe("da");
		expect(await get("/r0")).toMatchObject({ reason: "redirects" });
		expect(await get("/c")).toMatchObject({ reason: "redirects" });
	});

	test("never from an encrypted to an unencrypted address", () => {
		const to = (from: string, location: string) =>
			redirectTarget({ statusCode: 301, headers: { location }, body: Readable.from([]) }, new URL(from))?.href;
		expect(() => to("https://bote.example/a", "http://bote.example/a")).toThrow("downgrade");
		expect(to("http://bote.example/a", "https://bote.example/a#x")).toBe("https://bote.example/a");
		expect(to("https://bote.example/a/b", "../c")).toBe("https://bote.example/c");
	});

	test.each([
		["http://169.254.169.254/latest/meta-data/", "blocked"],
		["http://[::ffff:169.254.169.254]/", "blocked"],
		["//2852039166/", "blocked"],
		["http://127.0.0.1:1/", "blocked"],
		["http://localhost/", "blocked"],
		["http://user:pass@example.org/", "blocked"],
		["file:///etc/passwd", "badScheme"],
		["http://[", "redirects"],
	])("to %s: %s", async (location, reason) => {
		routes = { "/r": reply(302, { location }) };
		expect(await get("/r")).toMatchObject({ status: "failed", reason });
		expect(requests).toHaveLength(1);
	});
});

describe("names", () => {
	test("rebinding: the address that was checked is the one connected to, whatever a second look-up would say", async () => {
		const rounds = [["127.0.0.1"], ["10.0.0.1"]];
		const names: string[] = [];
		const rebinding = createFetcher({
			allowPrivate: (host, at) => host === "blatt.example" && at === port,
			lookup: async (name) => {
				names.push(name);
				return (rounds.shift() ?? []).map((address) => ({ address, family: 4 }));
			},
		});
		routes = { "/f": reply(200, {}, "da") };
		expect(textOf(await rebinding.fetch(`http://blatt.example:${port}/f`, { kind: "feed" }))).toBe("da");
		expect(names).toEqual(["blatt.example"]);
		await rebinding.close();
	});

	test("a name that was public is refused when it turns private", async () => {
		const addresses = [["10.0.0.1"]];
		const turning = createFetcher({
			lookup: async () => addresses.shift()!.map((address) => ({ address, family: 4 })),
		});
		expect(await turning.fetch("http://blatt.example/f", { kind: "feed" })).toMatchObject({ reason: "blocked" });
		await turning.close();
	});
});

describe("bodies", () => {
	const text = "Übermut tut selten gut. ".repeat(200);

	test.each([
		["gzip", gzipSync(text)],
		["x-gzip", gzipSync(text)],
		["br", brotliCompressSync(text)],
		["deflate", deflateSync(text)],
		["deflate", deflateRawSync(text)],
		["identity", Buffer.from(text)],
		["gzip, br", brotliCompressSync(gzipSync(text))],
	])("%s is unpacked", async (encoding, body) => {
		routes = { "/f": reply(200, { "content-encoding": encoding }, body) };
		expect(textOf(await get("/f"))).toBe(text);
	});

	test("a .gz file that does not say so is unpacked, what is cut off is used as far as it came", async () => {
		const cut = gzipSync(Buffer.from(Array.from({ length: 9000 }, (_, n) => (n * 7919) % 251)));
		routes = {
			"/gz": reply(200, {}, gzipSync(text)),
			"/cut": reply(200, { "content-encoding": "gzip" }, cut.subarray(0, -40)),
		};
		expect(textOf(await get("/gz"))).toBe(text);
		expect(await get("/cut")).toMatchObject({ status: "ok" });
	});

	test.each(["gzip", "br", "deflate"])("damaged %s is an answer, not an exception", async (encoding) => {
		routes = { "/f": reply(200, { "content-encoding": encoding }, Buffer.from("kein bisschen gepackt, das hier")) };
		expect(await get("/f")).toMatchObject({ status: "failed", reason: "encoding" });
	});

	test("unknown and stacked encodings are refused", async () => {
		routes = {
			"/a": reply(200, { "content-encoding": "compress" }),
			"/b": reply(200, { "content-encoding": "gzip,gzip,gzip" }),
		};
		expect(await get("/a")).toMatchObject({ reason: "encoding" });
		expect(await get("/b")).toMatchObject({ reason: "encoding" });
	});

	test.each([
		["gzip", () => gzipSync(Buffer.alloc(200_000_000))],
		["br", () => brotliCompressSync(Buffer.alloc(200_000_000), { params: { 1: 1 } })],
		["gzip, gzip", () => gzipSync(gzipSync(Buffer.alloc(200_000_000)))],
	])("200 MB in a %s bomb stop at the limit, and the process goes on meanwhile", async (encoding, bomb) => {
		routes = { "/bomb": reply(200, { "content-encoding": encoding }, bomb()) };
		let longest = 0;
		let last = performance.now();
		const watch = setInterval(() => {
			longest = Math.max(longest, performance.now() - last);
			last = performance.now();
		}, 5);
		const before = process.memoryUsage().rss;
		expect(await get("/bomb")).toMatchObject({ reason: "tooLarge" });
		clearInterval(watch);
		expect(longest).toBeLessThan(500);
		expect(process.memoryUsage().rss - before).toBeLessThan(80_000_000);
	});

	test("an honest content-length is enough to refuse, an endless body is cut", async () => {
		let stopped = false;
		routes = {
			"/big": (_, response) => void response.writeHead(200, { "content-length": "50000000" }).flushHeaders(),
			"/endless": (_, response) => {
				const more = () => {
					while (!response.destroyed && response.write("a".repeat(65_536)));
				};
				response.on("drain", more).on("close", () => (stopped = true));
				more();
			},
		};
		expect(await get("/big")).toMatchObject({ reason: "tooLarge" });
		expect(await get("/endless")).toMatchObject({ reason: "tooLarge" });
		await expect.poll(() => stopped).toBe(true);
	});

	test("a body that drips and headers that never come end in time", async () => {
		routes = {
			"/drip": (_, response) => {
				response.writeHead(200);
				const timer = setInterval(() => response.write("a"), 50);
				response.on("close", () => clearInterval(timer));
			},
			"/mute": () => {},
			"/slow": (_, response) => {
				const gzip = gzipSync(text);
				response.writeHead(200, { "content-encoding": "gzip" }).write(gzip.subarray(0, 20));
			},
		};
		const start = performance.now();
		const results = await Promise.all(["/drip", "/mute", "/slow"].map((path) => get(path)));
		expect(results.map((result) => "reason" in result && result.reason)).toEqual(["timeout", "timeout", "timeout"]);
		expect(performance.now() - start).toBeLessThan(4000);
	});

	test("the caller can stop it", async () => {
		routes = { "/mute": () => {} };
		expect(await get("/mute", { signal: AbortSignal.timeout(50) })).toMatchObject({ reason: "aborted" });
		expect(await get("/mute", { signal: AbortSignal.abort() })).toMatchObject({ reason: "aborted" });
	});
});
