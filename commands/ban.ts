// /ban: somebody is banned, with the latest messages deleted if wanted, after a preview.
import { type Context, defineCommand } from "../src/discord/command.ts";
import { confirmButtons } from "../src/discord/confirm-buttons.ts";
import {
	clauseOption,
	given,
	groundsGiven,
	linkOption,
	personOption,
	reasonOption,
	spanOption,
} from "../src/discord/hand-options.ts";
import { show } from "../src/guild/hand.ts";
import { previewView } from "../src/guild/hand-view.ts";
import { spanOf } from "../src/guild/hand-words.ts";
import { text } from "../src/texts.ts";

const DELETES = { least: 60_000, most: 7 * 86_400_000 };
const description = text("Jemanden vom Server bannen", "Ban somebody from the server");

export default defineCommand({
	english: "ban",
	description,
	role: "moderator",
	action: {
		english: "ban",
		description,
		options: [
			personOption,
			reasonOption,
			clauseOption,
			spanOption(
				"löschen",
				"delete",
				text(
					"Auch die Nachrichten der letzten … löschen, höchstens 7 Tage; endgültig",
					"Delete their messages of the last … as well, 7 days at most; for good",
				),
				DELETES,
			),
			linkOption,
		],
		run: async (context) => ({ view: await preview(context) }),
	},
	buttons: confirmButtons,
});

async function preview(context: Context) {
	const { guild, actor, t, language } = context;
	const personId = String(context.options.person);
	const link = given(context, "kommentar");
	const wanted = given(context, "löschen");
	const options: Record<string, number> = wanted ? { delete: spanOf(wanted, DELETES) } : {};
	const typed = groundsGiven(context);
	const shown = await show(guild, { action: "ban", options, personId, typed, link, by: actor.id });
	return previewView(guild, shown, "ban", t, language);
}
