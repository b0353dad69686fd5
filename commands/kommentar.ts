// /kommentar: writing a comment in a form, which judges it before it appears; changing and deleting one's own.

import { type Answer, type Context, defineCommand, type Form, say } from "../src/discord/command.ts";
import { UserError } from "../src/errors.ts";
import { changeOwn, deleteOwn, ownComment } from "../src/guild/form-change.ts";
import { discard, draftFor } from "../src/guild/form-draft.ts";
import { type Closed, LONGEST_COMMENT, type Submitted, sendForReview, submit } from "../src/guild/form-submit.ts";
import { stoppedView, writeButton } from "../src/guild/form-view.ts";
import { plain, when } from "../src/guild/markdown.ts";
import { defineTexts, text } from "../src/texts.ts";

const texts = defineTexts({
	de: {
		title: "Dein Kommentar",
		field: "Kommentar",
		hint: "Bleib freundlich und beim Thema. Nenne Quellen, wenn du etwas behauptest.",
		posted: "Dein Kommentar steht: {url}",
		waiting: "Dein Kommentar ist gespeichert und erscheint, sobald Discord ihn annimmt.",
		refused:
			"Discord nimmt deinen Kommentar gerade nicht an. Dein Text ist gespeichert; über den Knopf versuchst du es noch einmal. Für die Moderation: {why}",
		noThread: "Kommentieren kannst du im Thread unter einem Artikel. Öffne ihn und rufe dort `/kommentar` auf.",
		closed: "Diese Diskussion ist geschlossen.",
		timedOut: "Du kannst zurzeit nicht schreiben, wieder {when}.",
		tooMany: "Das waren viele Versuche in kurzer Zeit. Warte ein paar Minuten.",
		noDraft: "Hier ist kein Entwurf mehr von dir.",
		sent: "Dein Kommentar liegt jetzt bei der Moderation (Fall {number}). Du erfährst, wie es ausgeht.",
		discarded: "Der Entwurf ist gelöscht.",
		notYours:
			"Ändern kannst du hier nur Kommentare, die du über das Formular geschrieben hast. Was du selbst im Thread geschrieben hast, änderst du mit Discords eigenem „Bearbeiten“.",
		changeTitle: "Deinen Kommentar ändern",
		delete: "Kommentar löschen",
		deleteHint: "Angehakt wird er gelöscht, der Text oben ist dann gleich.",
		deleteText: "Ja, meinen Kommentar löschen",
		changed: "Geändert: {url}",
		deleted: "Dein Kommentar ist gelöscht.",
		gone: "Diesen Kommentar gibt es nicht mehr.",
	},
	en: {
		title: "Your comment",
		field: "Comment",
		hint: "Stay friendly and on topic. Name sources when you claim something.",
		posted: "Your comment is there: {url}",
		waiting: "Your comment is saved and appears as soon as Discord takes it.",
		refused:
			"Discord does not take your comment at the moment. Your text is saved; try again with the button. For the moderators: {why}",
		noThread: "You can comment in the thread under an article. Open it and use `/comment` there.",
		closed: "This discussion is closed.",
		timedOut: "You cannot write at the moment, again {when}.",
		tooMany: "Those were many tries in a short time. Wait a few minutes.",
		noDraft: "There is no draft of yours here any more.",
		sent: "Your comment is with the moderators now (case {number}). You will hear how it ends.",
		discarded: "The draft is deleted.",
		notYours:
			"Here you can only change comments that you wrote in the form. What you wrote in the thread yourself you change with Discord's own “Edit”.",
		changeTitle: "Change your comment",
		delete: "Delete comment",
		deleteHint: "If ticked it is deleted, whatever the text above says.",
		deleteText: "Yes, delete my comment",
		changed: "Changed: {url}",
		deleted: "Your comment is deleted.",
		gone: "This comment is not there any more.",
	},
});

export default defineCommand({
	english: "comment",
	description: text(
		"Einen Kommentar schreiben, geprüft bevor er erscheint",
		"Write a comment, checked before it appears",
	),
	role: "member",
	action: {
		english: "comment",
		description: text(
			"Einen Kommentar schreiben, geprüft bevor er erscheint",
			"Write a comment, checked before it appears",
		),
		form: async (context) => {
			const { channelId } = context;
			if (channelId && (await context.guild.articleOf(channelId))) return open(context, channelId);
			return say(context.t(texts.noThread));
		},
	},
	message: {
		name: text("Eigenen Kommentar ändern", "Change my comment"),
		form: async (context) => {
			const { target, actor, guild, t } = context;
			if (!target || (await ownComment(guild, actor.id, target.messageId)) === null) return say(t(texts.notYours));
			return {
				id: `kommentar:aendern:${guild.id}:${target.channelId}:${target.messageId}`,
				title: t(texts.changeTitle),
				fields: [
					{
						type: "text",
						id: "text",
						label: t(texts.field),
						long: true,
						min: 1,
						max: LONGEST_COMMENT,
						value: target.content,
					},
					{
						type: "tick",
						id: "delete",
						label: t(texts.delete),
						description: t(texts.deleteHint),
						text: t(texts.deleteText),
					},
				],
			};
		},
	},
	buttons: {
		schreiben: { form: (context) => open(context, context.args[1] ?? "") },
		pruefen: { run: review },
		verwerfen: {
			run: async ({ guild, actor, args, t }) => {
				await discard(guild, actor.id, args[1] ?? "");
				return say(t(texts.discarded));
			},
		},
	},
	forms: { neu: { run: write }, aendern: { run: change } },
});

async function open({ guild, actor, t }: Context, threadId: string): Promise<Form> {
	const value = await draftFor(guild, actor.id, threadId);
	return {
		id: `kommentar:neu:${guild.id}:${threadId}`,
		title: t(texts.title),
		fields: [
			{
				type: "text",
				id: "text",
				label: t(texts.field),
				description: t(texts.hint),
				long: true,
				required: true,
				min: 1,
				max: LONGEST_COMMENT,
				...(value ? { value } : {}),
			},
		],
	};
}

async function write(context: Context): Promise<Answer> {
	const { guild, actor, args, fields, id } = context;
	const threadId = args[1] ?? "";
	const result = await submit(guild, { id, authorId: actor.id, threadId, text: (fields.text ?? "").trim() });
	return answer(context, threadId, result);
}

function answer({ guild, t, language }: Context, threadId: string, result: Submitted): Answer {
	switch (result.type) {
		case "posted":
			return say(t(texts.posted, { url: guild.platform.messageUrl(result.sent.channelId, result.sent.messageId) }));
		case "waiting":
			return say(t(texts.waiting));
		case "refused":
			return {
				view: {
					text: t(texts.refused, { why: plain(result.why.message) }),
					buttons: [[writeButton(guild.id, threadId, language)]],
				},
			};
		case "stopped":
			return { view: stoppedView(result.verdict, { guildId: guild.id, threadId }, language) };
		default:
			return say(closed(result, t));
	}
}

function closed(result: Closed, t: Context["t"]): string {
	return result.type === "timedOut" ? t(texts.timedOut, { when: when(result.until, "R") }) : t(texts[result.type]);
}

async function review({ guild, actor, args, t, id }: Context): Promise<Answer> {
	const result = await sendForReview(guild, { id, authorId: actor.id, threadId: args[1] ?? "" });
	if (result.type === "sent") return say(t(texts.sent, { number: String(result.record.number) }));
	return say(result.type === "noDraft" ? t(texts.noDraft) : closed(result, t));
}

async function change({ guild, actor, args, fields, t, language }: Context): Promise<Answer> {
	const [, channelId = "", messageId = ""] = args;
	const comment = { channelId, messageId };
	if ((await ownComment(guild, actor.id, messageId)) === null) throw new UserError(texts.notYours);
	if (fields.delete || !fields.text?.trim()) {
		await deleteOwn(guild, comment);
		return say(t(texts.deleted));
	}
	const result = await changeOwn(guild, actor.id, comment, fields.text.trim());
	switch (result.type) {
		case "changed":
			return say(t(texts.changed, { url: guild.platform.messageUrl(channelId, messageId) }));
		case "gone":
			return say(t(texts.gone));
		case "stopped": {
			const place = { guildId: guild.id, threadId: channelId };
			const { buttons: _buttons, ...view } = stoppedView(result.verdict, place, language);
			return { view };
		}
		default:
			return say(closed(result, t));
	}
}
