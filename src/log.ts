// Structured logs (pino): one JSON line an event, with guild and case, never with the content of a comment or a secret.
import { type Logger, pino } from "pino";

export type Log = Logger;

/**
 * @param level "debug" | "info" | "warn" | "error" | "silent"
 * @param destination a file descriptor; standard error by default, since standard output belongs to the commands' answers
 */
export function createLog(level = "info", destination: number | NodeJS.WritableStream = 2): Log {
	const options = {
		level,
		base: null,
		timestamp: pino.stdTimeFunctions.isoTime,
		redact: ["token", "*.token", "authorization"],
		serializers: { err: describeError },
	};
	const stream = typeof destination === "number" ? pino.destination({ fd: destination, sync: true }) : destination;
	return pino(options, stream as pino.DestinationStream);
}

const DEEPEST = 4;

/**
 * What a log may know of an error. The errors of discord.js carry the whole request: a removed comment in its body, an
 * interaction's token in its address; neither is passed on.
 */
export function describeError(error: unknown, depth = 0): Record<string, unknown> {
	if (!(error instanceof Error)) return { message: String(error) };
	const { code, status, method, url } = error as { code?: unknown; status?: unknown; method?: unknown; url?: unknown };
	return {
		type: error.name,
		message: error.message,
		...(code === undefined ? {} : { code }),
		...(status === undefined ? {} : { status }),
		...(method === undefined ? {} : { method }),
		...(typeof url === "string" ? { route: withoutTokens(url) } : {}),
		stack: error.stack,
		...(error.cause === undefined || depth >= DEEPEST ? {} : { cause: describeError(error.cause, depth + 1) }),
	};
}

/** Discord's webhook and interaction addresses hold a token behind the id. */
function withoutTokens(url: string): string {
	return url.replace(/(\/(?:webhooks|interactions)\/\d+\/)[^/?]+/g, "$1…").replace(/\?.*$/s, "");
}
