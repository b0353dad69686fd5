// Reads what a request carries: JSON, or multipart with `payload_json` and `files[n]`.
import type { IncomingMessage } from "node:http";
import { refuse } from "../discord-error.ts";
import { type Fields, isFields } from "../fields.ts";
import type { Upload } from "../limits/message.ts";

/** 25 MiB and a little for the frame. */
const MAX_BODY = 26 * 1024 * 1024;

export interface RequestBody {
	readonly fields: Fields;
	readonly list: readonly unknown[] | null;
	readonly uploads: readonly Upload[];
	/** As parsed, for the check against the OpenAPI document; undefined: nothing was sent. */
	readonly raw: unknown;
}

/** @throws DiscordError 40005 for too much, 50109 for broken JSON */
export async function readRequestBody(request: IncomingMessage): Promise<RequestBody> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		size += chunk.byteLength;
		if (size > MAX_BODY) throw refuse(40005);
		chunks.push(chunk);
	}
	if (size === 0) return { fields: {}, list: null, uploads: [], raw: undefined };
	const bytes = Buffer.concat(chunks);
	const type = request.headers["content-type"] ?? "";
	if (type.startsWith("multipart/form-data")) return readMultipart(bytes, type);
	return { ...parsed(bytes.toString("utf8")), uploads: [] };
}

async function readMultipart(bytes: Buffer, type: string): Promise<RequestBody> {
	const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": type } }).formData().catch(() => {
		throw refuse(50109);
	});
	const uploads: Upload[] = [];
	for (const [key, value] of form) {
		const index = /^files\[(\d+)\]$/.exec(key)?.[1];
		if (index === undefined || typeof value === "string") continue;
		uploads.push({
			index,
			filename: value.name,
			contentType: value.type || "application/octet-stream",
			data: new Uint8Array(await value.arrayBuffer()),
		});
	}
	const payload = form.get("payload_json");
	return { ...parsed(typeof payload === "string" ? payload : "{}"), uploads };
}

function parsed(text: string): Omit<RequestBody, "uploads"> {
	let raw: unknown;
	try {
		raw = JSON.parse(text);
	} catch {
		throw refuse(50109);
	}
	return { fields: isFields(raw) ? raw : {}, list: Array.isArray(raw) ? raw : null, raw };
}
