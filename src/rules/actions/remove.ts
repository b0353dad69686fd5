import { z } from "zod";
import { text } from "../../texts.ts";
import { defineAction } from "../action.ts";

export default defineAction({
	title: text("Entfernen", "Remove"),
	description: text(
		"Nimmt den Kommentar weg; eine Kopie bleibt im Fall, damit ein Einspruch ihn zurückbringen kann.",
		"Takes the comment away; a copy stays on the case so that an objection can bring it back.",
	),
	done: text("Kommentar entfernt", "comment removed"),
	options: z.strictObject({}),
	decision: "remove",
	restricts: true,
	confirm: false,
	target: "comment",
	order: 90,
	needs: ["ManageMessages"],
	effects: (_options, comment) => [{ kind: "deleteMessage", channelId: comment.channelId, messageId: comment.id }],
});
