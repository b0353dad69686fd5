import { z } from "zod";
import { text } from "../../texts.ts";
import { defineAction } from "../action.ts";

export default defineAction({
	title: text("Hinauswerfen", "Kick"),
	description: text(
		"Schlägt vor, das Mitglied vom Server zu werfen; ein Mensch bestätigt es, es kann wiederkommen.",
		"Proposes to put the member off the server; a person confirms it, and the member can come back.",
	),
	options: z.strictObject({}),
	decision: "flag",
	restricts: true,
	confirm: true,
	target: "member",
	order: 50,
	needs: ["KickMembers"],
	effects: (_options, comment) => [{ kind: "kickMember", userId: comment.authorId }],
});
