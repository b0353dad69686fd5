// Where the gateway is.
import { socketUrl } from "../application.ts";
import { ok, type Route } from "./route.ts";

export const gatewayRoutes: readonly Route[] = [
	{
		method: "GET",
		path: "/gateway",
		operation: "get_gateway",
		open: true,
		run: ({ world }) => ok({ url: socketUrl(world.baseUrl) }),
	},
	{
		method: "GET",
		path: "/gateway/bot",
		operation: "get_bot_gateway",
		limit: [2, 5],
		run: ({ world, gateway }) =>
			ok({
				url: socketUrl(world.baseUrl),
				shards: gateway.recommendedShards(),
				session_start_limit: gateway.sessionStartLimit(),
			}),
	},
];
