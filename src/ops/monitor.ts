// A small server for those who watch the bot: /healthz (does the process live), /readyz (does it do its work), /metrics.
import { createServer } from "node:http";
import type { Metrics } from "./metrics.ts";

export interface MonitorOptions {
	/** Where it listens; loopback unless told otherwise, since the figures are nobody else's business. */
	readonly host: string;
	/** 0 takes a free one. */
	readonly port: number;
	readonly metrics: Metrics;
	/** What keeps the bot from its work, a line each; none where all is well. */
	readonly troubles: () => Promise<readonly string[]>;
}

export interface Monitor {
	/** "http://host:port" */
	readonly url: string;
	close(): Promise<void>;
}

/** Starts the server. @throws when the port is taken */
export async function startMonitor({ host, port, metrics, troubles }: MonitorOptions): Promise<Monitor> {
	const server = createServer(async (request, response) => {
		const answer = (status: number, text: string, type = "text/plain; charset=utf-8"): void => {
			response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(text);
		};
		try {
			const path = new URL(request.url ?? "/", "http://localhost").pathname;
			if (request.method !== "GET" && request.method !== "HEAD") return answer(405, "only GET\n");
			if (path === "/healthz") return answer(200, "ok\n");
			if (path === "/readyz") {
				const found = await troubles();
				return answer(found.length ? 503 : 200, found.length ? `${found.join("\n")}\n` : "ready\n");
			}
			if (path === "/metrics") return answer(200, await metrics.registry.metrics(), metrics.registry.contentType);
			answer(404, "there are /healthz, /readyz and /metrics\n");
		} catch {
			answer(500, "failed\n");
		}
	});
	server.requestTimeout = 10_000;
	server.maxConnections = 50;
	await new Promise<void>((resolve, reject) => {
		server.once("error", reject);
		server.listen(port, host, resolve);
	});
	const address = server.address() as { port: number };
	return {
		url: `http://${host.includes(":") ? `[${host}]` : host}:${address.port}`,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}
