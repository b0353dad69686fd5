import { z } from "zod";
import { text } from "../../texts.ts";
import { defineAction } from "../action.ts";
import { discordId } from "../discord-id.ts";

export default defineAction({
	title: text("Moderation benachrichtigen", "Notify the moderators"),
	description: text(
		"Schreibt den Fall in den Protokollkanal und erwähnt auf Wunsch eine Rolle.",
		"Writes the case to the log channel and mentions a role if asked to.",
	),
	done: text("Moderation benachrichtigt", "moderators notified"),
	internal: true,
	options: z.strictObject({
		role: discordId.optional().meta({ description: "Diese Rolle wird dort erwähnt." }),
	}),
	decision: "allow",
	restricts: false,
	confirm: false,
	target: "member",
	order: 95,
	needs: [],
	combine: (a, b) => (a.role === undefined ? b : a),
	effects: () => [],
});
