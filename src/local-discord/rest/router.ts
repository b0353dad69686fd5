// REST: finds the route, checks the token and the rate limit, lets faults happen, answers as Discord does.
import type { IncomingMessage, ServerResponse } from "node:http";
import { DiscordError, notFound } from "../discord-error.ts";
import type { Faults, RestRule } from "../faults.ts";
import type { Gateway } from "../gateway/gateway.ts";
import type { InteractionDesk } from "../interactions/desk.ts";
import { looksLikeRealToken } from "../token.ts";
import type { World } from "../world.ts";
import { auditRoutes } from "./audit-log.ts";
import { automodRoutes } from "./automod.ts";
import { banRoutes } from "./bans.ts";
import { channelRoutes } from "./channels.ts";
import { commandRoutes } from "./commands.ts";
import { gatewayRoutes } from "./gateway.ts";
import { guildRoutes } from "./guilds.ts";
import { interactionRoutes } from "./interactions.ts";
import { messageRoutes } from "./messages.ts";
import { pinRoutes } from "./pins.ts";
import { pollRoutes } from "./polls.ts";
import { type RateLimits, refusal } from "./rate-limits.ts";
import { type RequestBody, readRequestBody } from "./request-body.ts";
import { roleRoutes } from "./roles.ts";
import type { Reply, Route } from "./route.ts";
import { searchRoutes } from "./search.ts";
import { threadRoutes } from "./threads.ts";
import { userRoutes } from "./users.ts";
import { webhookRoutes } from "./webhooks.ts";

export const ROUTES: readonly Route[] = [
	...gatewayRoutes,
	...userRoutes,
	...messageRoutes,
	...pinRoutes,
	...pollRoutes,
	...channelRoutes,
	...threadRoutes,
	...guildRoutes,
	...banRoutes,
	...auditRoutes,
	...roleRoutes,
	...commandRoutes,
	...interactionRoutes,
	...webhookRoutes,
	...automodRoutes,
	...searchRoutes,
];

/** One call and its answer, for checks against Discord's OpenAPI document. */
export interface Traffic {
	readonly method: string;
	/** The path as called, without `/api/v10` and the query. */
	readonly path: string;
	readonly template: string;
	readonly operation: string;
	readonly query: URLSearchParams;
	readonly requestBody: unknown;
	readonly multipart: boolean;
	readonly reason: string | null;
	readonly status: number;
	readonly answer: unknown;
}

export interface RestParts {
	readonly world: World;
	readonly desk: InteractionDesk;
	readonly gateway: Gateway;
	readonly faults: Faults;
	readonly limits: RateLimits;
	/** Asked for only where somebody listens. */
	readonly onTraffic: (traffic: () => Traffic) => void;
	readonly onBug: (error: unknown, where: string) => void;
}

interface Match {
	readonly route: Route;
	readonly params: Record<string, string>;
}

const COMPILED = ROUTES.map((route) => ({ route, steps: route.path.split("/").slice(1) }));

/** Answers one request under `/api`. */
export async function handleRest(parts: RestParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
	const url = new URL(request.url ?? "/", parts.world.baseUrl);
	const path = url.pathname.replace(/^\/api(\/v\d+)?/, "");
	const method = request.method ?? "GET";
	const match = findRoute(method, path);
	const fault = match ? parts.faults.forCall(method, match.route.path, path) : undefined;
	if (fault?.kind === "slow") {
		fault.told?.();
		await new Promise((resolve) => setTimeout(resolve, fault.ms).unref());
	}
	let body: RequestBody = { fields: {}, list: null, uploads: [], raw: undefined };
	let headers: Record<string, string> = {};
	let reply: Reply;
	try {
		body = await readRequestBody(request);
		if (failsBefore(fault, response)) return;
		const authorization = request.headers.authorization;
		if (!match) throw notFound();
		if (!match.route.open || authorization) needToken(parts.world, authorization);
		const verdict = parts.limits.count(match.route, match.params);
		headers = verdict.headers;
		if (verdict.refused) return writeRateLimit(response, verdict.refused, headers);
		reply = await match.route.run({
			world: parts.world,
			desk: parts.desk,
			gateway: parts.gateway,
			faults: parts.faults,
			params: match.params,
			query: url.searchParams,
			body: body.fields,
			list: body.list,
			uploads: body.uploads,
			reason: readReason(request),
			userId: parts.world.application.id,
		});
	} catch (error) {
		reply = replyTo(error, parts, `${method} ${path}`);
	}
	if (failsAfter(fault, response)) return;
	writeJson(response, reply.status, reply.body, headers);
	if (match)
		parts.onTraffic(() => ({
			method,
			path,
			template: match.route.path,
			operation: match.route.operation,
			query: url.searchParams,
			requestBody: body.raw,
			multipart: (request.headers["content-type"] ?? "").startsWith("multipart/"),
			reason: readReason(request),
			status: reply.status,
			answer: reply.body === undefined ? undefined : JSON.parse(JSON.stringify(reply.body)),
		}));
}

/** @returns the route and the values of its `:names`; fixed steps win over names */
export function findRoute(method: string, path: string): Match | undefined {
	const steps = path.split("/").slice(1).map(decode);
	let best: (Match & { fixed: number }) | undefined;
	for (const { route, steps: wanted } of COMPILED) {
		if (route.method !== method || wanted.length !== steps.length) continue;
		const params: Record<string, string> = {};
		let fixed = 0;
		const fits = wanted.every((step, index) => {
			if (!step.startsWith(":")) {
				fixed++;
				return step === steps[index];
			}
			params[step.slice(1)] = steps[index]!;
			return true;
		});
		if (fits && (!best || fixed > best.fixed)) best = { route, params, fixed };
	}
	return best;
}

function decode(step: string): string {
	try {
		return decodeURIComponent(step);
	} catch {
		return step;
	}
}

function needToken(world: World, authorization: string | undefined): void {
	const token = authorization?.replace(/^Bot /, "") ?? "";
	if (!authorization?.startsWith("Bot ") || token !== world.application.token || looksLikeRealToken(token))
		throw new DiscordError(401, 0, "401: Unauthorized");
}

function readReason(request: IncomingMessage): string | null {
	const raw = request.headers["x-audit-log-reason"];
	return typeof raw === "string" && raw !== "" ? decode(raw).slice(0, 512) : null;
}

function replyTo(error: unknown, parts: RestParts, where: string): Reply {
	if (error instanceof DiscordError) return { status: error.status, body: error };
	parts.onBug(error, where);
	return { status: 500, body: { message: "500: Internal Server Error", code: 0 } };
}

/** @returns whether the fault has taken over the answer */
function failsBefore(fault: RestRule | undefined, response: ServerResponse): boolean {
	if (fault?.kind === "rateLimit") {
		const scope = fault.global ? "global" : "user";
		fault.told?.();
		writeRateLimit(
			response,
			{ retryAfter: fault.retryAfter, global: fault.global === true },
			refusal(fault.retryAfter, scope),
		);
		return true;
	}
	return fault !== undefined && "when" in fault && fault.when === "before" && fail(fault, response);
}

function failsAfter(fault: RestRule | undefined, response: ServerResponse): boolean {
	return fault !== undefined && "when" in fault && fault.when === "after" && fail(fault, response);
}

function fail(fault: RestRule, response: ServerResponse): boolean {
	fault.told?.();
	if (fault.kind === "status") {
		writeJson(response, fault.status, { message: `${fault.status}: Local fault`, code: 0 }, {});
		return true;
	}
	if (fault.kind === "drop") response.destroy();
	return fault.kind === "drop" || fault.kind === "timeout";
}

function writeRateLimit(
	response: ServerResponse,
	refused: { retryAfter: number; global: boolean },
	headers: Record<string, string>,
): void {
	const body = {
		message: "You are being rate limited.",
		retry_after: Number(refused.retryAfter.toFixed(3)),
		global: refused.global,
		code: 0,
	};
	writeJson(response, 429, body, { ...headers, "retry-after": String(refused.retryAfter) });
}

/** An answer without a body is a 204 and must not claim to be JSON. */
function writeJson(response: ServerResponse, status: number, body: unknown, headers: Record<string, string>): void {
	if (response.writableEnded || response.destroyed) return;
	if (body === undefined) {
		response.writeHead(status, headers).end();
		return;
	}
	const text = JSON.stringify(body);
	response.writeHead(status, {
		...headers,
		"content-type": "application/json",
		"content-length": String(Buffer.byteLength(text)),
	});
	response.end(text);
}
