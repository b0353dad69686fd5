import { z } from "zod";
import { text } from "../../texts.ts";
import { linesIn } from "../amounts.ts";
import { defineCondition, type Finding } from "../condition.ts";
import { partsIn, WRITTEN } from "../parts.ts";

export default defineCondition({
	title: text("Zeilen", "Lines"),
	description: text(
		"Der Kommentar hat zu viele Zeilen und drängt andere vom Bildschirm.",
		"The comment has too many lines and pushes others off the screen.",
	),
	options: z.strictObject({
		moreThan: z
			.number()
			.int()
			.min(1)
			.max(2000)
			.default(25)
			.meta({ description: "Mehr als so viele Zeilen, leere mitgezählt." }),
	}),
	compile({ moreThan }) {
		return (comment) => {
			const findings: Finding[] = [];
			for (const [part, { text }] of partsIn(comment, WRITTEN)) {
				const lines = linesIn(text);
				if (lines > moreThan)
					findings.push({
						part,
						text,
						start: 0,
						end: text.length,
						note: { de: `${lines} Zeilen`, en: `${lines} lines` },
					});
			}
			return findings;
		};
	},
	examples: {
		hits: [{ options: { moreThan: 3 }, text: "a\n\n\nb" }],
		misses: [{ options: {}, text: "Erstens\nZweitens\nDrittens" }],
	},
});
