import { z } from "zod";
import { duration } from "../../duration.ts";
import { text } from "../../texts.ts";
import { defineAction } from "../action.ts";

export default defineAction({
	title: text("Bann", "Ban"),
	description: text(
		"Schlägt einen Bann vor; ein Mensch bestätigt ihn, denn allein entscheidet hier kein Programm.",
		"Proposes a ban; a person confirms it, since no program decides this alone.",
	),
	done: text("gebannt", "banned"),
	options: z.strictObject({
		delete: duration({ max: 7 * 86_400_000 })
			.optional()
			.meta({ description: "Nimmt auch die Nachrichten aus dieser Zeit weg, höchstens 7 Tage." }),
	}),
	decision: "flag",
	restricts: true,
	confirm: true,
	target: "member",
	order: 60,
	needs: ["BanMembers"],
	combine: (a, b) => ((b.delete ?? 0) > (a.delete ?? 0) ? b : a),
	effects: (options, comment) => [
		{ kind: "banMember", userId: comment.authorId, deleteSeconds: Math.round((options.delete ?? 0) / 1000) },
	],
	undo: (effects) =>
		effects.flatMap((effect) => (effect.kind === "banMember" ? [{ kind: "unbanMember", userId: effect.userId }] : [])),
});
