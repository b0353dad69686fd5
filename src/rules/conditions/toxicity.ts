import { z } from "zod";
import { shippedModel } from "../../language/toxicity/shipped.ts";
import { toxicity } from "../../language/toxicity.ts";
import { text } from "../../texts.ts";
import { defineCondition, type Finding } from "../condition.ts";
import { partsOption, reads, WRITTEN } from "../parts.ts";

const NONE: readonly Finding[] = [];
const DEFAULT_TOP = 5;

export default defineCondition({
	title: text("Verletzender Ton (Schätzung)", "Offensive tone (an estimate)"),
	description: text(
		"Ein kleines Modell schätzt den Ton des Kommentars. Es irrt sich oft, darum entscheidet es nichts: nur zum Markieren. Namen von Personen, Parteien und Gruppen und Zitate zählen nicht.",
		"A small model estimates the comment's tone. It often errs, so it decides nothing: for flagging only. Names of persons, parties and groups and quotations do not count.",
	),
	advisory: true,
	options: z
		.strictObject({
			atLeast: z
				.number()
				.min(0.5)
				.max(1)
				.optional()
				.meta({ description: "Ab diesem Wert, 0.5 bis 1; bei 0.5 gut ein Drittel einer rauen Diskussion." }),
			top: z
				.literal([1, 5, 10, 20])
				.optional()
				.meta({
					description: `Die auffälligsten 1, 5, 10 oder 20 Prozent einer rauen Diskussion; ohne Angabe ${DEFAULT_TOP}.`,
				}),
			in: partsOption,
		})
		.meta({ not: { required: ["atLeast", "top"] } })
		.refine(({ atLeast, top }) => atLeast === undefined || top === undefined, {
			message: "atLeast oder top, nicht beides / atLeast or top, not both",
		}),
	compile({ atLeast, top, in: sources = WRITTEN }) {
		const wanted = top ?? DEFAULT_TOP;
		const least = atLeast ?? shippedModel().top.find(({ percent }) => percent === wanted)!.score;
		return (comment) => {
			let findings: Finding[] | undefined;
			for (const [part, written] of comment.parts.entries()) {
				if (!reads(sources, written)) continue;
				const { score, parts } = toxicity(written.text);
				if (score < least) continue;
				const figure = (Math.floor(score * 100) / 100).toFixed(2);
				const note = { de: `Wert ${figure.replace(".", ",")}`, en: `score ${figure}` };
				const drove = parts.length > 0 ? parts : [{ text: written.text, start: 0, end: written.text.length }];
				findings ??= [];
				for (const { text, start, end } of drove) findings.push({ part, text, start, end, note });
			}
			return findings ?? NONE;
		};
	},
	examples: {
		hits: [
			{ options: {}, text: "Haltet doch endlich euer dummes Maul, ihr verlogenes Pack!" },
			{ options: { top: 20 }, text: "Was für ein widerlicher Heuchler." },
			{ options: { atLeast: 0.9 }, text: "Du bist so ein I d i o t" },
		],
		misses: [
			{ options: {}, text: "Danke für den Artikel, das war gut erklärt." },
			{ options: { atLeast: 0.5 }, text: "Die Grünen haben im Stadtrat zugestimmt, die CDU war dagegen." },
			{ options: { top: 20 }, text: "Er sagte: „Haltet endlich euer dummes Maul, ihr Pack!“" },
			{ options: { in: ["threadTitle"] }, text: "Du bist so ein Idiot" },
		],
	},
});
