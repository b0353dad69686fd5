import { z } from "zod";
import { text } from "../../texts.ts";
import { defineCondition, type Finding, OptionError } from "../condition.ts";
import { partsIn, partsOption } from "../parts.ts";
import { asciiOnly, compilePattern, PatternError, WORD_LETTER } from "../pattern.ts";

const MOST = 10;

export default defineCondition({
	title: text("Muster", "Pattern"),
	description: text(
		"Der Kommentar passt auf ein Muster (regulärer Ausdruck nach RE2, ohne Rückbezüge und Vorausschau). Gelesen wird wie von Menschen: „**id**iot“ ist „idiot“; nur wenn das Muster selbst solche Zeichen nennt, zählen sie.",
		"The comment matches a pattern (regular expression by RE2, without backreferences and look-around). It is read as people do: “**id**iot” is “idiot”; such signs count only where the pattern names them itself.",
	),
	options: z.strictObject({
		pattern: z
			.string()
			.min(1)
			.max(1000)
			.meta({ description: "Der Ausdruck; in YAML am besten in einfachen Anführungszeichen." }),
		wholeWord: z.boolean().default(false).meta({ description: "Nur als eigenes Wort, auch neben Umlauten." }),
		caseSensitive: z.boolean().default(false).meta({ description: "Ob Groß- und Kleinschreibung zählt." }),
		in: partsOption,
	}),
	compile({ pattern, wholeWord, caseSensitive, in: sources }, { effort }) {
		// Nothing is left: compiling costs as well, and the rules are refused anyway.
		if (effort && effort.left < 0) return () => [];
		const ascii = asciiOnly(pattern);
		if (ascii !== null)
			throw new OptionError([
				{
					path: ["pattern"],
					problem: text(
						"{sign} kennt keine Umlaute („übel“, „Fuß“). Nimm wholeWord: true oder {letter}.",
						"{sign} does not know umlauts. Use wholeWord: true or {letter}.",
					),
					params: { sign: ascii, letter: WORD_LETTER },
				},
			]);
		try {
			const compiled = compilePattern(pattern, caseSensitive, wholeWord);
			if (effort) effort.left -= compiled.size;
			return (comment) => {
				const findings: Finding[] = [];
				for (const [part, { text }] of partsIn(comment, sources))
					for (const [start, end] of compiled.find(text, MOST))
						findings.push({ part, text: text.slice(start, end), start, end });
				return findings;
			};
		} catch (error) {
			if (!(error instanceof PatternError)) throw error;
			throw new OptionError([{ path: ["pattern"], problem: error.problem, params: error.params }]);
		}
	},
	examples: {
		hits: [
			{ options: { pattern: "übel", wholeWord: true }, text: "Das ist übel!" },
			{ options: { pattern: "14/?88", wholeWord: true }, text: "Grüße, 1488" },
			{ options: { pattern: "(?:gewinn|rabatt)code", caseSensitive: false }, text: "Mein RABATTCODE hilft" },
			{ options: { pattern: "fuß", wholeWord: true }, text: "Fuß" },
			{ options: { pattern: "übel", wholeWord: true }, text: "Éh, das ist u\u0308bel!" },
			{ options: { pattern: "u\u0308bel" }, text: "Das Übel" },
			{ options: { pattern: "idiot", wholeWord: true }, text: "Du **id**iot" },
			{ options: { pattern: "idiot", wholeWord: true }, text: "Du _i\u200bdiot_!" },
			{ options: { pattern: "\\*\\*gratis\\*\\*" }, text: "Alles **gratis**" },
		],
		misses: [
			{ options: { pattern: "übel", wholeWord: true }, text: "Der Kübel ist voll, die Übelkeit auch." },
			{ options: { pattern: "14/?88", wholeWord: true }, text: "Artikel 214880" },
			{ options: { pattern: "Amt", caseSensitive: true }, text: "gesamt" },
			{ options: { pattern: "53" }, text: "Das sind 5*3 Euro" },
			{ options: { pattern: "snakecase" }, text: "snake_case_id" },
		],
	},
});
