// /aufräumen: many comments at once, after a preview.
import { type Context, defineCommand } from "../src/discord/command.ts";
import { clauseOption, given, groundsGiven, reasonOption, spanOption } from "../src/discord/hand-options.ts";
import { droppedView } from "../src/guild/hand-view.ts";
import { clauseChoices, spanOf } from "../src/guild/hand-words.ts";
import { confirmSweep, showSweep } from "../src/guild/sweep.ts";
import { sweepPreview, sweptResult } from "../src/guild/sweep-view.ts";
import { text } from "../src/texts.ts";

const SINCE = { least: 60_000, most: 365 * 86_400_000 };
const LOOKED_AT = 100;
const description = text(
	"Viele Kommentare auf einmal entfernen, mit Vorschau",
	"Remove many comments at once, with a preview",
);

export default defineCommand({
	english: "clear",
	description,
	role: "moderator",
	action: {
		english: "clear",
		description,
		options: [
			{
				name: "person",
				english: "person",
				description: text("Nur von dieser Person", "Only by this person"),
				type: "user",
			},
			{
				name: "text",
				english: "text",
				description: text("Nur was diesen Text enthält", "Only what contains this text"),
				type: "text",
				min: 2,
				max: 200,
			},
			{
				name: "nach",
				english: "by",
				description: text("Nur was gegen diese Regel verstößt", "Only what breaks this rule"),
				type: "text",
				autocomplete: async ({ guild }, typed) => clauseChoices(guild, typed),
			},
			{
				name: "wo",
				english: "where",
				description: text("Wo? Sonst nur hier", "Where? Only here by default"),
				type: "text",
				choices: [
					{ value: "hier", name: text("Nur hier", "Only here") },
					{ value: "alle", name: text("In allen Diskussionen", "In all discussions") },
				],
			},
			{
				name: "anzahl",
				english: "number",
				description: text(
					"So viele der letzten Nachrichten ansehen (sonst 100)",
					"Look at so many of the latest messages (100 by default)",
				),
				type: "number",
				min: 1,
				max: 500,
			},
			spanOption(
				"zeitraum",
				"span",
				text("Nur aus dieser Zeit, zum Beispiel „2 Std.“", "Only of this time, for example “2 h”"),
				SINCE,
			),
			reasonOption,
			clauseOption,
		],
		run: preview,
	},
	buttons: {
		ja: {
			role: "moderator",
			update: true,
			run: async ({ guild, args, actor, t }) => ({
				view: sweptResult(guild, await confirmSweep(guild, args[1] ?? "", actor.id), t),
			}),
		},
		nein: { role: "moderator", update: true, run: async ({ t }) => ({ view: droppedView(t) }) },
	},
});

async function preview(context: Context) {
	const { guild, options, actor, channelId, now, t } = context;
	const span = given(context, "zeitraum");
	const shown = await showSweep(guild, {
		channelId: options.wo === "alle" ? null : channelId,
		personId: given(context, "person"),
		text: given(context, "text"),
		rule: given(context, "nach"),
		limit: Number(options.anzahl ?? (span ? 500 : LOOKED_AT)),
		since: span ? now - spanOf(span, SINCE) : null,
		typed: groundsGiven(context),
		by: actor.id,
	});
	return { view: sweepPreview(guild, shown, t) };
}
