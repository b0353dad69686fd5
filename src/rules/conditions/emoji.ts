import { z } from "zod";
import { text } from "../../texts.ts";
import { emojiIn } from "../amounts.ts";
import { defineCondition, figure } from "../condition.ts";
import { partsIn, WRITTEN } from "../parts.ts";

export default defineCondition({
	title: text("Emoji", "Emoji"),
	description: text(
		"Der Kommentar enthält zu viele Emoji, auch eigene des Servers.",
		"The comment contains too many emoji, the server's own as well.",
	),
	options: z.strictObject({
		moreThan: z.number().int().min(0).max(200).default(15).meta({ description: "Mehr als so viele." }),
	}),
	compile({ moreThan }) {
		return (comment) => {
			let count = 0;
			for (const [, { text }] of partsIn(comment, WRITTEN)) if (text.length > moreThan) count += emojiIn(text);
			return count > moreThan ? [figure(`${count} Emoji`, `${count} emoji`)] : [];
		};
	},
	examples: {
		hits: [
			{ options: { moreThan: 3 }, text: "😀😀😀😀" },
			{ options: { moreThan: 1 }, text: "<:jubel:100000000000000021> <a:tanz:100000000000000022>" },
			{ options: { moreThan: 1 }, text: "🇩🇪 🇦🇹" },
			{ options: { moreThan: 3 }, text: "❤❤☀☺" },
		],
		misses: [
			{ options: { moreThan: 1 }, text: "Familie 👨‍👩‍👧‍👦 zählt einmal" },
			{ options: {}, text: "Schön 😀" },
			{ options: { moreThan: 1 }, text: "1, 2, 3 und 4: Zahlen sind keine, ©, ® und ™ auch nicht" },
		],
	},
});
