import { createHook } from "node:async_hooks";
import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { createFetcher, type Lookup } from "../../src/articles/fetch.ts";
import { isPublicAddress, refusalOf } from "../../src/articles/guard.ts";

// Every TCP connection and every question to the system's resolver is counted: what is refused must cause neither.
const touched: string[] = [];
const hook = createHook({
	init(_id, type) {
		if (type === "TCPCONNECTWRAP" || type === "GETADDRINFOREQWRAP") touched.push(type);
	},
}).enable();
const asked: string[] = [];
const answers = new Map<string, string[][]>();
const lookup: Lookup = async (name) => {
	asked.push(name);
	const rounds = answers.get(name) ?? [[]];
	const round = rounds.length > 1 ? rounds.shift()! : rounds[0]!;
	return round.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
};
const fetcher = createFetcher({ lookup, timeoutMs: 2000 });
beforeEach(() => {
	touched.length = 0;
	asked.length = 0;
});
afterAll(async () => {
	hook.disable();
	await fetcher.close();
});

describe("addresses as they are written", () => {
	// Case 10 of feeds.md.
	test.each([
		"http://127.0.0.1/",
		"http://127.0.0.1./",
		"https://127.0.0.1/",
		"http://127.1/",
		"http://0/",
		"http://0.0.0.0/",
		"http://2130706433/",
		"http://0x7f.1/",
		"http://0x7f000001/",
		"http://0177.0.0.1/",
		"http://017700000001/",
		"http://127.0.0.1.nip.invalid@127.0.0.1/",
		"http://１２７.０.０.１/",
		"http://①②⑦.⓪.⓪.①/",
		"http://10.0.0.1/",
		"http://172.16.0.1/",
		"http://192.168.0.1/",
		"http://169.254.169.254/latest/meta-data/",
		"http://100.64.0.1/",
		"http://100.100.100.200/",
		"http://192.0.0.1/",
		"http://192.0.2.1/",
		"http://198.18.0.1/",
		"http://198.51.100.1/",
		"http://203.0.113.1/",
		"http://224.0.0.1/",
		"http://240.0.0.1/",
		"http://255.255.255.255/",
		"http://[::1]/",
		"http://[::]/",
		"http://[::ffff:127.0.0.1]/",
		"http://[::ffff:7f00:1]/",
		"http://[::ffff:169.254.169.254]/",
		"http://[0:0:0:0:0:ffff:0a00:0001]/",
		"http://[64:ff9b::7f00:1]/",
		"http://[64:ff9b::169.254.169.254]/",
		"http://[64:ff9b:1::1]/",
		"http://[2002:7f00:1::]/",
		"http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/",
		"http://[::127.0.0.1]/",
		"http://[::ffff:0:127.0.0.1]/",
		"http://[fec0::1]/",
		"http://[4000::1]/",
		"http://[fc00::1]/",
		"http://[fd00:ec2::254]/",
		"http://[fe80::1]/",
		"http://[ff02::1]/",
		"http://[2001:db8::1]/",
		"http://[100::1]/",
		"http://localhost/",
		"http://LOCALHOST./",
		"http://foo.localhost/",
		"http://router.local/",
		"http://metadata.google.internal/",
		"http://intranet/",
		"http://nas.home.arpa/",
	])("%s is refused before anything is sent", async (url) => {
		const result = await fetcher.fetch(url, { kind: "feed" });
		expect(result).toMatchObject({ status: "failed", reason: "blocked", transient: false });
		expect({ touched, asked }).toEqual({ touched: [], asked: [] });
	});

	test.each([
		["file:///etc/passwd", "badScheme"],
		["ftp://example.org/feed", "badScheme"],
		["javascript:alert(1)", "badScheme"],
		["data:text/xml,<rss/>", "badScheme"],
		["gopher://127.0.0.1:70/_x", "badScheme"],
		["nicht mal eine Adresse", "badUrl"],
		["http://", "badUrl"],
		["http://[fe80::1%25eth0]/", "badUrl"],
		[`https://example.org/${"a".repeat(5000)}`, "badUrl"],
		["https://example.org:8443/feed", "blocked"],
		["http://example.org:22/", "blocked"],
		["https://admin:geheim@example.org/", "blocked"],
		["https://example.org@127.0.0.1/", "blocked"],
	])("%s: %s", async (url, reason) => {
		expect(await fetcher.fetch(url, { kind: "page" })).toMatchObject({ status: "failed", reason });
		expect({ touched, asked }).toEqual({ touched: [], asked: [] });
	});
});

describe("addresses that a name resolves to", () => {
	test.each([
		[["127.0.0.1"]],
		[["169.254.169.254"]],
		[["93.184.215.14", "10.0.0.5"]],
		[["::ffff:10.0.0.5"]],
		[["64:ff9b::a00:5"]],
		[["2606:4700::1", "fd00::1"]],
		[["0.0.0.0"]],
		[["fe80::1%eth0"]],
		[["not an address"]],
	])("%s: one private address is enough to refuse", async (addresses) => {
		answers.set("news.example.org", [addresses]);
		expect(await fetcher.fetch("https://news.example.org/feed/", { kind: "feed" })).toMatchObject({
			reason: "blocked",
			detail: "private",
		});
		expect({ touched, asked }).toEqual({ touched: [], asked: ["news.example.org"] });
	});

	test("a name without addresses is a matter of DNS, not of trust", async () => {
		answers.set("weg.example.org", [[]]);
		expect(await fetcher.fetch("https://weg.example.org/", { kind: "page" })).toMatchObject({
			reason: "dns",
			transient: true,
		});
	});
});

test("only the exact host and port that was allowed is exempt", () => {
	const allow = (host: string, port: number) => host === "127.0.0.1" && port === 4711;
	const judge = (url: string) => refusalOf(new URL(url), allow);
	expect(judge("http://127.0.0.1:4711/feed")).toBeNull();
	expect(judge("http://127.1:4711/feed")).toBeNull();
	expect(judge("http://127.0.0.1:4712/")).toBe("port");
	expect(judge("http://127.0.0.1/")).toBe("private");
	expect(judge("http://localhost:4711/")).toBe("port");
	expect(judge("http://[::ffff:127.0.0.1]:4711/")).toBe("port");
	expect(judge("http://a:b@127.0.0.1:4711/")).toBe("credentials");
	expect(judge("ftp://127.0.0.1:4711/")).toBe("scheme");
	expect(judge("https://example.org/")).toBeNull();
	expect(judge("https://93.184.215.14:443/")).toBeNull();
});

test("an IPv4 address inside an IPv6 address is never more public than itself", () => {
	const part = fc.integer({ min: 0, max: 255 });
	fc.assert(
		fc.property(fc.tuple(part, part, part, part), (parts) => {
			const plain = parts.join(".");
			const hex = parts.map((byte) => byte.toString(16).padStart(2, "0"));
			const low = `${hex[0]}${hex[1]}:${hex[2]}${hex[3]}`;
			expect(isPublicAddress(`::ffff:${plain}`)).toBe(isPublicAddress(plain));
			for (const carrier of [`64:ff9b::${low}`, `2002:${low}::1`, `::${low}`, `::ffff:0:${low}`])
				if (!isPublicAddress(plain)) expect(isPublicAddress(carrier), carrier).toBe(false);
			expect(refusalOf(new URL(`http://${parts.reduce((sum, byte) => sum * 256 + byte, 0)}/`)) === null).toBe(
				isPublicAddress(plain),
			);
		}),
	);
});
