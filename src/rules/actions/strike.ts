import { z } from "zod";
import { text } from "../../texts.ts";
import { defineAction } from "../action.ts";

export default defineAction({
	title: text("Strike", "Strike"),
	description: text(
		"Zählt Strikes; was bei wie vielen geschieht, steht in der Leiter des Servers.",
		"Counts strikes; what happens at how many is written in the server's ladder.",
	),
	done: text("Strike vermerkt", "strike recorded"),
	options: z.strictObject({
		points: z.number().int().min(1).max(10).default(1).meta({ description: "Wie viele." }),
	}),
	decision: "allow",
	restricts: true,
	confirm: false,
	target: "member",
	order: 30,
	needs: [],
	strikes: ({ points }) => points,
	combine: (a, b) => (b.points > a.points ? b : a),
	effects: () => [],
});
