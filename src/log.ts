// Structured logs (pino): one JSON line an event, with guild and case, never with the content of a comment or a secret.
import { type Logger, type LoggerOptions, pino } from "pino";

export type Log = Logger;
type LogMethod = NonNullable<NonNullable<LoggerOptions["hooks"]>["logMethod"]>;

/**
 * @param level "debug" | "info" | "warn" | "error" | "silent"
 * @param now milliseconds that only grow
 * @param destination a file descriptor; standard error by default, since standard output belongs to the commands' answers
 */
export function createLog(
	level = "info",
	destination: number | NodeJS.WritableStream = 2,
	now: () => number = () => performance.now(),
): Log {
	const options = {
		level,
		base: null,
		timestamp: pino.stdTimeFunctions.isoTime,
		redact: ["token", "*.token", "authorization"],
		serializers: { err: describeError },
		hooks: { logMethod: sparing(now) },
	};
	const stream = typeof destination === "number" ? pino.destination({ fd: destination, sync: true }) : destination;
	return pino(options, stream as pino.DestinationStream);
}

/** Milliseconds in which one trouble with the store is told once. */
const QUIET_MS = 60_000;

/**
 * While the store is away, every piece of work of every server fails for one reason, again and again: that would fill the
 * disk. What lies behind a StoreError (its cause) is logged once a minute, with the number of lines left out.
 */
function sparing(now: () => number): LogMethod {
	const told = new Map<string, { at: number; left: number }>();
	return function logMethod(args, method) {
		const { err } = (args[0] ?? {}) as { err?: unknown };
		if (!(err instanceof Error) || err.name !== "StoreError" || !(err.cause instanceof Error))
			return method.apply(this, args);
		const reason = err.cause.message;
		const before = told.get(reason);
		if (before && now() - before.at < QUIET_MS) {
			before.left++;
			return;
		}
		if (told.size > MOST_REASONS) told.clear();
		told.set(reason, { at: now(), left: 0 });
		const [first, ...rest] = args;
		const fields = before?.left ? { ...(first as object), alike: before.left } : first;
		method.apply(this, [fields, ...rest] as typeof args);
	};
}
const MOST_REASONS = 100;
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
