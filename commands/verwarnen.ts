// /verwarnen: a warning with its reasons, counted as a strike; also in the menu of a person.
import { type Context, defineCommand } from "../src/discord/command.ts";
import {
	clauseOption,
	given,
	groundsGiven,
	linkOption,
	personOption,
	reasonOption,
} from "../src/discord/hand-options.ts";
import { act } from "../src/guild/hand.ts";
import { groundsAnswered, groundsForm } from "../src/guild/hand-form.ts";
import { doneView } from "../src/guild/hand-view.ts";
import type { TypedGrounds } from "../src/guild/hand-words.ts";
import { defineTexts, text } from "../src/texts.ts";

const texts = defineTexts({
	de: { title: "{who} verwarnen" },
	en: { title: "Warn {who}" },
});

const description = text("Ein Mitglied verwarnen; das zählt als Strike", "Warn a member; it counts as a strike");

export default defineCommand({
	english: "warn",
	description,
	role: "moderator",
	action: {
		english: "warn",
		description,
		options: [personOption, reasonOption, clauseOption, linkOption],
		run: (context) => warn(context, String(context.options.person), groundsGiven(context)),
	},
	user: {
		name: text("Verwarnen …", "Warn …"),
		form: async ({ guild, person, t, language }) => ({
			id: `verwarnen:formular:${guild.id}:${person!.id}`,
			title: t(texts.title, { who: person!.displayName }),
			fields: groundsForm(guild, language),
		}),
	},
	forms: {
		formular: {
			role: "moderator",
			run: (context) => warn(context, context.args[1] ?? "", groundsAnswered(context.fields)),
		},
	},
});

async function warn(context: Context, personId: string, typed: TypedGrounds) {
	const { guild, actor, t } = context;
	const link = given(context, "kommentar");
	const result = await act(guild, { action: "warn", options: { strikes: 1 }, personId, typed, link, by: actor.id });
	return { view: doneView(guild, result, t) };
}
