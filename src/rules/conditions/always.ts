import { z } from "zod";
import { text } from "../../texts.ts";
import { defineCondition, figure } from "../condition.ts";

export default defineCondition({
	title: text("Jeder Kommentar", "Every comment"),
	description: text(
		"Immer: jeder Kommentar, auf den `where` zutrifft, auch einer nur aus einem Bild.",
		"Always: every comment that `where` lets through, also one that is only a picture.",
	),
	options: z.strictObject({}),
	compile() {
		return () => [figure("jeder Kommentar", "every comment")];
	},
	examples: {
		hits: [
			{ options: {}, text: "Guten Tag" },
			{ options: {}, text: "", comment: { stickers: ["Winken"] } },
		],
		misses: [],
	},
});
