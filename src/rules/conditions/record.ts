import { z } from "zod";
import { text } from "../../texts.ts";
import { defineCondition, figure } from "../condition.ts";

export default defineCondition({
	title: text("Bilanz", "Record"),
	description: text(
		"Von den Kommentaren des Mitglieds musste schon ein großer Teil entfernt werden.",
		"A large share of the member's comments had to be removed.",
	),
	options: z.strictObject({
		percent: z.number().min(1).max(100).default(30).meta({ description: "Ab diesem Anteil." }),
		comments: z
			.number()
			.int()
			.min(2)
			.max(1000)
			.default(5)
			.meta({ description: "Erst ab so vielen Kommentaren insgesamt." }),
	}),
	compile({ percent, comments }) {
		return (_comment, { accepted, removed }) => {
			const all = accepted + removed;
			if (all < comments || removed * 100 < percent * all) return [];
			return [figure(`${removed} von ${all} Kommentaren entfernt`, `${removed} of ${all} comments removed`)];
		};
	},
	examples: {
		hits: [{ options: {}, text: "Wieder ich", facts: { accepted: 6, removed: 4 } }],
		misses: [
			{ options: {}, text: "Wieder ich", facts: { accepted: 20, removed: 4 } },
			{ options: {}, text: "Der zweite", facts: { accepted: 1, removed: 1 } },
		],
	},
});
