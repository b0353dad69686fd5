import { z } from "zod";
import { duration } from "../../duration.ts";
import { text } from "../../texts.ts";
import { defineAction } from "../action.ts";

export default defineAction({
	title: text("Langsamer Modus", "Slow mode"),
	description: text(
		"Jedes Mitglied kann in diesem Thread nur noch in diesem Abstand schreiben (höchstens 6 Stunden).",
		"Every member can write in this thread only at this interval (6 hours at most).",
	),
	done: text("langsamer Modus gesetzt", "slow mode set"),
	options: z.strictObject({
		every: duration({ max: 6 * 3_600_000 }).meta({ description: "Der Abstand, z. B. „30 s“." }),
	}),
	decision: "allow",
	restricts: false,
	confirm: false,
	target: "member",
	order: 20,
	needs: ["ManageThreads"],
	combine: (a, b) => (b.every > a.every ? b : a),
	// Never faster than it is, and back to what it was.
	effects: ({ every }, comment, { thread }) => {
		const seconds = Math.round(every / 1000);
		const before = thread?.slowMode ?? 0;
		if (before >= seconds) return [];
		return [{ kind: "setSlowMode", channelId: comment.channelId, seconds, ...(before > 0 ? { before } : {}) }];
	},
	undo: (effects) =>
		effects.flatMap((effect) =>
			effect.kind === "setSlowMode"
				? [{ kind: effect.kind, channelId: effect.channelId, seconds: effect.before ?? 0 }]
				: [],
		),
});
