import { z } from "zod";
import { text } from "../../texts.ts";
import { defineAction } from "../action.ts";

export default defineAction({
	title: text("Öffentlich antworten", "Reply in public"),
	description: text(
		"Antwortet öffentlich auf den Kommentar, ohne jemanden anzupingen.",
		"Answers the comment in public without pinging anybody.",
	),
	done: text("öffentlich geantwortet", "answered in public"),
	options: z.strictObject({ text: z.string().min(1).max(1500).meta({ description: "Was der Bot antwortet." }) }),
	decision: "allow",
	restricts: false,
	confirm: false,
	target: "member",
	order: 20,
	needs: ["SendMessages", "SendMessagesInThreads"],
	effects: (options, comment) => [
		{ kind: "reply", channelId: comment.channelId, messageId: comment.id, text: options.text },
	],
});
