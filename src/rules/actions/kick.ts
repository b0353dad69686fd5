import { z } from "zod";
import { text } from "../../texts.ts";
import { defineAction } from "../action.ts";

export default defineAction({
	title: text("Kick", "Kick"),
	description: text(
		"Schlägt einen Kick vor; ein Mensch bestätigt ihn, und das Mitglied kann wiederkommen.",
		"Proposes a kick; a person confirms it, and the member can come back.",
	),
	done: text("vom Server entfernt", "kicked"),
	options: z.strictObject({}),
	decision: "flag",
	restricts: true,
	confirm: true,
	target: "member",
	order: 50,
	needs: ["KickMembers"],
	effects: (_options, comment) => [{ kind: "kickMember", userId: comment.authorId }],
});
