// The client of discord.js as this bot wants it: what it hears, what it keeps, how it waits.
import { Client, GatewayCloseCodes, GatewayIntentBits, Partials } from "discord.js";
import type { Log } from "../log.ts";
import { requestWithFiles } from "./file-request.ts";
import { surviveMalformed } from "./malformed.ts";

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
	readonly log: Log;
	/** Discord will not let this client in again; discord.js does not try. Also told of a log-in that fails like that. */
	readonly onEnd: (error: ConnectionEnded) => void;
}

/** A client that is not logged in yet. */
export function createClient({ api, retries, timeout, messageContent = true, log, onEnd }: ClientOptions): Client {
	const client = new Client({
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
			// New names and crossposts have limits of minutes: nothing is to stand still for them, they are tried again.
			rejectOnRateLimit: ({ route, method, timeToReset, retryAfter }) =>
				Math.max(timeToReset, retryAfter) > LONGEST_WAIT &&
				((method === "PATCH" && route === "/channels/:id") || route.endsWith("/crosspost")),
		},
	});
	surviveMalformed(client, log);
	client.on("error", (error) => log.error({ err: error }, "Discord client"));
	client.on("shardError", (error, shard) => log.warn({ shard, err: error }, "gateway"));
	client.on("rateLimited", ({ route, timeToReset }) => log.debug({ route, timeToReset }, "rate limit"));
	client.on("shardDisconnect", ({ code }) => onEnd(new ConnectionEnded(code)));
	client.on("invalidated", () => onEnd(new ConnectionEnded(GatewayCloseCodes.SessionTimedOut)));
	return client;
}
