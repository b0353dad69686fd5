// The client of discord.js as this bot wants it: what it hears, what it keeps, how it waits.
import { Client, GatewayCloseCodes, GatewayIntentBits, Partials } from "discord.js";
import type { Log } from "../log.ts";
import { requestWithFiles } from "./file-request.ts";
import { surviveMalformed } from "./malformed.ts";
import { giveWay } from "./right-of-way.ts";

/** Everything but members' presence; MESSAGE_CONTENT is the only privileged one, and can be done without. */
export const INTENTS = [
	GatewayIntentBits.Guilds,
	GatewayIntentBits.GuildModeration,
	GatewayIntentBits.GuildMessages,
	GatewayIntentBits.DirectMessages,
	GatewayIntentBits.AutoModerationExecution,
	GatewayIntentBits.MessageContent,
] as const;

/** Milliseconds that discord.js may wait out a rate limit where something else can be done meanwhile. */
const LONGEST_WAIT = 5_000;
/** https://docs.discord.com/developers/topics/rate-limits#global-rate-limit */
const PER_SECOND = 50;
const REAL_DISCORD = "https://discord.com/api";

/** The gateway closed for good, with its close code (4004: token, 4014: intents). */
export class ConnectionEnded extends Error {
	readonly code: number;

	constructor(code: number) {
		super(`Discord closed the connection for good: ${code} ${GatewayCloseCodes[code] ?? ""}`.trim());
		this.name = "ConnectionEnded";
		this.code = code;
	}
}

export interface ClientOptions {
	/** Where Discord's API is, without version; Discord itself where it is left out. */
	readonly api?: string | undefined;
	/** How often discord.js repeats a request after a 5xx. */
	readonly retries?: number | undefined;
	/** Milliseconds that it waits for an answer; discord.js's own 15 s where it is left out. */
	readonly timeout?: number | undefined;
	/** Whether to ask for MESSAGE_CONTENT. Default true. */
	readonly messageContent?: boolean | undefined;
	/** Which shards of how many; as many as Discord recommends where it is left out, all of them. */
	readonly shards?: { readonly ids: readonly number[]; readonly of: number } | undefined;
	/** Whether something in front of Discord keeps the limits of all processes together. */
	readonly sharedLimits?: boolean | undefined;
	/** Waits until this process may start a session; one at a time over all processes, for shards that share a key. */
	readonly identifyTurn?: ((key: number, signal: AbortSignal) => Promise<void>) | undefined;
	readonly log: Log;
	/** Discord will not let this client in again; discord.js does not try. Also told of a log-in that fails like that. */
	readonly onEnd: (error: ConnectionEnded) => void;
}

/** A client that is not logged in yet. */
export function createClient(options: ClientOptions): Client {
	const { api, retries, timeout, messageContent = true, shards, sharedLimits, identifyTurn, log, onEnd } = options;
	const client = new Client({
		shards: shards ? [...shards.ids] : "auto",
		...(shards ? { shardCount: shards.of } : {}),
		...(identifyTurn ? { ws: { buildIdentifyThrottler: throttlerOf(identifyTurn) } } : {}),
		intents: INTENTS.filter((intent) => messageContent || intent !== GatewayIntentBits.MessageContent),
		// Without these, edits and deletions of what is not in memory would vanish silently.
		partials: [Partials.Message, Partials.Channel, Partials.GuildMember],
		allowedMentions: { parse: [], repliedUser: false },
		enforceNonce: true,
		rest: {
			api: api ?? REAL_DISCORD,
			makeRequest: requestWithFiles,
			...(retries === undefined ? {} : { retries }),
			...(timeout === undefined ? {} : { timeout }),
			// Discord counts the requests of all processes together; each keeps to its share of them.
			...(shards && !sharedLimits
				? { globalRequestsPerSecond: Math.max(1, Math.floor((PER_SECOND * shards.ids.length) / shards.of)) }
				: {}),
			// New names and crossposts have limits of minutes: nothing is to stand still for them, they are tried again.
			rejectOnRateLimit: ({ route, method, timeToReset, retryAfter }) =>
				Math.max(timeToReset, retryAfter) > LONGEST_WAIT &&
				((method === "PATCH" && route === "/channels/:id") || route.endsWith("/crosspost")),
		},
	});
	giveWay(client.rest);
	surviveMalformed(client, log);
	client.on("error", (error) => log.error({ err: error }, "Discord client"));
	client.on("shardError", (error, shard) => log.warn({ shard, err: error }, "gateway"));
	client.on("rateLimited", ({ route, timeToReset }) => log.debug({ route, timeToReset }, "rate limit"));
	client.on("shardDisconnect", ({ code }) => onEnd(new ConnectionEnded(code)));
	client.on("invalidated", () => onEnd(new ConnectionEnded(GatewayCloseCodes.SessionTimedOut)));
	return client;
}

type Throttlers = NonNullable<NonNullable<import("discord.js").ClientOptions["ws"]>["buildIdentifyThrottler"]>;

/** Of shards with the same number modulo max_concurrency one may identify in five seconds, in whatever process it is. */
function throttlerOf(turn: (key: number, signal: AbortSignal) => Promise<void>): Throttlers {
	return async (manager) => {
		const { session_start_limit } = await manager.fetchGatewayInformation();
		return { waitForIdentify: (shard, signal) => turn(shard % session_start_limit.max_concurrency, signal) };
	};
}
