// What a route of the REST interface is. Each resource lists its own (rest/*.ts); the router finds the one that fits.
import type { Faults } from "../faults.ts";
import type { Fields } from "../fields.ts";
import { formError } from "../form.ts";
import type { Gateway } from "../gateway/gateway.ts";
import type { InteractionDesk } from "../interactions/desk.ts";
import type { Upload } from "../limits/message.ts";
import type { World } from "../world.ts";

export interface Call {
	readonly world: World;
	readonly desk: InteractionDesk;
	readonly gateway: Gateway;
	readonly faults: Faults;
	/** Values of the path's `:names`, decoded. */
	readonly params: Readonly<Record<string, string>>;
	readonly query: URLSearchParams;
	/** The JSON body; of a multipart request its `payload_json`. An array stands under `list`. */
	readonly body: Fields;
	readonly list: readonly unknown[] | null;
	readonly uploads: readonly Upload[];
	/** X-Audit-Log-Reason, decoded. */
	readonly reason: string | null;
	/** The bot that calls. */
	readonly userId: string;
}

/** Status and body of an answer; without a body it is 204. */
export interface Reply {
	readonly status: number;
	readonly body?: unknown;
}

export interface Route {
	readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
	/** As in Discord's documentation, with `:name` for each parameter. */
	readonly path: string;
	/** Discord's operationId, for checks against the OpenAPI document. */
	readonly operation: string;
	/** Needs no token: the address itself is the secret. */
	readonly open?: boolean;
	/** Requests allowed in a window of seconds, for each major parameter (channel, guild, webhook). */
	readonly limit?: readonly [requests: number, seconds: number];
	/** Not counted towards the global limit (interactions' answers). */
	readonly unlimited?: boolean;
	readonly run: (call: Call) => Reply | Promise<Reply>;
}

export const ok = (body: unknown): Reply => ({ status: 200, body });
export const created = (body: unknown): Reply => ({ status: 201, body });
export const NOTHING: Reply = { status: 204 };

/** An id in the query, as a number to compare with. @throws DiscordError 50035 for what is no id */
export function querySnowflake(query: URLSearchParams, key: string): bigint | null {
	const raw = query.get(key);
	if (raw === null) return null;
	if (!/^\d{1,20}$/.test(raw)) throw formError([key], "NUMBER_TYPE_COERCE", `Value "${raw}" is not snowflake.`);
	return BigInt(raw);
}

/** A whole number of the query, within bounds. */
export function queryNumber(query: URLSearchParams, key: string, fallback: number, min: number, max: number): number {
	const raw = query.get(key);
	const value = raw === null ? fallback : Number(raw);
	return Number.isInteger(value) ? Math.min(max, Math.max(min, value)) : fallback;
}
