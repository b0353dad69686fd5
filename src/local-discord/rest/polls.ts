// Polls: who voted, and closing one's own.
import { channelFor, messageFor } from "../access.ts";
import { endPoll } from "../acts/polls.ts";
import { refuse } from "../discord-error.ts";
import { messageJson } from "../json/message.ts";
import { userJson } from "../json/people.ts";
import { ok, queryNumber, querySnowflake, type Route } from "./route.ts";
import { viewerOf } from "./viewer.ts";

const POLL = "/channels/:channel_id/polls/:message_id";

export const pollRoutes: readonly Route[] = [
	{
		method: "GET",
		path: `${POLL}/answers/:answer_id`,
		operation: "get_answer_voters",
		run: ({ world, params, userId, query }) => {
			const channel = channelFor(world, params.channel_id!, userId);
			const message = messageFor(world, channel, params.message_id!, userId);
			if (!message.poll) throw refuse(50068);
			const after = querySnowflake(query, "after") ?? 0n;
			const voters = [...(message.votes.get(Number(params.answer_id)) ?? [])]
				.filter((id) => BigInt(id) > after)
				.sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1))
				.slice(0, queryNumber(query, "limit", 25, 1, 100));
			return ok({ users: voters.map((id) => userJson(world.users.get(id)!)) });
		},
	},
	{
		method: "POST",
		path: `${POLL}/expire`,
		operation: "poll_expire",
		run: (call) => {
			const channel = channelFor(call.world, call.params.channel_id!, call.userId);
			const message = messageFor(call.world, channel, call.params.message_id!, call.userId);
			return ok(messageJson(call.world, endPoll(call.world, message, call.userId), viewerOf(call)));
		},
	},
];
