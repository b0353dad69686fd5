// Through whose eyes an answer is written.
import type { Viewer } from "../bus.ts";
import type { Call } from "./route.ts";

/** The calling bot, with content only where its application has the intent. */
export function viewerOf(call: Pick<Call, "world" | "userId">): Viewer {
	return { userId: call.userId, content: call.world.application.privileged.content };
}
