// /entbannen: a ban is lifted; the person is chosen from those who are banned.
import { type Context, defineCommand } from "../src/discord/command.ts";
import { given } from "../src/discord/hand-options.ts";
import { banChoices, unban } from "../src/guild/unban.ts";
import { defineTexts, text } from "../src/texts.ts";

const texts = defineTexts({
	de: {
		done: "Fall {number}: <@{person}> ist nicht mehr gebannt und kann mit einer Einladung wiederkommen.",
		rest: "Alles andere aus dem Fall gilt weiter (Strikes, entfernte Kommentare). War die ganze Entscheidung falsch, nimm sie zurück.",
		undo: "Alles zurücknehmen …",
		show: "Fall ansehen",
		due: "Fall {number}: Discord hat den Bann noch nicht aufgehoben; ich versuche es weiter. Sieh nachher in den Fall.",
	},
	en: {
		done: "Case {number}: <@{person}> is not banned any more and can come back with an invitation.",
		rest: "Everything else in the case still holds (strikes, removed comments). If the whole decision was wrong, take it back.",
		undo: "Take all of it back …",
		show: "Show case",
		due: "Case {number}: Discord has not lifted the ban yet; I keep trying. Look at the case later.",
	},
});

const description = text("Einen Bann aufheben", "Lift a ban");

export default defineCommand({
	english: "unban",
	description,
	role: "moderator",
	action: {
		english: "unban",
		description,
		options: [
			{
				name: "person",
				english: "person",
				description: text("Wer ist gebannt? Namen tippen", "Who is banned? Type a name"),
				type: "text",
				required: true,
				max: 100,
				autocomplete: ({ guild, actor }, typed) => banChoices(guild, actor.id, typed),
			},
			{
				name: "grund",
				english: "reason",
				description: text("Für das Protokoll", "For the log"),
				type: "text",
				max: 500,
			},
		],
		run,
	},
});

async function run(context: Context) {
	const { guild, actor, t } = context;
	const why = given(context, "grund") ?? null;
	const { record, known, lifted } = await unban(guild, String(context.options.person), actor.id, why);
	const params = { number: String(record.number), person: record.person.id };
	const lines = [t(lifted ? texts.done : texts.due, params), ...(known ? [t(texts.rest)] : [])];
	const buttons = [
		{ id: `fall:zeigen:${guild.id}:${record.number}`, label: t(texts.show) },
		...(known ? [{ id: `fall:zurücknehmen:${guild.id}:${record.number}`, label: t(texts.undo) }] : []),
	];
	return { view: { text: lines.join("\n"), buttons: [buttons] } };
}
