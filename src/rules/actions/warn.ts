import { z } from "zod";
import { text } from "../../texts.ts";
import { defineAction } from "../action.ts";

export default defineAction({
	title: text("Verwarnen", "Warn"),
	description: text(
		"Schreibt dem Mitglied eine Verwarnung mit der Begründung; sie zählt als ein Strike.",
		"Sends the member a warning with the reason; it counts as one strike.",
	),
	done: text("verwarnt", "warned"),
	options: z.strictObject({
		text: z.string().min(1).max(1000).optional().meta({ description: "Ein eigener Satz für die Verwarnung." }),
		strikes: z.number().int().min(0).max(10).default(1).meta({ description: "Wie viele Strikes sie zählt." }),
	}),
	decision: "allow",
	restricts: true,
	confirm: false,
	target: "member",
	order: 30,
	needs: [],
	strikes: ({ strikes }) => strikes,
	combine: (a, b) => (b.strikes > a.strikes ? b : a),
	effects: () => [],
});
