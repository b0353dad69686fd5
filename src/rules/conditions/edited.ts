import { z } from "zod";
import { duration, sayDurations } from "../../duration.ts";
import { text } from "../../texts.ts";
import { defineCondition, figure } from "../condition.ts";

const HOUR = 3_600_000;

export default defineCondition({
	title: text("Bearbeitet", "Edited"),
	description: text(
		"Der Kommentar wurde nachträglich geändert, auf Wunsch erst lange nach dem Schreiben.",
		"The comment was changed afterwards, if wanted only long after it was written.",
	),
	options: z.strictObject({
		after: duration().optional().meta({ description: "Erst so lange nach dem Schreiben." }),
	}),
	compile({ after = 0 }) {
		return ({ createdAt, editedAt }, { isEdit }) => {
			if (!isEdit || editedAt === null || editedAt - createdAt < after) return [];
			const { de, en } = sayDurations(Math.max(1000, editedAt - createdAt - ((editedAt - createdAt) % 1000)));
			return [figure(`${de} später geändert`, `changed ${en} later`)];
		};
	},
	examples: {
		hits: [
			{ options: {}, text: "Doch anders", comment: { createdAt: 0, editedAt: 5000 }, facts: { isEdit: true } },
			{ options: { after: "1 h" }, text: "x", comment: { createdAt: 0, editedAt: 2 * HOUR }, facts: { isEdit: true } },
		],
		misses: [
			{ options: {}, text: "Neu" },
			{
				options: { after: "1 h" },
				text: "Tippfehler",
				comment: { createdAt: 0, editedAt: 60_000 },
				facts: { isEdit: true },
			},
		],
	},
});
