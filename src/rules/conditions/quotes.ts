import { z } from "zod";
import { text } from "../../texts.ts";
import { defineCondition, type Finding } from "../condition.ts";
import { findLinks } from "../links.ts";
import { partsIn, WRITTEN } from "../parts.ts";
import { quotations } from "../quotation.ts";

/** Words that say where something is from. */
const SOURCED =
	/(?<!\p{L})(?:laut|quelle\p{L}?|zufolge|zitat|zitiert|artikel|bericht\p{L}*|schr(?:eib|ieb)\p{L}*|sagt\p{L}*|gesagt|erklärt\p{L}*|meint\p{L}*|meldet\p{L}*|heißt|said|says|according|source)(?!\p{L})/iu;
/** A name beside the quotation: „…“ (Müller, SPD), „…“ – Goethe, „…“, so die Ministerin, Müller: „…“, @Lena „…“. */
const NAMED_AFTER = /^[.,!?]?\s*(?:\(\s*\p{Lu}[^)\n]{1,80}\)|[–—-]\s*\p{Lu}|,?\s*so\s+(?:\p{L}+\s+){0,4}\p{Lu})/u;
const NAMED_BEFORE = /(?:\p{Lu}[\p{L}.-]+\s*:|<@!?\d{17,20}>:?|@[\p{L}\p{N}_.]+:?)\s*$/u;
/** "Man sagt ja": nobody says it. */
const NOBODY =
	/(?<!\p{L})(?:(?:man|jemand|irgend(?:wer|jemand)|(?:die )?leute|manche|viele|alle)\s+(?:mal\s+|ja\s+|auch\s+)?(?:sag(?:t|te|en|ten)|schr(?:eibt|eiben|ieb|ieben)|mein(?:t|te|en|ten))|(?:sag(?:t|te)|schr(?:eibt|ieb)|mein(?:t|te))\s+(?:man|jemand|irgend(?:wer|jemand)))(?!\p{L})/giu;

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
				if (SOURCED.test(around.replace(NOBODY, " "))) continue;
				const nameless = long.filter(
					({ start, end }) =>
						!NAMED_AFTER.test(text.slice(end, end + 120)) &&
						!NAMED_BEFORE.test(text.slice(Math.max(0, start - 60), start)),
				);
				for (const { start, end } of nameless) findings.push({ part, text: text.slice(start, end), start, end });
			}
			return findings;
		};
	},
	examples: {
		hits: [
			{ options: {}, text: "„Das Freibad wird nie wieder öffnen, das steht seit Jahren fest.“ Noch Fragen?" },
			{ options: {}, text: "Man sagt ja: „Das Freibad wird nie wieder öffnen, das steht seit Jahren fest.“" },
		],
		misses: [
			{ options: {}, text: "„Das Freibad wird nie wieder öffnen, das steht seit Jahren fest“ (Alt, Freie Wähler)" },
			{
				options: {},
				text: "„Das Freibad wird nie wieder öffnen, das steht seit Jahren fest“, so die Bürgermeisterin.",
			},
			{ options: {}, text: "„Das Freibad wird nie wieder öffnen, das steht seit Jahren fest.“ – Hanna Alt" },
			{ options: {}, text: "Alt: „Das Freibad wird nie wieder öffnen, das steht seit Jahren fest.“" },
			{ options: {}, text: "Wie der Hafenbote meldet: „Das Freibad wird nie wieder öffnen, das steht fest.“" },
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
