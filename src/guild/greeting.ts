// The first word on a server that the bot has just come to: how to set it up. Said once, and not where that is done.
import { z } from "zod";
import type { RecordType } from "../store/store.ts";
import { defineTexts, sayIn } from "../texts.ts";
import { feeds } from "./feeds.ts";
import type { Guild } from "./guild.ts";

/** Key `greeted`. Written before the word is said: rather not at all than twice. */
export const greetedRecord: RecordType<{ at: number }> = {
	name: "greeted",
	version: 1,
	schema: z.strictObject({ at: z.number() }),
};

const texts = defineTexts({
	de: {
		title: "Moin, ich bin Wortmeldung",
		body: "Ich bringe die Artikel einer Nachrichtenseite hierher, öffne unter jedem eine Diskussion und achte darauf, dass sie fair bleibt.\n\nWer den Server verwalten darf, ruft `/einrichten` auf: fünf Schritte, etwa fünf Minuten. Bis dahin erscheint kein Artikel. Was sonst geht, zeigt `/hilfe`.",
	},
	en: {
		title: "Hello, I am Wortmeldung",
		body: "I bring the articles of a news site here, open a discussion under each and see to it that it stays fair.\n\nWhoever may manage the server uses `/setup`: five steps, about five minutes. Until then no article appears. `/help` shows what else there is.",
	},
});

/** @throws StoreError, Refusal */
export async function greet(guild: Guild): Promise<void> {
	if ((guild.inForce?.revision ?? 0) > 0 || (await feeds(guild)).length > 0) return;
	const channelId = guild.platform.setup.greetingChannel();
	if (!channelId || !(await guild.store.insert(greetedRecord, "greeted", { at: guild.now() }))) return;
	const t = sayIn(guild.language);
	const view = { sections: [{ title: t(texts.title), body: t(texts.body) }] };
	const nonce = `g${BigInt(guild.id).toString(36)}`;
	await guild.platform.send({ to: { channelId }, view, nonce, attemptedAt: null, marker: "" });
}
