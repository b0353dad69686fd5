import { z } from "zod";
import { text } from "../../texts.ts";
import { defineCondition, type Finding } from "../condition.ts";
import { findLinks } from "../links.ts";
import { partsIn, WRITTEN } from "../parts.ts";
import { quotations } from "../quotation.ts";

/** Words that say where something is from. */
const SOURCED =
	/(?<!\p{L})(?:laut|quelle\p{L}?|zufolge|zitat|zitiert|artikel|bericht\p{L}*|schr(?:eib|ieb)\p{L}*|sagt\p{L}*|gesagt|erklärt\p{L}*|meint\p{L}*|said|says|according|source)(?!\p{L})/iu;

export default defineCondition({
	title: text("Zitat ohne Quelle", "Quote without a source"),
	description: text(
		"Der Kommentar zitiert länger und sagt nicht, woher: kein Link, kein Name mit „laut“, „sagte“, „schrieb“.",
		"The comment quotes at length without saying where from: no link, no name with “said”, “according to”.",
	),
	options: z.strictObject({
		words: z.number().int().min(3).max(200).default(8).meta({ description: "Erst ab so vielen zitierten Wörtern." }),
	}),
	compile({ words }) {
		return (comment) => {
			const findings: Finding[] = [];
			for (const [part, { text }] of partsIn(comment, WRITTEN)) {
				const long = quotations(text).filter(
					({ start, end }) =>
						// A quote line repeats another comment of the thread, which is its source.
						text[start] !== ">" && (text.slice(start, end).match(/\p{L}+/gu)?.length ?? 0) >= words,
				);
				if (long.length === 0 || findLinks(text).length > 0) continue;
				let around = text;
				for (const { start, end } of long)
					around = around.slice(0, start) + " ".repeat(end - start) + around.slice(end);
				if (SOURCED.test(around)) continue;
				for (const { start, end } of long) findings.push({ part, text: text.slice(start, end), start, end });
			}
			return findings;
		};
	},
	examples: {
		hits: [{ options: {}, text: "„Das Freibad wird nie wieder öffnen, das steht seit Jahren fest.“ Noch Fragen?" }],
		misses: [
			{
				options: {},
				text: "Laut Bürgermeister Alt: „Das Freibad wird nie wieder öffnen, das steht seit Jahren fest.“",
			},
			{ options: {}, text: "„Das Freibad wird nie wieder öffnen, das steht fest“ https://hafenbote.example/1" },
			{ options: {}, text: "Dieses „Freibad“ ist eine Pfütze." },
			{ options: {}, text: "> Das Freibad wird nie wieder öffnen, das steht seit Jahren fest.\nDoch, im Mai." },
		],
	},
});
