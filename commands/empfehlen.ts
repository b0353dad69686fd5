// "Empfehlen": a moderator puts a comment forward; chosen again, the recommendation goes.

import { type Answer, type Context, defineCommand, say } from "../src/discord/command.ts";
import { UserError } from "../src/errors.ts";
import { Refusal } from "../src/guild/platform.ts";
import { type Recommended, recommend, withdraw } from "../src/guild/recommend.ts";
import { defineTexts, text } from "../src/texts.ts";

const texts = defineTexts({
	de: {
		recommended:
			"Empfohlen. Im Thread steht jetzt ein Hinweis auf den Kommentar. Nimmst du die Empfehlung zurück, verschwindet er.",
		already: "Diesen Kommentar empfiehlt die Redaktion schon.",
		withdrawn: "Die Empfehlung ist zurückgenommen.",
		notHere: "Empfehlen lassen sich Kommentare, die im Thread unter einem Artikel stehen.",
		unreadable: "Dieser Kommentar hat keinen Text, den ich zeigen könnte.",
		back: "Zurücknehmen",
		refused: "Discord lässt mich dort nicht schreiben: {why}",
	},
	en: {
		recommended: "Recommended. The thread now has a line that leads to the comment. If you take it back the line goes.",
		already: "The newsroom recommends this comment already.",
		withdrawn: "The recommendation is taken back.",
		notHere: "You can recommend comments that stand in the thread under an article.",
		unreadable: "This comment has no text that I could show.",
		back: "Take it back",
		refused: "Discord does not let me write there: {why}",
	},
});

export default defineCommand({
	english: "recommend",
	description: text("Einen Kommentar empfehlen", "Recommend a comment"),
	role: "moderator",
	message: { name: text("Empfehlen", "Recommend"), run: put },
	buttons: { zurueck: { role: "moderator", update: true, run: back } },
});

async function put({ guild, target, actor, t }: Context): Promise<Answer> {
	if (!target?.posted?.thread) return say(t(texts.notHere));
	const { id } = target.posted.thread;
	const result = await told(() => recommend(guild, target.posted!, actor.id));
	if (result !== "recommended" && result !== "already") return say(t(texts[result]));
	const button = { id: `empfehlen:zurueck:${guild.id}:${id}:${target.messageId}`, label: t(texts.back) };
	return { view: { text: t(texts[result]), buttons: [[button]] } };
}

async function back({ guild, args, t }: Context): Promise<Answer> {
	const [, threadId = "", commentId = ""] = args;
	return say(t(texts[await told(() => withdraw(guild, threadId, commentId))]));
}

async function told(deed: () => Promise<Recommended>): Promise<Recommended> {
	try {
		return await deed();
	} catch (error) {
		if (error instanceof Refusal) throw new UserError(texts.refused, { why: error.message });
		throw error;
	}
}
