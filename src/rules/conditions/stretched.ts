import { z } from "zod";
import { text } from "../../texts.ts";
import { defineCondition, type Finding } from "../condition.ts";
import { partsIn, partsOption, WRITTEN } from "../parts.ts";

export default defineCondition({
	title: text("Gedehnt", "Stretched"),
	description: text(
		"Ein Zeichen steht sehr oft hintereinander: „neeeeeeeein“, „!!!!!!!!!!“.",
		"A character stands many times in a row: “nooooooooo”, “!!!!!!!!!!”.",
	),
	options: z.strictObject({
		times: z.number().int().min(3).max(1000).default(10).meta({ description: "Ab so vielen gleichen hintereinander." }),
		in: partsOption,
	}),
	compile({ times, in: sources = WRITTEN }) {
		return (comment) => {
			const findings: Finding[] = [];
			for (const [part, { text }] of partsIn(comment, sources)) {
				for (let start = 0; start + times <= text.length; ) {
					const unit = text.charCodeAt(start);
					let end = start + 1;
					while (end < text.length && text.charCodeAt(end) === unit) end++;
					if (end - start >= times && !SEPARATES.has(text[start]!))
						findings.push({ part, text: text.slice(start, end), start, end });
					start = end;
				}
			}
			return findings;
		};
	},
	examples: {
		hits: [
			{ options: {}, text: "Neeeeeeeeeeeeein" },
			{ options: { times: 5 }, text: "Was?????" },
		],
		misses: [
			{ options: {}, text: "Tooooor!!!" },
			{ options: {}, text: "Oben\n----------------\nunten              rechts" },
		],
	},
});

/** Lines and tables are drawn with them. */
const SEPARATES = new Set(" \t\n-_=~*#.·—–│─━═");
