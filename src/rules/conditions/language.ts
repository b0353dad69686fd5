import { z } from "zod";
import { detect } from "../../language/detect.ts";
import { text } from "../../texts.ts";
import { defineCondition, type Finding } from "../condition.ts";
import { partsIn, WRITTEN } from "../parts.ts";

const NAMES = {
	de: { de: "Deutsch", en: "German" },
	en: { de: "Englisch", en: "English" },
	other: { de: "eine andere Sprache", en: "another language" },
} as const;

export default defineCondition({
	title: text("Sprache", "Language"),
	description: text(
		"Der Kommentar ist in keiner der erlaubten Sprachen geschrieben. Kurzes zählt nicht: Dort raten alle Verfahren.",
		"The comment is written in none of the allowed languages. Short ones do not count: every method guesses there.",
	),
	options: z.strictObject({
		allow: z
			.array(z.enum(["de", "en"]))
			.min(1)
			.default(["de"])
			.meta({ description: "Die erlaubten Sprachen." }),
		letters: z.number().int().min(20).max(2000).default(40).meta({ description: "Erst ab so vielen Zeichen." }),
	}),
	compile({ allow, letters }) {
		return (comment) => {
			const findings: Finding[] = [];
			for (const [part, { text }] of partsIn(comment, WRITTEN)) {
				if (text.length < letters) continue;
				const language = detect(text);
				if (language === null || (language !== "other" && allow.includes(language))) continue;
				findings.push({ part, text, start: 0, end: text.length, note: NAMES[language] });
			}
			return findings;
		};
	},
	examples: {
		hits: [
			{ options: {}, text: "This is a comment that was written in English by somebody from abroad." },
			{
				options: { allow: ["de", "en"] },
				text: "Questo commento è stato scritto in italiano da una signora di Bologna.",
			},
		],
		misses: [
			{ options: {}, text: "Das ist ein ganz gewöhnlicher deutscher Kommentar zum neuen Freibad." },
			{ options: {}, text: "Nice!" },
			{
				options: { allow: ["de", "en"] },
				text: "This is a comment that was written in English by somebody from abroad.",
			},
		],
	},
});
