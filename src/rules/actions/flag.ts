import { z } from "zod";
import { text } from "../../texts.ts";
import { defineAction } from "../action.ts";

export default defineAction({
	title: text("Markieren", "Flag"),
	description: text(
		"Lässt den Kommentar stehen und legt ihn den Moderatoren vor.",
		"Leaves the comment where it is and puts it before the moderators.",
	),
	done: text("markiert", "flagged"),
	internal: true,
	options: z.strictObject({}),
	decision: "flag",
	restricts: false,
	confirm: false,
	target: "comment",
	order: 10,
	needs: [],
	effects: () => [],
});
