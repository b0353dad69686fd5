// What the outside learns of the application and of the way to the gateway.
import type { World } from "./world.ts";

/** The intents that are switched on in the portal, as flags of a bot in fewer than 10 000 users' guilds. */
export function applicationFlags(world: World): number {
	const { presences, members, content } = world.application.privileged;
	return (presences ? 1 << 13 : 0) | (members ? 1 << 15 : 0) | (content ? 1 << 19 : 0);
}

/** The address of the gateway beside the REST interface. */
export function socketUrl(baseUrl: string): string {
	return baseUrl.replace(/^http/, "ws");
}
