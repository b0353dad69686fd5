// The page's own files, TypeScript without its types, and uploaded attachments. Nothing from outside is ever loaded.
import { readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { stripTypeScriptTypes } from "node:module";
import { extname, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { World } from "../world.ts";

const FOLDER = fileURLToPath(new URL("../page/", import.meta.url));

const CONTENT_TYPES: Readonly<Record<string, string>> = {
	".html": "text/html; charset=utf-8",
	".css": "text/css; charset=utf-8",
	".js": "text/javascript; charset=utf-8",
	".ts": "text/javascript; charset=utf-8",
	".json": "application/json; charset=utf-8",
	".svg": "image/svg+xml",
	".png": "image/png",
	".ico": "image/x-icon",
	".woff2": "font/woff2",
	".webmanifest": "application/manifest+json",
};

/** Images and media may come from servers on this machine (the news site of `npm start`), everything else from here. */
const POLICY = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"font-src 'self'",
	"connect-src 'self'",
	"img-src 'self' data: http://127.0.0.1:* http://localhost:*",
	"media-src 'self' http://127.0.0.1:* http://localhost:*",
	"manifest-src 'self'",
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'none'",
].join("; ");

const SAFE = {
	"content-security-policy": POLICY,
	"x-content-type-options": "nosniff",
	"referrer-policy": "no-referrer",
	"cross-origin-opener-policy": "same-origin",
	"cross-origin-resource-policy": "same-origin",
	"cache-control": "no-cache",
};

/** Serves `/`, `/page/…`; 404 for what is not there or not a page's file. */
export async function servePage(path: string, response: ServerResponse): Promise<void> {
	const name = path === "/" ? "index.html" : decodeURIComponent(path.slice("/page/".length));
	const file = fileURLToPath(new URL(name, new URL("../page/", import.meta.url)));
	const type = CONTENT_TYPES[extname(file)];
	if (!type || !file.startsWith(FOLDER.endsWith(sep) ? FOLDER : FOLDER + sep)) return missing(response);
	try {
		const text = await readFile(file);
		const body = extname(file) === ".ts" ? withoutTypes(text.toString("utf8")) : text;
		response.writeHead(200, { ...SAFE, "content-type": type }).end(body);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "ENOENT") return missing(response);
		throw error;
	}
}

/** Node marks this as experimental with a warning; whoever tries the bot need not read it. */
function withoutTypes(source: string): string {
	const { emitWarning } = process;
	process.emitWarning = () => {};
	try {
		return stripTypeScriptTypes(source);
	} finally {
		process.emitWarning = emitWarning;
	}
}

/** Only pictures are shown in the page; everything else is a download. */
const SHOWN = ["image/png", "image/jpeg", "image/gif", "image/webp"];

/** Serves `/attachments/<channel>/<id>/<name>`. */
export function serveAttachment(world: World, path: string, response: ServerResponse): void {
	const file = world.attachments.get(path.split("/")[3] ?? "");
	if (!file) {
		missing(response);
		return;
	}
	const type = file.contentType.split(";")[0]!.trim().toLowerCase();
	response
		.writeHead(200, {
			...SAFE,
			"content-security-policy": "default-src 'none'; sandbox",
			"content-type": SHOWN.includes(type) ? type : "application/octet-stream",
			...(SHOWN.includes(type) ? {} : { "content-disposition": "attachment" }),
		})
		.end(file.data);
}

function missing(response: ServerResponse): void {
	response.writeHead(404, { ...SAFE, "content-type": "text/plain; charset=utf-8" }).end("Nicht gefunden / Not found\n");
}
