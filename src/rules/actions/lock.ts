import { z } from "zod";
import { text } from "../../texts.ts";
import { defineAction } from "../action.ts";

export default defineAction({
	title: text("Thread sperren", "Lock the thread"),
	description: text(
		"Niemand außer den Moderatoren kann in diesem Thread weiterschreiben.",
		"Nobody but the moderators can go on writing in this thread.",
	),
	done: text("Thread gesperrt", "thread locked"),
	options: z.strictObject({}),
	decision: "flag",
	restricts: true,
	confirm: false,
	target: "member",
	order: 80,
	needs: ["ManageThreads"],
	// Outside a thread there is nothing to lock, and what moderators have locked stays so when the case is taken back.
	effects: (_options, comment, { thread }) =>
		comment.parentId === null || thread?.locked
			? []
			: [{ kind: "lockThread", channelId: comment.channelId, locked: true }],
	undo: (effects) => effects.flatMap((effect) => (effect.kind === "lockThread" ? [{ ...effect, locked: false }] : [])),
});
