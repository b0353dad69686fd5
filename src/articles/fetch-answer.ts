// One answer of a website, judged: what it holds, what it refuses, where it points.
import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { collect } from "./fetch-body.ts";
import { type Headers, header, isCloudflareChallenge, maxAge, retryAfter } from "./fetch-headers.ts";
import { type FailureReason, type FetchResult, failure } from "./fetch-result.ts";
import { Stop } from "./fetch-stop.ts";

export interface Answer {
	statusCode: number;
	headers: Headers;
	body: Readable;
}

/** Longest address that is followed. */
export const MAX_URL = 4096;

/**
 * Where a redirect points, null where the answer is none.
 * @throws Stop where it points nowhere, or from an encrypted to an unencrypted address
 */
export function redirectTarget(answer: Answer, from: URL): URL | null {
	if (![301, 302, 303, 307, 308].includes(answer.statusCode)) return null;
	const location = header(answer.headers, "location");
	if (location === null) return null;
	const next = location.length > MAX_URL ? null : URL.parse(location, from.href);
	if (!next) {
		discard(answer.body);
		throw new Stop("redirects");
	}
	if (from.protocol === "https:" && next.protocol === "http:") {
		discard(answer.body);
		throw new Stop("downgrade");
	}
	next.hash = "";
	return next;
}

interface Circumstances {
	url: string;
	permanent: string | null;
	/** Whether validators were sent, and whether it was a form. */
	conditional: boolean;
	form: boolean;
	limit: number;
	now: number;
	signal: AbortSignal;
}

export async function judge(answer: Answer, about: Circumstances): Promise<FetchResult> {
	const { headers, statusCode: code } = answer;
	const common = {
		...(about.permanent ? { permanentUrl: about.permanent } : {}),
		url: about.url,
		etag: header(headers, "etag"),
		lastModified: header(headers, "last-modified"),
		maxAge: maxAge(headers, about.now),
	};
	const host = new URL(about.url).host;
	if (code === 304) {
		discard(answer.body);
		if (about.conditional) return { status: "notModified", ...common };
		return failure("http", { host, code }, "304");
	}
	const accepted = code >= 200 && code < 300;
	const bytes = accepted ? await readBody(answer, about.limit, about.signal) : await readStart(answer, about.signal);
	const start = new TextDecoder("latin1").decode(bytes.subarray(0, 20_000));
	if (isCloudflareChallenge(headers, code, start)) return failure("cloudflare", { host }, String(code));
	if (!accepted)
		return failure(reasonOf(code), { host, code }, String(code), retryAfter(headers, about.now) ?? undefined);
	if (bytes.length === 0 && !about.form) return failure("empty", { host }, String(code));
	const contentType = header(headers, "content-type");
	return {
		status: "ok",
		...common,
		bytes,
		contentType,
		charset: /charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(contentType ?? "")?.[1] ?? null,
		hash: createHash("sha256").update(bytes).digest("hex").slice(0, 32),
	};
}

function reasonOf(code: number): FailureReason {
	if (code === 410) return "gone";
	if (code === 404) return "notFound";
	if (code === 401 || code === 402 || code === 407) return "auth";
	if (code === 403 || code === 451) return "forbidden";
	return code === 429 ? "rateLimited" : "http";
}

/** The body, decompressed. The limit counts decompressed bytes, so a bomb goes off only as far as the limit. */
async function readBody(answer: Answer, limit: number, signal: AbortSignal): Promise<Uint8Array> {
	const announced = Number(header(answer.headers, "content-length") ?? 0);
	if (announced > limit) {
		discard(answer.body);
		throw new Stop("tooLarge");
	}
	const encodings = (header(answer.headers, "content-encoding") ?? "")
		.toLowerCase()
		.split(",")
		.map((encoding) => encoding.trim())
		.filter((encoding) => encoding !== "" && encoding !== "identity");
	if (encodings.length > 2) {
		discard(answer.body);
		throw new Stop("encoding");
	}
	const bytes = await collect(answer.body, encodings.reverse(), limit, signal);
	// A file "feed.xml.gz" that says nothing about itself.
	if (encodings.length === 0 && bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8)
		return collect([bytes], ["gzip"], limit, signal);
	return bytes;
}

/** The first bytes of a refusal: enough to see who refused. */
async function readStart(answer: Answer, signal: AbortSignal): Promise<Uint8Array> {
	try {
		return await readBody(answer, 200_000, signal);
	} catch (error) {
		if (signal.aborted) throw error;
		return new Uint8Array();
	}
}

/** Ends a connection whose body nobody wants. */
export function discard(body: Readable): void {
	body.on("error", () => {});
	body.destroy();
}
