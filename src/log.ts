// Structured logs (pino): one JSON line an event, with guild and case, never with the content of a comment or a secret.
import { type Logger, pino } from "pino";

export type Log = Logger;

/**
 * @param level "debug" | "info" | "warn" | "error" | "silent"
 * @returns a logger on standard error; standard output belongs to the commands' answers
 */
export function createLog(level = "info"): Log {
	return pino(
		{ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: ["token", "*.token", "authorization"] },
		pino.destination({ fd: 2, sync: true }),
	);
}
