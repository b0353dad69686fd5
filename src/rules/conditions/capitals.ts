import { z } from "zod";
import { text } from "../../texts.ts";
import { defineCondition, type Finding } from "../condition.ts";
import { partsOption, reads, WRITTEN } from "../parts.ts";

const LETTER = /\p{L}/u;
/** 0 for no letter, 1 for a small one or one of a script without capitals, 3 for a capital. */
function kindOf(unit: number): number {
	const character = String.fromCharCode(unit);
	return LETTER.test(character) ? (character.toLowerCase() === character ? 1 : 3) : 0;
}

/** The kinds of all characters below U+2000: Latin, Greek, Cyrillic and the others that have capitals. */
const KINDS = Uint8Array.from({ length: 0x2000 }, (_, unit) => kindOf(unit));
const NONE: readonly Finding[] = [];
/** The same as two counts in one number: a letter counts 1, a capital 65,536 more. */
const COUNTS = Int32Array.from(KINDS, (kind) => (kind & 1) | ((kind >> 1) << 16));
/** Letters of other widths and of mathematics. */
const STYLED = /[\uD835\uFF21-\uFF3A]/;
/** What is not the member's shouting: links, mentions, emoji, code. */
const NOT_WRITTEN = /https?:\/\/\S+|<[@#:a][^>\s]{1,100}>|`[^`]{0,500}`/g;

export default defineCondition({
	title: text("Großbuchstaben", "Capitals"),
	description: text(
		"Der Kommentar schreit: Er besteht zum größten Teil aus Großbuchstaben.",
		"The comment shouts: most of it is in capitals.",
	),
	options: z.strictObject({
		percent: z.number().min(30).max(100).default(70).meta({ description: "Ab diesem Anteil der Buchstaben." }),
		letters: z.number().int().min(5).max(4000).default(20).meta({ description: "Erst ab so vielen Buchstaben." }),
		in: partsOption,
	}),
	compile({ percent, letters: least, in: sources = WRITTEN }) {
		return (comment) => {
			let findings: Finding[] | undefined;
			for (let part = 0; part < comment.parts.length; part++) {
				const { text } = comment.parts[part]!;
				if (text.length < least || !reads(sources, comment.parts[part]!)) continue;
				const plain = STYLED.test(text) ? text.normalize("NFKC") : text;
				const { letters, capitals } = count(plain);
				// The cheap count says no for nearly every comment; links and mentions are only cut where it says perhaps.
				if (letters < least || capitals * 100 < percent * letters * 0.5) continue;
				const cut = count(plain.replace(NOT_WRITTEN, " "));
				if (cut.letters < least || cut.capitals * 100 < percent * cut.letters) continue;
				const share = Math.round((cut.capitals / cut.letters) * 100);
				findings ??= [];
				findings.push({
					part,
					text,
					start: 0,
					end: text.length,
					note: { de: `${share} % Großbuchstaben`, en: `${share} % capitals` },
				});
			}
			return findings ?? NONE;
		};
	},
	examples: {
		hits: [
			{ options: {}, text: "DAS IST DOCH ALLES ÜBELSTER UNSINN!!!" },
			{ options: {}, text: "ＤＡＳ ＩＳＴ ＡＬＬＥＳ 𝐕𝐎𝐋𝐋𝐊𝐎𝐌𝐌𝐄𝐍𝐄𝐑 Unsinn" },
			{ options: { percent: 50, letters: 10 }, text: "WARUM denn NICHT so" },
		],
		misses: [
			{ options: {}, text: "Der Bundesrat und der Bundestag haben zugestimmt." },
			{ options: {}, text: "ACH SO" },
			{ options: {}, text: "Siehe https://beispiel.invalid/ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJ" },
			{ options: {}, text: "Die EU, die USA und die NATO tagen in Brüssel." },
		],
	},
});

/** @param text shorter than 65,536 */
function count(text: string): { letters: number; capitals: number } {
	let counts = 0;
	for (let index = 0; index < text.length; index++) {
		const unit = text.charCodeAt(index);
		if (unit < 0x2000) counts = (counts + COUNTS[unit]!) | 0;
	}
	return { letters: counts & 0xffff, capitals: counts >>> 16 };
}
