import { z } from "zod";
import { text } from "../../texts.ts";
import { defineCondition, type Finding } from "../condition.ts";
import { partsIn, partsOption } from "../parts.ts";

const STACK = /[\p{Mn}\p{Me}]+/gu;

export default defineCondition({
	title: text("Zeichenstapel", "Zalgo"),
	description: text(
		"Buchstaben mit Türmen von Zeichen, die andere Zeilen überdecken.",
		"Letters with towers of marks that cover other lines.",
	),
	options: z.strictObject({
		height: z
			.number()
			.int()
			.min(2)
			.max(50)
			.default(4)
			.meta({ description: "Ab so vielen Zeichen auf einem Buchstaben." }),
		in: partsOption,
	}),
	compile({ height, in: sources }) {
		return (comment) => {
			const findings: Finding[] = [];
			for (const [part, { text }] of partsIn(comment, sources)) {
				// Marks begin at U+0300: ordinary German has none.
				if (!/[\u0300-\uffff]/.test(text)) continue;
				for (const match of text.matchAll(STACK)) {
					// The sign that makes an emoji of a character is a mark as well.
					const marks = [...match[0].replace(/[\uFE00-\uFE0F\u20E3]/g, "")].length;
					if (marks < height) continue;
					const start = Math.max(0, match.index - 1);
					const end = match.index + match[0].length;
					findings.push({ part, text: text.slice(start, end), start, end });
					if (findings.length >= 10) return findings;
				}
			}
			return findings;
		};
	},
	examples: {
		hits: [{ options: {}, text: "Z\u0335\u0353\u030d\u0334\u0301algo" }],
		misses: [
			{ options: {}, text: "Gru\u0308\u00dfe aus Tro\u0302me\u0301" },
			{ options: {}, text: "हिन्दी में लिखा" },
			{ options: {}, text: "☺️ 1️⃣" },
		],
	},
});
