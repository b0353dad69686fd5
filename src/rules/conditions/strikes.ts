import { z } from "zod";
import { text } from "../../texts.ts";
import { defineCondition, figure } from "../condition.ts";

export default defineCondition({
	title: text("Strikes", "Strikes"),
	description: text(
		"Das Mitglied hat schon so viele gültige Strikes.",
		"The member already has so many valid strikes.",
	),
	options: z.strictObject({
		atLeast: z
			.number()
			.int()
			.min(1)
			.max(100)
			.default(1)
			.meta({ description: "Ab so vielen; verfallene zählen nicht." }),
	}),
	compile({ atLeast }) {
		return (_comment, { strikes }) => (strikes >= atLeast ? [figure(`${strikes} Strikes`, `${strikes} strikes`)] : []);
	},
	examples: {
		hits: [{ options: { atLeast: 2 }, text: "Na gut", facts: { strikes: 2 } }],
		misses: [{ options: { atLeast: 2 }, text: "Na gut", facts: { strikes: 1 } }],
	},
});
