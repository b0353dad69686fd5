// /akte: what is on record about somebody; also in the menu of a person.
import { type Context, defineCommand } from "../src/discord/command.ts";
import { personOption } from "../src/discord/hand-options.ts";
import { recordView } from "../src/guild/record-view.ts";
import { text } from "../src/texts.ts";

const description = text("Strikes, Fälle und Kommentare eines Mitglieds", "A member's strikes, cases and comments");

export default defineCommand({
	english: "record",
	description,
	role: "moderator",
	action: {
		english: "record",
		description,
		options: [personOption],
		run: (context) => show(context, String(context.options.person)),
	},
	user: { name: text("Akte", "Record"), run: (context) => show(context, context.person!.id) },
});

async function show({ guild, t }: Context, personId: string) {
	return { view: await recordView(guild, personId, t) };
}
