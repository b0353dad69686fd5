// "Ja" and "Nein" below the preview of something grave.
import { confirm } from "../guild/hand.ts";
import { doneView, droppedView } from "../guild/hand-view.ts";
import type { ButtonAction } from "./command.ts";

/** What the buttons of a preview (guild/hand.ts: `show`) do, for moderators. */
export const confirmButtons = {
	ja: {
		role: "moderator",
		update: true,
		run: async ({ guild, args, actor, t }) => ({
			view: doneView(guild, await confirm(guild, args[1] ?? "", actor.id), t),
		}),
	},
	nein: { role: "moderator", update: true, run: async ({ t }) => ({ view: droppedView(t) }) },
} satisfies Record<string, ButtonAction>;
