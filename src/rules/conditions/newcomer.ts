import { z } from "zod";
import { text } from "../../texts.ts";
import { defineCondition, figure } from "../condition.ts";

export default defineCondition({
	title: text("Erste Kommentare", "First comments"),
	description: text(
		"Einer der ersten Kommentare des Mitglieds: So viele müssen erst stehen geblieben sein.",
		"One of the member's first comments: so many must have stood before.",
	),
	options: z.strictObject({
		comments: z.number().int().min(1).max(100).default(1).meta({ description: "Bis so viele Kommentare stehen." }),
	}),
	compile({ comments }) {
		return (_comment, { accepted }) =>
			accepted < comments ? [figure(`${accepted + 1}. Kommentar`, `comment number ${accepted + 1}`)] : [];
	},
	examples: {
		hits: [{ options: {}, text: "Hallo zusammen", facts: { accepted: 0 } }],
		misses: [
			{ options: {}, text: "Wieder da", facts: { accepted: 1 } },
			{ options: { comments: 5 }, text: "Wieder da", facts: { accepted: 5 } },
		],
	},
});
