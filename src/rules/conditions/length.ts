import { z } from "zod";
import { text } from "../../texts.ts";
import { defineCondition, figure } from "../condition.ts";
import { partsIn, WRITTEN } from "../parts.ts";

/** Nobody sees them; emoji are joined by some, and count by their parts. */
const UNSEEN = /[\p{Cf}\u3164\u115F\u1160\uFFA0\u2800]/gu;

export default defineCondition({
	title: text("Länge", "Length"),
	description: text("Der Kommentar ist zu lang oder zu kurz.", "The comment is too long or too short."),
	options: z
		.strictObject({
			moreThan: z.number().int().min(1).max(10_000).optional().meta({ description: "Mehr als so viele Zeichen." }),
			lessThan: z.number().int().min(1).max(4000).optional().meta({ description: "Weniger als so viele Zeichen." }),
		})
		.meta({ minProperties: 1 })
		.refine(({ moreThan, lessThan }) => moreThan !== undefined || lessThan !== undefined, {
			message: "moreThan oder lessThan fehlt / moreThan or lessThan is missing",
		}),
	compile({ moreThan = Number.POSITIVE_INFINITY, lessThan = 0 }) {
		return (comment) => {
			let length = 0;
			for (const [, { text }] of partsIn(comment, WRITTEN)) length += [...text.replace(UNSEEN, "").trim()].length;
			// A picture or a sticker without words is no short comment.
			const short =
				length < lessThan && (length > 0 || (comment.attachments.length === 0 && comment.stickers.length === 0));
			return length > moreThan || short ? [figure(`${length} Zeichen`, `${length} characters`)] : [];
		};
	},
	examples: {
		hits: [
			{ options: { moreThan: 10 }, text: "Das ist länger." },
			{ options: { lessThan: 3 }, text: "ja" },
			{ options: { lessThan: 3 }, text: "ja\u200b\u200b\u200b\u3164" },
		],
		misses: [
			{ options: { moreThan: 10 }, text: "Kurz 😀😀😀😀" },
			{ options: { lessThan: 3 }, text: "Doch" },
			{ options: { lessThan: 3 }, text: "", comment: { stickers: ["Winken"] } },
		],
	},
});
