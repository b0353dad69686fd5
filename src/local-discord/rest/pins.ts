// Pinned messages of a channel.
import { channelFor } from "../access.ts";
import { pinMessage } from "../acts/pins.ts";
import { isoTime } from "../fields.ts";
import { messageJson } from "../json/message.ts";
import { NOTHING, ok, queryNumber, type Route } from "./route.ts";
import { viewerOf } from "./viewer.ts";

const C = "/channels/:channel_id";

export const pinRoutes: readonly Route[] = [
	{
		method: "GET",
		path: `${C}/messages/pins`,
		operation: "list_pins",
		run: (call) => {
			const channel = channelFor(call.world, call.params.channel_id!, call.userId);
			const limit = queryNumber(call.query, "limit", 50, 1, 50);
			const before = Date.parse(call.query.get("before") ?? "") || Number.POSITIVE_INFINITY;
			const pinned = channel.messages
				.filter((message) => message.pinnedAt !== null && message.pinnedAt < before)
				.sort((a, b) => b.pinnedAt! - a.pinnedAt!);
			return ok({
				items: pinned.slice(0, limit).map((message) => ({
					pinned_at: isoTime(message.pinnedAt!),
					message: messageJson(call.world, message, viewerOf(call)),
				})),
				has_more: pinned.length > limit,
			});
		},
	},
	...(["PUT", "DELETE"] as const).map(
		(method): Route => ({
			method,
			path: `${C}/messages/pins/:message_id`,
			operation: method === "PUT" ? "create_pin" : "delete_pin",
			run: (call) => {
				const { world, params, userId, reason } = call;
				pinMessage(world, params.channel_id!, params.message_id!, method === "PUT", userId, reason);
				return NOTHING;
			},
		}),
	),
];
