// GET /local/events: what happens, as server-sent events for one person's page.
import type { ServerResponse } from "node:http";
import type { WorldEvent } from "../bus.ts";
import type { Fields } from "../fields.ts";
import { canView } from "../permissions.ts";
import type { World } from "../world.ts";

const TYPES: Readonly<Record<string, string>> = {
	MESSAGE_CREATE: "message_create",
	MESSAGE_UPDATE: "message_update",
	MESSAGE_DELETE: "message_delete",
	MESSAGE_DELETE_BULK: "message_delete",
	MESSAGE_REACTION_ADD: "reaction_add",
	MESSAGE_REACTION_REMOVE: "reaction_remove",
	CHANNEL_CREATE: "state",
	CHANNEL_DELETE: "state",
	CHANNEL_UPDATE: "channel_update",
	THREAD_CREATE: "thread_create",
	THREAD_UPDATE: "thread_update",
	THREAD_DELETE: "thread_delete",
	GUILD_MEMBER_UPDATE: "member_update",
	GUILD_MEMBER_ADD: "state",
	GUILD_MEMBER_REMOVE: "state",
	GUILD_ROLE_CREATE: "state",
	GUILD_ROLE_UPDATE: "state",
	GUILD_ROLE_DELETE: "state",
	GUILD_BAN_ADD: "state",
	GUILD_BAN_REMOVE: "state",
	TYPING_START: "typing",
	LOCAL_STATE: "state",
	LOCAL_MODAL_OPEN: "modal_open",
	LOCAL_INTERACTION_FAILED: "interaction_failed",
	LOCAL_LOG: "log",
	LOCAL_EXPLAIN: "explain",
	LOCAL_CLOCK: "clock",
};

/** A comment every so often keeps the connection open through whatever is between. */
const KEEP_ALIVE_MS = 20_000;

/** Streams events until the connection closes. @returns a function that ends it */
export function streamEvents(world: World, userId: string, response: ServerResponse): () => void {
	response.writeHead(200, {
		"content-type": "text/event-stream; charset=utf-8",
		"cache-control": "no-store",
		"x-accel-buffering": "no",
		connection: "keep-alive",
	});
	response.write("retry: 1000\n\n");
	const push = (type: string, data: Fields) => {
		response.write(`data: ${JSON.stringify({ type, data })}\n\n`);
	};
	push("clock", { now: world.clock.now() });
	const stop = world.bus.listen((event) => {
		const type = TYPES[event.t];
		if (type === undefined || !sees(world, event, userId)) return;
		push(type, type === "state" ? {} : event.data({ userId, content: true }));
	});
	const timer = setInterval(() => response.write(": \n\n"), KEEP_ALIVE_MS);
	timer.unref();
	const end = () => {
		stop();
		clearInterval(timer);
	};
	response.on("close", end);
	return () => {
		end();
		response.end();
	};
}

function sees(world: World, event: WorldEvent, userId: string): boolean {
	if (event.only && !event.only.includes(userId)) return false;
	if (!event.guildId) return true;
	// One's own removal is a change of state too.
	if (!world.guilds.get(event.guildId)?.members.has(userId)) return TYPES[event.t] === "state";
	const channel = event.channelId ? world.channels.get(event.channelId) : undefined;
	return (
		!channel || TYPES[event.t] === "state" || TYPES[event.t] === "channel_update" || canView(world, channel, userId)
	);
}
