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
				for (let start = 0; start < text.length; ) {
					// Nearly every character: followed by an ordinary one that is no form of it.
					const next = text.charCodeAt(start + 1);
					if (next < 0xad && ((text.charCodeAt(start) ^ next) & ~0x20) !== 0) {
						start++;
						continue;
					}
					const character = at(text, start);
					let [end, count] = [start + character.length, 1];
					for (let next = at(text, end); end < text.length; next = at(text, end)) {
						if (next.toLowerCase() === character.toLowerCase()) count++;
						else if (!UNSEEN.test(next)) break;
						end += next.length;
					}
					if (count >= times && !SEPARATES.has(character))
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
			{ options: {}, text: "NeEeEeEeEe\u200beEein" },
			{ options: {}, text: "😡".repeat(10) },
		],
		misses: [
			{ options: {}, text: "Tooooor!!!" },
			{ options: {}, text: "Oben\n----------------\nunten              rechts" },
		],
	},
});

/** The character at a place, both halves of it; "" at the end. */
function at(text: string, index: number): string {
	const code = text.codePointAt(index);
	return code === undefined ? "" : String.fromCodePoint(code);
}

const UNSEEN = /\p{Default_Ignorable_Code_Point}/u;

/** Lines and tables are drawn with them. */
const SEPARATES = new Set(" \t\n-_=~*#.·—–│─━═");
