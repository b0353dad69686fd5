// What an error of discord.js means to the guild: a Refusal with its reason, or transient.
import { DiscordAPIError, HTTPError, RateLimitError } from "discord.js";
import { Refusal, type RefusalReason } from "../guild/platform.ts";

// https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
const REASONS: Record<number, RefusalReason> = {
	10003: "gone",
	10004: "gone",
	10007: "gone",
	10008: "gone",
	10011: "gone",
	10013: "gone",
	10026: "gone",
	30035: "transient",
	30046: "transient",
	40003: "transient",
	40067: "tagRequired",
	50001: "missingPermission",
	50007: "closedDms",
	50013: "missingPermission",
	50278: "closedDms",
	160005: "missingPermission",
	160006: "tooManyThreads",
	160007: "tooManyThreads",
};

/** Turns whatever a call of discord.js threw into a Refusal. */
export function refusalOf(error: unknown): Refusal {
	if (error instanceof Refusal) return error;
	if (error instanceof DiscordAPIError) {
		const code = Number(error.code);
		const known = REASONS[code] ?? (error.status === 403 ? "missingPermission" : undefined);
		const reason =
			known ?? (error.status >= 500 || error.status === 429 ? "transient" : error.status === 404 ? "gone" : "invalid");
		return new Refusal(reason, code, `Discord ${code}: ${error.message}`, { cause: error });
	}
	if (error instanceof RateLimitError) {
		return new Refusal("transient", 0, "Discord: rate limit", { retryAfter: error.retryAfter, cause: error });
	}
	if (error instanceof HTTPError) return new Refusal("transient", 0, `Discord HTTP ${error.status}`, { cause: error });
	return new Refusal("transient", 0, error instanceof Error ? error.message : String(error), { cause: error });
}

/** Whether Discord says that the thing is not there any more. */
export function isGone(error: unknown): boolean {
	return error instanceof DiscordAPIError && REASONS[Number(error.code)] === "gone";
}
