// /kick: a member is taken off the server, after a preview.
import { type Context, defineCommand } from "../src/discord/command.ts";
import { confirmButtons } from "../src/discord/confirm-buttons.ts";
import {
	clauseOption,
	given,
	groundsGiven,
	linkOption,
	personOption,
	reasonOption,
} from "../src/discord/hand-options.ts";
import { show } from "../src/guild/hand.ts";
import { previewView } from "../src/guild/hand-view.ts";
import { text } from "../src/texts.ts";

const description = text(
	"Ein Mitglied vom Server entfernen; es kann wiederkommen",
	"Take a member off the server; they can come back",
);

export default defineCommand({
	english: "kick",
	description,
	role: "moderator",
	action: {
		english: "kick",
		description,
		options: [personOption, reasonOption, clauseOption, linkOption],
		run: async (context) => ({ view: await preview(context) }),
	},
	buttons: confirmButtons,
});

async function preview(context: Context) {
	const { guild, actor, t, language } = context;
	const personId = String(context.options.person);
	const link = given(context, "kommentar");
	const typed = groundsGiven(context);
	const shown = await show(guild, { action: "kick", options: {}, personId, typed, link, by: actor.id });
	return previewView(guild, shown, "kick", t, language);
}
