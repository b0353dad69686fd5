import { z } from "zod";
import { duration } from "../../duration.ts";
import { text } from "../../texts.ts";
import { defineAction } from "../action.ts";

export default defineAction({
	title: text("Timeout", "Timeout"),
	description: text(
		"Das Mitglied kann eine Zeit lang nicht schreiben (höchstens 28 Tage).",
		"The member cannot write for a while (28 days at most).",
	),
	done: text("Timeout", "timeout"),
	options: z.strictObject({
		for: duration({ min: 60_000, max: 28 * 86_400_000 }).meta({
			description: "Wie lange, z. B. „10 min“ oder „1 Tag“.",
		}),
	}),
	decision: "allow",
	restricts: true,
	confirm: false,
	target: "member",
	order: 40,
	needs: ["ModerateMembers"],
	combine: (a, b) => (b.for > a.for ? b : a),
	effects: (options, comment, facts) => [
		{ kind: "timeoutMember", userId: comment.authorId, until: facts.now + options.for },
	],
	undo: (effects) => effects.flatMap((effect) => (effect.kind === "timeoutMember" ? [{ ...effect, until: null }] : [])),
});
