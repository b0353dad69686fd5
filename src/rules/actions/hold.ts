import { z } from "zod";
import { text } from "../../texts.ts";
import { defineAction } from "../action.ts";

export default defineAction({
	title: text("Zurückhalten", "Hold"),
	description: text(
		"Nimmt den Kommentar weg, bis ein Mensch über ihn entschieden hat; freigegeben erscheint er wieder.",
		"Takes the comment away until a person has decided; once released it appears again.",
	),
	done: text("zurückgehalten", "held"),
	options: z.strictObject({}),
	decision: "hold",
	restricts: true,
	confirm: false,
	target: "comment",
	order: 90,
	needs: ["ManageMessages"],
	effects: (_options, comment) => [{ kind: "deleteMessage", channelId: comment.channelId, messageId: comment.id }],
});
