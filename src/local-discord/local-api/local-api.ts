// The page's interface under /local, beside Discord's own.
import type { IncomingMessage, ServerResponse } from "node:http";
import { channelFor } from "../access.ts";
import { DiscordError, refuse } from "../discord-error.ts";
import type { EventRule, Faults, RestRule } from "../faults.ts";
import { type Fields, fieldsOf, isFields, numberOf, textOf } from "../fields.ts";
import type { Gateway } from "../gateway/gateway.ts";
import type { Actor } from "../people/actor.ts";
import { highestRole } from "../permissions.ts";
import { queryNumber, querySnowflake } from "../rest/route.ts";
import type { World } from "../world.ts";
import { act } from "./act.ts";
import type { PageAction } from "./actions.ts";
import { streamEvents } from "./events.ts";
import { faultSwitches, throwSwitch } from "./fault-switches.ts";
import { isOwnRequest } from "./guard.ts";
import { serveAttachment, servePage } from "./page-files.ts";
import { peopleJson, stateFor } from "./state.ts";
import type { Story } from "./story.ts";

export interface LocalApiParts {
	readonly world: World;
	readonly gateway: Gateway;
	readonly faults: Faults;
	readonly actions: Map<string, PageAction>;
	readonly actorOf: (userId: string) => Actor;
	readonly story: Story;
	/** A guided tour for the page; null: it has its own. */
	tour: unknown;
	/** Open event streams, to be ended when the server closes. */
	readonly streams: Set<() => void>;
}

const MAX_BODY = 32 * 1024 * 1024;

/** Answers everything that is not under /api. */
export async function handleLocal(
	parts: LocalApiParts,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	if (!isOwnRequest(request)) return json(response, 403, { error: "Only this machine, only this page." });
	const url = new URL(request.url ?? "/", parts.world.baseUrl);
	const method = request.method ?? "GET";
	const path = url.pathname;
	if (method === "GET" && (path === "/" || path.startsWith("/page/"))) return servePage(path, response);
	if (method === "GET" && path.startsWith("/attachments/")) return serveAttachment(parts.world, path, response);
	try {
		if (method === "GET") return await get(parts, path, url.searchParams, response);
		if (method === "POST") return json(response, 200, await post(parts, path, await readJson(request)));
		throw refuse(0);
	} catch (error) {
		if (!(error instanceof DiscordError)) throw error;
		json(response, error.status, { ok: false, error: { code: error.code, message: error.message } });
	}
}

async function get(
	parts: LocalApiParts,
	path: string,
	query: URLSearchParams,
	response: ServerResponse,
): Promise<void> {
	const { world } = parts;
	if (path === "/local/actions") return json(response, 200, [...parts.actions.values()].map(describe));
	if (path === "/local/tour") return json(response, 200, parts.tour);
	if (path === "/local/story") return json(response, 200, parts.story.entries());
	if (path === "/local/faults")
		return json(response, 200, {
			...parts.faults.pending(),
			connected: parts.gateway.connected,
			faults: faultSwitches(parts.faults),
		});
	if (path === "/local/people") return json(response, 200, peopleJson(world));
	const userId = personOf(world, query.get("as"));
	if (!world.users.has(userId)) throw refuse(10013);
	if (path === "/local/state") return json(response, 200, stateFor(world, userId));
	if (path === "/local/events") {
		const end = streamEvents(world, userId, response);
		parts.streams.add(end);
		response.on("close", () => parts.streams.delete(end));
		return;
	}
	const channelId = /^\/local\/channels\/(\d+)\/messages$/.exec(path)?.[1];
	if (!channelId) throw refuse(0);
	channelFor(world, channelId, userId);
	const before = querySnowflake(query, "before")?.toString();
	const page = { limit: queryNumber(query, "limit", 50, 1, 200), ...(before ? { before } : {}) };
	json(response, 200, parts.actorOf(userId).messages(channelId, page));
}

async function post(parts: LocalApiParts, path: string, body: Fields): Promise<unknown> {
	if (path === "/local/act") return act(parts.actorOf, body);
	if (path === "/local/faults") return setFaults(parts, body);
	if (path === "/local/clock") {
		const ms = numberOf(body.advanceMs, -1);
		if (ms < 0) throw new DiscordError(400, 50035, "advanceMs: milliseconds, at least 0");
		parts.world.clock.advance(ms);
		return { ok: true, clock: parts.world.clock.now() };
	}
	const actionId = /^\/local\/actions\/([\w-]+)$/.exec(path)?.[1];
	const action = actionId ? parts.actions.get(actionId) : undefined;
	if (!action) throw refuse(0);
	try {
		return { ok: true, result: (await action.run(body)) ?? null };
	} catch (error) {
		return { ok: false, error: { code: 0, message: error instanceof Error ? error.message : String(error) } };
	}
}

/** An id, a username, or nobody said: the first member who is neither owner nor bot. */
function personOf(world: World, as: string | null): string {
	if (as) return world.users.has(as) ? as : ([...world.users.values()].find((user) => user.username === as)?.id ?? "");
	for (const guild of world.guilds.values())
		for (const id of guild.members.keys())
			if (id !== guild.ownerId && !world.users.get(id)?.bot && highestRole(guild, id).position === 1) return id;
	return [...world.users.values()].find((user) => !user.bot)?.id ?? "";
}

/** `{id, active}` (a switch of the page), `{rest: rule}`, `{event: rule}`, `{gateway: "reconnect" | "invalidSession" | "drop"}`, `{close: code}`, `{clear: true}` */
function setFaults({ faults, gateway }: LocalApiParts, body: Fields): Fields {
	if (typeof body.id === "string") throwSwitch(faults, gateway, body.id, body.active !== false);
	if (body.clear === true) faults.clear();
	if (isFields(body.rest) && textOf(body.rest.kind)) faults.rest(body.rest as unknown as RestRule);
	if (isFields(body.event) && textOf(body.event.kind)) faults.event(body.event as unknown as EventRule);
	if (body.gateway === "reconnect") gateway.askToReconnect();
	if (body.gateway === "invalidSession") gateway.invalidate(false);
	if (body.gateway === "drop") gateway.dropSockets();
	if (typeof body.close === "number") gateway.closeSockets(body.close);
	return { ok: true, ...faults.pending() };
}

function describe({ id, title, description }: PageAction): Fields {
	return { id, title, description };
}

async function readJson(request: IncomingMessage): Promise<Fields> {
	const type = request.headers["content-type"] ?? "";
	// A foreign page's form cannot send this type without asking first.
	if (!type.startsWith("application/json")) throw new DiscordError(415, 0, "application/json only");
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		size += chunk.byteLength;
		if (size > MAX_BODY) throw refuse(40005);
		chunks.push(chunk);
	}
	try {
		return fieldsOf(JSON.parse(Buffer.concat(chunks).toString("utf8") || "{}"));
	} catch {
		throw refuse(50109);
	}
}

function json(response: ServerResponse, status: number, body: unknown): void {
	response.writeHead(status, {
		"content-type": "application/json; charset=utf-8",
		"cache-control": "no-store",
		"x-content-type-options": "nosniff",
	});
	response.end(JSON.stringify(body));
}
