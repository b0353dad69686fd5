// "Entfernen …" in the menu of a message: the comment goes, with its reasons, and what else is to follow.
import { type Context, defineCommand, say } from "../src/discord/command.ts";
import { groundsAnswered } from "../src/guild/hand-form.ts";
import { formOf, removeByHand, removeFields } from "../src/guild/hand-remove.ts";
import { doneView } from "../src/guild/hand-view.ts";
import { defineTexts, text } from "../src/texts.ts";

const texts = defineTexts({
	de: {
		title: "Kommentar von {who} entfernen",
		none: "Das ist kein Kommentar eines Mitglieds. Nachrichten von Bots und vom System löschst du in Discord selbst.",
	},
	en: {
		title: "Remove the comment by {who}",
		none: "This is no comment by a member. Messages of bots and of the system you delete in Discord itself.",
	},
});

export default defineCommand({
	english: "remove",
	description: text("Einen Kommentar entfernen", "Remove a comment"),
	role: "moderator",
	message: {
		name: text("Entfernen …", "Remove …"),
		async form({ guild, target, t, language }: Context) {
			const posted = target?.posted;
			if (!posted || posted.author.isBot) return say(t(texts.none));
			return {
				id: `entfernen:formular:${guild.id}:${formOf(posted)}`,
				title: t(texts.title, { who: posted.author.displayName }),
				fields: removeFields(guild, language),
			};
		},
	},
	forms: {
		formular: {
			role: "moderator",
			async run({ guild, args, fields, actor, t }) {
				const [, channelId = "", messageId = "", seen = ""] = args;
				const typed = groundsAnswered(fields);
				const also = fields.folge ?? "";
				const result = await removeByHand(guild, { channelId, messageId, seen, typed, also, by: actor.id });
				return { view: doneView(guild, result, t) };
			},
		},
	},
});
