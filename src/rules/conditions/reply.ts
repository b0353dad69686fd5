import { z } from "zod";
import { text } from "../../texts.ts";
import { defineCondition, figure } from "../condition.ts";

export default defineCondition({
	title: text("Antwort", "Reply"),
	description: text("Der Kommentar antwortet auf einen anderen.", "The comment answers another one."),
	options: z.strictObject({}),
	compile() {
		return ({ replyTo }) => (replyTo === null ? [] : [figure("Antwort", "reply")]);
	},
	examples: {
		hits: [{ options: {}, text: "Stimmt", comment: { replyTo: "100000000000000031" } }],
		misses: [{ options: {}, text: "Ich fange mal an" }],
	},
});
