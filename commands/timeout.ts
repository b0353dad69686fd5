// /timeout: a member cannot write for a while; also in the menu of a person.
import { type Context, defineCommand } from "../src/discord/command.ts";
import {
	clauseOption,
	given,
	groundsGiven,
	linkOption,
	personOption,
	reasonOption,
	spanOption,
} from "../src/discord/hand-options.ts";
import { act } from "../src/guild/hand.ts";
import { groundsAnswered, groundsForm, spanField } from "../src/guild/hand-form.ts";
import { doneView } from "../src/guild/hand-view.ts";
import { spanOf, type TypedGrounds } from "../src/guild/hand-words.ts";
import { defineTexts, text } from "../src/texts.ts";

const texts = defineTexts({
	de: { title: "Timeout für {who}", span: "Wie lange?" },
	en: { title: "Timeout for {who}", span: "How long?" },
});

const BOUNDS = { least: 60_000, most: 28 * 86_400_000 };
const description = text(
	"Ein Mitglied eine Zeit lang nicht schreiben lassen",
	"Keep a member from writing for a while",
);

export default defineCommand({
	english: "timeout",
	description,
	role: "moderator",
	action: {
		english: "timeout",
		description,
		options: [
			personOption,
			spanOption(
				"dauer",
				"duration",
				text("Wie lange? Zum Beispiel „1 Std.“ oder „2 Tage“", "How long? For example “1 h” or “2 days”"),
				BOUNDS,
				true,
			),
			reasonOption,
			clauseOption,
			linkOption,
		],
		run: (context) =>
			timeout(context, String(context.options.person), String(context.options.dauer), groundsGiven(context)),
	},
	user: {
		name: text("Timeout …", "Timeout …"),
		form: async ({ guild, person, t, language }) => ({
			id: `timeout:formular:${guild.id}:${person!.id}`,
			title: t(texts.title, { who: person!.displayName }),
			fields: [spanField("dauer", t(texts.span), language), ...groundsForm(guild, language)],
		}),
	},
	forms: {
		formular: {
			role: "moderator",
			run: (context) =>
				timeout(context, context.args[1] ?? "", context.fields.dauer ?? "", groundsAnswered(context.fields)),
		},
	},
});

async function timeout(context: Context, personId: string, span: string, typed: TypedGrounds) {
	const { guild, actor, t } = context;
	const link = given(context, "kommentar");
	const options = { for: spanOf(span, BOUNDS) };
	const result = await act(guild, { action: "timeout", options, personId, typed, link, by: actor.id });
	return { view: doneView(guild, result, t) };
}
