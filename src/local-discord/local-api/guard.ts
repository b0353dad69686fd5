// Only this machine, and only pages of ours: against DNS rebinding (Host) and foreign pages' forms (Origin).
import type { IncomingMessage } from "node:http";

/**
 * @param host the Host header
 * @param origin the Origin header; absent for programs and for a page's own GET requests
 */
export function isLocal(host: string | undefined, origin: string | undefined): boolean {
	if (!isLoopbackHost(host)) return false;
	if (origin === undefined) return true;
	try {
		return new URL(origin).host === host;
	} catch {
		return false;
	}
}

/** A request of a page must come from this very origin; a program sends no `Sec-Fetch-Site`. */
export function isOwnRequest(request: IncomingMessage): boolean {
	const site = request.headers["sec-fetch-site"];
	if (site !== undefined && site !== "same-origin" && site !== "none") return false;
	return isLocal(request.headers.host, request.headers.origin);
}

function isLoopbackHost(host: string | undefined): boolean {
	if (!host) return false;
	const name = host.replace(/:\d+$/, "");
	return name === "127.0.0.1" || name === "localhost" || name === "[::1]";
}
