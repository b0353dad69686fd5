import { z } from "zod";
import { duration, sayDurations } from "../../duration.ts";
import { text } from "../../texts.ts";
import { defineCondition, figure } from "../condition.ts";
import type { ThreadFacts } from "../facts.ts";

const DAY = 86_400_000;
const under = (days: number, categories: readonly string[] | null = ["Kultur"]) => ({
	facts: {
		now: 100 * DAY,
		thread: {
			id: "100000000000000003",
			title: "Das Freibad öffnet wieder",
			createdAt: (100 - days) * DAY,
			article: categories && { key: "freibad", feed: "hafenbote", categories, publishedAt: (100 - days) * DAY },
		} satisfies ThreadFacts,
	},
});

export default defineCondition({
	title: text("Thread", "Thread"),
	description: text(
		"Der Thread ist älter oder jünger als eine Zeit, oder sein Artikel gehört zu einer Rubrik.",
		"The thread is older or younger than a span of time, or its article belongs to a category.",
	),
	options: z
		.strictObject({
			olderThan: duration().optional().meta({ description: "Der Thread ist älter." }),
			youngerThan: duration().optional().meta({ description: "Der Thread ist jünger." }),
			categories: z
				.array(z.string().min(1))
				.min(1)
				.optional()
				.meta({ description: "Der Artikel steht in einer dieser Rubriken." }),
		})
		.meta({ minProperties: 1 })
		.refine((options) => Object.values(options).some((value) => value !== undefined), {
			message: "nennt nichts / names nothing",
		}),
	compile({ olderThan, youngerThan, categories }) {
		const wanted = categories && new Set(categories.map((category) => category.trim().toLowerCase()));
		return (_comment, { now, thread }) => {
			if (thread === null) return [];
			const age = now - thread.createdAt;
			if (olderThan !== undefined && age <= olderThan) return [];
			if (youngerThan !== undefined && age >= youngerThan) return [];
			const category = thread.article?.categories.find((one) => wanted?.has(one.trim().toLowerCase()));
			if (wanted && category === undefined) return [];
			const { de, en } = sayDurations(Math.max(60_000, age - (age % 60_000)));
			return [figure(category ?? `Thread seit ${de}`, category ?? `thread for ${en}`)];
		};
	},
	examples: {
		hits: [
			{ options: { olderThan: "14 Tage" }, text: "Spät dran", ...under(20) },
			{ options: { categories: ["kultur"] }, text: "Schön", ...under(1) },
		],
		misses: [
			{ options: { olderThan: "14 Tage" }, text: "Früh dran", ...under(1) },
			{ options: { categories: ["Nachruf"] }, text: "Schön", ...under(1) },
			{ options: { categories: ["Kultur"] }, text: "Ohne Artikel", ...under(1, null) },
			{ options: { olderThan: "1 min" }, text: "In einem Kanal" },
		],
	},
});
